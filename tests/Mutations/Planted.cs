namespace Arktos.Mutations;

/// <summary>
/// Which mistake is planted. The woven sources ask; a world runs on one thread, so it is a thread's, and worlds side by
/// side may have different ones.
/// </summary>
internal static class Planted
{
    [ThreadStatic]
    private static Mistake _mistake;

    public static bool Is(Mistake mistake) => _mistake == mistake;

    /// <summary>Runs something, from begin to end on this thread, with a mistake planted.</summary>
    public static void During(Mistake mistake, Action run)
    {
        _mistake = mistake;
        try
        {
            run();
        }
        finally
        {
            _mistake = Mistake.None;
        }
    }
}

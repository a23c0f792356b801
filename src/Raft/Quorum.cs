namespace Arktos.Raft;

/// <summary>Arithmetic over what each voter has reached.</summary>
internal static class Quorum
{
    public static int SizeOf(int voters) => voters / 2 + 1;

    /// <summary>
    /// The largest value that at least a quorum has reached: with n values in descending order, the one at n/2.
    /// Reorders <paramref name="reached"/>.
    /// </summary>
    public static ulong ReachedByQuorum(Span<ulong> reached) => ReachedBy(SizeOf(reached.Length), reached);

    /// <summary>The largest value that at least so many have reached. Reorders <paramref name="reached"/>.</summary>
    public static ulong ReachedBy(int count, Span<ulong> reached)
    {
        Invariant.Holds(reached.Length >= count);
        reached.Sort();
        return reached[^count];
    }
}

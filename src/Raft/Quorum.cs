namespace Arktos.Raft;

/// <summary>Arithmetic over what each voter has reached.</summary>
internal static class Quorum
{
    /// <summary>
    /// The largest value that at least a quorum has reached: with n values in descending order, the one at n/2.
    /// Reorders <paramref name="reached"/>.
    /// </summary>
    public static ulong ReachedByQuorum(Span<ulong> reached)
    {
        Invariant.Holds(reached.Length > 0);
        reached.Sort();
        // Ascending, so the quorum's smallest is n - quorum from the left; n - (n / 2 + 1) == (n - 1) / 2.
        return reached[(reached.Length - 1) / 2];
    }
}

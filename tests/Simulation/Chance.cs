using Arktos.Raft;

namespace Arktos.Simulation;

/// <summary>All randomness of one run, from its seed.</summary>
internal sealed class Chance
{
    private SeededGenerator _generator;

    public Chance(ulong seed) => _generator = new SeededGenerator(seed);

    public ulong Next() => _generator.Next();

    /// <summary>In [0, bound).</summary>
    public int Below(int bound) => _generator.Below(bound);

    /// <summary>In [from, through].</summary>
    public int Between(int from, int through) => from + Below(through - from + 1);

    public bool Percent(int percent) => Below(100) < percent;

    public T Of<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];
}

namespace Arktos.Raft;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): small, seeded, the same on every machine.</summary>
internal struct SeededGenerator
{
    private ulong _state;

    public SeededGenerator(ulong seed) => _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A value in [0, bound). The bias is below 2^-32 for the small bounds that timeouts have.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);
}

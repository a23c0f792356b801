namespace Arktos.Simulation;

/// <summary>A property that must hold in every run did not.</summary>
public sealed class SimulationFailure : Exception
{
    public SimulationFailure(string message)
        : base(message) { }

    /// <summary>Nothing wrong was done, but nothing right either.</summary>
    public bool IsOfLiveness { get; init; }

    public static void Unless(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new SimulationFailure(otherwise);
        }
    }
}

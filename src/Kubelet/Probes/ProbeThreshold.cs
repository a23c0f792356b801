namespace Arktos.Kubelet.Probes;

public enum ProbeResult
{
    Success,
    Failure,
    Unknown,
}

/// <summary>
/// Counts equal results in a row: what the probe says changes after <c>failureThreshold</c> failures or
/// <c>successThreshold</c> successes. Pure.
/// </summary>
/// <param name="Says">Null: nothing yet.</param>
public readonly record struct ProbeThreshold(ProbeResult? Last, int Row, bool? Says)
{
    public static ProbeThreshold Initial(bool? says) => new(null, 0, says);

    public ProbeThreshold Apply(ProbeResult result, int successThreshold, int failureThreshold)
    {
        if (result == ProbeResult.Unknown)
            return this;
        var row = result == Last ? Row + 1 : 1;
        var reached = row >= Math.Max(1, result == ProbeResult.Success ? successThreshold : failureThreshold);
        return new ProbeThreshold(result, row, reached ? result == ProbeResult.Success : Says);
    }
}

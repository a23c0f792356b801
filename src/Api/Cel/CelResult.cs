namespace Arktos.Api.Cel;

public enum CelOutcome : byte
{
    Value,

    /// <summary>An error of the expression: a missing key, an overflow, a division by zero.</summary>
    Error,

    /// <summary>This evaluation cost more than one may (<see cref="CelBudget.CallCostExceeded"/>).</summary>
    OutOfCallBudget,

    /// <summary>
    /// The object's rules together cost more than they may (<see cref="CelBudget.ObjectCostExceeded"/>).
    /// </summary>
    OutOfObjectBudget,
}

/// <summary>What an evaluation gave, and what it cost as Kubernetes counts it.</summary>
public readonly record struct CelResult(CelOutcome Outcome, CelValue Value, long Cost)
{
    /// <summary>Whether the expression holds: it has the value true.</summary>
    public bool IsTrue => Outcome == CelOutcome.Value && Value.IsTrue;

    /// <summary>What went wrong; null when there is a value.</summary>
    public string? Message =>
        Outcome switch
        {
            CelOutcome.Value => null,
            CelOutcome.Error => Value.ErrorMessage,
            CelOutcome.OutOfCallBudget => CelBudget.CallCostExceeded,
            _ => CelBudget.ObjectCostExceeded,
        };
}

namespace Arktos.Api.Cel;

/// <summary>
/// What the rules of one object may still cost together, and one evaluation at most. One thread at a time. Kubernetes'
/// limits are the defaults; a unit is about one step of evaluation, or ten characters gone through.
/// </summary>
public sealed class CelBudget
{
    /// <summary>What one evaluation may cost.</summary>
    public const long CallCostMax = 1_000_000;

    /// <summary>What all rules of one custom resource may cost together.</summary>
    public const long ObjectCostMax = 10_000_000;

    /// <summary>What a rule may cost by estimate, given the bounds of its schema.</summary>
    public const long EstimatedCostMax = 10_000_000;

    /// <summary>What all rules of a definition may cost by estimate.</summary>
    public const long EstimatedDefinitionCostMax = 100_000_000;

    internal const string CallCostMessage = "operation cancelled: actual cost limit exceeded";

    /// <summary>Kubernetes' words for a rule that has cost more than one evaluation may.</summary>
    public const string CallCostExceeded = "call cost exceeds limit";

    /// <summary>Kubernetes' words for an object whose rules have used up all they may cost.</summary>
    public const string ObjectCostExceeded =
        "validation failed due to running out of cost budget, no further validation rules will be run";

    private readonly long _callCostMax;

    public CelBudget(long objectCostMax = ObjectCostMax, long callCostMax = CallCostMax)
    {
        Left = objectCostMax;
        _callCostMax = callCostMax;
    }

    /// <summary>What is left for the object.</summary>
    public long Left { get; private set; }

    internal long CallLimit => _callCostMax;

    internal void Spend(long cost) => Left -= Math.Min(cost, Left);
}

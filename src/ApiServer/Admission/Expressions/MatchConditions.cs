using Arktos.Api.Admissionregistration.V1;
using Arktos.Api.Cel;

namespace Arktos.ApiServer.Admission.Expressions;

/// <summary>Whether match conditions hold.</summary>
/// <param name="Error">Why it cannot be told; empty when it can.</param>
internal readonly record struct ConditionsResult(bool Holds, string Error);

/// <summary>
/// Conditions that must all hold for a webhook or a policy to be asked. One that is false decides, whatever fails
/// beside it. Immutable.
/// </summary>
internal sealed class MatchConditions
{
    /// <summary>What the conditions of one webhook or policy may cost together.</summary>
    public const long CostMax = 2_500_000;

    private readonly IReadOnlyList<(MatchCondition Condition, CelProgram? Program, string Fault)> _conditions;

    public MatchConditions(IReadOnlyList<MatchCondition>? conditions, AdmissionEnvironment environment) =>
        _conditions = [
            .. (conditions ?? []).Select(c =>
                environment.TryCompile(c.Expression, [CelType.Bool], true, out var program, out var fault)
                    ? (c, program, "")
                    : (c, (CelProgram?)null, fault)
            ),
        ];

    public bool IsEmpty => _conditions.Count == 0;

    /// <param name="values">Those of the environment.</param>
    public ConditionsResult Evaluate(ReadOnlySpan<CelValue> values)
    {
        var budget = new CelBudget(CostMax);
        var error = "";
        foreach (var (condition, program, fault) in _conditions)
        {
            if (program is null)
            {
                error = fault;
                continue;
            }
            var result = program.Evaluate(values, budget);
            if (result.Outcome == CelOutcome.OutOfObjectBudget)
                return new(false, result.Message!);
            if (result.Message is { } message)
                error = $"expression '{condition.Expression}' resulted in error: {message}";
            else if (!result.IsTrue)
                return new(false, "");
        }
        return new(error.Length == 0, error);
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Arktos.Api.Cel;

/// <summary>
/// A compiled expression. Immutable: any number of threads may evaluate it at once, each with a budget of its own.
/// </summary>
public sealed class CelProgram
{
    private readonly CelNode _root;
    private readonly int _variables;
    private readonly int _slots;
    private readonly IReadOnlyDictionary<string, Regex> _patterns;

    private CelProgram(CelNode root, CelType type, int variables, int slots, CelCompiler compiler, CelEstimate estimate)
    {
        _root = root;
        _variables = variables;
        _slots = slots;
        _patterns = compiler.Patterns;
        Type = type;
        EstimatedCost = estimate.Cost;
    }

    /// <summary>The static type of what it gives.</summary>
    public CelType Type { get; }

    /// <summary>
    /// The most that an evaluation may cost, given the bounds of the declared types; where there is no bound, as much
    /// as fits a request of 3 MiB. To be held against <see cref="CelBudget.EstimatedCostMax"/>.
    /// </summary>
    public long EstimatedCost { get; }

    /// <summary>Parses, checks and compiles.</summary>
    /// <param name="expected">What it has to give; null for anything. A dynamic value is taken for it.</param>
    public static bool TryCompile(
        CelEnvironment environment,
        string text,
        CelType? expected,
        [NotNullWhen(true)] out CelProgram? program,
        out CelIssues issues
    )
    {
        program = null;
        issues = new CelIssues(text);
        if (CelParser.Parse(text, issues) is not { } expr)
            return false;
        var checker = new CelChecker(environment, issues);
        var type = checker.Check(expr);
        if (issues.IsEmpty && expected is not null && !CelAssignment.Fits(expected, type))
            issues.Add(0, $"must evaluate to {expected}");
        if (!issues.IsEmpty)
            return false;
        var compiler = new CelCompiler();
        var root = compiler.Compile(expr);
        var estimate = new CelEstimator(environment, checker.Slots).Estimate(expr);
        program = new CelProgram(root, type, environment.Variables.Count, checker.Slots, compiler, estimate);
        return true;
    }

    /// <param name="variables">Values of the environment's variables, in their order.</param>
    /// <param name="budget">What the rules of the object may still cost; the cost of this one is taken from it.</param>
    public CelResult Evaluate(ReadOnlySpan<CelValue> variables, CelBudget budget)
    {
        if (variables.Length != _variables)
            throw new ArgumentException($"there are {_variables} variables, not {variables.Length}", nameof(variables));
        var isCallBound = budget.CallLimit <= budget.Left;
        var run = new CelRun(variables, _slots, Math.Min(budget.CallLimit, budget.Left), _patterns);
        var value = _root.Evaluate(run);
        budget.Spend(run.Cost + run.Work);
        return new CelResult(
            value.Kind switch
            {
                CelKind.Halt when isCallBound => CelOutcome.OutOfCallBudget,
                CelKind.Halt => CelOutcome.OutOfObjectBudget,
                CelKind.Error => CelOutcome.Error,
                _ => CelOutcome.Value,
            },
            value,
            run.Cost
        );
    }
}

using Arktos.Api.Cel;

namespace Arktos.ApiServer.Admission.Policies;

/// <summary>
/// The variables of a policy: each is evaluated when an expression first names it, at that one's cost, and once. One
/// evaluation's at a time.
/// </summary>
internal sealed class LazyVariables(IReadOnlyList<PolicyVariable> variables, CelType type, CelBudget budget) : CelMap
{
    private readonly CelValue?[] _known = new CelValue?[variables.Count];
    private CelValue[] _values = [];

    public override int Count => variables.Count;

    public override CelType ObjectType => type;

    /// <summary>Gives the values that the variables are made from; these are among them.</summary>
    public void Bind(CelValue[] values) => _values = values;

    public override CelValue KeyAt(int index) => CelValue.Of(variables[index].Name);

    public override bool TryGet(in CelValue key, out CelValue value)
    {
        value = default;
        return key.Kind == CelKind.String && TryGetField(key.AsString, out value);
    }

    public override bool TryGetField(string name, out CelValue value)
    {
        for (var i = 0; i < variables.Count; i++)
            if (variables[i].Name == name)
            {
                value = _known[i] ??= Evaluate(variables[i]);
                return true;
            }
        value = default;
        return false;
    }

    private CelValue Evaluate(PolicyVariable variable)
    {
        if (variable.Program is null)
            return CelValue.Error($"composited variable \"{variable.Name}\" fails to compile: {variable.Fault}");
        var result = variable.Program.Evaluate(_values, budget);
        return result.Message is { } message
            ? CelValue.Error($"composited variable \"{variable.Name}\" fails to evaluate: {message}")
            : result.Value;
    }
}

using Arktos.Api.Admissionregistration.V1;
using Arktos.Api.Admissionregistration.V1Beta1;
using Arktos.Api.Cel;
using Arktos.ApiServer.Admission.Expressions;

namespace Arktos.ApiServer.Admission.Policies;

/// <summary>A composed variable of a policy.</summary>
/// <param name="Program">Null: it does not compile, as the fault says.</param>
internal sealed record PolicyVariable(string Name, CelProgram? Program, string Fault);

/// <summary>
/// Compiles the expressions of a policy: a variable may name those before it, all others may name all of them.
/// </summary>
internal sealed class PolicyCompiler
{
    private static readonly CelType[] Condition = [CelType.Bool],
        Text = [CelType.String],
        TextOrNull = [CelType.String, CelType.Null],
        Configuration = [PatchTypes.Object],
        Patches = [CelType.ListOf(PatchTypes.Patch)];

    private readonly AdmissionEnvironment _environment;

    /// <param name="objectType">Of the objects that are looked at; null: it is not known.</param>
    public PolicyCompiler(PolicySource source, CelType? objectType = null)
    {
        var fields = new Dictionary<string, CelType>(StringComparer.Ordinal);
        var variables = new List<PolicyVariable>();
        if (source.Variables.Count > 0)
            VariablesType = CelType.ObjectOf(new ObjectFields("kubernetes.variables", fields));
        _environment = new AdmissionEnvironment(source.ParamKind is not null, VariablesType, objectType);
        foreach (var variable in source.Variables)
        {
            _environment.TryCompile(variable.Expression, null, true, out var program, out var fault);
            variables.Add(new PolicyVariable(variable.Name, program, fault));
            fields[variable.Name] = program?.Type ?? CelType.Dyn;
        }
        Variables = variables;
    }

    /// <summary>In the order of the policy.</summary>
    public IReadOnlyList<PolicyVariable> Variables { get; }

    /// <summary>Null: the policy has none.</summary>
    public CelType? VariablesType { get; }

    public PolicyRule Rule(Validation validation)
    {
        _environment.TryCompile(validation.Expression, Condition, true, out var program, out var fault);
        CelProgram? message = null;
        if (validation.MessageExpression.Trim().Length > 0)
            _environment.TryCompile(validation.MessageExpression, Text, false, out message, out _);
        return new PolicyRule(validation, program, fault, message);
    }

    public PolicyAnnotation Annotation(AuditAnnotation annotation)
    {
        _environment.TryCompile(annotation.ValueExpression, TextOrNull, true, out var program, out var fault);
        return new PolicyAnnotation(annotation, program, fault);
    }

    public PolicyMutation Mutation(Mutation mutation)
    {
        var isPatch = mutation.PatchType == PatchType.JSONPatch;
        var expression = (isPatch ? mutation.JsonPatch?.Expression : mutation.ApplyConfiguration?.Expression) ?? "";
        _environment.TryCompileMutation(expression, isPatch ? Patches : Configuration, out var program, out var fault);
        return new PolicyMutation(isPatch, expression, program, fault);
    }

    /// <inheritdoc cref="FaultOfRule"/>
    public string FaultOfMutation(Mutation mutation) => Mutation(mutation).Fault;

    /// <summary>What is wrong with the expression of a rule; empty: nothing.</summary>
    public string FaultOfRule(string expression) => FaultOf(expression, Condition, hasAuthorizer: true);

    /// <inheritdoc cref="FaultOfRule"/>
    public string FaultOfMessage(string expression) => FaultOf(expression, Text, hasAuthorizer: false);

    /// <inheritdoc cref="FaultOfRule"/>
    public string FaultOfAnnotation(string expression) => FaultOf(expression, TextOrNull, hasAuthorizer: true);

    private string FaultOf(string expression, CelType[] expected, bool hasAuthorizer) =>
        _environment.TryCompile(expression, expected, hasAuthorizer, out _, out var fault) ? "" : fault;
}

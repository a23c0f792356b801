using Arktos.Api;
using Arktos.Api.Admissionregistration.V1;
using Arktos.Api.Cel;
using Arktos.Api.Schemas;
using Arktos.ApiServer.Admission.Policies;

namespace Arktos.ApiServer.Registry.Admissionregistration;

/// <summary>
/// Checks the expressions of a policy against the types of the built-in kinds that its rules name without wildcards.
/// What it finds are warnings: a policy is evaluated without types. Pure.
/// </summary>
internal static class PolicyTypeChecker
{
    /// <summary>As many kinds as Kubernetes looks at.</summary>
    private const int KindsMax = 10;

    /// <returns>Null: nothing.</returns>
    public static List<ExpressionWarning>? Check(ValidatingAdmissionPolicySpec spec)
    {
        var source = PolicySource.Of(spec);
        var kinds = KindsOf(spec).Distinct().Take(KindsMax).ToList();
        var warnings = new List<ExpressionWarning>();
        for (var i = 0; i < (spec.Validations?.Count ?? 0); i++)
        {
            var rule = spec.Validations![i];
            Add($"spec.validations[{i}].expression", rule.Expression, static (c, e) => c.FaultOfRule(e));
            if (rule.MessageExpression.Length > 0)
                Add(
                    $"spec.validations[{i}].messageExpression",
                    rule.MessageExpression,
                    static (c, e) => c.FaultOfMessage(e)
                );
        }
        return warnings.Count > 0 ? warnings : null;

        void Add(string field, string expression, Func<PolicyCompiler, string, string> faultOf)
        {
            // What is wrong without types is an error.
            if (faultOf(new PolicyCompiler(source), expression).Length > 0)
                return;
            var faults = kinds
                .Select(k => (Kind: k, Fault: faultOf(new PolicyCompiler(source, TypeOf(k)), expression)))
                .Where(f => f.Fault.Length > 0)
                .Select(f => $"{f.Kind}: {f.Fault.Replace("compilation failed: ", "", StringComparison.Ordinal)}")
                .ToList();
            if (faults.Count > 0)
                warnings.Add(new() { FieldRef = field, Warning = string.Join("\n", faults) });
        }
    }

    private static IEnumerable<GroupVersionKind> KindsOf(ValidatingAdmissionPolicySpec spec) =>
        from rule in spec.MatchConstraints?.ResourceRules ?? []
        from apiGroup in rule.ApiGroups ?? []
        from apiVersion in rule.ApiVersions ?? []
        from resource in rule.Resources ?? []
        let wanted = new GroupVersionResource(apiGroup, apiVersion, resource)
        let description = BuiltInKinds.All.FirstOrDefault(d => d.Resource == wanted)
        where description is not null && SchemaCatalog.Instance.Find(description.Kind) is not null
        orderby description.Kind.ToString()
        select description.Kind;

    // On creation there is no old object, and on deletion no other.
    private static CelType TypeOf(GroupVersionKind kind) =>
        CelType.NullableOf(CelType.ObjectOf(new SchemaFields(SchemaCatalog.Instance.Find(kind)!)));

    private static CelType TypeOf(Shape shape) =>
        shape.Kind switch
        {
            ShapeKind.Text or ShapeKind.Quantity => CelType.String,
            ShapeKind.Integer => CelType.Int,
            ShapeKind.Number => CelType.Double,
            ShapeKind.Boolean => CelType.Bool,
            ShapeKind.Bytes => CelType.Bytes,
            ShapeKind.Time or ShapeKind.MicroTime => CelType.Timestamp,
            ShapeKind.Struct => CelType.ObjectOf(new SchemaFields(shape.Struct!)),
            ShapeKind.List => CelType.ListOf(TypeOf(shape.Element!)),
            ShapeKind.Map => CelType.MapOf(CelType.String, TypeOf(shape.Element!)),
            _ => CelType.Dyn,
        };

    /// <summary>The fields of a type of the facts, found as they are asked for: types may hold themselves.</summary>
    private sealed class SchemaFields(TypeSchema schema) : ICelObjectType
    {
        public string Name => $"{schema.GroupVersion}.{schema.Name}";

        public bool HasPlainNames => true;

        public CelType? FindField(string field) =>
            field is "kind" or "apiVersion" ? CelType.String
            : schema.Field(field) is { } found ? TypeOf(found.Shape)
            : null;
    }
}

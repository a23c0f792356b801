using Arktos.Api;
using Arktos.Api.Flowcontrol.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Flowcontrol;

public sealed class FlowSchemaStrategy : ResourceStrategy<FlowSchema>
{
    private const int PrecedenceMax = 10_000;

    private static readonly string[] Verbs =
    [
        "*",
        "create",
        "delete",
        "deletecollection",
        "get",
        "list",
        "patch",
        "proxy",
        "update",
        "watch",
    ];

    public FlowSchemaStrategy()
    {
        Subresources = With(StatusOnly());
    }

    public override ITableLayout Table { get; } =
        new TableLayout<FlowSchema>([
            Cells.Name<FlowSchema>(),
            new("PriorityLevel", "string", (s, _) => s.Spec.PriorityLevelConfiguration.Name),
            new("MatchingPrecedence", "string", (s, _) => s.Spec.MatchingPrecedence.ToString()),
            new("DistinguisherMethod", "string", (s, _) => Cells.OrNone(s.Spec.DistinguisherMethod?.Type)),
            Cells.Age<FlowSchema>(),
            new("MissingPL", "string", (s, _) => s.Status.Conditions?.Find(c => c.Type == "Dangling")?.Status ?? "?"),
        ]);

    protected override void Default(FlowSchema value)
    {
        if (value.Spec.MatchingPrecedence == 0)
            value.Spec.MatchingPrecedence = 1000;
    }

    protected override void PrepareForCreate(FlowSchema value) => value.Status = new();

    protected override void PrepareForUpdate(FlowSchema value, FlowSchema old) => value.Status = old.Status.DeepClone();

    protected override void Validate(FlowSchema value, FieldErrors errors)
    {
        var (spec, name) = (value.Spec, value.Metadata.Name);
        if (FlowControlObjects.Mandatory(name) is { } @fixed && !spec.DeepEquals(@fixed.Spec))
            errors.Invalid("spec", spec, $"spec of '{name}' must equal the fixed value");
        if (spec.MatchingPrecedence <= 0)
            errors.Invalid("spec.matchingPrecedence", spec.MatchingPrecedence, "must be a positive value");
        if (spec.MatchingPrecedence > PrecedenceMax)
            errors.Invalid(
                "spec.matchingPrecedence",
                spec.MatchingPrecedence,
                $"must not be greater than {PrecedenceMax}"
            );
        if (spec.MatchingPrecedence == 1 && name != "exempt")
            errors.Invalid(
                "spec.matchingPrecedence",
                spec.MatchingPrecedence,
                "only the schema named 'exempt' may have matchingPrecedence 1"
            );
        if (spec.DistinguisherMethod is { Type: not ("ByNamespace" or "ByUser") } method)
            errors.NotSupported("spec.distinguisherMethod.type", method.Type, "ByNamespace", "ByUser");
        var level = spec.PriorityLevelConfiguration.Name;
        if (level.Length == 0)
            errors.Required("spec.priorityLevelConfiguration.name", "must reference a priority level");
        else
            errors.InvalidEach("spec.priorityLevelConfiguration.name", level, Formats.DnsSubdomain(level));
        foreach (var (rule, i) in (spec.Rules ?? []).Select((r, i) => (r, i)))
            Rule(rule, $"spec.rules[{i}]", errors);
    }

    private static void Rule(PolicyRulesWithSubjects rule, string at, FieldErrors errors)
    {
        if (rule.Subjects.Count == 0)
            errors.Required($"{at}.subjects", "subjects must contain at least one value");
        foreach (var (subject, i) in rule.Subjects.Select((s, i) => (s, i)))
            Who(subject, $"{at}.subjects[{i}]", errors);
        if (rule is { ResourceRules: null or { Count: 0 }, NonResourceRules: null or { Count: 0 } })
            errors.Required(at, "at least one of resourceRules and nonResourceRules has to be non-empty");
        foreach (var (resource, i) in (rule.ResourceRules ?? []).Select((r, i) => (r, i)))
        {
            var field = $"{at}.resourceRules[{i}]";
            CheckVerbs(resource.Verbs, $"{field}.verbs", errors);
            Some(resource.ApiGroups, $"{field}.apiGroups", "resource rules must supply at least one api group", errors);
            Some(resource.Resources, $"{field}.resources", "resource rules must supply at least one resource", errors);
            if (resource.Namespaces is { Count: > 1 } && resource.Namespaces.Contains("*"))
                errors.Invalid(
                    $"{field}.namespaces",
                    resource.Namespaces,
                    "if '*' is present, must not specify other namespaces"
                );
            foreach (var (ns, j) in (resource.Namespaces ?? []).Select((n, j) => (n, j)))
                if (ns != "*")
                    errors.InvalidEach($"{field}.namespaces[{j}]", ns, Formats.DnsLabel(ns));
            if (resource is { ClusterScope: false, Namespaces: null or { Count: 0 } })
                errors.Required(
                    $"{field}.namespaces",
                    "resource rules that are not cluster scoped must supply at least one namespace"
                );
        }
        foreach (var (path, i) in (rule.NonResourceRules ?? []).Select((r, i) => (r, i)))
        {
            CheckVerbs(path.Verbs, $"{at}.nonResourceRules[{i}].verbs", errors);
            Some(
                path.NonResourceURLs,
                $"{at}.nonResourceRules[{i}].nonResourceURLs",
                "nonResourceURLs must contain at least one value",
                errors
            );
        }
    }

    private static void Who(Subject subject, string at, FieldErrors errors)
    {
        var (given, expected) = (
            new[]
            {
                (Name: "user", Is: subject.User is not null),
                (Name: "group", Is: subject.Group is not null),
                (Name: "serviceAccount", Is: subject.ServiceAccount is not null),
            },
            subject.Kind switch
            {
                "User" => "user",
                "Group" => "group",
                "ServiceAccount" => "serviceAccount",
                _ => "",
            }
        );
        if (expected.Length == 0)
        {
            errors.NotSupported($"{at}.kind", subject.Kind, "Group", "ServiceAccount", "User");
            return;
        }
        foreach (var (name, isGiven) in given)
            if (name == expected && !isGiven)
                errors.Required($"{at}.{name}", $"{name} is required when subject kind is '{subject.Kind}'");
            else if (name != expected && isGiven)
                errors.Forbidden($"{at}.{name}", $"{name} is forbidden when subject kind is not '{Kind(name)}'");
        if (subject is { Kind: "User", User.Name: "" })
            errors.Required($"{at}.user.name");
        if (subject is { Kind: "Group", Group.Name: "" })
            errors.Required($"{at}.group.name");
        if (subject is { Kind: "ServiceAccount", ServiceAccount: { } account })
        {
            if (account.Name.Length == 0)
                errors.Required($"{at}.serviceAccount.name");
            if (account.Namespace.Length == 0)
                errors.Required($"{at}.serviceAccount.namespace", "must specify namespace for service account");
        }

        static string Kind(string name) => char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static void CheckVerbs(List<string> verbs, string at, FieldErrors errors)
    {
        Some(verbs, at, "verbs must contain at least one value", errors);
        if (verbs.Count > 1 && verbs.Contains("*"))
            errors.Invalid(at, verbs, "if '*' is present, must not specify other verbs");
        foreach (var verb in verbs.Where(v => !Verbs.Contains(v)))
            errors.NotSupported(at, verb, Verbs);
    }

    private static void Some(List<string> values, string at, string why, FieldErrors errors)
    {
        if (values.Count == 0)
            errors.Required(at, why);
    }
}

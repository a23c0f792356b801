using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Rbac.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Rbac;

public sealed class RoleStrategy : ResourceStrategy<Role>
{
    public override ITableLayout Table { get; } = new TableLayout<Role>([Cells.Name<Role>(), Cells.CreatedAt<Role>()]);

    public override IEnumerable<string> NameFaults(string name) => Formats.PathSegment(name);

    protected override void Validate(Role value, FieldErrors errors) => RbacRules.Check(value.Rules, true, errors);
}

public sealed class ClusterRoleStrategy : ResourceStrategy<ClusterRole>
{
    public override ITableLayout Table { get; } =
        new TableLayout<ClusterRole>([Cells.Name<ClusterRole>(), Cells.CreatedAt<ClusterRole>()]);

    public override IEnumerable<string> NameFaults(string name) => Formats.PathSegment(name);

    protected override void Validate(ClusterRole value, FieldErrors errors)
    {
        RbacRules.Check(value.Rules, false, errors);
        if (value.AggregationRule is { ClusterRoleSelectors: not { Count: > 0 } })
            errors.Required(
                "aggregationRule.clusterRoleSelectors",
                "at least one clusterRoleSelector required if aggregationRule is non-nil"
            );
    }
}

public sealed class RoleBindingStrategy : ResourceStrategy<RoleBinding>
{
    public override ITableLayout Table { get; } =
        new TableLayout<RoleBinding>([
            Cells.Name<RoleBinding>(),
            .. RbacRules.BindingColumns<RoleBinding>(b => b.RoleRef, b => b.Subjects),
        ]);

    public override IEnumerable<string> NameFaults(string name) => Formats.PathSegment(name);

    protected override void Default(RoleBinding value) => RbacRules.Default(value.RoleRef, value.Subjects);

    protected override void Validate(RoleBinding value, FieldErrors errors) =>
        RbacRules.Check(value.RoleRef, value.Subjects, false, errors);

    protected override void ValidateUpdate(RoleBinding value, RoleBinding old, FieldErrors errors) =>
        RbacRules.RoleRefIsKept(value.RoleRef, old.RoleRef, errors);
}

public sealed class ClusterRoleBindingStrategy : ResourceStrategy<ClusterRoleBinding>
{
    public override ITableLayout Table { get; } =
        new TableLayout<ClusterRoleBinding>([
            Cells.Name<ClusterRoleBinding>(),
            .. RbacRules.BindingColumns<ClusterRoleBinding>(b => b.RoleRef, b => b.Subjects),
        ]);

    public override IEnumerable<string> NameFaults(string name) => Formats.PathSegment(name);

    protected override void Default(ClusterRoleBinding value) => RbacRules.Default(value.RoleRef, value.Subjects);

    protected override void Validate(ClusterRoleBinding value, FieldErrors errors) =>
        RbacRules.Check(value.RoleRef, value.Subjects, true, errors);

    protected override void ValidateUpdate(ClusterRoleBinding value, ClusterRoleBinding old, FieldErrors errors) =>
        RbacRules.RoleRefIsKept(value.RoleRef, old.RoleRef, errors);
}

/// <summary>What the four kinds of RBAC share. Pure.</summary>
internal static class RbacRules
{
    public const string Group = "rbac.authorization.k8s.io";

    public static IEnumerable<TableColumn<T>> BindingColumns<T>(Func<T, RoleRef> role, Func<T, List<Subject>?> subjects)
        where T : class, IKubeObject =>
        [
            new("Role", "string", (b, _) => $"{role(b).Kind}/{role(b).Name}"),
            Cells.Age<T>(),
            new("Users", "string", (b, _) => Names(subjects(b), "User"), Priority: 1),
            new("Groups", "string", (b, _) => Names(subjects(b), "Group"), Priority: 1),
            new("ServiceAccounts", "string", (b, _) => Names(subjects(b), "ServiceAccount"), Priority: 1),
        ];

    public static void Default(RoleRef role, List<Subject>? subjects)
    {
        if (role.ApiGroup.Length == 0)
            role.ApiGroup = Group;
        foreach (var subject in subjects ?? [])
            if (subject is { ApiGroup: "", Kind: "User" or "Group" })
                subject.ApiGroup = Group;
    }

    public static void Check(List<PolicyRule>? rules, bool namespaced, FieldErrors errors)
    {
        foreach (var (rule, i) in (rules ?? []).Select((r, i) => (r, i)))
        {
            var field = $"rules[{i}]";
            if (rule.Verbs.Count == 0)
                errors.Required($"{field}.verbs", "verbs must contain at least one value");
            if (rule.NonResourceURLs is { Count: > 0 })
            {
                if (namespaced)
                    errors.Invalid(
                        $"{field}.nonResourceURLs",
                        rule.NonResourceURLs,
                        "namespaced rules cannot apply to non-resource URLs"
                    );
                if (
                    rule.ApiGroups is { Count: > 0 }
                    || rule.Resources is { Count: > 0 }
                    || rule.ResourceNames is { Count: > 0 }
                )
                    errors.Invalid(
                        $"{field}.nonResourceURLs",
                        rule.NonResourceURLs,
                        "rules cannot apply to both regular resources and non-resource URLs"
                    );
                continue;
            }
            if (rule.ApiGroups is not { Count: > 0 })
                errors.Required($"{field}.apiGroups", "resource rules must supply at least one api group");
            if (rule.Resources is not { Count: > 0 })
                errors.Required($"{field}.resources", "resource rules must supply at least one resource");
        }
    }

    public static void Check(RoleRef role, List<Subject>? subjects, bool cluster, FieldErrors errors)
    {
        if (role.ApiGroup != Group)
            errors.NotSupported("roleRef.apiGroup", role.ApiGroup, Group);
        if (cluster && role.Kind != "ClusterRole")
            errors.NotSupported("roleRef.kind", role.Kind, "ClusterRole");
        if (!cluster && role.Kind is not ("Role" or "ClusterRole"))
            errors.NotSupported("roleRef.kind", role.Kind, "Role", "ClusterRole");
        if (role.Name.Length == 0)
            errors.Required("roleRef.name");
        foreach (var (subject, i) in (subjects ?? []).Select((s, i) => (s, i)))
        {
            var field = $"subjects[{i}]";
            if (subject.Name.Length == 0)
                errors.Required($"{field}.name");
            switch (subject.Kind)
            {
                case "ServiceAccount":
                    if (subject.ApiGroup.Length > 0)
                        errors.NotSupported($"{field}.apiGroup", subject.ApiGroup, "");
                    if (cluster && subject.Namespace.Length == 0)
                        errors.Required($"{field}.namespace");
                    break;
                case "User" or "Group":
                    if (subject.ApiGroup != Group)
                        errors.NotSupported($"{field}.apiGroup", subject.ApiGroup, Group);
                    break;
                default:
                    errors.NotSupported($"{field}.kind", subject.Kind, "ServiceAccount", "User", "Group");
                    break;
            }
        }
    }

    public static void RoleRefIsKept(RoleRef now, RoleRef before, FieldErrors errors)
    {
        if ((now.ApiGroup, now.Kind, now.Name) != (before.ApiGroup, before.Kind, before.Name))
            errors.Invalid("roleRef", now, "cannot change roleRef");
    }

    private static string Names(List<Subject>? subjects, string kind) =>
        string.Join(
            ", ",
            (subjects ?? [])
                .Where(s => s.Kind == kind)
                .Select(s => kind == "ServiceAccount" ? $"{s.Namespace}/{s.Name}" : s.Name)
        );
}

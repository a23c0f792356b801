using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Rbac.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Authorization;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// Nobody gives away rights that they do not have: neither by writing a role (unless they may escalate) nor by binding
/// one (unless they may bind it). A bootstrap role counts with all the rules that the next start of an API server gives
/// it back, whatever stands in it now.
/// </summary>
public sealed class RoleEscalation(ObjectStorage storage, ResourceCatalog catalog, RequestAuthorizer authorizer)
    : IAdmissionPlugin
{
    private const string Group = "rbac.authorization.k8s.io";

    /// <summary>Single rights (verb, group, resource, name) in all rules of a role; each is asked for.</summary>
    private const long RightsMax = 100_000;

    private static readonly PolicyRule Everything = new()
    {
        Verbs = ["*"],
        ApiGroups = ["*"],
        Resources = ["*"],
    };

    public async ValueTask<Status?> ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (
            request.Operation == AdmissionOperation.Delete
            || request.Strategy.Kind.Group != Group
            || request.User.Is(UserIdentity.MastersGroup)
            || request is { Object: { } value, Old: { } old } && ChangesOnlyCollection(value, old)
        )
            return null;
        var plural = request.Strategy.Description.Plural;
        switch (request.Object)
        {
            case Role role:
                return await CheckAsync(request, "escalate", plural, role.Metadata.Name, role.Rules ?? [], cancel);
            case ClusterRole role:
                // Who takes the rule away keeps what it has gathered, so that the old object counts as well.
                if (
                    (role.AggregationRule ?? (request.Old as ClusterRole)?.AggregationRule) is not null
                    && !await MayAsync(request, Everything, cancel)
                )
                    return request.Forbidden("must have cluster-admin privileges to use the aggregationRule");
                return await CheckAsync(request, "escalate", plural, role.Metadata.Name, role.Rules ?? [], cancel);
            case RoleBinding binding:
                return await BindingAsync(request, binding.RoleRef, cancel);
            case ClusterRoleBinding binding:
                return await BindingAsync(request, binding.RoleRef, cancel);
            default:
                return null;
        }
    }

    private async ValueTask<Status?> BindingAsync(AdmissionRequest request, RoleRef reference, CancellationToken cancel)
    {
        var plural = reference.Kind == "Role" ? "roles" : "clusterroles";
        var ns = reference.Kind == "Role" ? request.Namespace : "";
        var strategy = catalog.Get(Group, plural);
        var key = ObjectStorage.KeyOf(strategy, request.Tenant, ns, reference.Name);
        var read = await storage.GetAsync(strategy, key, cancel);
        if (!read.Succeeded(out var item, out var error))
            return error;
        var stored = item is null ? null : strategy.Decode(item.Value.Span);
        // A role that is not there yet may become anything, so that only the right to bind it counts.
        List<PolicyRule> rules = stored switch
        {
            null => [Everything],
            Role role => [.. role.Rules ?? []],
            _ => [.. ((ClusterRole)stored).Rules ?? []],
        };
        if (request.User.IsSystem)
            rules.AddRange(BootstrapRoles.RulesOf(reference.Kind, ns, reference.Name));
        return await CheckAsync(request, "bind", plural, reference.Name, rules, cancel);
    }

    /// <param name="verb">Who may do this to the role needs not hold its rules.</param>
    private async ValueTask<Status?> CheckAsync(
        AdmissionRequest request,
        string verb,
        string plural,
        string name,
        IReadOnlyList<PolicyRule> rules,
        CancellationToken cancel
    )
    {
        if (rules.Count == 0)
            return null;
        if (rules.Sum(RightsIn) > RightsMax)
            return request.Forbidden($"the rules hold more than {RightsMax} single rights");
        PolicyRule? missing = null;
        foreach (var rule in rules)
        {
            if (await MayAsync(request, rule, cancel))
                continue;
            missing = rule;
            break;
        }
        var exempt = new PolicyRule
        {
            Verbs = [verb],
            ApiGroups = [Group],
            Resources = [plural],
            ResourceNames = [name],
        };
        if (missing is null || await MayAsync(request, exempt, cancel))
            return null;
        var groups = string.Join(" ", request.User.Groups.Select(GoText.Quote));
        return request.Forbidden(
            $"user {GoText.Quote(request.User.Name)} (groups=[{groups}]) is attempting to grant RBAC "
                + $"permissions not currently held:\n{Show(missing)}"
        );
    }

    // A rule is held when each of its single rights is; "*" is held by "*" only.
    private async ValueTask<bool> MayAsync(AdmissionRequest request, PolicyRule rule, CancellationToken cancel)
    {
        foreach (var verb in rule.Verbs)
        {
            foreach (var url in rule.NonResourceURLs ?? [])
                if (!await IsAllowedAsync(AccessRequest.ForPath(request.User, verb, url), cancel))
                    return false;
            foreach (var group in rule.ApiGroups ?? [])
            foreach (var resource in rule.Resources ?? [])
            foreach (var name in rule.ResourceNames is { Count: > 0 } names ? names : [""])
                if (!await IsAllowedAsync(Right(request, verb, group, resource, name), cancel))
                    return false;
        }
        return true;
    }

    private async ValueTask<bool> IsAllowedAsync(AccessRequest access, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return (await authorizer.DecideAsync(access, cancel)).IsAllowed;
    }

    private static AccessRequest Right(
        AdmissionRequest request,
        string verb,
        string group,
        string resource,
        string name
    )
    {
        var ns = request.Strategy.Description.IsNamespaced ? request.Namespace : "";
        var slash = resource.IndexOf('/');
        return new AccessRequest(
            request.User,
            verb,
            true,
            group,
            slash < 0 ? resource : resource[..slash],
            slash < 0 ? "" : resource[(slash + 1)..],
            request.Tenant,
            ns.Length > 0 ? ResourceScope.Namespaced : ResourceScope.Tenant,
            ns,
            name,
            "",
            ""
        );
    }

    private static long RightsIn(PolicyRule rule) =>
        (long)rule.Verbs.Count
        * (
            (rule.NonResourceURLs?.Count ?? 0)
            + (long)(rule.ApiGroups?.Count ?? 0)
                * (rule.Resources?.Count ?? 0)
                * Math.Max(1, rule.ResourceNames?.Count ?? 0)
        );

    // What the garbage collector writes (finalizers, owners) gives nothing away.
    private static bool ChangesOnlyCollection(IKubeObject value, IKubeObject old)
    {
        var (a, b) = (KubeJson.Clone(value), KubeJson.Clone(old));
        foreach (var meta in new[] { a.Metadata, b.Metadata })
            (meta.Finalizers, meta.OwnerReferences, meta.ManagedFields, meta.ResourceVersion) = (null, null, null, "");
        return a.EqualsValue(b);
    }

    private static string Show(PolicyRule rule) =>
        rule.NonResourceURLs is { Count: > 0 } urls
            ? $"{{NonResourceURLs:{Show(urls)}, Verbs:{Show(rule.Verbs)}}}"
            : $"{{APIGroups:{Show(rule.ApiGroups)}, "
                + $"Resources:{Show(rule.Resources)}"
                + $"{(rule.ResourceNames is { Count: > 0 } names ? $", ResourceNames:{Show(names)}" : "")}"
                + $", Verbs:{Show(rule.Verbs)}}}";

    private static string Show(List<string>? values) => $"[{string.Join(" ", (values ?? []).Select(GoText.Quote))}]";
}

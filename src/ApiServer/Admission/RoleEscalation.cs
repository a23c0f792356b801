using Arktos.Api.Meta.V1;
using Arktos.Api.Rbac.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Authorization;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// Nobody gives away rights that they do not have: neither by writing a role (unless they may escalate) nor by binding
/// one (unless they may bind it).
/// </summary>
public sealed class RoleEscalation(ObjectStorage storage, ResourceCatalog catalog, RequestAuthorizer authorizer)
    : IAdmissionPlugin
{
    private const string Group = "rbac.authorization.k8s.io";

    public async ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (
            request.Operation == AdmissionOperation.Delete
            || request.Strategy.Kind.Group != Group
            || request.User.Is(Authentication.UserIdentity.MastersGroup)
        )
            return null;
        switch (request.Object)
        {
            case Role role:
                return await CheckAsync(
                    request,
                    "escalate",
                    request.Strategy.Description.Plural,
                    role.Metadata.Name,
                    role.Rules,
                    cancel
                );
            case ClusterRole { AggregationRule: not null }:
                return await MayAsync(request, Everything, cancel)
                    ? null
                    : request.Forbidden("must have cluster-admin privileges to use the aggregationRule");
            case ClusterRole role:
                return await CheckAsync(
                    request,
                    "escalate",
                    request.Strategy.Description.Plural,
                    role.Metadata.Name,
                    role.Rules,
                    cancel
                );
            case RoleBinding binding:
                return await BindingAsync(request, binding.RoleRef, cancel);
            case ClusterRoleBinding binding:
                return await BindingAsync(request, binding.RoleRef, cancel);
            default:
                return null;
        }
    }

    private static readonly PolicyRule Everything = new()
    {
        Verbs = ["*"],
        ApiGroups = ["*"],
        Resources = ["*"],
    };

    private async ValueTask<Status?> BindingAsync(AdmissionRequest request, RoleRef reference, CancellationToken cancel)
    {
        var plural = reference.Kind == "Role" ? "roles" : "clusterroles";
        List<PolicyRule>? rules;
        if (plural == "roles")
        {
            var read = await storage.GetAsync<Role>(
                catalog.Get(Group, plural),
                request.Tenant,
                request.Namespace,
                reference.Name,
                cancel
            );
            if (!read.Succeeded(out var role, out var error))
                return error;
            rules = role?.Rules;
        }
        else
        {
            // An aggregated role gives what its parts give.
            var effective = await authorizer.ClusterRoleAsync(request.Tenant, reference.Name);
            rules = effective?.ToList();
        }
        // A role that is not there yet may become anything, so that only the right to bind it counts.
        return await CheckAsync(request, "bind", plural, reference.Name, rules ?? [Everything], cancel);
    }

    private async ValueTask<Status?> CheckAsync(
        AdmissionRequest request,
        string verb,
        string plural,
        string name,
        IReadOnlyList<PolicyRule>? rules,
        CancellationToken cancel
    )
    {
        foreach (var rule in rules ?? [])
        {
            if (await MayAsync(request, rule, cancel))
                continue;
            if (
                await MayAsync(
                    request,
                    new PolicyRule
                    {
                        Verbs = [verb],
                        ApiGroups = [Group],
                        Resources = [plural],
                        ResourceNames = [name],
                    },
                    cancel
                )
            )
                return null;
            var groups = string.Join(" ", request.User.Groups.Select(GoText.Quote));
            return request.Forbidden(
                $"user {GoText.Quote(request.User.Name)} (groups=[{groups}]) is attempting to grant RBAC "
                    + $"permissions not currently held:\n{Show(rule)}"
            );
        }
        return null;
    }

    // A rule is held when each of its single rights is; "*" is held by "*" only.
    private async ValueTask<bool> MayAsync(AdmissionRequest request, PolicyRule rule, CancellationToken cancel)
    {
        var ns = request.Strategy.Description.IsNamespaced ? request.Namespace : "";
        foreach (var verb in rule.Verbs)
        {
            foreach (var url in rule.NonResourceURLs ?? [])
                if (!(await authorizer.DecideAsync(AccessRequest.ForPath(request.User, verb, url), cancel)).IsAllowed)
                    return false;
            foreach (var group in rule.ApiGroups ?? [])
            foreach (var resource in rule.Resources ?? [])
            foreach (var name in rule.ResourceNames is { Count: > 0 } names ? names : [""])
            {
                var slash = resource.IndexOf('/');
                var (main, sub) = slash < 0 ? (resource, "") : (resource[..slash], resource[(slash + 1)..]);
                var access = new AccessRequest(
                    request.User,
                    verb,
                    true,
                    group,
                    main,
                    sub,
                    request.Tenant,
                    ns.Length > 0 ? ResourceScope.Namespaced : ResourceScope.Tenant,
                    ns,
                    name,
                    "",
                    ""
                );
                if (!(await authorizer.DecideAsync(access, cancel)).IsAllowed)
                    return false;
            }
        }
        return true;
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

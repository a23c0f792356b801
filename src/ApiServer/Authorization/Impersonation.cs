using Arktos.Api;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Authorization;

/// <summary>
/// Lets a caller act as somebody else of its own tenant, when it may impersonate that user and each of the groups. A
/// request that asks for it is never served as the caller itself.
/// </summary>
public static class Impersonation
{
    private const string Prefix = "Impersonate-",
        UserHeader = Prefix + "User",
        GroupHeader = Prefix + "Group",
        UidHeader = Prefix + "Uid",
        ExtraPrefix = Prefix + "Extra-";

    public static async ValueTask<Result<UserIdentity>> ResolveAsync(
        HttpContext http,
        UserIdentity user,
        RequestAuthorizer authorizer
    )
    {
        var headers = http.Request.Headers;
        if (!Asks(headers))
            return user;
        var name = headers[UserHeader].ToString();
        var extra = headers
            .Where(h => h.Key.StartsWith(ExtraPrefix, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(
                h => Uri.UnescapeDataString(h.Key[ExtraPrefix.Length..]).ToLowerInvariant(),
                h => (IReadOnlyList<string>)h.Value.OfType<string>().ToArray()
            );
        var groups = headers[GroupHeader].OfType<string>().ToList();
        var uid = headers[UidHeader].ToString();
        if (name.Length == 0)
            return groups.Count + extra.Count + uid.Length == 0
                ? user
                : Statuses.BadRequest("requested groups, extra or uid without impersonating a user");

        var asked = new List<(string Group, string Resource, string Subresource, string Namespace, string Name)>();
        if (ServiceAccountName.TryParse(name, out var ns, out var account))
        {
            asked.Add(("", "serviceaccounts", "", ns, account));
            if (groups.Count == 0)
                groups = ["system:serviceaccounts", $"system:serviceaccounts:{ns}"];
        }
        else
            asked.Add(("", "users", "", "", name));
        asked.AddRange(headers[GroupHeader].OfType<string>().Select(g => ("", "groups", "", "", g)));
        foreach (var (key, values) in extra)
            asked.AddRange(values.Select(v => ("authentication.k8s.io", "userextras", key, "", v)));
        if (uid.Length > 0)
            asked.Add(("authentication.k8s.io", "uids", "", "", uid));
        foreach (var (group, resource, subresource, space, value) in asked)
        {
            var request = new AccessRequest(
                user,
                "impersonate",
                true,
                group,
                resource,
                subresource,
                user.Tenant,
                space.Length > 0 ? ResourceScope.Namespaced : ResourceScope.Tenant,
                space,
                value,
                "",
                ""
            );
            var decision = await authorizer.DecideAsync(request, http.RequestAborted);
            if (!decision.IsAllowed)
                return request.Refusal(decision.Reason);
        }
        var general =
            name == UserIdentity.Anonymous.Name ? UserIdentity.UnauthenticatedGroup : UserIdentity.AuthenticatedGroup;
        if (!groups.Contains(general))
            groups.Add(general);
        return new UserIdentity(name, uid, groups, user.Tenant, extra);
    }

    private static bool Asks(IHeaderDictionary headers)
    {
        foreach (var (name, _) in headers)
            if (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}

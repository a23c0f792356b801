using Arktos.Api.Rbac.V1;

namespace Arktos.ApiServer.Authorization;

/// <summary>Whether a rule of RBAC covers a request. Pure.</summary>
internal static class RuleMatch
{
    public static bool Covers(PolicyRule rule, AccessRequest request)
    {
        if (!Has(rule.Verbs, request.Verb))
            return false;
        if (!request.IsResource)
            return (rule.NonResourceURLs ?? []).Any(url =>
                url == "*"
                || url == request.Path
                || url.EndsWith('*') && request.Path.StartsWith(url.AsSpan(0, url.Length - 1), StringComparison.Ordinal)
            );
        return Has(rule.ApiGroups, request.Group)
            && HasResource(rule.Resources, request)
            && (
                // What has no name (collections, creations but those of subresources) no rule with names covers.
                rule.ResourceNames
                    is not { Count: > 0 } names
                || request.Name.Length > 0 && names.Contains(request.Name)
            );
    }

    private static bool Has(List<string>? values, string value) =>
        values is not null && (values.Contains("*") || values.Contains(value));

    private static bool HasResource(List<string>? resources, AccessRequest request)
    {
        foreach (var resource in resources ?? [])
        {
            if (resource == "*" || resource == request.ResourceAndSubresource)
                return true;
            if (
                request.Subresource.Length > 0
                && resource.StartsWith("*/", StringComparison.Ordinal)
                && resource.AsSpan(2).SequenceEqual(request.Subresource)
            )
                return true;
        }
        return false;
    }
}

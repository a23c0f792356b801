using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;

namespace Arktos.Controllers.Hosting;

/// <summary>One resource as discovery shows it.</summary>
internal sealed record ServedResource(KnownResource Resource, IReadOnlySet<string> Verbs)
{
    /// <summary>"deployments.apps", "pods".</summary>
    public string QualifiedName => Resource.Group.Length == 0 ? Resource.Plural : $"{Resource.Plural}.{Resource.Group}";
}

/// <summary>What the API server serves now: the preferred version of every group. Immutable.</summary>
internal sealed class ServedResources
{
    private readonly Dictionary<(string Group, string Kind), ServedResource> _byKind = [];
    private readonly Dictionary<string, ServedResource> _byName = [];

    private ServedResources(List<ServedResource> all, List<string> failures)
    {
        All = all;
        Failures = failures;
        foreach (var served in all)
        {
            _byKind.TryAdd((served.Resource.Group, served.Resource.Kind), served);
            _byName.TryAdd(served.QualifiedName, served);
        }
    }

    public IReadOnlyList<ServedResource> All { get; }

    /// <summary>"{group}/{version}: {error}" of each group that could not be asked for.</summary>
    public IReadOnlyList<string> Failures { get; }

    public bool Serves(KnownResource resource) => _byKind.ContainsKey((resource.Group, resource.Kind));

    /// <summary>The resource of an owner reference's apiVersion and kind, whatever version it names.</summary>
    public KnownResource? ByKind(string apiVersion, string kind)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return _byKind.GetValueOrDefault((slash < 0 ? "" : apiVersion[..slash], kind))?.Resource;
    }

    /// <summary>For tests and for servers whose discovery is known beforehand.</summary>
    public static ServedResources Of(IEnumerable<ServedResource> all) => new([.. all], []);

    /// <exception cref="ApiException">The list of groups, or the core group, could not be had.</exception>
    public static Task<ServedResources> DiscoverAsync(IApiConnection connection, CancellationToken ct) =>
        DiscoverAsync(connection, "", ct);

    /// <param name="tenant">Whose kinds are meant; empty: the caller's own.</param>
    /// <inheritdoc cref="DiscoverAsync(IApiConnection, CancellationToken)"/>
    public static async Task<ServedResources> DiscoverAsync(
        IApiConnection connection,
        string tenant,
        CancellationToken ct
    )
    {
        var root = tenant.Length == 0 ? "" : $"/tenants/{Uri.EscapeDataString(tenant)}";
        var all = new List<ServedResource>();
        var failures = new List<string>();
        Add(all, "", "v1", await GetAsync<APIResourceList>(connection, root + "/api/v1", ct).ConfigureAwait(false));
        var groups = await GetAsync<APIGroupList>(connection, root + "/apis", ct).ConfigureAwait(false);
        foreach (var group in groups.Groups)
        {
            var version =
                group.PreferredVersion.Version.Length > 0 ? group.PreferredVersion.Version
                : group.Versions.Count > 0 ? group.Versions[0].Version
                : "";
            if (version.Length == 0)
                continue;
            try
            {
                Add(
                    all,
                    group.Name,
                    version,
                    await GetAsync<APIResourceList>(connection, $"{root}/apis/{group.Name}/{version}", ct)
                        .ConfigureAwait(false)
                );
            }
            catch (ApiException e)
            {
                failures.Add($"{group.Name}/{version}: {e.Message}");
            }
        }
        return new ServedResources(all, failures);
    }

    private static void Add(List<ServedResource> all, string group, string version, APIResourceList list)
    {
        foreach (var resource in list.Resources)
        {
            if (resource.Name.Contains('/', StringComparison.Ordinal))
                continue;
            var known = KnownResource.All.FirstOrDefault(k => k.Group == group && k.Plural == resource.Name);
            var scope =
                known?.Scope
                // What was posted is of a tenant, in a namespace or not.
                ?? (resource.Namespaced ? ResourceScope.Namespaced : ResourceScope.Tenant);
            all.Add(
                new ServedResource(
                    new KnownResource(group, version, resource.Name, resource.Kind, scope),
                    resource.Verbs.ToHashSet(StringComparer.Ordinal)
                )
            );
        }
    }

    private static async Task<T> GetAsync<T>(IApiConnection connection, string path, CancellationToken ct)
    {
        var reply = await connection.SendAsync(new ApiRequest(HttpMethod.Get, path), ct).ConfigureAwait(false);
        return reply.IsSuccess
            ? KubeJson.Decode<T>(reply.Body)
            : throw ApiException.From(reply.Code, reply.Body, $"GET {path}");
    }
}

using System.Text.Json;
using Arktos.Api;
using Arktos.Api.Apiregistration.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;

namespace Arktos.Controllers.Hosting;

/// <summary>One resource as discovery shows it.</summary>
internal sealed record ServedResource(KnownResource Resource, IReadOnlySet<string> Verbs)
{
    /// <summary>"deployments.apps", "pods".</summary>
    public string QualifiedName => Resource.Group.Length == 0 ? Resource.Plural : $"{Resource.Plural}.{Resource.Group}";

    /// <summary>
    /// A service behind an APIService serves it: it has no log stream, and may be away, hang or answer anything.
    /// </summary>
    public bool IsElsewhere { get; init; }
}

/// <summary>
/// What the API server serves now: each resource in the first version of its group that has it. Immutable.
/// </summary>
internal sealed class ServedResources
{
    private const string Accept = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
    private const string SystemTenant = "system";

    private readonly Dictionary<(string Group, string Kind), ServedResource> _byKind = [];
    private readonly HashSet<string> _failedGroups;

    private ServedResources(List<ServedResource> all, List<string> failures, HashSet<string> failedGroups)
    {
        (All, Failures, _failedGroups) = (all, failures, failedGroups);
        foreach (var served in all)
            _byKind.TryAdd((served.Resource.Group, served.Resource.Kind), served);
    }

    public IReadOnlyList<ServedResource> All { get; }

    /// <summary>"{group}/{version}: {error}" of each version whose resources are not known for certain.</summary>
    public IReadOnlyList<string> Failures { get; }

    public bool Serves(KnownResource resource) => _byKind.ContainsKey((resource.Group, resource.Kind));

    /// <summary>Whether what is not found here may be served all the same.</summary>
    public bool HasFailed(string group) => _failedGroups.Contains(group);

    /// <summary>The resource of an owner reference's apiVersion and kind, whatever version it names.</summary>
    public ServedResource? ByKind(string apiVersion, string kind)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return _byKind.GetValueOrDefault((slash < 0 ? "" : apiVersion[..slash], kind));
    }

    /// <summary>The same, with what was known before of the groups that could not be asked for.</summary>
    public ServedResources WithKnown(ServedResources before)
    {
        if (_failedGroups.Count == 0)
            return this;
        var all = All.ToList();
        foreach (var known in before.All.Where(k => HasFailed(k.Resource.Group)))
            if (!all.Exists(a => a.QualifiedName == known.QualifiedName))
                all.Add(known);
        return new ServedResources(all, [.. Failures], _failedGroups);
    }

    /// <summary>For tests and for servers whose discovery is known beforehand.</summary>
    public static ServedResources Of(IEnumerable<ServedResource> all) => new([.. all], [], []);

    /// <exception cref="ApiException">The lists of groups could not be had.</exception>
    public static Task<ServedResources> DiscoverAsync(IApiConnection connection, CancellationToken ct) =>
        DiscoverAsync(connection, "", ct);

    /// <summary>
    /// Asks API servers alone, who tell of services what they have seen of them: no service that is away or hangs
    /// delays it.
    /// </summary>
    /// <param name="tenant">Whose kinds are meant; empty: the caller's own.</param>
    /// <inheritdoc cref="DiscoverAsync(IApiConnection, CancellationToken)"/>
    public static async Task<ServedResources> DiscoverAsync(
        IApiConnection connection,
        string tenant,
        CancellationToken ct
    )
    {
        var root = tenant.Length == 0 ? "" : $"/tenants/{Uri.EscapeDataString(tenant)}";
        var found = new Found();
        await found.ReadAsync(connection, root + "/api", ct).ConfigureAwait(false);
        await found.ReadAsync(connection, root + "/apis", ct).ConfigureAwait(false);
        // After them, so that what they tell of services is known as such.
        var elsewhere = new HashSet<(string, string)>();
        if (tenant is "" or SystemTenant)
            foreach (
                var service in await new ResourceClient<APIService>(connection)
                    .ListAsync(new ListQuery { Tenant = SystemTenant }, ct)
                    .ConfigureAwait(false)
            )
                if (service.Spec.Service is not null)
                    elsewhere.Add((service.Spec.Group, service.Spec.Version));
        return new ServedResources(
            found.All.ConvertAll(r =>
                r with
                {
                    IsElsewhere = elsewhere.Contains((r.Resource.Group, r.Resource.Version)) && !IsBuiltIn(r.Resource),
                }
            ),
            found.Failures,
            found.FailedGroups
        );
    }

    // An APIService with a service that names a version of the API server's own is not asked.
    private static bool IsBuiltIn(KnownResource resource) =>
        KnownResource.All.Any(k => (k.Group, k.Version) == (resource.Group, resource.Version));

    /// <summary>Reads documents of apidiscovery.k8s.io/v2.</summary>
    private sealed class Found
    {
        public List<ServedResource> All { get; } = [];

        public List<string> Failures { get; } = [];

        public HashSet<string> FailedGroups { get; } = new(StringComparer.Ordinal);

        public async Task ReadAsync(IApiConnection connection, string path, CancellationToken ct)
        {
            var reply = await connection
                .SendAsync(new ApiRequest(HttpMethod.Get, path) { Accept = Accept }, ct)
                .ConfigureAwait(false);
            if (!reply.IsSuccess)
                throw ApiException.From(reply.Code, reply.Body, $"GET {path}");
            try
            {
                using var document = JsonDocument.Parse(reply.Body);
                foreach (var group in document.RootElement.GetProperty("items").EnumerateArray())
                    AddGroup(group);
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new ApiException(
                    500,
                    StatusReason.InternalError,
                    $"the answer to GET {path} is no list of groups: {e.Message}",
                    e
                );
            }
        }

        private void AddGroup(JsonElement group)
        {
            var name = Text(group.GetProperty("metadata"), "name");
            var plurals = new HashSet<string>(StringComparer.Ordinal);
            foreach (var version in group.GetProperty("versions").EnumerateArray())
            {
                var (number, freshness) = (Text(version, "version"), Text(version, "freshness"));
                if (freshness == "Stale")
                {
                    Failures.Add($"{name}/{number}: stale GroupVersion discovery: {name}/{number}");
                    FailedGroups.Add(name);
                    continue;
                }
                if (version.TryGetProperty("resources", out var resources))
                    foreach (var resource in resources.EnumerateArray())
                        if (plurals.Add(Text(resource, "resource")))
                            Add(name, number, resource);
            }
        }

        private void Add(string group, string version, JsonElement resource)
        {
            var plural = Text(resource, "resource");
            var known = KnownResource.All.FirstOrDefault(k => k.Group == group && k.Plural == plural);
            var scope =
                known?.Scope
                // What was posted is of a tenant, in a namespace or not.
                ?? (Text(resource, "scope") == "Namespaced" ? ResourceScope.Namespaced : ResourceScope.Tenant);
            All.Add(
                new ServedResource(
                    new KnownResource(
                        group,
                        version,
                        plural,
                        Text(resource.GetProperty("responseKind"), "kind"),
                        scope
                    ),
                    resource
                        .GetProperty("verbs")
                        .EnumerateArray()
                        .Select(v => v.GetString() ?? "")
                        .ToHashSet(StringComparer.Ordinal)
                )
            );
        }

        private static string Text(JsonElement from, string field) =>
            from.TryGetProperty(field, out var value) ? value.GetString() ?? "" : "";
    }
}

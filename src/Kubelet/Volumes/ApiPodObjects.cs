using System.Collections.Concurrent;
using Arktos.Api.Authentication.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Node.V1;
using Arktos.Api.Storage.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using TokenRequest = Arktos.Api.Authentication.V1.TokenRequest;

namespace Arktos.Kubelet.Volumes;

/// <summary>
/// Asks the API servers. Tokens are kept until they are due, services for a few seconds (every container asks for those
/// of its namespace); what else is asked for is fetched every time.
/// </summary>
public sealed class ApiPodObjects(IApiConnection connection, TimeProvider time) : IPodObjects
{
    private const int TokensMax = 4096,
        NamespacesMax = 256;
    private static readonly TimeSpan ServicesAge = TimeSpan.FromSeconds(5);

    private readonly ResourceClient<ConfigMap> _configMaps = new(connection);
    private readonly ResourceClient<Secret> _secrets = new(connection);
    private readonly ResourceClient<ServiceAccount> _accounts = new(connection);
    private readonly ResourceClient<PersistentVolumeClaim> _claims = new(connection);
    private readonly ResourceClient<PersistentVolume> _volumes = new(connection);
    private readonly ResourceClient<Node> _nodes = new(connection);
    private readonly ResourceClient<RuntimeClass> _runtimeClasses = new(connection);
    private readonly ResourceClient<CSIDriver> _drivers = new(connection);
    private readonly ResourceClient<VolumeAttachment> _attachments = new(connection);
    private readonly ResourceClient<Service> _services = new(connection);
    private readonly ResourceClient<Endpoints> _endpoints = new(connection);
    private readonly ConcurrentDictionary<
        (string Tenant, string Namespace),
        (IReadOnlyList<Service> Services, DateTimeOffset At)
    > _servicesOf = new();
    private volatile ApiServiceAnswer? _apiService;
    private readonly ConcurrentDictionary<
        (string PodUid, string Audience, long Expiration),
        ServiceAccountToken
    > _tokens = new();

    public Task<ConfigMap?> ConfigMapAsync(string tenant, string ns, string name, CancellationToken ct) =>
        _configMaps.TryGetAsync(new ObjectKey(tenant, ns, name), ct);

    public Task<Secret?> SecretAsync(string tenant, string ns, string name, CancellationToken ct) =>
        _secrets.TryGetAsync(new ObjectKey(tenant, ns, name), ct);

    public async Task<ServiceAccountToken> TokenAsync(
        Pod pod,
        string audience,
        long expirationSeconds,
        CancellationToken ct
    )
    {
        var key = (pod.Metadata.Uid, audience, expirationSeconds);
        var now = time.GetUtcNow();
        if (_tokens.TryGetValue(key, out var known) && now < known.RefreshAt)
            return known;
        var request = new TokenRequest { Kind = "TokenRequest", ApiVersion = "authentication.k8s.io/v1" };
        if (audience.Length > 0)
            request.Spec.Audiences = [audience];
        request.Spec.ExpirationSeconds = expirationSeconds;
        request.Spec.BoundObjectRef = new BoundObjectReference
        {
            Kind = "Pod",
            ApiVersion = "v1",
            Name = pod.Metadata.Name,
            Uid = pod.Metadata.Uid,
        };
        var account = pod.Spec.ServiceAccountName.Length > 0 ? pod.Spec.ServiceAccountName : "default";
        try
        {
            var reply = await _accounts
                .CreateSubresourceAsync<TokenRequest, TokenRequest>(
                    new ObjectKey(pod.Metadata.Tenant, pod.Metadata.Namespace, account),
                    "token",
                    request,
                    ct
                )
                .ConfigureAwait(false);
            if (_tokens.Count >= TokensMax)
                Forget(now);
            return _tokens[key] = new ServiceAccountToken(
                reply.Status.Token,
                now,
                reply.Status.ExpirationTimestamp ?? now.AddSeconds(expirationSeconds)
            );
        }
        // The old one serves until it expires.
        catch (ApiException) when (known is not null && now < known.ExpiresAt)
        {
            return known;
        }
    }

    public async Task<IReadOnlyList<Service>> ServicesAsync(
        string tenant,
        string ns,
        DateTimeOffset since,
        CancellationToken ct
    )
    {
        var now = time.GetUtcNow();
        if (_servicesOf.TryGetValue((tenant, ns), out var known) && now - known.At < ServicesAge && known.At >= since)
            return known.Services;
        var services = await _services
            .ListAsync(new ListQuery { Tenant = tenant, Namespace = ns }, ct)
            .ConfigureAwait(false);
        if (_servicesOf.Count >= NamespacesMax)
            _servicesOf.Clear();
        _servicesOf[(tenant, ns)] = (services, now);
        return services;
    }

    public async Task<(Service? Service, Endpoints? Endpoints)> ApiServiceAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (_apiService is { } known && now - known.At < ServicesAge)
            return (known.Service, known.Endpoints);
        var key = new ObjectKey("system", "default", "kubernetes");
        var service = await _services.TryGetAsync(key, ct).ConfigureAwait(false);
        var endpoints = await _endpoints.TryGetAsync(key, ct).ConfigureAwait(false);
        _apiService = new ApiServiceAnswer(service, endpoints, now);
        return (service, endpoints);
    }

    public Task<PersistentVolumeClaim?> ClaimAsync(string tenant, string ns, string name, CancellationToken ct) =>
        _claims.TryGetAsync(new ObjectKey(tenant, ns, name), ct);

    public Task<PersistentVolume?> VolumeAsync(string tenant, string name, CancellationToken ct) =>
        _volumes.TryGetAsync(new ObjectKey(tenant, "", name), ct);

    public Task UpdateVolumeAsync(PersistentVolume volume, CancellationToken ct) => _volumes.UpdateAsync(volume, ct);

    public Task UpdateClaimStatusAsync(PersistentVolumeClaim claim, CancellationToken ct) =>
        _claims.UpdateStatusAsync(claim, ct);

    public Task<Node?> NodeAsync(string name, CancellationToken ct) =>
        _nodes.TryGetAsync(new ObjectKey("", "", name), ct);

    public Task<RuntimeClass?> RuntimeClassAsync(string name, CancellationToken ct) =>
        _runtimeClasses.TryGetAsync(ObjectKey.Cluster(name), ct);

    public Task<CSIDriver?> CsiDriverAsync(string name, CancellationToken ct) =>
        _drivers.TryGetAsync(new ObjectKey("", "", name), ct);

    public Task<VolumeAttachment?> AttachmentAsync(string tenant, string name, CancellationToken ct) =>
        _attachments.TryGetAsync(new ObjectKey(tenant, "", name), ct);

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, token) in _tokens)
            if (token.RefreshAt <= now)
                _tokens.TryRemove(key, out _);
        // Whatever is dropped is asked for again.
        if (_tokens.Count >= TokensMax)
            _tokens.Clear();
    }

    private sealed record ApiServiceAnswer(Service? Service, Endpoints? Endpoints, DateTimeOffset At);
}

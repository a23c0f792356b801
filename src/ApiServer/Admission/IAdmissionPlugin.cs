using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Authorization;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Configuration;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Tenancy;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Admission;

public enum AdmissionOperation
{
    Create,
    Update,
    Delete,
}

/// <summary>What makes the object of a write once more. Stateless and thread-safe.</summary>
public interface IObjectRemaker
{
    /// <summary>
    /// The object from a changed form of what the client sees of it (of the object, or of the view that is written):
    /// with the server's own metadata put back and defaults filled in again.
    /// </summary>
    /// <param name="write">Its object is the one before.</param>
    /// <param name="shown">Belongs to what is made.</param>
    Result<IKubeObject> Remake(AdmissionRequest write, IKubeObject shown);
}

/// <param name="Object">Null on deletion. Only <see cref="IAdmissionPlugin.AdmitAsync"/> may change it.</param>
/// <param name="Old">Null on creation. Read only.</param>
public sealed record AdmissionRequest(
    AdmissionOperation Operation,
    ResolvedRequest Request,
    IKubeObject? Object,
    IKubeObject? Old
)
{
    /// <summary>Replaced where a new form of it is made.</summary>
    public IKubeObject? Object { get; set; } = Object;

    /// <summary>Null where the object cannot be changed.</summary>
    public IObjectRemaker? Remaker { get; init; }

    /// <summary>Of a deletion.</summary>
    public DeleteOptions? DeleteOptions { get; init; }

    public ResourceStrategy Strategy => Request.Strategy;

    /// <summary>Empty for the object itself.</summary>
    public string Subresource => Request.Subresource?.Name ?? "";

    public string Tenant => Request.Tenant;

    public string Namespace => Request.Namespace;

    /// <summary>Empty while a name is still to be generated.</summary>
    public string Name => Request.Name;

    public UserIdentity User => Request.User;

    /// <summary>
    /// The state of the namespace that a creation was admitted to; none for what is in no namespace. The commit holds
    /// only while the namespace is in it.
    /// </summary>
    public Revision NamespaceRevision { get; set; }

    public bool IsMain => Request.Subresource is null;

    /// <summary>A refusal as Kubernetes words it.</summary>
    public Status Forbidden(string detail) =>
        Api.Statuses.Forbidden(
            Strategy.Resource,
            Name.Length > 0 ? Name
                : Object?.Metadata.GenerateName is { Length: > 0 } generate ? generate
                : "Unknown",
            detail
        );
}

/// <summary>
/// Looks at a write before its validation, where it may change the object, or after it, where it sees what is going to
/// be stored; or at both. Plugins run one after the other in the order of <see cref="AdmissionChain"/>. Stateless and
/// thread-safe.
/// </summary>
public interface IAdmissionPlugin
{
    /// <summary>
    /// Between defaulting and validation: may change or refuse the write. Runs once more when something behind it has
    /// changed the object, so that what it does to its own work is nothing.
    /// </summary>
    /// <returns>Null to let the write pass.</returns>
    ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel) => default;

    /// <summary>After validation: may refuse the write, and changes nothing.</summary>
    /// <returns>Null to let the write pass.</returns>
    ValueTask<Status?> ValidateAsync(AdmissionRequest request, CancellationToken cancel) => default;
}

/// <summary>The plugins of this server, in order; and behind them webhooks and policies.</summary>
public sealed class AdmissionChain(IReadOnlyList<IAdmissionPlugin> plugins, DynamicAdmission dynamic)
{
    private readonly AdmissionPhase _plugins = (request, cancel) => RunAsync(plugins, request, cancel);

    private static readonly string[] ReviewGroups = ["authentication.k8s.io", "authorization.k8s.io"];

    public static AdmissionChain BuiltIn(
        ApiServerOptions options,
        ObjectStorage storage,
        ResourceCatalog catalog,
        RequestAuthorizer authorizer,
        FollowedConfiguration configuration,
        Tenants tenants,
        DynamicAdmission dynamic
    )
    {
        var reads = new FollowedReads(storage, catalog, configuration);
        IAdmissionPlugin[] all =
        [
            new TenantLifecycle(tenants),
            new NamespaceLifecycle(storage, catalog, configuration),
            new LimitRanger(reads),
            new ServiceAccountAdmission(reads),
            new NodeRestriction(storage, catalog),
            new TaintNodesByCondition(),
            new PodNodeSelector(reads),
            new RoleEscalation(storage, catalog, authorizer),
            new PodSecurity(reads, new ExistingPods(storage, catalog, options.Time)),
            new PriorityAdmission(reads),
            new DefaultTolerationSeconds(),
            new DefaultStorageClass(reads),
            new StorageObjectInUseProtection(),
            new PersistentVolumeClaimResize(reads),
            new RuntimeClassAdmission(reads),
            new CertificateAdmission(authorizer),
            new DefaultIngressClass(reads),
            new DeploymentNetwork(),
            new NetworkLifecycle(),
            new SystemDaemonSet(),
            new PodAddresses(),
            new PodGrants(),
            new MachineActions(storage, catalog),
            new SharedAddresses(),
            new DriverObjects(storage, catalog),
            new TenantLimits(storage),
            new ApiServiceAvailability(options.Time),
        ];
        return new([.. all.Where(options.AdmissionPlugins.IsOn)], dynamic);
    }

    /// <summary>What comes before validation; <see cref="AdmissionRequest.Object"/> is another one then.</summary>
    public async ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel) =>
        await _plugins(request, cancel) ?? await dynamic.AdmitAsync(request, _plugins, cancel);

    /// <summary>What comes after it.</summary>
    public async ValueTask<Status?> ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        foreach (var plugin in plugins)
            if (await plugin.ValidateAsync(request, cancel) is { } refusal)
                return refusal;
        return await dynamic.ValidateAsync(request, cancel);
    }

    /// <summary>What webhooks and policies say to a call of an action.</summary>
    /// <param name="kind">Of the body.</param>
    /// <returns>The body as it is to be.</returns>
    public async ValueTask<Result<byte[]>> CallAsync(
        ResolvedRequest call,
        GroupVersionKind kind,
        byte[] body,
        CancellationToken cancel
    )
    {
        // Who answers whether somebody may do something must not wait for what asks just that.
        if (call.StoredBy is null && ReviewGroups.Contains(call.Resource.Kind.Group))
            return body;
        var admitted = await dynamic.CallAsync(call, "CREATE", kind, () => body, cancel);
        return admitted.Succeeded(out var changed, out var error) ? changed ?? body : error;
    }

    /// <summary>What webhooks and policies say to a stream.</summary>
    /// <param name="options">Of the stream, as an object of the kind of its subresource.</param>
    /// <returns>Null to let it pass.</returns>
    public async ValueTask<Status?> ConnectAsync(ResolvedRequest call, Func<byte[]> options, CancellationToken cancel)
    {
        var admitted = await dynamic.CallAsync(call, "CONNECT", call.Subresource!.Kind, options, cancel);
        return admitted.Succeeded(out _, out var error) ? null : error;
    }

    private static async ValueTask<Status?> RunAsync(
        IReadOnlyList<IAdmissionPlugin> plugins,
        AdmissionRequest request,
        CancellationToken cancel
    )
    {
        foreach (var plugin in plugins)
            if (await plugin.AdmitAsync(request, cancel) is { } refusal)
                return refusal;
        return null;
    }
}

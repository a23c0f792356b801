using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Authorization;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Configuration;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Admission;

public enum AdmissionOperation
{
    Create,
    Update,
    Delete,
}

/// <param name="Object">Null on deletion. Plugins may change it.</param>
/// <param name="Old">Null on creation. Read only.</param>
public sealed record AdmissionRequest(
    AdmissionOperation Operation,
    ResolvedRequest Request,
    IKubeObject? Object,
    IKubeObject? Old
)
{
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
/// Looks at a write between defaulting and validation, and may change or refuse it. Plugins run one after the other in
/// the order of <see cref="AdmissionChain"/>. Stateless and thread-safe.
/// </summary>
public interface IAdmissionPlugin
{
    /// <returns>Null to let the write pass.</returns>
    ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel);
}

/// <summary>The plugins of this server, in order.</summary>
public sealed class AdmissionChain(IReadOnlyList<IAdmissionPlugin> plugins)
{
    public static AdmissionChain BuiltIn(
        ApiServerOptions options,
        ObjectStorage storage,
        ResourceCatalog catalog,
        RequestAuthorizer authorizer,
        FollowedConfiguration configuration
    )
    {
        var reads = new FollowedReads(storage, catalog, configuration);
        return new([
            new TenantLifecycle(storage, catalog, configuration, options.AllowsTenants),
            new NamespaceLifecycle(storage, catalog, configuration),
            new ServiceAccountAdmission(reads),
            new NodeRestriction(storage, catalog),
            new RoleEscalation(storage, catalog, authorizer),
            new PodSecurity(),
            new PriorityAdmission(reads),
            new DefaultTolerationSeconds(),
            new RuntimeClassAdmission(reads),
            new CertificateAdmission(authorizer, options.Time),
            new DefaultIngressClass(reads),
            new ApiServiceAvailability(options.Time),
        ]);
    }

    public async ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        foreach (var plugin in plugins)
            if (await plugin.AdmitAsync(request, cancel) is { } refusal)
                return refusal;
        return null;
    }
}

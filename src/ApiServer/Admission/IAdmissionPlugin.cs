using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Registry;

namespace Arktos.ApiServer.Admission;

public enum AdmissionOperation
{
    Create,
    Update,
    Delete,
}

/// <param name="Subresource">Empty for the object itself.</param>
/// <param name="Object">Null on deletion. Plugins may change it.</param>
/// <param name="Old">Null on creation. Read only.</param>
public sealed record AdmissionRequest(
    AdmissionOperation Operation,
    ResourceStrategy Strategy,
    string Subresource,
    string Tenant,
    string Namespace,
    string Name,
    IKubeObject? Object,
    IKubeObject? Old,
    UserIdentity User,
    RegistryServices Services
)
{
    public bool IsMain => Subresource.Length == 0;

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
    public static AdmissionChain BuiltIn { get; } =
        new([
            new TenantLifecycle(),
            new NamespaceLifecycle(),
            new ServiceAccountAdmission(),
            new NodeRestriction(),
            new RoleEscalation(),
            new PodPriority(),
            new DefaultTolerationSeconds(),
        ]);

    public async ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        foreach (var plugin in plugins)
            if (await plugin.AdmitAsync(request, cancel) is { } refusal)
                return refusal;
        return null;
    }
}

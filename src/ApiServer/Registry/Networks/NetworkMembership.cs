using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.Api.Networks;
using Arktos.Api.Networks.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry.Networks;

/// <summary>
/// What holds for pods and services of networks: the label is a name, stays what it is, and names a network of the same
/// tenant that is there and stays. The network that each tenant has is not looked for: it cannot be deleted. Pure, but
/// for the read of the network.
/// </summary>
internal static class NetworkMembership
{
    private const string Field = "metadata.labels[" + TenantNetworks.Label + "]";

    private static readonly NetworkStrategy Networks = new();

    public static void Validate(ObjectMeta metadata, FieldErrors errors)
    {
        if (Labelled(metadata) is { } name)
            errors.InvalidEach(Field, name, Formats.DnsLabel(name));
    }

    /// <summary>A pod's address and a service's names are of one network from the first moment to the last.</summary>
    public static void ValidateUpdate(ObjectMeta metadata, ObjectMeta old, FieldErrors errors)
    {
        if (TenantNetworks.Of(metadata) != TenantNetworks.Of(old))
            errors.Invalid(Field, Labelled(metadata) ?? "", Formats.Immutable);
    }

    /// <summary>Whether the object may be created in the network that it names.</summary>
    /// <returns>
    /// Conditions of its commit, by which the network is then as it was looked at. Where the tenant is in parts, the
    /// network may be in another one, and go in that very moment; its members are of its name then, and of nobody
    /// else's.
    /// </returns>
    public static async ValueTask<Result<IReadOnlyList<CommitCondition>>> JoinAsync(
        IKubeObject value,
        GroupVersionResource resource,
        AllocationContext context
    )
    {
        var (name, meta) = (TenantNetworks.Of(value.Metadata), value.Metadata);
        if (name == TenantNetworks.Default)
            return Result<IReadOnlyList<CommitCondition>>.Of([]);
        var read = await new ObjectStorage(context.Keyspace).GetAsync(
            Networks,
            ObjectStorage.KeyOf(Networks, context.Tenant, "", name),
            context.Cancel
        );
        if (!read.Succeeded(out var item, out var error))
            return error;
        if (item is null || new StoredObject(item).TryDecode(Networks) is not Network network)
            return Statuses.Forbidden(resource, meta.Name, $"network {context.Tenant}/{name} not found");
        if (network.Metadata.DeletionTimestamp is not null)
            return Statuses.Forbidden(
                resource,
                meta.Name,
                $"unable to create new content in network {context.Tenant}/{name} because it is being terminated"
            );
        return Result<IReadOnlyList<CommitCondition>>.Of(
            context.IsDryRun || context.Keyspace.IsInParts(context.Tenant)
                ? []
                : [new CommitCondition.RevisionEquals(item.Key, item.Revision)]
        );
    }

    private static string? Labelled(ObjectMeta metadata) => metadata.Labels?.GetValueOrDefault(TenantNetworks.Label);
}

using Arktos.Api.Selectors;
using Arktos.Api.Streams;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Http;
using Arktos.ApiServer.Registry;
using Arktos.ApiServer.Tenancy;
using Arktos.ApiServer.Watch;
using Arktos.Rpc;
using Arktos.StoreClient;

namespace Arktos.ApiServer.NodeStreams;

/// <summary>What a follower wants, checked.</summary>
/// <param name="NodeName">The node that the field selector demands; empty for none.</param>
/// <param name="From">Empty: begin with the state.</param>
public sealed record FollowPlan(
    string Tenant,
    ObjectFilter Filter,
    string NodeName,
    IReadOnlyDictionary<PartitionId, Revision> From
)
{
    /// <exception cref="RpcException">INVALID_ARGUMENT.</exception>
    public static FollowPlan Parse(FollowRequest request, ResourceStrategy strategy, UserIdentity user)
    {
        if (!LabelQuery.TryParse(request.LabelSelector, out var labels, out var fault))
            throw new RpcException(RpcStatusCode.InvalidArgument, fault);
        if (!FieldQuery.TryParse(request.FieldSelector, out var fields, out fault))
            throw new RpcException(RpcStatusCode.InvalidArgument, fault);
        foreach (var requirement in fields.Requirements)
            if (!strategy.HasSelectableField(requirement.Field))
                throw new RpcException(
                    RpcStatusCode.InvalidArgument,
                    $"field label not supported: {requirement.Field}"
                );
        if (request.Tenant.Contains('\0') || request.Namespace.Contains('\0'))
            throw new RpcException(RpcStatusCode.InvalidArgument, "tenant and namespace hold no NUL");
        var from = new Dictionary<PartitionId, Revision>();
        foreach (var position in request.From)
        {
            if (position.Partition > PartitionId.ValueMax)
                throw new RpcException(RpcStatusCode.InvalidArgument, $"there is no partition {position.Partition}");
            from[new PartitionId((ushort)position.Partition)] = new Revision(position.Revision);
        }
        var tenant =
            strategy.Description.Scope == ResourceScope.Cluster ? UserIdentity.SystemTenant
            : request.Tenant.Length == 0 ? user.Tenant
            : request.Tenant;
        if (tenant == TenantResolver.All && !user.IsSystem)
            throw new RpcException(
                RpcStatusCode.PermissionDenied,
                "only callers of tenant system may follow every tenant"
            );
        var range = ListOptions.RangeOf(strategy, tenant, request.Namespace);
        return new FollowPlan(
            tenant,
            new ObjectFilter(
                strategy,
                range,
                fields.TryExact("metadata.name", out var name) ? name : "",
                labels,
                fields
            ),
            fields.TryExact("spec.nodeName", out var node) ? node : "",
            from
        );
    }
}

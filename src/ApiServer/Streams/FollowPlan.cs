using Arktos.Api.Selectors;
using Arktos.Api.Streams;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Watch;
using Arktos.Rpc;
using Arktos.StoreClient;
using Grpc.Core;

namespace Arktos.ApiServer.Streams;

/// <summary>The selectors of a follower, parsed; which fields there are is not known yet.</summary>
internal sealed record FollowSelectors(LabelQuery Labels, FieldQuery Fields)
{
    /// <summary>The name that the field selector demands; empty for any.</summary>
    public string Name => Fields.TryExact("metadata.name", out var name) ? name : "";

    /// <summary>The node that the field selector demands; empty for none.</summary>
    public string NodeName => Fields.TryExact("spec.nodeName", out var node) ? node : "";

    public static bool TryParse(FollowRequest request, out FollowSelectors selectors, out string fault)
    {
        selectors = null!;
        if (
            !LabelQuery.TryParse(request.LabelSelector, out var labels, out fault)
            || !FieldQuery.TryParse(request.FieldSelector, out var fields, out fault)
        )
            return false;
        selectors = new FollowSelectors(labels, fields);
        return true;
    }
}

/// <summary>What a follower wants, checked.</summary>
/// <param name="From">Empty: begin with the state.</param>
public sealed record FollowPlan(ObjectFilter Filter, IReadOnlyDictionary<PartitionId, Revision> From)
{
    /// <summary>What is sent of each object; null: the whole.</summary>
    internal ObjectProjection? Projection { get; private init; }

    /// <summary>What is wrong with what a request asks for of each object; "" for nothing. Pure.</summary>
    internal static string FaultOfProjection(FollowRequest request) =>
        request.Projection == Api.Streams.Projection.Whole ? ""
        : ObjectProjection.Find(request.Projection) is { } projection ? projection.FaultOf(request)
        : $"there is no projection {(int)request.Projection}";

    /// <exception cref="RpcException">INVALID_ARGUMENT.</exception>
    internal static FollowPlan Make(
        FollowRequest request,
        ResolvedRequest following,
        FollowSelectors selectors,
        UnreadableObjects unreadable
    )
    {
        var strategy = following.Strategy;
        foreach (var requirement in selectors.Fields.Requirements)
            if (!strategy.HasSelectableField(requirement.Field))
                throw RpcFailure.Of(StatusCode.InvalidArgument, $"field label not supported: {requirement.Field}");
        var from = new Dictionary<PartitionId, Revision>();
        foreach (var position in request.From)
        {
            if (position.Partition > PartitionId.ValueMax)
                throw RpcFailure.Of(StatusCode.InvalidArgument, $"there is no partition {position.Partition}");
            from[new PartitionId((ushort)position.Partition)] = new Revision(position.Revision);
        }
        var range = ObjectStorage.RangeOf(strategy, following.Tenant, following.Namespace);
        return new FollowPlan(
            new ObjectFilter(strategy, range, selectors.Name, selectors.Labels, selectors.Fields)
            {
                Unreadable = unreadable,
            },
            from
        )
        {
            Projection = ObjectProjection.Find(request.Projection),
        };
    }
}

using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Metrics.V1Beta1;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Proxies;
using Arktos.ApiServer.Registry.Metrics;
using Arktos.ApiServer.Storage;

namespace Arktos.ApiServer.Http;

/// <summary>
/// GET of metrics.k8s.io: the pods or nodes that the caller asks for are read as they are stored, and of just their
/// nodes the agents are asked. Of what no agent tells the use of there is no object, as with Kubernetes.
/// </summary>
public sealed class UsageRequests(ResourceCatalog catalog, NodeUsages usages)
{
    /// <summary>Agents of one request that are waited for at once.</summary>
    private const int AskedAtOnce = 64;

    private const string ApiVersion = "metrics.k8s.io/v1beta1";

    internal async Task<Status?> ServeAsync(ApiContext context, UsageResource resource)
    {
        if (
            !Negotiation
                .Choose(context.Http.Request.Headers.Accept, AnswerForms.JsonOnly)
                .Succeeded(out var form, out var error)
        )
            return error;
        var strategy = catalog.Get("", resource.Description.Plural);
        var request = context.Request;
        if (!(await ReadAsync(context, strategy)).Succeeded(out var stored, out error))
            return error;
        object answer;
        if (resource is NodeUsageResource)
        {
            var items = await NodesAsync(stored.OfType<Node>().ToList(), context.Cancel);
            if (request.Verb == "get")
            {
                if (items.Count == 0)
                    return Statuses.NotFound(resource.Description.Resource, request.Name);
                answer = items[0];
            }
            else
                answer = new NodeMetricsList
                {
                    Kind = "NodeMetricsList",
                    ApiVersion = ApiVersion,
                    Items = items,
                };
        }
        else
        {
            var items = await PodsAsync(stored.OfType<Pod>().ToList(), request.Tenant, context.Cancel);
            if (request.Verb == "get")
            {
                if (items.Count == 0)
                    return Statuses.NotFound(resource.Description.Resource, request.Name);
                answer = items[0];
            }
            else
                answer = new PodMetricsList
                {
                    Kind = "PodMetricsList",
                    ApiVersion = ApiVersion,
                    Items = items,
                };
        }
        await ResponseWriter.JsonAsync(context.Http, KubeJson.Encode<object>(answer), 200, form);
        return null;
    }

    /// <summary>The pods or nodes that the request is about.</summary>
    private static async Task<Result<List<IKubeObject>>> ReadAsync(ApiContext context, ResourceStrategy strategy)
    {
        var (request, found) = (context.Request, new List<IKubeObject>());
        if (request.Verb == "get")
        {
            var key = ObjectStorage.KeyOf(strategy, request.Tenant, request.Namespace, request.Name);
            var read = await context.Services.Storage.GetAsync(strategy, key, context.Cancel);
            if (!read.Succeeded(out var item, out var failed))
                return failed;
            if (item is null)
                return Statuses.NotFound(request.Resource.Resource, request.Name);
            if (new StoredObject(item).TryDecode(strategy) is { } one)
                found.Add(one);
            return found;
        }
        if (!ListOptions.Parse(context, strategy, false).Succeeded(out var options, out var error))
            return error;
        var pages = new ListReader(context, strategy, options, decodesItems: true);
        while (pages.HasMore)
        {
            if (!(await pages.NextAsync(int.MaxValue, long.MaxValue)).Succeeded(out var items, out error))
                return error;
            found.AddRange(items.Select(i => i.TryDecode(strategy)).OfType<IKubeObject>());
        }
        return found;
    }

    private async Task<List<NodeMetrics>> NodesAsync(List<Node> nodes, CancellationToken cancel)
    {
        var told = new NodeMetrics?[nodes.Count];
        await ForEachAsync(
            nodes.Index(),
            async (item, token) =>
            {
                var (index, node) = item;
                if (
                    PodTargets.AgentOf(node).Succeeded(out var agent, out _)
                    && await usages.NodeAsync(agent, token) is { } metrics
                )
                    told[index] = new NodeMetrics
                    {
                        Kind = "NodeMetrics",
                        ApiVersion = ApiVersion,
                        Metadata = MetadataOf(node.Metadata),
                        Timestamp = metrics.Timestamp,
                        Window = metrics.Window,
                        Usage = metrics.Usage,
                    };
            },
            cancel
        );
        return [.. told.OfType<NodeMetrics>()];
    }

    private async Task<List<PodMetrics>> PodsAsync(List<Pod> pods, string tenant, CancellationToken cancel)
    {
        var told = new PodMetrics?[pods.Count];
        var asked = tenant == Tenancy.TenantResolver.All ? "" : tenant;
        var byNode = pods.Index()
            .Where(p => p.Item.Spec.NodeName.Length > 0 && p.Item.Status.Phase is "Running" or "Pending")
            .GroupBy(p => p.Item.Spec.NodeName);
        await ForEachAsync(
            byNode,
            async (onNode, token) =>
            {
                if (await usages.AgentAsync(onNode.Key, token) is not { } agent)
                    return;
                if (await usages.PodsAsync(agent, asked, token) is not { } list)
                    return;
                var byUid = list
                    .Items.OfType<PodMetrics>()
                    .DistinctBy(m => m.Metadata.Uid)
                    .ToDictionary(m => m.Metadata.Uid);
                // By uid: an agent speaks for the pods that the store says are its own, and for no others.
                foreach (var (index, pod) in onNode)
                    if (byUid.TryGetValue(pod.Metadata.Uid, out var metrics))
                        told[index] = new PodMetrics
                        {
                            Kind = "PodMetrics",
                            ApiVersion = ApiVersion,
                            Metadata = MetadataOf(pod.Metadata),
                            Timestamp = metrics.Timestamp,
                            Window = metrics.Window,
                            Containers = metrics.Containers,
                        };
            },
            cancel
        );
        return [.. told.OfType<PodMetrics>()];
    }

    private static Task ForEachAsync<T>(
        IEnumerable<T> items,
        Func<T, CancellationToken, ValueTask> act,
        CancellationToken cancel
    ) =>
        Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnce, CancellationToken = cancel },
            act
        );

    private static ObjectMeta MetadataOf(ObjectMeta of) =>
        new()
        {
            Tenant = of.Tenant,
            Namespace = of.Namespace,
            Name = of.Name,
            Labels = of.Labels,
            CreationTimestamp = of.CreationTimestamp,
        };
}

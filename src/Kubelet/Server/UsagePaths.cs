using System.Net;
using Arktos.Api.Json;
using Arktos.Kubelet.Stats;
using Arktos.Kubelet.Status;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Arktos.Kubelet.Server;

/// <summary>What is used on the node, by the paths of <see cref="Stats"/>.</summary>
internal sealed class UsagePaths(KubeletOptions options, UsageSampler sampler, StorageMeter storage)
{
    internal const string Resource = "/metrics/resource",
        Cadvisor = "/metrics/cadvisor";

    private const string Exposition = "text/plain; version=0.0.4; charset=utf-8";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Resource, () => Results.Text(UsageExposition.Resource(sampler.Window), Exposition));
        routes.MapGet(
            Cadvisor,
            () =>
                Results.Text(
                    UsageExposition.Cadvisor(sampler.Window, Environment.ProcessorCount, MachineFacts.MemoryBytes()),
                    Exposition
                )
        );
        routes.MapGet("/stats/summary", () => Json(w => UsageDocuments.Summary(options.NodeName, w, storage.Look())));
        routes.MapGet("/usage/node", () => Json(w => KubeJson.Encode(UsageDocuments.Node(options.NodeName, w))));
        routes.MapGet(
            "/usage/pods",
            (HttpContext context) =>
                Json(w => KubeJson.Encode(UsageDocuments.Pods(w, context.Request.Query["tenant"].ToString())))
        );
    }

    private IResult Json(Func<UsageWindow, byte[]> document) =>
        sampler.Window is { } window
            ? Results.Bytes(document(window), "application/json")
            : Results.Text(
                "what is used is not known yet: it is looked at every ten seconds",
                statusCode: (int)HttpStatusCode.ServiceUnavailable
            );
}

using Arktos.Metrics;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Prometheus;

namespace Arktos.Rpc;

/// <summary>
/// The calls of one method: how many began, and how many ended with which status, under the names that the gRPC
/// ecosystem uses. Two increments a call, whatever it carries. Thread-safe.
/// </summary>
internal sealed class RpcCallCounts
{
    private static readonly string[] Labels = ["grpc_type", "grpc_service", "grpc_method"];

    private readonly string[] _labels;
    private readonly Counter.Child _started;
    private readonly Counter _handled;

    /// <summary>By status; each is made when a call ends so for the first time.</summary>
    private readonly Counter.Child?[] _byStatus = new Counter.Child?[(int)StatusCode.Unauthenticated + 1];

    public RpcCallCounts(RoleMetrics metrics, IMethod method)
    {
        _labels = [TypeOf(method.Type), method.ServiceName, method.Name];
        _started = metrics
            .Counter("grpc_server_started_total", "Calls that began; also those that are refused.", Labels)
            .WithLabels(_labels);
        _handled = metrics.Counter(
            "grpc_server_handled_total",
            "Calls that ended, by the status that they ended with; Canceled also where the caller hung up.",
            [.. Labels, "grpc_code"]
        );
    }

    public void Began() => _started.Inc();

    /// <param name="hungUp">The caller has gone, and got no status.</param>
    public void Ended(HttpResponse response, bool hungUp)
    {
        var status = StatusOf(response) ?? StatusCode.Unknown;
        // Whatever a handler made of it.
        if (hungUp && status != StatusCode.OK)
            status = StatusCode.Cancelled;
        var counter = _byStatus[(int)status] ??= _handled.WithLabels([.. _labels, NameOf(status)]);
        counter.Inc();
    }

    /// <summary>In the trailers, or in the headers of a response that has nothing else.</summary>
    private static StatusCode? StatusOf(HttpResponse response)
    {
        var trailers = response.HttpContext.Features.Get<IHttpResponseTrailersFeature>()?.Trailers;
        if (trailers is null || !trailers.TryGetValue("grpc-status", out var text))
            response.Headers.TryGetValue("grpc-status", out text);
        return int.TryParse(text.ToString(), out var code) && code is >= 0 and <= (int)StatusCode.Unauthenticated
            ? (StatusCode)code
            : null;
    }

    private static string TypeOf(MethodType type) =>
        type switch
        {
            MethodType.Unary => "unary",
            MethodType.ClientStreaming => "client_stream",
            MethodType.ServerStreaming => "server_stream",
            _ => "bidi_stream",
        };

    /// <summary>As all of the ecosystem spells it.</summary>
    private static string NameOf(StatusCode status) => status == StatusCode.Cancelled ? "Canceled" : status.ToString();
}

using System.Globalization;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Rpc;
using Grpc.Core;
using Grpc.Health.V1;

namespace Arktos.Kubelet.Probes;

/// <summary>Asks the standard health service of a container, over plain HTTP/2.</summary>
internal static class GrpcProbe
{
    private const int AnswerBytesMax = 64 << 10;

    public static async Task<ProbeOutcome> RunAsync(
        GRPCAction grpc,
        string podIp,
        TimeSpan timeout,
        CancellationToken ct
    )
    {
        var authority =
            $"{(podIp.Contains(':') ? $"[{podIp}]" : podIp)}:{grpc.Port.ToString(CultureInfo.InvariantCulture)}";
        var isConnected = false;
        using var channel = new RpcChannel(
            new RpcChannelOptions
            {
                Address = new Uri($"http://{authority}"),
                // The deadline of the call comes first, and says which of the two it was.
                ConnectTimeout = timeout + TimeSpan.FromSeconds(1),
                Connected = () => Volatile.Write(ref isConnected, true),
                MessageBytesMax = AnswerBytesMax,
            }
        );
        try
        {
            var answer = await new Health.HealthClient(channel.Calls)
                .CheckAsync(new HealthCheckRequest { Service = grpc.Service ?? "" }, RpcCalls.Within(timeout, ct))
                .ResponseAsync.ConfigureAwait(false);
            return answer.Status == HealthCheckResponse.Types.ServingStatus.Serving
                ? new ProbeOutcome(ProbeResult.Success, "")
                : Failed($"service unhealthy (responded with \"{Name(answer.Status)}\")");
        }
        catch (RpcException e)
        {
            return e.StatusCode switch
            {
                StatusCode.Unimplemented => Failed(
                    "error: this server does not implement the grpc health protocol (grpc.health.v1.Health): "
                        + e.Message
                ),
                StatusCode.DeadlineExceeded when !Volatile.Read(ref isConnected) => Failed(
                    $"timeout: failed to connect service \"{authority}\" within {GoDuration.Format(timeout)}: "
                        + "context deadline exceeded"
                ),
                StatusCode.DeadlineExceeded => Failed(
                    $"timeout: health rpc did not complete within {GoDuration.Format(timeout)}"
                ),
                StatusCode.Unavailable => Failed($"error: failed to connect service at \"{authority}\": {e.Message}"),
                _ => Failed($"error: health rpc probe failed: {e.Message}"),
            };
        }
    }

    private static ProbeOutcome Failed(string output) => new(ProbeResult.Failure, output);

    private static string Name(HealthCheckResponse.Types.ServingStatus status) =>
        status switch
        {
            HealthCheckResponse.Types.ServingStatus.NotServing => "NOT_SERVING",
            HealthCheckResponse.Types.ServingStatus.ServiceUnknown => "SERVICE_UNKNOWN",
            _ => "UNKNOWN",
        };
}

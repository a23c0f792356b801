using Microsoft.AspNetCore.Routing;

namespace Arktos.Rpc.Health;

/// <summary>
/// The standard health service, <c>grpc.health.v1.Health</c>: what a server says of itself and of its services.
/// Thread-safe.
/// </summary>
public sealed class RpcHealth
{
    public static readonly RpcMethod<HealthCheckRequest, HealthCheckResponse> Check = new(
        "/grpc.health.v1.Health/Check"
    );
    public static readonly RpcMethod<HealthCheckRequest, HealthCheckResponse> Watch = new(
        "/grpc.health.v1.Health/Watch"
    );

    private readonly Lock _lock = new();
    private readonly Dictionary<string, HealthCheckResponse.Types.ServingStatus> _statuses = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="service">"package.Service"; empty: the server as a whole.</param>
    public void Set(string service, HealthCheckResponse.Types.ServingStatus status)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _statuses[service] = status;
            (changed, _changed) = (_changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        changed.TrySetResult();
    }

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapUnary(
            Check,
            RpcMethodOptions.ForConnected,
            (request, _) =>
                Read(request.Service, out var status)
                    ? Task.FromResult(new HealthCheckResponse { Status = status })
                    : throw new RpcException(RpcStatusCode.NotFound, $"this server has no service {request.Service}")
        );
        endpoints.MapServerStream(Watch, RpcMethodOptions.ForConnected, WatchAsync);
    }

    private async Task WatchAsync(
        HealthCheckRequest request,
        RpcStreamWriter<HealthCheckResponse> responses,
        RpcServerContext context
    )
    {
        HealthCheckResponse.Types.ServingStatus? told = null;
        while (true)
        {
            Task changed;
            lock (_lock)
                changed = _changed.Task;
            if (!Read(request.Service, out var status))
                status = HealthCheckResponse.Types.ServingStatus.ServiceUnknown;
            if (status != told)
                await responses
                    .WriteAsync(new HealthCheckResponse { Status = status }, context.CancellationToken)
                    .ConfigureAwait(false);
            told = status;
            await changed.WaitAsync(context.CancellationToken).ConfigureAwait(false);
        }
    }

    private bool Read(string service, out HealthCheckResponse.Types.ServingStatus status)
    {
        lock (_lock)
            return _statuses.TryGetValue(service, out status);
    }
}

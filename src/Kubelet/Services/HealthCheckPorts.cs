using System.Net;
using System.Text.Json.Nodes;
using Arktos.Client.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Services;

/// <summary>
/// Tells balancers in front of the cluster whether this node has backends of a service (healthCheckNodePort). One
/// thread.
/// </summary>
internal sealed class HealthCheckPorts(ILogger logger) : IAsyncDisposable
{
    private readonly Dictionary<int, Listener> _listeners = [];
    private readonly HashSet<int> _failed = [];

    /// <summary>
    /// Those of the plans are open afterwards, if nobody else has them; else they are tried again next time.
    /// </summary>
    public async Task SetAsync(IEnumerable<ServicePlan> plans)
    {
        var wanted = new Dictionary<int, ServicePlan>();
        foreach (var plan in plans.Where(p => p.HealthCheckPort > 0))
            wanted.TryAdd(plan.HealthCheckPort, plan);
        foreach (var port in _listeners.Keys.Except(wanted.Keys).ToList())
        {
            await _listeners[port].App.DisposeAsync().ConfigureAwait(false);
            _listeners.Remove(port);
        }
        _failed.IntersectWith(wanted.Keys);
        foreach (var (port, plan) in wanted)
        {
            if (_listeners.TryGetValue(port, out var listener))
                listener.Plan = plan;
            else
                await OpenAsync(port, plan).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var listener in _listeners.Values)
            await listener.App.DisposeAsync().ConfigureAwait(false);
        _listeners.Clear();
    }

    private async Task OpenAsync(int port, ServicePlan plan)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Any, port));
        var app = builder.Build();
        var listener = new Listener(app, plan);
        app.Run(context => AnswerAsync(context, listener.Plan));
        try
        {
            await app.StartAsync().ConfigureAwait(false);
            _listeners.Add(port, listener);
            _failed.Remove(port);
        }
        catch (IOException e)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            if (_failed.Add(port))
                logger.LogWarning(
                    "the health check port {Port} of service {Service} cannot be opened: {Reason}",
                    port,
                    plan.Service,
                    e.Message
                );
        }
    }

    private static Task AnswerAsync(HttpContext context, ServicePlan plan)
    {
        var response = context.Response;
        response.StatusCode = plan.LocalBackends > 0 ? 200 : 503;
        response.ContentType = "application/json";
        response.Headers["X-Content-Type-Options"] = "nosniff";
        response.Headers["X-Load-Balancing-Endpoint-Weight"] = plan.LocalBackends.ToString(
            System.Globalization.CultureInfo.InvariantCulture
        );
        return response.WriteAsync(
            new JsonObject
            {
                ["service"] = new JsonObject { ["namespace"] = plan.Service.Namespace, ["name"] = plan.Service.Name },
                ["localEndpoints"] = plan.LocalBackends,
                ["serviceProxyHealthy"] = true,
            }.ToJsonString()
        );
    }

    private sealed class Listener(WebApplication app, ServicePlan plan)
    {
        private volatile ServicePlan _plan = plan;

        public WebApplication App { get; } = app;

        public ServicePlan Plan
        {
            get => _plan;
            set => _plan = value;
        }
    }
}

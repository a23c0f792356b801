using System.Net;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Client.Resources;
using Arktos.Kubelet.Machines.Moves;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Runtimes;
using Arktos.Rpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Server;

/// <summary>The HTTPS server of a node agent: see the folder's README for its paths.</summary>
internal sealed class KubeletServer : IAsyncDisposable
{
    internal const string HealthPath = "/healthz";

    private readonly KubeletOptions _options;
    private readonly IWorkloadRuntime _runtime;
    private readonly PodWorkers _pods;
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stop = new();
    private readonly PodLookup _lookup;
    private readonly SessionRoom _sessions;

    public KubeletServer(
        KubeletOptions options,
        IWorkloadRuntime runtime,
        PodWorkers pods,
        (Stats.UsageSampler Usage, Stats.StorageMeter Storage) stats,
        MoveDoor? moves,
        ILoggerFactory loggers
    )
    {
        (_options, _runtime, _pods) = (options, runtime, pods);
        _lookup = new PodLookup(runtime, pods, options.Time);
        _sessions = new SessionRoom(options.SessionsMax);
        var forwards = new PodForwards(options, runtime, _lookup, _sessions, _stop.Token);
        var check = new CallerCheck(options.ApiServers);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(loggers);
        builder.Services.AddRoutingCore();
        builder
            .WebHost.UseKestrelCore()
            .UseConnectionGate(ConnectionLimits.OfProcess())
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                ServerBounds.Apply(kestrel.Limits);
                kestrel.Listen(
                    options.Listen!,
                    listen =>
                    {
                        // WebSockets: HTTP/1.1 only.
                        listen.Protocols = HttpProtocols.Http1;
                        listen.UseTls(
                            new TlsDoorOptions
                            {
                                Certificate = options.ServingCertificate!,
                                ClientRoots = options.ClientRoots!,
                                Admits = check.IsKnown,
                            }
                        );
                    }
                );
            });
        _app = builder.Build();
        _app.Use(
            (context, next) =>
                check.MayGet(context.Connection.ClientCertificate, context.Request.Path)
                    ? next(context)
                    : Answers.RefuseAsync(context, HttpStatusCode.Forbidden, "only API servers may ask for this")
        );
        _app.UseRouting();
        _app.UseWebSockets(
            new WebSocketOptions
            {
                KeepAliveInterval = ServerBounds.KeepAliveInterval,
                KeepAliveTimeout = ServerBounds.KeepAliveTimeout,
            }
        );
        _app.MapGet(HealthPath, () => Results.Text("ok"));
        // Who comes so far may read them.
        _app.MapMetrics(options.Metrics, _ => null);
        new UsagePaths(options, stats.Usage, stats.Storage).Map(_app);
        _app.MapGet("/pods", GetPods);
        _app.MapGet("/containerLogs/{tenant}/{ns}/{pod}/{container}", GetLogsAsync);
        string[] upgrades = ["GET", "POST"];
        _app.MapMethods("/exec/{tenant}/{ns}/{pod}/{container}", upgrades, ExecAsync);
        _app.MapMethods("/attach/{tenant}/{ns}/{pod}/{container}", upgrades, AttachAsync);
        _app.MapMethods("/portForward/{tenant}/{ns}/{pod}", upgrades, forwards.ForwardAsync);
        if (moves is not null)
            _app.MapGet(
                MoveDoor.Path + "/{tenant}/{ns}/{pod}/{uid}/{action}/{channel}",
                (
                    HttpContext context,
                    string tenant,
                    string ns,
                    string pod,
                    string uid,
                    string action,
                    string channel
                ) => moves.ServeAsync(context, new ObjectKey(tenant, ns, pod), (uid, action), channel, _stop.Token)
            );
        _app.MapGet("/connect/{tenant}/{ns}/{pod}/{port:int}", forwards.ConnectAsync);
    }

    public int Port { get; private set; }

    /// <exception cref="IOException">The address is taken.</exception>
    public async Task StartAsync(CancellationToken ct)
    {
        await _app.StartAsync(ct).ConfigureAwait(false);
        Port = new Uri(_app.Urls.First()).Port;
    }

    public async Task StopAsync(CancellationToken ct)
    {
        // Sessions that follow a log or run a command would hold the server.
        await _stop.CancelAsync().ConfigureAwait(false);
        await _app.StopAsync(ct).ConfigureAwait(false);
        await DisposeAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private IResult GetPods() =>
        Results.Bytes(
            KubeJson.Encode(
                new PodList
                {
                    Kind = "PodList",
                    ApiVersion = "v1",
                    Items = [.. _pods.Pods],
                }
            ),
            "application/json"
        );

    private async Task GetLogsAsync(HttpContext context, string tenant, string ns, string pod, string container)
    {
        if (
            LogOptions.Parse(name => context.Request.Query[name], _options.Time.GetUtcNow(), out var wrong)
            is not { } options
        )
        {
            await Answers.RefuseAsync(context, HttpStatusCode.BadRequest, wrong).ConfigureAwait(false);
            return;
        }
        var (found, observed) = await _lookup.FindAsync(context, tenant, ns, pod, container).ConfigureAwait(false);
        if (found is null)
            return;
        var attempts = observed.Containers.Where(c => c.Name == container && c.LogPath.Length > 0).ToList();
        var target = options.Previous
            ? attempts
                .Skip(attempts is [{ Phase: ContainerPhase.Exited }, ..] && IsWaiting(found, container) ? 0 : 1)
                .FirstOrDefault()
            : attempts.FirstOrDefault();
        if (target is null)
        {
            var text = options.Previous
                ? $"previous terminated container \"{container}\" in pod \"{pod}\" not found"
                : $"container \"{container}\" in pod \"{pod}\" is waiting to start: {WaitingReason(found, container)}";
            await Answers.RefuseAsync(context, HttpStatusCode.BadRequest, text).ConfigureAwait(false);
            return;
        }
        var logs = _options.LogsDirectory;
        try
        {
            LogReader.TryOpen(logs, target.LogPath)?.Dispose();
        }
        catch (IOException e)
        {
            await Answers.RefuseAsync(context, HttpStatusCode.InternalServerError, e.Message).ConfigureAwait(false);
            return;
        }
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stop.Token);
        try
        {
            await new LogReader(logs, target.LogPath, options, _options.Time)
                .CopyToAsync(context.Response.Body, ct => IsRunningAsync(found, target, ct), end.Token)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        { /* the caller has gone, or the agent stops */
        }
    }

    private Task ExecAsync(HttpContext context, string tenant, string ns, string pod, string container) =>
        StreamAsync(
            context,
            tenant,
            ns,
            pod,
            container,
            (target, streams, ct) =>
                _runtime.ExecAsync(target.Id, [.. context.Request.Query["command"].Select(c => c ?? "")], streams, ct)
        );

    private Task AttachAsync(HttpContext context, string tenant, string ns, string pod, string container) =>
        StreamAsync(
            context,
            tenant,
            ns,
            pod,
            container,
            (target, streams, ct) => _runtime.AttachAsync(target.Id, streams, ct)
        );

    /// <param name="open">Asks the runtime for the URL of its end of the streams.</param>
    private async Task StreamAsync(
        HttpContext context,
        string tenant,
        string ns,
        string pod,
        string container,
        Func<ObservedContainer, WorkloadStreams, CancellationToken, Task<Uri>> open
    )
    {
        var query = context.Request.Query;
        var streams = new WorkloadStreams(
            LogOptions.IsTrue(query["input"]),
            LogOptions.IsTrue(query["output"]),
            LogOptions.IsTrue(query["error"]),
            LogOptions.IsTrue(query["tty"])
        );
        if (streams.Tty)
            streams = streams with { Stderr = false };
        if (!streams.Stdin && !streams.Stdout && !streams.Stderr)
        {
            await Answers
                .RefuseAsync(context, HttpStatusCode.BadRequest, "you must specify at least 1 of stdin, stdout, stderr")
                .ConfigureAwait(false);
            return;
        }
        var asksSpdy = RuntimeTunnel.AsksSpdy(context);
        if (!asksSpdy && !context.WebSockets.IsWebSocketRequest)
        {
            await Answers
                .RefuseAsync(context, HttpStatusCode.BadRequest, "Upgrade request required")
                .ConfigureAwait(false);
            return;
        }
        var (found, observed) = await _lookup.FindAsync(context, tenant, ns, pod, container).ConfigureAwait(false);
        if (found is null)
            return;
        if (observed.Latest(container) is not { Phase: ContainerPhase.Running } target)
        {
            await Answers
                .RefuseAsync(context, HttpStatusCode.NotFound, $"container not found (\"{container}\")")
                .ConfigureAwait(false);
            return;
        }
        if (asksSpdy && found.Spec.VirtualMachine is not null)
        {
            // Its runtime speaks SPDY without the dictionary by which these clients compress.
            await Answers
                .RefuseAsync(
                    context,
                    HttpStatusCode.BadRequest,
                    "sessions with a virtual machine are by WebSockets (kubectl 1.31 or later)"
                )
                .ConfigureAwait(false);
            return;
        }
        if (asksSpdy)
        {
            using var taken = await _sessions.EnterAsync(context).ConfigureAwait(false);
            if (taken is not null)
                await new RuntimeTunnel(_options.Time)
                    .RunAsync(context, "POST", ct => open(target, streams, ct), _stop.Token)
                    .ConfigureAwait(false);
            return;
        }
        var offered = context.WebSockets.WebSocketRequestedProtocols;
        if (ExecSession.Protocols.FirstOrDefault(offered.Contains) is not { } protocol)
        {
            await Answers
                .RefuseAsync(
                    context,
                    HttpStatusCode.BadRequest,
                    $"none of the subprotocols {string.Join(", ", offered)} is spoken here, but "
                        + $"{string.Join(", ", ExecSession.Protocols)}"
                )
                .ConfigureAwait(false);
            return;
        }
        using var place = await _sessions.EnterAsync(context).ConfigureAwait(false);
        if (place is null)
            return;
        try
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync(protocol).ConfigureAwait(false);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stop.Token);
            await new ExecSession(socket, streams, _options.Time)
                .RunAsync(ct => open(target, streams, ct), end.Token)
                .ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or System.Net.WebSockets.WebSocketException)
        { /* the caller has gone, or the agent stops */
        }
    }

    private async Task<bool> IsRunningAsync(Pod pod, ObservedContainer container, CancellationToken ct)
    {
        var pods = await _runtime.ListPodsAsync(pod.Metadata.Uid, ct).ConfigureAwait(false);
        return pods.GetValueOrDefault(pod.Metadata.Uid)
                ?.Containers.Any(c => c.Id == container.Id && c.Phase == ContainerPhase.Running) == true;
    }

    private static bool IsWaiting(Pod pod, string container) => Status(pod, container)?.State.Waiting is not null;

    private static string WaitingReason(Pod pod, string container) =>
        Status(pod, container)?.State.Waiting?.Reason switch
        {
            "ErrImagePull" => "image can't be pulled",
            "ImagePullBackOff" => "trying and failing to pull image",
            { Length: > 0 } reason => reason,
            _ => "ContainerCreating",
        };

    private static Api.Core.V1.ContainerStatus? Status(Pod pod, string container) =>
        (pod.Status.ContainerStatuses ?? [])
            .Concat(pod.Status.InitContainerStatuses ?? [])
            .Concat(pod.Status.EphemeralContainerStatuses ?? [])
            .FirstOrDefault(s => s.Name == container);
}

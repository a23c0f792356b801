using System.Net;
using System.Net.Sockets;
using Arktos.Api.Core.V1;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Machines;
using Arktos.Kubelet.Probes;
using Arktos.Kubelet.Runtimes;
using Arktos.Rpc;
using Grpc.Health.V1;
using Grpc.HealthCheck;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Tests.Probes;

public sealed class ProbeTests
{
    private static readonly ObservedContainer Container = new()
    {
        Id = "c",
        SandboxId = "s",
        Name = "a",
    };

    [Fact]
    public async Task A_machine_that_stands_still_is_not_probed_and_one_that_is_to_is_as_it_was_found()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var probe = new Probe
        {
            TcpSocket = new() { Port = port },
            FailureThreshold = 1,
        };
        var pod = new Pod
        {
            Spec = new PodSpec
            {
                VirtualMachine = new VirtualMachine { Name = "a", PowerSpec = VmPowerSpec.Running },
                Containers =
                [
                    new Container
                    {
                        Name = "a",
                        ReadinessProbe = probe,
                        LivenessProbe = probe,
                    },
                ],
            },
        };
        var time = new ManualTime();
        using var runner = new ProbeRunner(new HollowRuntime("", TimeProvider.System));
        await using var probes = new PodProbes(runner, null, time, () => { });
        var at = Container with { Phase = ContainerPhase.Running };
        void Follow(ObservedContainer container) =>
            probes.Follow(
                pod,
                new ObservedPod { Uid = "u", Containers = [container] },
                "127.0.0.1",
                terminating: false
            );

        Follow(at);
        await Eventually.HoldsAsync(() => probes.States.GetValueOrDefault("c").Ready == true, "it is ready");
        pod.Spec.VirtualMachine.PowerSpec = VmPowerSpec.Paused;
        Follow(at);
        listener.Stop();
        await Eventually.HoldsAsync(() => time.Waiting == 0, "nothing is asked any more");
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(0, time.Waiting);
        Assert.True(probes.States["c"].Ready);
        Assert.False(probes.States["c"].LivenessFailed);
        Follow(at with { Power = MachinePower.Paused });
        Assert.Empty(probes.States);
        // It goes on, and is asked again.
        pod.Spec.VirtualMachine.PowerSpec = VmPowerSpec.Running;
        Follow(at);
        await Eventually.HoldsAsync(
            () => probes.States.GetValueOrDefault("c").LivenessFailed,
            "nobody listens any more",
            () => time.Advance(TimeSpan.FromSeconds(10))
        );
    }

    [Fact]
    public async Task A_container_that_has_started_is_asked_at_once_whether_it_is_ready()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var socket = new TCPSocketAction { Port = ((IPEndPoint)listener.LocalEndpoint).Port };
        var pod = new Pod
        {
            Spec = new PodSpec
            {
                Containers =
                [
                    new Container
                    {
                        Name = "a",
                        StartupProbe = new()
                        {
                            TcpSocket = new() { Port = ClosedPort() },
                            PeriodSeconds = 1,
                            FailureThreshold = 1000,
                        },
                        ReadinessProbe = new() { TcpSocket = socket, PeriodSeconds = 3600 },
                    },
                ],
            },
        };
        var time = new ManualTime();
        using var runner = new ProbeRunner(new HollowRuntime("", TimeProvider.System));
        await using var probes = new PodProbes(runner, null, time, () => { });
        probes.Follow(
            pod,
            new ObservedPod { Uid = "u", Containers = [Container with { Phase = ContainerPhase.Running }] },
            "127.0.0.1",
            terminating: false
        );
        await Eventually.HoldsAsync(() => time.Waiting == 2, "it has not started yet");
        pod.Spec.Containers[0].StartupProbe!.TcpSocket = socket;
        await Eventually.HoldsAsync(
            () => probes.States.GetValueOrDefault("c").Started == true,
            "it has started",
            () => time.Advance(TimeSpan.FromSeconds(1))
        );
        await Eventually.HoldsAsync(() => probes.States["c"].Ready == true, "it is ready, and no hour has gone by");
    }

    [Theory]
    [InlineData("F", null)]
    [InlineData("FF", null)]
    [InlineData("FFF", false)]
    [InlineData("FSFF", null)]
    [InlineData("SS", true)]
    [InlineData("SSFF", true)]
    [InlineData("SSFFF", false)]
    [InlineData("SSFUFF", false)]
    public void A_row_of_equal_results_changes_what_a_probe_says(string results, bool? says)
    {
        var threshold = ProbeThreshold.Initial(null);
        foreach (var result in results)
            threshold = threshold.Apply(
                result switch
                {
                    'S' => ProbeResult.Success,
                    'F' => ProbeResult.Failure,
                    _ => ProbeResult.Unknown,
                },
                2,
                3
            );
        Assert.Equal(says, threshold.Says);
    }

    [Fact]
    public async Task Http_probes_judge_by_the_code()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet(
            "/{code:int}",
            (int code, HttpRequest r) =>
                Results.StatusCode(r.Headers["X-Key"] == "v" && r.Headers.UserAgent == "kube-probe/1.35" ? code : 418)
        );
        await app.StartAsync();
        var port = new Uri(app.Urls.First()).Port;
        using var runner = new ProbeRunner(new HollowRuntime("", TimeProvider.System));
        Task<ProbeOutcome> Run(string path, int? at = null) =>
            runner.RunAsync(
                new Probe
                {
                    TimeoutSeconds = 10,
                    HttpGet = new HTTPGetAction
                    {
                        Path = path,
                        Port = "http",
                        HttpHeaders = [new HTTPHeader { Name = "X-Key", Value = "v" }],
                    },
                },
                new Container { Ports = [new ContainerPort { Name = "http", ContainerPortValue = at ?? port }] },
                Container,
                "127.0.0.1",
                default
            );
        Assert.Equal(ProbeResult.Success, (await Run("/200")).Result);
        Assert.Equal(new ProbeOutcome(ProbeResult.Failure, "HTTP probe failed with statuscode: 500"), await Run("500"));
        Assert.Contains("connection refused", (await Run("/200", ClosedPort())).Output);
    }

    [Fact]
    public async Task A_redirect_is_followed_to_the_same_host_only_and_not_for_ever()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        var elsewhere = 0;
        app.MapGet("/away", (HttpRequest r) => Results.Redirect($"http://localhost:{r.Host.Port}/elsewhere"));
        app.MapGet("/elsewhere", () => Interlocked.Increment(ref elsewhere));
        app.MapGet("/near", () => Results.Redirect("/500"));
        app.MapGet("/500", () => Results.StatusCode(500));
        app.MapGet("/loop", () => Results.Redirect("/loop"));
        app.MapGet("/file", () => Results.Redirect("file:///etc/passwd"));
        await app.StartAsync();
        var port = new Uri(app.Urls.First()).Port;
        using var runner = new ProbeRunner(new HollowRuntime("", TimeProvider.System));
        Task<ProbeOutcome> Run(string path) =>
            runner.RunAsync(
                new Probe
                {
                    TimeoutSeconds = 10,
                    HttpGet = new HTTPGetAction { Path = path, Port = port },
                },
                new Container(),
                Container,
                "127.0.0.1",
                default
            );
        Assert.Equal(
            new ProbeOutcome(ProbeResult.Success, "", "Probe terminated redirects, Response body: "),
            await Run("/away")
        );
        Assert.Equal(0, elsewhere);
        Assert.Equal(ProbeResult.Success, (await Run("/file")).Result);
        Assert.Equal(
            new ProbeOutcome(ProbeResult.Failure, "HTTP probe failed with statuscode: 500"),
            await Run("/near")
        );
        Assert.EndsWith("stopped after 10 redirects", (await Run("/loop")).Output);
    }

    [Fact]
    public async Task Grpc_probes_ask_the_health_service()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRpcServer(new RpcServerOptions());
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http2));
        await using var app = builder.Build();
        var health = new HealthServiceImpl();
        health.SetStatus("", HealthCheckResponse.Types.ServingStatus.Serving);
        health.SetStatus("sick", HealthCheckResponse.Types.ServingStatus.NotServing);
        app.MapRpcService(b => Health.BindService(b, health));
        await app.StartAsync();
        var port = new Uri(app.Urls.First()).Port;
        using var runner = new ProbeRunner(new HollowRuntime("", TimeProvider.System));
        Task<ProbeOutcome> Run(string service, int? at = null) =>
            runner.RunAsync(
                new Probe
                {
                    TimeoutSeconds = 5,
                    Grpc = new GRPCAction { Port = at ?? port, Service = service },
                },
                new Container(),
                Container,
                "127.0.0.1",
                default
            );
        Assert.Equal(new ProbeOutcome(ProbeResult.Success, ""), await Run(""));
        Assert.Equal(
            new ProbeOutcome(ProbeResult.Failure, "service unhealthy (responded with \"NOT_SERVING\")"),
            await Run("sick")
        );
        Assert.StartsWith("error: health rpc probe failed: ", (await Run("none")).Output);
        Assert.StartsWith("error: failed to connect service at ", (await Run("", ClosedPort())).Output);
    }

    [Fact]
    public async Task A_grpc_probe_says_whether_nobody_was_there_or_nobody_answered()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        // The kernel answers nobody more when so many wait to be accepted.
        using var full = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(0);
        var waiting = new List<Socket>();
        while (true)
        {
            var next = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            waiting.Add(next);
            var connecting = next.ConnectAsync(full.LocalEndPoint!);
            if (await Task.WhenAny(connecting, Task.Delay(TimeSpan.FromMilliseconds(300))) != connecting)
                break;
            Assert.True(waiting.Count < 10, "the queue of a listener is never full");
        }
        using var runner = new ProbeRunner(new HollowRuntime("", TimeProvider.System));
        async Task<string> WhyNotAsync(EndPoint at) =>
            (
                await runner.RunAsync(
                    new Probe
                    {
                        TimeoutSeconds = 1,
                        Grpc = new GRPCAction { Port = ((IPEndPoint)at).Port },
                    },
                    new Container(),
                    Container,
                    "127.0.0.1",
                    default
                )
            ).Output;
        var said = await Task.WhenAll(WhyNotAsync(silent.LocalEndpoint), WhyNotAsync(full.LocalEndPoint!));
        Assert.Equal("timeout: health rpc did not complete within 1s", said[0]);
        Assert.Equal(
            $"timeout: failed to connect service \"{full.LocalEndPoint}\" within 1s: context deadline exceeded",
            said[1]
        );
        waiting.ForEach(s => s.Dispose());
    }

    [Fact]
    public async Task Tcp_probes_connect_and_what_cannot_be_probed_is_no_result()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var runner = new ProbeRunner(new HollowRuntime("", TimeProvider.System));
        Task<ProbeOutcome> Tcp(int port) =>
            runner.RunAsync(
                new Probe { TcpSocket = new TCPSocketAction { Port = port } },
                new Container(),
                Container,
                "127.0.0.1",
                default
            );
        Assert.Equal(ProbeResult.Success, (await Tcp(((IPEndPoint)listener.LocalEndpoint).Port)).Result);
        Assert.Equal(ProbeResult.Failure, (await Tcp(ClosedPort())).Result);
        var exec = await runner.RunAsync(
            new Probe { Exec = new ExecAction { Command = ["true"] } },
            new Container(),
            Container,
            "",
            default
        );
        Assert.Equal(ProbeResult.Unknown, exec.Result);
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

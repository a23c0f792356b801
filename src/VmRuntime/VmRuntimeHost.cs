using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Machines.Rpc;
using Arktos.Rpc;
using Arktos.VmRuntime.Images;
using Arktos.VmRuntime.Machines;
using Arktos.VmRuntime.Serving;
using Arktos.VmRuntime.Streaming;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arktos.VmRuntime;

/// <summary>
/// A runtime server for virtual machines: CRI on a Unix socket, QEMU behind. Stopping it leaves the machines running;
/// the next server on the same directory adopts them.
/// </summary>
public sealed class VmRuntimeHost(VmRuntimeOptions options, ILoggerFactory loggers) : IAsyncDisposable
{
    private FileStream? _lock;
    private ImageStore? _images;
    private MachineRegistry? _machines;
    private StreamingServer? _streams;
    private WebApplication? _app;

    /// <summary>Returns when it serves.</summary>
    /// <exception cref="IOException">Another server has the directory.</exception>
    public async Task StartAsync(CancellationToken ct)
    {
        var logger = loggers.CreateLogger("Arktos.VmRuntime");
        StateFiles.MakeFolder(options.StateDirectory);
        _lock = Lock(options);
        var facts = (await QemuTrial.RunAsync(options, ct).ConfigureAwait(false)) with
        {
            WhyNoBounds = MachineCgroup.WhyNot(),
        };
        if (facts.WhyNoBounds.Length > 0)
            logger.LogWarning("machines are not kept to their limits: {Reason}", facts.WhyNoBounds);
        if (facts.WhyNotReady.Length > 0)
            logger.LogWarning("no machines can be run: {Reason}", facts.WhyNotReady);
        else
            logger.LogInformation("QEMU {Version}: {Accelerator}", facts.Version, facts.Accelerator);
        _images = new ImageStore(options, logger);
        _machines = new MachineRegistry(options, _images, facts, loggers);
        await _machines.AdoptAsync(ct).ConfigureAwait(false);
        _streams = new StreamingServer(options.Time, loggers);
        await _streams.StartAsync(ct).ConfigureAwait(false);
        _app = Build(
            new RuntimeServer(_machines, _streams, facts, options.Time),
            new ImageServer(_images, _machines),
            new MachineServer(_machines)
        );
        await _app.StartAsync(ct).ConfigureAwait(false);
        logger.LogInformation("virtual machines are served at {Socket}", options.Socket);
    }

    /// <summary>Ends all machines of a directory whose server does not run, and takes away what they had.</summary>
    /// <returns>What could not be taken away.</returns>
    public static async Task<IReadOnlyList<string>> RemoveAllAsync(
        VmRuntimeOptions options,
        ILoggerFactory loggers,
        CancellationToken ct
    )
    {
        if (!Directory.Exists(options.SandboxesDirectory))
            return [];
        var failures = new List<string>();
        await using var held = Lock(options);
        using var images = new ImageStore(options, loggers.CreateLogger("Arktos.VmRuntime"));
        await using var machines = new MachineRegistry(
            options,
            images,
            new RuntimeFacts("", UsesKvm: false, "", ""),
            loggers
        );
        await machines.AdoptAsync(ct).ConfigureAwait(false);
        foreach (var sandbox in machines.Sandboxes)
            try
            {
                await machines.RemoveSandboxAsync(sandbox.Record.Id, ct).ConfigureAwait(false);
            }
            catch (Exception e) when (e is VmRuntimeException or IOException or UnauthorizedAccessException)
            {
                failures.Add($"remove machine of sandbox {sandbox.Record.Id}: {e.Message}");
            }
        if (failures.Count == 0)
            StateFiles.RemoveFolder(MachineFiles.SocketFolderOf(options.StateDirectory));
        return failures;
    }

    /// <summary>Machines go on.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync().ConfigureAwait(false);
            await _app.DisposeAsync().ConfigureAwait(false);
        }
        if (_streams is not null)
            await _streams.DisposeAsync().ConfigureAwait(false);
        if (_machines is not null)
            await _machines.DisposeAsync().ConfigureAwait(false);
        _images?.Dispose();
        if (_lock is not null)
            await _lock.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Two servers of one directory would end each other's machines.</summary>
    private static FileStream Lock(VmRuntimeOptions options)
    {
        try
        {
            return new FileStream(
                Path.Combine(options.StateDirectory, "lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException e)
        {
            throw new IOException($"{options.StateDirectory} is another server's: {e.Message}", e);
        }
    }

    private WebApplication Build(RuntimeServer runtime, ImageServer images, MachineServer machines)
    {
        StateFiles.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(options.Socket))!);
        File.Delete(options.Socket);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(loggers);
        builder.Services.AddRoutingCore();
        builder.Services.AddRpcServer(new RpcServerOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.ListenUnixSocket(options.Socket, listen => listen.Protocols = HttpProtocols.Http2);
            });
        var app = builder.Build();
        app.UseRouting();
        app.MapRpcService(binder => RuntimeService.BindService(binder, runtime));
        app.MapRpcService(binder => ImageService.BindService(binder, images));
        app.MapRpcService(binder => MachineService.BindService(binder, machines));
        return app;
    }
}

using System.CommandLine;
using System.Runtime.InteropServices;
using Arktos.Rpc;
using Arktos.Store.Log;
using Microsoft.Extensions.Logging;
using Serilog.Extensions.Logging;

namespace Arktos.Roles;

/// <summary>
/// Runs a role's process: logs (<see cref="RoleLogging"/>), ends on SIGTERM or SIGINT, reports why it could not start.
/// </summary>
internal static class RoleHost
{
    /// <param name="run">Starts the role, and returns when the token is set and everything has stopped.</param>
    /// <param name="properties">What every event that is logged bears beside the role's name.</param>
    public static async Task<int> RunAsync(
        string name,
        ParseResult parsed,
        Func<ILoggerFactory, CancellationToken, Task> run,
        params (string Name, object Value)[] properties
    )
    {
        var log = RoleLogging.Create(parsed, properties.Prepend(("Role", name)));
        using var loggers = new SerilogLoggerFactory(log, dispose: true);
        using var stop = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, c => c.Cancel = true);
        try
        {
            DescriptorLimit.Demand();
            await run(loggers, stop.Token).ConfigureAwait(false);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception e)
        {
            // What the operator has to see to needs no stack: the reason says it all.
            log.Fatal(
                e is InvalidDataException or LogDamagedException ? null : e,
                "{Name} ends: {Reason}",
                name,
                e.Message
            );
            await Console.Error.WriteLineAsync($"arktos {name}: {e.Message}").ConfigureAwait(false);
            return 1;
        }
    }

    /// <summary>A name for this process that no other has: who holds a lease.</summary>
    public static string Identity() => $"{Environment.MachineName}_{Guid.NewGuid()}";

    /// <summary>Ends when the token is set.</summary>
    public static async Task UntilStoppedAsync(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource();
        await using var registration = stop.Register(() => stopped.TrySetResult());
        await stopped.Task.ConfigureAwait(false);
    }
}

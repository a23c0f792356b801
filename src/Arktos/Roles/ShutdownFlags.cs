using System.CommandLine;
using System.Runtime.InteropServices;
using Arktos.Kubelet;
using Arktos.Kubelet.Shutdown;
using Microsoft.Extensions.Logging;

namespace Arktos.Roles;

/// <summary>
/// Options of `arktos kubelet` about a machine that is shut down, by the names of Kubernetes' configuration, and the
/// signal that says so: SIGPWR. SIGTERM stops the agent alone, and pods go on.
/// </summary>
internal static class ShutdownFlags
{
    /// <summary>SIGPWR of Linux, by number: .NET has no name for it.</summary>
    private const PosixSignal Power = (PosixSignal)30;

    private static readonly Option<Duration> Grace = DurationOption.Create(
        "--shutdown-grace-period",
        "at SIGPWR (the machine is going to be shut down) pods end within this time, then the agent; 0: the signal is "
            + "not heeded",
        TimeSpan.Zero
    );
    private static readonly Option<Duration> Critical = DurationOption.Create(
        "--shutdown-grace-period-critical-pods",
        "the last part of --shutdown-grace-period, in which critical pods end",
        TimeSpan.Zero
    );
    private static readonly Option<string> ByPriority = new("--shutdown-grace-period-by-pod-priority")
    {
        Description = "in place of both: PRIORITY=DURATION, by commas; pods of that priority and above have so long",
        DefaultValueFactory = _ => "",
    };

    public static void AddTo(Command command)
    {
        command.Add(Grace);
        command.Add(Critical);
        command.Add(ByPriority);
        command.Validators.Add(result =>
        {
            try
            {
                Parse(result.GetValue(Grace), result.GetValue(Critical), result.GetValue(ByPriority));
            }
            catch (FormatException e)
            {
                result.AddError($"{Grace.Name}: {e.Message}");
            }
            catch (InvalidOperationException) { } // what is no duration is told by the parser
        });
    }

    public static ShutdownOptions Read(ParseResult parsed) =>
        Parse(parsed.GetValue(Grace), parsed.GetValue(Critical), parsed.GetValue(ByPriority));

    /// <summary>Returns when the agent is to stop: at once when it is told so, and after its pods at SIGPWR.</summary>
    public static async Task UntilStoppedAsync(
        KubeletHost kubelet,
        ShutdownOptions options,
        ILogger logger,
        CancellationToken stop
    )
    {
        if (options.IsOff)
        {
            await RoleHost.UntilStoppedAsync(stop).ConfigureAwait(false);
            return;
        }
        var power = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var signal = PosixSignalRegistration.Create(
            Power,
            context =>
            {
                context.Cancel = true;
                power.TrySetResult();
            }
        );
        logger.LogInformation(
            "pods end within {Seconds} s when this process gets SIGPWR; systemd-logind is not asked to wait for them",
            options.Total.TotalSeconds
        );
        var stopped = RoleHost.UntilStoppedAsync(stop);
        if (await Task.WhenAny(power.Task, stopped).ConfigureAwait(false) == stopped)
            return;
        try
        {
            await kubelet.ShutDownAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        { /* it is to stop now, whatever its pods do */
        }
    }

    private static ShutdownOptions Parse(Duration grace, Duration critical, string? byPriority) =>
        ShutdownOptions.Parse(grace.Value, critical.Value, byPriority ?? "");
}

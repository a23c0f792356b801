using System.CommandLine;
using Arktos.Scheduler;

namespace Arktos.Roles;

/// <summary>`arktos scheduler`: places pods on nodes.</summary>
internal static class SchedulerRole
{
    private static readonly RoleDoorOptions Door = new(port: 10259);

    public static Command Command()
    {
        var command = new Command("scheduler", "Run a scheduler: places pods on nodes")
        {
            ConnectionOptions.Servers,
            PkiOptions.Folder,
            PkiOptions.Certificate,
        };
        Door.AddTo(command);
        RoleLogging.AddTo(command);
        command.SetAction(
            (parsed, _) =>
                RoleHost.RunAsync(
                    "scheduler",
                    parsed,
                    (loggers, stop) =>
                    {
                        var options = new SchedulerOptions
                        {
                            Connection = ConnectionOptions.Read(parsed, "scheduler"),
                            Identity = RoleHost.Identity(),
                        };
                        return Door.RunAsync(
                            parsed,
                            options.Metrics,
                            loggers,
                            () => new SchedulerHost(options, loggers).RunAsync(stop)
                        );
                    }
                )
        );
        return command;
    }
}

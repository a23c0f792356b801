using System.CommandLine;
using Arktos.Scheduler;

namespace Arktos.Roles;

/// <summary>`arktos scheduler`: places pods on nodes.</summary>
internal static class SchedulerRole
{
    public static Command Command()
    {
        var command = new Command("scheduler", "Run a scheduler: places pods on nodes")
        {
            ConnectionOptions.Servers,
            PkiOptions.Folder,
            PkiOptions.Certificate,
        };
        RoleLogging.AddTo(command);
        command.SetAction(
            (parsed, _) =>
                RoleHost.RunAsync(
                    "scheduler",
                    parsed,
                    (loggers, stop) =>
                        new SchedulerHost(
                            new SchedulerOptions
                            {
                                Connection = ConnectionOptions.Read(parsed, "scheduler"),
                                Identity = RoleHost.Identity(),
                            },
                            loggers
                        ).RunAsync(stop)
                )
        );
        return command;
    }
}

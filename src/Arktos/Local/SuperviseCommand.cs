using System.CommandLine;
using Arktos.Roles;
using Microsoft.Extensions.Logging;

namespace Arktos.Local;

/// <summary>`arktos supervise`: one of the two processes that start again what ends. `up` starts them.</summary>
internal static class SuperviseCommand
{
    public const string Name = "supervise";

    /// <summary>Arguments tell the two apart.</summary>
    private static readonly Option<int> Number = new("--number")
    {
        Description = "which of the supervisors this is",
        DefaultValueFactory = _ => 1,
    };

    public static Command Command()
    {
        var command = new Command(Name, "Run a supervisor: starts again what ends of a local cluster")
        {
            LocalOptions.StateDirectory,
            Number,
        };
        RoleLogging.AddTo(command);
        command.SetAction(
            (parsed, _) =>
                RoleHost.RunAsync(
                    Name,
                    parsed,
                    (loggers, stop) =>
                        new Supervisor(
                            LocalOptions.Directory(parsed),
                            loggers.CreateLogger<Supervisor>(),
                            TimeProvider.System
                        ).RunAsync(stop)
                )
        );
        return command;
    }
}

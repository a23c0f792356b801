using System.CommandLine;
using Arktos.Controllers;

namespace Arktos.Roles;

/// <summary>`arktos controllers`: the controllers of all tenants.</summary>
internal static class ControllersRole
{
    private static readonly RoleDoorOptions Door = new(port: 10257);

    public static Command Command()
    {
        var command = new Command(
            "controllers",
            "Run the controllers: deployments, replica sets, namespaces, garbage collection, …"
        )
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
                    "controllers",
                    parsed,
                    (loggers, stop) =>
                    {
                        var options = new ControllersOptions
                        {
                            Connection = ConnectionOptions.Read(parsed, "controllers"),
                            Identity = RoleHost.Identity(),
                            RootCaPem = File.ReadAllText(
                                Path.Combine(
                                    parsed.GetRequiredValue(PkiOptions.Folder).FullName,
                                    PkiNames.ClusterAuthority + ".crt"
                                )
                            ),
                        };
                        return Door.RunAsync(
                            parsed,
                            options.Metrics,
                            loggers,
                            () => new ControllersHost(options, loggers).RunAsync(stop)
                        );
                    }
                )
        );
        return command;
    }
}

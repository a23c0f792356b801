using System.CommandLine;
using Arktos.Controllers;

namespace Arktos.Roles;

/// <summary>`arktos controllers`: the controllers of all tenants.</summary>
internal static class ControllersRole
{
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
        RoleLogging.AddTo(command);
        command.SetAction(
            (parsed, _) =>
                RoleHost.RunAsync(
                    "controllers",
                    parsed,
                    (loggers, stop) =>
                        new ControllersHost(
                            new ControllersOptions
                            {
                                Connection = ConnectionOptions.Read(parsed, "controllers"),
                                Identity = RoleHost.Identity(),
                                RootCaPem = File.ReadAllText(
                                    Path.Combine(
                                        parsed.GetRequiredValue(PkiOptions.Folder).FullName,
                                        PkiNames.ClusterAuthority + ".crt"
                                    )
                                ),
                            },
                            loggers
                        ).RunAsync(stop)
                )
        );
        return command;
    }
}

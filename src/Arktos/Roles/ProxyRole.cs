using System.CommandLine;
using Arktos.Kubelet;

namespace Arktos.Roles;

/// <summary>`arktos proxy`: services and pods for a machine that is no node itself.</summary>
internal static class ProxyRole
{
    private static readonly RoleDoorOptions Door = new(port: 10256);

    private static readonly Option<string> Table = new("--table")
    {
        Description = "name of the table of nftables that is the proxy's own",
        DefaultValueFactory = _ => "arktos-proxy",
    };
    private static readonly Option<string> Bridge = new("--bridge")
    {
        Description = "name of the bridge that nodes of this machine are at",
        Required = true,
    };
    private static readonly Option<string> ClusterCidr = new("--cluster-cidr")
    {
        Description = "range of all nodes' pods",
        Required = true,
    };

    public static Command Command()
    {
        var command = new Command("proxy", "Run a service proxy: services and pods for a machine that is no node")
        {
            Table,
            Bridge,
            ClusterCidr,
            ConnectionOptions.Servers,
            PkiOptions.Folder,
            PkiOptions.Certificate,
        };
        Door.AddTo(command);
        RoleLogging.AddTo(command);
        command.SetAction(
            (parsed, _) =>
                RoleHost.RunAsync(
                    "proxy",
                    parsed,
                    (loggers, stop) =>
                    {
                        var options = new MachineProxyOptions
                        {
                            Api = ConnectionOptions.Read(parsed, "proxy"),
                            Table = parsed.GetRequiredValue(Table),
                            Bridge = parsed.GetRequiredValue(Bridge),
                            ClusterCidr = parsed.GetRequiredValue(ClusterCidr),
                        };
                        return Door.RunAsync(
                            parsed,
                            options.Metrics,
                            loggers,
                            () => new MachineProxyHost(options, loggers).RunAsync(stop)
                        );
                    }
                )
        );
        return command;
    }

    /// <summary>The options and their values, for whoever starts a proxy.</summary>
    public static string[] At(string table, string bridge, string clusterCidr) =>
        [Table.Name, table, Bridge.Name, bridge, ClusterCidr.Name, clusterCidr];
}

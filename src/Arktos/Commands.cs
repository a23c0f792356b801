using System.CommandLine;
using Arktos.Local;
using Arktos.Operator;
using Arktos.Roles;

namespace Arktos;

/// <summary>All that the executable can be told: a subcommand a role, and those of operators.</summary>
internal static class Commands
{
    public static RootCommand Root() =>
        new RootCommand("Arktos: a cluster manager for large clouds that speaks the Kubernetes API")
        {
            StoreRole.Command(),
            ApiServerRole.Command(),
            SchedulerRole.Command(),
            ControllersRole.Command(),
            KubeletRole.Command(),
            VmRuntimeRole.Command(),
            DnsRole.Command(),
            ProxyRole.Command(),
            UpCommand.Command(),
            DownCommand.Command(),
            SuperviseCommand.Command(),
            StatusCommand.Command(),
            ImageCommand.Command(),
            StoreNodeCommand.Command(),
            PartitionCommand.Command(),
            TenantCommand.Command(),
            KvCommand.Command(),
            BackupCommand.Command(),
            RestoreCommand.Command(),
        };
}

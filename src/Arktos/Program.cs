using System.CommandLine;
using Arktos;
using Arktos.Local;
using Arktos.Operator;
using Arktos.Roles;
using Arktos.Rpc;

// One executable, a subcommand a role. Exit codes: 0 done, 1 could not be done (the reason is on standard error), 2
// wrong usage.
OwnFiles.KeepFromOthers();
DescriptorLimit.Raise();
var root = new RootCommand("Arktos: a cluster manager for large clouds that speaks the Kubernetes API")
{
    StoreRole.Command(),
    ApiServerRole.Command(),
    SchedulerRole.Command(),
    ControllersRole.Command(),
    KubeletRole.Command(),
    UpCommand.Command(),
    DownCommand.Command(),
    SuperviseCommand.Command(),
    StatusCommand.Command(),
    StoreNodeCommand.Command(),
    PartitionCommand.Command(),
    KvCommand.Command(),
    BackupCommand.Command(),
    RestoreCommand.Command(),
};
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
        Console.Error.WriteLine($"arktos: {error.Message}");
    Console.Error.WriteLine("arktos: see arktos --help");
    return 2;
}
return await parsed.InvokeAsync();

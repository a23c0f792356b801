using Arktos;
using Arktos.Rpc;

// One executable, a subcommand a role. Exit codes: 0 done, 1 could not be done (the reason is on standard error), 2
// wrong usage.
OwnFiles.KeepFromOthers();
DescriptorLimit.Raise();
var parsed = Commands.Root().Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
        Console.Error.WriteLine($"arktos: {UsageErrors.Describe(error)}");
    Console.Error.WriteLine("arktos: see arktos --help");
    return 2;
}
return await parsed.InvokeAsync();

using System.CommandLine;
using Arktos.Local;
using Arktos.StoreClient;
using Grpc.Core;

namespace Arktos.Operator;

/// <summary>
/// Makes operators' commands that need the keyspace of the local cluster: connects, runs, and says on standard error
/// why one could not be done.
/// </summary>
internal static class KeyspaceVerb
{
    /// <param name="group">The command that it belongs to, for messages.</param>
    public static Command Create(
        string group,
        string name,
        string description,
        IReadOnlyList<Argument> arguments,
        IReadOnlyList<Option> options,
        Func<ClusterLayout, KeyspaceClient, ParseResult, CancellationToken, Task> run
    )
    {
        var command = new Command(name, description) { LocalOptions.StateDirectory };
        foreach (var argument in arguments)
            command.Add(argument);
        foreach (var option in options)
            command.Add(option);
        command.SetAction(
            async (parsed, cancel) =>
            {
                try
                {
                    var layout = LocalOptions.Load(parsed);
                    using var keyspace = OperatorKeyspace.Open(layout);
                    await OperatorKeyspace.ConnectAsync(keyspace, cancel).ConfigureAwait(false);
                    await run(layout, keyspace, parsed, cancel).ConfigureAwait(false);
                    return 0;
                }
                catch (Exception e)
                    when (e
                            is InvalidOperationException
                                or InvalidDataException
                                or TimeoutException
                                or ArgumentException
                                or IOException
                                or KeyspaceScanException
                                or RpcException
                    )
                {
                    await Console.Error.WriteLineAsync($"arktos {group} {name}: {e.Message}").ConfigureAwait(false);
                    return 1;
                }
            }
        );
        return command;
    }
}

using System.CommandLine;
using Arktos.Client.Connection;
using Arktos.Local;
using Arktos.StoreClient;
using Grpc.Core;

namespace Arktos.Operator;

/// <summary>
/// A command for operators of a local cluster: what it refuses or cannot do is one line on stderr, and exit code 1.
/// </summary>
internal static class OperatorVerb
{
    /// <param name="group">The command that it belongs to, for messages.</param>
    public static Command Create(
        string group,
        string name,
        string description,
        IReadOnlyList<Argument> arguments,
        IReadOnlyList<Option> options,
        Func<ClusterLayout, ParseResult, CancellationToken, Task> run
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
                    await run(LocalOptions.Load(parsed), parsed, cancel).ConfigureAwait(false);
                    return 0;
                }
                catch (Exception e)
                    when (e
                            is InvalidOperationException
                                or InvalidDataException
                                or TimeoutException
                                or ArgumentException
                                or IOException
                                or ApiException
                                or HttpRequestException
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

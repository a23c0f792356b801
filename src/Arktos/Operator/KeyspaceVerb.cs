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
    ) =>
        OperatorVerb.Create(
            group,
            name,
            description,
            arguments,
            options,
            async (layout, parsed, cancel) =>
            {
                using var keyspace = OperatorKeyspace.Open(layout);
                await OperatorKeyspace.ConnectAsync(keyspace, cancel).ConfigureAwait(false);
                await run(layout, keyspace, parsed, cancel).ConfigureAwait(false);
            }
        );
}

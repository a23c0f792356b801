using System.CommandLine;
using System.Globalization;
using Arktos.Local;
using Arktos.Store.Partitions;
using Arktos.StoreClient;
using Spectre.Console;

namespace Arktos.Operator;

/// <summary>
/// `arktos store-node`: stores that join, are emptied, take another's place and leave, while the cluster serves.
/// </summary>
internal static class StoreNodeCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "the store, as az-a" };
    private static readonly Argument<string> Other = new("by") { Description = "the store that takes its place" };
    private static readonly Option<string> Az = new("--az")
    {
        Description = "the availability zone that it is in",
        Required = true,
    };

    public static Command Command() =>
        new("store-node", "Show, add, empty, replace and remove stores of the local cluster")
        {
            KeyspaceVerb.Create(
                "store-node",
                "list",
                "Print the stores, their state and what they hold",
                [],
                [],
                ListAsync
            ),
            KeyspaceVerb.Create(
                "store-node",
                "add",
                "Register a store and make its data directory; arktos up starts it. It holds nothing until replicas "
                    + "are moved to it",
                [Name],
                [Az],
                AddAsync
            ),
            KeyspaceVerb.Create(
                "store-node",
                "drain",
                "Move every replica of a store to others",
                [Name],
                [RoomyChange.Force, PartitionCommand.Timeout],
                DrainAsync
            ),
            KeyspaceVerb.Create(
                "store-node",
                "replace",
                "Move every replica of a store, which may be lost for good, to one other",
                [Name, Other],
                [RoomyChange.Force, PartitionCommand.Timeout],
                ReplaceAsync
            ),
            KeyspaceVerb.Create(
                "store-node",
                "remove",
                "Forget a store that holds nothing any more, and stop it",
                [Name],
                [],
                RemoveAsync
            ),
        };

    private static async Task ListAsync(
        ClusterLayout layout,
        KeyspaceClient keyspace,
        ParseResult parsed,
        CancellationToken cancel
    )
    {
        var map = keyspace.Map;
        var grid = Grid.Of("STORE", "ID", "AZ", "ADDRESS", "STATE", "REPLICAS", "LEADS");
        foreach (var (store, status) in await keyspace.StatusAsync(cancel).ConfigureAwait(false))
            grid.AddRow(
                Markup.Escape(store.Name),
                store.Id.ToString(CultureInfo.InvariantCulture),
                Markup.Escape(store.Az),
                store.Address,
                (status is null ? "[red]down[/]" : "up") + (store.Draining ? ", draining" : ""),
                map.Partitions.Count(p => p.Stores.Contains(store.Id)).ToString(CultureInfo.InvariantCulture),
                status?.Partitions.Count(p => p.Role == "leader").ToString(CultureInfo.InvariantCulture) ?? "-"
            );
        Grid.Print(grid);
    }

    private static async Task AddAsync(
        ClusterLayout layout,
        KeyspaceClient keyspace,
        ParseResult parsed,
        CancellationToken cancel
    )
    {
        var (name, az) = (parsed.GetRequiredValue(Name), parsed.GetRequiredValue(Az));
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            throw new ArgumentException($"{name} is no name of a store: small letters, digits and hyphens");
        if (layout.FreeStoreAddress() is not { } address)
            throw new InvalidOperationException(
                $"a local cluster has room for {ClusterLayout.StoresMax} stores, and no more ports: remove one first"
            );
        uint id = 0;
        await keyspace
            .UpdateMapAsync(map => (id = MapChanges.AddStore(map, name, az, address)) > 0, cancel)
            .ConfigureAwait(false);
        layout.AddStore(new ConfiguredStore(id, name, az, address));
        Console.WriteLine(
            $"store {name} ({id}) is registered in {az} at {address}. It is started at once where the cluster runs, "
                + $"else by {OwnCommand.Line(layout.StateDirectory, "up")}. Then replicas can be moved to it (arktos "
                + "store-node replace, drain, or partition move)"
        );
    }

    private static async Task DrainAsync(
        ClusterLayout layout,
        KeyspaceClient keyspace,
        ParseResult parsed,
        CancellationToken cancel
    )
    {
        var name = parsed.GetRequiredValue(Name);
        var moved = 0;
        await RoomyChange
            .UpdateMapAsync(
                keyspace,
                parsed.GetValue(RoomyChange.Force),
                map => (moved = MapChanges.Drain(map, name)) >= 0,
                cancel
            )
            .ConfigureAwait(false);
        await MembersSettled.WaitAsync(keyspace, PartitionCommand.Wait(parsed), cancel).ConfigureAwait(false);
        Console.WriteLine($"{moved} replicas leave {name}");
    }

    private static async Task ReplaceAsync(
        ClusterLayout layout,
        KeyspaceClient keyspace,
        ParseResult parsed,
        CancellationToken cancel
    )
    {
        var (name, other) = (parsed.GetRequiredValue(Name), parsed.GetRequiredValue(Other));
        var moved = 0;
        await RoomyChange
            .UpdateMapAsync(
                keyspace,
                parsed.GetValue(RoomyChange.Force),
                map => (moved = MapChanges.ReplaceStore(map, name, other)) >= 0,
                cancel
            )
            .ConfigureAwait(false);
        await MembersSettled.WaitAsync(keyspace, PartitionCommand.Wait(parsed), cancel).ConfigureAwait(false);
        Console.WriteLine(
            $"{moved} replicas go from {name} to {other}. Next: "
                + OwnCommand.Line(layout.StateDirectory, $"store-node remove {name}")
        );
    }

    private static async Task RemoveAsync(
        ClusterLayout layout,
        KeyspaceClient keyspace,
        ParseResult parsed,
        CancellationToken cancel
    )
    {
        var name = parsed.GetRequiredValue(Name);
        await keyspace
            .UpdateMapAsync(
                map =>
                {
                    MapChanges.RemoveStore(map, name);
                    return true;
                },
                cancel
            )
            .ConfigureAwait(false);
        if (layout.Stores.FirstOrDefault(s => s.Name == name) is { } store)
        {
            var process = layout.StoreProcesses.Single(p => p.Name == ClusterLayout.StoreProcessName(name));
            // First: nobody starts it again then.
            layout.RemoveStore(store);
            await new ProcessTable(layout).StopAsync([process]).ConfigureAwait(false);
        }
        Console.WriteLine($"store {name} has left; its data directory {layout.StoreDirectory(name)} may be deleted");
    }
}

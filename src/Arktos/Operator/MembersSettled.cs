using System.Diagnostics;
using Arktos.Store.Partitions;
using Arktos.StoreClient;

namespace Arktos.Operator;

/// <summary>Waits until the members of partitions are what the map asks for, and says how far that is.</summary>
internal static class MembersSettled
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200),
        Tell = TimeSpan.FromSeconds(10);

    /// <param name="wait">At most; null: not at all.</param>
    /// <exception cref="TimeoutException">It goes on without this command.</exception>
    public static async Task WaitAsync(KeyspaceClient keyspace, TimeSpan? wait, CancellationToken cancel)
    {
        if (wait is not { } patience)
        {
            Console.WriteLine("the stores bring it about: see arktos partition list");
            return;
        }
        var clock = Stopwatch.StartNew();
        var told = TimeSpan.Zero;
        while (true)
        {
            var changed = keyspace.MapChanged;
            var open = keyspace.Map.Partitions.Where(p => !MapChanges.IsSettled(p)).Select(p => p.Id).ToList();
            if (open.Count == 0)
                return;
            if (clock.Elapsed > patience)
                throw new TimeoutException(
                    $"the members of {open.Count} partitions ({string.Join(", ", open.Take(10))}) still change "
                        + $"after {patience.TotalSeconds:0} s. The stores go on with it; is every store that is to "
                        + $"take a replica running (arktos store-node list)?"
                );
            if (clock.Elapsed - told > Tell)
            {
                Console.WriteLine($"{open.Count} partitions to go");
                told = clock.Elapsed;
            }
            await Task.WhenAny(changed, Task.Delay(Poll, cancel)).ConfigureAwait(false);
            cancel.ThrowIfCancellationRequested();
        }
    }
}

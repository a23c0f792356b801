using Arktos.Raft;
using Arktos.Store.Log;
using Arktos.StoreClient;

namespace Arktos.Simulation.Stores;

/// <summary>What seeds have found, told as stories.</summary>
public sealed class ScenarioTests
{
    private static readonly PartitionId Partition = new(1);

    /// <summary>
    /// The sync of a frame fails and the process ends. The next one reads the frame (the page cache has it), takes the
    /// vote and the entry for durable and goes on; a sync of its own writes later pages only. Then the power fails. So
    /// recovery writes the last frame again.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_frame_that_recovery_found_in_the_page_cache_survives_a_loss_of_power(bool isAnotherWritten)
    {
        for (var seed = 1UL; seed <= 50; seed++)
        {
            var chance = new Chance(seed);
            var folder = new SimulatedFolder("log", chance);
            using (var log = Open(folder, chance, out _))
            {
                log.Process([Write(1)]);
                folder.Machine.FailAfter(2);
                Assert.Throws<IOException>(() => log.Process([Write(2)]));
                folder.Machine.Die();
            }

            ulong last;
            using (var log = Open(folder, chance, out var groups))
            {
                last = groups[Partition].LastIndex.Value;
                if (isAnotherWritten)
                {
                    log.Process([Write(++last)]);
                }

                folder.Machine.Die();
            }

            folder.LosePower();
            using (Open(folder, chance, out var groups))
            {
                Assert.Equal(last, groups[Partition].LastIndex.Value);
                Assert.Equal(new Term(last), groups[Partition].HardState.Term);
            }
        }
    }

    private static SegmentedLog Open(
        SimulatedFolder folder,
        Chance chance,
        out Dictionary<PartitionId, GroupLog> groups
    )
    {
        folder.Machine = new Machine(chance);
        return LogRecovery.Open(folder, new LogOptions(SegmentBytes: 4096), out groups);
    }

    private static LogWrite Write(ulong index) =>
        new(
            Partition,
            new HardState(new Term(index), new ReplicaId(1), LogIndex.Zero),
            null,
            null,
            [new LogEntry(new Term(index), new LogIndex(index), EntryKind.Normal, new byte[300])],
            _ => { }
        );
}

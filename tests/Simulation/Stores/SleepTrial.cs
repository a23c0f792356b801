using Arktos.Raft;
using Arktos.StoreClient;

namespace Arktos.Simulation.Stores;

/// <summary>
/// When trouble is over and clients want nothing more, everything must fall asleep. Then one thing happens, with nobody
/// asking: what sleeps must notice by itself, take what is asked of it next, and fall asleep again with equal states.
/// </summary>
internal sealed class SleepTrial(StoreWorld world)
{
    private int Election => world.Options.ElectionMs;

    private Chance Chance => world.Chance;

    public void Run()
    {
        FallAsleep();
        var victim = Chance.Percent(70)
            ? world.Stores.First(store => store.Running is { LeadsAny: true })
            : Chance.Of<SimulatedStore>([.. world.Stores.Where(store => store.Running is not null)]);
        var kind = Chance.Below(5);
        world.Trace($"all sleep; {kind} {victim.Id}");
        switch (kind)
        {
            case 0:
                Answer();
                break;
            case 1:
                victim.StaysDown = true;
                victim.Crash(power: Chance.Percent(50));
                ElectOther(victim);
                Answer();
                victim.StaysDown = false;
                victim.Start();
                break;
            case 2:
                CutOff(victim);
                ElectOther(victim);
                Answer();
                world.Network.Heal();
                break;
            case 3:
                victim.Freeze(30 * Election);
                ElectOther(victim);
                Answer();
                break;
            default:
                victim.Crash(power: Chance.Percent(50));
                Await(() => victim.Running is not null, 4, "a store does not start again");
                break;
        }

        FallAsleep();
    }

    private void FallAsleep()
    {
        world.Rest(true);
        // Calls go on for 20 election timeouts; what has a time to live is deleted some seconds later.
        var patience =
            60 + (world.Options.HibernateMs / Election) + (world.Options.TtlPercent > 0 ? 6000 / Election : 0);
        Await(
            () => world.Partitions.All(Sleeps) && world.HasWatchedAll,
            patience,
            "a partition that is healthy, and of which nobody wants anything, does not fall asleep"
        );
    }

    private bool Sleeps(SimulatedPartition partition)
    {
        var replicas = world
            .Map.Stores(partition.Id)
            .Select(store => world.Store(store).Running?.Find(partition.Id))
            .ToList();
        return replicas.All(r =>
                r is { IsAsleep: true }
                && r.Group.Term == replicas[0]!.Group.Term
                && r.Keyspace.State.Index == partition.Reference.Index
            )
            && replicas.Count(r => r!.Group.Role == RaftRole.Leader) == 1;
    }

    /// <summary>Nobody asks for anything, so only the stores themselves can find out.</summary>
    private void ElectOther(SimulatedStore victim)
    {
        Await(
            () =>
                world.Partitions.All(p =>
                    world.Stores.Any(s => s != victim && s.Running?.Find(p.Id)?.Group.Role == RaftRole.Leader)
                ),
            15,
            $"what sleeps does not notice that store {victim.Id} is gone"
        );
    }

    private void Answer()
    {
        var before = world.Partitions.Select(p => p.AcknowledgedInCalm).ToArray();
        world.Rest(false);
        Await(
            () => world.Partitions.Zip(before).All(p => p.First.AcknowledgedInCalm > p.Second),
            80,
            "no commit is answered by a partition that slept"
        );
    }

    /// <summary>It is heard by nobody, hears nobody, or both.</summary>
    private void CutOff(SimulatedStore victim)
    {
        var kind = Chance.Below(3);
        foreach (var other in world.Stores.Where(other => other != victim))
        {
            if (kind != 1)
            {
                world.Network.Block(victim.Id, other.Id);
            }

            if (kind != 2)
            {
                world.Network.Block(other.Id, victim.Id);
            }
        }
    }

    private void Await(Func<bool> condition, int elections, string failure)
    {
        var deadline = world.Events.Now + ((long)elections * Election);
        while (!condition())
        {
            if (world.Events.Now >= deadline)
            {
                throw new SimulationFailure($"{failure} within {elections} election timeouts") { IsOfLiveness = true };
            }

            world.Step();
        }
    }
}

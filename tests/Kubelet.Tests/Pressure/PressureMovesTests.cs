using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Kubelet.Pressure;

namespace Arktos.Kubelet.Tests.Pressure;

/// <summary>Which virtual machines leave a node that is short of memory, when, and who waits for them.</summary>
public sealed class PressureMovesTests
{
    private static readonly DateTimeOffset Today = DateTimeOffset.UnixEpoch + TimeSpan.FromDays(1);
    private static readonly PressureThreshold Soft =
            new(PressureSignal.MemoryAvailable, ThresholdAmount.OfPercent(10), TimeSpan.FromSeconds(30)),
        Hard = new(PressureSignal.MemoryAvailable, ThresholdAmount.OfPercent(5)),
        SoftDisk = new(PressureSignal.NodeFsAvailable, ThresholdAmount.OfPercent(10), TimeSpan.Zero);

    /// <summary>
    /// Looks, one each ten seconds: pods in their order, "short" before those of a node that is, and what each is. To
    /// each what comes of it: whose move is asked for, or has failed.
    /// </summary>
    [Theory]
    // The first that can, one at a time, and only while the node is short.
    [InlineData("a b", "-")]
    [InlineData("short a b", "ask a")]
    [InlineData("short plain b", "ask b")]
    [InlineData("short plain", "-")]
    [InlineData("short a:paused b", "ask b")]
    [InlineData("short a:disks b", "ask b")]
    [InlineData("short a:nics b", "ask b")]
    [InlineData("short a:snapshot b", "ask b")]
    [InlineData("short a:deleted b", "ask b")]
    [InlineData("short a b | short a:asked b | short a:moving b | short b", "ask a | - | - | ask b")]
    [InlineData("short a b | a:moving b | b", "ask a | - | -")]
    // Somebody else moves one: that makes room as well.
    [InlineData("short a b:moving", "-")]
    [InlineData("short a b:asked", "-")]
    // It has just come, from a node that may have been short, too.
    [InlineData("short a:came b", "ask b")]
    [InlineData("short a:came", "-")]
    [InlineData("short a:came-long-ago", "ask a")]
    // It could not: the next one, and later again, twice as late each time.
    [InlineData("short a b | short a:asked b | short a b", "ask a | - | failed a, ask b")]
    [InlineData(
        "short a | short a:moving | short a | short a | short a | short a",
        "ask a | - | failed a | - | - | ask a"
    )]
    [InlineData(
        "short a | short a:asked | short a | a | a | short a | short a:asked | short a"
            + " | a | a | a | a | short a | short a",
        "ask a | - | failed a | - | - | ask a | - | failed a | - | - | - | - | - | ask a"
    )]
    // No action was made of it.
    [InlineData("short a | short a | short a | short a", "ask a | - | - | failed a")]
    // The next pod of its name has another uid, and what was of the one before is forgotten.
    [InlineData("short a | short a:asked | short a | short | short a", "ask a | - | failed a | - | ask a")]
    public void They_move_one_by_one(string looks, string expected)
    {
        var (moves, told) = (PressureMoves.None, new List<string>());
        var now = TimeSpan.Zero;
        foreach (var look in looks.Split(" | "))
        {
            var words = look.Split(' ').ToList();
            var isShort = words.Remove("short");
            var step = moves.Next(
                new MoveLook(isShort, [.. words.Select(Use)], uid => words.Contains(uid + ":asked"), now, Today)
            );
            moves = step.Next;
            var said = new List<string>();
            if (step.Failed is { } failed)
                said.Add($"failed {failed.Pod.Metadata.Uid}");
            if (step.Ask is { } ask)
                said.Add($"ask {ask.Pod.Metadata.Uid}");
            told.Add(said.Count == 0 ? "-" : string.Join(", ", said));
            now += TimeSpan.FromSeconds(10);
        }
        Assert.Equal(expected, string.Join(" | ", told));
    }

    [Fact]
    public void What_the_server_refuses_has_failed_at_the_next_look()
    {
        var a = Use("a");
        var asked = PressureMoves.None.Next(LookAt(a, TimeSpan.Zero)).Next;
        var after = asked.Refused().Next(LookAt(a, TimeSpan.FromSeconds(10)));
        Assert.Equal(("a", null), (after.Failed?.Pod.Metadata.Uid, after.Ask));
        Assert.Equal(PressureMoves.BackoffMin, after.Next.BackoffOf("a"));
    }

    [Fact]
    public void It_is_tried_again_ever_later_and_no_later_than_the_bound()
    {
        var (moves, now, a) = (PressureMoves.None, TimeSpan.Zero, Use("a"));
        for (var i = 0; i < 40; i++)
        {
            moves = moves.Next(LookAt(a, now)).Next.Refused();
            moves = moves.Next(LookAt(a, now)).Next;
            now += moves.BackoffOf("a");
        }
        Assert.Equal(PressureMoves.BackoffMax, moves.BackoffOf("a"));
    }

    [Fact]
    public void Pods_wait_for_a_move_under_a_soft_threshold_of_memory_and_not_for_ever()
    {
        var moving = PressureMoves.None.Next(LookAt(Use("a"), TimeSpan.Zero)).Next;
        Assert.True(moving.HoldsEvictions(Soft, TimeSpan.Zero));
        Assert.True(moving.HoldsEvictions(Soft, PressureMoves.EvictionPatience - TimeSpan.FromSeconds(1)));
        Assert.False(moving.HoldsEvictions(Soft, PressureMoves.EvictionPatience));
        Assert.False(moving.HoldsEvictions(Hard, TimeSpan.Zero));
        Assert.False(moving.HoldsEvictions(SoftDisk, TimeSpan.Zero));
        Assert.False(PressureMoves.None.HoldsEvictions(Soft, TimeSpan.Zero));
    }

    [Fact]
    public void Those_on_their_way_go_last() =>
        Assert.Equal(
            ["b", "c", "a"],
            PressureMoves.MovingLast([Use("a:moving"), Use("b"), Use("c")]).Select(u => u.Pod.Metadata.Uid)
        );

    private static MoveLook LookAt(PodUse use, TimeSpan now) => new(true, [use], _ => false, now, Today);

    /// <param name="word">"uid", or "uid:what it is like".</param>
    private static PodUse Use(string word)
    {
        var (uid, what) = (word.Split(':')[0], word.Split(':').ElementAtOrDefault(1) ?? "");
        var pod = new Pod
        {
            Metadata = new ObjectMeta
            {
                Uid = uid,
                Name = uid,
                DeletionTimestamp = what == "deleted" ? Today : null,
            },
            Spec = new PodSpec
            {
                NodeName = "n1",
                VirtualMachine =
                    uid == "plain"
                        ? null
                        : new VirtualMachine
                        {
                            PowerSpec = what == "paused" ? "Paused" : "Running",
                            VolumeDevices = what == "disks" ? [new VolumeDevice()] : null,
                        },
                Nics = what == "nics" ? [new Nic { Name = "eth1" }] : null,
            },
            Status = new PodStatus
            {
                Phase = "Running",
                Migration = what switch
                {
                    "moving" => new PodMigration
                    {
                        ActionID = "m",
                        SourceNode = "n1",
                        TargetNode = "n2",
                    },
                    "came" => Came(Today - TimeSpan.FromMinutes(5)),
                    "came-long-ago" => Came(Today - TimeSpan.FromMinutes(15)),
                    _ => null,
                },
                VirtualMachineStatus = what == "snapshot" ? new() { Snapshots = [new() { Name = "s" }] } : null,
            },
        };
        return new PodUse(pod, [], new Dictionary<string, long>());
    }

    private static PodMigration Came(DateTimeOffset at) =>
        new()
        {
            ActionID = "m",
            SourceNode = "n2",
            TargetNode = "n1",
            Succeeded = true,
            CompletionTime = at,
        };
}

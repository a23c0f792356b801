using System.Diagnostics;
using System.Globalization;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Client.Resources;
using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Queue;
using Arktos.Scheduler.Snapshot;

// How many pods the scheduler's core places a second, without API servers: cycle after cycle on one thread, each placed
// pod counted on its node. The processor's time is what is compared; it is that of the whole process, collections of
// garbage included.
if (args is ["waiting"])
{
    Wait("5,000 pods wait, 200 events that help nobody", 200, helps: false);
    Wait("5,000 pods wait, 200 events that help one each", 200, helps: true);
    return;
}
Console.WriteLine("name | pods/s | pods per CPU s | goal | met");
Measure("1,000 nodes, plain pods", 1000, 20_000, n => Plain(n), 10_000);
Measure("5,000 nodes, plain pods", 5000, 20_000, n => Plain(n), 5000);
Measure("5,000 nodes, spread over zones", 5000, 5000, n => Spread(Plain(n)), null);
Measure("5,000 nodes, apart from each other", 5000, 5000, n => Apart(Plain(n)), null);
Measure("5,000 nodes, spread over zones and apart", 5000, 5000, n => Apart(Spread(Plain(n))), 1000);
Measure(
    "5,000 nodes, a volume for each pod",
    5000,
    5000,
    n => WithVolume(Plain(n), n),
    null,
    (t, n) => PutVolumes(t, n, 25)
);
Measure(
    "1,000 nodes that take 2 volumes each",
    1000,
    2000,
    n => WithVolume(Plain(n), n),
    null,
    (t, n) => PutVolumes(t, n, 2)
);
Preempt("1,000 full nodes, a victim for each pod", 1000, 1000);

// What events cost while pods wait for which there is no room: everybody is tried again after each of them (as it was),
// and who may be helped (as it is), in one run over the same. A second passes after each event, so that who backs off
// is tried again before the next where his backoff is over.
static void Wait(string name, int events, bool helps)
{
    Console.WriteLine("name | cycles | CPU ms an event | pods placed");
    var all = Waiting(events, helps, askAll: true);
    var asked = Waiting(events, helps, askAll: false);
    foreach (var (how, run) in new[] { ("all are woken", all), ("who may be helped", asked) })
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}, {how} | {run.Cycles} | {run.Cpu * 1000 / events:F2} | {run.Placed}"
            )
        );
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{name}, ratio | {(double)asked.Cycles / all.Cycles:F4} | {asked.Cpu / all.Cpu:F4} | "
                + $"{(all.Placed == 0 ? "-" : $"{(double)asked.Placed / all.Placed:F2}")}"
        )
    );
}

static (int Cycles, double Cpu, int Placed) Waiting(int events, bool helps, bool askAll)
{
    const int waiting = 5000;
    var table = Nodes(1000);
    // 15.5 of 16 cores of each node are taken; 15 by a pod that is not to go.
    for (var i = 0; i < 1000; i++)
        foreach (var (kind, size) in new[] { ("large", "15"), ("small", "500m") })
        {
            var there = Plain(i, size);
            there.Metadata.Uid = $"{kind}-{i}";
            table.PutPod(new PlacedPod(there), $"n{i}");
        }
    var (queue, cycle, now) = (new SchedulingQueue(), new SchedulingCycle(1), DateTimeOffset.UnixEpoch);
    var pods = new Dictionary<ObjectKey, PlacedPod>();
    for (var i = 0; i < waiting; i++)
    {
        // One of ten needs little more than there is, the others much more: what goes helps nobody, or one.
        var pod = new PlacedPod(Plain(1_000_000 + i, helps && i % 10 == 0 ? "1" : "2"));
        pods[ObjectKey.Of(pod.Pod)] = pod;
        queue.Put(ObjectKey.Of(pod.Pod), 0);
    }
    var (cycles, placed) = (0, 0);
    PlaceAll();
    (cycles, placed) = (0, 0);
    var (_, cpu) = Timed(() =>
    {
        for (var i = 0; i < events; i++)
        {
            now += TimeSpan.FromSeconds(1);
            var gone = table.Find($"small-{i}")!;
            table.RemovePod(gone.Uid);
            var place = NodePlace.Of(table, table.RowOf($"n{i}"));
            var happened = new ClusterEvent.OfPod(EventKinds.PodGone, gone, null, place);
            queue.Wake(happened, (key, by) => askAll || QueueingHints.MayHelp(by, pods[key], happened, table));
            PlaceAll();
        }
    });
    return (cycles, cpu, placed);

    void PlaceAll()
    {
        while (queue.TryTake(now, out var key))
        {
            cycles++;
            switch (cycle.Run(new PodToPlace(pods[key]), table))
            {
                case Decision.Placed decided:
                    placed++;
                    queue.Remove(key);
                    table.PutPod(pods[key], decided.Node);
                    break;
                case Decision.Unschedulable refused:
                    queue.Refused(key, now, refused.Refusers);
                    break;
            }
        }
    }
}

static void Measure(
    string name,
    int nodes,
    int pods,
    Func<int, Pod> make,
    int? goal,
    System.Action<NodeTable, int>? prepare = null
)
{
    Run(nodes, Math.Min(pods, 1000), make, prepare);
    var (wall, cpu) = Run(nodes, pods, make, prepare);
    Show(name, pods, wall, cpu, goal);
}

static (double Wall, double Cpu) Run(int nodes, int pods, Func<int, Pod> make, System.Action<NodeTable, int>? prepare)
{
    var table = Nodes(nodes);
    prepare?.Invoke(table, pods);
    var cycle = new SchedulingCycle(1);
    var all = Enumerable.Range(0, pods).Select(i => make(i)).ToList();
    return Timed(() =>
    {
        foreach (var pod in all)
        {
            var placed = new PlacedPod(pod);
            if (cycle.Run(new PodToPlace(placed), table) is not Decision.Placed decided)
                throw new InvalidOperationException("a pod was not placed");
            table.PutPod(placed, decided.Node);
        }
    });
}

static void Preempt(string name, int nodes, int pods)
{
    var table = Nodes(nodes);
    for (var i = 0; i < nodes; i++)
    for (var j = 0; j < 16; j++)
    {
        var low = Plain(i * 16 + j, cpu: "1");
        low.Metadata.Uid = $"low-{i}-{j}";
        table.PutPod(new PlacedPod(low), $"n{i}");
    }
    var cycle = new SchedulingCycle(1);
    var (wall, cpu) = Timed(() =>
    {
        for (var i = 0; i < pods; i++)
        {
            var pod = Plain(i, cpu: "1");
            pod.Spec.Priority = 10;
            var placed = new PlacedPod(pod);
            if (cycle.Run(new PodToPlace(placed), table) is not Decision.Unschedulable { Victims: { } victims })
                throw new InvalidOperationException("no victims were found");
            foreach (var victim in victims.Pods)
                table.RemovePod(victim.Uid);
            table.PutPod(placed, victims.Node);
        }
    });
    Show(name, pods, wall, cpu, null);
}

static (double Wall, double Cpu) Timed(System.Action work)
{
    GC.Collect();
    using var process = Process.GetCurrentProcess();
    var (cpu, began) = (process.TotalProcessorTime, Stopwatch.GetTimestamp());
    work();
    process.Refresh();
    return (Stopwatch.GetElapsedTime(began).TotalSeconds, (process.TotalProcessorTime - cpu).TotalSeconds);
}

static void Show(string name, int pods, double wall, double cpu, int? goal) =>
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{name} | {pods / wall:F0} | {pods / cpu:F0} | {goal?.ToString(CultureInfo.InvariantCulture) ?? "-"} | "
                + $"{(goal is null ? "-" : pods / cpu >= goal ? "yes" : "no")}"
        )
    );

static NodeTable Nodes(int count)
{
    var table = new NodeTable();
    for (var i = 0; i < count; i++)
        table.PutNode(
            new Node
            {
                Metadata = new()
                {
                    Name = $"n{i}",
                    Labels = new Map<string>
                    {
                        ["kubernetes.io/hostname"] = $"n{i}",
                        ["topology.kubernetes.io/zone"] = $"az-{i % 3}",
                        ["kubernetes.io/arch"] = "amd64",
                        ["kubernetes.io/os"] = "linux",
                    },
                },
                Status = new()
                {
                    Allocatable = new()
                    {
                        ["cpu"] = Quantity.Parse("16"),
                        ["memory"] = Quantity.Parse("64Gi"),
                        ["pods"] = Quantity.Parse("110"),
                    },
                },
            }
        );
    return table;
}

static Pod Plain(int number, string cpu = "100m") =>
    new()
    {
        Metadata = new()
        {
            Tenant = "acme",
            Namespace = "shop",
            Name = $"web-{number}",
            Uid = $"uid-{number}",
            Labels = new() { ["app"] = "web", ["pod-template-hash"] = "abc" },
            OwnerReferences = [new() { Uid = "rs", Controller = true }],
        },
        Spec = new()
        {
            Containers =
            [
                new()
                {
                    Name = "c",
                    Image = "web:1",
                    Resources = new()
                    {
                        Requests = new() { ["cpu"] = Quantity.Parse(cpu), ["memory"] = Quantity.Parse("128Mi") },
                    },
                },
            ],
        },
    };

static Pod Spread(Pod pod)
{
    pod.Spec.TopologySpreadConstraints =
    [
        new()
        {
            TopologyKey = "topology.kubernetes.io/zone",
            MaxSkew = 1,
            WhenUnsatisfiable = "DoNotSchedule",
            LabelSelector = new() { MatchLabels = new() { ["app"] = "web" } },
        },
    ];
    return pod;
}

static Pod Apart(Pod pod)
{
    pod.Spec.Affinity = new()
    {
        PodAntiAffinity = new()
        {
            RequiredDuringSchedulingIgnoredDuringExecution =
            [
                new()
                {
                    TopologyKey = "kubernetes.io/hostname",
                    LabelSelector = new() { MatchLabels = new() { ["app"] = "web" } },
                },
            ],
        },
    };
    return pod;
}

// A claim for each pod, bound to a volume of a driver that takes so many on each node.
static void PutVolumes(NodeTable table, int pods, int limit)
{
    for (var row = 0; row < table.RowCount; row++)
        table.Drivers.PutNode(
            new()
            {
                Metadata = new() { Name = table.Nodes[row]!.Metadata.Name },
                Spec = new()
                {
                    Drivers =
                    [
                        new()
                        {
                            Name = "disks",
                            NodeID = "n",
                            Allocatable = new() { Count = limit },
                        },
                    ],
                },
            }
        );
    for (var i = 0; i < pods; i++)
    {
        table.Volumes.PutClaim(
            new()
            {
                Metadata = new()
                {
                    Tenant = "system",
                    Namespace = "shop",
                    Name = $"c{i}",
                    Annotations = new() { ["pv.kubernetes.io/bind-completed"] = "yes" },
                },
                Spec = new() { VolumeName = $"v{i}" },
                Status = new() { Phase = "Bound" },
            }
        );
        table.Volumes.PutVolume(
            new()
            {
                Metadata = new() { Tenant = "system", Name = $"v{i}" },
                Spec = new()
                {
                    ClaimRef = new() { Namespace = "shop", Name = $"c{i}" },
                    Csi = new() { Driver = "disks", VolumeHandle = $"h{i}" },
                },
            }
        );
    }
}

static Pod WithVolume(Pod pod, int number)
{
    pod.Metadata.Tenant = "system";
    pod.Spec.Volumes =
    [
        new()
        {
            Name = "v",
            PersistentVolumeClaim = new() { ClaimName = $"c{number}" },
        },
    ];
    return pod;
}

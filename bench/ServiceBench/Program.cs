using System.Diagnostics;
using Arktos.Client.Resources;
using Arktos.Kubelet.Services;
using Arktos.ServiceBench;

// The service proxy on the kernel of a network namespace of its own, which hack/bench.sh makes.
const string Table = "arktos-bench";
const int ServicesCount = 10_000,
    BackendsCount = 5,
    WholeRuns = 5,
    ChangeRuns = 200;

var seconds = args is [var text, ..] ? int.Parse(text) : 3;
var rules = new ProxyRules(Table, "arktos-bench0", "10.240.0.0/24");
var node = new NodePlace("n1", "");
using var nft = new NftTransactions();
using var kernel = new KernelTable(rules, nft);
var services = Enumerable.Range(0, ServicesCount).Select(i => Cluster.Service(i)).ToList();
var slices = Enumerable.Range(0, ServicesCount).Select(i => Cluster.Slice(i, BackendsCount)).ToList();

var (whole, wholeCpu, rewrites) = (new List<double>(), new List<double>(), new List<double>());
ProxyTable table = null!;
for (var run = 0; run < WholeRuns; run++)
{
    var (begun, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
    table = new ProxyTable();
    var changes = new TableChanges();
    for (var i = 0; i < ServicesCount; i++)
        table.Set(ObjectKey.Of(services[i]), ServicePlanner.Plan(services[i], [slices[i]], node), changes);
    await kernel.WriteWholeAsync(table.Whole(), default);
    whole.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
    wholeCpu.Add((Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
    begun = Stopwatch.GetTimestamp();
    await kernel.WriteWholeAsync(table.Whole(), default);
    rewrites.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
}
Figures.Print("full sync of 10,000 services, 50,000 endpoints, ms", Figures.Median(whole), "< 500");
Figures.Print("of it processor time, nft's not counted, ms", Figures.Median(wholeCpu), "");
Figures.Print("the same written again, ms", Figures.Median(rewrites), "");
Figures.Print("the same elements by nft, ms", await NftScript.WriteAsync(table.Whole()), "");

var random = new Random(1);
foreach (var (name, count) in new[] { ("another endpoint", BackendsCount), ("one endpoint less", BackendsCount - 1) })
{
    var (durations, cpu) = (new List<double>(), Environment.CpuUsage.TotalTime);
    for (var run = 0; run < ChangeRuns; run++)
    {
        var i = random.Next(ServicesCount);
        var begun = Stopwatch.GetTimestamp();
        var changes = new TableChanges();
        var slice = Cluster.Slice(i, count, moved: run + 1);
        table.Set(ObjectKey.Of(services[i]), ServicePlanner.Plan(services[i], [slice], node), changes);
        await kernel.WriteAsync(changes, default);
        durations.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
    }
    Figures.Print($"a change beside them: {name}, ms, median", Figures.Median(durations), "< 10");
    Figures.Print($"a change beside them: {name}, ms, 99 of 100", Figures.Percentile(durations, 0.99), "");
    cpu = (Environment.CpuUsage.TotalTime - cpu) / ChangeRuns;
    Figures.Print($"a change beside them: {name}, processor time, ms, mean", cpu.TotalMilliseconds, "");
}

await Traffic.MeasureAsync(kernel, table, node, seconds);
await Walls.MeasureAsync(nft, seconds);
await Policies.MeasureAsync(nft);

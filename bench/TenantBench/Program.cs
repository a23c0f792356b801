using System.Diagnostics;
using System.Globalization;
using Arktos.Api.Core.V1;
using Arktos.Bench;
using Arktos.Client.Resources;
using Arktos.TenantBench;

// Arguments: ARKTOS [TENANTS [OBJECTS]], or ARKTOS noisy. Prints lines "name | figure | goal".
const int AtOnce = 16,
    ObjectBytes = 1024,
    Settled = 10;
if (args is ["flood", .. var flood])
    return await Flood.RunAsync(flood);
if (args is not [var arktos, .. var numbers] || numbers.Length > 2)
{
    await Console.Error.WriteLineAsync("usage: ARKTOS [TENANTS [OBJECTS]], or ARKTOS noisy");
    return 2;
}
var isNoisy = numbers is ["noisy"];
var (tenants, objects) = isNoisy ? (0, 0) : (Number(0, 10_000), Number(1, 100_000));
var directory = Path.Combine(Path.GetTempPath(), $"arktos-tenants-{Environment.ProcessId}");
await using var cluster = new WholeCluster(Path.GetFullPath(arktos), directory);
await cluster.StartAsync();
if (isNoisy)
{
    var (quiet, beside, limited) = await new NoisyNeighbour(cluster).RunAsync();
    foreach (var (what, result) in new[] { ("alone", quiet), ("beside a flood", beside), ("a limited flood", limited) })
    {
        Print($"a quiet tenant's requests, {what}: p50 ms", result.P50Ms);
        Print("  p99 ms", result.P99Ms);
        Print("  the flood's requests answered a second", result.Answered);
        Print("  and refused", result.Refused);
    }
    Print("p99 beside a flood to alone", beside.P99Ms / quiet.P99Ms, "at most 2");
    Print("p99 beside a limited flood to alone", limited.P99Ms / quiet.P99Ms, "at most 2");
    return 0;
}
var client = new ResourceClient<Tenant>(cluster.Connection);

// What is compiled at its first use is not a tenant's cost.
await EachAsync(50, i => CreateAsync($"warm-{i}"));
await Task.Delay(TimeSpan.FromSeconds(Settled));
var (before, used) = (cluster.Resident(), cluster.Processors());
var made = await EachAsync(tenants, i => CreateAsync($"t-{i}"));
Print("tenants created a second, 16 at once", made.Rate, "200 or more");
Print("  each, p50 ms", made.P50Ms);
Print("  each, p99 ms", made.P99Ms);

// With what follows of a tenant's creation, in which the last ones' share is small.
foreach (var (process, milliseconds) in cluster.Processors())
    Print(
        $"  processor time of {process} a tenant, ms",
        (milliseconds - used.GetValueOrDefault(process)) / (double)tenants
    );
await Task.Delay(TimeSpan.FromSeconds(Settled));
foreach (var (process, resident) in cluster.Resident())
    Print(
        $"  resident memory of {process} a tenant, KiB",
        (resident - before.GetValueOrDefault(process)) / (double)tenants,
        "under 50"
    );
var alone = await GoneAsync("t-0");
Print("an idle tenant is gone after, s", alone.TotalSeconds);

var maps = new ResourceClient<ConfigMap>(cluster.Connection);
await CreateAsync("large");
var filled = await EachAsync(
    objects,
    async i =>
        await maps.CreateAsync(
            new ConfigMap
            {
                Kind = "ConfigMap",
                ApiVersion = "v1",
                Metadata = new()
                {
                    Tenant = "large",
                    Namespace = "default",
                    Name = $"map-{i}",
                },
                Data = new() { ["key"] = new string('x', ObjectBytes) },
            },
            CancellationToken.None
        )
);
Print("config maps of 1 KiB created a second", filled.Rate);
Print($"a tenant of {objects} objects is gone after, s", (await GoneAsync("large")).TotalSeconds, "under 10");
return 0;

int Number(int index, int otherwise) =>
    index < numbers.Length ? int.Parse(numbers[index], CultureInfo.InvariantCulture) : otherwise;

async Task CreateAsync(string name) =>
    await client.CreateAsync(
        new Tenant
        {
            Kind = "Tenant",
            ApiVersion = "v1",
            Metadata = new() { Name = name },
        },
        CancellationToken.None
    );

// From the request until there is no such Tenant, which goes after all that it held.
async Task<TimeSpan> GoneAsync(string name)
{
    var began = Stopwatch.GetTimestamp();
    await client.DeleteAsync(new ObjectKey("", "", name), null, CancellationToken.None);
    while (await client.TryGetAsync(new ObjectKey("", "", name), CancellationToken.None) is not null)
        await Task.Delay(20);
    return Stopwatch.GetElapsedTime(began);
}

static async Task<Timing> EachAsync(int count, Func<int, Task> act)
{
    var latencies = new long[count];
    var began = Stopwatch.GetTimestamp();
    await Parallel.ForAsync(
        0,
        count,
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
        async (i, _) =>
        {
            var at = Stopwatch.GetTimestamp();
            await act(i);
            latencies[i] = Stopwatch.GetTimestamp() - at;
        }
    );
    return Timing.Of(latencies, Stopwatch.GetElapsedTime(began).TotalSeconds);
}

static void Print(string name, double figure, string goal = "") =>
    Console.WriteLine($"{name} | {Figure.Text(figure)} | {goal}");

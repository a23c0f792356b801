using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Arktos.Bench;
using Arktos.MachineBench;

const long MemoryMiB = 256;
const int GuestPort = 80,
    BarePort = 18080;
if (args is not [var arktos, var image, .. var rest])
{
    Console.Error.WriteLine("usage: MachineBench ARKTOS IMAGE [TURNS [MACHINES]] | memory [MACHINES]");
    return 2;
}
if (rest is ["memory", .. var number])
    return await ServerMemory.MeasureAsync(Path.GetFullPath(arktos), number is [var n] ? int.Parse(n) : 20);
var turns = rest.Length > 0 ? int.Parse(rest[0]) : 3;
var count = rest.Length > 1 ? int.Parse(rest[1]) : 5;
var folder = Directory.CreateTempSubdirectory("arktos-machines-").FullName;

await using var server = await RuntimeServer.StartAsync(Path.GetFullPath(arktos), folder, Path.GetFullPath(image));
var without = server.MemoryMiB().Resident;

List<double> ours = [],
    bare = [];
for (var turn = 0; turn < turns; turn++)
{
    var began = Stopwatch.GetTimestamp();
    var machine = await server.CreateAsync($"turn-{turn}", MemoryMiB);
    await ReachableAsync(machine.Address, GuestPort);
    ours.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    await server.RemoveAsync(machine);
    var disk = Path.Combine(folder, "bare.qcow2");
    await BareQemu.MakeDiskAsync(Path.GetFullPath(image), disk);
    began = Stopwatch.GetTimestamp();
    await using var qemu = BareQemu.Start(disk, BarePort, MemoryMiB);
    await ReachableAsync("127.0.0.1", BarePort);
    bare.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
}
Row("create to guest reachable, ms", ours, bare);
Console.WriteLine($"  of it over bare QEMU, ms | {Figure.Text(Median(ours) - Median(bare))} | goal < 300");

var kept = await server.CreateAsync("kept", MemoryMiB);
var bareDisk = Path.Combine(folder, "snapshots.qcow2");
await BareQemu.MakeDiskAsync(Path.GetFullPath(image), bareDisk);
await using (var qemu = BareQemu.Start(bareDisk, BarePort, MemoryMiB))
{
    await ReachableAsync(kept.Address, GuestPort);
    await ReachableAsync("127.0.0.1", BarePort);
    List<double> saved = [],
        savedBare = [],
        loaded = [],
        loadedBare = [];
    for (var turn = 0; turn < turns; turn++)
    {
        var name = $"s{turn}";
        saved.Add(
            await TimeAsync(() =>
                server.Runtime.CreateSnapshotAsync(kept.Id, "save-" + name, name, CancellationToken.None)
            )
        );
        savedBare.Add(await TimeAsync(() => qemu.TypeAsync("savevm " + name)));
        loaded.Add(
            await TimeAsync(() => server.Runtime.RestoreAsync(kept.Id, "load-" + name, name, CancellationToken.None))
        );
        loadedBare.Add(await TimeAsync(() => qemu.TypeAsync("loadvm " + name)));
    }
    Row("snapshot of 256 MiB, ms (goal < 1.2x)", saved, savedBare);
    Row("restore of 256 MiB, ms (goal < 1.2x)", loaded, loadedBare);
}
await server.RemoveAsync(kept);

var start = Stopwatch.GetTimestamp();
var machines = await Task.WhenAll(Enumerable.Range(0, count).Select(i => server.CreateAsync($"many-{i}", 128)));
await Task.WhenAll(machines.Select(m => ReachableAsync(m.Address, GuestPort)));
Console.WriteLine(
    $"{count} machines at once, all reachable, ms | {Figure.Text(Stopwatch.GetElapsedTime(start).TotalMilliseconds)}"
);
var with = server.MemoryMiB().Resident;
Console.WriteLine($"runtime server before its first machine, MiB | {Figure.Text(without)}");
Console.WriteLine($"runtime server with {count} machines, MiB | {Figure.Text(with)} | goal of 20: < 60");
return 0;

static async Task<double> TimeAsync(Func<Task> work)
{
    var began = Stopwatch.GetTimestamp();
    await work();
    return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

static void Row(string name, List<double> ours, List<double> bare)
{
    var (a, b) = (Median(ours), Median(bare));
    Console.WriteLine($"{name} | {Figure.Text(a)} | {Figure.Text(b)} | {Figure.Text(a / b)}x");
}

// Ends when a web server there answers. A question is put every 50 ms, whatever became of those before.
static async Task ReachableAsync(string address, int port)
{
    using var enough = new CancellationTokenSource(TimeSpan.FromMinutes(2));
    var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    while (!reached.Task.IsCompleted)
    {
        enough.Token.ThrowIfCancellationRequested();
        _ = AskAsync(address, port, reached);
        await Task.WhenAny(reached.Task, Task.Delay(50, enough.Token));
    }
}

static async Task AskAsync(string address, int port, TaskCompletionSource reached)
{
    using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(2));
    using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    try
    {
        await socket.ConnectAsync(address, port, timeout.Token);
        await socket.SendAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.0\r\n\r\n"), timeout.Token);
        if (await socket.ReceiveAsync(new byte[1024], timeout.Token) > 0)
            reached.TrySetResult();
    }
    catch (Exception e) when (e is SocketException or OperationCanceledException)
    { /* it is not there yet */
    }
}

using System.Globalization;
using System.Net.Sockets;
using Arktos.Chaos;

namespace Arktos.StoreBench;

/// <summary>Three members of DotNext's cluster as processes, and a line of control to each.</summary>
internal sealed class DotNextSide : IDisposable
{
    private const int Members = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60),
        Pause = TimeSpan.FromMilliseconds(100);

    private readonly int[] _controlPorts;

    private DotNextSide(Processes servers, int[] controlPorts) => (Servers, _controlPorts) = (servers, controlPorts);

    public Processes Servers { get; }

    public static async Task<DotNextSide> StartAsync(string folder)
    {
        var ports = FreePorts.Take(2 * Members);
        var peers = string.Join(',', ports.Take(Members));
        var servers = new Processes();
        for (var i = 0; i < Members; i++)
        {
            var data = Path.Combine(folder, $"dotnext-{i}");
            servers.Start(
                Environment.ProcessPath!,
                data + ".log",
                data,
                DotNextMember.Command,
                data,
                ports[i].ToString(CultureInfo.InvariantCulture),
                ports[Members + i].ToString(CultureInfo.InvariantCulture),
                peers
            );
        }
        var side = new DotNextSide(servers, ports[Members..]);
        try
        {
            await side.LeaderAsync();
            return side;
        }
        catch
        {
            side.Dispose();
            throw;
        }
    }

    /// <summary>Entries proposed by the leader itself: no client and no RPC is between.</summary>
    public async Task<Sample> PutAsync(int atOnce, double seconds)
    {
        var leader = await LeaderAsync();
        var cpu = Servers.CpuSeconds();
        var answer = await AskAsync(
            leader,
            string.Create(CultureInfo.InvariantCulture, $"put {seconds} {atOnce}"),
            Patience
        );
        cpu = Servers.CpuSeconds() - cpu;
        var figures = answer.Split(' ').Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray();
        return new Sample(figures[1], figures[2], figures[3], cpu * 1000 / figures[0], Servers.ResidentMiBMax());
    }

    /// <summary>Ends when they are committed.</summary>
    public async Task AppendAsync(int count) =>
        await AskAsync(await LeaderAsync(), $"append {count.ToString(CultureInfo.InvariantCulture)}", Patience);

    /// <summary>Kills all at once and starts them again.</summary>
    /// <returns>Of what was appended before, what the log that holds most still has.</returns>
    public async Task<int> KillAllAsync()
    {
        var all = Enumerable.Range(0, Members).ToArray();
        Servers.Kill(all);
        foreach (var member in all)
            Servers.Restart(member, arguments => arguments);
        var held = new List<int>();
        foreach (var member in all)
            held.Add(int.Parse(await AskAsync(member, "entries", Patience), CultureInfo.InvariantCulture));
        return held.Max();
    }

    public void Dispose() => Servers.Dispose();

    private async Task<int> LeaderAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            for (var member = 0; member < Members; member++)
                if (await AskAsync(member, "leader", Patience) == "yes")
                    return member;
            await Task.Delay(Pause, patience.Token);
        }
    }

    // A member that has just been started does not listen yet.
    private async Task<string> AskAsync(int member, string line, TimeSpan patience)
    {
        using var late = new CancellationTokenSource(patience);
        while (true)
        {
            using var connection = new TcpClient();
            try
            {
                await connection.ConnectAsync("127.0.0.1", _controlPorts[member], late.Token);
            }
            catch (SocketException)
            {
                await Task.Delay(Pause, late.Token);
                continue;
            }
            await using var writer = new StreamWriter(connection.GetStream()) { AutoFlush = true };
            using var reader = new StreamReader(connection.GetStream());
            await writer.WriteLineAsync(line);
            return await reader.ReadLineAsync(late.Token)
                ?? throw new InvalidOperationException($"member {member} hung up at \"{line}\"");
        }
    }
}

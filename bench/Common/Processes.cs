using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Arktos.Bench;

/// <summary>The servers of one side, by number; killed when it is done with.</summary>
internal sealed class Processes : IDisposable
{
    /// <summary>The kernel counts processor time in hundredths of a second (USER_HZ) for every program.</summary>
    private const double TicksPerSecond = 100;

    private readonly List<Server> _servers = [];

    public int Count => _servers.Count;

    /// <param name="data">Where the server keeps what it must not lose.</param>
    public void Start(string executable, string log, string data, params string[] arguments)
    {
        _servers.Add(new Server(executable, log, data, arguments));
        _servers[^1].Start();
    }

    /// <summary>kill -9; ends when they are gone. All of them are told before any is waited for.</summary>
    public void Kill(params int[] servers)
    {
        foreach (var server in servers)
            _servers[server].Signal();
        foreach (var server in servers)
            _servers[server].Kill();
    }

    public void Restart(int server, Func<string[], string[]> arguments) => _servers[server].Restart(arguments);

    /// <summary>Processor seconds that all servers, and children of theirs that have ended, have used.</summary>
    public double CpuSeconds() => _servers.Sum(s => CpuSecondsOf(s.Pid));

    /// <summary>The same of one server.</summary>
    public double CpuSeconds(int server) => CpuSecondsOf(_servers[server].Pid);

    /// <summary>Resident memory of the largest server.</summary>
    public double ResidentMiBMax() => _servers.Max(s => ResidentKiB(s.Pid)) / 1024.0;

    /// <summary>Bytes that the largest server's data take on the disk.</summary>
    public long DiskBytesMax() =>
        _servers.Max(s =>
            Directory.EnumerateFiles(s.Data, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length)
        );

    /// <summary>
    /// Processor seconds that anybody has used on this machine; what waits for a disk does not count.
    /// </summary>
    public static double BusySecondsOfMachine()
    {
        // cpu user nice system idle iowait irq softirq steal …
        var fields = File.ReadLines("/proc/stat")
            .First()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(f => long.Parse(f, CultureInfo.InvariantCulture))
            .ToArray();
        return (fields[0] + fields[1] + fields[2] + fields[5] + fields[6]) / TicksPerSecond;
    }

    public void Dispose()
    {
        Kill([.. Enumerable.Range(0, _servers.Count)]);
    }

    /// <summary>
    /// Fields 14 to 17 of /proc/PID/stat (utime, stime, cutime, cstime); the name before them may hold spaces.
    /// </summary>
    private static double CpuSecondsOf(int pid)
    {
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[11..15].Sum(f => long.Parse(f, CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    private static long ResidentKiB(int pid)
    {
        var line = File.ReadLines($"/proc/{pid}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(
            line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture
        );
    }

    private sealed class Server(string executable, string log, string data, string[] arguments)
    {
        private Process? _process;
        private string[] _arguments = arguments;

        public string Data => data;

        public int Pid => _process!.Id;

        public void Start()
        {
            var start = new ProcessStartInfo(executable)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (var argument in _arguments)
                start.ArgumentList.Add(argument);
            _process = Process.Start(start) ?? throw new InvalidOperationException($"{executable} did not start");
            var writer = TextWriter.Synchronized(new StreamWriter(log, append: true) { AutoFlush = true });
            _process.OutputDataReceived += (_, line) => writer.WriteLine(line.Data);
            _process.ErrorDataReceived += (_, line) => writer.WriteLine(line.Data);
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
        }

        public void Signal() => _process?.Kill();

        public void Kill()
        {
            if (_process is null)
                return;
            Signal();
            _process.WaitForExit();
            _process.Dispose();
            _process = null;
        }

        public void Restart(Func<string[], string[]> change)
        {
            Kill();
            _arguments = change(_arguments);
            Start();
        }
    }
}

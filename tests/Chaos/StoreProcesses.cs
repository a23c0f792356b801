using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using Arktos.Rpc;
using Arktos.StoreClient;

namespace Arktos.Chaos;

/// <summary>
/// Three stores as real processes, with a folder, ports and certificates of their own. Their logs are kept small and
/// cut often, so that a store that comes back needs a snapshot as often as not. What a store prints is kept in its
/// folder.
/// </summary>
internal sealed partial class StoreProcesses : IAsyncDisposable
{
    private const int SignalKill = 9,
        SignalStop = 19,
        SignalContinue = 18;

    private readonly string _folder = Directory.CreateTempSubdirectory("arktos-chaos-").FullName;
    private readonly CertificateAuthority _authority = CertificateAuthority.Create("chaos stores");
    private readonly Dictionary<uint, Process> _processes = [];
    private readonly List<string> _unexpected = [];

    public StoreProcesses(int partitions)
    {
        _authority.Save(Pki, "store-ca");
        Addresses = FreePorts
            .Take(3)
            .Index()
            .ToDictionary(
                p => (uint)p.Index + 1,
                p => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{p.Item}")
            );
        foreach (var id in Ids)
        {
            using var certificate = _authority.Issue(
                new CertificateRequestDetails($"store-{id}", ["arktos:stores"], ["127.0.0.1"])
            );
            CertificateAuthority.SavePem(certificate, Pki, $"store-{id}");
        }
        var cluster = new
        {
            clusterId = "chaos",
            stores = Ids.Select(id => new
            {
                id,
                name = Az(id),
                az = Az(id),
                address = Addresses[id],
            }),
            partitions = Enumerable.Range(0, partitions).Select(p => new { id = p, stores = Ids }),
        };
        File.WriteAllText(Path.Combine(_folder, "cluster.json"), JsonSerializer.Serialize(cluster));
    }

    public static uint[] Ids { get; } = [1, 2, 3];

    /// <summary>How often stores flush; often, so that logs are cut and snapshots are needed.</summary>
    public string FlushInterval { get; init; } = "1s";

    /// <summary>How many files and sockets a store may have open; 0: what the tests themselves may.</summary>
    public int Descriptors { get; init; }

    public IReadOnlyDictionary<uint, string> Addresses { get; }

    private string Pki => Path.Combine(_folder, "pki");

    public static string Az(uint store) => $"az-{(char)('a' + store - 1)}";

    public string DataOf(uint store) => Path.Combine(_folder, $"data-{store}");

    public void Start(uint store)
    {
        var start = new ProcessStartInfo(Executable()) { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "store",
            "--cluster",
            Path.Combine(_folder, "cluster.json"),
            "--store",
            store.ToString(CultureInfo.InvariantCulture),
            "--data-dir",
            DataOf(store),
            "--pki",
            Pki,
            "--certificate",
            $"store-{store}",
            "--log-segment-bytes",
            "262144",
            "--flush-interval",
            FlushInterval,
            "--retained-log-entries",
            "200",
            .. _processes.ContainsKey(store) ? (string[])[] : ["--new"],
        ];
        if (Descriptors > 0)
        {
            // It becomes the store, under the same process id.
            start.FileName = "prlimit";
            arguments = [$"--nofile={Descriptors}:{Descriptors}", Executable(), .. arguments];
        }
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var log = TextWriter.Synchronized(
            new StreamWriter(Path.Combine(_folder, $"store-{store}.log"), append: true) { AutoFlush = true }
        );
        DataReceivedEventHandler keep = (_, line) =>
        {
            if (line.Data is not null)
                log.WriteLine(line.Data);
        };
        process.OutputDataReceived += keep;
        process.ErrorDataReceived += keep;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _processes[store] = process;
    }

    /// <summary>kill -9, and waits until it is gone.</summary>
    public async Task KillAsync(params uint[] stores)
    {
        foreach (var store in stores)
        {
            if (_processes[store].HasExited)
                _unexpected.Add($"store {store} had ended by itself with code {_processes[store].ExitCode}");
            else
                Signal(store, SignalKill);
        }
        foreach (var store in stores)
        {
            await _processes[store].WaitForExitAsync();
            _processes[store].Dispose();
        }
    }

    /// <summary>Waits until it has ended by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync(uint store)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await _processes[store].WaitForExitAsync(deadline.Token);
        return _processes[store].ExitCode;
    }

    public int ProcessOf(uint store) => _processes[store].Id;

    public bool HasEnded(uint store) => _processes[store].HasExited;

    /// <summary>What it has printed since it was first started.</summary>
    public string OutputOf(uint store) => string.Join('\n', ReadLines(LogOf(store)));

    public void Pause(uint store) => Signal(store, SignalStop);

    public void Resume(uint store) => Signal(store, SignalContinue);

    /// <summary>Stores that ended though nobody killed them, and what any store said that it never should.</summary>
    public IReadOnlyList<string> Complaints()
    {
        var ended = _processes
            .Where(p => p.Value.HasExited)
            .Select(p => $"store {p.Key} has ended by itself with code {p.Value.ExitCode}");
        var said = Ids.Select(LogOf)
            .Where(File.Exists)
            .SelectMany(f =>
                ReadLines(f)
                    .Where(l =>
                        l.Contains(" FATL ", StringComparison.Ordinal)
                        || l.Contains("is halted", StringComparison.Ordinal)
                        || l.Contains(" EROR ", StringComparison.Ordinal)
                    )
            );
        return [.. _unexpected, .. ended, .. said];
    }

    public bool Said(string text) =>
        Ids.Select(LogOf)
            .Where(File.Exists)
            .Any(f => ReadLines(f).Any(l => l.Contains(text, StringComparison.Ordinal)));

    public async Task<KeyspaceClient> ClientAsync(string az = "", TimeSpan? deadline = null)
    {
        var client = new KeyspaceClient(
            new KeyspaceClientOptions
            {
                Seeds = [.. Addresses.Values],
                Authority = _authority.Roots,
                Certificate = ClientCertificate(),
                Az = az,
                Deadline = deadline ?? TimeSpan.FromSeconds(10),
            }
        );
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await client.ConnectAsync(patience.Token);
        return client;
    }

    /// <summary>A channel to one store, whoever leads.</summary>
    public RpcChannel Channel(uint store) =>
        new(
            new RpcChannelOptions
            {
                Address = new Uri($"https://{Addresses[store]}"),
                TrustedRoots = _authority.Roots,
                ClientCertificate = ClientCertificate(),
            }
        );

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes.Values)
        {
            try
            {
                process.Kill();
            }
            catch (InvalidOperationException) { } // it has ended, and was disposed
        }
        foreach (var process in _processes.Values)
        {
            try
            {
                await process.WaitForExitAsync();
            }
            catch (InvalidOperationException) { }
        }
        if (Environment.GetEnvironmentVariable("ARKTOS_CHAOS_KEEP") is null)
            Directory.Delete(_folder, recursive: true);
        else
            Console.WriteLine($"kept: {_folder}");
    }

    /// <summary>What is in the folder of a store, and it itself.</summary>
    public IEnumerable<string> FilesOf(uint store) =>
        [DataOf(store), .. Directory.EnumerateFileSystemEntries(DataOf(store), "*", SearchOption.AllDirectories)];

    private string LogOf(uint store) => Path.Combine(_folder, $"store-{store}.log");

    private System.Security.Cryptography.X509Certificates.X509Certificate2 ClientCertificate() =>
        _authority.Issue(new CertificateRequestDetails("chaos", ["arktos:apiservers"], []));

    private void Signal(uint store, int signal)
    {
        if (kill(_processes[store].Id, signal) != 0)
            throw new InvalidOperationException(
                $"signal {signal} to store {store} failed: {Marshal.GetLastPInvokeErrorMessage()}"
            );
    }

    private static string Executable()
    {
        var path =
            Environment.GetEnvironmentVariable("ARKTOS_EXECUTABLE")
            ?? Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../Arktos/release/arktos"));
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"{path} is not there: build src/Arktos first");
    }

    private static List<string> ReadLines(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
            lines.Add(line);
        return lines;
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int process, int signal);
}

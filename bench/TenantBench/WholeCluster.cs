using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Arktos.Client.Connection;
using Arktos.Rpc;

namespace Arktos.TenantBench;

/// <summary>A cluster as `arktos up` makes it, with a hollow node: every process that tenants cost something.</summary>
internal sealed class WholeCluster(string executable, string directory) : IAsyncDisposable
{
    private const int PortBase = 9240;
    private const string Pki = "pki";

    private static readonly TimeSpan RequestTimeout = TimeSpan.FromMinutes(2);

    public ApiConnection Connection { get; private set; } = null!;

    public async Task StartAsync()
    {
        await RunAsync("up", "--runtime", "hollow", "--port-base", PortBase.ToString(CultureInfo.InvariantCulture));
        var pki = Path.Combine(directory, Pki);
        Connection = new ApiConnection(
            new ApiConnectionOptions
            {
                Servers = [Server(3), Server(4)],
                ClientCertificate = CertificateAuthority.LoadPem(pki, "admin"),
                TrustedRoots = CertificateAuthority.Load(pki, "cluster-ca").Roots,
                RequestTimeout = RequestTimeout,
            }
        );
    }

    /// <summary>An administrator of a tenant, with a certificate of its own.</summary>
    public async Task<ApiConnection> UserAsync(string tenant)
    {
        var config = await RunAsync("tenant", "kubeconfig", tenant, "--user", "bench");
        var pem = string.Concat(
            config
                .Split('\n')
                .Select(l => l.Trim())
                .Where(l => l.StartsWith("client-", StringComparison.Ordinal))
                .Select(l => Encoding.UTF8.GetString(Convert.FromBase64String(l[(l.IndexOf(' ') + 1)..])) + "\n")
        );
        await File.WriteAllTextAsync(PemOf(tenant), pem);
        return new ApiConnection(
            new ApiConnectionOptions
            {
                Servers = [Server(3), Server(4)],
                ClientCertificate = X509Certificate2.CreateFromPem(pem, pem),
                TrustedRoots = CertificateAuthority.Load(Path.Combine(directory, Pki), "cluster-ca").Roots,
                RequestTimeout = RequestTimeout,
            }
        );
    }

    /// <summary>Certificate and key of its administrator, once it was asked for.</summary>
    public string PemOf(string tenant) => Path.Combine(directory, $"{tenant}.pem");

    public IEnumerable<string> Servers => [$"{Server(3)}", $"{Server(4)}"];

    public Task QuotaAsync(string tenant, params string[] options) => RunAsync(["tenant", "quota", tenant, .. options]);

    /// <summary>Resident memory of each process in KiB, by its name.</summary>
    public SortedDictionary<string, long> Resident() =>
        Each(pid =>
        {
            var line = File.ReadLines($"/proc/{pid}/status")
                .First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        });

    /// <summary>What processors each process has used, in milliseconds, by its name.</summary>
    public SortedDictionary<string, long> Processors() =>
        Each(pid =>
        {
            // After the name, which may hold anything: state is the third field, user and system time 14 and 15.
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            const int User = 11,
                MillisecondsOfTick = 10;
            return MillisecondsOfTick
                * (
                    long.Parse(fields[User], CultureInfo.InvariantCulture)
                    + long.Parse(fields[User + 1], CultureInfo.InvariantCulture)
                );
        });

    private SortedDictionary<string, long> Each(Func<string, long> figure)
    {
        var figures = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(directory, "run"), "*.pid"))
            figures[Path.GetFileNameWithoutExtension(file)] = figure(File.ReadAllText(file).Trim());
        return figures;
    }

    public async ValueTask DisposeAsync()
    {
        Connection?.Dispose();
        await RunAsync("down", "--delete");
    }

    private static Uri Server(int offset) =>
        new(string.Create(CultureInfo.InvariantCulture, $"https://127.0.0.1:{PortBase + offset}"));

    private async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(executable, [.. arguments, "--state-dir", directory])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"arktos {arguments[0]} failed: {await output}");
        return await output;
    }
}

using System.Globalization;

namespace Arktos.EndToEnd.Unrest;

/// <summary>
/// A whole cluster with real containers, of which everything is killed and paused in turn while objects of all workload
/// kinds come, change and go. ARKTOS_UNREST_SECONDS: how long (60); ARKTOS_SEED: in which order; ARKTOS_CHAOS_KEEP=1
/// keeps the logs.
/// </summary>
public sealed class UnrestTests(ITestOutputHelper output)
{
    private const int PortBase = PortBases.Unrest;
    private const string Steady = "steady";
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task Whatever_dies_meanwhile_the_world_is_as_it_was_told_and_no_connection_is_refused()
    {
        Assert.SkipUnless(LocalCluster.HasContainerd, "real containers need root and containerd");
        var seed = Setting("ARKTOS_SEED") ?? Random.Shared.Next();
        var duration = TimeSpan.FromSeconds(Setting("ARKTOS_UNREST_SECONDS") ?? 60);
        output.WriteLine($"ARKTOS_SEED={seed}");
        var cluster = new LocalCluster(PortBase, "containerd");
        try
        {
            await cluster.InitializeAsync();
            await RunAsync(cluster, seed, duration);
        }
        finally
        {
            if (Environment.GetEnvironmentVariable("ARKTOS_CHAOS_KEEP") is "1")
                KeepLogs(cluster);
            await cluster.DisposeAsync();
        }
    }

    private async Task RunAsync(LocalCluster cluster, int seed, TimeSpan duration)
    {
        var random = new Random(seed);
        using var api = new ClusterApi(Path.Combine(cluster.StateDirectory, "kubeconfig"));
        var churn = new Churn(api, new Random(random.Next()));
        await churn.BeginAsync();
        var client = new SteadyClient(await StartSteadyAsync(cluster), 80);
        using var stop = new CancellationTokenSource();
        var asking = client.RunAsync(stop.Token);
        var begin = DateTime.UtcNow;
        var troubles = new Troubles(
            cluster,
            new Random(random.Next()),
            what => output.WriteLine($"{(DateTime.UtcNow - begin).TotalSeconds:0.0} s: {what}")
        );
        var troubling = troubles.RunAsync(begin + duration);
        var pauses = new Random(random.Next());
        while (!troubling.IsCompleted)
        {
            await churn.StepAsync();
            await Task.Delay(pauses.Next(800));
        }
        await troubling;
        await cluster.UpAsync();
        var inspection = new Inspection(api, cluster, PortBase);
        await Shell.UntilAsync(
            async () =>
            {
                await Task.Delay(1000);
                var found = await inspection.FindAsync(churn.Wanted);
                output.WriteLine($"{(DateTime.UtcNow - begin).TotalSeconds:0.0} s: {found.Count} findings");
                return string.Join('\n', found);
            },
            findings => findings.Length == 0,
            Settling,
            $"the world is as it was told (ARKTOS_SEED={seed})"
        );
        await stop.CancelAsync();
        await asking;
        output.WriteLine($"{churn.Writes} writes, {client.Answered} connections");
        Assert.True(client.Failures.Count == 0, $"ARKTOS_SEED={seed}:\n{string.Join('\n', client.Failures)}");
        foreach (var kind in new[] { "stores", "others", "pauses", "containers" })
            Assert.True(troubles.Done.GetValueOrDefault(kind) > 0, $"ARKTOS_SEED={seed}: no trouble of kind {kind}");
        Assert.True(client.Answered >= duration.TotalSeconds * 5, $"only {client.Answered} connections were answered");
        Assert.True(churn.Writes >= duration.TotalSeconds / 4, $"only {churn.Writes} writes were acknowledged");
    }

    /// <returns>The address of a service whose pods nobody touches.</returns>
    private static async Task<string> StartSteadyAsync(LocalCluster cluster)
    {
        await cluster.KubectlAsync($"create deployment {Steady} --image=arktos.local/web:1 --replicas=2");
        await cluster.KubectlAsync($"expose deployment {Steady} --port=80");
        await cluster.KubectlAsync($"rollout status deployment/{Steady} --timeout=80s");
        var address = await cluster.KubectlAsync($"get service {Steady} -o jsonpath={{.spec.clusterIP}}");
        var first = new SteadyClient(address, 80);
        await Shell.UntilAsync(
            async () =>
            {
                using var once = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
                await first.RunAsync(once.Token);
                return first.Answered;
            },
            answered => answered > 0,
            TimeSpan.FromSeconds(30),
            "the service answers"
        );
        return address;
    }

    private void KeepLogs(LocalCluster cluster)
    {
        var kept = Directory.CreateTempSubdirectory("arktos-unrest-").FullName;
        foreach (var log in Directory.EnumerateFiles(Path.Combine(cluster.StateDirectory, "logs")))
            File.Copy(log, Path.Combine(kept, Path.GetFileName(log)));
        output.WriteLine($"logs are kept in {kept}");
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}

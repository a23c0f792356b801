namespace Arktos.ApiServer.Tests.Kinds;

/// <summary>What kubectl makes and shows of kinds that have commands of their own there.</summary>
public sealed class KubectlKindTests(KindServer server) : IClassFixture<KindServer>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("arktos-kubectl-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task Makes_shows_and_describes_what_it_has_commands_for()
    {
        Kubectl.WriteConfig(_folder, server.Server);
        Assert.Contains("job.batch/hello created", await RunAsync("create job hello --image=busybox:1 -- true"));
        Assert.Contains(
            "cronjob.batch/tick created",
            await RunAsync("create cronjob tick --image=busybox:1 --schedule=@hourly -- date")
        );
        Assert.Contains("job.batch/now created", await RunAsync("create job now --from=cronjob/tick"));
        Assert.Contains("created", await RunAsync("create pdb guard --selector=app=web --min-available=1"));
        Assert.Contains("created", await RunAsync("create quota some --hard=pods=4"));
        Assert.Contains("created", await RunAsync("create deployment web --image=nginx:1"));
        Assert.Contains("autoscaled", await RunAsync("autoscale deployment web --min=1 --max=3 --cpu-percent=50"));
        var all = await RunAsync("get all");
        foreach (var name in new[] { "job.batch/hello", "cronjob.batch/tick", "horizontalpodautoscaler", "web" })
            Assert.Contains(name, all);
        Assert.Contains("cpu: <unknown>/50%", await RunAsync("get hpa web"));
        Assert.Contains("Deployment/web", await RunAsync("describe hpa web"));
        Assert.Contains("Pods Statuses", await RunAsync("describe job hello"));
        Assert.Contains("@hourly", await RunAsync("describe cronjob tick"));
        Assert.Contains("Resource", await RunAsync("describe quota some"));
        Assert.Contains("Min available", await RunAsync("describe pdb guard"));
        Assert.Contains("deleted", await RunAsync("delete job hello now"));
    }

    [Fact]
    public async Task Prunes_without_being_told_which_kinds()
    {
        Kubectl.WriteConfig(_folder, server.Server);
        var file = Path.Combine(_folder, "maps.yaml");
        const string Map = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: NAME, namespace: shop, labels: {set: pruned}}
            ---

            """;
        await File.WriteAllTextAsync(file, Map.Replace("NAME", "one") + Map.Replace("NAME", "two"));
        Assert.Contains("configmap/two created", await RunAsync($"apply --prune -l set=pruned -f {file}"));
        await File.WriteAllTextAsync(file, Map.Replace("NAME", "one"));
        Assert.Contains("configmap/two pruned", await RunAsync($"apply --prune -l set=pruned -f {file}"));
        Assert.DoesNotContain("two", await RunAsync("get configmaps -l set=pruned"));
    }

    private Task<string> RunAsync(string arguments) => Kubectl.RunAsync(_folder, $"-n shop {arguments}");
}

using System.Text.Json.Nodes;

namespace Arktos.EndToEnd;

/// <summary>
/// Debian's python3-openstackclient, unmodified, in a tenant of its own: by what `kubectl openstack rc` says, with real
/// virtual machines.
/// </summary>
[Collection(RealCluster.Name)]
public sealed class OpenStackTests(RealCluster cluster)
{
    private const string Client = "/usr/bin/openstack";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private Dictionary<string, string> _environment = [];

    private string Config => Path.Combine(cluster.Local.StateDirectory, "stack.kubeconfig");

    [Fact]
    public async Task The_stock_client_of_OpenStack_works_with_machines_of_its_project()
    {
        Assert.SkipUnless(LocalCluster.HasMachines, "a virtual machine needs root, containerd, QEMU and its image");
        Assert.SkipUnless(File.Exists(Client), "python3-openstackclient is not installed");
        var tenant = await cluster.Local.ArktosAsync("tenant", "create", "stack");
        Assert.True(tenant.ExitCode == 0, tenant.ToString());
        var config = await cluster.Local.ArktosAsync("tenant", "kubeconfig", "stack", "--user", "olga");
        await File.WriteAllTextAsync(Config, config.Output);
        await LogInAsync();

        // An operator offers a flavor, and everybody has it.
        await cluster.Local.KubectlAsync(
            "patch configmap openstack-flavors -n kube-system --type merge -p "
                + """{"data":{"m1.nano":"{id:\u0020nano,vcpus:\u00201,memoryMb:\u0020128}"}}"""
        );
        Assert.Contains("m1.nano", await OpenStackAsync("flavor list -f value -c Name"));
        Assert.Contains("stack", await OpenStackAsync("project list -f value -c Name"));

        Assert.Contains(
            "ACTIVE",
            await OpenStackAsync("server create --flavor m1.nano --image vm --wait -f value -c status web")
        );
        var server = JsonNode.Parse(await OpenStackAsync("server show web -f json"))!;
        Assert.Equal(
            ("m1.nano (nano)", "Running"),
            (
                server["flavor"]!.ToString(),
                $"{server["OS-EXT-STS:power_state"]}" is "1" or "Running" ? "Running" : "not"
            )
        );
        var pod = JsonNode.Parse((await KubectlAsync("get pod web -o json")).Output)!;
        Assert.Equal(pod["metadata"]!["uid"]!.ToString(), server["id"]!.ToString());
        Assert.Contains(pod["status"]!["podIP"]!.ToString(), server["addresses"]!.ToJsonString());
        await Shell.UntilAsync(
            () => OpenStackAsync("console log show web"),
            log => log.Contains("serves port 80"),
            Patience,
            "its guest is up, and its console says so"
        );

        // What is refused is told, and nothing is done.
        var taken = await TryOpenStackAsync("server create --flavor m1.nano --image vm web");
        Assert.True(taken.ExitCode != 0 && taken.Error.Contains("already exists (HTTP 409)"), taken.ToString());
        var absent = await TryOpenStackAsync("server delete nobody");
        Assert.True(absent.ExitCode != 0 && absent.Error.Contains("nobody"), absent.ToString());
        var started = await TryOpenStackAsync("server start web");
        Assert.True(
            started.ExitCode != 0 && started.Error.Contains("while it is in vm_state active"),
            started.ToString()
        );

        Assert.Contains(
            "active",
            await OpenStackAsync("server image create --name first --wait -f value -c status web")
        );
        await OpenStackAsync("server rebuild --image first --wait web");
        await OpenStackAsync("image delete first");
        await OpenStackAsync("server pause web");
        await UntilAsync("PAUSED");
        await OpenStackAsync("server unpause web");
        await UntilAsync("ACTIVE");
        await OpenStackAsync("server stop web");
        await UntilAsync("SHUTOFF");
        await OpenStackAsync("server start web");
        await UntilAsync("ACTIVE");
        await OpenStackAsync("server reboot --hard --wait web");
        // A guest that does not listen yet is not waited for.
        await OpenStackAsync("server delete --force --wait web");
        Assert.Equal("", (await OpenStackAsync("server list -f value")).Trim());
        Assert.Equal("", (await KubectlAsync("get pods -o name")).Output.Trim());
    }

    private Task UntilAsync(string status) =>
        Shell.UntilAsync(
            () => OpenStackAsync("server show web -f value -c status"),
            s => s.Trim() == status,
            Patience,
            $"the server is {status}"
        );

    /// <summary>As a user does it: eval "$(kubectl openstack rc)".</summary>
    private async Task LogInAsync()
    {
        var said = await Shell.RunAsync(
            Path.Combine(LocalCluster.Top, "hack", "kubectl-openstack"),
            ["rc"],
            Tools(),
            timeout: Patience
        );
        Assert.True(said.ExitCode == 0, said.ToString());
        _environment = said
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l["export ".Length..].Split('=', 2))
            .ToDictionary(p => p[0], p => p[1].Trim('\''));
        Assert.Equal("stack", _environment["OS_PROJECT_NAME"]);
    }

    private async Task<string> OpenStackAsync(string arguments)
    {
        var result = await TryOpenStackAsync(arguments);
        Assert.True(result.ExitCode == 0, $"openstack {arguments}: {result}");
        return result.Output;
    }

    private Task<ShellResult> TryOpenStackAsync(string arguments) =>
        Shell.RunAsync(Client, arguments.Split(' '), _environment, timeout: Patience);

    private Task<ShellResult> KubectlAsync(string arguments) =>
        Shell.RunAsync("kubectl", arguments.Split(' '), Tools(), timeout: Patience);

    private Dictionary<string, string> Tools()
    {
        var kubectl = Path.GetDirectoryName(Environment.GetEnvironmentVariable("ARKTOS_KUBECTL"));
        return new()
        {
            ["KUBECONFIG"] = Config,
            ["HOME"] = cluster.Local.StateDirectory,
            ["PATH"] = $"{kubectl}:{Environment.GetEnvironmentVariable("PATH")}",
        };
    }
}

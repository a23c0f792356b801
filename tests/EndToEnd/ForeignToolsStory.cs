using System.Text.Json.Nodes;

namespace Arktos.EndToEnd;

/// <summary>
/// Other people's tools and libraries, unchanged: kubectl of two versions, helm, the client libraries of JavaScript
/// and Python. <c>hack/test.sh</c> installs them into artifacts/tools.
/// </summary>
public sealed partial class StoryTests
{
    private static readonly string Tools = Path.Combine(LocalCluster.Top, "artifacts", "tools");
    private static readonly string Chart = Path.Combine(LocalCluster.Top, "tests", "EndToEnd", "Foreign", "chart");
    private static readonly string Foreign = Path.Combine(LocalCluster.Top, "tests", "EndToEnd", "Foreign");

    [Fact]
    public async Task Helm_installs_upgrades_rolls_back_and_uninstalls_the_chart_of_an_operator()
    {
        await cluster.KubectlAsync("create ns charts");
        // The run with --wait ends when the deployment is ready; the chart is kept from clusters before 1.25.
        Assert.Contains("STATUS: deployed", await HelmAsync("install", "keeper", Chart, "--wait", "--timeout", "80s"));
        var data = (await cluster.GetAsync("-n charts cm keeper"))["data"]!;
        Assert.Equal("hello", (string)data["greeting"]!);
        Assert.StartsWith("v1.35.0", (string)data["kube"]!);
        Assert.Equal("true", (string)data["hasHpa"]!);
        Assert.Equal("kube-system", (string)data["namespace"]!);
        var own = await cluster.GetAsync("-n charts kcert keeper-own");
        Assert.Equal("2160h", (string)own["spec"]!["duration"]!);
        var four = await cluster.TryKubectlAsync(
            "-n charts patch kcert keeper-own --type merge -p {\"spec\":{\"dnsNames\":[\"a\",\"b\",\"c\",\"d\"]}}"
        );
        Assert.Contains("at most three names", four.Error);

        await HelmAsync("upgrade", "keeper", Chart, "--set", "replicas=1,greeting=bye", "--wait", "--timeout", "80s");
        Assert.Equal("bye", (string)(await cluster.GetAsync("-n charts cm keeper"))["data"]!["greeting"]!);
        await HelmAsync("rollback", "keeper", "1", "--wait", "--timeout", "80s");
        Assert.Equal(2, (int)(await cluster.GetAsync("-n charts deployment keeper"))["spec"]!["replicas"]!);
        var history = JsonNode.Parse(await HelmAsync("history", "keeper", "-o", "json"))!.AsArray();
        Assert.Equal(["superseded", "superseded", "deployed"], history.Select(r => (string)r!["status"]!));

        await HelmAsync("uninstall", "keeper", "--wait", "--timeout", "80s");
        Assert.Empty(
            await cluster.KubectlAsync(
                "-n charts get all,cm,secrets,ingress,pdb,kcert -l app.kubernetes.io/managed-by=Helm -o name"
            )
        );
        Assert.DoesNotContain("keeper", await cluster.KubectlAsync("get clusterroles,validatingwebhookconfigurations"));
        // What a chart holds in its folder of definitions stays, as Helm says.
        await cluster.KubectlAsync("delete crd certificates.keeper.example.com");
        await cluster.KubectlAsync("delete ns charts --timeout=80s", timeout: Patience);
    }

    [Fact]
    public async Task The_client_library_of_JavaScript_works_unchanged()
    {
        // Modules are looked up beside the script.
        var script = Path.Combine(Tools, "story.mjs");
        File.Copy(Path.Combine(Foreign, "story.mjs"), script, overwrite: true);
        Assert.Equal("done", (await SucceedAsync("node", [script])).Trim());
    }

    [Fact]
    public async Task The_client_library_of_Python_works_unchanged() =>
        Assert.Equal("done", (await SucceedAsync("/usr/bin/python3", [Path.Combine(Foreign, "story.py")])).Trim());

    [Theory]
    [InlineData("1.32")]
    [InlineData("1.35")]
    public async Task Server_side_apply_and_custom_kinds_with_kubectl_of(string version)
    {
        var space = $"apply-{version.Replace('.', '-')}";
        var group = $"v{version.Replace(".", "")}.example.com";
        await KubectlAsync("create", "ns", space);
        string Map(string value, string name = "m") =>
            $$$"""
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{{name}}}","namespace":"{{{space}}}"},"data":{"key":"{{{value}}}"}}
                """;
        string[] apply = ["apply", "--server-side", "-f", "-", "--field-manager"];
        Assert.Equal("configmap/m serverside-applied", (await FeedAsync(Map("a"), [.. apply, "ci"])).Trim());
        var conflict = await RunAsync(Kubectl(), [.. apply, "me"], Map("b"));
        Assert.Contains("""conflict with "ci": .data.key""", conflict.Error);
        await FeedAsync(Map("b"), [.. apply, "me", "--force-conflicts"]);
        var fields = await KubectlAsync("-n", space, "get", "cm", "m", "-o", "yaml", "--show-managed-fields");
        Assert.Contains("manager: me", fields);
        Assert.Contains("+  key: c", (await RunAsync(Kubectl(), ["diff", "-f", "-"], Map("c"))).Output);
        // From client-side apply to server-side apply: the fields of the one become the other's.
        await FeedAsync(Map("d", "other"), "apply", "-f", "-");
        await FeedAsync(Map("e", "other"), [.. apply, "kubectl"]);

        await FeedAsync(
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: crontabs.GROUP}
            spec:
              group: GROUP
              scope: Namespaced
              names: {plural: crontabs, singular: crontab, kind: CronTab}
              versions:
              - name: v1
                served: true
                storage: true
                subresources: {status: {}, scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas}}
                additionalPrinterColumns: [{name: Replicas, type: integer, jsonPath: .spec.replicas}]
                schema:
                  openAPIV3Schema:
                    type: object
                    properties:
                      spec: {type: object, properties: {replicas: {type: integer, description: How many there are.}}}
                      status: {type: object, properties: {replicas: {type: integer}}}
            """.Replace("GROUP", group),
            "apply",
            "-f",
            "-"
        );
        var kind = $"crontabs.{group}";
        await KubectlAsync("wait", "--for", "condition=Established", "--timeout", "30s", $"crd/crontabs.{group}");
        var one = $$$"""
            {"apiVersion":"{{{group}}}/v1","kind":"CronTab","metadata":{"name":"one"},"spec":{"replicas":2}}
            """;
        await Shell.UntilAsync(
            () => RunAsync(Kubectl(), ["-n", space, "apply", "--server-side", "-f", "-"], one),
            r => r.ExitCode == 0,
            Patience,
            "the kind is served"
        );
        await KubectlAsync("-n", space, "scale", "--replicas", "5", $"{kind}/one");
        Assert.Matches("REPLICAS\none +5", await KubectlAsync("-n", space, "get", kind));
        Assert.Contains("How many there are.", await KubectlAsync("explain", $"{kind}.spec.replicas"));
        var probe = await KubectlAsync("explain", "pod.spec.containers.livenessProbe");
        Assert.Contains("Looks after a container from time to time.", probe);
        Assert.Matches("periodSeconds\t<integer>\n +Seconds between tries, at least 1. The default is 10.\n", probe);
        Assert.Matches(" +minReplicas\t<integer>\n", await KubectlAsync("explain", "hpa", "--recursive"));
        await KubectlAsync("delete", "crd", $"crontabs.{group}");
        await KubectlAsync("delete", "ns", space, "--timeout", "80s");
        return;

        string Kubectl() => Path.Combine(Tools, version, "kubectl");

        Task<string> KubectlAsync(params string[] arguments) => SucceedAsync(Kubectl(), arguments);

        Task<string> FeedAsync(string input, params string[] arguments) => SucceedAsync(Kubectl(), arguments, input);
    }

    private Task<string> HelmAsync(params string[] arguments) =>
        SucceedAsync(Path.Combine(Tools, "helm"), [.. arguments, "-n", "charts"]);

    private async Task<string> SucceedAsync(string program, string[] arguments, string? input = null)
    {
        var result = await RunAsync(program, arguments, input);
        Assert.True(result.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {result}");
        return result.Output;
    }

    private Task<ShellResult> RunAsync(string program, string[] arguments, string? input = null) =>
        Shell.RunAsync(
            program,
            arguments,
            new Dictionary<string, string>
            {
                ["KUBECONFIG"] = Path.Combine(cluster.StateDirectory, "kubeconfig"),
                ["HOME"] = cluster.StateDirectory,
            },
            input,
            2 * Patience
        );
}

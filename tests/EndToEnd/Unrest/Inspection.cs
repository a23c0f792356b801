using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Arktos.EndToEnd.Unrest;

/// <summary>Compares the world with what was acknowledged. Each finding is a line; none: all is well.</summary>
internal sealed class Inspection(ClusterApi api, LocalCluster cluster, int portBase)
{
    private const string Tenants = "/api/v1/tenants/";

    public async Task<List<string>> FindAsync(IReadOnlyDictionary<string, JsonObject?> wanted)
    {
        var found = new List<string>();
        var pods = await api.ListAsync("/api/v1/tenants/all/pods");
        foreach (var (path, value) in wanted)
            found.AddRange(await FindAsync(path, value, pods));
        found.AddRange(FindOnMachine(pods));
        found.AddRange(await FindAddressesAsync());
        found.AddRange(await FindVolumesAsync());
        foreach (var path in wanted.Where(w => w.Value is null && w.Key.StartsWith(Tenants, StringComparison.Ordinal)))
            found.AddRange(await FindKeysAsync(path.Key[Tenants.Length..]));
        return found;
    }

    private async Task<List<string>> FindAsync(string path, JsonObject? value, List<JsonNode> pods)
    {
        var there = await api.GetAsync(path);
        if (value is null)
            return there is null ? [] : [$"{path} was deleted and is there"];
        if (there is null)
            return [$"{path} is lost"];
        var (spec, status) = (there["spec"], there["status"]);
        var own = pods.Where(p =>
                Text(p, "tenant") == Text(there, "tenant")
                && Text(p, "namespace") == Text(there, "namespace")
                && p["metadata"]!["labels"]?["app"]?.GetValue<string>() == Text(there, "name")
            )
            .ToList();
        var found = new List<string>();
        switch ((string)value["kind"]!)
        {
            case "ConfigMap":
                Expect("data", (string)value["data"]!["written"]!, (string?)there["data"]?["written"]);
                break;
            case "Service":
                Expect("port", Number(value["spec"]!["ports"]![0]!["port"]), Number(spec!["ports"]![0]!["port"]));
                break;
            case "Deployment" or "StatefulSet":
                Expect(
                    "observed generation",
                    Number(there["metadata"]!["generation"]),
                    Number(status?["observedGeneration"])
                );
                var replicas = Number(value["spec"]!["replicas"]);
                Expect("spec.replicas", replicas, Number(spec!["replicas"]));
                Expect("replicas", replicas, Number(status?["replicas"]));
                Expect("ready", replicas, Number(status?["readyReplicas"]));
                ExpectPods(replicas);
                break;
            case "DaemonSet":
                Expect("ready", 1, Number(status?["numberReady"]));
                ExpectPods(1);
                break;
            case "Job":
                var completions = Number(value["spec"]!["completions"]);
                Expect("succeeded", completions, Number(status?["succeeded"]));
                Expect("active", 0, Number(status?["active"]));
                Expect("pods that succeeded", completions, own.Count(p => Phase(p) == "Succeeded"));
                break;
            case "CronJob" when (status?["active"] as JsonArray)?.Count > 0:
                found.Add($"{path} has an active job");
                break;
        }
        return found;

        void ExpectPods(int count)
        {
            var revision = Revision(value["spec"]!["template"]!["spec"]!);
            Expect("pods", count, own.Count);
            Expect("pods that run", count, own.Count(p => Phase(p) == "Running"));
            Expect("pods of the newest template", count, own.Count(p => Revision(p["spec"]!) == revision));
        }

        void Expect<T>(string what, T expected, T actual)
        {
            if (!EqualityComparer<T>.Default.Equals(expected, actual))
                found.Add($"{path}: {what} is {actual}, must be {expected}");
        }
    }

    private List<string> FindOnMachine(List<JsonNode> pods)
    {
        var known = pods.ToDictionary(p => Text(p, "uid"));
        var running = Machine.Containers(cluster);
        var found = new List<string>();
        foreach (var container in running.Where(c => !known.ContainsKey(c.Uid)))
            found.Add($"{container} runs and its pod is gone");
        foreach (var twins in running.GroupBy(c => (c.Uid, c.Name)).Where(g => g.Count() > 1))
            found.Add($"{twins.First()} runs {twins.Count()} times");
        var alive = pods.Where(p => Phase(p) == "Running").ToList();
        foreach (var pod in alive)
            if (!running.Any(c => c.Uid == Text(pod, "uid") && c.Name.Length > 0))
                found.Add($"{Text(pod, "name")} is said to run and has no container");
        foreach (var uid in Machine.PodsOnDisk(cluster).Where(u => !known.ContainsKey(u)))
            found.Add($"the folder of pod {uid} is left");
        var sandboxes = running.Count(c => c.Name.Length == 0);
        if (Machine.Plugged(portBase) != sandboxes)
            found.Add($"{Machine.Plugged(portBase)} pods are plugged in, and {sandboxes} sandboxes run");
        return found;
    }

    private async Task<List<string>> FindAddressesAsync()
    {
        var services = await api.ListAsync("/api/v1/services");
        var held = services.Select(s => (string?)s["spec"]!["clusterIP"]).Where(a => a is not (null or "" or "None"));
        var addresses = (await api.ListAsync("/apis/networking.k8s.io/v1/ipaddresses")).Select(a => Text(a, "name"));
        var (one, other) = (held.OfType<string>().Order().ToList(), addresses.Order().ToList());
        List<string> found = one.SequenceEqual(other)
            ? []
            : [$"services have {string.Join(' ', one)}, there are addresses {string.Join(' ', other)}"];
        var rules = (await Shell.RunAsync("nft", ["list", "ruleset"])).Output;
        var left = Regex.Matches(rules, @"\b10\.96\.\d+\.\d+\b(?!/)").Select(m => m.Value).Distinct().Except(one);
        return [.. found, .. left.Select(a => $"the node still leads to {a}, which no service has")];
    }

    /// <summary>What the stores hold of a tenant that was deleted.</summary>
    private async Task<List<string>> FindKeysAsync(string tenant)
    {
        var listed = await cluster.ArktosAsync("kv", "list", $"*/{tenant}");
        return listed.ExitCode == 0 && listed.Output.Length == 0
            ? []
            : [$"tenant {tenant} was deleted, and the stores hold {listed}"];
    }

    private async Task<List<string>> FindVolumesAsync()
    {
        var claims = (await api.ListAsync("/api/v1/persistentvolumeclaims")).ToDictionary(c => Text(c, "uid"));
        var volumes = await api.ListAsync("/api/v1/persistentvolumes");
        return
        [
            .. from volume in volumes
            where !claims.ContainsKey((string?)volume["spec"]!["claimRef"]?["uid"] ?? "")
            select $"volume {Text(volume, "name")} is left",
        ];
    }

    private static string Text(JsonNode value, string name) => (string?)value["metadata"]![name] ?? "";

    private static string Phase(JsonNode pod) =>
        pod["metadata"]!["deletionTimestamp"] is null ? (string?)pod["status"]?["phase"] ?? "" : "Terminating";

    private static string? Revision(JsonNode podSpec) => (string?)podSpec["containers"]![0]!["env"]?[0]?["value"];

    private static int Number(JsonNode? value) =>
        value is null ? 0 : int.Parse(value.ToString(), CultureInfo.InvariantCulture);
}

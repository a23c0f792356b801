using System.Text.Json.Nodes;

namespace Arktos.EndToEnd.Unrest;

/// <summary>
/// Makes, changes and deletes objects of all workload kinds, by a seeded generator. <see cref="Wanted"/> is what it was
/// acknowledged last.
/// </summary>
internal sealed class Churn(ClusterApi api, Random random)
{
    private const string Apps = "/apis/apps/v1/namespaces",
        Batch = "/apis/batch/v1/namespaces",
        Core = "/api/v1/namespaces";

    private readonly List<string> _passing = [],
        _tenants = [];
    private int _last;

    /// <summary>By path; null: deleted.</summary>
    public SortedDictionary<string, JsonObject?> Wanted { get; } = new(StringComparer.Ordinal);

    public int Writes { get; private set; }

    public static string Namespace => "churn";

    public Task BeginAsync() => ApplyAsync($"{Core}/{Namespace}", "v1", "Namespace", []);

    /// <summary>One write, acknowledged.</summary>
    public Task StepAsync() =>
        random.Next(20) switch
        {
            < 6 => DeploymentAsync(),
            < 9 => StatefulSetAsync(),
            < 10 => DaemonSetAsync(),
            < 12 => JobAsync(),
            < 13 => CronJobAsync(),
            < 15 => ServiceAsync(),
            < 17 => ConfigMapAsync(),
            < 19 => PassingAsync(_passing, "/api/v1/namespaces/passing", "Namespace", ""),
            _ => PassingAsync(_tenants, "/api/v1/tenants/guest", "Tenant", "/namespaces/default"),
        };

    private Task DeploymentAsync()
    {
        var path = $"{Apps}/{Namespace}/deployments/web-{random.Next(3)}";
        if (random.Next(10) == 0)
            return DeleteAsync(path);
        return ApplyAsync(path, "apps/v1", "Deployment", WithPods(path, random.Next(4)));
    }

    private Task StatefulSetAsync()
    {
        var path = $"{Apps}/{Namespace}/statefulsets/db";
        if (random.Next(8) == 0)
            return DeleteAsync(path);
        var spec = WithPods(path, random.Next(3), mount: true);
        spec["serviceName"] = "db";
        spec["persistentVolumeClaimRetentionPolicy"] = new JsonObject
        {
            ["whenDeleted"] = "Delete",
            ["whenScaled"] = "Retain",
        };
        spec["volumeClaimTemplates"] = new JsonArray(
            new JsonObject
            {
                ["metadata"] = new JsonObject { ["name"] = "data" },
                ["spec"] = new JsonObject
                {
                    ["accessModes"] = new JsonArray("ReadWriteOnce"),
                    ["resources"] = new JsonObject { ["requests"] = new JsonObject { ["storage"] = "1Mi" } },
                },
            }
        );
        return ApplyAsync(path, "apps/v1", "StatefulSet", spec);
    }

    private Task DaemonSetAsync()
    {
        var path = $"{Apps}/{Namespace}/daemonsets/agent";
        return random.Next(6) == 0
            ? DeleteAsync(path)
            : ApplyAsync(path, "apps/v1", "DaemonSet", WithPods(path, replicas: null));
    }

    private Task JobAsync()
    {
        var path = $"{Batch}/{Namespace}/jobs/once-{++_last}";
        return ApplyAsync(path, "batch/v1", "Job", JobSpec(path));
    }

    private Task CronJobAsync()
    {
        var path = $"{Batch}/{Namespace}/cronjobs/tick";
        if (random.Next(4) == 0)
            return DeleteAsync(path);
        return ApplyAsync(
            path,
            "batch/v1",
            "CronJob",
            new JsonObject
            {
                ["schedule"] = "* * * * *",
                ["suspend"] = random.Next(3) == 0,
                ["jobTemplate"] = new JsonObject { ["spec"] = JobSpec(path) },
            }
        );
    }

    private Task ServiceAsync()
    {
        var path = $"{Core}/{Namespace}/services/web-{random.Next(4)}";
        if (random.Next(3) == 0)
            return DeleteAsync(path);
        return ApplyAsync(
            path,
            "v1",
            "Service",
            new JsonObject
            {
                ["selector"] = new JsonObject { ["app"] = "web-0" },
                ["ports"] = new JsonArray(new JsonObject { ["port"] = 80 + random.Next(3) }),
            }
        );
    }

    private Task ConfigMapAsync()
    {
        var path = $"{Core}/{Namespace}/configmaps/settings-{random.Next(8)}";
        return random.Next(8) == 0 ? DeleteAsync(path) : ApplyAsync(path, "v1", "ConfigMap", null, $"{++_last}");
    }

    /// <summary>A namespace or tenant with something in it, or the end of one.</summary>
    /// <param name="passing">Paths of those that there are.</param>
    /// <param name="space">Below it, where something goes.</param>
    private async Task PassingAsync(List<string> passing, string prefix, string kind, string space)
    {
        if (passing.Count > 0 && (passing.Count > 1 || random.Next(2) == 0))
        {
            var ending = passing[0];
            passing.RemoveAt(0);
            foreach (
                var within in Wanted.Keys.Where(p => p.Contains(Within(ending), StringComparison.Ordinal)).ToList()
            )
                Wanted[within] = null;
            await DeleteAsync(ending);
            return;
        }
        var at = $"{prefix}-{++_last}";
        passing.Add(at);
        await ApplyAsync(at, "v1", kind, []);
        var path = $"/apis/apps/v1{Within(at)}{space.TrimStart('/')}{(space.Length > 0 ? "/" : "")}deployments/guest";
        await ApplyAsync(path, "apps/v1", "Deployment", WithPods(path, 1));
    }

    // Behind the version, with a slash at its end.
    private static string Within(string path) => path["/api/v1".Length..] + "/";

    private JsonObject JobSpec(string path)
    {
        var template = Template(path, "sleep 0.2");
        template["spec"]!["restartPolicy"] = "OnFailure";
        return new JsonObject
        {
            ["completions"] = 1 + random.Next(3),
            ["parallelism"] = 2,
            ["backoffLimit"] = 20,
            ["template"] = template,
        };
    }

    private JsonObject WithPods(string path, int? replicas, bool mount = false)
    {
        var template = Template(path, "sleep 86400");
        // Few revisions, so that some come back.
        var container = template["spec"]!["containers"]![0]!;
        container["env"] = new JsonArray(new JsonObject { ["name"] = "REVISION", ["value"] = $"{random.Next(3)}" });
        if (mount)
            container["volumeMounts"] = new JsonArray(new JsonObject { ["name"] = "data", ["mountPath"] = "/data" });
        var spec = new JsonObject
        {
            ["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["app"] = NameOf(path) } },
            ["template"] = template,
        };
        if (replicas is not null)
            spec["replicas"] = replicas;
        return spec;
    }

    private static JsonObject Template(string path, string command) =>
        new()
        {
            ["metadata"] = new JsonObject { ["labels"] = new JsonObject { ["app"] = NameOf(path) } },
            ["spec"] = new JsonObject
            {
                ["terminationGracePeriodSeconds"] = 1,
                ["containers"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = "c",
                        ["image"] = "arktos.local/busybox:1",
                        ["command"] = new JsonArray("sh", "-c", command),
                    }
                ),
            },
        };

    private async Task ApplyAsync(string path, string version, string kind, JsonObject? spec, string? data = null)
    {
        var value = new JsonObject
        {
            ["apiVersion"] = version,
            ["kind"] = kind,
            ["metadata"] = new JsonObject { ["name"] = NameOf(path) },
        };
        if (spec?.Count > 0)
            value["spec"] = spec;
        if (data is not null)
            value["data"] = new JsonObject { ["written"] = data };
        await api.ApplyAsync(path, value);
        Wanted[path] = value;
        Writes++;
    }

    private async Task DeleteAsync(string path)
    {
        await api.DeleteAsync(path);
        Wanted[path] = null;
        Writes++;
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}

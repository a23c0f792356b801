using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>The Pod Security Standards: levels and versions that namespaces ask for, in Kubernetes' words.</summary>
public sealed class PodSecurityTests(KindServer server) : IClassFixture<KindServer>
{
    private const string Label = "pod-security.kubernetes.io/";
    private const string Tight =
        "\"name\":\"c\",\"securityContext\":{\"allowPrivilegeEscalation\":false,\"capabilities\":{\"drop\":[\"ALL\"]}}";
    private const string Modest =
        "\"securityContext\":{\"runAsNonRoot\":true,\"seccompProfile\":{\"type\":\"RuntimeDefault\"}}";

    private const string Good = Modest + ",\"containers\":[{" + Tight + "}]";
    private const string Plain = "\"containers\":[{\"name\":\"c\"}]";

    private const string NotEscalating =
        "allowPrivilegeEscalation != false (container \"c\" must set securityContext.allowPrivilegeEscalation=false)";
    private const string Dropping =
        "unrestricted capabilities (container \"c\" must set securityContext.capabilities.drop=[\"ALL\"])";
    private const string NonRoot =
        "runAsNonRoot != true (pod or container \"c\" must set securityContext.runAsNonRoot=true)";
    private const string Seccomp =
        "seccompProfile (pod or container \"c\" must set securityContext.seccompProfile.type to \"RuntimeDefault\" or "
        + "\"Localhost\")";

    private static int _number;

    private readonly TestClient _admin = server.Admin;

    [Theory]
    [InlineData(
        "\"containers\":[{\"name\":\"c\",\"securityContext\":{\"appArmorProfile\":{\"type\":\"RuntimeDefault\"}}}]",
        "\"securityContext\":{\"appArmorProfile\":{\"type\":\"Unconfined\"}},\"containers\":[{\"name\":\"c\","
            + "\"securityContext\":{\"appArmorProfile\":{\"type\":\"Unconfined\"}}}]",
        "forbidden AppArmor profile (pod and container \"c\" must not set AppArmor profile type to \"Unconfined\")"
    )]
    [InlineData(
        "\"containers\":[{\"name\":\"c\",\"securityContext\":{\"capabilities\":{\"add\":[\"CHOWN\"]}}}]",
        "\"containers\":[{\"name\":\"c\",\"securityContext\":{\"capabilities\":{\"add\":[\"SYS_ADMIN\",\"CHOWN\"]}}},"
            + "{\"name\":\"d\",\"securityContext\":{\"capabilities\":{\"add\":[\"NET_RAW\",\"SYS_ADMIN\"]}}}]",
        "non-default capabilities (containers \"c\", \"d\" must not include \"NET_RAW\", \"SYS_ADMIN\" in "
            + "securityContext.capabilities.add)"
    )]
    [InlineData(
        "\"hostPID\":false," + Plain,
        "\"hostNetwork\":true,\"hostPID\":true,\"hostIPC\":true," + Plain,
        "host namespaces (hostNetwork=true, hostPID=true, hostIPC=true)"
    )]
    [InlineData(
        "\"volumes\":[{\"name\":\"v\",\"emptyDir\":{}}]," + Plain,
        "\"volumes\":[{\"name\":\"v\",\"hostPath\":{\"path\":\"/\"}},{\"name\":\"w\",\"hostPath\":{\"path\":\"/\"}}],"
            + Plain,
        "hostPath volumes (volumes \"v\", \"w\")"
    )]
    [InlineData(
        "\"containers\":[{\"name\":\"c\",\"ports\":[{\"containerPort\":80}]}]",
        "\"containers\":[{\"name\":\"c\",\"ports\":[{\"containerPort\":80,\"hostPort\":80}]}]",
        "hostPort (container \"c\" uses hostPort 80)"
    )]
    [InlineData(
        "\"containers\":[{\"name\":\"c\",\"livenessProbe\":{\"tcpSocket\":{\"port\":1}}}]",
        "\"containers\":[{\"name\":\"c\",\"livenessProbe\":{\"tcpSocket\":{\"port\":1,\"host\":\"b\"}}},"
            + "{\"name\":\"a\",\"lifecycle\":{\"preStop\":{\"httpGet\":{\"port\":1,\"host\":\"a\"}}}}]",
        "probe or lifecycle host (containers \"a\", \"c\" use probe or lifecycle hosts \"a\", \"b\")"
    )]
    [InlineData(
        "\"containers\":[{\"name\":\"c\",\"securityContext\":{\"privileged\":false}}]",
        "\"containers\":[{\"name\":\"c\"}],"
            + "\"initContainers\":[{\"name\":\"i\",\"securityContext\":{\"privileged\":true}}]",
        "privileged (container \"i\" must not set securityContext.privileged=true)"
    )]
    [InlineData(
        "\"securityContext\":{\"seLinuxOptions\":{\"type\":\"container_engine_t\",\"level\":\"s0\"}}," + Plain,
        "\"securityContext\":{\"seLinuxOptions\":{\"type\":\"spc_t\"}},\"containers\":[{\"name\":\"c\","
            + "\"securityContext\":{\"seLinuxOptions\":{\"user\":\"u\",\"role\":\"r\"}}}]",
        "seLinuxOptions (pod and container \"c\" set forbidden securityContext.seLinuxOptions: type \"spc_t\"; "
            + "user may not be set; role may not be set)"
    )]
    [InlineData(
        "\"securityContext\":{\"seccompProfile\":{\"type\":\"RuntimeDefault\"}}," + Plain,
        "\"securityContext\":{\"seccompProfile\":{\"type\":\"Unconfined\"}}," + Plain,
        "seccompProfile (pod must not set securityContext.seccompProfile.type to \"Unconfined\")"
    )]
    [InlineData(
        "\"securityContext\":{\"sysctls\":[{\"name\":\"net.ipv4.tcp_rmem\",\"value\":\"1\"}]}," + Plain,
        "\"securityContext\":{\"sysctls\":[{\"name\":\"kernel.msgmax\",\"value\":\"1\"},"
            + "{\"name\":\"kernel.sem\",\"value\":\"1\"}]},"
            + Plain,
        "forbidden sysctls (kernel.msgmax, kernel.sem)"
    )]
    [InlineData(
        "\"securityContext\":{\"windowsOptions\":{\"hostProcess\":false}}," + Plain,
        "\"securityContext\":{\"windowsOptions\":{\"hostProcess\":true}}," + Plain,
        "hostProcess (pod must not set securityContext.windowsOptions.hostProcess=true)"
    )]
    public async Task Baseline_refuses_the_known_ways_to_a_node(string good, string bad, string violation)
    {
        await AllowedAsync("baseline:latest", good);
        await RefusedAsync("baseline:latest", bad, violation);
        // Privileged refuses nothing.
        await AllowedAsync("privileged:latest", bad);
    }

    [Fact]
    public async Task Baseline_looks_at_annotations_of_AppArmor()
    {
        var ns = await NamespaceAsync("baseline:latest");
        const string Key = "container.apparmor.security.beta.kubernetes.io/c";
        foreach (var allowed in new[] { "runtime/default", "localhost/own", "" })
            (await PostAsync(ns, Annotated(Plain, Key, allowed))).Expect(201);
        Assert.Equal(
            "pods \"p\" is forbidden: violates PodSecurity \"baseline:latest\": forbidden AppArmor profile (annotation "
                + $"must not set AppArmor profile type to \"{Key}=\"unconfined\"\")",
            (await PostAsync(ns, Annotated(Plain, Key, "unconfined"))).Expect(403).Message()
        );
    }

    [Fact]
    public async Task Versions_before_fields_of_seccomp_look_at_its_annotations()
    {
        var ns = await NamespaceAsync("baseline:v1.18");
        const string Key = "seccomp.security.alpha.kubernetes.io/pod";
        (await PostAsync(ns, Annotated(Plain, Key, "docker/default"))).Expect(201);
        Assert.EndsWith(
            $"\"baseline:v1.18\": seccompProfile (forbidden annotation {Key}=\"unconfined\")",
            (await PostAsync(ns, Annotated(Plain, Key, "unconfined"))).Expect(403).Message()
        );
        (await PostAsync(await NamespaceAsync("baseline:v1.19"), Annotated(Plain, Key, "unconfined"))).Expect(201);
    }

    [Theory]
    [InlineData(Plain, NotEscalating + ", " + Dropping + ", " + NonRoot + ", " + Seccomp)]
    [InlineData(
        Modest + ",\"containers\":[{" + Tight + "},{\"name\":\"d\"},{\"name\":\"e\"}]",
        "allowPrivilegeEscalation != false (containers \"d\", \"e\" must set "
            + "securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (containers \"d\", \"e\" "
            + "must set securityContext.capabilities.drop=[\"ALL\"])"
    )]
    [InlineData(
        Modest
            + ",\"containers\":[{\"name\":\"c\",\"securityContext\":{\"allowPrivilegeEscalation\":false,"
            + "\"capabilities\":{\"drop\":[\"CHOWN\"],\"add\":[\"NET_BIND_SERVICE\",\"CHOWN\"]}}}]",
        "unrestricted capabilities (container \"c\" must set securityContext.capabilities.drop=[\"ALL\"]; container "
            + "\"c\" must not include \"CHOWN\" in securityContext.capabilities.add)"
    )]
    [InlineData(
        "\"volumes\":[{\"name\":\"v\",\"hostPath\":{\"path\":\"/\"}},{\"name\":\"w\",\"nfs\":{\"server\":\"s\","
            + "\"path\":\"/\"}},{\"name\":\"x\",\"emptyDir\":{}}],"
            + Good,
        "restricted volume types (volumes \"v\", \"w\" use restricted volume types \"hostPath\", \"nfs\")"
    )]
    [InlineData(
        "\"volumes\":[{\"name\":\"w\",\"nfs\":{\"server\":\"s\",\"path\":\"/\"}}]," + Good,
        "restricted volume types (volume \"w\" uses restricted volume type \"nfs\")"
    )]
    [InlineData(
        "\"securityContext\":{\"runAsNonRoot\":false,\"runAsUser\":0,\"seccompProfile\":{\"type\":\"Unconfined\"}},"
            + "\"containers\":[{"
            + Tight
            + "}]",
        "runAsNonRoot != true (pod must not set securityContext.runAsNonRoot=false), runAsUser=0 (pod must not set "
            + "runAsUser=0), seccompProfile (pod must not set securityContext.seccompProfile.type to \"Unconfined\")"
    )]
    [InlineData(
        Modest
            + ",\"containers\":[{\"name\":\"c\",\"securityContext\":{\"allowPrivilegeEscalation\":false,"
            + "\"capabilities\":{\"drop\":[\"ALL\"]},\"runAsUser\":0,\"runAsNonRoot\":false,"
            + "\"seccompProfile\":{\"type\":\"Unconfined\"}}}]",
        "runAsNonRoot != true (container \"c\" must not set securityContext.runAsNonRoot=false), runAsUser=0 "
            + "(container \"c\" must not set runAsUser=0), seccompProfile (container \"c\" must not set "
            + "securityContext.seccompProfile.type to \"Unconfined\")"
    )]
    [InlineData("\"hostNetwork\":true," + Good, "host namespaces (hostNetwork=true)")]
    public async Task Restricted_asks_for_what_pods_must_say_as_well(string bad, string violations)
    {
        await AllowedAsync("restricted:latest", Good);
        await RefusedAsync("restricted:latest", bad, violations);
    }

    [Theory]
    [InlineData(
        "\"volumes\":[{\"name\":\"a\",\"configMap\":{\"name\":\"m\"}},{\"name\":\"b\",\"image\":{\"reference\":\"i\"}},"
            + "{\"name\":\"c\",\"secret\":{\"secretName\":\"s\"}},{\"name\":\"d\",\"csi\":{\"driver\":\"d\"}},"
            + "{\"name\":\"e\",\"downwardAPI\":{}},{\"name\":\"f\",\"persistentVolumeClaim\":{\"claimName\":\"v\"}}],"
            + Good
    )]
    [InlineData(
        "\"containers\":[{\"name\":\"c\",\"securityContext\":{\"allowPrivilegeEscalation\":false,\"capabilities\":{"
            + "\"drop\":[\"ALL\"],\"add\":[\"NET_BIND_SERVICE\"]},\"runAsNonRoot\":true,\"runAsUser\":1000,"
            + "\"seccompProfile\":{\"type\":\"Localhost\",\"localhostProfile\":\"a\"}}}]"
    )]
    public async Task Restricted_lets_pods_pass_that_keep_to_it(string spec) =>
        await AllowedAsync("restricted:latest", spec);

    [Theory]
    // Sysctls and types of SELinux became safe one after the other.
    [InlineData(
        26,
        27,
        "baseline",
        "\"securityContext\":{\"sysctls\":[{\"name\":\"net.ipv4.ip_local_reserved_ports\","
            + "\"value\":\"1\"}]},"
            + Plain
    )]
    [InlineData(
        28,
        29,
        "baseline",
        "\"securityContext\":{\"sysctls\":[{\"name\":\"net.ipv4.tcp_keepalive_time\"," + "\"value\":\"1\"}]}," + Plain
    )]
    [InlineData(
        31,
        32,
        "baseline",
        "\"securityContext\":{\"sysctls\":[{\"name\":\"net.ipv4.tcp_wmem\"," + "\"value\":\"1\"}]}," + Plain
    )]
    [InlineData(
        30,
        31,
        "baseline",
        "\"securityContext\":{\"seLinuxOptions\":{\"type\":\"container_engine_t\"}}," + Plain
    )]
    // Pods with users of their own may see /proc and be root.
    [InlineData(
        34,
        35,
        "baseline",
        "\"hostUsers\":false,\"containers\":[{\"name\":\"c\",\"securityContext\":{" + "\"procMount\":\"Unmasked\"}}]"
    )]
    [InlineData(
        34,
        35,
        "restricted",
        "\"hostUsers\":false,\"securityContext\":{\"runAsUser\":0,\"seccompProfile\":{"
            + "\"type\":\"RuntimeDefault\"}},\"containers\":[{"
            + Tight
            + "}]"
    )]
    // Windows knows neither capabilities nor seccomp.
    [InlineData(
        24,
        25,
        "restricted",
        "\"os\":{\"name\":\"windows\"},\"securityContext\":{\"runAsNonRoot\":true}," + Plain
    )]
    // Before 1.34, probes might call any host.
    [InlineData(
        34,
        33,
        "baseline",
        "\"containers\":[{\"name\":\"c\",\"livenessProbe\":{\"tcpSocket\":{\"port\":1," + "\"host\":\"b\"}}}]"
    )]
    // What restricted has asked for since when.
    [InlineData(8, 7, "restricted", "\"securityContext\":{\"runAsNonRoot\":true}," + Plain)]
    [InlineData(19, 18, "restricted", "\"securityContext\":{\"runAsNonRoot\":true},\"containers\":[{" + Tight + "}]")]
    [InlineData(
        22,
        21,
        "restricted",
        Modest + ",\"containers\":[{\"name\":\"c\",\"securityContext\":{" + "\"allowPrivilegeEscalation\":false}}]"
    )]
    [InlineData(
        23,
        22,
        "restricted",
        "\"securityContext\":{\"runAsNonRoot\":true,\"runAsUser\":0,\"seccompProfile\":{"
            + "\"type\":\"RuntimeDefault\"}},\"containers\":[{"
            + Tight
            + "}]"
    )]
    public async Task A_version_is_what_it_was(int refusing, int allowing, string level, string spec)
    {
        await AllowedAsync($"{level}:v1.{allowing}", spec);
        var refused = await PostAsync(await NamespaceAsync($"{level}:v1.{refusing}"), Pod(spec));
        Assert.StartsWith(
            $"pods \"p\" is forbidden: violates PodSecurity \"{level}:v1.{refusing}\": ",
            refused.Expect(403).Message()
        );
    }

    [Fact]
    public async Task Restricted_shows_nobody_all_of_proc()
    {
        const string Spec =
            "\"hostUsers\":false,\"securityContext\":{\"seccompProfile\":{\"type\":\"RuntimeDefault\"}},"
            + "\"containers\":[{\"name\":\"c\",\"securityContext\":{\"procMount\":\"Unmasked\","
            + "\"allowPrivilegeEscalation\":false,\"capabilities\":{\"drop\":[\"ALL\"]}}}]";
        await RefusedAsync(
            "restricted:latest",
            Spec,
            "procMount (container \"c\" must not set securityContext.procMount to \"Unmasked\")"
        );
    }

    [Fact]
    public async Task A_version_to_come_is_the_newest_that_is_known()
    {
        await RefusedAsync("restricted:v1.99", Plain, $"{NotEscalating}, {Dropping}, {NonRoot}, {Seccomp}");
        await AllowedAsync("restricted:v1.99", Good);
    }

    [Fact]
    public async Task Who_writes_what_its_namespace_warns_of_is_told()
    {
        var ns = await NamespaceAsync(("warn", "restricted"), ("warn-version", "v1.20"), ("enforce", "baseline"));
        var text = $"would violate PodSecurity \"restricted:v1.20\": {NotEscalating}, {NonRoot}, {Seccomp}";
        Assert.Equal([text], Warnings((await PostAsync(ns, Pod(Plain))).Expect(201)));
        Assert.Empty(Warnings((await PostAsync(ns, Pod(Good))).Expect(201)));
        // What is refused is not warned of as well.
        Assert.Empty(Warnings((await PostAsync(ns, Pod("\"hostPID\":true," + Plain))).Expect(403)));
    }

    [Theory]
    [InlineData("/apis/apps/v1", "deployments", "\"selector\":{\"matchLabels\":{\"a\":\"b\"}},TEMPLATE")]
    [InlineData("/apis/apps/v1", "replicasets", "\"selector\":{\"matchLabels\":{\"a\":\"b\"}},TEMPLATE")]
    [InlineData("/apis/apps/v1", "statefulsets", "\"selector\":{\"matchLabels\":{\"a\":\"b\"}},TEMPLATE")]
    [InlineData("/apis/apps/v1", "daemonsets", "\"selector\":{\"matchLabels\":{\"a\":\"b\"}},TEMPLATE")]
    [InlineData("/apis/batch/v1", "jobs", "TEMPLATE")]
    [InlineData("/apis/batch/v1", "cronjobs", "\"schedule\":\"* * * * *\",\"jobTemplate\":{\"spec\":{TEMPLATE}}")]
    [InlineData("/api/v1", "replicationcontrollers", "\"selector\":{\"a\":\"b\"},TEMPLATE")]
    [InlineData("/api/v1", "podtemplates", "")]
    public async Task Templates_of_pods_are_warned_of_and_never_refused(string group, string plural, string spec)
    {
        var ns = await NamespaceAsync(("enforce", "baseline"), ("warn", "baseline"));
        var template =
            "\"template\":{\"metadata\":{\"labels\":{\"a\":\"b\"}},\"spec\":{\"hostPID\":true,RESTART\"containers\":["
            + "{\"name\":\"c\",\"image\":\"i\"}]}}";
        template = template.Replace("RESTART", group.Contains("batch") ? "\"restartPolicy\":\"Never\"," : "");
        var body =
            "{\"metadata\":{\"name\":\"w\"},"
            + (spec.Length == 0 ? template : "\"spec\":{" + spec.Replace("TEMPLATE", template) + "}")
            + "}";
        var made = await _admin.PostAsync($"{group}/namespaces/{ns}/{plural}?dryRun=All", body);
        Assert.Contains(
            "would violate PodSecurity \"baseline:latest\": host namespaces (hostPID=true)",
            Warnings(made.Expect(201))
        );
        var quiet = await NamespaceAsync(("enforce", "baseline"));
        var same = await _admin.PostAsync($"{group}/namespaces/{quiet}/{plural}?dryRun=All", body);
        Assert.DoesNotContain(Warnings(same.Expect(201)), w => w.Contains("PodSecurity"));
    }

    [Theory]
    [InlineData("enforce", "strict", "must be one of privileged, baseline, restricted")]
    [InlineData("audit", "", "must be one of privileged, baseline, restricted")]
    [InlineData("warn", "Baseline", "must be one of privileged, baseline, restricted")]
    [InlineData("enforce-version", "1.30", "must be \"latest\" or \"v1.x\"")]
    [InlineData("audit-version", "v2.1", "must be \"latest\" or \"v1.x\"")]
    [InlineData("warn-version", "v1.01", "must be \"latest\" or \"v1.x\"")]
    public async Task A_label_that_means_nothing_is_refused(string label, string value, string fault)
    {
        var name = $"labels-{Interlocked.Increment(ref _number)}";
        var text =
            $"Namespace \"{name}\" is invalid: metadata.labels[{Label}{label}]: Invalid value: \"{value}\": {fault}";
        var made = await _admin.PostAsync("/api/v1/namespaces", NamespaceOf(name, (label, value)));
        Assert.Equal(text, made.Expect(422).Message());
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace(name))).Expect(201);
        var patched = await _admin.PatchAsync($"/api/v1/namespaces/{name}", NamespaceOf(name, (label, value)));
        Assert.Equal(text, patched.Expect(422).Message());
    }

    [Fact]
    public async Task Several_faults_of_labels_are_told_together()
    {
        var made = await _admin.PostAsync(
            "/api/v1/namespaces",
            NamespaceOf("faults", ("warn", "a"), ("enforce-version", "b"))
        );
        Assert.Equal(
            $"Namespace \"faults\" is invalid: [metadata.labels[{Label}enforce-version]: Invalid value: \"b\": must be "
                + $"\"latest\" or \"v1.x\", metadata.labels[{Label}warn]: Invalid value: \"a\": must be one of "
                + "privileged, baseline, restricted]",
            made.Expect(422).Message()
        );
    }

    [Fact]
    public async Task Who_makes_a_namespace_stricter_is_told_of_the_pods_that_it_has()
    {
        var ns = await NamespaceAsync();
        foreach (var name in new[] { "b", "a", "c" })
            (await CreateAsync(ns, name, "\"hostPID\":true," + Good)).Expect(201);
        (await CreateAsync(ns, "d", Good)).Expect(201);
        (await CreateAsync(ns, "e", "\"volumes\":[{\"name\":\"v\",\"hostPath\":{\"path\":\"/\"}}]," + Good)).Expect(
            201
        );
        var path = $"/api/v1/namespaces/{ns}";
        // A rehearsal tells the same.
        foreach (var query in new[] { "?dryRun=All", "" })
            Assert.Equal(
                [
                    $"existing pods in namespace \"{ns}\" violate the new PodSecurity enforce level "
                        + "\"restricted:latest\"",
                    "a (and 2 other pods): host namespaces",
                    "e: restricted volume types",
                ],
                Warnings(
                    (await _admin.PatchAsync(path + query, NamespaceOf(ns, ("enforce", "restricted")))).Expect(200)
                )
            );
        // Neither the same nor less is worth a look.
        Assert.Empty(Warnings((await _admin.PatchAsync(path, NamespaceOf(ns, ("enforce", "restricted")))).Expect(200)));
        Assert.Empty(Warnings((await _admin.PatchAsync(path, NamespaceOf(ns, ("enforce", "baseline")))).Expect(200)));
        Assert.Equal(
            3,
            Warnings(
                (
                    await _admin.PatchAsync(path, NamespaceOf(ns, ("enforce", "baseline"), ("enforce-version", "v1.9")))
                ).Expect(200)
            ).Count
        );
    }

    [Fact]
    public async Task A_pod_that_is_there_already_may_change_but_for_its_images()
    {
        var ns = await NamespaceAsync();
        (await CreateAsync(ns, "p", "\"hostPID\":true," + Plain)).Expect(201);
        (await _admin.PatchAsync($"/api/v1/namespaces/{ns}", NamespaceOf(ns, ("enforce", "baseline")))).Expect(200);
        var path = $"/api/v1/namespaces/{ns}/pods/p";
        (await _admin.PatchAsync(path, """{"metadata":{"labels":{"a":"b"}}}""")).Expect(200);
        (await _admin.PatchAsync($"{path}/status", """{"status":{"phase":"Running"}}""")).Expect(200);
        var image = await _admin.PatchAsync(
            path,
            """{"spec":{"containers":[{"name":"c","image":"other"}]}}""",
            "application/strategic-merge-patch+json"
        );
        Assert.Equal(
            "pods \"p\" is forbidden: violates PodSecurity \"baseline:latest\": host namespaces (hostPID=true)",
            image.Expect(403).Message()
        );
        (
            await _admin.PatchAsync(
                path,
                """{"metadata":{"annotations":{"container.apparmor.security.beta.kubernetes.io/c":"unconfined"}}}"""
            )
        ).Expect(403);
        (await _admin.DeleteAsync(path)).Expect(200);
    }

    [Fact]
    public async Task Pods_of_tenants_keep_to_the_baseline_whatever_their_namespaces_say()
    {
        (
            await _admin.PostAsync(
                "/api/v1/tenants",
                new { metadata = new { name = "acme" }, spec = new { storageClusterId = "0" } }
            )
        ).Expect(201);
        const string Namespaces = "/api/v1/tenants/acme/namespaces";
        var baseline =
            "pods \"p\" is forbidden: violates PodSecurity \"baseline:latest\": host namespaces (hostPID=true)";
        foreach (
            var (name, labels) in new (string, (string, string)[])[]
            {
                ("silent", []),
                ("open", [("enforce", "privileged")]),
                ("base", [("enforce", "baseline")]),
            }
        )
        {
            await TenantNamespaceAsync(name, labels);
            var refused = await TenantPodAsync(name, "\"hostPID\":true," + Plain);
            Assert.Equal(baseline, refused.Expect(403).Message());
            (await TenantPodAsync(name, Plain)).Expect(201);
        }
        // A stricter level holds as it does for the system.
        await TenantNamespaceAsync("tight", ("enforce", "restricted"));
        Assert.Contains("\"restricted:latest\"", (await TenantPodAsync("tight", Plain)).Expect(403).Message());
        (await TenantPodAsync("tight", Good)).Expect(201);
        // Neither does an old version open a way, nor the level that leaves pods for Windows alone.
        await TenantNamespaceAsync("old", ("enforce", "baseline"), ("enforce-version", "v1.0"));
        var probe = "\"containers\":[{\"name\":\"c\",\"livenessProbe\":{\"tcpSocket\":{\"port\":1,\"host\":\"b\"}}}]";
        Assert.Contains("\"baseline:latest\": probe", (await TenantPodAsync("old", probe)).Expect(403).Message());
        var windows =
            "\"os\":{\"name\":\"windows\"},\"securityContext\":{\"runAsNonRoot\":true},\"containers\":[{\"name\":\"c\","
            + "\"securityContext\":{\"capabilities\":{\"add\":[\"SYS_ADMIN\"]}}}]";
        Assert.Contains(
            "\"baseline:latest\": non-default capabilities",
            (await TenantPodAsync("tight", windows)).Expect(403).Message()
        );

        async Task TenantNamespaceAsync(string name, params (string, string)[] labels)
        {
            (await _admin.PostAsync(Namespaces, NamespaceOf(name, labels))).Expect(201);
            (await _admin.PostAsync($"{Namespaces}/{name}/serviceaccounts", Objects.ServiceAccount("default"))).Expect(
                201
            );
        }

        Task<Answer> TenantPodAsync(string ns, string spec) =>
            _admin.PostAsync($"{Namespaces}/{ns}/pods?dryRun=All", Pod(spec));
    }

    private async Task AllowedAsync(string asked, string spec) =>
        (await PostAsync(await NamespaceAsync(asked), Pod(spec))).Expect(201);

    private async Task RefusedAsync(string asked, string spec, string violations)
    {
        var refused = await PostAsync(await NamespaceAsync(asked), Pod(spec));
        Assert.Equal(
            $"pods \"p\" is forbidden: violates PodSecurity \"{asked}\": {violations}",
            refused.Expect(403).Message()
        );
    }

    private Task<Answer> PostAsync(string ns, JsonNode pod) =>
        _admin.PostAsync($"/api/v1/namespaces/{ns}/pods?dryRun=All", pod.ToJsonString());

    private Task<Answer> CreateAsync(string ns, string name, string spec) =>
        _admin.PostAsync($"/api/v1/namespaces/{ns}/pods", Pod(spec, name).ToJsonString());

    private Task<string> NamespaceAsync(string asked) =>
        NamespaceAsync(("enforce", asked.Split(':')[0]), ("enforce-version", asked.Split(':')[1]));

    private async Task<string> NamespaceAsync(params (string, string)[] labels)
    {
        var name = $"levels-{Interlocked.Increment(ref _number)}";
        (await _admin.PostAsync("/api/v1/namespaces", NamespaceOf(name, labels))).Expect(201);
        var account = Objects.ServiceAccount("default");
        (await _admin.PostAsync($"/api/v1/namespaces/{name}/serviceaccounts", account)).Expect(201);
        return name;
    }

    private static object NamespaceOf(string name, params (string Label, string Value)[] labels) =>
        new { metadata = new { name, labels = labels.ToDictionary(l => Label + l.Label, l => l.Value) } };

    private static JsonNode Annotated(string spec, string key, string value)
    {
        var pod = Pod(spec);
        pod["metadata"]!["annotations"] = new JsonObject { [key] = value };
        return pod;
    }

    // Each container gets an image.
    private static JsonNode Pod(string spec, string name = "p")
    {
        var pod = JsonNode.Parse("{\"metadata\":{\"name\":\"" + name + "\"},\"spec\":{" + spec + "}}")!;
        foreach (var list in new[] { "containers", "initContainers" })
        foreach (var container in pod["spec"]![list] as JsonArray ?? [])
            container!["image"] = "i";
        return pod;
    }

    /// <summary>What an answer warns of, as it was written, but for what is not carried out yet.</summary>
    private static List<string> Warnings(Answer answer) =>
        answer.Headers.TryGetValues("Warning", out var values)
            ?
            [
                .. values
                    .Select(v => v["299 - \"".Length..^1].Replace("\\\"", "\""))
                    .Where(w => !w.Contains("yet", StringComparison.Ordinal)),
            ]
            : [];
}

using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>
/// Drives the kubectl that is on PATH. A machine without one fails these tests: they must not pass by not running.
/// </summary>
public sealed class KubectlTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("arktos-kubectl-").FullName;
    private TestServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        Kubectl.WriteConfig(_folder, _server);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, true);
    }

    [Fact]
    public async Task Debugs_a_pod_by_an_ephemeral_container()
    {
        await RunAsync("create ns shop");
        await RunAsync("-n shop create serviceaccount default");
        await RunAsync("-n shop run web --image=nginx:1");
        await RunAsync("-n shop debug web --image=busybox --target=web -c look --profile=general");
        Assert.Equal(
            "look web",
            await RunAsync(
                "-n shop get pod web -o jsonpath={.spec.ephemeralContainers[0]['name','targetContainerName']}"
            )
        );
        Assert.Contains(
            "mutatingadmissionpolicies",
            await RunAsync("api-resources --api-group=admissionregistration.k8s.io")
        );
    }

    [Fact]
    public async Task Creates_lists_changes_and_deletes_a_deployment()
    {
        Assert.Contains("Server Version: v1.35.0", await RunAsync("version"));
        Assert.Contains("deployments", await RunAsync("api-resources"));
        Assert.Contains("namespace/shop created", await RunAsync("create ns shop"));
        Assert.Contains("shop", await RunAsync("get ns"));
        Assert.Contains(
            "deployment.apps/web created",
            await RunAsync("-n shop create deployment web --image=nginx:1.27 --replicas=3")
        );
        Assert.Contains("0/3", await RunAsync("-n shop get deploy web -o wide"));
        Assert.Contains("scaled", await RunAsync("-n shop scale deployment web --replicas=5"));
        Assert.Equal("5", await RunAsync("-n shop get deployment web -o jsonpath={.spec.replicas}"));
        Assert.Contains("labeled", await RunAsync("-n shop label deployment web tier=front"));
        Assert.Contains(
            "patched",
            await RunAsync(
                "-n shop patch deployment web -p "
                    + "{\"spec\":{\"template\":{\"spec\":"
                    + "{\"containers\":[{\"name\":\"nginx\",\"image\":\"nginx:1.28\"}]}}}}"
            )
        );
        Assert.Contains("nginx:1.28", await RunAsync("-n shop describe deployment web"));
        Assert.Contains(
            "RollingUpdate",
            await RunAsync("explain deployment.spec.strategy")
                .ContinueWith(_ => RunAsync("-n shop get deployment web -o yaml"))
                .Unwrap()
        );
        Assert.Contains("yes", await RunAsync("auth can-i delete nodes"));
        Assert.Contains("admin", await RunAsync("auth whoami"));
        Assert.Contains("deleted", await RunAsync("-n shop delete deployment web"));
        Assert.Contains("NotFound", await RunAsync("-n shop get deployment web", 1));
    }

    [Fact]
    public async Task Applies_a_file_twice_and_keeps_what_others_have_set()
    {
        await RunAsync("create ns shop");
        var file = Path.Combine(_folder, "web.yaml");
        const string Manifest = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop, labels: {a: "1"}}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                  - name: web
                    image: nginx:1
                    ports: [{containerPort: 80}]
            """;
        await File.WriteAllTextAsync(file, Manifest);
        Assert.Contains("created", await RunAsync($"apply -f {file}"));
        Assert.Contains("unchanged", await RunAsync($"apply -f {file}"));
        await RunAsync("-n shop label deployment web other=kept");
        await File.WriteAllTextAsync(
            file,
            Manifest
                .Replace("nginx:1", "nginx:2", StringComparison.Ordinal)
                .Replace("labels: {a: \"1\"}", "labels: {b: \"2\"}", StringComparison.Ordinal)
        );
        Assert.Contains("configured", await RunAsync($"apply -f {file}"));
        Assert.Equal(
            "nginx:2 kept 2",
            await RunAsync(
                "-n shop get deployment web -o "
                    + "jsonpath={.spec.template.spec.containers[0].image}{\"\\u0020\"}"
                    + "{.metadata.labels.other}{\"\\u0020\"}{.metadata.labels.b}"
            )
        );
        await File.WriteAllTextAsync(
            file,
            Manifest
                .Replace("replicas", "replicaz", StringComparison.Ordinal)
                .Replace("  selector:", "  replicaz: 2\n  selector:", StringComparison.Ordinal)
        );
        Assert.Contains("unknown field \"spec.replicaz\"", await RunAsync($"apply -f {file}", 1));
    }

    [Fact]
    public async Task Applies_on_the_server_beside_others_who_manage_the_object_too()
    {
        await RunAsync("create ns shop");
        var file = Path.Combine(_folder, "app.yaml");
        const string Manifest = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                  - name: web
                    image: nginx:1
                    ports: [{containerPort: 80}]
            """;
        await File.WriteAllTextAsync(file, Manifest);
        Assert.Equal("deployment.apps/web serverside-applied", await RunAsync($"apply --server-side -f {file}"));
        var version = await RunAsync("-n shop get deployment web -o jsonpath={.metadata.resourceVersion}");
        Assert.Contains("serverside-applied", await RunAsync($"apply --server-side -f {file}"));
        Assert.Equal(version, await RunAsync("-n shop get deployment web -o jsonpath={.metadata.resourceVersion}"));
        await File.WriteAllTextAsync(file, Manifest.Replace("replicas: 2", "replicas: 5", StringComparison.Ordinal));
        var conflict = await RunAsync($"apply --server-side -f {file} --field-manager=ci", 1);
        Assert.Contains("Apply failed with 1 conflict: conflict with \"kubectl\": .spec.replicas", conflict);
        Assert.Contains(
            "serverside-applied",
            await RunAsync($"apply --server-side -f {file} --field-manager=ci --force-conflicts")
        );
        Assert.DoesNotContain("managedFields", await RunAsync("-n shop get deployment web -o yaml"));
        var shown = await RunAsync("-n shop get deployment web -o yaml --show-managed-fields");
        Assert.Contains("manager: ci", shown);
        Assert.Contains("k:{\"containerPort\":80,\"protocol\":\"TCP\"}", shown);
        Assert.Contains("scaled", await RunAsync("-n shop scale deployment web --replicas=1"));
        Assert.Contains(
            "conflict with \"kubectl\" with subresource \"scale\" using apps/v1: .spec.replicas",
            await RunAsync($"apply --server-side -f {file} --field-manager=ci", 1)
        );
        Assert.Contains("duplicate", await BadAsync(file, Manifest, "ports: [", "ports: [{containerPort: 80}, "));
        Assert.Contains(
            ".spec.replicaz: field not declared in schema",
            await BadAsync(file, Manifest, "replicas:", "replicaz:")
        );
        Assert.Contains("expected numeric", await BadAsync(file, Manifest, "replicas: 2", "replicas: two"));
    }

    [Fact]
    public async Task Goes_over_from_applying_on_the_client_to_applying_on_the_server()
    {
        await RunAsync("create ns shop");
        var file = Path.Combine(_folder, "map.yaml");
        await File.WriteAllTextAsync(
            file,
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m, namespace: shop}\ndata: {a: '1', b: '1'}\n"
        );
        await RunAsync($"apply -f {file}");
        await File.WriteAllTextAsync(
            file,
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m, namespace: shop}\ndata: {a: '2'}\n"
        );
        Assert.Contains("serverside-applied", await RunAsync($"apply --server-side -f {file}"));
        // What is said no more is gone: kubectl has made what it had applied on the client its own.
        Assert.Equal("{\"a\":\"2\"}", await RunAsync("-n shop get configmap m -o jsonpath={.data}"));
        var shown = await RunAsync("-n shop get configmap m -o yaml --show-managed-fields");
        Assert.DoesNotContain("kubectl-client-side-apply", shown);
        Assert.Contains("operation: Apply", shown);
        // And back again: the annotation has been kept up to date.
        await File.WriteAllTextAsync(
            file,
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m, namespace: shop}\ndata: {c: '3'}\n"
        );
        Assert.Contains("configured", await RunAsync($"apply -f {file}"));
        Assert.Equal("{\"c\":\"3\"}", await RunAsync("-n shop get configmap m -o jsonpath={.data}"));
    }

    private async Task<string> BadAsync(string file, string manifest, string old, string wrong)
    {
        await File.WriteAllTextAsync(file, manifest.Replace(old, wrong, StringComparison.Ordinal));
        return await RunAsync($"apply --server-side -f {file}", 1);
    }

    [Fact]
    public async Task Watches_objects_come_and_go()
    {
        await RunAsync("create ns shop");
        using var watch = Kubectl.Start(_folder, "-n shop get configmaps -w --no-headers --output-watch-events");
        await RunAsync("-n shop create configmap first --from-literal=a=b");
        Assert.Contains("ADDED", await watch.StandardOutput.ReadLineAsync().WaitAsync(TestServer.Deadline));
        await RunAsync("-n shop delete configmap first");
        Assert.Contains("DELETED", await watch.StandardOutput.ReadLineAsync().WaitAsync(TestServer.Deadline));
        watch.Kill();
        await watch.WaitForExitAsync();
    }

    [Fact]
    public async Task Shows_nodes_and_pods_their_logs_and_runs_commands_in_them()
    {
        await using var kubelet = await FakeKubelet.StartAsync(_server.Authority);
        var admin = _server.Client();
        await RunAsync("create ns shop");
        (await admin.PostAsync("/api/v1/namespaces/shop/serviceaccounts", Objects.ServiceAccount("default"))).Expect(
            201
        );
        (await admin.PostAsync("/api/v1/nodes", Objects.Node("n1", kubelet.Port))).Expect(201);
        (
            await admin.PatchAsync(
                "/api/v1/nodes/n1/status",
                new
                {
                    status = new
                    {
                        conditions = new[] { new { type = "Ready", status = "True" } },
                        nodeInfo = new { kubeletVersion = "v1.35.0" },
                    },
                }
            )
        ).Expect(200);
        (await admin.PostAsync("/api/v1/namespaces/shop/pods", Objects.Pod("p", "n1"))).Expect(201);
        (
            await admin.PatchAsync(
                "/api/v1/namespaces/shop/pods/p/status",
                new
                {
                    status = new
                    {
                        phase = "Running",
                        podIPs = new[] { new { ip = "10.0.0.7" } },
                        conditions = new[] { new { type = "Ready", status = "True" } },
                        containerStatuses = new[]
                        {
                            new
                            {
                                name = "main",
                                ready = true,
                                restartCount = 0,
                                image = "nginx:1",
                                imageID = "",
                                state = new { running = new { } },
                            },
                        },
                    },
                }
            )
        ).Expect(200);
        var nodes = await RunAsync("get nodes -o wide");
        Assert.Matches("n1 +Ready +<none> +.* +v1.35.0 +127.0.0.1", nodes);
        Assert.Matches("p +1/1 +Running +0 +.* +10.0.0.7 +n1", await RunAsync("-n shop get pods -o wide"));
        Assert.Contains("kube-apiserver-kubelet-client", await RunAsync("-n shop logs p --tail=5"));
        Assert.Equal("/containerLogs/system/shop/p/main?tailLines=5", kubelet.LastPath);
        for (var i = 0; i < 5; i++)
            Assert.Equal("ran ls -l /", await RunAsync("-n shop exec p -- ls -l /"));
        Assert.Equal("/exec/system/shop/p/main?command=ls&command=-l&command=%2F&output=1&error=1", kubelet.LastPath);
        Assert.Contains("nginx:1", await RunAsync("-n shop describe pod p"));
        Assert.Contains("cordoned", await RunAsync("cordon n1"));
        Assert.Contains("Ready,SchedulingDisabled", await RunAsync("get nodes"));
    }

    private Task<string> RunAsync(string arguments, int exitCode = 0) => Kubectl.RunAsync(_folder, arguments, exitCode);
}

internal static class Kubectl
{
    public static void WriteConfig(string folder, TestServer server, string subject = TestServer.Admin)
    {
        var certificate = server.Authority.Client(subject);
        File.WriteAllText(Path.Combine(folder, "ca.crt"), server.Authority.CertificatePem);
        File.WriteAllText(Path.Combine(folder, "client.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(
            Path.Combine(folder, "client.key"),
            certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()
        );
        File.WriteAllText(
            Path.Combine(folder, "config"),
            $$"""
            apiVersion: v1
            kind: Config
            clusters: [{name: c, cluster: {server: "{{server.Address.ToString().TrimEnd(
                '/'
            )}}", certificate-authority: "{{folder}}/ca.crt"} }]
            users: [{name: u, user: {client-certificate: "{{folder}}/client.crt", client-key: "{{folder}}/client.key"} }]
            contexts: [{name: x, context: {cluster: c, user: u} }]
            current-context: x
            """
        );
    }

    public static Process Start(string folder, string arguments)
    {
        var start = new ProcessStartInfo("kubectl", arguments.Split(' '))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["KUBECONFIG"] = Path.Combine(folder, "config");
        start.Environment["HOME"] = folder;
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException("kubectl must be on PATH for this test", e);
        }
    }

    public static async Task<string> RunAsync(string folder, string arguments, int exitCode = 0)
    {
        using var process = Start(folder, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var deadline = new CancellationTokenSource(TestServer.Deadline);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"kubectl {arguments} does not end");
        }
        var text = await output + await error;
        Assert.True(process.ExitCode == exitCode, $"kubectl {arguments} ended with {process.ExitCode}: {text}");
        return text.Trim();
    }
}

using System.Text.Json;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Tests.Hosts;

namespace Arktos.Kubelet.Tests.Containerd;

/// <summary>
/// Images of a registry that wants to know who asks, pulled by a whole node agent with a real containerd.
/// </summary>
public sealed class ImagePullTests
{
    [ContainerdFact]
    public async Task An_image_is_pulled_with_its_pods_secret_and_nobody_elses_pods_get_it()
    {
        await using var containerd = await PrivateContainerd.StartAsync();
        await using var registry = await PrivateRegistry.StartAsync(
            Path.Combine(Path.GetTempPath(), "arktos-images", "busybox.tar")
        );
        var (api, image) = (new PodApi(), registry.Address("private/app"));
        AddSecret(api, "wrong", registry.Host + "/private", "no");
        AddSecret(api, "right", registry.Host, PrivateRegistry.Password);
        AddSecret(api, "elsewhere", "registry.example.com", PrivateRegistry.Password);
        await using var host = await containerd.StartAgentAsync(api);

        // None yet: nobody in particular is refused, whoever says nothing of this registry too.
        foreach (var (name, secrets) in new (string, string[])[] { ("none", []), ("other", ["elsewhere", "missing"]) })
        {
            api.Add(Pod(name, image, "IfNotPresent", secrets));
            await WaitsAsync(api, name, "ErrImagePull");
            Assert.Contains(api.Events(name), e => e.Reason == "Failed" && e.Message.Contains("401 Unauthorized"));
        }
        Assert.Contains(
            (
                "FailedToRetrieveImagePullSecret",
                "Unable to retrieve some image pull secrets (missing); attempting to pull the image may not succeed."
            ),
            api.Events("other")
        );
        Assert.Empty(registry.Given);

        // The one that says most is tried first; then the next.
        api.Add(Pod("mine", image, "IfNotPresent", "wrong", "right"));
        await Eventually.HoldsAsync(() => api.Status("mine").Phase == "Running", () => api.Describe("mine"));
        var pulls = registry.Given.Count;
        Assert.NotEqual(0, pulls);

        // It is there now, for those who have the secret.
        api.Add(Pod("again", image, "IfNotPresent", "right"));
        await Eventually.HoldsAsync(() => api.Status("again").Phase == "Running", () => api.Describe("again"));
        Assert.Contains(api.Events("again"), e => e.Message.EndsWith("and can be accessed by the pod"));
        Assert.Equal(pulls, registry.Given.Count);
        // And is for those who have used it, when their secrets are gone or nobody can be asked for them.
        Assert.True(api.Fake.Objects.TryRemove("/api/v1/tenants/t1/namespaces/ns1/secrets/right", out _));
        var container = api.Container("again", "c").ContainerID["containerd://".Length..];
        string[] kill = ["-a", containerd.Process.Socket, "-n", "k8s.io", "tasks", "kill", "-s", "SIGKILL", container];
        Assert.Equal(0, PrivateContainerd.Run("ctr", kill).Code);
        await Eventually.HoldsAsync(
            () => api.Container("again", "c") is { RestartCount: 1, State.Running: not null },
            () => api.Describe("again")
        );
        var id = api.Container("mine", "c").ImageID;
        Assert.Contains("@sha256:", id);

        // For others it is not, by whatever name; nor after a restart of the agent, which forgets nothing.
        await host.DisposeAsync();
        api = new PodApi(api.Get("mine"), api.Get("again"));
        AddSecret(api, "elsewhere", "registry.example.com", PrivateRegistry.Password);
        await using var next = await containerd.StartAgentAsync(api);
        foreach (
            var (name, asked, policy, reason) in new[]
            {
                ("name", image, "IfNotPresent", "ErrImagePull"),
                ("digest", id, "IfNotPresent", "ErrImagePull"),
                ("id", registry.ImageId, "IfNotPresent", "ErrImagePull"),
                ("never", image, "Never", "ErrImageNeverPull"),
            }
        )
        {
            api.Add(Pod(name, asked, policy, "elsewhere"));
            await WaitsAsync(api, name, reason);
        }
        Assert.Equal(pulls, registry.Given.Count);

        // What wants no secret is for all.
        api.Add(Pod("public", registry.Address("public/app"), "IfNotPresent"));
        await Eventually.HoldsAsync(() => api.Status("public").Phase == "Running", () => api.Describe("public"));
        Assert.DoesNotContain(
            PrivateRegistry.Password,
            string.Concat(api.Fake.Objects.Values.Where(o => (string?)o["kind"] != "Secret"))
        );
        Assert.Equal(("Running", 0), (api.Status("mine").Phase, api.Container("mine", "c").RestartCount));
    }

    private static Pod Pod(string name, string image, string policy, params string[] secrets)
    {
        var container = PodApi.Shell("c", "sleep 600");
        (container.Image, container.ImagePullPolicy) = (image, policy);
        var pod = PodApi.Pod(name, container);
        pod.Spec.ImagePullSecrets = [.. secrets.Select(s => new LocalObjectReference { Name = s })];
        return pod;
    }

    private static void AddSecret(PodApi api, string name, string registry, string password) =>
        api.AddObject(
            $"/api/v1/tenants/t1/namespaces/ns1/secrets/{name}",
            new Secret
            {
                Metadata = new ObjectMeta
                {
                    Tenant = "t1",
                    Namespace = "ns1",
                    Name = name,
                    Uid = Guid.NewGuid().ToString(),
                },
                Type = "kubernetes.io/dockerconfigjson",
                Data = new Map<byte[]>
                {
                    [".dockerconfigjson"] = JsonSerializer.SerializeToUtf8Bytes(
                        new
                        {
                            auths = new Dictionary<string, object>
                            {
                                [registry] = new { username = PrivateRegistry.Username, password },
                            },
                        }
                    ),
                },
            }
        );

    private static Task WaitsAsync(PodApi api, string pod, string reason) =>
        Eventually.HoldsAsync(
            () =>
                api.Container(pod, "c").State.Waiting?.Reason == reason
                || api.Container(pod, "c").State.Waiting?.Reason == "ImagePullBackOff",
            () => api.Describe(pod)
        );
}

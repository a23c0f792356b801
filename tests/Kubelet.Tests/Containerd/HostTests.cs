using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Tests.Hosts;

namespace Arktos.Kubelet.Tests.Containerd;

/// <summary>The whole node agent on real containers; only the API is in memory.</summary>
public sealed class HostTests
{
    [ContainerdFact]
    public async Task A_pod_with_everything_runs_restarts_survives_the_agent_and_is_gone_when_deleted()
    {
        await using var containerd = await PrivateContainerd.StartAsync();
        var api = new PodApi();
        AddSettings(api);
        var host = await containerd.StartAgentAsync(api);

        api.Add(FullPod());
        await Eventually.HoldsAsync(() => api.IsReady("full"), () => api.Describe("full"));
        var status = api.Status("full");
        Assert.Equal("Running", status.Phase);
        Assert.Equal("Completed", status.InitContainerStatuses![0].State.Terminated!.Reason);
        using var http = new HttpClient();
        // Written by the init container from its environment and its volumes into the emptyDir that the server serves.
        Assert.Equal("blue hunter2 full True t1\n", await http.GetStringAsync($"http://{status.PodIP}/"));
        Assert.Equal("full\n127.0.0.1\tlocalhost\n", (await http.GetStringAsync($"http://{status.PodIP}/side")));

        // A new agent adopts the pod.
        var id = api.Container("full", "web").ContainerID;
        await host.DisposeAsync();
        var again = new PodApi(api.Get("full"));
        AddSettings(again);
        host = await containerd.StartAgentAsync(again);
        await Eventually.HoldsAsync(() => again.IsReady("full"), () => again.Describe("full"));
        Assert.Equal(
            (id, 0),
            (again.Container("full", "web").ContainerID, again.Container("full", "web").RestartCount)
        );

        // A container that ends runs again; its message is in its last state.
        await File.WriteAllTextAsync(Path.Combine(containerd.StateDirectory, "crash"), "");
        await Eventually.HoldsAsync(
            () => again.Container("full", "side") is { RestartCount: 1, LastState.Terminated: not null },
            () => again.Describe("full")
        );
        Assert.Equal(
            (4, "bye"),
            (
                again.Container("full", "side").LastState.Terminated!.ExitCode,
                again.Container("full", "side").LastState.Terminated!.Message
            )
        );

        again.Delete("full");
        await Eventually.HoldsAsync(() => again.Deleted.Contains("full"), () => again.Describe("full"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(containerd.StateDirectory, "pods")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(containerd.StateDirectory, "logs")));
        await host.DisposeAsync();

        Pod FullPod()
        {
            var init = PodApi.Shell(
                "init",
                "echo $(COLOR) $PASSWORD $NAME $([ -n \"$IP\" ] && echo True) $(cat /info/tenant) >/out/index.html"
            );
            init.Env =
            [
                new EnvVar
                {
                    Name = "COLOR",
                    ValueFrom = new EnvVarSource
                    {
                        ConfigMapKeyRef = new ConfigMapKeySelector { Name = "settings", Key = "color" },
                    },
                },
                new EnvVar
                {
                    Name = "NAME",
                    ValueFrom = new EnvVarSource { FieldRef = new ObjectFieldSelector { FieldPath = "metadata.name" } },
                },
                new EnvVar
                {
                    Name = "IP",
                    ValueFrom = new EnvVarSource { FieldRef = new ObjectFieldSelector { FieldPath = "status.podIP" } },
                },
                new EnvVar
                {
                    Name = "PASSWORD",
                    ValueFrom = new EnvVarSource
                    {
                        SecretKeyRef = new SecretKeySelector { Name = "keys", Key = "password" },
                    },
                },
            ];
            init.VolumeMounts =
            [
                new VolumeMount { Name = "www", MountPath = "/out" },
                new VolumeMount
                {
                    Name = "info",
                    MountPath = "/info",
                    ReadOnly = true,
                },
            ];
            var web = PodApi.Web();
            web.VolumeMounts = [new VolumeMount { Name = "www", MountPath = "/www" }];
            web.Ports = [new ContainerPort { Name = "http", ContainerPortValue = 80 }];
            web.ReadinessProbe = new Probe
            {
                HttpGet = new HTTPGetAction { Path = "/", Port = "http" },
                PeriodSeconds = 1,
            };
            web.LivenessProbe = new Probe
            {
                Exec = new ExecAction { Command = ["cat", "/www/index.html"] },
                PeriodSeconds = 1,
                TimeoutSeconds = 5,
            };
            web.Resources = new ResourceRequirements
            {
                Limits = new() { ["memory"] = Quantity.Parse("64Mi"), ["cpu"] = Quantity.Parse("500m") },
            };
            web.SecurityContext = new SecurityContext { ReadOnlyRootFilesystem = true };
            var side = PodApi.Shell(
                "side",
                "(hostname; grep -m1 localhost /etc/hosts) >/www/side; trap 'exit 0' TERM; while [ ! -e "
                    + "/state/crash ]; do sleep 0.1; done; rm /state/crash; echo -n bye >/dev/termination-log; exit 4"
            );
            side.VolumeMounts =
            [
                new VolumeMount { Name = "www", MountPath = "/www" },
                new VolumeMount { Name = "state", MountPath = "/state" },
            ];
            var pod = PodApi.Pod("full", web, side);
            pod.Spec.InitContainers = [init];
            pod.Spec.Volumes =
            [
                new Volume
                {
                    Name = "www",
                    EmptyDir = new EmptyDirVolumeSource { Medium = "Memory", SizeLimit = Quantity.Parse("8Mi") },
                },
                new Volume
                {
                    Name = "info",
                    DownwardAPI = new DownwardAPIVolumeSource
                    {
                        Items =
                        [
                            new DownwardAPIVolumeFile
                            {
                                Path = "tenant",
                                FieldRef = new ObjectFieldSelector { FieldPath = "metadata.tenant" },
                            },
                        ],
                    },
                },
                new Volume
                {
                    Name = "keys",
                    Secret = new SecretVolumeSource { SecretName = "keys" },
                },
                new Volume
                {
                    Name = "state",
                    HostPath = new HostPathVolumeSource { Path = containerd.StateDirectory, Type = "Directory" },
                },
            ];
            return pod;
        }
    }

    [ContainerdFact]
    public async Task Images_that_are_not_there_missing_config_and_failing_probes_show_in_the_status()
    {
        await using var containerd = await PrivateContainerd.StartAsync();
        var api = new PodApi();
        await using var host = await containerd.StartAgentAsync(api);
        var never = PodApi.Web();
        (never.Image, never.ImagePullPolicy) = ("arktos.local/none:1", "Never");
        api.Add(PodApi.Pod("never", never));
        var config = PodApi.Web();
        config.Env =
        [
            new EnvVar
            {
                Name = "A",
                ValueFrom = new EnvVarSource
                {
                    ConfigMapKeyRef = new ConfigMapKeySelector { Name = "none", Key = "a" },
                },
            },
        ];
        api.Add(PodApi.Pod("config", config));
        var sick = PodApi.Shell("sick", "trap 'exit 0' TERM; while :; do sleep 0.1; done");
        sick.LivenessProbe = new Probe
        {
            Exec = new ExecAction { Command = ["false"] },
            PeriodSeconds = 1,
            FailureThreshold = 1,
            TimeoutSeconds = 5,
        };
        api.Add(PodApi.Pod("sick", sick));
        var wrong = PodApi.Web();
        wrong.Command = ["/bin/nothing"];
        api.Add(PodApi.Pod("wrong", wrong));
        var unreadable = PodApi.Web();
        unreadable.Image = "arktos.local/Web:1:2";
        api.Add(PodApi.Pod("unreadable", unreadable));
        var talks = PodApi.Shell("talks", "echo one; echo two >&2; exit 7");
        talks.TerminationMessagePolicy = "FallbackToLogsOnError";
        api.Add(PodApi.Pod("talks", talks));
        var users = PodApi.Pod("users", PodApi.Web());
        users.Spec.HostUsers = false;
        api.Add(users);

        await Eventually.HoldsAsync(
            () => api.Container("never", "web").State.Waiting?.Reason == "ErrImageNeverPull",
            () => api.Describe("never")
        );
        await Eventually.HoldsAsync(
            () =>
                api.Container("config", "web").State.Waiting
                    is { Reason: "CreateContainerConfigError", Message: "configmap \"none\" not found" },
            () => api.Describe("config")
        );
        await Eventually.HoldsAsync(() => api.Container("sick", "sick").RestartCount > 0, () => api.Describe("sick"));
        await Eventually.HoldsAsync(
            () =>
                api.Events("sick").Any(e => e.Reason == "Unhealthy")
                && api.Events("sick").Any(e => e.Message.Contains("failed liveness probe")),
            () => api.Describe("sick")
        );
        await Eventually.HoldsAsync(
            () => api.Container("wrong", "web").State.Waiting?.Reason is "RunContainerError" or "CrashLoopBackOff",
            () => api.Describe("wrong")
        );
        await Eventually.HoldsAsync(
            () => api.Container("unreadable", "web").State.Waiting?.Reason == "InvalidImageName",
            () => api.Describe("unreadable")
        );
        await Eventually.HoldsAsync(
            () => api.Container("talks", "talks").LastState.Terminated is { Message: "one\ntwo\n", ExitCode: 7 },
            () => api.Describe("talks")
        );
        await Eventually.HoldsAsync(
            () => api.Events("users").Any(e => e.Reason == "FailedCreatePodSandBox"),
            () => api.Describe("users")
        );
        string[] all = ["never", "config", "sick", "wrong", "unreadable", "talks", "users"];
        foreach (var name in all)
            api.Delete(name, 1);
        await Eventually.HoldsAsync(() => api.Deleted.Count == all.Length, () => string.Join(' ', api.Deleted));
    }

    private static void AddSettings(PodApi api)
    {
        api.AddObject(
            "/api/v1/tenants/t1/namespaces/ns1/configmaps/settings",
            new ConfigMap
            {
                Metadata = new ObjectMeta { Name = "settings" },
                Data = new() { ["color"] = "blue" },
            }
        );
        api.AddObject(
            "/api/v1/tenants/t1/namespaces/ns1/secrets/keys",
            new Secret
            {
                Metadata = new ObjectMeta { Name = "keys" },
                Data = new() { ["password"] = "hunter2"u8.ToArray() },
            }
        );
    }
}

using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Node.V1;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Tests.Hosts;

namespace Arktos.Kubelet.Tests.Containerd;

/// <summary>Pods that are run in another way than by default, by a whole node agent with a real containerd.</summary>
public sealed class RuntimeClassTests
{
    [ContainerdFact]
    public async Task A_pod_runs_by_the_handler_of_its_class_and_waits_while_there_is_none()
    {
        await using var containerd = await PrivateContainerd.StartAsync();
        var api = new PodApi();
        foreach (var (name, handler) in ((string, string)[])[("sandboxed", "second"), ("strange", "nowhere")])
            api.AddObject(
                $"/apis/node.k8s.io/v1/runtimeclasses/{name}",
                new RuntimeClass
                {
                    Metadata = new ObjectMeta { Name = name },
                    Handler = handler,
                }
            );
        var before = containerd.Process.FindPid();
        // Containerd runs already, and knows of no other handler.
        await using var host = await containerd.StartAgentAsync(
            api,
            options => options with { RuntimeHandlers = RuntimeHandler.ParseAll("second=io.containerd.runc.v2") }
        );
        Assert.NotEqual(before, containerd.Process.FindPid());
        foreach (var name in (string[])["sandboxed", "strange", "missing"])
            api.Add(Pod(name));
        await Eventually.HoldsAsync(() => api.Status("sandboxed").Phase == "Running", () => api.Describe("sandboxed"));
        // Of a handler that nobody has configured it would have been as of this one.
        foreach (
            var (name, reason) in ((string, string)[])
                [
                    ("strange", "no runtime for \"nowhere\" is configured"),
                    ("missing", "Failed to create pod sandbox: RuntimeClass.node.k8s.io \"missing\" not found"),
                ]
        )
            await Eventually.HoldsAsync(
                () => api.Events(name).Any(e => e.Reason == "FailedCreatePodSandBox" && e.Message.Contains(reason)),
                () => api.Describe(name)
            );
    }

    private static Pod Pod(string name)
    {
        var pod = PodApi.Pod(name, PodApi.Shell("c", "trap 'exit 0' TERM; while :; do sleep 0.1; done"));
        pod.Spec.RuntimeClassName = name;
        return pod;
    }
}

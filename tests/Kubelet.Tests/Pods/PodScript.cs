using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Tests.Pods;

/// <summary>
/// Pods and observations in short, for tables. A pod: "Always a b" (policy, containers), init containers as "i=init",
/// sidecars as "s=side". An observation: "sandbox a:run b:exit3@5 a#1:made" (name#attempt:state@seconds ago);
/// a "dead-sandbox" died by itself, a "stopped-sandbox" was stopped by the agent.
/// </summary>
internal static class PodScript
{
    public static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static Pod Pod(string text)
    {
        var words = text.Split(' ');
        var pod = new Pod
        {
            Metadata = new ObjectMeta
            {
                Name = "p",
                Namespace = "ns",
                Uid = "u",
            },
            Spec = new PodSpec { RestartPolicy = words[0], InitContainers = [] },
        };
        foreach (var word in words[1..])
        {
            if (word.StartsWith("i="))
                pod.Spec.InitContainers.Add(new Container { Name = word[2..], Image = "x" });
            else if (word.StartsWith("s="))
                pod.Spec.InitContainers.Add(
                    new Container
                    {
                        Name = word[2..],
                        Image = "x",
                        RestartPolicy = "Always",
                    }
                );
            else
                pod.Spec.Containers.Add(new Container { Name = word, Image = "x" });
        }
        return pod;
    }

    public static ObservedPod Observe(Pod pod, string text)
    {
        var sandboxes = new List<ObservedSandbox>();
        var containers = new List<ObservedContainer>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is "sandbox" or "dead-sandbox" or "stopped-sandbox")
            {
                sandboxes.Insert(
                    0,
                    new ObservedSandbox("S" + sandboxes.Count, sandboxes.Count, word == "sandbox", Now, ["10.0.0.5"])
                );
                continue;
            }
            var (head, state) = (word.Split(':')[0], word.Split(':')[1]);
            var ago = state.Contains('@') ? int.Parse(state.Split('@')[1]) : 1;
            state = state.Split('@')[0];
            var name = head.Split('#')[0];
            var spec = ContainerKinds.Named(pod).First(c => c.Name == name);
            containers.Add(
                new ObservedContainer
                {
                    Id = word,
                    SandboxId = sandboxes[0].Id,
                    Name = name,
                    Attempt = head.Contains('#') ? int.Parse(head.Split('#')[1]) : 0,
                    CreatedAt = Now.AddMinutes(-20),
                    StartedAt = Now.AddMinutes(-20),
                    FinishedAt = state.StartsWith("exit") ? Now.AddSeconds(-ago) : null,
                    ExitCode = state.StartsWith("exit") ? int.Parse(state[4..]) : 0,
                    SpecHash = ContainerKinds.SpecHash(spec),
                    Limits = ContainerLimits.Of(ContainerConfigBuilder.Resources(pod, spec, 0)),
                    Phase = state switch
                    {
                        "run" => ContainerPhase.Running,
                        "made" => ContainerPhase.Created,
                        "unknown" => ContainerPhase.Unknown,
                        _ => ContainerPhase.Exited,
                    },
                }
            );
        }
        return new ObservedPod
        {
            Uid = "u",
            Sandboxes = sandboxes,
            Containers = [.. containers.OrderBy(c => c.Name).ThenByDescending(c => c.Attempt)],
        };
    }

    public static PodView View(string pod, string observed) => View(Pod(pod), observed);

    public static PodView View(Pod pod, string observed) =>
        new()
        {
            Pod = pod,
            Observed = Observe(pod, observed),
            Now = Now,
            Memory = PodMemory.Empty with
            {
                VolumesReady = true,
                StoppedSandboxes =
                [
                    .. observed
                        .Split(' ')
                        .Where(w => w.EndsWith("sandbox", StringComparison.Ordinal))
                        .Select((w, i) => (Word: w, Id: $"S{i}"))
                        .Where(s => s.Word == "stopped-sandbox")
                        .Select(s => s.Id),
                ],
            },
            HostIps = ["192.0.2.1"],
        };

    public static string Describe(IEnumerable<PodAction> actions) =>
        string.Join(
            ' ',
            actions.Select(a =>
                a switch
                {
                    PodAction.StartContainer s => $"start:{s.Spec.Name}#{s.Attempt}",
                    PodAction.KillContainer k => $"kill:{k.Target.Name}",
                    PodAction.CreateSandbox c => $"sandbox#{c.Attempt}",
                    PodAction.StopSandbox s => $"stop:{s.Id}",
                    PodAction.RemoveSandbox s => $"remove:{s.Id}",
                    PodAction.UpdateContainers u => $"update:{string.Join(',', u.Updates.Select(c => c.Target.Name))}",
                    PodAction.RemoveContainer r => $"remove:{r.Target.Name}#{r.Target.Attempt}",
                    PodAction.TerminatePod t => $"terminate:{t.GraceSeconds}",
                    PodAction.CleanUp => "clean",
                    PodAction.Release r => $"release:{r.What}",
                    PodAction.PrepareVolumes => "volumes",
                    PodAction.RejectPod r => $"reject:{r.Reason}",
                    PodAction.FailPod f => $"fail:{f.Reason}",
                    _ => a.ToString(),
                }
            )
        );
}

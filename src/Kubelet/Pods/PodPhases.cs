using Arktos.Api.Core.V1;

namespace Arktos.Kubelet.Pods;

/// <summary>The phase of a pod by the states of its containers. Pure. The order of the rules is Kubernetes'.</summary>
public static class PodPhases
{
    /// <summary>
    /// A pod that is over says so when nothing of it runs any more: who sees the phase may give its room to another.
    /// </summary>
    public static string Compute(PodView view, ContainerStatusSet statuses)
    {
        var before = view.Pod.Status.Phase;
        var outcome = Outcome(view, statuses);
        if (outcome is not ("Succeeded" or "Failed") || before is "Succeeded" or "Failed" || IsStopped(view))
            return outcome;
        return view.Memory.Failed is null && statuses.Containers.Any(HasRun) ? "Running"
            : before.Length > 0 ? before
            : "Pending";
    }

    /// <summary>Nothing of the pod is to run any more, though something, a sidecar, may do so still.</summary>
    public static bool IsOver(PodView view, ContainerStatusSet statuses) =>
        Outcome(view, statuses) is "Succeeded" or "Failed";

    private static string Outcome(PodView view, ContainerStatusSet statuses)
    {
        var pod = view.Pod;
        if (pod.Status.Phase is "Succeeded" or "Failed")
            return pod.Status.Phase;
        if (view.Memory.Failed is not null)
            return "Failed";
        if (MachineStatus.IsShutDown(pod) && !view.IsTerminating && IsStopped(view))
            return MachineStatus.NoSchedule;
        int pendingInit = 0,
            running = 0,
            waiting = 0,
            stopped = 0,
            succeeded = 0,
            willRestart = 0;
        var anyMainHasRun = statuses.Containers.Any(HasRun);

        foreach (var (spec, status) in ContainerKinds.Init(pod).Zip(statuses.InitContainers))
        {
            if (ContainerKinds.IsSidecar(spec))
            {
                if (!anyMainHasRun && status.Started != true)
                    pendingInit++;
                if (status.State.Running is not null)
                    running++;
                continue;
            }
            if (status.State.Terminated is { } ended)
            {
                if (ended.ExitCode == 0)
                    continue;
                if (!RestartDecision.RestartsInit(pod, spec, ended.ExitCode) && !view.IsTerminating)
                    return "Failed";
                if (view.IsTerminating)
                {
                    stopped++;
                    continue;
                }
            }
            if (!anyMainHasRun)
                pendingInit++;
        }
        foreach (var (spec, status) in pod.Spec.Containers.Zip(statuses.Containers))
        {
            if (status.State.Running is not null)
                running++;
            else if (status.State.Terminated is { } ended)
            {
                stopped++;
                if (ended.ExitCode == 0)
                    succeeded++;
                if (RestartDecision.Restarts(pod, spec, ended.ExitCode))
                    willRestart++;
            }
            else if (status.LastState.Terminated is { } last)
            {
                stopped++;
                if (last.ExitCode == 0)
                    succeeded++;
                willRestart++;
            }
            else
                waiting++;
        }

        if (view.IsTerminating && !view.Observed.Containers.Any(c => c.Phase == Runtimes.ContainerPhase.Running))
            return waiting == 0 && stopped == succeeded && stopped > 0 ? "Succeeded" : "Failed";
        if (pendingInit > 0 || waiting > 0)
            return "Pending";
        if (HasRunningMain(statuses))
            return "Running";
        if (stopped > 0)
            return willRestart > 0 ? "Running"
                : stopped == succeeded ? "Succeeded"
                : "Failed";
        return running > 0 ? "Running" : "Pending";
    }

    private static bool IsStopped(PodView view) =>
        !view.Observed.Containers.Any(c =>
            c.Phase is Runtimes.ContainerPhase.Running or Runtimes.ContainerPhase.Unknown
        );

    private static bool HasRun(ContainerStatus status) =>
        status.State.Running is not null
        || status.State.Terminated is not null
        || status.LastState.Terminated is not null;

    private static bool HasRunningMain(ContainerStatusSet statuses) =>
        statuses.Containers.Any(s => s.State.Running is not null);
}

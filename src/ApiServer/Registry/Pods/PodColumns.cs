using System.Globalization;
using Arktos.Api.Core.V1;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>How a pod shows in tables. Pure.</summary>
internal static class PodColumns
{
    public static ITableLayout Layout { get; } =
        new TableLayout<Pod>(
            [
                Cells.Name<Pod>(),
                new(
                    "Ready",
                    "string",
                    (pod, _) => Summarize(pod).Ready,
                    Description: "The aggregate readiness state of this pod for accepting traffic."
                ),
                new(
                    "Status",
                    "string",
                    (pod, _) => Summarize(pod).Status,
                    Description: "The aggregate status of the containers in this pod."
                ),
                new(
                    "Restarts",
                    "string",
                    (pod, now) => Summarize(pod).RestartsText(now),
                    Description: "The number of times the containers in this pod have been restarted and when the "
                        + "last container in this pod has restarted."
                ),
                Cells.Age<Pod>(),
                new("IP", "string", (pod, _) => Cells.OrNone(pod.Status.PodIPs?.FirstOrDefault()?.Ip), Priority: 1),
                new("Node", "string", (pod, _) => Cells.OrNone(pod.Spec.NodeName), Priority: 1),
                new("Nominated Node", "string", (pod, _) => Cells.OrNone(pod.Status.NominatedNodeName), Priority: 1),
                new("Readiness Gates", "string", (pod, _) => Gates(pod), Priority: 1),
            ],
            pod =>
                pod.Status.Phase switch
                {
                    "Succeeded" => new()
                    {
                        Type = "Completed",
                        Status = "True",
                        Reason = "Succeeded",
                        Message = "The pod has completed successfully.",
                    },
                    "Failed" => new()
                    {
                        Type = "Completed",
                        Status = "True",
                        Reason = "Failed",
                        Message = "The pod failed.",
                    },
                    _ => null,
                }
        );

    private static string Gates(Pod pod)
    {
        if (pod.Spec.ReadinessGates is not { Count: > 0 } gates)
            return Cells.None;
        return $"{gates.Count(g => Condition(pod, g.ConditionType)?.Status == "True")}/{gates.Count}";
    }

    private static PodCondition? Condition(Pod pod, string type) =>
        pod.Status.Conditions?.FirstOrDefault(c => c.Type == type);

    private static Summary Summarize(Pod pod)
    {
        var status = pod.Status;
        var sidecars = (pod.Spec.InitContainers ?? [])
            .Where(c => c.RestartPolicy == "Always")
            .Select(c => c.Name)
            .ToHashSet();
        var summary = new Summary
        {
            Total = pod.Spec.Containers.Count + sidecars.Count,
            Status = status.Reason.Length > 0 ? status.Reason : status.Phase,
        };
        if (Condition(pod, "PodScheduled")?.Reason == "SchedulingGated")
            summary.Status = "SchedulingGated";
        var initializing = Initializing(pod, sidecars, summary);
        if (!initializing || Condition(pod, "Initialized")?.Status == "True")
        {
            summary.Restarts = summary.SidecarRestarts;
            summary.Last = summary.SidecarLast;
            Running(pod, summary);
        }
        if (pod.Metadata.DeletionTimestamp is not null)
        {
            if (status.Reason == "NodeLost")
                summary.Status = "Unknown";
            else if (status.Phase is not ("Succeeded" or "Failed"))
                summary.Status = "Terminating";
        }
        return summary;
    }

    private static bool Initializing(Pod pod, HashSet<string> sidecars, Summary summary)
    {
        var statuses = pod.Status.InitContainerStatuses ?? [];
        for (var i = 0; i < statuses.Count; i++)
        {
            var container = statuses[i];
            summary.Count(container);
            var sidecar = sidecars.Contains(container.Name);
            if (sidecar)
                summary.CountSidecar(container);
            if (container.State.Terminated is { ExitCode: 0 })
                continue;
            if (sidecar && container.Started == true)
            {
                if (container.Ready)
                    summary.ReadyCount++;
                continue;
            }
            summary.Status = container.State switch
            {
                { Terminated: { Reason.Length: > 0 } ended } => $"Init:{ended.Reason}",
                { Terminated: { Signal: not 0 } ended } => $"Init:Signal:{ended.Signal}",
                { Terminated: { } ended } => $"Init:ExitCode:{ended.ExitCode}",
                { Waiting: { Reason: { Length: > 0 } reason } } when reason != "PodInitializing" => $"Init:{reason}",
                _ => $"Init:{i}/{pod.Spec.InitContainers?.Count ?? 0}",
            };
            return true;
        }
        return false;
    }

    private static void Running(Pod pod, Summary summary)
    {
        var (hasRunning, errorReason) = (false, "");
        foreach (var container in Enumerable.Reverse(pod.Status.ContainerStatuses ?? []))
        {
            summary.Count(container);
            switch (container.State)
            {
                case { Waiting: { Reason: { Length: > 0 } reason } }:
                    summary.Status = reason;
                    break;
                case { Terminated: { } ended }:
                    summary.Status =
                        ended.Reason.Length > 0 ? ended.Reason
                        : ended.Signal != 0 ? $"Signal:{ended.Signal}"
                        : $"ExitCode:{ended.ExitCode}";
                    if (ended.ExitCode != 0)
                        errorReason = summary.Status;
                    break;
                case { Running: not null } when container.Ready:
                    hasRunning = true;
                    summary.ReadyCount++;
                    break;
            }
        }
        if (summary.Status != "Completed")
            return;
        if (hasRunning && Condition(pod, "Ready")?.Status == "True")
            summary.Status = "Running";
        else if (errorReason.Length > 0)
            summary.Status = errorReason;
        else if (hasRunning)
            summary.Status = "NotReady";
    }

    private sealed class Summary
    {
        public string Status = "";
        public int Total,
            ReadyCount,
            Restarts,
            SidecarRestarts;
        public DateTimeOffset? Last,
            SidecarLast;

        public string Ready => string.Create(CultureInfo.InvariantCulture, $"{ReadyCount}/{Total}");

        public string RestartsText(DateTimeOffset now) =>
            Restarts > 0 && Last is { } last
                ? $"{Restarts} ({Cells.Since(last, now)} ago)"
                : Restarts.ToString(CultureInfo.InvariantCulture);

        public void Count(ContainerStatus container)
        {
            Restarts += container.RestartCount;
            Last = Later(Last, container);
        }

        public void CountSidecar(ContainerStatus container)
        {
            SidecarRestarts += container.RestartCount;
            SidecarLast = Later(SidecarLast, container);
        }

        private static DateTimeOffset? Later(DateTimeOffset? last, ContainerStatus container) =>
            container.LastState.Terminated?.FinishedAt is { } finished && (last is null || finished > last)
                ? finished
                : last;
    }
}

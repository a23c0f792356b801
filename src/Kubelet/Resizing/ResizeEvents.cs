using System.Text.Json.Nodes;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Kubelet.Pods;

namespace Arktos.Kubelet.Resizing;

/// <param name="Type">"Normal" or "Warning".</param>
public sealed record ResizeEvent(string Type, string Reason, string Message);

/// <summary>What is told of a resize, in Kubernetes' words. Pure.</summary>
public static class ResizeEvents
{
    /// <param name="asked">The pod with what is asked for.</param>
    /// <param name="granted">The pod with what was granted.</param>
    public static IEnumerable<ResizeEvent> Between(PodResize before, PodResize after, Pod asked, Pod granted)
    {
        var isAnother = after.Generation != before.Generation;
        if (after.Pending.Length > 0 && (after.Pending != before.Pending || isAnother))
            yield return new(
                "Warning",
                $"Resize{after.Pending}",
                $"Pod resize {after.Pending}: {Json(asked, after.Generation, after.Message)}"
            );
        var isGranted = after.InProgress && after.Pending.Length == 0 && (!before.InProgress || isAnother);
        if (isGranted && after.Error.Length == 0)
            yield return new("Normal", "ResizeStarted", $"Pod resize started: {Json(granted, after.Generation)}");
        if (after.Error.Length > 0 && after.Error != before.Error)
            yield return new(
                "Warning",
                "ResizeError",
                $"Pod resize error: {Json(granted, after.Generation, after.Error)}"
            );
        if (before.InProgress && !after.InProgress)
            yield return new("Normal", "ResizeCompleted", $"Pod resize completed: {Json(granted, after.Generation)}");
    }

    private static string Json(Pod pod, long generation, string error = "")
    {
        var json = new JsonObject();
        if (pod.Spec.InitContainers is { Count: > 0 } init)
            json["initContainers"] = Containers(init);
        json["containers"] = Containers(pod.Spec.Containers);
        if (generation > 0)
            json["generation"] = generation;
        if (error.Length > 0)
            json["error"] = error;
        return json.ToJsonString(KubeJson.Options);
    }

    private static JsonArray Containers(IEnumerable<Container> containers) =>
        new([
            .. containers.Select(c => new JsonObject
            {
                ["name"] = c.Name,
                ["resources"] = JsonNode.Parse(KubeJson.Encode(c.Resources)),
            }),
        ]);
}

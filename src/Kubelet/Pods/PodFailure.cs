using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Kubelet.Files;

namespace Arktos.Kubelet.Pods;

/// <summary>The agent ends a pod for good: reason and message of its status.</summary>
public sealed record PodFailure(string Reason, string Message)
{
    /// <summary>Since when the pod is disrupted though it could have gone on; null: it could not.</summary>
    public DateTimeOffset? DisruptedAt { get; init; }

    /// <summary>What the condition says of the disruption; "": the message.</summary>
    public string DisruptionMessage { get; init; } = "";

    /// <summary>The most time that its containers have to end; null: the pod's own.</summary>
    public long? GraceSeconds { get; init; }

    /// <summary>What it has on the node's disk is wanted back at once, its logs as well.</summary>
    public bool ReleasesAll { get; init; }

    /// <summary>The node did not take the pod: nothing of it was ever there.</summary>
    public bool IsRejection { get; init; }
}

/// <summary>
/// Remembers on disk that a pod was ended, before anything of it is stopped: an agent that starts in between goes on
/// with that, also while no API server can be asked, and does not start the containers again. The file goes with the
/// pod's folder. Thread-safe.
/// </summary>
internal sealed class PodFailures(string podsDirectory)
{
    private const string Name = "failure.json";

    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(string podUid, PodFailure failure)
    {
        var json = new JsonObject
        {
            ["reason"] = failure.Reason,
            ["message"] = failure.Message,
            ["disruptedAt"] = failure.DisruptedAt is { } at ? KubeTime.Format(at) : null,
            ["disruption"] = failure.DisruptionMessage,
            ["graceSeconds"] = failure.GraceSeconds,
            ["releasesAll"] = failure.ReleasesAll,
        };
        StateFile.Write(Path.Combine(Folder(podUid), Name), JsonSerializer.SerializeToUtf8Bytes(json));
    }

    /// <summary>Null: it was not ended. By the file, or by what its status says of an end that is not over.</summary>
    public PodFailure? Load(Pod pod)
    {
        var file = Path.Combine(Folder(pod.Metadata.Uid), Name);
        if (!File.Exists(file))
            return OfStatus(pod);
        try
        {
            if (JsonNode.Parse(File.ReadAllText(file)) is not JsonObject json)
                throw new FormatException($"{file} holds no object");
            return new PodFailure((string?)json["reason"] ?? "", (string?)json["message"] ?? "")
            {
                DisruptedAt = KubeTime.TryParse((string?)json["disruptedAt"], out var at) ? at : null,
                DisruptionMessage = (string?)json["disruption"] ?? "",
                GraceSeconds = (long?)json["graceSeconds"],
                ReleasesAll = (bool?)json["releasesAll"] == true,
            };
        }
        // A file that was cut off says no less: the pod was about to be ended.
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return OfStatus(pod) ?? new PodFailure("Evicted", "") { GraceSeconds = 1 };
        }
    }

    private static PodFailure? OfStatus(Pod pod) =>
        pod.Status.Phase is "Succeeded" or "Failed" ? null
        : pod.Status.Conditions?.Find(c => c is { Type: PodConditions.Disrupted, Status: "True" })
            is { Reason: PodConditions.ByNodeAgent } said
            ? said.Message == Preemption.ConditionMessage ? Preemption.Failure(said.LastTransitionTime)
                : new PodFailure("Evicted", said.Message)
                {
                    DisruptedAt = said.LastTransitionTime,
                    GraceSeconds = 1,
                    ReleasesAll = true,
                }
        : null;

    private string Folder(string podUid) => Path.Combine(podsDirectory, PrivateFolders.Name(podUid));
}

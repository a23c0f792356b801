using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Streams;
using Arktos.Api.Volumes;
using Arktos.Client.Resources;
using Arktos.Client.Writing;
using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Snapshot;
using Google.Protobuf;

namespace Arktos.Scheduler;

/// <summary>How a write to a pod ended.</summary>
/// <param name="Code">HTTP status.</param>
public readonly record struct PodWriteResult(int Code, string Message)
{
    public bool Succeeded => Code is >= 200 and < 300;
}

/// <summary>What a scheduler writes to pods and their claims.</summary>
public interface IPodWriter
{
    /// <summary>
    /// Keeps the volume for the claim, or says in the claim for which node one is to be made. A conflict when volume or
    /// claim has changed since.
    /// </summary>
    Task<PodWriteResult> ChooseVolumeAsync(ClaimChoice choice, CancellationToken cancel);

    Task<PodWriteResult> BindAsync(Pod pod, string node, CancellationToken cancel);

    /// <summary>Sets the condition PodScheduled to False.</summary>
    Task<PodWriteResult> SetUnschedulableAsync(Pod pod, Refusal refusal, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Says of a pod of lower priority that it makes room, and deletes it with its own grace period.</summary>
    Task<PodWriteResult> PreemptAsync(Pod victim, DateTimeOffset now, CancellationToken cancel);
}

/// <summary>What is said of a pod that has no node.</summary>
/// <param name="NominatedNode">Where room is being made for it; empty: nowhere; null: that stays as it is.</param>
public readonly record struct Refusal(string Message, string? NominatedNode = null);

/// <summary>Writes bindings, conditions and deletions in batches through the API servers' stream service.</summary>
internal sealed class BindingWriter(BatchWriter writer, string schedulerName) : IPodWriter
{
    public Task<PodWriteResult> BindAsync(Pod pod, string node, CancellationToken cancel)
    {
        var binding = new Binding
        {
            ApiVersion = "v1",
            Kind = "Binding",
            Metadata = new ObjectMeta
            {
                Name = pod.Metadata.Name,
                Namespace = pod.Metadata.Namespace,
                Uid = pod.Metadata.Uid,
            },
            Target = new ObjectReference
            {
                ApiVersion = "v1",
                Kind = "Node",
                Name = node,
            },
        };
        return WriteAsync(
            new WriteOperation
            {
                Verb = WriteOperation.Types.Verb.Create,
                Subresource = "binding",
                Body = ByteString.CopyFrom(KubeJson.Encode(binding)),
            },
            pod,
            cancel
        );
    }

    public Task<PodWriteResult> ChooseVolumeAsync(ClaimChoice choice, CancellationToken cancel)
    {
        if (choice.Volume is null)
            return MergeAsync(
                "persistentvolumeclaims",
                choice.Claim,
                (VolumeAnnotations.SelectedNode, choice.Node),
                null,
                cancel
            );
        // One that a user keeps for the claim stays the user's choice.
        var isFree = choice.Volume.Spec.ClaimRef is null;
        var reference = new JsonObject
        {
            ["kind"] = "PersistentVolumeClaim",
            ["apiVersion"] = "v1",
            ["namespace"] = choice.Claim.Metadata.Namespace,
            ["name"] = choice.Claim.Metadata.Name,
            ["uid"] = choice.Claim.Metadata.Uid,
            ["resourceVersion"] = choice.Claim.Metadata.ResourceVersion,
        };
        return MergeAsync(
            "persistentvolumes",
            choice.Volume,
            isFree ? (VolumeAnnotations.BoundByController, VolumeAnnotations.Yes) : null,
            new JsonObject { ["claimRef"] = reference },
            cancel
        );
    }

    public Task<PodWriteResult> SetUnschedulableAsync(
        Pod pod,
        Refusal refusal,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var condition = new PodCondition
        {
            Type = "PodScheduled",
            Status = "False",
            Reason = "Unschedulable",
            Message = refusal.Message,
            LastTransitionTime = now,
        };
        var known = (pod.Status.Conditions ?? []).Find(c => c.Type == condition.Type);
        if (known?.Status == "False")
            condition.LastTransitionTime = known.LastTransitionTime;
        return PatchStatusAsync(pod, condition, refusal.NominatedNode, cancel);
    }

    public async Task<PodWriteResult> PreemptAsync(Pod victim, DateTimeOffset now, CancellationToken cancel)
    {
        var condition = new PodCondition
        {
            Type = "DisruptionTarget",
            Status = "True",
            Reason = Preemption.Reason,
            Message = $"{schedulerName}: preempting to accommodate a higher priority pod",
            LastTransitionTime = now,
        };
        var told = await PatchStatusAsync(victim, condition, null, cancel).ConfigureAwait(false);
        if (!told.Succeeded)
            return told;
        var options = new JsonObject { ["preconditions"] = new JsonObject { ["uid"] = victim.Metadata.Uid } };
        return await WriteAsync(
                new WriteOperation
                {
                    Verb = WriteOperation.Types.Verb.Delete,
                    Body = ByteString.CopyFromUtf8(options.ToJsonString()),
                },
                victim,
                cancel
            )
            .ConfigureAwait(false);
    }

    private Task<PodWriteResult> MergeAsync(
        string resource,
        IKubeObject about,
        (string Key, string Value)? annotation,
        JsonObject? spec,
        CancellationToken cancel
    )
    {
        var metadata = new JsonObject
        {
            ["uid"] = about.Metadata.Uid,
            ["resourceVersion"] = about.Metadata.ResourceVersion,
        };
        if (annotation is var (key, value))
            metadata["annotations"] = new JsonObject { [key] = value };
        var patch = new JsonObject { ["metadata"] = metadata };
        if (spec is not null)
            patch["spec"] = spec;
        return WriteAsync(
            new WriteOperation
            {
                Verb = WriteOperation.Types.Verb.Patch,
                PatchType = PatchType.Merge,
                Body = ByteString.CopyFromUtf8(patch.ToJsonString()),
            },
            resource,
            about,
            cancel
        );
    }

    private Task<PodWriteResult> PatchStatusAsync(
        Pod pod,
        PodCondition condition,
        string? nominatedNode,
        CancellationToken cancel
    )
    {
        var status = new JsonObject { ["conditions"] = new JsonArray(JsonNode.Parse(KubeJson.Encode(condition))) };
        if (nominatedNode is not null)
            status["nominatedNodeName"] = nominatedNode.Length == 0 ? null : nominatedNode;
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject { ["uid"] = pod.Metadata.Uid },
            ["status"] = status,
        };
        return WriteAsync(
            new WriteOperation
            {
                Verb = WriteOperation.Types.Verb.Patch,
                Subresource = "status",
                PatchType = PatchType.StrategicMerge,
                Body = ByteString.CopyFromUtf8(patch.ToJsonString()),
            },
            pod,
            cancel
        );
    }

    private Task<PodWriteResult> WriteAsync(WriteOperation operation, Pod pod, CancellationToken cancel) =>
        WriteAsync(operation, "pods", pod, cancel);

    private async Task<PodWriteResult> WriteAsync(
        WriteOperation operation,
        string resource,
        IKubeObject about,
        CancellationToken cancel
    )
    {
        (operation.Version, operation.Resource, operation.Tenant, operation.Namespace, operation.Name) = (
            "v1",
            resource,
            about.Metadata.Tenant,
            about.Metadata.Namespace,
            about.Metadata.Name
        );
        try
        {
            var result = await writer.WriteAsync(operation, cancel).ConfigureAwait(false);
            if (result.Code is >= 200 and < 300)
                return new PodWriteResult(result.Code, "");
            return new PodWriteResult(result.Code, KubeJson.Decode<Status>(result.Body.Span).Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new PodWriteResult(503, $"{schedulerName} could not reach an API server: {e.Message}");
        }
    }
}

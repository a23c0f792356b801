using System.Text.Json.Nodes;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Streams;
using Arktos.Client.Resources;
using Arktos.Client.Writing;
using Arktos.Scheduler.Framework;
using Google.Protobuf;

namespace Arktos.Scheduler;

/// <summary>How a write to a pod ended.</summary>
/// <param name="Code">HTTP status.</param>
public readonly record struct PodWriteResult(int Code, string Message)
{
    public bool Succeeded => Code is >= 200 and < 300;
}

/// <summary>What a scheduler writes to pods.</summary>
public interface IPodWriter
{
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

    private async Task<PodWriteResult> WriteAsync(WriteOperation operation, Pod pod, CancellationToken cancel)
    {
        (operation.Version, operation.Resource, operation.Tenant, operation.Namespace, operation.Name) = (
            "v1",
            "pods",
            pod.Metadata.Tenant,
            pod.Metadata.Namespace,
            pod.Metadata.Name
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

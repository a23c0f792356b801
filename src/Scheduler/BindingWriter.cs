using System.Text;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Streams;
using Arktos.Client.Resources;
using Arktos.Client.Writing;
using Google.Protobuf;

namespace Arktos.Scheduler;

/// <summary>How a write to a pod ended.</summary>
/// <param name="Code">HTTP status.</param>
public readonly record struct PodWriteResult(int Code, string Message)
{
    public bool Succeeded => Code is >= 200 and < 300;
}

/// <summary>The two things that a scheduler writes to pods.</summary>
public interface IPodWriter
{
    Task<PodWriteResult> BindAsync(Pod pod, string node, CancellationToken cancel);

    /// <summary>Sets the condition PodScheduled to False.</summary>
    Task<PodWriteResult> SetUnschedulableAsync(Pod pod, string message, DateTimeOffset now, CancellationToken cancel);
}

/// <summary>Writes bindings and conditions in batches through the API servers' stream service.</summary>
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
        string message,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var condition = new PodCondition
        {
            Type = "PodScheduled",
            Status = "False",
            Reason = "Unschedulable",
            Message = message,
            LastTransitionTime = now,
        };
        var known = (pod.Status.Conditions ?? []).Find(c => c.Type == condition.Type);
        if (known?.Status == "False")
            condition.LastTransitionTime = known.LastTransitionTime;
        var patch =
            $$$"""{"metadata":{"uid":"{{{pod.Metadata.Uid}}}"},"status":{"conditions":[{{{Encoding.UTF8.GetString(KubeJson.Encode(condition))}}}]}}""";
        return WriteAsync(
            new WriteOperation
            {
                Verb = WriteOperation.Types.Verb.Patch,
                Subresource = "status",
                PatchType = PatchType.StrategicMerge,
                Body = ByteString.CopyFromUtf8(patch),
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

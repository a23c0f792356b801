using Arktos.Api.Core.V1;
using Arktos.Api.Machines;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Resources;
using Microsoft.Extensions.Logging;
using ApiEviction = Arktos.Api.Policy.V1.Eviction;
using ApiStatus = Arktos.Api.Meta.V1.Status;
using Preconditions = Arktos.Api.Meta.V1.Preconditions;

namespace Arktos.Kubelet.Pressure;

/// <summary>What a <see cref="MachineRelief"/> works with.</summary>
/// <param name="HasMove">Whether an action that moves the pod, by its uid, is not complete.</param>
internal sealed record ReliefParts(
    IApiConnection Connection,
    Func<string, bool> HasMove,
    EventRecorder Events,
    TimeProvider Time,
    ILogger Logger
);

/// <summary>
/// Asks for the moves that <see cref="PressureMoves"/> decides on: by an eviction of the agent's own pod that may do
/// nothing else, from where on it is a move as that of a drain. What the API does not answer keeps nobody. For one
/// loop.
/// </summary>
internal sealed class MachineRelief(ReliefParts parts)
{
    private const int AskedSoManyTimes = 429;
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(15);

    private readonly ResourceClient<Pod> _pods = new(parts.Connection);
    private readonly long _begun = parts.Time.GetTimestamp();
    private PressureMoves _moves = PressureMoves.None;

    /// <summary>Ends with null, or with why there is no move.</summary>
    private Task<string?> _asking = Task.FromResult<string?>(null);
    private string _why = "";

    /// <param name="uses">Null: nobody knows what pods use, and none is moved for it.</param>
    public void Step(bool isShort, IReadOnlyList<PodUse>? uses, CancellationToken ct)
    {
        if (!_asking.IsCompleted)
            return;
        if (_asking is { IsCompletedSuccessfully: true, Result: { } refusal })
        {
            (_moves, _why) = (_moves.Refused(), refusal);
            _asking = Task.FromResult<string?>(null);
        }
        if (uses is null)
            return;
        var (next, ask, failed) = _moves.Next(
            new MoveLook(
                isShort,
                EvictionRanking.Order(PressureSignal.MemoryAvailable, uses),
                parts.HasMove,
                parts.Time.GetElapsedTime(_begun),
                parts.Time.GetUtcNow()
            )
        );
        _moves = next;
        if (failed is not null)
            TellFailed(failed.Pod);
        if (ask is null)
            return;
        (_why, _asking) = ("", Task.Run(() => AskAsync(ask.Pod, ct), CancellationToken.None));
    }

    /// <inheritdoc cref="PressureMoves.HoldsEvictions"/>
    public bool HoldsEvictions(PressureThreshold threshold, TimeSpan starvedFor) =>
        _moves.HoldsEvictions(threshold, starvedFor);

    private async Task<string?> AskAsync(Pod pod, CancellationToken ct)
    {
        var key = ObjectKey.Of(pod);
        try
        {
            await _pods
                .CreateSubresourceAsync<ApiEviction, ApiStatus>(
                    key,
                    "eviction",
                    new ApiEviction
                    {
                        Kind = "Eviction",
                        ApiVersion = "policy/v1",
                        Metadata = new ObjectMeta
                        {
                            Name = key.Name,
                            Namespace = key.Namespace,
                            Annotations = new() { [PodMoves.OnlyMoveAnnotation] = "true" },
                        },
                        DeleteOptions = new DeleteOptions
                        {
                            Kind = "DeleteOptions",
                            ApiVersion = "v1",
                            Preconditions = new Preconditions { Uid = pod.Metadata.Uid },
                        },
                    },
                    ct
                )
                .WaitAsync(AnswerMax, parts.Time, ct)
                .ConfigureAwait(false);
            return "the API server has not answered that it moves";
        }
        // What there is to be told: it is on its way.
        catch (ApiException e) when (e.Code == AskedSoManyTimes)
        {
            parts.Logger.LogInformation("the machine of pod {Pod} is to move: the node is short of memory", key);
            parts.Events.Record(
                pod,
                "Normal",
                "Descheduling",
                "The node was low on resource: memory. Moving the virtual machine to another node"
            );
            return null;
        }
        catch (Exception e) when (e is ApiException or TimeoutException or OperationCanceledException)
        {
            return e.Message;
        }
    }

    private void TellFailed(Pod pod)
    {
        var backoff = _moves.BackoffOf(pod.Metadata.Uid);
        var message =
            "The node was low on resource: memory, and the virtual machine was not moved to another node"
            + (_why.Length > 0 ? $": {_why}" : "")
            + $". It is not tried again for {backoff.TotalSeconds:0} s";
        _why = "";
        parts.Logger.LogWarning("pod {Pod}: {Message}", ObjectKey.Of(pod), message);
        parts.Events.Record(pod, "Warning", "FailedDescheduling", message);
    }
}

using System.Collections.Concurrent;
using System.Threading.Channels;
using Arktos.Api.Core.V1;
using Arktos.Client.Connection;
using Arktos.Client.Queues;
using Arktos.Client.Resources;
using Arktos.Kubelet.Pressure;
using Arktos.Kubelet.Status;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.StaticPods;

/// <param name="Wanted">The static pods of the node.</param>
/// <param name="NodeUid">Of the node's object; null while it is not registered.</param>
/// <param name="Poke">A static pod's picture is another one: its status is to be written to it.</param>
internal sealed record MirrorParts(
    IApiConnection Connection,
    StatusWriter Statuses,
    Func<IReadOnlyCollection<Pod>> Wanted,
    Func<string?> NodeUid,
    Action<string> Poke,
    TimeProvider Time,
    ILogger Logger
);

/// <summary>
/// Keeps a picture of each static pod in the API, so that others see it: made when it is missing, made anew when it is
/// deleted or shows another pod, and taken away with its pod. What becomes of the picture has no effect on the pod.
/// Thread-safe.
/// </summary>
internal sealed class MirrorPods(MirrorParts parts)
{
    private static readonly Backoff Retry = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(30));
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly ResourceClient<Pod> _pods = new(parts.Connection);
    private readonly ConcurrentDictionary<ObjectKey, Pod> _seen = new();
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private readonly Random _random = new();

    /// <summary>The picture of a static pod; null: the API has none of this very pod.</summary>
    public Pod? Of(Pod pod) =>
        _seen.TryGetValue(ObjectKey.Of(pod), out var mirror) && StaticPod.IsMirrorOf(mirror, pod) ? mirror : null;

    /// <summary>The API has the picture so.</summary>
    public void Update(Pod mirror)
    {
        _seen[ObjectKey.Of(mirror)] = mirror;
        parts.Poke(PodSource.Annotation(mirror, PodSource.MirrorAnnotation));
        Wake();
    }

    /// <summary>The API has the picture no more.</summary>
    public void Remove(Pod mirror)
    {
        var key = ObjectKey.Of(mirror);
        if (_seen.TryGetValue(key, out var known) && known.Metadata.Uid == mirror.Metadata.Uid)
            _seen.TryRemove(KeyValuePair.Create(key, known));
        parts.Statuses.Forget(mirror.Metadata.Uid);
        Wake();
    }

    /// <summary>The static pods may be others.</summary>
    public void Wake() => _signal.Writer.TryWrite(true);

    /// <summary>Until cancelled. The API's pods have been seen before.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        for (var failures = 0; !ct.IsCancellationRequested; )
        {
            failures = await ReconcileAsync(ct).ConfigureAwait(false) ? 0 : failures + 1;
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var delay = Task.Delay(failures == 0 ? Period : Retry.After(failures, _random), parts.Time, either.Token);
            // What has failed waits for its time, whatever else happens: a server that refuses is not asked at once.
            if (failures == 0)
                await Task.WhenAny(_signal.Reader.WaitToReadAsync(either.Token).AsTask(), delay).ConfigureAwait(false);
            else
                await delay.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await either.CancelAsync().ConfigureAwait(false);
            _signal.Reader.TryRead(out _);
        }
    }

    /// <returns>Whether all is as it should be, or is being made so.</returns>
    private async Task<bool> ReconcileAsync(CancellationToken ct)
    {
        var wanted = parts.Wanted().ToDictionary(p => ObjectKey.Of(p));
        var ok = true;
        foreach (var (key, mirror) in _seen)
            if (!wanted.TryGetValue(key, out var pod) || !StaticPod.IsMirrorOf(mirror, pod))
                ok &= await TryAsync("deleted", key, () => parts.Statuses.DeleteAsync(mirror, ct), ct)
                    .ConfigureAwait(false);
        foreach (var (key, pod) in wanted)
            // One that was just deleted is made again when the stream says that it is gone.
            if (!_seen.ContainsKey(key) && parts.NodeUid() is { } node)
                ok &= await TryAsync(
                        "made",
                        key,
                        async () =>
                            Update(await _pods.CreateAsync(StaticPod.MirrorOf(pod, node), ct).ConfigureAwait(false)),
                        ct
                    )
                    .ConfigureAwait(false);
        return ok;
    }

    private async Task<bool> TryAsync(string what, ObjectKey key, Func<Task> act, CancellationToken ct)
    {
        try
        {
            await act().ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return true;
        }
        catch (ApiException e)
        {
            parts.Logger.LogWarning("mirror pod {Pod} was not {What}: {Reason}", key, what, e.Message);
            return false;
        }
    }
}

using System.Collections.Concurrent;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Pods;

/// <summary>The workers of the node's pods, by uid. Thread-safe.</summary>
internal sealed class PodWorkers : IAsyncDisposable
{
    private readonly PodServices _services;
    private readonly ConcurrentDictionary<string, PodWorker> _workers = new();

    /// <summary>Pods that have come back to the node while what was there of them was still taken away.</summary>
    private readonly ConcurrentDictionary<string, Pod> _back = new();
    private readonly TaskCompletionSource _known = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _stopped;

    public PodWorkers(PodServices services)
    {
        _services = services;
        services.Allocations.Changed = Poke;
        services.Admission.Others = this;
    }

    /// <summary>The pods as this node sees them.</summary>
    public IReadOnlyList<Pod> Pods => [.. _workers.Values.Select(w => w.Current)];

    /// <summary>Those that have not ended, and are not being ended by the agent.</summary>
    public IReadOnlyList<Pod> Going => [.. _workers.Values.Where(w => !w.HasFailed && !w.IsEnded).Select(w => w.Asked)];

    /// <summary>Those that are being ended by the agent, and have not yet.</summary>
    public IReadOnlyList<Pod> Leaving =>
        [.. _workers.Values.Where(w => w.HasFailed && !w.IsEnded).Select(w => w.Asked)];

    /// <summary>Ends when all pods that the node had as the agent began have workers.</summary>
    public Task Known => _known.Task;

    public void AllAreKnown() => _known.TrySetResult();

    public bool Has(string uid) => _workers.ContainsKey(uid);

    /// <summary>
    /// Ends a pod for good; false when it is not here, has ended by itself, or is being ended so already.
    /// </summary>
    public bool TryFail(string uid, PodFailure failure) =>
        _workers.TryGetValue(uid, out var worker) && worker.TryFail(failure);

    /// <summary>Ends when the pod has, and what it had on disk was given back.</summary>
    public Task EndedAsync(string uid) => _workers.TryGetValue(uid, out var worker) ? worker.Ended : Task.CompletedTask;

    /// <summary>
    /// Has the pods that have ended give back all they have on disk, while the disk is wanted; returns when they have.
    /// </summary>
    public Task ReleaseEndedAsync(CancellationToken ct)
    {
        var ended = _workers.Values.Where(w => w.IsEnded).ToList();
        return Task.WhenAll(ended.Select(w => w.ReleaseAllAsync())).WaitAsync(ct);
    }

    public Pod? Find(string tenant, string ns, string name) =>
        _workers
            .Values.Select(w => w.Current)
            .FirstOrDefault(p => p.Metadata.Name == name && p.Metadata.Namespace == ns && p.Metadata.Tenant == tenant);

    /// <summary>The API has the pod so.</summary>
    public void Update(Pod pod)
    {
        _services.Note(pod);
        if (!_workers.TryGetValue(pod.Metadata.Uid, out var worker))
            Start(pod, gone: false);
        else if (!worker.IsGone)
            worker.Update(pod);
        else
        {
            _back[pod.Metadata.Uid] = pod;
            // It may just have ended, and have looked before.
            if (!_workers.TryGetValue(pod.Metadata.Uid, out var now) || now != worker)
                TakeBack(pod.Metadata.Uid);
        }
    }

    /// <summary>The API has the pod no more.</summary>
    public void Remove(Pod pod)
    {
        _services.Forget(pod);
        _back.TryRemove(pod.Metadata.Uid, out _);
        if (_workers.TryGetValue(pod.Metadata.Uid, out var worker))
            worker.MarkGone();
        else
            Start(pod, gone: true);
    }

    /// <summary>
    /// The runtime has something of a pod that the API does not have (any more): it is stopped and removed.
    /// </summary>
    public void RemoveOrphan(ObservedPod orphan)
    {
        if (_workers.ContainsKey(orphan.Uid))
            return;
        Start(
            new Pod
            {
                Kind = "Pod",
                ApiVersion = "v1",
                Metadata = new ObjectMeta
                {
                    Tenant = orphan.Tenant,
                    Namespace = orphan.Namespace,
                    Name = orphan.Name,
                    Uid = orphan.Uid,
                },
                Spec = new PodSpec { VirtualMachine = orphan.IsMachine ? new VirtualMachine() : null },
            },
            gone: true
        );
    }

    /// <summary>
    /// Prepares for a virtual machine that is to come from another node; false while the node has something of the pod.
    /// </summary>
    public bool Receive(Pod pod, PodReceiving receiving) => Start(pod, gone: false, receiving);

    /// <summary>It does not come: what was made for it goes, unless the pod is this node's by now.</summary>
    public void GiveUp(string uid, PodReceiving receiving)
    {
        if (_workers.TryGetValue(uid, out var worker) && worker.Receiving == receiving)
            worker.MarkGone();
    }

    /// <summary>The virtual machine of a pod is on its way to another node, or is not.</summary>
    public void SetLeaving(string uid, bool isLeaving)
    {
        if (_workers.TryGetValue(uid, out var worker))
            worker.SetLeaving(isLeaving);
    }

    public void Poke(string uid)
    {
        if (_workers.TryGetValue(uid, out var worker))
            worker.Poke();
    }

    /// <summary>Stops all workers; the pods go on.</summary>
    public async ValueTask DisposeAsync()
    {
        _stopped = true;
        await Task.WhenAll(_workers.Values.Select(w => w.DisposeAsync().AsTask())).ConfigureAwait(false);
    }

    private bool Start(Pod pod, bool gone, PodReceiving? receiving = null)
    {
        if (_stopped || receiving is not null && _workers.ContainsKey(pod.Metadata.Uid))
            return false;
        var worker = new PodWorker(pod, gone, _services.For(pod), receiving);
        _workers[pod.Metadata.Uid] = worker;
        _ = worker.Completion.ContinueWith(
            _ =>
            {
                _services.Allocations.Remove(pod.Metadata.Uid);
                _services.Room.Free(pod.Metadata.Uid);
                _workers.TryRemove(KeyValuePair.Create(pod.Metadata.Uid, worker));
                TakeBack(pod.Metadata.Uid);
            },
            TaskScheduler.Default
        );
        return true;
    }

    private void TakeBack(string uid)
    {
        if (_back.TryRemove(uid, out var pod))
            Update(pod);
    }
}

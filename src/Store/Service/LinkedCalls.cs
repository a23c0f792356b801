using System.Collections.Concurrent;
using System.Diagnostics;
using Arktos.Rpc;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;

namespace Arktos.Store.Service;

/// <summary>
/// Calls of one kind that are under way on one link: who has an answer adds it to what is written, and what one round
/// of a worker answers is written together. One taker; answers come from any thread.
/// </summary>
/// <param name="flush">Has the writer write what was added, now or at the end of the calling worker's round.</param>
internal sealed class LinkedCalls(FrameWriter writer, Action<FrameWriter> flush, TimeSpan answerTimeout)
{
    private readonly SemaphoreSlim _room = new(StoreLink.CallsMax);
    private readonly ConcurrentDictionary<LinkedCall, byte> _underWay = new(ReferenceEqualityComparer.Instance);

    /// <summary>Of what is not written yet.</summary>
    public int WaitingBytes => writer.WaitingBytes;

    /// <summary>
    /// Waits while <see cref="StoreLink.CallsMax"/> are under way, which is until one is answered.
    /// </summary>
    public void Begin(LinkedCall call)
    {
        _room.Wait();
        _underWay.TryAdd(call, 0);
    }

    /// <summary>What waits too long is given up, so that its room is not lost. Any thread.</summary>
    public void Sweep()
    {
        foreach (var (call, _) in _underWay)
            if (Stopwatch.GetElapsedTime(call.Began) > answerTimeout)
                call.GiveUp(answerTimeout);
    }

    public void End(LinkedCall call, LinkAnswer answer)
    {
        _underWay.TryRemove(call, out _);
        LinkService.Add(writer, answer);
        flush(writer);
        _room.Release();
    }
}

/// <summary>A call under way: its answer goes to the link that it came from, once.</summary>
internal abstract class LinkedCall
{
    private int _settled;

    public long Began { get; } = Stopwatch.GetTimestamp();

    /// <summary>Answers that it took too long, unless there is an answer.</summary>
    public abstract void GiveUp(TimeSpan after);

    /// <summary>True for the first one, who answers.</summary>
    protected bool TrySettle() => Interlocked.Exchange(ref _settled, 1) == 0;
}

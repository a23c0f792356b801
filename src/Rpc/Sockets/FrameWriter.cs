using System.Collections.Concurrent;

namespace Arktos.Rpc;

/// <summary>
/// Frames (<see cref="Frame"/>) on their way to the other side, over one connection until it breaks. Whoever has a
/// frame while nobody writes writes it there and then, if that takes no waiting: no other thread has to wake for it.
/// What is large, or would have to wait, is written by a thread of the connection's own. Thread-safe.
/// </summary>
public sealed class FrameWriter : IThreadPoolWorkItem
{
    /// <summary>Of what waits to be written, and what a frame counts beside its own bytes.</summary>
    private const int DefaultWaitingBytesMax = 64 << 20,
        FrameBytes = 64;

    /// <summary>What is written at once: small frames that wait are put together.</summary>
    private const int WriteBytesMax = 16 << 10;

    /// <summary>How many such writes a thread does before it leaves what others add to the connection's own.</summary>
    private const int WritesMax = 4;

    private const int No = 0,
        Yes = 1;

    private readonly TlsSocket _socket;
    private readonly int _waitingBytesMax;
    private readonly ConcurrentQueue<byte[]> _waiting = new();
    private readonly Futex _handed = new();
    private readonly byte[] _together = new byte[WriteBytesMax];
    private readonly Thread _thread;
    private int _waitingBytes;
    private int _isTaken;
    private int _isQueued;
    private volatile bool _isBroken;

    /// <param name="socket">Of which nobody else writes.</param>
    /// <param name="name">Of the thread.</param>
    /// <param name="waitingBytesMax">A frame that finds more waiting is dropped.</param>
    public FrameWriter(TlsSocket socket, string name, int waitingBytesMax = DefaultWaitingBytesMax)
    {
        (_socket, _waitingBytesMax) = (socket, waitingBytesMax);
        _thread = new Thread(WriteHanded) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>Of the frames that are not written yet, and of what keeps them.</summary>
    public int WaitingBytes => Volatile.Read(ref _waitingBytes);

    /// <summary>Nothing is written any more.</summary>
    public bool IsBroken => _isBroken;

    /// <summary>False: there is no room, or it is broken, and the frame is dropped.</summary>
    public bool TrySend(byte[] frame)
    {
        if (!TryAdd(frame))
            return false;
        Flush();
        return true;
    }

    /// <summary>
    /// As <see cref="TrySend"/>, for one of many who have something to say: it is written when the pool's threads have
    /// done what waits for them already, together with what is added by then.
    /// </summary>
    public bool TrySendTogether(byte[] frame)
    {
        if (!TryAdd(frame))
            return false;
        if (Interlocked.Exchange(ref _isQueued, Yes) == No)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return true;
    }

    /// <summary>As <see cref="TrySend"/>, for who adds several: they leave at the next <see cref="Flush"/>.</summary>
    public bool TryAdd(byte[] frame)
    {
        var cost = frame.Length + FrameBytes;
        var all = Interlocked.Add(ref _waitingBytes, cost);
        if (_isBroken || all > _waitingBytesMax && all > cost)
        {
            Interlocked.Add(ref _waitingBytes, -cost);
            return false;
        }
        _waiting.Enqueue(frame);
        return true;
    }

    /// <summary>What was added is written, or is about to be by whoever writes already.</summary>
    public void Flush()
    {
        if (!_waiting.IsEmpty && TryTakeTurn())
            Write(mayWait: false);
    }

    /// <summary>Breaks the connection: whoever reads from it, or writes, finds its end.</summary>
    public void Abort() => Break();

    /// <summary>Nothing is written any more. Returns when its thread has ended.</summary>
    public void End()
    {
        Break();
        HandOver();
        _thread.Join();
    }

    void IThreadPoolWorkItem.Execute()
    {
        Interlocked.Exchange(ref _isQueued, No);
        Flush();
    }

    private bool TryTakeTurn() => Interlocked.CompareExchange(ref _isTaken, Yes, No) == No;

    /// <summary>The turn is the caller's.</summary>
    private void Write(bool mayWait)
    {
        try
        {
            var writes = 0;
            do
            {
                while (_waiting.TryPeek(out var next))
                {
                    if (!mayWait && (writes == WritesMax || next.Length > WriteBytesMax || !_socket.HasRoom))
                    {
                        HandOver();
                        return;
                    }
                    WriteNext();
                    writes++;
                }
                Interlocked.Exchange(ref _isTaken, No);
                // What was added before that found the turn taken.
            } while (!_waiting.IsEmpty && TryTakeTurn());
        }
        // Whatever it is, it is this connection's end, and not that of the thread, which has other work. Nobody gets
        // the turn any more.
        catch (Exception)
        {
            Break();
        }
    }

    private void WriteNext()
    {
        var bytes = 0;
        while (_waiting.TryPeek(out var next) && bytes + next.Length <= WriteBytesMax)
        {
            Dequeue();
            next.CopyTo(_together, bytes);
            bytes += next.Length;
        }
        if (bytes > 0)
            _socket.Stream.Write(_together, 0, bytes);
        else
            _socket.Stream.Write(Dequeue());
    }

    private byte[] Dequeue()
    {
        _waiting.TryDequeue(out var frame);
        Interlocked.Add(ref _waitingBytes, -(frame!.Length + FrameBytes));
        return frame;
    }

    private void HandOver()
    {
        _handed.Set(Yes);
        _handed.WakeOne();
    }

    private void WriteHanded()
    {
        while (!_isBroken)
            if (_handed.TryChange(Yes, No))
                Write(mayWait: true);
            else
                _handed.WaitWhile(No, Timeout.Infinite);
    }

    private void Break()
    {
        _isBroken = true;
        _socket.Abort();
    }
}

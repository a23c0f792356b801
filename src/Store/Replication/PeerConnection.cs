using System.Collections.Concurrent;
using Arktos.Rpc;

namespace Arktos.Store.Replication;

/// <summary>
/// Frames on their way to another store, over one connection until it breaks. Whoever has a frame while nobody writes
/// writes it there and then, if that takes no waiting: no other thread has to wake for it. What is large, or would have
/// to wait, is written by a thread of the connection's own. Thread-safe.
/// </summary>
internal sealed class PeerConnection
{
    /// <summary>Of what waits to be written, and what a frame counts beside its own bytes.</summary>
    private const int WaitingBytesMax = 64 << 20,
        FrameBytes = 64;

    /// <summary>What is written at once: small frames that wait are put together.</summary>
    private const int WriteBytesMax = 16 << 10;

    /// <summary>How many such writes a thread does before it leaves what others add to the connection's own.</summary>
    private const int WritesMax = 4;

    private const int No = 0,
        Yes = 1;

    private readonly TlsSocket _socket;
    private readonly ConcurrentQueue<byte[]> _waiting = new();
    private readonly Futex _handed = new();
    private readonly byte[] _together = new byte[WriteBytesMax];
    private readonly Thread _thread;
    private int _waitingBytes;
    private int _isTaken;
    private volatile bool _isBroken;

    /// <param name="socket">Of which nobody else writes.</param>
    public PeerConnection(TlsSocket socket, string name)
    {
        _socket = socket;
        _thread = new Thread(WriteHanded) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>False: there is no room, or it is broken, and the frame is dropped.</summary>
    public bool TrySend(byte[] frame)
    {
        var cost = frame.Length + FrameBytes;
        var all = Interlocked.Add(ref _waitingBytes, cost);
        if (_isBroken || all > WaitingBytesMax && all > cost)
        {
            Interlocked.Add(ref _waitingBytes, -cost);
            return false;
        }
        _waiting.Enqueue(frame);
        if (TryTakeTurn())
            Write(mayWait: false);
        return true;
    }

    /// <summary>Nothing is written any more. Returns when its thread has ended.</summary>
    public void End()
    {
        Break();
        HandOver();
        _thread.Join();
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

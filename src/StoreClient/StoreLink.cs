using System.Security.Authentication;
using Arktos.Rpc;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using Grpc.Core;

namespace Arktos.StoreClient;

/// <summary>
/// A connection to one store, for the commits, reads and watches of all callers (FindLink of proto/store.proto). Who
/// has something to say writes it; the pool's threads read the answers. It connects at once, on a thread of its own,
/// and holds what is said until then. When it breaks, what is under way on it fails with
/// <see cref="StatusCode.Unavailable"/>, and it is of no more use. Thread-safe.
/// </summary>
internal sealed class StoreLink : IDisposable
{
    /// <summary>So many commits are under way, and so many reads. The store takes as many.</summary>
    internal const int CallsMax = 1024;

    /// <summary>
    /// What a link takes of a commit: a message that is too much for the store would end the link for all. The largest
    /// commit that a store carries out has 8 MiB, 1,024 conditions and as many operations.
    /// </summary>
    private const int ValueBytesMax = 12 << 20,
        PartsMax = 4096;

    /// <summary>
    /// Of one answer: a commit's, or the news of a step, which has what one partition holds in memory.
    /// </summary>
    private const int AnswerBytesMax = 128 << 20;

    /// <summary>A commit waits while so much of others' is not written yet.</summary>
    private const int WaitingBytesMax = 8 << 20;

    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(3),
        PingInterval = TimeSpan.FromSeconds(4),
        SilenceMax = TimeSpan.FromSeconds(10),
        RoomPause = TimeSpan.FromMilliseconds(2);

    private static readonly byte[] Ping = Frame.Of([]);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private List<byte[]>? _early = [];
    private volatile FrameWriter? _writer;
    private TlsSocket? _socket;
    private RpcException? _failure;
    private volatile bool _takesReads;

    public StoreLink(StoreChannel channel)
    {
        Channel = channel;
        Commits = new LinkCalls<CommitResponse>(this);
        Reads = new LinkCalls<ReadResponse>(this);
        Watches = new LinkWatches(this);
        // What waits for a store that does not answer must not take a thread from the pool.
        new Thread(() => _ = RunAsync()) { IsBackground = true, Name = "store-link" }.Start();
    }

    public StoreChannel Channel { get; }

    public LinkCalls<CommitResponse> Commits { get; }

    public LinkCalls<ReadResponse> Reads { get; }

    public LinkWatches Watches { get; }

    public bool IsBroken => Volatile.Read(ref _failure) is not null;

    /// <summary>Whether a commit may go over a link; else it is for a call of its own.</summary>
    public static bool Takes(CommitRequest request)
    {
        long bytes = 0;
        foreach (var operation in request.Operations)
            bytes += operation.Key.Length + operation.End.Length + operation.Value.Length;
        foreach (var condition in request.Conditions)
            bytes += condition.Key.Length;
        return bytes <= ValueBytesMax && request.Conditions.Count + request.Operations.Count <= PartsMax;
    }

    /// <summary>
    /// Whether a read may go over this link now: of one key as it is, and the store is known to take such.
    /// </summary>
    public bool Takes(ReadRequest request) => _takesReads && request is { AtRevision: 0, End.IsEmpty: true };

    /// <param name="isOneOfMany">It need not leave before others that are about to be sent.</param>
    /// <exception cref="RpcException">Unavailable: it is broken.</exception>
    public void Send(LinkRequest request, bool isOneOfMany = false)
    {
        var frame = Frame.Begun(request.CalculateSize());
        request.WriteTo(frame.AsSpan(Frame.LengthBytes));
        if ((_writer ?? WriterOrQueue(frame)) is not { } writer)
            return;
        if (!(isOneOfMany ? writer.TrySendTogether(frame) : writer.TrySend(frame)))
            throw Again(_failure ?? Unavailable("the link is broken"));
    }

    /// <summary>
    /// Waits while much is not written yet. False: the time is over.
    /// </summary>
    public async ValueTask<bool> HasRoomAsync(TimeSpan patience, CancellationToken cancel)
    {
        if (WaitingBytes < WaitingBytesMax)
            return true;
        var begin = TimeProvider.System.GetTimestamp();
        while (!IsBroken && WaitingBytes >= WaitingBytesMax)
        {
            if (TimeProvider.System.GetElapsedTime(begin) >= patience)
                return false;
            await Task.Delay(RoomPause, cancel).ConfigureAwait(false);
        }
        return true;
    }

    public RpcException Unavailable(string reason, Exception? inner = null) =>
        RpcFailure.Of(StatusCode.Unavailable, $"{Channel.Address}: {reason}", inner);

    public static RpcException Again(RpcException failure) =>
        RpcFailure.Of(failure.StatusCode, failure.Message, failure);

    public void Dispose() => Break(RpcFailure.Of(StatusCode.Cancelled, "the client was disposed"));

    private int WaitingBytes
    {
        get
        {
            if (_writer is { } writer)
                return writer.WaitingBytes;
            lock (_lock)
                return _early?.Sum(f => f.Length) ?? 0;
        }
    }

    /// <summary>Null: it is not connected yet, and the frame goes when it is.</summary>
    private FrameWriter? WriterOrQueue(byte[] frame)
    {
        lock (_lock)
        {
            if (_failure is not null)
                throw Again(_failure);
            _early?.Add(frame);
            return _writer;
        }
    }

    private async Task RunAsync()
    {
        RpcException failure;
        try
        {
            failure = await ConverseAsync().ConfigureAwait(false);
        }
        catch (RpcException e)
        {
            failure = RpcFailure.Of(StatusCode.Unavailable, e.Message, e);
        }
        // Whatever it is, it ends this link and is told to who waits for it; the process goes on.
        catch (Exception e)
        {
            failure = Unavailable(e.Message, e);
        }
        Break(failure);
    }

    /// <returns>Why it ended.</returns>
    private async Task<RpcException> ConverseAsync()
    {
        var door = Channel.Calls.FindLink(new LinkQuery(), RpcCalls.Within(ConnectPatience, _stop.Token));
        _takesReads = door.RequestKinds >= LinkRequest.ReadFieldNumber;
        using var socket = TlsSocket.Connect(Channel.Options, (int)door.Port, SilenceMax);
        socket.Stream.Write(Frame.Of(door.Key.Span));
        var writer = new FrameWriter(socket, "store-link-writer");
        try
        {
            if (!Begin(socket, writer))
                return _failure!;
            var reader = new FrameReader(socket.Stream, AnswerBytesMax, TimeProvider.System);
            using var pinging = new Timer(_ => PingOrEnd(writer, reader), null, PingInterval, PingInterval);
            while (await reader.ReadAsync().ConfigureAwait(false) is { } content)
                if (content.Length > 0)
                    Take(LinkAnswer.Parser.ParseFrom(content.Span));
            return Unavailable("the store ended the link");
        }
        finally
        {
            writer.End();
        }
    }

    /// <summary>The store answers each ping.</summary>
    private void PingOrEnd(FrameWriter writer, FrameReader reader)
    {
        var silence = reader.Silence;
        if (silence < SilenceMax)
            writer.TrySend(Ping);
        else
            Break(Unavailable($"nothing came for {silence.TotalSeconds:0} s"));
    }

    /// <summary>False: it was broken meanwhile.</summary>
    private bool Begin(TlsSocket socket, FrameWriter writer)
    {
        lock (_lock)
        {
            if (_failure is not null)
                return false;
            _socket = socket;
            // Who comes from now on writes behind these.
            foreach (var frame in _early!)
                writer.TryAdd(frame);
            (_early, _writer) = (null, writer);
        }
        writer.Flush();
        return true;
    }

    private void Take(LinkAnswer answer)
    {
        switch (answer.ContentCase)
        {
            case LinkAnswer.ContentOneofCase.Commit:
                Commits.Take(answer.Commit.Tag, answer.Commit);
                break;
            case LinkAnswer.ContentOneofCase.Read:
                Reads.Take(answer.Read.Tag, answer.Read.Response);
                break;
            case LinkAnswer.ContentOneofCase.Watch:
                Watches.Take(answer.Watch);
                break;
        }
    }

    private void Break(RpcException failure)
    {
        lock (_lock)
        {
            if (_failure is not null)
                return;
            Volatile.Write(ref _failure, failure);
            _early = null;
            _socket?.Abort();
        }
        _stop.Cancel();
        Commits.Fail(failure);
        Reads.Fail(failure);
        Watches.Fail(failure);
    }
}

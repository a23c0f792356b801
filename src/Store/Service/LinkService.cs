using System.Collections.Concurrent;
using System.Security.Cryptography;
using Arktos.Rpc;
using Arktos.Rpc.Messages;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using Microsoft.Extensions.Logging;

namespace Arktos.Store.Service;

/// <summary>
/// Takes links of clients (FindLink of StoreClient/proto/store.proto): each has commits, reads and watches under way.
/// Thread-safe.
/// </summary>
/// <param name="flush">
/// Has a writer write what was added to it, now or at the end of the calling worker's round.
/// </param>
internal sealed class LinkService(
    IStoreReplicas store,
    StoreCounts counts,
    TimeSpan answerTimeout,
    Action<FrameWriter> flush,
    ILogger logger
)
{
    /// <summary>Of the door: as many links, but no more than this share of the process' descriptors.</summary>
    private const int LinksMax = 1024,
        DescriptorsShare = 8;

    private const int RequestBytesMax = 16 << 20,
        RequestFieldsMax = 1 << 16,
        KeyBytes = 16;

    /// <summary>A client to which so much is still to be sent is not read from.</summary>
    private const int WaitingBytesMax = 1 << 20;

    /// <summary>The answers to what was read before count as well; with more than this a link ends.</summary>
    private const int AnswersBytesMax = 512 << 20;

    /// <summary>Clients say every few seconds that they live.</summary>
    public static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan RoomPause = TimeSpan.FromMilliseconds(1);

    private static readonly byte[] Pong = Frame.Of([]);

    /// <summary>Apart from those of other callers, who cannot use these up, nor the other way round.</summary>
    public static ConnectionLimits Limits => new(Math.Min(LinksMax, DescriptorLimit.Current() / DescriptorsShare));

    private readonly ConcurrentDictionary<LinkedCalls, byte> _calls = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whoever calls shows it.</summary>
    public byte[] Key { get; } = RandomNumberGenerator.GetBytes(KeyBytes);

    /// <summary>One link, until it ends. The thread is the connection's own.</summary>
    /// <exception cref="IOException">It broke, or was silent for too long.</exception>
    /// <exception cref="InvalidDataException">What came is none of ours.</exception>
    public void Serve(TlsSocket socket)
    {
        // Who has another process' key looks for that.
        if (!Frame.TryRead(socket.Stream, KeyBytes, out var key) || !key.AsSpan().SequenceEqual(Key))
            return;
        var writer = new FrameWriter(socket, "link-writer", AnswersBytesMax);
        // Apart from each other, so that neither waits for the other's room.
        LinkedCalls[] calls = [new(writer, flush, answerTimeout), new(writer, flush, answerTimeout)];
        var commits = new CommitPipeline(store, calls[0], counts.Commits);
        var reads = new ReadPipeline(store, calls[1]);
        using var watches = new WatchPipeline(store, writer, counts.Streams, logger);
        foreach (var each in calls)
            _calls.TryAdd(each, 0);
        counts.Streams.LinkBegan();
        try
        {
            while (Frame.TryRead(socket.Stream, RequestBytesMax, out var content))
            {
                if (content.Length == 0)
                    writer.TrySend(Pong);
                else
                    Take(MessageBounds.Parse(content, LinkRequest.Parser, RequestFieldsMax), commits, reads, watches);
                while (writer.WaitingBytes > WaitingBytesMax && !writer.IsBroken)
                    Thread.Sleep(RoomPause);
            }
        }
        finally
        {
            counts.Streams.LinkEnded();
            foreach (var each in calls)
                _calls.TryRemove(each, out _);
            writer.End();
        }
    }

    /// <summary>Commits and reads that wait too long are answered. Now and then.</summary>
    public void Sweep()
    {
        foreach (var (calls, _) in _calls)
            calls.Sweep();
    }

    private static void Take(LinkRequest request, CommitPipeline commits, ReadPipeline reads, WatchPipeline watches)
    {
        switch (request.ContentCase)
        {
            case LinkRequest.ContentOneofCase.Commit:
                commits.Take(request.Commit);
                break;
            case LinkRequest.ContentOneofCase.Read:
                reads.Take(request.Read);
                break;
            case LinkRequest.ContentOneofCase.Watch:
                watches.Take(request.Watch);
                break;
            default:
                throw new InvalidDataException("a request of a kind that this store does not know");
        }
    }

    /// <summary>
    /// Adds an answer to what a writer is to write. One that finds no room ends the link: its client would wait for it,
    /// or miss an event, and asks anew instead.
    /// </summary>
    internal static void Add(FrameWriter writer, LinkAnswer answer)
    {
        var frame = Frame.Begun(answer.CalculateSize());
        answer.WriteTo(frame.AsSpan(Frame.LengthBytes));
        if (!writer.TryAdd(frame))
            writer.Abort();
    }
}

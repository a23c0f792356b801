using Arktos.Rpc;
using Arktos.StoreClient.Wire;
using Grpc.Core;

namespace Arktos.StoreClient;

/// <summary>
/// One watch of a <see cref="LinkWatches"/>: what has come for it and was not taken yet, as one response. One
/// reader; thread-safe.
/// </summary>
internal sealed class SharedWatch(ulong tag, uint partition)
{
    /// <summary>What may wait for the reader; beyond it the watch ends with APART behind what waits.</summary>
    internal const int EventsMax = 4096;

    /// <inheritdoc cref="EventsMax"/>
    internal const int BytesMax = 4 << 20;

    private readonly Lock _lock = new();
    private WatchResponse? _waiting;
    private long _bytes;

    /// <summary>The last response of all.</summary>
    private WatchResponse? _end;
    private RpcException? _failure;
    private bool _hasBegun;
    private bool _isDone;
    private TaskCompletionSource? _reader;

    public ulong Tag => tag;

    public uint Partition => partition;

    /// <summary>False: this is the last that the watch takes.</summary>
    public bool Add(WatchResponse response)
    {
        lock (_lock)
        {
            if (response.Outcome != WatchResponse.Types.Outcome.Events)
                _end = response;
            else
            {
                _hasBegun = true;
                foreach (var e in response.Events)
                    _bytes += e.Item.Value.Length + (e.Previous?.Value.Length ?? 0);
                if (_waiting is null)
                    _waiting = response;
                else
                {
                    _waiting.Events.AddRange(response.Events);
                    _waiting.Revision = response.Revision;
                }
                // A single message is taken whatever its size: it must come through.
                if (_waiting != response && (_waiting.Events.Count > EventsMax || _bytes > BytesMax))
                    _end = new WatchResponse { Outcome = WatchResponse.Types.Outcome.Apart };
            }
            Wake();
            return _end is null;
        }
    }

    /// <summary>The partition is closed there, for every watch of it that has been answered.</summary>
    public void Advance(long revision)
    {
        lock (_lock)
        {
            if (!_hasBegun)
                return;
            (_waiting ??= new WatchResponse()).Revision = revision;
            Wake();
        }
    }

    public void Fail(RpcException failure)
    {
        lock (_lock)
        {
            _failure = failure;
            Wake();
        }
    }

    /// <summary>Null behind the last.</summary>
    /// <exception cref="RpcException">The link broke, and all that came before was taken.</exception>
    public async Task<WatchResponse?> TakeAsync(CancellationToken cancel)
    {
        while (true)
        {
            Task more;
            lock (_lock)
            {
                if (_waiting is { } waiting)
                {
                    (_waiting, _bytes) = (null, 0);
                    return waiting;
                }
                if (_end is { } end)
                {
                    if (_isDone)
                        return null;
                    _isDone = true;
                    return end;
                }
                if (_failure is not null)
                    throw RpcFailure.Of(_failure.StatusCode, _failure.Message, _failure);
                _reader = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                more = _reader.Task;
            }
            await more.WaitAsync(cancel).ConfigureAwait(false);
        }
    }

    private void Wake()
    {
        _reader?.TrySetResult();
        _reader = null;
    }
}

using Arktos.Dns.Wire;

namespace Arktos.Dns.Forwarding;

/// <summary>What was kept, and how old it is.</summary>
internal readonly record struct KeptAnswer(UpstreamMessage Message, uint AgeSeconds);

/// <summary>
/// What other servers answered, for as long as they allow it; bounded by number and bytes: what was asked for longest
/// ago goes first. Each tenant has answers of its own, so that how soon an answer comes does not tell what others ask
/// for. Thread-safe.
/// </summary>
internal sealed class AnswerCache(AnswerCacheOptions options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byUse = new();
    private long _bytes;

    public int Count
    {
        get
        {
            lock (_lock)
                return _entries.Count;
        }
    }

    public long Bytes
    {
        get
        {
            lock (_lock)
                return _bytes;
        }
    }

    public bool TryFind(ReadOnlySpan<char> key, out KeptAnswer answer)
    {
        lock (_lock)
        {
            if (_entries.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var node))
            {
                var age = time.GetElapsedTime(node.Value.At);
                if (age.TotalSeconds < node.Value.TtlSeconds)
                {
                    _byUse.Remove(node);
                    _byUse.AddFirst(node);
                    answer = new KeptAnswer(node.Value.Message, (uint)age.TotalSeconds);
                    return true;
                }
                Drop(node);
            }
            answer = default;
            return false;
        }
    }

    public void Put(string key, UpstreamMessage message)
    {
        if (message.TtlSeconds is not { } ttl || message.BytesCount > options.BytesMax / 16)
            return;
        var isNegative = message.Code != ResponseCode.NoError || message.AnswersCount == 0;
        ttl = Math.Min(ttl, isNegative ? options.NegativeSecondsMax : options.SecondsMax);
        if (ttl == 0)
            return;
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var known))
                Drop(known);
            var node = _byUse.AddFirst(new Entry(key, message, time.GetTimestamp(), ttl));
            _entries.Add(key, node);
            _bytes += node.Value.Bytes;
            while (_entries.Count > options.EntriesMax || _bytes > options.BytesMax)
                Drop(_byUse.Last!);
        }
    }

    private void Drop(LinkedListNode<Entry> node)
    {
        _byUse.Remove(node);
        _entries.Remove(node.Value.Key);
        _bytes -= node.Value.Bytes;
    }

    private sealed record Entry(string Key, UpstreamMessage Message, long At, uint TtlSeconds)
    {
        /// <summary>With key, node and the place in the table, about.</summary>
        public long Bytes => Message.BytesCount + 2 * Key.Length + 256;
    }
}

/// <summary>Bounds of an <see cref="AnswerCache"/>.</summary>
internal sealed record AnswerCacheOptions
{
    public int EntriesMax { get; init; } = 10_000;

    public long BytesMax { get; init; } = 8 << 20;

    public uint SecondsMax { get; init; } = 3600;

    /// <summary>Of what is not there.</summary>
    public uint NegativeSecondsMax { get; init; } = 300;
}

using System.Net;
using Arktos.Dns.Wire;
using Microsoft.Extensions.Logging;

namespace Arktos.Dns.Forwarding;

/// <summary>Bounds and times of forwarding.</summary>
internal sealed record ForwardingOptions
{
    /// <summary>How long one server may take.</summary>
    public TimeSpan TryPatience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long all of them together may.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Questions that are under way at once.</summary>
    public int QuestionsMax { get; init; } = 512;

    /// <summary>Between looks at servers that do not answer, or that ask us.</summary>
    public TimeSpan HealthPeriod { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Between looks at all of them.</summary>
    public TimeSpan LoopPeriod { get; init; } = TimeSpan.FromSeconds(30);

    public AnswerCacheOptions Cache { get; init; } = new();
}

/// <summary>
/// Asks other servers what is not ours: those that answer, in their order, then the others. Equal questions of a tenant
/// are asked once at a time. Thread-safe.
/// <code>
///   kept? -> under way already? -> room? -> first healthy server -> next … -> the others -> failed
/// </code>
/// </summary>
internal sealed class Forwarder(ForwardingOptions options, DnsMetrics metrics, TimeProvider time, ILogger logger)
{
    private readonly AnswerCache _cache = new(options.Cache, time);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Task<UpstreamMessage?>> _underWay = new(StringComparer.Ordinal);
    private volatile Upstream[] _upstreams = [];

    public AnswerCache Cache => _cache;

    public IReadOnlyList<Upstream> Upstreams => _upstreams;

    /// <summary>What one tenant's question is known by; a name is text of a character for each byte.</summary>
    public static int WriteKey(string tenant, ReadOnlySpan<byte> loweredName, ushort type, Span<char> into)
    {
        tenant.CopyTo(into);
        into[tenant.Length] = '\0';
        into[tenant.Length + 1] = (char)type;
        System.Text.Encoding.Latin1.GetChars(loweredName, into[(tenant.Length + 2)..]);
        return tenant.Length + 2 + loweredName.Length;
    }

    public const int KeyCharactersMax = 600;

    /// <summary>Asks these from now on; those that stay keep what is known of them.</summary>
    public void UseServers(IReadOnlyList<IPEndPoint> servers)
    {
        var known = _upstreams;
        _upstreams =
        [
            .. servers.Select(s =>
                known.FirstOrDefault(u => u.EndPoint.Equals(s)) ?? new Upstream(s, options.TryPatience)
            ),
        ];
    }

    /// <summary>Of a question whose key that is.</summary>
    public bool TryFindKept(ReadOnlySpan<char> key, out KeptAnswer answer)
    {
        var found = _cache.TryFind(key, out answer);
        metrics.Cache(found);
        return found;
    }

    /// <summary>Null when nobody answers, or too much is under way.</summary>
    /// <param name="loweredName">Written out.</param>
    public Task<UpstreamMessage?> AskAsync(string key, byte[] loweredName, ushort type, CancellationToken stop)
    {
        lock (_lock)
        {
            if (_underWay.TryGetValue(key, out var asked))
                return asked;
            if (_underWay.Count >= options.QuestionsMax)
            {
                metrics.Forwarded("full");
                return Task.FromResult<UpstreamMessage?>(null);
            }
            var task = Task.Run(() => AskServersAsync(key, loweredName, type, stop), CancellationToken.None);
            _underWay.Add(key, task);
            return task;
        }
    }

    /// <summary>Looks after the servers until cancelled.</summary>
    public async Task KeepHealthAsync(CancellationToken ct)
    {
        var looked = new Dictionary<Upstream, long>();
        while (!ct.IsCancellationRequested)
        {
            var upstreams = _upstreams;
            foreach (var gone in looked.Keys.Except(upstreams).ToList())
                looked.Remove(gone);
            var due = upstreams.Where(u =>
                !u.IsHealthy || !looked.TryGetValue(u, out var at) || time.GetElapsedTime(at) >= options.LoopPeriod
            );
            await Task.WhenAll(
                    due.ToList()
                        .Select(u =>
                        {
                            looked[u] = time.GetTimestamp();
                            return LookAsync(u, ct);
                        })
                )
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(options.HealthPeriod, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(Upstream upstream, CancellationToken ct)
    {
        var wasHealthy = upstream.IsHealthy;
        var reply = await upstream.AskAsync(LoopMark.NewName(), RecordType.Txt, ct).ConfigureAwait(false);
        if (reply is not null)
        {
            var loops = LoopMark.IsMark(reply);
            if (loops && !upstream.Loops)
                logger.LogError(
                    "{Server} asks this server in turn, and is not asked any more: name others by --upstream, or "
                        + "in the file of --resolv-conf",
                    upstream.EndPoint
                );
            upstream.Loops = loops;
        }
        if (wasHealthy != upstream.IsHealthy && !upstream.Loops)
            logger.LogWarning(
                "{Server} {State}",
                upstream.EndPoint,
                upstream.IsHealthy ? "answers again" : "does not answer"
            );
    }

    private async Task<UpstreamMessage?> AskServersAsync(
        string key,
        byte[] loweredName,
        ushort type,
        CancellationToken stop
    )
    {
        try
        {
            var answer = await FirstAnswerAsync(loweredName, type, stop).ConfigureAwait(false);
            if (answer is not null)
                _cache.Put(key, answer);
            metrics.Forwarded(answer is null ? "failed" : "answered");
            return answer;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            lock (_lock)
                _underWay.Remove(key);
        }
    }

    private async Task<UpstreamMessage?> FirstAnswerAsync(byte[] loweredName, ushort type, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(options.Patience);
        UpstreamMessage? failure = null;
        var usable = _upstreams.Where(u => !u.Loops);
        foreach (var upstream in usable.OrderBy(u => u.IsHealthy ? 0 : 1))
        {
            UpstreamMessage? message;
            try
            {
                message = await upstream.AskAsync(loweredName, type, patience.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                break;
            }
            if (message?.Code is ResponseCode.NoError or ResponseCode.NameError)
                return message;
            failure ??= message;
        }
        return failure;
    }
}

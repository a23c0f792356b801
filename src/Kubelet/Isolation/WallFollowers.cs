using System.Collections.Concurrent;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Networking.V1;
using Arktos.Api.Streams;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Kubelet.Policies;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Isolation;

/// <summary>What is followed: how much of what, of which tenant, in which namespace.</summary>
/// <param name="Namespace">"": of all.</param>
internal readonly record struct Followed(Projection Shown, string Tenant, string Namespace = "");

/// <summary>
/// The streams that walls and policies live on: begun and ended by one thread, which is told what has changed; any
/// thread may look one up.
/// </summary>
internal sealed class WallFollowers(
    IApiConnection connection,
    WallOptions options,
    Action<Followed, ObjectKey> mark,
    System.Action wake,
    ILogger logger
) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Followed, Follower> _followers = new();

    public IEnumerable<Follower> All => _followers.Values;

    public Follower? Find(Followed what) => _followers.GetValueOrDefault(what);

    public Pod? Pod(Followed what, ObjectKey key) => (Find(what)?.Informer as Informer<Pod>)?.Get(key);

    public Namespace? Namespace(Followed what, ObjectKey key) =>
        (Find(what)?.Informer as Informer<Namespace>)?.Get(key);

    public NetworkPolicy? Policy(Followed what, ObjectKey key) =>
        (Find(what)?.Informer as Informer<NetworkPolicy>)?.Get(key);

    /// <summary>These are followed, and nothing else.</summary>
    /// <returns>What is followed no more.</returns>
    public async Task<IReadOnlyList<Followed>> SetAsync(IReadOnlySet<Followed> wanted)
    {
        var gone = _followers.Keys.Where(f => !wanted.Contains(f)).ToList();
        foreach (var what in gone)
            if (_followers.TryRemove(what, out var follower))
                await follower.Informer.DisposeAsync().ConfigureAwait(false);
        foreach (var what in wanted.Where(w => !_followers.ContainsKey(w)))
            _followers[what] = what.Shown switch
            {
                Projection.PodAddresses => Follow<Pod>(what, PodAddress.Of),
                Projection.NamespaceLabels => Follow<Namespace>(what, static n => n),
                Projection.PolicySpecs => Follow<NetworkPolicy>(what, static p => p),
                _ => Follow<Pod>(what, static p => p),
            };
        return gone;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var follower in _followers.Values)
            await follower.Informer.DisposeAsync().ConfigureAwait(false);
    }

    private Follower Follow<T>(Followed what, Func<T, T> reduce)
        where T : class, IKubeObject
    {
        var informer = new Informer<T>(
            connection,
            new InformerOptions
            {
                Tenant = what.Tenant,
                Namespace = what.Namespace,
                Projection = what.Shown,
                Time = options.Time,
                Metrics = options.Metrics,
                Logger = logger,
            }
        ).Reduce(reduce).AddHandler(InformerHandler<T>.Any(o => mark(what, ObjectKey.Of(o))));
        var follower = new Follower(what, informer);
        informer.Start();
        _ = WakeAsync(follower, informer.WaitForSyncAsync(CancellationToken.None));
        return follower;
    }

    private async Task WakeAsync(Follower follower, Task synced)
    {
        try
        {
            await synced.ConfigureAwait(false);
            follower.IsTold = true;
            wake();
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        { /* nobody waits for it any more */
        }
    }
}

internal sealed record Follower(Followed What, IAsyncDisposable Informer)
{
    private volatile bool _isTold;

    /// <summary>The whole set has been noted as work.</summary>
    public bool IsTold
    {
        get => _isTold;
        set => _isTold = value;
    }

    /// <summary>The tables have the whole set. Of the loop alone.</summary>
    public bool IsKnown { get; set; }

    /// <summary>The kernel has had all that was told.</summary>
    public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

using Arktos.Api;
using Arktos.Api.Streams;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Microsoft.Extensions.Logging;
using Prometheus;

namespace Arktos.Client.Informers;

/// <summary>
/// A local copy of a set of objects, kept by a log stream. Memory is that of the set. Reads are thread-safe; indexes
/// and handlers are added before <see cref="Start"/>.
/// <code>
///   start --Follow()--> state… --state_complete--> synced --batches--> synced
///     ^                                              | stream breaks: backoff, Follow(from: last positions)
///     +--------- OUT_OF_RANGE: the cache stays, and what the new state does not hold is deleted at its end
/// </code>
/// An object that cannot be read is passed over: it is said once, its last readable state stays, and the others go on.
/// </summary>
public sealed class Informer<T> : IAsyncDisposable
    where T : class, IKubeObject
{
    private readonly IApiConnection _connection;
    private readonly InformerOptions _options;
    private readonly KnownResource _resource;
    private readonly ObjectCache<T> _cache = new();
    private readonly List<InformerHandler<T>> _handlers = [];
    private Func<T, T>? _reduce;
    private readonly TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly UnreadableObjects _unreadable;
    private readonly CancellationTokenSource _stop = new();
    private readonly Random _random = new();
    private readonly Counter.Child? _restarts;
    private Task? _run;

    // Touched by the stream's task only.
    private List<Position> _positions = [];
    private HashSet<ObjectKey>? _seen;

    public Informer(IApiConnection connection, InformerOptions? options = null)
    {
        _connection = connection;
        _options = options ?? new InformerOptions();
        _resource = _options.Resource ?? KnownResource.For<T>();
        _unreadable = new UnreadableObjects(_resource.Plural, _options.Logger);
        _restarts = _options
            .Metrics?.Counter(
                "arktos_informer_restarts_total",
                "How often a stream of objects ended, whyever, and was taken up again.",
                "resource"
            )
            .WithLabels(_resource.Plural);
    }

    /// <summary>The cache has held the whole set once.</summary>
    public bool HasSynced => _synced.Task.IsCompletedSuccessfully;

    /// <summary>How often an object was passed over because it cannot be read.</summary>
    public long PassedOver => _unreadable.Count;

    public bool IsStarted => _run is not null;

    public int Count => _cache.Count;

    /// <summary>
    /// Indexes objects by the values that <paramref name="values"/> gives; it must depend on the object only.
    /// </summary>
    public Informer<T> AddIndex(string name, Func<T, IEnumerable<string>> values)
    {
        ThrowIfStarted();
        _cache.AddIndex(name, values);
        return this;
    }

    public Informer<T> AddHandler(InformerHandler<T> handler)
    {
        ThrowIfStarted();
        _handlers.Add(handler);
        return this;
    }

    /// <summary>
    /// Keeps less of each object than there is: the cache, its indexes and the handlers have what
    /// <paramref name="reduce"/> makes of it, with its name, uid and resource version.
    /// </summary>
    public Informer<T> Reduce(Func<T, T> reduce)
    {
        ThrowIfStarted();
        _reduce = reduce;
        return this;
    }

    public void Start()
    {
        ThrowIfStarted();
        _run = Task.Run(() => RunAsync(_stop.Token));
    }

    /// <summary>Returns when the cache has held the whole set once.</summary>
    public Task WaitForSyncAsync(CancellationToken ct) => _synced.Task.WaitAsync(ct);

    /// <summary>Null when it is not there. The object is shared: clone it before you change it.</summary>
    public T? Get(ObjectKey key) => _cache.Get(key);

    public IReadOnlyList<T> List() => _cache.List();

    public IReadOnlyList<T> ByIndex(string index, string value) => _cache.ByIndex(index, value);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_run is not null)
            await _run.ConfigureAwait(false);
        _synced.TrySetCanceled();
        _stop.Dispose();
    }

    private void ThrowIfStarted()
    {
        if (_run is not null)
            throw new InvalidOperationException($"the informer of {_resource.Plural} has been started");
    }

    private async Task RunAsync(CancellationToken ct)
    {
        for (var failures = 0; !ct.IsCancellationRequested; )
        {
            try
            {
                await foreach (var batch in _connection.FollowAsync(Request(), ct).ConfigureAwait(false))
                {
                    Apply(batch);
                    failures = 0;
                }
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (FollowExpiredException e)
            {
                _options.Logger?.LogInformation(
                    "following {Resource} begins with the state again: {Reason}",
                    _resource.Plural,
                    e.Message
                );
                _positions = [];
            }
            catch (Exception e)
            {
                _options.Logger?.LogWarning(
                    "following {Resource} broke and is taken up again: {Reason}",
                    _resource.Plural,
                    e.Message
                );
            }
            failures++;
            _restarts?.Inc();
            try
            {
                await Task.Delay(_options.Backoff.After(failures, _random), _options.Time, ct).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private FollowRequest Request()
    {
        // A stream that broke within the state is begun again: positions come with its end.
        if (_positions.Count == 0)
            _seen = [];
        var request = new FollowRequest
        {
            Group = _resource.Group,
            Version = _resource.Version,
            Resource = _resource.Plural,
            Tenant = _resource.Scope == ResourceScope.Cluster ? "" : _options.Tenant,
            Namespace = _options.Namespace,
            LabelSelector = _options.LabelSelector,
            FieldSelector = _options.FieldSelector,
            Projection = _options.Projection,
        };
        request.From.AddRange(_positions);
        return request;
    }

    private void Apply(FollowBatch batch)
    {
        foreach (var e in batch.Events)
            Apply(e);
        if (batch.StateComplete && _seen is { } seen)
        {
            foreach (var key in _cache.Keys())
                if (!seen.Contains(key))
                    Remove(key, null);
            _seen = null;
        }
        if (batch.Positions.Count > 0)
            _positions = [.. batch.Positions];
        if (batch.StateComplete)
            _synced.TrySetResult();
    }

    /// <summary>
    /// Nothing that is wrong with one object may break the stream: it would be taken up again before the same object.
    /// </summary>
    private void Apply(ObjectEvent e)
    {
        var isGone = e.Type == ObjectEvent.Types.Type.Delete;
        if (!ObjectReader.TryRead<T>(e.Object.Span, out var o, out var key, out var reason))
        {
            _unreadable.PassOver(key, reason);
            if (key is not { } known)
                return;
            if (isGone)
                Remove(known, null);
            else
                _seen?.Add(known);
            return;
        }
        if (isGone)
        {
            Remove(ObjectKey.Of(o), _reduce?.Invoke(o) ?? o);
            return;
        }
        try
        {
            Put(o);
        }
        catch (Exception fault)
        {
            _unreadable.PassOver(key, fault.Message);
        }
    }

    private void Put(T o)
    {
        o = _reduce?.Invoke(o) ?? o;
        _seen?.Add(ObjectKey.Of(o));
        if (!_cache.TryPut(o, out var before))
            return;
        // The same object deleted and made anew between two streams is another object.
        if (before is not null && before.Metadata.Uid != o.Metadata.Uid)
        {
            Notify(h => h.Deleted?.Invoke(before));
            before = null;
        }
        if (before is null)
            Notify(h => h.Added?.Invoke(o));
        else if (
            before.Metadata.ResourceVersion != o.Metadata.ResourceVersion
            || before.Metadata.ResourceVersion.Length == 0
        )
            Notify(h => h.Updated?.Invoke(before, o));
    }

    private void Remove(ObjectKey key, T? last)
    {
        _seen?.Remove(key);
        if (_cache.TryRemove(key, out var before))
            Notify(h => h.Deleted?.Invoke(last ?? before!));
    }

    private void Notify(Action<InformerHandler<T>> call)
    {
        foreach (var handler in _handlers)
        {
            try
            {
                call(handler);
            }
            catch (Exception e)
            {
                _options.Logger?.LogError(e, "a handler of {Resource} threw", _resource.Plural);
            }
        }
    }
}

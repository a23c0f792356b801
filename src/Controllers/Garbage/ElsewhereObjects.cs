using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers.Garbage;

/// <summary>
/// The objects of the kinds that services serve, as they were listed last: there are no log streams of them. What a
/// service does not answer leaves what is known as it was. Thread-safe.
/// </summary>
/// <param name="changed">The resource, the object, and whether it is gone. An object has tenant system.</param>
internal sealed class ElsewhereObjects(
    ControllerContext context,
    Action<KnownResource, IKubeObject, bool> changed,
    ILogger logger
)
{
    public const string Tenant = "system";

    private readonly Lock _lock = new();
    private readonly Dictionary<KnownResource, Kind> _kinds = [];

    // Counts who asks for lists. No clock says for certain which of two things was first.
    private long _asked;

    /// <summary>Takes up these and forgets the others: nobody can be asked for them any more.</summary>
    public async Task FollowAsync(IReadOnlySet<KnownResource> served, CancellationToken ct)
    {
        List<Kind> gone;
        lock (_lock)
        {
            foreach (var resource in served)
                _kinds.TryAdd(resource, new Kind(resource));
            gone = [.. _kinds.Values.Where(k => !served.Contains(k.Resource))];
            foreach (var kind in gone)
                _kinds.Remove(kind.Resource);
        }
        foreach (var kind in gone)
        {
            await kind.Turn.WaitAsync(ct).ConfigureAwait(false);
            try
            {
                kind.IsForgotten = true;
                foreach (var o in kind.Known.Values)
                    changed(kind.Resource, o, true);
            }
            finally
            {
                kind.Turn.Release();
            }
        }
    }

    /// <summary>Sees to it that each kind is listed from now on once; returns those that could not be.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(CancellationToken ct)
    {
        var (kinds, since) = (All(), Interlocked.Increment(ref _asked));
        await Parallel
            .ForEachAsync(
                kinds,
                new ParallelOptions { MaxDegreeOfParallelism = ElsewhereCalls.CallsAtOnce, CancellationToken = ct },
                async (kind, token) => await TryReadAsync(kind, since, token).ConfigureAwait(false)
            )
            .ConfigureAwait(false);
        return [.. kinds.Where(k => k.ReadAt < since).Select(k => k.Name)];
    }

    private List<Kind> All()
    {
        lock (_lock)
            return [.. _kinds.Values];
    }

    private async Task TryReadAsync(Kind kind, long since, CancellationToken ct)
    {
        await kind.Turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            // Somebody else may have asked for the same meanwhile.
            if (!kind.IsForgotten && kind.ReadAt < since)
                await ReadAsync(kind, ct).ConfigureAwait(false);
        }
        catch (ApiException e)
        {
            logger.LogWarning("the {Kind} of a service are not known anew: {Reason}", kind.Name, e.Message);
        }
        finally
        {
            kind.Turn.Release();
        }
    }

    private async Task ReadAsync(Kind kind, CancellationToken ct)
    {
        var began = Interlocked.Read(ref _asked);
        var client = new ResourceClient<PartialObjectMetadata>(context.Connection, kind.Resource);
        var query = new ListQuery { Tenant = Tenant, IsElsewhere = true };
        var (objects, unreadable) = await context
            .Elsewhere.RunAsync(kind.Resource, token => client.ListAllAsync(query, token), ct)
            .ConfigureAwait(false);
        if (unreadable.Count > 0 || objects.Exists(o => o.Metadata.Uid.Length == 0))
            throw new ApiException(
                500,
                StatusReason.InternalError,
                $"some cannot be read: {unreadable.FirstOrDefault() ?? "one has no uid"}"
            );
        var gone = new Dictionary<string, PartialObjectMetadata>(kind.Known);
        foreach (var o in objects)
        {
            o.Metadata.Tenant = Tenant;
            gone.Remove(o.Metadata.Uid);
            kind.Known.TryGetValue(o.Metadata.Uid, out var before);
            kind.Known[o.Metadata.Uid] = o;
            if (
                before is null
                || o.Metadata.ResourceVersion.Length == 0
                || before.Metadata.ResourceVersion != o.Metadata.ResourceVersion
            )
                changed(kind.Resource, o, false);
        }
        foreach (var (uid, o) in gone)
        {
            kind.Known.Remove(uid);
            changed(kind.Resource, o, true);
        }
        kind.ReadAt = began;
    }

    /// <summary>Whoever has its turn changes it.</summary>
    private sealed class Kind(KnownResource resource)
    {
        public KnownResource Resource => resource;

        public string Name => $"{resource.Plural}.{resource.Group}";

        public SemaphoreSlim Turn { get; } = new(1);

        public bool IsForgotten { get; set; }

        public Dictionary<string, PartialObjectMetadata> Known { get; } = new(StringComparer.Ordinal);

        /// <summary>The latest asking before the last list that was answered; 0: there was none.</summary>
        public long ReadAt { get; set; }
    }
}

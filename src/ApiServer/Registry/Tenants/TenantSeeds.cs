using Arktos.ApiServer.Configuration;
using Arktos.ApiServer.Registry.Services;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry.Tenants;

/// <summary>
/// What tenants are made with now: encoded once for as long as what they are told of the installation stays the same,
/// and read once for all that ask at a time. Of one API server. Thread-safe.
/// </summary>
internal sealed class TenantSeeds
{
    /// <summary>The tenant that templates are made of; none has such a name.</summary>
    private const string Nobody = "_";

    private static readonly ObjectKey[] Sources =
    [
        ApiServiceObjects.SystemKey,
        TenantSeed.RootsKey,
        ApiServiceObjects.DnsKey,
    ];

    private readonly SharedQuestion<IReadOnlyList<SeedTemplate>> _question = new();
    private volatile Known? _known;

    /// <summary>As of a moment after this call began.</summary>
    /// <exception cref="StoreUnavailableException">Nothing can be said.</exception>
    public Task<IReadOnlyList<SeedTemplate>> ReadAsync(IKeyspace keyspace, CancellationToken cancel) =>
        _question.AskAsync(() => LookAsync(keyspace)).WaitAsync(cancel);

    // It serves all who may be waiting for it, so none of them can cancel it.
    private async Task<IReadOnlyList<SeedTemplate>> LookAsync(IKeyspace keyspace)
    {
        var sweep = new TenantSweep(keyspace, (_, _, _) => { });
        var items = await Task.WhenAll(Sources.Select(key => sweep.ReadAsync(key, CancellationToken.None)));
        if (_known is { } known && known.IsOf(items))
            return known.Templates;
        var around = new TenantSurroundings(
            ApiServiceObjects.PlaceOf(items[0]),
            TenantSeed.RootsIn(items[1]),
            ApiServiceObjects.AddressOf(items[2])
        );
        var templates = TenantSeed
            .Operations(Nobody, around, DateTimeOffset.UnixEpoch)
            .Select(put => new SeedTemplate(put))
            .ToList();
        _known = new Known(items, templates);
        return templates;
    }

    private sealed record Known(IReadOnlyList<KeyspaceItem?> Items, IReadOnlyList<SeedTemplate> Templates)
    {
        // By their bytes: revisions begin anew where a backup is put back.
        public bool IsOf(IReadOnlyList<KeyspaceItem?> items) =>
            Items.Zip(items).All(pair => Same(pair.First, pair.Second));

        private static bool Same(KeyspaceItem? a, KeyspaceItem? b) =>
            a is null ? b is null : b is not null && a.Value.Span.SequenceEqual(b.Value.Span);
    }
}

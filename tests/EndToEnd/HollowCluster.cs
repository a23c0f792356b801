namespace Arktos.EndToEnd;

/// <summary>
/// One cluster that plays containers for the classes that need no more; they come one after the other. Each makes what
/// it needs under names of its own, and leaves nothing that runs.
/// </summary>
public sealed class HollowCluster : IAsyncLifetime
{
    /// <summary>Of the collection of tests that have it.</summary>
    public const string Name = "one cluster that plays containers";

    public LocalCluster Local { get; } = new(PortBases.Hollow, "hollow");

    /// <summary>What its `up` has printed.</summary>
    public string Said { get; private set; } = "";

    public async ValueTask InitializeAsync() => Said = await Local.UpAsync();

    public ValueTask DisposeAsync() => Local.DisposeAsync();

    [CollectionDefinition(Name)]
    public sealed class Definition : ICollectionFixture<HollowCluster>;
}

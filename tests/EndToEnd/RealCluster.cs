namespace Arktos.EndToEnd;

/// <summary>
/// One cluster with real containers for the classes that only look at what runs in it; they come one after the other.
/// Each makes what it needs under names of its own.
/// </summary>
public sealed class RealCluster : IAsyncLifetime
{
    /// <summary>Of the collection of tests that have it.</summary>
    public const string Name = "one cluster with real containers";

    public LocalCluster Local { get; } = new(PortBases.Real, "containerd") { RunsMachines = true };

    public async ValueTask InitializeAsync()
    {
        if (LocalCluster.HasContainerd)
            await Local.InitializeAsync();
    }

    public ValueTask DisposeAsync() => LocalCluster.HasContainerd ? Local.DisposeAsync() : ValueTask.CompletedTask;

    [CollectionDefinition(Name)]
    public sealed class Definition : ICollectionFixture<RealCluster>;
}

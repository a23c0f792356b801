namespace Arktos.ApiBench;

/// <summary>A row that has been prepared on a cluster, and can be measured several times.</summary>
internal interface IRun : IAsyncDisposable
{
    Task<Timing> RunAsync(double seconds);
}

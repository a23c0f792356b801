namespace Arktos.ApiBench;

/// <summary>Keeps so many requests under way.</summary>
/// <param name="request">Gets a number that no other request of this run has.</param>
internal sealed class RequestRun(int atOnce, Func<int, Task> request) : IRun
{
    private int _next = -1;

    public Task<Timing> RunAsync(double seconds) =>
        Load.TimeAsync(atOnce, seconds, _ => request(Interlocked.Increment(ref _next)));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

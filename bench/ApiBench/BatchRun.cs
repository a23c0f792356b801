namespace Arktos.ApiBench;

/// <summary>Requests that each hold several operations: operations are counted, requests are timed.</summary>
internal sealed class BatchRun(int atOnce, int operations, Func<int, Task> request) : IRun
{
    private readonly RequestRun _requests = new(atOnce, request);

    public async Task<Timing> RunAsync(double seconds)
    {
        var timing = await _requests.RunAsync(seconds);
        return timing with { Count = timing.Count * operations, Rate = timing.Rate * operations };
    }

    public ValueTask DisposeAsync() => _requests.DisposeAsync();
}

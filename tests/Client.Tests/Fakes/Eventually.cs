namespace Arktos.Client.Tests.Fakes;

/// <summary>Waits for a condition that another thread brings about; fails after ninety seconds.</summary>
public static class Eventually
{
    public static async Task HoldsAsync(Func<bool> condition, string what, Action? meanwhile = null)
    {
        var deadline = DateTime.UtcNow.AddSeconds(90);
        while (!condition())
        {
            if (DateTime.UtcNow > deadline)
                throw new TimeoutException($"did not come true within 90 s: {what}");
            meanwhile?.Invoke();
            await SettleAsync();
        }
    }

    public static Task HoldsAsync(Func<bool> condition, Func<string> what) =>
        HoldsAsync(() => Task.FromResult(condition()), what);

    public static async Task HoldsAsync(Func<Task<bool>> condition, Func<string> what)
    {
        var deadline = DateTime.UtcNow.AddSeconds(90);
        while (!await condition())
        {
            if (DateTime.UtcNow > deadline)
                throw new TimeoutException($"did not come true within 90 s: {what()}");
            await SettleAsync();
        }
    }

    /// <summary>
    /// Lets run what a step of manual time has woken: time that runs ahead of a busy machine passes every deadline.
    /// </summary>
    public static async Task SettleAsync()
    {
        var deadline = DateTime.UtcNow.AddSeconds(1);
        do await Task.Delay(2);
        while (ThreadPool.PendingWorkItemCount > 0 && DateTime.UtcNow < deadline);
    }
}

namespace Arktos.Client.Tests.Fakes;

/// <summary>Waits for a condition that another thread brings about; fails after ten seconds.</summary>
public static class Eventually
{
    public static async Task HoldsAsync(Func<bool> condition, string what, Action? meanwhile = null)
    {
        var deadline = DateTime.UtcNow.AddSeconds(10);
        while (!condition())
        {
            if (DateTime.UtcNow > deadline) throw new TimeoutException($"did not come true within 10 s: {what}");
            meanwhile?.Invoke();
            await Task.Delay(2);
        }
    }
}

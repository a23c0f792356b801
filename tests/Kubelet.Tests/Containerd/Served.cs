namespace Arktos.Kubelet.Tests.Containerd;

/// <summary>What a container's server answers: it runs a moment before it listens.</summary>
internal static class Served
{
    public static async Task<string> TextAsync(HttpClient http, string url)
    {
        for (var tries = 0; ; tries++)
            try
            {
                return await http.GetStringAsync(url);
            }
            catch (HttpRequestException) when (tries < 100)
            {
                await Task.Delay(50);
            }
    }
}

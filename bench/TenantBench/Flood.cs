using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace Arktos.TenantBench;

/// <summary>
/// Requests of a tenant as fast as they are answered, from a process of its own, so that what it does with the answers
/// (nothing) and what is measured beside it do not meet: of four connections one lists 2,000 objects of 1 KiB, one
/// creates objects of 64 KiB, two read one.
/// </summary>
internal static class Flood
{
    private const int AtOnce = 32,
        LargeBytes = 64 << 10;

    /// <summary>Runs until standard input ends; then prints how many were answered and refused since it said
    /// "ready".</summary>
    /// <param name="arguments">PEM file with certificate and key, then servers.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var pem = await File.ReadAllTextAsync(arguments[0]);
        using var certificate = X509Certificate2.CreateFromPem(pem, pem);
        using var stop = new CancellationTokenSource();
        var (answered, refused, names, prefix) = (0, 0, 0, Environment.ProcessId);
        var all = Enumerable.Range(0, AtOnce).Select(i => Task.Run(() => OneAsync(i))).ToList();
        await Task.Delay(TimeSpan.FromSeconds(3));
        (answered, refused) = (0, 0);
        Console.WriteLine("ready");
        await Console.In.ReadToEndAsync();
        Console.WriteLine($"{answered} {refused}");
        await stop.CancelAsync();
        await Task.WhenAll(all);
        return 0;

        async Task OneAsync(int number)
        {
            using var handler = new SocketsHttpHandler
            {
                SslOptions = new SslClientAuthenticationOptions
                {
                    ClientCertificates = [certificate],
                    LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate,
                    RemoteCertificateValidationCallback = (_, _, _, _) => true,
                },
            };
            using var http = new HttpClient(handler)
            {
                BaseAddress = new Uri(arguments[1 + number % (arguments.Length - 1)]),
            };
            var buffer = new byte[1 << 16];
            while (!stop.IsCancellationRequested)
                try
                {
                    using var request = (number / 2 % 4) switch
                    {
                        0 => new HttpRequestMessage(HttpMethod.Get, "/api/v1/namespaces/default/configmaps"),
                        1 => new HttpRequestMessage(HttpMethod.Post, "/api/v1/namespaces/kube-public/configmaps")
                        {
                            Content = new StringContent(
                                JsonSerializer.Serialize(
                                    new
                                    {
                                        metadata = new { name = $"large-{Interlocked.Increment(ref names)}-{prefix}" },
                                        data = new { k = new string('x', LargeBytes) },
                                    }
                                ),
                                Encoding.UTF8,
                                "application/json"
                            ),
                        },
                        _ => new HttpRequestMessage(HttpMethod.Get, "/api/v1/namespaces/default/configmaps/map-1"),
                    };
                    using var response = await http.SendAsync(
                        request,
                        HttpCompletionOption.ResponseHeadersRead,
                        stop.Token
                    );
                    await using var body = await response.Content.ReadAsStreamAsync(stop.Token);
                    while (await body.ReadAsync(buffer, stop.Token) > 0) { }
                    if ((int)response.StatusCode == 429)
                    {
                        Interlocked.Increment(ref refused);
                        // As client libraries do.
                        await Task.Delay(response.Headers.RetryAfter?.Delta ?? TimeSpan.Zero, stop.Token);
                    }
                    else
                        Interlocked.Increment(ref answered);
                }
                catch (OperationCanceledException) when (stop.IsCancellationRequested)
                { /* it is over */
                }
        }
    }
}

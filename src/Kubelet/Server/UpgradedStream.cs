using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Arktos.Kubelet.Server;

/// <summary>
/// The client's side of an HTTP/1.1 upgrade (RFC 9110, 7.8) to the runtime's streaming server: what it answered, and
/// the bytes behind it. Disposed of by its owner.
/// </summary>
internal sealed class UpgradedStream : IAsyncDisposable
{
    private const int HeadBytesMax = 16 << 10;
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    private UpgradedStream(NetworkStream stream, string head)
    {
        Stream = stream;
        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Status = lines.FirstOrDefault() ?? "";
        Headers =
        [
            .. lines
                .Skip(1)
                .Select(line => line.Split(':', 2))
                .Where(parts => parts.Length == 2)
                .Select(parts => KeyValuePair.Create(parts[0].Trim(), parts[1].Trim())),
        ];
    }

    public Stream Stream { get; }

    /// <summary>"HTTP/1.1 101 Switching Protocols".</summary>
    public string Status { get; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    public bool IsUpgraded => Status.StartsWith("HTTP/1.1 101", StringComparison.Ordinal);

    /// <summary>What asks for SPDY/3.1 with a protocol of the streams.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Spdy(string protocols) =>
        [KeyValuePair.Create("Upgrade", "SPDY/3.1"), KeyValuePair.Create("X-Stream-Protocol-Version", protocols)];

    /// <param name="headers">Without line breaks; Upgrade among them.</param>
    /// <exception cref="IOException">The server cannot be reached, or does not answer in time.</exception>
    public static async Task<UpgradedStream> ConnectAsync(
        Uri url,
        string method,
        IReadOnlyList<KeyValuePair<string, string>> headers,
        TimeProvider time,
        CancellationToken ct
    )
    {
        using var timeout = new CancellationTokenSource(ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(url.Host, url.Port, either.Token).ConfigureAwait(false);
            var stream = new NetworkStream(socket, ownsSocket: true);
            var request = new StringBuilder(
                $"{method} {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\nConnection: Upgrade\r\n"
            );
            foreach (var (name, value) in headers)
                request.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
            request.Append(method == "POST" ? "Content-Length: 0\r\n\r\n" : "\r\n");
            await stream.WriteAsync(Encoding.ASCII.GetBytes(request.ToString()), either.Token).ConfigureAwait(false);
            return new UpgradedStream(stream, await ReadHeadAsync(stream, either.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            socket.Dispose();
            throw new IOException($"the runtime's streaming server at {url.Authority} did not answer in time");
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new IOException(
                $"the runtime's streaming server at {url.Authority} cannot be reached: {e.Message}",
                e
            );
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Stream.DisposeAsync();

    // A byte at a time: what comes behind the head is the stream's.
    internal static async Task<string> ReadHeadAsync(Stream stream, CancellationToken ct)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (head.Count < HeadBytesMax)
        {
            await stream.ReadExactlyAsync(one, ct).ConfigureAwait(false);
            head.Add(one[0]);
            if (head.Count >= 4 && head[^1] == '\n' && head[^3] == '\n')
                return Encoding.ASCII.GetString([.. head]);
        }
        throw new IOException("the runtime's streaming server answered with too large a header");
    }
}

using System.Diagnostics;
using System.Net.Sockets;

namespace Arktos.EndToEnd.Unrest;

/// <summary>
/// Opens a connection through a cluster IP again and again, and asks. Its pods are never touched, and the way to them
/// is the kernel's, so nothing excuses a failure.
/// </summary>
internal sealed class SteadyClient(string address, int port)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40),
        Patience = TimeSpan.FromSeconds(10);

    public int Answered { get; private set; }

    public List<string> Failures { get; } = [];

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var begin = Stopwatch.GetTimestamp();
            using var deadline = new CancellationTokenSource(Patience);
            try
            {
                using var socket = new TcpClient();
                await socket.ConnectAsync(address, port, deadline.Token);
                var stream = socket.GetStream();
                await stream.WriteAsync("GET / HTTP/1.0\r\n\r\n"u8.ToArray(), deadline.Token);
                using var reader = new StreamReader(stream);
                var answer = await reader.ReadToEndAsync(deadline.Token);
                if (!answer.StartsWith("HTTP/1.", StringComparison.Ordinal))
                    throw new IOException($"answers '{answer}'");
                Answered++;
            }
            catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
            {
                Failures.Add($"after {Stopwatch.GetElapsedTime(begin).TotalMilliseconds:0} ms: {e.Message}");
            }
            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}

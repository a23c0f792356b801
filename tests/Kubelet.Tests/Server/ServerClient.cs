using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Arktos.Kubelet.Tests.Server;

/// <summary>Calls a node agent as an API server does.</summary>
public sealed class ServerClient(int port, X509Certificate2 certificate) : IDisposable
{
    public HttpClient Http { get; } =
        new(
            new SocketsHttpHandler
            {
                SslOptions = new SslClientAuthenticationOptions
                {
                    LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate,
                    RemoteCertificateValidationCallback = (_, _, _, _) => true,
                },
            }
        )
        {
            BaseAddress = new Uri($"https://127.0.0.1:{port}"),
        };

    public Task<string> GetAsync(string path) => Http.GetStringAsync(path);

    /// <summary>Runs a command; what it reads is given and then closed.</summary>
    public Task<(string Out, string Err, string Status)> AttachAsync(string pod, string container, string? input) =>
        StreamAsync("attach", pod, container, input, "v5.channel.k8s.io", []);

    public Task<(string Out, string Err, string Status)> ExecAsync(
        string pod,
        string container,
        string? input,
        string protocol,
        params string[] command
    ) => StreamAsync("exec", pod, container, input, protocol, command);

    private async Task<(string Out, string Err, string Status)> StreamAsync(
        string verb,
        string pod,
        string container,
        string? input,
        string protocol,
        string[] command
    )
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(protocol);
        socket.Options.ClientCertificates = [certificate];
        socket.Options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        var query = string.Concat(command.Select(c => "&command=" + Uri.EscapeDataString(c)));
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await socket.ConnectAsync(
            new Uri(
                $"wss://127.0.0.1:{port}/{verb}/t1/ns1/{pod}/{container}"
                    + $"?output=1&error=1{(input is null ? "" : "&input=1")}{query}"
            ),
            timeout.Token
        );
        Assert.Equal(protocol, socket.SubProtocol);
        if (input is not null)
        {
            await socket.SendAsync(
                (byte[])[0, .. Encoding.UTF8.GetBytes(input)],
                WebSocketMessageType.Binary,
                true,
                timeout.Token
            );
            await socket.SendAsync((byte[])[255, 0], WebSocketMessageType.Binary, true, timeout.Token);
        }
        var channels = new MemoryStream[] { new(), new(), new(), new() };
        var buffer = new byte[64 << 10];
        while (true)
        {
            var count = 0;
            WebSocketReceiveResult result;
            do
            {
                result = await socket.ReceiveAsync(
                    new ArraySegment<byte>(buffer, count, buffer.Length - count),
                    timeout.Token
                );
                count += result.Count;
            } while (!result.EndOfMessage);
            if (result.MessageType == WebSocketMessageType.Close)
                break;
            channels[buffer[0]].Write(buffer, 1, count - 1);
        }
        string Text(int channel) => Encoding.UTF8.GetString(channels[channel].ToArray());
        return (Text(1), Text(2), Text(3));
    }

    public void Dispose() => Http.Dispose();
}

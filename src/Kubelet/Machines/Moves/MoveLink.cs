using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Arktos.Api.Core.V1;
using Arktos.Kubelet.Server;
using Arktos.Rpc;

namespace Arktos.Kubelet.Machines.Moves;

/// <summary>Connections to the agent of the node that a machine moves to: TLS with both nodes' certificates.</summary>
/// <param name="path">Of the move at the agent's server, without the channel.</param>
internal sealed class MoveLink(KubeletOptions options, Node node, string path)
{
    public const string Protocol = "arktos-move";

    /// <summary>Channels: what the agents say, and what QEMU sends.</summary>
    public const string Control = "control",
        Memory = "memory",
        Disk = "disk";

    private static readonly TimeSpan ConnectMax = TimeSpan.FromSeconds(15);

    /// <exception cref="IOException">It cannot be reached, or does not let in who asks.</exception>
    public async Task<Stream> ConnectAsync(string channel, CancellationToken ct)
    {
        var name = node.Metadata.Name;
        var address = node.Status.Addresses?.Find(a => a.Type == "InternalIP")?.Address ?? "";
        var port = node.Status.DaemonEndpoints?.KubeletEndpoint?.Port ?? 0;
        if (address.Length == 0 || port == 0)
            throw new IOException($"node {name} does not say where its agent serves");
        using var timeout = new CancellationTokenSource(ConnectMax, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Stream? stream = null;
        try
        {
            await socket.ConnectAsync(address, port, either.Token).ConfigureAwait(false);
            stream = await RpcTls
                .ConnectAsync(
                    new NetworkStream(socket, ownsSocket: true),
                    options.Api.ClientCertificate,
                    options.ClientRoots,
                    name,
                    either.Token
                )
                .ConfigureAwait(false);
            var request =
                $"GET {path}/{channel} HTTP/1.1\r\nHost: {name}\r\nConnection: Upgrade\r\nUpgrade: {Protocol}\r\n\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(request), either.Token).ConfigureAwait(false);
            var head = await UpgradedStream.ReadHeadAsync(stream, either.Token).ConfigureAwait(false);
            if (head.StartsWith("HTTP/1.1 101", StringComparison.Ordinal))
                return stream;
            throw new IOException(
                $"the agent of node {name} refuses: {await WhyAsync(stream, head, either.Token).ConfigureAwait(false)}"
            );
        }
        catch (Exception e)
            when (e is SocketException or AuthenticationException or IOException or OperationCanceledException)
        {
            if (stream is not null)
                await stream.DisposeAsync().ConfigureAwait(false);
            socket.Dispose();
            if (e is OperationCanceledException && ct.IsCancellationRequested)
                throw;
            throw new IOException(
                e is OperationCanceledException
                        ? $"the agent of node {name} did not answer within {ConnectMax.TotalSeconds} s"
                    : e is IOException ? e.Message
                    : $"the agent of node {name} cannot be reached: {e.Message}",
                e
            );
        }
    }

    /// <summary>Of an answer: its text, which is short, or else its first line.</summary>
    private static async Task<string> WhyAsync(Stream from, string head, CancellationToken ct)
    {
        var buffer = new byte[2048];
        var read = await from.ReadAsync(buffer, ct).ConfigureAwait(false);
        var lines = Encoding.UTF8.GetString(buffer, 0, read).Split('\n', StringSplitOptions.TrimEntries);
        // It may come in a piece, behind its length.
        var text =
            head.Contains("chunked", StringComparison.OrdinalIgnoreCase) && lines is [_, var first, ..]
                ? first
                : string.Join(' ', lines);
        return text.Trim() is { Length: > 0 } told ? told : head.Split("\r\n")[0];
    }
}

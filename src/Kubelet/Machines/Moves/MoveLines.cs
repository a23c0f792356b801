using System.Text.Json;

namespace Arktos.Kubelet.Machines.Moves;

/// <summary>What the agents of a move say to each other; what is not said is null.</summary>
/// <param name="Machine">What is to come, for the runtime.</param>
/// <param name="Attempt">Of its container.</param>
/// <param name="Step">"ready", "handed-over" or "bound".</param>
/// <param name="Error">Why it ends.</param>
internal sealed record MoveLine(string? Machine = null, int Attempt = 0, string? Step = null, string? Error = null)
{
    private const int BytesMax = 64 << 10;

    public async Task WriteAsync(Stream to, CancellationToken ct)
    {
        await to.WriteAsync((byte[])[.. JsonSerializer.SerializeToUtf8Bytes(this), (byte)'\n'], ct)
            .ConfigureAwait(false);
        await to.FlushAsync(ct).ConfigureAwait(false);
    }

    /// <exception cref="IOException">The connection has ended, or what comes is none.</exception>
    public static async Task<MoveLine> ReadAsync(Stream from, CancellationToken ct)
    {
        var (line, one) = (new MemoryStream(), new byte[1]);
        while (line.Length < BytesMax)
        {
            if (await from.ReadAsync(one, ct).ConfigureAwait(false) == 0)
                throw new IOException("the other node has ended the connection");
            if (one[0] != '\n')
            {
                line.WriteByte(one[0]);
                continue;
            }
            try
            {
                return JsonSerializer.Deserialize<MoveLine>(line.ToArray())
                    ?? throw new IOException("the other node says nothing");
            }
            catch (JsonException e)
            {
                throw new IOException($"the other node says what is no JSON: {e.Message}", e);
            }
        }
        throw new IOException($"the other node says more than {BytesMax} bytes in a line");
    }
}

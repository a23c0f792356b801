using System.Threading.Channels;

namespace Arktos.VmRuntime.Console;

/// <summary>Somebody at a console: what it says from now on, and what is typed.</summary>
internal sealed class ConsoleSession(
    Channel<byte[]> said,
    Func<ReadOnlyMemory<byte>, CancellationToken, Task> type,
    Action<ConsoleSession> gone
) : IDisposable
{
    /// <summary>Ends with the machine, and when too much was not taken.</summary>
    public ChannelReader<byte[]> Said => said.Reader;

    /// <exception cref="VmRuntimeException">The machine has gone.</exception>
    public Task TypeAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct) => type(bytes, ct);

    public void Say(byte[] bytes)
    {
        if (!said.Writer.TryWrite(bytes))
            End();
    }

    public void End()
    {
        said.Writer.TryComplete();
        gone(this);
    }

    public void Dispose() => End();
}

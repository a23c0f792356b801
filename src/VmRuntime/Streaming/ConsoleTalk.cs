using Arktos.VmRuntime.Console;
using Arktos.VmRuntime.Machines;

namespace Arktos.VmRuntime.Streaming;

/// <summary>Carries one session between SPDY streams and a console, until one of the two has gone.</summary>
internal sealed class ConsoleTalk(Machine machine) : ISpdyTalk
{
    private uint? _stdin,
        _error;

    public string Protocol => "v4.channel.k8s.io";

    public int StreamsMax => 16;

    public void Check() => machine.OpenConsole().Dispose();

    public async Task RunAsync(SpdyServer spdy, CancellationToken ct)
    {
        using var session = machine.OpenConsole();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        Task? saying = null;
        try
        {
            while (true)
            {
                var reading = spdy.ReadAsync(end.Token);
                // The machine's end is the session's.
                if (saying is not null && await Task.WhenAny(reading, saying).ConfigureAwait(false) == saying)
                    break;
                if (await reading.ConfigureAwait(false) is not { } frame)
                    break;
                if (frame.Opened.Length > 0)
                {
                    // What else is opened (sizes of terminals) does not reach a serial line.
                    if (frame.Opened == "stdin")
                        _stdin = frame.StreamId;
                    else if (frame.Opened == "error")
                        _error = frame.StreamId;
                    else if (frame.Opened == "stdout")
                        saying = SayAsync(spdy, session, frame.StreamId, end.Token);
                }
                else if (frame.StreamId == _stdin && frame.Bytes.Length > 0)
                    await session.TypeAsync(frame.Bytes, end.Token).ConfigureAwait(false);
            }
            if (_error is { } error)
                await spdy.SendAsync(error, "{\"metadata\":{},\"status\":\"Success\"}"u8.ToArray(), true, end.Token)
                    .ConfigureAwait(false);
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            if (saying is not null)
                await saying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task SayAsync(SpdyServer spdy, ConsoleSession session, uint stdout, CancellationToken ct)
    {
        await foreach (var bytes in session.Said.ReadAllAsync(ct).ConfigureAwait(false))
            await spdy.SendAsync(stdout, bytes, false, ct).ConfigureAwait(false);
        await spdy.SendAsync(stdout, default, true, ct).ConfigureAwait(false);
    }
}

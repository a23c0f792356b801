using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Arktos.VmRuntime.Agent;

/// <summary>How a command in a guest has ended.</summary>
/// <param name="ExitCode">128 and the signal's number where a signal has ended it, as shells have it.</param>
internal sealed record GuestResult(int ExitCode, byte[] Output, byte[] Error);

/// <summary>
/// A connection to the QEMU guest agent of one machine (qemu-ga: JSON, a line each), which is made when it is needed
/// and anew after each fault. One question at a time. What it says is a guest's word: it is bounded, and believed in
/// nothing. Thread-safe.
/// </summary>
internal sealed class GuestAgent(string socket, TimeProvider time) : IAsyncDisposable
{
    /// <summary>Of an answer, in which output is base64: about 3 MiB of output.</summary>
    public const int LineBytesMax = 4 << 20;

    /// <summary>Commands that run in one guest at the same time.</summary>
    public const int CommandsMax = 8;

    private const byte Delimiter = 0xff;
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(10),
        PollMin = TimeSpan.FromMilliseconds(20),
        PollMax = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1, 1),
        _commands = new(CommandsMax, CommandsMax);
    private readonly byte[] _buffer = new byte[16 << 10];
    private Socket? _connection;
    private int _begin,
        _end,
        _syncs;

    /// <summary>
    /// Runs a command in the guest, without input. It is not ended with the wait for it: the agent can end none.
    /// </summary>
    /// <exception cref="VmRuntimeException">There is no agent, it refuses, or it does not answer; or the command writes
    /// more than is taken.</exception>
    /// <exception cref="TimeoutException">It has not ended in time, and goes on.</exception>
    public async Task<GuestResult> RunAsync(IReadOnlyList<string> command, TimeSpan? timeout, CancellationToken ct)
    {
        if (command.Count == 0 || command[0].Length == 0)
            throw new VmRuntimeException("there is no command to run");
        if (!await _commands.WaitAsync(0, ct).ConfigureAwait(false))
            throw new VmRuntimeException($"{CommandsMax} commands run in the virtual machine already");
        try
        {
            var deadline = timeout is { } max ? time.GetUtcNow() + max : DateTimeOffset.MaxValue;
            var begun = await AskAsync(
                    "guest-exec",
                    new JsonObject
                    {
                        ["path"] = command[0],
                        ["arg"] = new JsonArray([.. command.Skip(1).Select(a => JsonValue.Create(a))]),
                        ["capture-output"] = true,
                    },
                    ct
                )
                .ConfigureAwait(false);
            var pid = Read(begun, b => b!["pid"]!.GetValue<long>());
            for (var pause = PollMin; ; pause = pause * 2 < PollMax ? pause * 2 : PollMax)
            {
                var status = await AskAsync("guest-exec-status", new JsonObject { ["pid"] = pid }, ct)
                    .ConfigureAwait(false);
                if (Read(status, s => s!["exited"]!.GetValue<bool>()))
                    return Read(status, ResultOf);
                if (time.GetUtcNow() >= deadline)
                    throw new TimeoutException(
                        $"the command has not ended within {timeout!.Value.TotalSeconds} s; it goes on in the guest"
                    );
                await Task.Delay(pause, time, ct).ConfigureAwait(false);
            }
        }
        finally
        {
            _commands.Release();
        }
    }

    /// <summary>Has the guest write all to its disks, and hold back what is written from then on.</summary>
    /// <returns>How many file systems; zero: it has none that can be frozen.</returns>
    /// <exception cref="VmRuntimeException">There is no agent, or it refuses: none is frozen. Or it does not answer,
    /// and may do it yet.</exception>
    public async Task<long> FreezeAsync(CancellationToken ct) =>
        Read(await AskAsync("guest-fsfreeze-freeze", [], ct).ConfigureAwait(false), count => count!.GetValue<long>());

    /// <summary>Also where none is frozen.</summary>
    /// <exception cref="VmRuntimeException">There is no agent, it refuses, or it does not answer.</exception>
    public async Task ThawAsync(CancellationToken ct)
    {
        // A talk of before may have ended without the guest's knowledge: it may be another state of it by now.
        await CloseAsync().ConfigureAwait(false);
        await AskAsync("guest-fsfreeze-thaw", [], ct).ConfigureAwait(false);
    }

    /// <summary>The next question is asked on a new connection.</summary>
    public async Task CloseAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            Drop();
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync().ConfigureAwait(false);

    private async Task<JsonNode?> AskAsync(string command, JsonObject arguments, CancellationToken ct)
    {
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        // What was asked is answered also when nobody waits any more: the next question would get it.
        using var within = new CancellationTokenSource(AnswerMax, time);
        try
        {
            if (_connection is null)
                await ConnectAsync(within.Token).ConfigureAwait(false);
            await SendAsync(command, arguments, within.Token).ConfigureAwait(false);
            var answer = await ReadLineAsync(within.Token).ConfigureAwait(false);
            return answer["error"] is { } error
                ? throw new AgentRefusalException($"the guest agent refuses {command}: {error["desc"]}")
                : answer["return"];
        }
        catch (AgentRefusalException)
        {
            throw;
        }
        catch (OperationCanceledException e)
        {
            Drop();
            throw new VmRuntimeException(
                $"the guest agent has not answered {command} within {AnswerMax.TotalSeconds} s",
                e
            );
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            Drop();
            throw new VmRuntimeException($"the guest agent cannot be reached: {e.Message}", e);
        }
        catch (VmRuntimeException)
        {
            Drop();
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>What was left of talks of before is passed over.</summary>
    private async Task ConnectAsync(CancellationToken ct)
    {
        var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _connection = connection;
        (_begin, _end) = (0, 0);
        await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), ct).ConfigureAwait(false);
        var id = (int)(time.GetUtcNow().ToUnixTimeMilliseconds() & 0xffffff) + ++_syncs;
        await SendAllAsync([Delimiter], ct).ConfigureAwait(false);
        await SendAsync("guest-sync-delimited", new JsonObject { ["id"] = id }, ct).ConfigureAwait(false);
        while (true)
        {
            while (await ReadByteAsync(ct).ConfigureAwait(false) != Delimiter) { }
            var answer = await ReadLineAsync(ct).ConfigureAwait(false);
            if (answer["return"] is JsonValue told && told.TryGetValue<long>(out var number) && number == id)
                return;
        }
    }

    private Task SendAsync(string command, JsonObject arguments, CancellationToken ct) =>
        SendAllAsync(
            Encoding.UTF8.GetBytes(
                new JsonObject { ["execute"] = command, ["arguments"] = arguments }.ToJsonString() + "\n"
            ),
            ct
        );

    private async Task SendAllAsync(byte[] bytes, CancellationToken ct)
    {
        for (var sent = 0; sent < bytes.Length; )
            sent += await _connection!.SendAsync(bytes.AsMemory(sent), ct).ConfigureAwait(false);
    }

    private async Task<JsonObject> ReadLineAsync(CancellationToken ct)
    {
        var line = new MemoryStream();
        byte one;
        while ((one = await ReadByteAsync(ct).ConfigureAwait(false)) != '\n')
        {
            if (line.Length == LineBytesMax)
                throw new VmRuntimeException(
                    $"the guest agent has answered with more than {LineBytesMax} bytes: commands may write about "
                        + $"{LineBytesMax / 4 * 3}"
                );
            line.WriteByte(one);
        }
        return Read(line, l => (JsonObject)JsonNode.Parse(l.ToArray())!);
    }

    private async ValueTask<byte> ReadByteAsync(CancellationToken ct)
    {
        if (_begin == _end)
        {
            (_begin, _end) = (0, await _connection!.ReceiveAsync(_buffer, ct).ConfigureAwait(false));
            if (_end == 0)
                throw new VmRuntimeException("the guest agent has gone");
        }
        return _buffer[_begin++];
    }

    private void Drop()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private static GuestResult ResultOf(JsonNode? status)
    {
        byte[] Bytes(string name) => Convert.FromBase64String(status![name]?.GetValue<string>() ?? "");
        var isCut =
            status!["out-truncated"]?.GetValue<bool>() == true || status["err-truncated"]?.GetValue<bool>() == true;
        var code = status["signal"] is { } signal ? 128 + signal.GetValue<int>() : status["exitcode"]!.GetValue<int>();
        return new GuestResult(
            code,
            Bytes("out-data"),
            [.. Bytes("err-data"), .. isCut ? "\n(the guest agent has cut off what it wrote)\n"u8 : default]
        );
    }

    /// <summary>What the guest says may be anything.</summary>
    private static TOut Read<TIn, TOut>(TIn said, Func<TIn, TOut> read)
    {
        try
        {
            return read(said);
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or InvalidOperationException
                        or FormatException
                        or NullReferenceException
                        or InvalidCastException
                        or OverflowException
            )
        {
            throw new VmRuntimeException($"the guest agent does not speak its protocol: {e.Message}", e);
        }
    }

    /// <summary>It has answered, and goes on.</summary>
    private sealed class AgentRefusalException(string message) : VmRuntimeException(message);
}

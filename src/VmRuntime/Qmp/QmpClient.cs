using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Win32.SafeHandles;

namespace Arktos.VmRuntime.Qmp;

/// <summary>Something that QEMU tells by itself: "SHUTDOWN", "GUEST_PANICKED".</summary>
internal sealed record QmpEvent(string Name, JsonObject Data);

/// <summary>
/// One connection to a QEMU's monitor (QMP: JSON, a line each). One command at a time; events go to
/// <paramref name="happened"/>, on the reading task. Thread-safe.
/// </summary>
internal sealed class QmpClient(Action<QmpEvent> happened, TimeProvider time) : IAsyncDisposable
{
    private const int LineCharsMax = 1 << 20;
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(10);

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private NetworkStream? _stream;
    private Task _reading = Task.CompletedTask;
    private (int Id, TaskCompletionSource<JsonObject> Answer)? _waiting;
    private int _next;

    /// <summary>Ends when the connection has.</summary>
    public Task Closed => _reading;

    /// <exception cref="VmRuntimeException">Nobody listens, or nobody answers in time.</exception>
    public async Task ConnectAsync(string path, CancellationToken ct)
    {
        try
        {
            await _socket.ConnectAsync(new UnixDomainSocketEndPoint(path), ct).ConfigureAwait(false);
        }
        catch (SocketException e)
        {
            throw new VmRuntimeException($"QEMU's monitor cannot be reached: {e.Message}", e);
        }
        _stream = new NetworkStream(_socket);
        _reading = Task.Run(ReadAsync, CancellationToken.None);
        await WithinAsync(_greeted.Task, "greet", ct).ConfigureAwait(false);
        await RunAsync("qmp_capabilities", null, ct).ConfigureAwait(false);
    }

    /// <exception cref="VmRuntimeException">QEMU refuses, is silent for ten seconds, or has gone.</exception>
    public Task<JsonNode?> RunAsync(string command, JsonObject? arguments, CancellationToken ct) =>
        RunAsync(command, arguments, null, ct);

    /// <summary>Hands it an open file, which commands name then.</summary>
    /// <inheritdoc cref="RunAsync(string, JsonObject?, CancellationToken)"/>
    public Task GiveAsync(SafeFileHandle file, string name, CancellationToken ct) =>
        RunAsync("getfd", new JsonObject { ["fdname"] = name }, file, ct);

    private async Task<JsonNode?> RunAsync(
        string command,
        JsonObject? arguments,
        SafeFileHandle? file,
        CancellationToken ct
    )
    {
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            var answer = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
            var id = Interlocked.Increment(ref _next);
            lock (_turn)
                _waiting = (id, answer);
            if (_reading.IsCompleted)
                throw new VmRuntimeException($"QEMU has closed its monitor; {command} was not sent");
            var request = new JsonObject { ["execute"] = command, ["id"] = id };
            if (arguments is not null)
                request["arguments"] = arguments;
            try
            {
                var line = Encoding.UTF8.GetBytes(request.ToJsonString() + "\n");
                var sent = file is null ? 0 : FilePassing.Send(_socket, line, file);
                await _stream!.WriteAsync(line.AsMemory(sent), ct).ConfigureAwait(false);
            }
            catch (IOException e)
            {
                throw new VmRuntimeException($"QEMU has closed its monitor; {command} was not sent", e);
            }
            var response = await WithinAsync(answer.Task, command, ct).ConfigureAwait(false);
            return response["error"] is { } error
                ? throw new VmRuntimeException($"QEMU refuses {command}: {error["desc"]}")
                : response["return"];
        }
        finally
        {
            lock (_turn)
                _waiting = null;
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _socket.Dispose();
        await _reading.ConfigureAwait(false);
        if (_stream is not null)
            await _stream.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task<T> WithinAsync<T>(Task<T> task, string what, CancellationToken ct)
    {
        try
        {
            return await task.WaitAsync(AnswerMax, time, ct).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw new VmRuntimeException($"QEMU did not answer {what} within {AnswerMax.TotalSeconds} s", e);
        }
    }

    private Task WithinAsync(Task task, string what, CancellationToken ct) => WithinAsync(Nothing(task), what, ct);

    private static async Task<bool> Nothing(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }

    private async Task ReadAsync()
    {
        var reason = "QEMU has closed its monitor";
        try
        {
            var buffer = new byte[16 << 10];
            var line = new MemoryStream();
            int read;
            while ((read = await _stream!.ReadAsync(buffer, _stop.Token).ConfigureAwait(false)) > 0)
                foreach (var one in buffer.AsMemory(0, read).ToArray())
                    if (one != '\n')
                    {
                        line.WriteByte(one);
                        if (line.Length > LineCharsMax)
                            throw new JsonException("a line is longer than 1 MiB");
                    }
                    else
                    {
                        Take(line.ToArray());
                        line.SetLength(0);
                    }
        }
        catch (Exception e)
            when (e is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        { /* the connection has gone */
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            reason = $"QEMU's monitor does not speak QMP: {e.Message}";
            _socket.Dispose();
        }
        var gone = new VmRuntimeException(reason);
        _greeted.TrySetException(gone);
        // Nobody need have waited for it.
        _ = _greeted.Task.Exception;
        lock (_turn)
            _waiting?.Answer.TrySetException(gone);
    }

    private void Take(byte[] line)
    {
        if (line.AsSpan().Trim("\r \t"u8).Length == 0)
            return;
        if (JsonNode.Parse(line) is not JsonObject message)
            throw new JsonException("a line is no object");
        if (message.ContainsKey("QMP"))
            _greeted.TrySetResult();
        else if (message["event"] is { } name)
            happened(new QmpEvent(name.GetValue<string>(), message["data"] as JsonObject ?? []));
        else
            lock (_turn)
                // An answer that came too late is nobody's.
                if (_waiting is { } waiting && message["id"]?.GetValue<int>() == waiting.Id)
                    waiting.Answer.TrySetResult(message);
    }
}

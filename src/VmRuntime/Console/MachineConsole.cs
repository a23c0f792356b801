using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using Arktos.VmRuntime.Machines;
using Microsoft.Extensions.Logging;

namespace Arktos.VmRuntime.Console;

/// <summary>
/// A machine's serial console. QEMU writes what the guest says into a file, also while no server runs; from there it
/// goes into the log, from where the server before has stopped. A socket beside tells that there is more, feeds
/// sessions, and takes what they type. Thread-safe.
/// </summary>
internal sealed partial class MachineConsole : IAsyncDisposable
{
    private const int PunchHole = 3,
        ChunkBytes = 16 << 10,
        ReadBytesMax = 64 << 10;

    /// <summary>Of what a session has not taken; one that is slower is ended.</summary>
    private const int SessionChunksMax = 256;
    private const long PunchEvery = 1 << 20;

    /// <summary>QEMU writes to the file after the socket.</summary>
    private static readonly TimeSpan Lag = TimeSpan.FromMilliseconds(20),
        Idle = TimeSpan.FromSeconds(1);

    private readonly MachineFiles _files;
    private readonly CriLog _log;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _more = new(0, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<ConsoleSession, bool> _sessions = new();
    private Socket? _socket;
    private Task _reading = Task.CompletedTask,
        _copying = Task.CompletedTask;
    private long _offset,
        _punched;

    public MachineConsole(MachineFiles files, string logPath, TimeProvider time, ILogger logger)
    {
        (_files, _time, _logger) = (files, time, logger);
        _log = new CriLog(logPath, time);
        if (
            File.Exists(files.ConsoleOffset)
            && long.TryParse(
                File.ReadAllText(files.ConsoleOffset),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var offset
            )
        )
            _offset = offset;
        _copying = Task.Run(CopyAsync);
    }

    public bool IsConnected => _socket is not null && !_reading.IsCompleted;

    /// <summary>Listens to a QEMU that runs. One caller at a time; may be called again when it has gone.</summary>
    /// <exception cref="VmRuntimeException">It has no such socket.</exception>
    public async Task ConnectAsync(CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(_files.ConsoleSocket), ct).ConfigureAwait(false);
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new VmRuntimeException($"the machine's console cannot be reached: {e.Message}", e);
        }
        _socket?.Dispose();
        _socket = socket;
        _reading = Task.Run(ReadAsync, CancellationToken.None);
    }

    /// <summary>Somebody sits down at the console, until the session is disposed of or the machine ends.</summary>
    /// <exception cref="VmRuntimeException">The machine has no console now.</exception>
    public ConsoleSession Open()
    {
        if (!IsConnected)
            throw new VmRuntimeException("the machine's console is not there");
        var session = new ConsoleSession(
            Channel.CreateBounded<byte[]>(
                new BoundedChannelOptions(SessionChunksMax) { FullMode = BoundedChannelFullMode.Wait }
            ),
            TypeAsync,
            gone => _sessions.TryRemove(gone, out _)
        );
        _sessions[session] = true;
        return session;
    }

    public void ReopenLog()
    {
        lock (_lock)
        {
            Copy();
            _log.Reopen();
        }
    }

    /// <summary>All that the machine has said is in the log then.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _socket?.Dispose();
        await _reading.ConfigureAwait(false);
        await _copying.ConfigureAwait(false);
        lock (_lock)
        {
            Copy();
            _log.WritePart();
            _log.Dispose();
        }
        _stop.Dispose();
    }

    private async Task TypeAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        try
        {
            while (bytes.Length > 0)
                bytes = bytes[(await _socket!.SendAsync(bytes, ct).ConfigureAwait(false))..];
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            throw new VmRuntimeException($"the machine's console has gone: {e.Message}", e);
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[ChunkBytes];
        try
        {
            int read;
            while ((read = await _socket!.ReceiveAsync(buffer, _stop.Token).ConfigureAwait(false)) > 0)
            {
                foreach (var session in _sessions.Keys)
                    session.Say(buffer.AsSpan(0, read).ToArray());
                if (_more.CurrentCount == 0)
                    _more.Release();
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        { /* the machine has ended, or the server stops */
        }
        foreach (var session in _sessions.Keys)
            session.End();
    }

    private async Task CopyAsync()
    {
        while (!_stop.IsCancellationRequested)
            try
            {
                var isMore = await _more.WaitAsync(Idle, _stop.Token).ConfigureAwait(false);
                if (isMore)
                    await Task.Delay(Lag, _time, _stop.Token).ConfigureAwait(false);
                lock (_lock)
                    if (!Copy() && !isMore)
                        _log.WritePart();
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                _logger.LogWarning("the console of machine {Machine} is not logged: {Reason}", _files.Id, e.Message);
                await Task.Delay(Idle, _time, CancellationToken.None).ConfigureAwait(false);
            }
    }

    /// <summary>Whether there was something.</summary>
    private bool Copy()
    {
        if (!File.Exists(_files.Console))
            return false;
        using var file = File.OpenHandle(
            _files.Console,
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.ReadWrite | FileShare.Delete
        );
        var buffer = new byte[ReadBytesMax];
        var any = false;
        int read;
        while ((read = RandomAccess.Read(file, buffer, _offset)) > 0)
        {
            _log.Write(buffer.AsSpan(0, read));
            _offset += read;
            any = true;
        }
        if (any)
            StateFiles.Write(_files.ConsoleOffset, _offset.ToString(CultureInfo.InvariantCulture));
        // What is in the log is given back to the disk; offsets stay.
        if (_offset - _punched > PunchEvery)
        {
            _ = Allocate((int)file.DangerousGetHandle(), PunchHole, 0, _offset);
            _punched = _offset;
        }
        return any;
    }

    [LibraryImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    private static partial int Allocate(int file, int mode, long offset, long length);
}

using System.Net.Sockets;
using Arktos.VmRuntime.Qmp;
using Microsoft.Extensions.Logging;

namespace Arktos.VmRuntime.Machines;

/// <summary>
/// The connection to the monitor of a machine's QEMU: made when QEMU starts, anew where it was lost, gone with QEMU.
/// It knows whether QEMU answers. Thread-safe.
/// </summary>
internal sealed class MachineMonitor(KeptRecord record, MachineParts parts, Action<QmpEvent> happened)
{
    private static readonly TimeSpan StartMax = TimeSpan.FromSeconds(60),
        QuitMax = TimeSpan.FromSeconds(5),
        ConnectedMax = TimeSpan.FromSeconds(5),
        Poll = TimeSpan.FromMilliseconds(20);

    /// <summary>After as many questions without an answer nobody knows how the machine is.</summary>
    private const int SilencesMax = 3;

    private QmpClient? _qmp;
    private int _silences;
    private volatile bool _isSilent;

    /// <summary>QEMU is there and does not answer.</summary>
    public bool IsSilent => _isSilent;

    /// <summary>Null: there has been no connection since QEMU was started or adopted; it may be lost.</summary>
    public QmpClient? Client => _qmp;

    public bool IsConnected => _qmp is { Closed.IsCompleted: false };

    private DateTimeOffset Now => parts.Options.Time.GetUtcNow();

    /// <summary>To a QEMU that has just been started.</summary>
    /// <exception cref="VmRuntimeException">It has ended, or has no monitor in time.</exception>
    public async Task<QmpClient> ConnectAsync(ProcessMark process, CancellationToken ct)
    {
        var deadline = Now + StartMax;
        while (true)
        {
            var client = new QmpClient(happened, parts.Options.Time);
            try
            {
                if (File.Exists(parts.Files.QmpSocket))
                {
                    await client.ConnectAsync(parts.Files.QmpSocket, ct).ConfigureAwait(false);
                    return _qmp = client;
                }
                if (!process.IsAlive)
                    throw new VmRuntimeException("it has ended");
                if (Now > deadline)
                    throw new VmRuntimeException($"it has no monitor after {StartMax.TotalSeconds} s");
            }
            catch (Exception e) when (e is VmRuntimeException or OperationCanceledException)
            {
                await client.DisposeAsync().ConfigureAwait(false);
                // It listens a moment after the socket is there.
                if (e is OperationCanceledException || !process.IsAlive || Now > deadline)
                    throw;
                if (e.InnerException is not SocketException)
                    throw;
            }
            await Task.Delay(Poll, ct).ConfigureAwait(false);
        }
    }

    /// <summary>The connection that there is, or a new one where it was lost. For who watches QEMU alone.</summary>
    /// <exception cref="VmRuntimeException">Nobody listens, or nobody answers in time.</exception>
    public async Task<QmpClient> ReconnectAsync(CancellationToken ct)
    {
        if (_qmp is { Closed.IsCompleted: false } there)
            return there;
        if (_qmp is not null)
            await _qmp.DisposeAsync().ConfigureAwait(false);
        _qmp = null;
        var made = new QmpClient(happened, parts.Options.Time);
        try
        {
            await made.ConnectAsync(parts.Files.QmpSocket, ct).ConfigureAwait(false);
            return _qmp = made;
        }
        catch
        {
            await made.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Of a machine that was just adopted it is there in a moment.</summary>
    /// <exception cref="VmRuntimeException">There is none.</exception>
    public async Task<QmpClient> GetAsync(CancellationToken ct)
    {
        var deadline = Now + ConnectedMax;
        while (true)
        {
            if (_qmp is { Closed.IsCompleted: false } qmp)
                return qmp;
            if (
                Now > deadline
                || record.Now.Phase is not (MachinePhase.Running or MachinePhase.Receiving)
                || !record.Now.Process.IsAlive
            )
                throw new VmRuntimeException("QEMU's monitor cannot be reached");
            await Task.Delay(Poll, ct).ConfigureAwait(false);
        }
    }

    /// <summary>Counts the questions without an answer.</summary>
    public void NoteAnswer(bool hasAnswered)
    {
        _silences = hasAnswered ? 0 : _silences + 1;
        _isSilent = _silences >= SilencesMax;
    }

    /// <summary>What QEMU says of its guest, in its words: "running", "paused", "shutdown".</summary>
    public static async Task<string> StatusAsync(QmpClient qmp, CancellationToken ct) =>
        (await qmp.RunAsync("query-status", null, ct).ConfigureAwait(false))?["status"]?.GetValue<string>() ?? "";

    /// <summary>QEMU writes what it holds to the disk first. It may be there still: then it is to be killed.</summary>
    public async Task QuitAsync(ProcessMark process, CancellationToken ct)
    {
        try
        {
            if (_qmp is { } qmp)
                await qmp.RunAsync("quit", null, ct).ConfigureAwait(false);
            await QemuProcess.IsGoneAsync(process, QuitMax, ct).ConfigureAwait(false);
        }
        catch (VmRuntimeException e)
        {
            parts.Logger.LogInformation("QEMU of machine {Machine} is killed: {Reason}", record.Now.Id, e.Message);
        }
    }

    public async Task CloseAsync()
    {
        if (Interlocked.Exchange(ref _qmp, null) is { } qmp)
            await qmp.DisposeAsync().ConfigureAwait(false);
    }
}

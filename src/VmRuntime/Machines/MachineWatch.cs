using Arktos.VmRuntime.Console;
using Microsoft.Extensions.Logging;

namespace Arktos.VmRuntime.Machines;

/// <summary>What a watch looks at, and what it can do.</summary>
internal sealed record WatchedMachine(KeptRecord Record, MachineMonitor Monitor, GuestHold Guest, MachineParts Parts)
{
    public required IOperatedMachine Operated { get; init; }
    public required MachineOperations Operations { get; init; }
    public required Func<MachineConsole?> Console { get; init; }

    /// <summary>The machine has ended so.</summary>
    public required Func<(int Code, string Reason, string Message), CancellationToken, Task> End { get; init; }
}

/// <summary>
/// Looks after one machine's QEMU: whether it is there, whether it answers, whether its guest is as it is to be, and
/// what was left half done. Until the machine has ended, or the server stops, which leaves the machine alone.
/// Thread-safe.
/// </summary>
internal sealed class MachineWatch(WatchedMachine watched)
{
    private static readonly TimeSpan LookPeriod = TimeSpan.FromSeconds(1),
        AskPeriod = TimeSpan.FromSeconds(10),
        ThawPauseMin = TimeSpan.FromSeconds(5),
        ThawPauseMax = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _watching = Task.CompletedTask,
        _undoing = Task.CompletedTask,
        _renewing = Task.CompletedTask,
        _thawing = Task.CompletedTask;
    private TimeSpan _thawPause = ThawPauseMin;
    private DateTimeOffset _thawAt = DateTimeOffset.MinValue;

    private (KeptRecord Record, MachineMonitor Monitor, MachineParts Parts) Of =>
        (watched.Record, watched.Monitor, watched.Parts);

    private DateTimeOffset Now => watched.Parts.Options.Time.GetUtcNow();

    public void Start() => _watching = Task.Run(WatchAsync, CancellationToken.None);

    /// <summary>The machine goes on.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _watching.ConfigureAwait(false);
        await _undoing.ConfigureAwait(false);
        await _renewing.ConfigureAwait(false);
        await _thawing.ConfigureAwait(false);
    }

    /// <summary>Has the guest ask for its address where it has not yet since it came here. One at a time.</summary>
    public void BeginRenewal()
    {
        lock (_lock)
            if (_renewing.IsCompleted && watched.Record.Now is { IsAddressNew: true, Power: MachinePower.Running })
                _renewing = Task.Run(RenewAddressAsync, CancellationToken.None);
    }

    /// <summary>Not by the task that hears of the end: it is what tells that QEMU has answered.</summary>
    public void EndSoon((int Code, string Reason, string Message) end) => _ = Task.Run(() => EndQuietlyAsync(end));

    private async Task WatchAsync()
    {
        var (record, monitor, parts) = Of;
        var askedAt = DateTimeOffset.MinValue;
        while (!_stop.IsCancellationRequested)
            try
            {
                var phase = record.Now.Phase;
                if (phase == MachinePhase.Exited)
                    return;
                if (phase == MachinePhase.Suspended)
                {
                    monitor.NoteAnswer(true);
                    await Task.Delay(LookPeriod, parts.Options.Time, _stop.Token).ConfigureAwait(false);
                    continue;
                }
                if (!record.Now.Process.IsAlive)
                {
                    var said = QemuLog.Said(parts.Files);
                    await watched
                        .End((137, "Error", "QEMU has ended by itself" + said), _stop.Token)
                        .ConfigureAwait(false);
                    continue;
                }
                // While its guest comes it has other things to do.
                if (phase == MachinePhase.Receiving && monitor.IsConnected)
                {
                    await Task.Delay(LookPeriod, parts.Options.Time, _stop.Token).ConfigureAwait(false);
                    continue;
                }
                if (
                    monitor.Client is null
                    || !watched.Operations.IsBusy && (!monitor.IsConnected || Now - askedAt > AskPeriod)
                )
                {
                    askedAt = Now;
                    monitor.NoteAnswer(await IsAnsweringAsync().ConfigureAwait(false));
                }
                BeginRenewal();
                if (
                    _thawing.IsCompleted
                    && Now >= _thawAt
                    && !watched.Operations.IsBusy
                    && monitor.IsConnected
                    && record.Now is { IsFrozen: true, Power: MachinePower.Running }
                )
                    _thawing = Task.Run(ThawAsync, CancellationToken.None);
                // Who sent it has failed or ended, and has told nobody that it is there.
                if (
                    _undoing.IsCompleted
                    && !watched.Operations.IsBusy
                    && monitor.IsConnected
                    && record.Now is { IsSending: true, IsHandedOver: false }
                )
                    _undoing = Task.Run(() => watched.Operations.UndoSendingAsync(_stop.Token), CancellationToken.None);
                await Task.Delay(LookPeriod, parts.Options.Time, _stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e) when (e is VmRuntimeException or IOException or UnauthorizedAccessException)
            {
                parts.Logger.LogWarning("machine {Machine}: {Reason}", record.Now.Id, e.Message);
                await Task.Delay(LookPeriod, parts.Options.Time, CancellationToken.None).ConfigureAwait(false);
            }
    }

    /// <summary>Asks how the guest is, on a new connection where the old one has gone.</summary>
    private async Task<bool> IsAnsweringAsync()
    {
        var (record, monitor, parts) = Of;
        try
        {
            var qmp = await monitor.ReconnectAsync(_stop.Token).ConfigureAwait(false);
            if (await watched.Guest.SetRightAsync(qmp, _stop.Token).ConfigureAwait(false) is { } end)
                EndSoon(end);
            else
                await ConnectConsoleAsync().ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is VmRuntimeException or InvalidOperationException)
        {
            parts.Logger.LogWarning("QEMU of machine {Machine} does not answer: {Reason}", record.Now.Id, e.Message);
            return false;
        }
    }

    /// <summary>A console that was lost; QEMU is not silent because of it.</summary>
    private async Task ConnectConsoleAsync()
    {
        if (watched.Console() is not { IsConnected: false } console)
            return;
        try
        {
            await console.ConnectAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (VmRuntimeException e)
        {
            var (record, _, parts) = Of;
            parts.Logger.LogInformation("machine {Machine} has no console: {Reason}", record.Now.Id, e.Message);
        }
    }

    private async Task RenewAddressAsync()
    {
        var (record, _, parts) = Of;
        try
        {
            var renewal = new AddressRenewal(
                watched.Operated,
                record.Now.Id,
                parts.AddressesGiven,
                parts.Options.Time,
                parts.Logger
            );
            if (await renewal.RunAsync(_stop.Token).ConfigureAwait(false))
                record.Change(r => r with { IsAddressNew = false });
        }
        catch (Exception e) when (e is VmRuntimeException or OperationCanceledException)
        {
            parts.Logger.LogInformation(
                "machine {Machine} has not asked for its address yet: {Reason}",
                record.Now.Id,
                e.Message
            );
        }
    }

    /// <summary>Who has had its file systems frozen has ended, or its agent did not answer.</summary>
    private async Task ThawAsync()
    {
        var (record, _, parts) = Of;
        try
        {
            if (await watched.Operations.ThawAsync(_stop.Token).ConfigureAwait(false))
            {
                _thawPause = ThawPauseMin;
                parts.Logger.LogInformation("the file systems of machine {Machine} are thawed", record.Now.Id);
                return;
            }
            parts.Logger.LogWarning(
                "the file systems of machine {Machine} may be frozen: its guest agent has not thawed them",
                record.Now.Id
            );
        }
        catch (Exception e) when (e is VmRuntimeException or OperationCanceledException)
        {
            parts.Logger.LogInformation("machine {Machine} is not thawed: {Reason}", record.Now.Id, e.Message);
        }
        _thawAt = Now + _thawPause;
        _thawPause = _thawPause * 2 < ThawPauseMax ? _thawPause * 2 : ThawPauseMax;
    }

    private async Task EndQuietlyAsync((int Code, string Reason, string Message) end)
    {
        try
        {
            await watched.End(end, _stop.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or VmRuntimeException or IOException)
        {
            var (record, _, parts) = Of;
            parts.Logger.LogWarning("machine {Machine} has not ended: {Reason}", record.Now.Id, e.Message);
        }
    }
}

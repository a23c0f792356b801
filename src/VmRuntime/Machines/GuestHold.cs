using Arktos.VmRuntime.Qmp;
using Microsoft.Extensions.Logging;

namespace Arktos.VmRuntime.Machines;

/// <summary>
/// Who lets a machine's guest go, stops it, resets it or asks it to shut down. The record says first how it is to be,
/// so that who looks at the guest sets it right by it. Thread-safe.
/// </summary>
internal sealed class GuestHold(KeptRecord record, MachineMonitor monitor, MachineParts parts)
{
    private static readonly TimeSpan ResetMax = TimeSpan.FromSeconds(5),
        Poll = TimeSpan.FromMilliseconds(20);

    private readonly Lock _lock = new();

    /// <summary>Who lets the guest go or stops it, or judges whether it should be: one at a time.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);
    private TaskCompletionSource? _guestDown;

    /// <summary>How many resets have begun and ended: odd while one is under way.</summary>
    private int _resets;

    private DateTimeOffset Now => parts.Options.Time.GetUtcNow();

    /// <summary>Notes that the guest is to stand still, or go on, and sees to it.</summary>
    public async Task SetAsync(bool isPaused, CancellationToken ct)
    {
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            record.Change(r => r with { IsPaused = isPaused });
            await (await monitor.GetAsync(ct).ConfigureAwait(false))
                .RunAsync(isPaused ? "stop" : "cont", null, ct)
                .ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Of a guest that QEMU has and that stands still: it goes on by a change of the record.</summary>
    public async Task ReleaseAsync(Func<MachineRecord, MachineRecord> change, QmpClient qmp, CancellationToken ct)
    {
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            record.Change(change);
            if (!record.Now.IsPaused)
                await qmp.RunAsync("cont", null, ct).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Lets the guest go, or stops it, where it is not as the record says.</summary>
    /// <returns>Null, or how the machine has ended by what QEMU says of its guest.</returns>
    public async Task<(int Code, string Reason, string Message)?> SetRightAsync(QmpClient qmp, CancellationToken ct)
    {
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            // Where its guest goes on is not this server's to say, and one that is sent may stand still for that.
            if (record.Now is { IsHandedOver: true } or { IsSending: true } or { Phase: MachinePhase.Receiving })
                return null;
            var resets = Volatile.Read(ref _resets);
            var status = await MachineMonitor.StatusAsync(qmp, ct).ConfigureAwait(false);
            // A guest that is down for a reset has not ended.
            if (GuestStates.EndOf(status) is { } end)
                return resets % 2 == 0 && resets == Volatile.Read(ref _resets) ? end : null;
            if (GuestStates.Missing(status, record.Now.IsPaused) is { } command)
                await qmp.RunAsync(command, null, ct).ConfigureAwait(false);
            return null;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc cref="IOperatedMachine.ResetAsync"/>
    public async Task ResetAsync(TimeSpan grace, CancellationToken ct)
    {
        var qmp = await monitor.GetAsync(ct).ConfigureAwait(false);
        var down = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Increment(ref _resets);
        try
        {
            if (grace > TimeSpan.Zero)
            {
                lock (_lock)
                    _guestDown = down;
                await qmp.RunAsync("system_powerdown", null, ct).ConfigureAwait(false);
                try
                {
                    await down.Task.WaitAsync(grace, parts.Options.Time, ct).ConfigureAwait(false);
                }
                catch (TimeoutException)
                { /* it had its time */
                }
            }
            await qmp.RunAsync("system_reset", null, ct).ConfigureAwait(false);
            record.Change(r => r with { Reboots = r.Reboots + 1, IsFrozen = false });
            await GoOnAsync(qmp, ct).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
                _guestDown = null;
            Interlocked.Increment(ref _resets);
        }
    }

    /// <summary>Whether the guest has shut down because a reset has asked it to: its machine has not ended.</summary>
    public bool IsDownForReset(int code)
    {
        lock (_lock)
        {
            if (_guestDown is not { } down || code != 0)
                return false;
            down.TrySetResult();
            return true;
        }
    }

    /// <returns>Whether it was asked.</returns>
    public async Task<bool> AskToShutDownAsync(CancellationToken ct)
    {
        try
        {
            if (
                monitor.Client is not { } qmp
                || monitor.IsSilent
                || record.Now is { IsHandedOver: true } or { Phase: MachinePhase.Receiving }
            )
                return false;
            // A guest that stands still hears nothing.
            await _turn.WaitAsync(ct).ConfigureAwait(false);
            try
            {
                if (record.Now.IsPaused)
                {
                    record.Change(r => r with { IsPaused = false });
                    await qmp.RunAsync("cont", null, ct).ConfigureAwait(false);
                }
            }
            finally
            {
                _turn.Release();
            }
            await qmp.RunAsync("system_powerdown", null, ct).ConfigureAwait(false);
            return true;
        }
        catch (VmRuntimeException e)
        {
            parts.Logger.LogWarning(
                "machine {Machine} cannot be asked to shut down: {Reason}",
                record.Now.Id,
                e.Message
            );
            return false;
        }
    }

    /// <summary>
    /// A guest that was down when it was reset waits until it is let go; the reset itself takes a moment.
    /// </summary>
    private async Task GoOnAsync(QmpClient qmp, CancellationToken ct)
    {
        var deadline = Now + ResetMax;
        while (await MachineMonitor.StatusAsync(qmp, ct).ConfigureAwait(false) == "shutdown")
        {
            if (Now > deadline)
                throw new VmRuntimeException("QEMU has not reset the machine, whose guest is down");
            await Task.Delay(Poll, ct).ConfigureAwait(false);
        }
        await SetRightAsync(qmp, ct).ConfigureAwait(false);
    }
}

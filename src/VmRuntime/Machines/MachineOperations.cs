using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.VmRuntime.Qmp;
using Microsoft.Win32.SafeHandles;

namespace Arktos.VmRuntime.Machines;

/// <summary>What operations need of their machine.</summary>
internal interface IOperatedMachine
{
    /// <summary>Null: it runs and answers; else why nothing can be done to it.</summary>
    string? WhyNot();

    /// <exception cref="VmRuntimeException">QEMU refuses, is silent, or has gone.</exception>
    Task<JsonNode?> AskAsync(string command, JsonObject? arguments, CancellationToken ct);

    /// <summary>Hands QEMU an open file under a name.</summary>
    /// <inheritdoc cref="AskAsync"/>
    Task GiveAsync(SafeFileHandle file, string name, CancellationToken ct);

    /// <summary>
    /// Resets it and counts that. With <paramref name="grace"/> its guest is asked to shut down before, and has so long
    /// to do it.
    /// </summary>
    /// <inheritdoc cref="AskAsync"/>
    Task ResetAsync(TimeSpan grace, CancellationToken ct);

    /// <summary>Null: it is not there.</summary>
    MachinePower? Power { get; }

    /// <summary>How far it may grow; null: it may not.</summary>
    MachineRoom? Room { get; }

    /// <summary>What is in force for it.</summary>
    MachineSize Size { get; }

    /// <summary>Its QEMU may use so much of the node.</summary>
    /// <exception cref="VmRuntimeException">The kernel refuses.</exception>
    void Bound(MachineSize size);

    /// <summary>That this is in force is noted.</summary>
    void Note(MachineSize size);

    /// <summary>That it has these further network interfaces is noted.</summary>
    void NoteNics(IReadOnlyList<int> slots);

    /// <summary>What it writes beside its own disk: the disks of volumes, by their serials.</summary>
    IReadOnlyList<string> VolumeDisks { get; }

    /// <summary>All its disks of volumes, by their serials.</summary>
    IReadOnlyList<string> Disks { get; }

    /// <summary>Its guest stands still, or goes on.</summary>
    /// <inheritdoc cref="AskAsync"/>
    Task HoldAsync(bool isPaused, CancellationToken ct);

    /// <summary>Its QEMU goes: its memory has been saved.</summary>
    /// <exception cref="VmRuntimeException">It has ended, or QEMU cannot be killed.</exception>
    Task PutAwayAsync(CancellationToken ct);

    /// <summary>It gets a QEMU again, whose memory <paramref name="load"/> fills, and goes on.</summary>
    /// <exception cref="VmRuntimeException">It could not be; it stays suspended.</exception>
    Task TakeUpAsync(MachineShape shape, bool isPaused, Func<Task> load, CancellationToken ct);

    /// <summary>Its guest is on its way here, or is here and has not gone on.</summary>
    bool IsReceiving { get; }

    /// <summary>Its guest may leave its QEMU, and come back.</summary>
    bool MayMove { get; }

    /// <summary>All of its guest may be on another node.</summary>
    bool IsHandedOver { get; }

    /// <summary>The slots of its further network interfaces.</summary>
    IReadOnlyList<int> Nics { get; }

    /// <summary>How far it is on its way is noted.</summary>
    void NoteSending(bool isSending, bool isHandedOver);

    /// <summary>It goes nowhere: its guest goes on here, as before.</summary>
    /// <inheritdoc cref="AskAsync"/>
    Task GoOnAsync(CancellationToken ct);

    /// <summary>The guest that has come goes on here.</summary>
    /// <inheritdoc cref="AskAsync"/>
    Task GoOnHereAsync(bool isPaused, CancellationToken ct);

    /// <summary>Its guest was told to freeze its file systems, and has not said that they are thawed.</summary>
    bool IsFrozen { get; }

    /// <summary>On disk when it returns.</summary>
    void NoteFrozen(bool isFrozen);

    /// <summary>Null: its guest can be asked to freeze its file systems; else why not.</summary>
    /// <inheritdoc cref="AskAsync"/>
    Task<string?> WhyNotFrozenAsync(CancellationToken ct);

    /// <inheritdoc cref="Agent.GuestAgent.FreezeAsync"/>
    Task<long> FreezeAsync(CancellationToken ct);

    /// <inheritdoc cref="Agent.GuestAgent.ThawAsync"/>
    Task ThawAsync(CancellationToken ct);

    /// <summary>Ends it: its guest cannot go on.</summary>
    Task FailAsync(string reason, string message, CancellationToken ct);
}

/// <summary>
/// What is done to a machine that runs, one thing at a time, each once: what is begun is noted before, and its end
/// after, beside the disk. Who asks again with the same id gets the same answer, also of the next server. Thread-safe.
/// </summary>
internal sealed class MachineOperations(IOperatedMachine machine, MachineFiles files, TimeProvider time) : IDisposable
{
    /// <summary>QEMU's name of the machine's disk.</summary>
    public const string DiskNode = "disk";

    /// <summary>The memory of a machine that is suspended. No label of DNS: it is nobody's snapshot.</summary>
    private const string Suspended = ".suspended";

    private const long SlackBytes = 64L << 20;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile MachineHistory? _history;
    private readonly SnapshotJobs _jobs = new(machine, time);
    private readonly MachineSizer _sizer = new(machine, time);
    private readonly NicPlugs _nics = new(machine, time);
    private readonly GuestFreeze _freeze = new(machine);
    private readonly MachineSending _sending = new(machine, time);

    /// <summary>As it is on disk: nobody else writes it while the machine is there.</summary>
    public MachineHistory History => _history ??= MachineHistory.Read(files.History);

    /// <summary>Something is done to the machine: QEMU may be silent for so long.</summary>
    public bool IsBusy { get; private set; }

    /// <param name="grace">Zero: a reset at once.</param>
    /// <exception cref="VmRuntimeException">It could not be done; the message says why.</exception>
    public Task RebootAsync(string operation, TimeSpan grace, CancellationToken ct) =>
        OnceAsync(
            operation,
            async () =>
            {
                RefusePaused();
                await machine.ResetAsync(grace, ct).ConfigureAwait(false);
                return "";
            },
            ct
        );

    /// <returns>The oldest snapshot, which went because there were as many as are kept; "": none did.</returns>
    /// <inheritdoc cref="RebootAsync"/>
    public Task<string> SnapshotAsync(string operation, string id, long memoryBytes, CancellationToken ct) =>
        OnceAsync(
            operation,
            async () =>
            {
                if (History.FindSnapshot(id) is not null)
                    throw new VmRuntimeException($"there is a snapshot \"{id}\" of the machine already");
                if (machine.VolumeDisks is { Count: > 0 } disks)
                    throw new VmRuntimeException(
                        "a snapshot holds the machine's memory and the disk of its image, and the machine has disks of "
                            + $"volumes ({string.Join(", ", disks)}), which would not go back with them"
                    );
                CheckRoom("a snapshot", memoryBytes);
                var replaced = "";
                foreach (var old in History.ToGo())
                {
                    await DropAsync(old.Id, ct).ConfigureAwait(false);
                    replaced = old.IsWhole ? old.Id : replaced;
                }
                var made = new SnapshotRecord(id, time.GetUtcNow(), IsWhole: false)
                {
                    Size = await DescribeAsync(ct).ConfigureAwait(false),
                };
                Note(h => h.With(made));
                var why = await _freeze.FreezeAsync(ct).ConfigureAwait(false);
                made = made with
                {
                    MayBeFrozen = machine.IsFrozen,
                    Note = why is null ? "" : $"its file systems were not frozen: {why}",
                };
                try
                {
                    if (!await SaveAsync(id, ct).ConfigureAwait(false))
                        made = made with
                        {
                            Note = $"{made.Note}{(made.Note.Length > 0 ? "; " : "")}{GuestFreeze.Late}",
                        };
                }
                catch (VmRuntimeException e)
                {
                    await TryDropAsync(id, ct).ConfigureAwait(false);
                    throw new VmRuntimeException(
                        replaced.Length == 0
                            ? e.Message
                            : $"{e.Message}; snapshot \"{replaced}\" had to go before and is gone",
                        e
                    );
                }
                Note(h => h.With(made with { IsWhole = true }));
                return replaced;
            },
            ct
        );

    /// <inheritdoc cref="RebootAsync"/>
    public Task RestoreAsync(string operation, string id, CancellationToken ct) =>
        OnceAsync(
            operation,
            async () =>
            {
                RefuseUnknown(id);
                RefusePaused();
                var (then, now) = (History.FindSnapshot(id)!.Size, await DescribeAsync(ct).ConfigureAwait(false));
                if (then != now)
                    throw new VmRuntimeException(
                        $"snapshot \"{id}\" is of a machine of another size ({Shown(then)}; it has {Shown(now)}): it "
                            + "is to be given those back, or started anew, before"
                    );
                // As they are in it: noted before, because nobody may be there to thaw them after.
                var mayBeFrozen = History.FindSnapshot(id)!.MayBeFrozen;
                if (mayBeFrozen)
                    machine.NoteFrozen(true);
                var isBegun = false;
                try
                {
                    await _jobs.RunAsync("snapshot-load", id, ct, () => isBegun = true).ConfigureAwait(false);
                }
                catch (VmRuntimeException e) when (isBegun)
                {
                    // What is in its memory is neither what it was nor what it was to be.
                    await machine.FailAsync("RestoreFailed", e.Message, ct).ConfigureAwait(false);
                    throw;
                }
                if (!mayBeFrozen && machine.IsFrozen)
                    machine.NoteFrozen(false);
                await _freeze.TryThawAsync(ct).ConfigureAwait(false);
                return "";
            },
            ct
        );

    /// <inheritdoc cref="RebootAsync"/>
    public Task DeleteAsync(string operation, string id, CancellationToken ct) =>
        OnceAsync(
            operation,
            async () =>
            {
                RefuseUnknown(id);
                await DropAsync(id, ct).ConfigureAwait(false);
                return "";
            },
            ct
        );

    /// <summary>
    /// Gives the machine another size while it runs, as far as that goes: processors and memory each for itself. What
    /// is in force then is noted, whatever becomes of the rest.
    /// </summary>
    /// <exception cref="VmRuntimeException">Not all of it is in force; the message says what is not.</exception>
    public async Task ResizeAsync(MachineSize wanted, CancellationToken ct)
    {
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (machine.WhyNot() is { } why)
                throw new VmRuntimeException(why);
            RefusePaused();
            IsBusy = true;
            var (now, faults) = (machine.Size, new List<string>());
            // More than both in between: what is taken out is in use until it is out.
            machine.Bound(now.Larger(wanted));
            try
            {
                if (await TryAsync(() => SetCpusAsync(now, wanted, ct), faults).ConfigureAwait(false))
                    now = now.WithCpusOf(wanted);
                else if (machine.Room is not null && machine.WhyNot() is null)
                    now = now with { Cpus = await _sizer.CpusAsync(ct).ConfigureAwait(false) };
                if (await TryAsync(() => SetMemoryAsync(now, wanted, ct), faults).ConfigureAwait(false))
                    now = now.WithMemoryOf(wanted);
                else if (machine.Room is { MoreBytes: > 0 } room && machine.WhyNot() is null)
                    now = now with { MemoryBytes = await HasAsync(room, now, ct).ConfigureAwait(false) };
            }
            finally
            {
                machine.Note(now);
                await TryAsync(() => Do(() => machine.Bound(now)), faults).ConfigureAwait(false);
            }
            if (faults.Count > 0)
                throw new VmRuntimeException("the virtual machine is not resized: " + string.Join("; ", faults));
        }
        finally
        {
            IsBusy = false;
            _turn.Release();
        }
    }

    /// <summary>
    /// Holds the machine so; one that is held so already is left alone. Where it fails, the machine is as it was.
    /// </summary>
    /// <param name="shape">Of the QEMU that a suspended machine gets.</param>
    /// <exception cref="VmRuntimeException">It could not be done; the message says why.</exception>
    public async Task SetPowerAsync(
        MachinePower power,
        long memoryBytes,
        Func<MachineShape> shape,
        CancellationToken ct
    )
    {
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (machine.Power == power && !machine.IsReceiving && !machine.IsHandedOver)
                return;
            if (machine.IsReceiving || machine.IsHandedOver)
            {
                IsBusy = true;
                await SettleAsync(power, ct).ConfigureAwait(false);
                return;
            }
            if (machine.Power != MachinePower.Suspended && machine.WhyNot() is { } why)
                throw new VmRuntimeException(why);
            IsBusy = true;
            if (machine.Power == MachinePower.Suspended)
                await ResumeAsync(shape(), power == MachinePower.Paused, ct).ConfigureAwait(false);
            else if (power == MachinePower.Suspended)
                await SuspendAsync(memoryBytes, ct).ConfigureAwait(false);
            else
                await machine.HoldAsync(power == MachinePower.Paused, ct).ConfigureAwait(false);
        }
        finally
        {
            IsBusy = false;
            _turn.Release();
        }
    }

    /// <summary>Null: its guest can be sent to another node; else why not.</summary>
    public string? WhyNotSent() =>
        machine.WhyNot()
        ?? (
            machine.Power == MachinePower.Paused ? "the machine is paused: it is to be resumed before"
            : machine.Room is null || !machine.MayMove
                ? "it was started by a runtime server of before, and is to be started anew"
            : machine.Disks is { Count: > 0 } disks
                ? $"it has disks of volumes ({string.Join(", ", disks)}), which stay where they are"
            : machine.IsFrozen ? "its file systems are frozen, and not thawed yet"
            : machine.Nics.Count > 0 ? "it has network interfaces beside eth0, which are of its node's range"
            : History.Snapshots.Where(s => s.IsWhole).Select(s => s.Id).ToList() is { Count: > 0 } snapshots
                ? $"it has snapshots ({string.Join(", ", snapshots)}), which would be lost: they are to go before"
            : null
        );

    /// <summary>
    /// Sends its guest to who listens there. It is handed over then: it goes on here when it is told to run, and not by
    /// itself.
    /// </summary>
    /// <exception cref="VmRuntimeException">It could not be sent, and runs as before.</exception>
    public async Task<SentMachine> SendAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (WhyNotSent() is { } why)
                throw new VmRuntimeException(why);
            IsBusy = true;
            return await _sending.RunAsync(files.Moving, ct).ConfigureAwait(false);
        }
        finally
        {
            IsBusy = false;
            _turn.Release();
        }
    }

    /// <summary>Ends what a server of before has begun to send.</summary>
    public async Task UndoSendingAsync(CancellationToken ct)
    {
        try
        {
            await _turn.WaitAsync(ct).ConfigureAwait(false);
            try
            {
                IsBusy = true;
                await _sending.UndoAsync(ct).ConfigureAwait(false);
            }
            finally
            {
                IsBusy = false;
                _turn.Release();
            }
        }
        catch (Exception e) when (e is VmRuntimeException or OperationCanceledException)
        { /* the machine has ended, or the server does */
        }
    }

    /// <summary>Of a snapshot that the machine has: what its maker is to know.</summary>
    public string NoteOf(string id) => History.FindSnapshot(id)?.Note ?? "";

    /// <summary>Thaws what a server of before, or a guest that did not answer, has left frozen.</summary>
    /// <returns>Whether nothing is frozen any more.</returns>
    public async Task<bool> ThawAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            IsBusy = true;
            return await _freeze.TryThawAsync(ct).ConfigureAwait(false);
        }
        finally
        {
            IsBusy = false;
            _turn.Release();
        }
    }

    /// <summary>Plugs a network interface in while the machine runs; one that is there already is left alone.</summary>
    /// <exception cref="VmRuntimeException">It is not there then; the message says why.</exception>
    public Task PlugAsync(MachineNic nic, Func<SafeFileHandle> openTap, CancellationToken ct) =>
        ChangeNicsAsync(() => _nics.PlugAsync(nic, openTap, ct), ct);

    /// <summary>Takes one out while the machine runs.</summary>
    /// <exception cref="VmRuntimeException">The guest has it still; the message says why.</exception>
    public Task UnplugAsync(int slot, CancellationToken ct) => ChangeNicsAsync(() => _nics.UnplugAsync(slot, ct), ct);

    public void Dispose() => _turn.Dispose();

    /// <returns>Whether nothing of its guest is frozen after it.</returns>
    private async Task<bool> SaveAsync(string snapshot, CancellationToken ct)
    {
        var isThawed = false;
        try
        {
            await _jobs.RunAsync("snapshot-save", snapshot, ct).ConfigureAwait(false);
        }
        finally
        {
            isThawed = await _freeze.TryThawAsync(ct).ConfigureAwait(false);
        }
        return isThawed;
    }

    /// <summary>Who knows where the guest goes on has said that it does here.</summary>
    private async Task SettleAsync(MachinePower power, CancellationToken ct)
    {
        if (power != MachinePower.Running)
            throw new VmRuntimeException("the machine is on its way between nodes: it is to go on before");
        if (machine.IsReceiving)
            await machine.GoOnHereAsync(isPaused: false, ct).ConfigureAwait(false);
        else
            await _sending.UndoAsync(ct).ConfigureAwait(false);
    }

    private async Task ChangeNicsAsync(Func<Task> change, CancellationToken ct)
    {
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (machine.WhyNot() is { } why)
                throw new VmRuntimeException(why);
            RefusePaused();
            IsBusy = true;
            await change().ConfigureAwait(false);
            machine.NoteNics(await _nics.ListAsync(ct).ConfigureAwait(false));
        }
        finally
        {
            IsBusy = false;
            _turn.Release();
        }
    }

    /// <summary>
    /// Its memory is in its disk before its QEMU goes. Who ends in between leaves a machine that is paused, or one
    /// that is suspended.
    /// </summary>
    private async Task SuspendAsync(long memoryBytes, CancellationToken ct)
    {
        CheckRoom("the memory of the machine", memoryBytes);
        var wasPaused = machine.Power == MachinePower.Paused;
        // A guest may have given back late what it was asked for: its next QEMU has what this one has.
        if (machine.Room is not null)
            machine.Note(machine.Size with { Cpus = await _sizer.CpusAsync(ct).ConfigureAwait(false) });
        machine.NoteNics(await _nics.ListAsync(ct).ConfigureAwait(false));
        if (History.Snapshots.Any(s => s.Id == Suspended))
            await DropAsync(Suspended, ct).ConfigureAwait(false);
        await machine.HoldAsync(isPaused: true, ct).ConfigureAwait(false);
        try
        {
            Note(h => h.With(new SnapshotRecord(Suspended, time.GetUtcNow(), IsWhole: false)));
            await _jobs.RunAsync("snapshot-save", Suspended, ct).ConfigureAwait(false);
        }
        catch (VmRuntimeException)
        {
            await TryDropAsync(Suspended, ct).ConfigureAwait(false);
            if (!wasPaused && machine.WhyNot() is null)
                await machine.HoldAsync(isPaused: false, ct).ConfigureAwait(false);
            throw;
        }
        await machine.PutAwayAsync(ct).ConfigureAwait(false);
    }

    private async Task ResumeAsync(MachineShape shape, bool isPaused, CancellationToken ct)
    {
        await machine
            .TakeUpAsync(shape, isPaused, () => _jobs.RunAsync("snapshot-load", Suspended, ct), ct)
            .ConfigureAwait(false);
        await TryDropAsync(Suspended, ct).ConfigureAwait(false);
    }

    private async Task SetCpusAsync(MachineSize now, MachineSize wanted, CancellationToken ct)
    {
        if (MachineRoom.WhyNotCpus(machine.Room, now.Cpus, wanted.Cpus) is { } why)
            throw new VmRuntimeException(why);
        if (machine.Room is not null)
            await _sizer.SetCpusAsync(wanted.Cpus, ct).ConfigureAwait(false);
    }

    private async Task SetMemoryAsync(MachineSize now, MachineSize wanted, CancellationToken ct)
    {
        if (MachineRoom.WhyNotMemory(machine.Room, now.MemoryBytes, wanted.MemoryBytes) is { } why)
            throw new VmRuntimeException(why);
        if (machine.Room is { MoreBytes: > 0 } room)
            await _sizer.SetMoreBytesAsync(wanted.MemoryBytes - room.MemoryBytes, ct).ConfigureAwait(false);
    }

    /// <summary>What the guest has of it: as before, or some of what it was asked for.</summary>
    private async Task<long> HasAsync(MachineRoom room, MachineSize before, CancellationToken ct)
    {
        var more = await _sizer.MoreBytesAsync(ct).ConfigureAwait(false);
        return more == 0 ? Math.Min(before.MemoryBytes, room.MemoryBytes) : room.MemoryBytes + more;
    }

    /// <summary>One line of what its guest has as hardware: a snapshot is of no other.</summary>
    private async Task<string> DescribeAsync(CancellationToken ct)
    {
        var size = machine.Room is { } room ? await _sizer.DescribeAsync(room, ct).ConfigureAwait(false) : "";
        var nics = await _nics.ListAsync(ct).ConfigureAwait(false);
        return nics.Count == 0 ? size : $"{Shown(size)}, eth0 and network interfaces {string.Join(", ", nics)}";
    }

    private static string Shown(string size) => size.Length > 0 ? size : "no room to grow";

    private static async Task<bool> TryAsync(Func<Task> work, List<string> faults)
    {
        try
        {
            await work().ConfigureAwait(false);
            return true;
        }
        catch (VmRuntimeException e)
        {
            faults.Add(e.Message);
            return false;
        }
    }

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private void RefuseUnknown(string id)
    {
        if (History.FindSnapshot(id) is not null)
            return;
        var names = History.Snapshots.Where(s => s.IsWhole).Select(s => s.Id).ToList();
        throw new VmRuntimeException(
            $"there is no snapshot \"{id}\" of the machine, which has "
                + (names.Count == 0 ? "none" : string.Join(", ", names))
        );
    }

    private void RefusePaused()
    {
        if (machine.Power == MachinePower.Paused)
            throw new VmRuntimeException("the machine is paused: it is to be resumed before");
    }

    private void CheckRoom(string what, long memoryBytes)
    {
        var free = new DriveInfo(files.DiskFolder).AvailableFreeSpace;
        if (free < memoryBytes + SlackBytes)
            throw new VmRuntimeException(
                $"{what} may take {memoryBytes + SlackBytes} bytes, and {free} are free on the node's disk"
            );
    }

    private async Task<string> OnceAsync(string operation, Func<Task<string>> work, CancellationToken ct)
    {
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (History.Find(operation) is { } before)
                return !before.IsDone ? throw new OperationUnknownException()
                    : before.Error.Length > 0 ? throw new VmRuntimeException(before.Error)
                    : before.Answer;
            if (machine.WhyNot() is { } why)
                throw new VmRuntimeException(why);
            Note(h => h.With(new OperationRecord(operation, IsDone: false)));
            IsBusy = true;
            try
            {
                var answer = await work().ConfigureAwait(false);
                Note(h => h.With(new OperationRecord(operation, IsDone: true, "", answer)));
                return answer;
            }
            catch (VmRuntimeException e)
            {
                Note(h => h.With(new OperationRecord(operation, IsDone: true, e.Message)));
                throw;
            }
        }
        finally
        {
            IsBusy = false;
            _turn.Release();
        }
    }

    private void Note(Func<MachineHistory, MachineHistory> change)
    {
        var changed = change(History);
        StateFiles.Write(files.History, JsonSerializer.Serialize(changed));
        _history = changed;
    }

    private async Task DropAsync(string id, CancellationToken ct)
    {
        // From here on nobody restores it.
        Note(h => h.Snapshots.First(s => s.Id == id) is var s ? h.With(s with { IsWhole = false }) : h);
        await _jobs.RunAsync("snapshot-delete", id, ct).ConfigureAwait(false);
        Note(h => h.Without(id));
    }

    /// <summary>What is left of it goes before the next one is made, if not now.</summary>
    private async Task TryDropAsync(string id, CancellationToken ct)
    {
        try
        {
            await DropAsync(id, ct).ConfigureAwait(false);
        }
        catch (VmRuntimeException)
        { /* the record says that it is not whole */
        }
    }
}

/// <summary>An operation was begun by a server that ended: nobody knows whether it was done.</summary>
internal sealed class OperationUnknownException()
    : VmRuntimeException(
        "the runtime server ended while this was done; whether it was done is not known, and it is not done again"
    );

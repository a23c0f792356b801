using System.Text.Json.Nodes;
using Arktos.Kubelet.Cri;
using Arktos.VmRuntime.Agent;
using Arktos.VmRuntime.Console;
using Arktos.VmRuntime.Qmp;
using Google.Protobuf;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace Arktos.VmRuntime.Machines;

/// <summary>What a machine is made with.</summary>
internal sealed record MachineParts(
    VmRuntimeOptions Options,
    MachineFiles Files,
    string NamespaceFile,
    string LogPath,
    ILogger Logger
)
{
    /// <summary>Null: its QEMU is not bounded.</summary>
    public MachineCgroup? Cgroup { get; init; }

    /// <summary>Of the pod: what QEMU may use beside its guest.</summary>
    public LinuxContainerResources? Overhead { get; init; }

    /// <summary>How often DHCP has given the guest its address, by this server.</summary>
    public Func<long> AddressesGiven { get; init; } = () => 0;
}

/// <summary>
/// One machine: its QEMU, its monitor, its console. Its record is on disk before what it tells of is begun, and after
/// it has ended, so that the next server knows it.
/// <code>
///   created --StartAsync--> running --guest shuts down, panics; QEMU dies; StopAsync--> exited
///   running --PutAwayAsync--> suspended --TakeUpAsync--> running;  suspended --StopAsync--> exited
///   created --ReceiveAsync--> receiving --GoOnHereAsync--> running, of a guest that has run on another node
/// </code>
/// Thread-safe.
/// </summary>
internal sealed class Machine : IOperatedMachine, IAsyncDisposable
{
    private static readonly TimeSpan ReceivedMax = TimeSpan.FromSeconds(10),
        ReceivedPoll = TimeSpan.FromMilliseconds(20);

    private readonly MachineParts _parts;
    private readonly KeptRecord _record;
    private readonly MachineMonitor _monitor;
    private readonly GuestHold _guest;
    private readonly MachineWatch _watch;
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _ending = new(1, 1);

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly GuestAgent _agent;
    private MachineConsole? _console;
    private (int Code, string Reason, string Message)? _end;

    public Machine(MachineRecord record, MachineParts parts)
    {
        (_record, _parts) = (new KeptRecord(record, parts.Files), parts);
        _monitor = new MachineMonitor(_record, parts, Happened);
        _guest = new GuestHold(_record, _monitor, parts);
        Config = ContainerConfig.Parser.ParseJson(record.Config);
        Operations = new MachineOperations(this, parts.Files, parts.Options.Time);
        _agent = new GuestAgent(parts.Files.AgentSocket, parts.Options.Time);
        _watch = new MachineWatch(
            new WatchedMachine(_record, _monitor, _guest, parts)
            {
                Operated = this,
                Operations = Operations,
                Console = () => _console,
                End = (end, ct) => EndAsync(end, ct),
            }
        );
    }

    /// <summary>What is done to it while it runs.</summary>
    public MachineOperations Operations { get; }

    /// <summary>What of its pod's resources is in force. Not to be changed.</summary>
    public LinuxContainerResources? Resources =>
        Record.Resources is { } told ? LinuxContainerResources.Parser.ParseJson(told) : Config.Linux?.Resources;

    public MachineSize Size =>
        MachineSize.Of(Resources) is var size && Record.Cpus is > 0 and var cpus ? size with { Cpus = cpus } : size;

    /// <summary>What it was made with. Not to be changed.</summary>
    public ContainerConfig Config { get; }

    public MachineRecord Record => _record.Now;

    public string LogPath => _parts.LogPath;

    /// <summary>QEMU is there and does not answer.</summary>
    public bool IsSilent => _monitor.IsSilent;

    /// <exception cref="VmRuntimeException">QEMU does not start; nothing of it is left.</exception>
    public async Task StartAsync(MachineShape shape, CancellationToken ct)
    {
        if (Record.Phase != MachinePhase.Created)
            throw new VmRuntimeException($"the machine is {Record.Phase.ToString().ToLowerInvariant()} already");
        try
        {
            Change(r =>
                r with
                {
                    Room = shape.Room,
                    Cpus = shape.Cpus,
                    NicSlots = [.. shape.Nics.Select(n => n.Slot)],
                }
            );
            var qmp = await LaunchAsync(shape, ct).ConfigureAwait(false);
            Change(r => r with { Phase = MachinePhase.Running, StartedAt = Now });
            await qmp.RunAsync("cont", null, ct).ConfigureAwait(false);
        }
        catch (Exception e) when (e is VmRuntimeException or OperationCanceledException)
        {
            throw await FailedStartAsync(e).ConfigureAwait(false);
        }
        _watch.Start();
    }

    /// <summary>
    /// A QEMU into which the guest of another node's comes. It does not go on here before it is told to.
    /// </summary>
    /// <exception cref="VmRuntimeException">QEMU does not start; nothing of it is left.</exception>
    public async Task ReceiveAsync(MachineShape shape, CancellationToken ct)
    {
        if (Record.Phase != MachinePhase.Created)
            throw new VmRuntimeException($"the machine is {Record.Phase.ToString().ToLowerInvariant()} already");
        try
        {
            var moving = _parts.Files.Moving;
            moving.Make(shape.User);
            var qmp = await LaunchAsync(shape with { IsIncoming = true }, ct).ConfigureAwait(false);
            await qmp.RunAsync(
                    "nbd-server-start",
                    new JsonObject
                    {
                        ["addr"] = new JsonObject
                        {
                            ["type"] = "unix",
                            ["data"] = new JsonObject { ["path"] = moving.Disk },
                        },
                        ["max-connections"] = 1,
                    },
                    ct
                )
                .ConfigureAwait(false);
            await qmp.RunAsync(
                    "block-export-add",
                    new JsonObject
                    {
                        ["type"] = "nbd",
                        ["id"] = MachineOperations.DiskNode,
                        ["node-name"] = MachineOperations.DiskNode,
                        ["name"] = MachineOperations.DiskNode,
                        ["writable"] = true,
                    },
                    ct
                )
                .ConfigureAwait(false);
            await qmp.RunAsync("migrate-incoming", new JsonObject { ["uri"] = "unix:" + moving.Memory }, ct)
                .ConfigureAwait(false);
            Change(r => r with { Phase = MachinePhase.Receiving });
        }
        catch (Exception e) when (e is VmRuntimeException or IOException or OperationCanceledException)
        {
            throw await FailedStartAsync(e).ConfigureAwait(false);
        }
        _watch.Start();
    }

    /// <summary>Returns when all of its guest is here, and QEMU can let it go.</summary>
    /// <exception cref="VmRuntimeException">It is not, and cannot be any more, or not in time.</exception>
    public async Task CheckReceivedAsync(CancellationToken ct)
    {
        var deadline = Now + ReceivedMax;
        while (true)
        {
            if (Record.Phase != MachinePhase.Receiving)
                throw new VmRuntimeException("the machine is not one that is received");
            // It ends by itself where what has come is not for it.
            if (!Record.Process.IsAlive)
                throw new VmRuntimeException($"its QEMU has ended while it came{QemuLog.Said(_parts.Files)}");
            var qmp = await _monitor.GetAsync(ct).ConfigureAwait(false);
            var told = await qmp.RunAsync("query-migrate", null, ct).ConfigureAwait(false);
            var status = told?["status"]?.GetValue<string>() ?? "";
            if (status == "completed" && await MachineMonitor.StatusAsync(qmp, ct).ConfigureAwait(false) == "paused")
            {
                await qmp.RunAsync("nbd-server-stop", null, ct).ConfigureAwait(false);
                return;
            }
            if (status is "failed" or "cancelled" || Now > deadline)
                throw new VmRuntimeException(
                    $"its guest is not here: {(status.Length > 0 ? status : "nothing has come")}"
                        + QemuLog.Said(_parts.Files)
                );
            await Task.Delay(ReceivedPoll, ct).ConfigureAwait(false);
        }
    }

    /// <summary>What it is to be like, of the node that it comes from. Before it is received.</summary>
    public void Expect(MovedMachine told) =>
        Change(r =>
            r with
            {
                Room = told.Room,
                Cpus = told.Cpus,
                Resources = told.Resources,
                StartedAt = told.StartedAt,
                Reboots = told.Reboots,
            }
        );

    /// <summary>Takes up a machine that a server before has started; one that has gone since has ended.</summary>
    public async Task AdoptAsync(CancellationToken ct)
    {
        var record = Record;
        // QEMU was started and the server ended before it was noted that it runs: nobody has been told of it.
        if (record is { Phase: MachinePhase.Created, Pid: > 0 })
        {
            await QemuProcess.KillAsync(record.Process, ct).ConfigureAwait(false);
            Change(r => r with { Pid = 0, PidStartTicks = 0 });
        }
        // It was being put away, or taken up, and its guest has not gone on.
        if (record.Phase == MachinePhase.Suspended)
        {
            await QemuProcess.KillAsync(record.Process, ct).ConfigureAwait(false);
            Change(r => r with { Pid = 0, PidStartTicks = 0 });
            _watch.Start();
            return;
        }
        if (record.Phase is not (MachinePhase.Running or MachinePhase.Receiving))
        {
            if (record.Phase == MachinePhase.Exited)
                _ended.TrySetResult();
            return;
        }
        _console = new MachineConsole(_parts.Files, _parts.LogPath, _parts.Options.Time, _parts.Logger);
        if (record.Process.IsAlive)
        {
            try
            {
                await _console.ConnectAsync(ct).ConfigureAwait(false);
            }
            catch (VmRuntimeException e)
            {
                _parts.Logger.LogWarning(
                    "machine {Machine} is adopted without a console: {Reason}",
                    record.Id,
                    e.Message
                );
            }
            _parts.Logger.LogInformation("machine {Machine}, QEMU {Pid}, is adopted", record.Id, record.Pid);
        }
        _watch.Start();
    }

    /// <summary>
    /// Asks the guest to shut down, and ends QEMU when it has not after <paramref name="grace"/>. Returns when it is
    /// gone. May be called again with less.
    /// </summary>
    /// <exception cref="VmRuntimeException">It cannot be killed.</exception>
    public async Task StopAsync(TimeSpan grace, CancellationToken ct)
    {
        if (Record.Phase == MachinePhase.Created)
            Change(r => r with { Phase = MachinePhase.Exited, End = new MachineEnd(Now, 0, "Completed", "") });
        if (Record.Phase == MachinePhase.Exited)
            return;
        // Its guest cannot be asked: what was in its memory goes.
        if (Record.Phase == MachinePhase.Suspended)
        {
            await EndAsync((137, "Error", "the machine was suspended, and did not go on"), ct, isAsked: true)
                .ConfigureAwait(false);
            return;
        }
        if (grace > TimeSpan.Zero && await _guest.AskToShutDownAsync(ct).ConfigureAwait(false))
            try
            {
                await _ended.Task.WaitAsync(grace, _parts.Options.Time, ct).ConfigureAwait(false);
                return;
            }
            catch (TimeoutException)
            { /* it had its time */
            }
        await EndAsync((137, "Error", ""), ct, isAsked: true).ConfigureAwait(false);
    }

    /// <exception cref="VmRuntimeException">It does not run.</exception>
    public ConsoleSession OpenConsole() =>
        Record.Phase == MachinePhase.Running && _console is { } console
            ? console.Open()
            : throw new VmRuntimeException(WhyNotRunning);

    /// <exception cref="VmRuntimeException">Nothing can be asked of its guest.</exception>
    public void CheckRuns()
    {
        if (Record.Power is not { } power)
            throw new VmRuntimeException("the machine does not run");
        if (power != MachinePower.Running)
            throw new VmRuntimeException($"the machine is {power.ToString().ToLowerInvariant()}");
    }

    /// <summary>Runs a command in the guest, by its agent.</summary>
    /// <inheritdoc cref="GuestAgent.RunAsync"/>
    public async Task<GuestResult> ExecAsync(IReadOnlyList<string> command, TimeSpan? timeout, CancellationToken ct)
    {
        await CheckAgentAsync(ct).ConfigureAwait(false);
        return await _agent.RunAsync(command, timeout, ct).ConfigureAwait(false);
    }

    /// <summary>What a guest without an agent is sent waits in the port for the first one that comes.</summary>
    /// <exception cref="VmRuntimeException">Its guest has no agent at work.</exception>
    public async Task CheckAgentAsync(CancellationToken ct)
    {
        CheckRuns();
        if (await WhyNoAgentAsync(ct).ConfigureAwait(false) is { } why)
            throw new VmRuntimeException(
                $"nothing can be run in the virtual machine: {why}; kubectl attach leads to its console"
            );
    }

    private async Task<string?> WhyNoAgentAsync(CancellationToken ct)
    {
        var ports = await (await _monitor.GetAsync(ct).ConfigureAwait(false))
            .RunAsync("query-chardev", null, ct)
            .ConfigureAwait(false);
        var port = ports?.AsArray().FirstOrDefault(p => p?["label"]?.GetValue<string>() == QemuArguments.AgentPort);
        return port?["frontend-open"]?.GetValue<bool>() == true
            ? null
            : "there is no guest agent (qemu-guest-agent) at work in it";
    }

    /// <summary>What the guest has written beyond its image.</summary>
    public long DiskBytes() => new FileInfo(_parts.Files.Disk) is { Exists: true, Length: var length } ? length : 0;

    public void ReopenLog() => _console?.ReopenLog();

    /// <summary>Takes away what it had; it has ended.</summary>
    public async Task RemoveAsync()
    {
        await DisposeAsync().ConfigureAwait(false);
        DeleteSockets();
        StateFiles.RemoveFolder(_parts.Files.Folder);
    }

    string? IOperatedMachine.WhyNot() =>
        Record.Phase != MachinePhase.Running || !Record.Process.IsAlive ? WhyNotRunning
        : Record is { IsHandedOver: true, IsSending: false } ? "the machine has been handed over to another node"
        : _monitor.IsSilent ? "QEMU does not answer: nothing can be done to the machine"
        : null;

    async Task<JsonNode?> IOperatedMachine.AskAsync(string command, JsonObject? arguments, CancellationToken ct) =>
        await (await _monitor.GetAsync(ct).ConfigureAwait(false))
            .RunAsync(command, arguments, ct)
            .ConfigureAwait(false);

    async Task IOperatedMachine.GiveAsync(SafeFileHandle file, string name, CancellationToken ct) =>
        await (await _monitor.GetAsync(ct).ConfigureAwait(false)).GiveAsync(file, name, ct).ConfigureAwait(false);

    Task IOperatedMachine.ResetAsync(TimeSpan grace, CancellationToken ct) => _guest.ResetAsync(grace, ct);

    Task IOperatedMachine.FailAsync(string reason, string message, CancellationToken ct) =>
        EndAsync((1, reason, message), ct);

    MachinePower? IOperatedMachine.Power => Record.Power;

    MachineRoom? IOperatedMachine.Room => Record.Room;

    void IOperatedMachine.Bound(MachineSize size) =>
        _parts.Cgroup?.Change(MachineRegistry.LimitsOf(size, _parts.Overhead));

    void IOperatedMachine.Note(MachineSize size) =>
        Change(r => r with { Cpus = size.Cpus, Resources = JsonFormatter.Default.Format(size.Resources(Resources)) });

    bool IOperatedMachine.IsReceiving => Record.Phase == MachinePhase.Receiving;

    bool IOperatedMachine.MayMove => Record.MayMove;

    bool IOperatedMachine.IsHandedOver => Record.IsHandedOver;

    IReadOnlyList<int> IOperatedMachine.Nics => Record.NicSlots;

    void IOperatedMachine.NoteSending(bool isSending, bool isHandedOver) =>
        Change(r => r with { IsSending = isSending, IsHandedOver = isHandedOver });

    bool IOperatedMachine.IsFrozen => Record.IsFrozen;

    void IOperatedMachine.NoteFrozen(bool isFrozen) => Change(r => r with { IsFrozen = isFrozen });

    async Task<string?> IOperatedMachine.WhyNotFrozenAsync(CancellationToken ct) =>
        Record.Power == MachinePower.Running
            ? await WhyNoAgentAsync(ct).ConfigureAwait(false)
            : "its guest stands still";

    Task<long> IOperatedMachine.FreezeAsync(CancellationToken ct) => _agent.FreezeAsync(ct);

    Task IOperatedMachine.ThawAsync(CancellationToken ct) => _agent.ThawAsync(ct);

    async Task IOperatedMachine.GoOnAsync(CancellationToken ct)
    {
        var qmp = await _monitor.GetAsync(ct).ConfigureAwait(false);
        Change(r => r with { IsSending = false, IsHandedOver = false });
        await _guest.SetRightAsync(qmp, ct).ConfigureAwait(false);
        _parts.Files.Moving.Remove();
    }

    async Task IOperatedMachine.GoOnHereAsync(bool isPaused, CancellationToken ct)
    {
        await _ending.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (Record.Phase != MachinePhase.Receiving)
                throw new VmRuntimeException("the machine has ended while it was received");
            var qmp = await _monitor.GetAsync(ct).ConfigureAwait(false);
            await _guest
                .ReleaseAsync(
                    r => r with { Phase = MachinePhase.Running, IsPaused = isPaused, IsAddressNew = true },
                    qmp,
                    ct
                )
                .ConfigureAwait(false);
            _parts.Files.Moving.Remove();
            _watch.BeginRenewal();
        }
        finally
        {
            _ending.Release();
        }
    }

    void IOperatedMachine.NoteNics(IReadOnlyList<int> slots) => Change(r => r with { NicSlots = slots });

    IReadOnlyList<string> IOperatedMachine.VolumeDisks =>
        [.. Record.Disks.Where(d => !d.IsReadOnly).Select(d => d.Serial)];

    IReadOnlyList<string> IOperatedMachine.Disks => [.. Record.Disks.Select(d => d.Serial)];

    Task IOperatedMachine.HoldAsync(bool isPaused, CancellationToken ct) => _guest.SetAsync(isPaused, ct);

    async Task IOperatedMachine.PutAwayAsync(CancellationToken ct)
    {
        await _ending.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (Record.Phase != MachinePhase.Running)
                throw new VmRuntimeException("the machine has ended while it was suspended");
            var process = Record.Process;
            Change(r => r with { Phase = MachinePhase.Suspended, IsPaused = false });
            await _monitor.QuitAsync(process, ct).ConfigureAwait(false);
            await LetGoAsync(process, ct).ConfigureAwait(false);
        }
        finally
        {
            _ending.Release();
        }
    }

    async Task IOperatedMachine.TakeUpAsync(MachineShape shape, bool isPaused, Func<Task> load, CancellationToken ct)
    {
        await _ending.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (Record.Phase != MachinePhase.Suspended)
                throw new VmRuntimeException("the machine has ended while it was resumed");
            QmpClient qmp;
            try
            {
                qmp = await LaunchAsync(shape, ct).ConfigureAwait(false);
                await load().ConfigureAwait(false);
            }
            catch (Exception e) when (e is VmRuntimeException or OperationCanceledException)
            {
                var said = QemuLog.Said(_parts.Files);
                await LetGoAsync(Record.Process, CancellationToken.None).ConfigureAwait(false);
                throw new VmRuntimeException($"the machine stays suspended: {e.Message}{said}", e);
            }
            await _guest
                .ReleaseAsync(r => r with { Phase = MachinePhase.Running, IsPaused = isPaused }, qmp, ct)
                .ConfigureAwait(false);
        }
        finally
        {
            _ending.Release();
        }
    }

    /// <summary>The machine goes on.</summary>
    public async ValueTask DisposeAsync()
    {
        await _watch.StopAsync().ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
    }

    private string WhyNotRunning =>
        Record.Phase switch
        {
            MachinePhase.Suspended => "the machine is suspended",
            MachinePhase.Receiving => "the machine is on its way from another node",
            _ => "the machine does not run",
        };

    /// <summary>QEMU with its monitor and its console; its guest has not begun.</summary>
    private async Task<QmpClient> LaunchAsync(MachineShape shape, CancellationToken ct)
    {
        DeleteSockets();
        _parts.Cgroup?.Make(shape.Limits);
        var process = QemuProcess.Start(
            _parts.Options.Qemu,
            QemuArguments.Of(shape),
            _parts,
            _parts.Cgroup?.Doors ?? [],
            shape.OomScore
        );
        Change(r => r with { Pid = process.Pid, PidStartTicks = process.StartTicks, MayMove = true });
        var qmp = await _monitor.ConnectAsync(process, ct).ConfigureAwait(false);
        _console = new MachineConsole(_parts.Files, _parts.LogPath, _parts.Options.Time, _parts.Logger);
        await _console.ConnectAsync(ct).ConfigureAwait(false);
        return qmp;
    }

    /// <summary>QEMU goes, and its machine stays suspended.</summary>
    private async Task LetGoAsync(ProcessMark process, CancellationToken ct)
    {
        await QemuProcess.KillAsync(process, ct).ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
        await LeaveCgroupAsync(ct).ConfigureAwait(false);
        DeleteSockets();
        _monitor.NoteAnswer(true);
        Change(r => r with { Pid = 0, PidStartTicks = 0 });
    }

    private DateTimeOffset Now => _parts.Options.Time.GetUtcNow();

    private void Happened(QmpEvent what)
    {
        if (GuestStates.EndOf(what.Name, what.Data) is not { } end)
            return;
        if (_guest.IsDownForReset(end.Code))
            return;
        lock (_lock)
            _end ??= end;
        _watch.EndSoon(end);
    }

    /// <summary>A start that has failed leaves nothing.</summary>
    /// <returns>What it is to be told by.</returns>
    private async Task<VmRuntimeException> FailedStartAsync(Exception e)
    {
        var said = QemuLog.Said(_parts.Files);
        await QemuProcess.KillAsync(Record.Process, CancellationToken.None).ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
        await LeaveCgroupAsync(CancellationToken.None).ConfigureAwait(false);
        _parts.Files.Moving.Remove();
        Change(r =>
            r with
            {
                Phase = MachinePhase.Exited,
                StartedAt = null,
                End = new MachineEnd(Now, 128, "StartError", $"QEMU did not start: {e.Message}{said}"),
            }
        );
        _ended.TrySetResult();
        return new VmRuntimeException($"QEMU did not start: {e.Message}{said}", e);
    }

    /// <summary>
    /// QEMU goes, and the record says how the machine has ended: as the guest has told, if it has told.
    /// </summary>
    /// <param name="isAsked">Also of a machine that is suspended, whose QEMU has gone as it should.</param>
    private async Task EndAsync(
        (int Code, string Reason, string Message) end,
        CancellationToken ct,
        bool isAsked = false
    )
    {
        await _ending.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            var record = Record;
            if (record.Phase == MachinePhase.Exited || record.Phase == MachinePhase.Suspended && !isAsked)
                return;
            if (record.Process.IsAlive && end.Code != 137)
                await _monitor.QuitAsync(record.Process, ct).ConfigureAwait(false);
            await QemuProcess.KillAsync(record.Process, ct).ConfigureAwait(false);
            await CloseAsync().ConfigureAwait(false);
            // It did not end by itself.
            if (_end is null && !isAsked && end.Code == 137 && _parts.Cgroup?.WasOutOfMemory() == true)
                end = (137, "OOMKilled", "QEMU needed more memory than its guest and the pod's overhead have");
            await LeaveCgroupAsync(ct).ConfigureAwait(false);
            lock (_lock)
                end = _end ?? end;
            Change(r =>
                r with
                {
                    Phase = MachinePhase.Exited,
                    End = new MachineEnd(Now, end.Code, end.Reason, end.Message),
                }
            );
            DeleteSockets();
            _parts.Logger.LogInformation(
                "machine {Machine} has ended: {Reason} {Message}",
                record.Id,
                end.Reason,
                end.Message
            );
            _ended.TrySetResult();
        }
        finally
        {
            _ending.Release();
        }
    }

    private async Task CloseAsync()
    {
        await _agent.CloseAsync().ConfigureAwait(false);
        await _monitor.CloseAsync().ConfigureAwait(false);
        if (Interlocked.Exchange(ref _console, null) is { } console)
            await console.DisposeAsync().ConfigureAwait(false);
    }

    private void Change(Func<MachineRecord, MachineRecord> change) => _record.Change(change);

    private void DeleteSockets()
    {
        foreach (var socket in (string[])[_parts.Files.QmpSocket, _parts.Files.ConsoleSocket, _parts.Files.AgentSocket])
            File.Delete(socket);
        if (Record.Phase is not (MachinePhase.Created or MachinePhase.Receiving))
            _parts.Files.Moving.Remove();
    }

    private async Task LeaveCgroupAsync(CancellationToken ct)
    {
        if (_parts.Cgroup is { } cgroup && !await cgroup.RemoveAsync(ct).ConfigureAwait(false))
            _parts.Logger.LogWarning("the cgroup of machine {Machine} is not empty and stays", Record.Id);
    }
}

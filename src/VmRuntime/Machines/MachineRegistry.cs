using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Kubelet.Cri;
using Arktos.VmRuntime.Images;
using Arktos.VmRuntime.Network;
using Arktos.VmRuntime.Serving;
using Google.Protobuf;
using Microsoft.Extensions.Logging;

namespace Arktos.VmRuntime.Machines;

/// <summary>A sandbox as it is now.</summary>
internal sealed class Sandbox(SandboxRecord record)
{
    /// <summary>One thing at a time is done to a sandbox and to the machines in it, but for stopping them.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    public volatile SandboxRecord Record = record;

    public PodSandboxConfig Config { get; } = PodSandboxConfig.Parser.ParseJson(record.Config);

    public DhcpServer? Dhcp { get; set; }

    /// <summary>Of its further network interfaces, by their slots. For who has the turn.</summary>
    public Dictionary<int, DhcpServer> NicDhcp { get; } = [];

    public bool IsReady => Record.Network is not null && Dhcp is not null;

    public SandboxAddress? Address =>
        Record.Network is { } told ? SandboxAddress.Of((JsonObject)JsonNode.Parse(told)!) : null;

    /// <summary>Null: it is not made yet.</summary>
    public static SandboxAddress? AddressOf(NicRecord nic) =>
        nic.Network is { } told
            ? SandboxAddress.Of((JsonObject)JsonNode.Parse(told)!, SandboxNetwork.InterfaceOf(nic.Slot))
            : null;

    public NicRecord? FindNic(string name) => Record.Nics.FirstOrDefault(n => n.Name == name);

    public async ValueTask StopServingAsync(int slot)
    {
        if (NicDhcp.Remove(slot, out var dhcp))
            await dhcp.DisposeAsync().ConfigureAwait(false);
    }
}

/// <summary>A further network interface that is asked for.</summary>
/// <param name="WantedIp">"": any address.</param>
internal sealed record NicAsk(string Sandbox, string Name, string WantedIp);

/// <summary>
/// The sandboxes and machines of a node: made, adopted by the next server, and taken away with all that they had.
/// Thread-safe.
/// </summary>
/// <param name="facts">What is known of the node.</param>
internal sealed class MachineRegistry(
    VmRuntimeOptions options,
    ImageStore images,
    RuntimeFacts facts,
    ILoggerFactory loggers
) : IAsyncDisposable
{
    /// <summary>Of QEMU beside its guest, where the pod does not say: what API servers give pods.</summary>
    public const long OverheadBytesDefault = 192L << 20;
    private const int ThreadsBesideCpus = 128,
        IdBytes = 6;
    private const string RecordFile = "sandbox.json";

    private readonly ILogger _logger = loggers.CreateLogger("Arktos.VmRuntime");
    private readonly SandboxNetwork _network = new(options, loggers.CreateLogger("Arktos.VmRuntime.Network"));
    private readonly ConcurrentDictionary<string, Sandbox> _sandboxes = new();
    private readonly ConcurrentDictionary<string, Machine> _machines = new();
    private readonly Lock _disks = new();
    private readonly string _sockets = MachineFiles.SocketFolderOf(options.StateDirectory);

    public IReadOnlyCollection<Sandbox> Sandboxes => [.. _sandboxes.Values];

    public IReadOnlyCollection<Machine> Machines => [.. _machines.Values];

    public string WhyNoNetwork() => _network.WhyNotReady();

    public Sandbox? FindSandbox(string id) => _sandboxes.GetValueOrDefault(id);

    public Machine? FindMachine(string id) => _machines.GetValueOrDefault(id);

    /// <summary>Of the machine in a sandbox; null: none is there.</summary>
    public MachinePower? PowerOf(string sandbox) =>
        _machines
            .Values.Select(m => m.Record)
            .FirstOrDefault(r => r.SandboxId == sandbox && r.Power is not null)
            ?.Power;

    /// <summary>Whether a further network interface is where it should be: in a machine, if there is one.</summary>
    public bool IsAttached(string sandbox, NicRecord nic) =>
        nic is { IsOpen: true, IsLeaving: false }
        && (RunningIn(sandbox) is not { } machine || machine.Record.NicSlots.Contains(nic.Slot));

    /// <summary>
    /// Gives a sandbox a further network interface, or goes on where that was left; what is there already is left
    /// alone.
    /// </summary>
    /// <param name="isToSpeak">False: it is made, and no machine gets it yet.</param>
    /// <exception cref="VmRuntimeException">It is not there then; what was made of it stays for the next try, if its
    /// network could be made.</exception>
    public async Task<NicRecord> AttachNicAsync(NicAsk ask, bool isToSpeak, CancellationToken ct)
    {
        var sandbox =
            FindSandbox(ask.Sandbox) ?? throw new VmRuntimeException($"there is no sandbox \"{ask.Sandbox}\"");
        await sandbox.Turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (!sandbox.IsReady)
                throw new VmRuntimeException($"sandbox {ask.Sandbox} is not ready");
            if (ask.Name == CniPlugins.Primary)
                throw new VmRuntimeException($"{CniPlugins.Primary} is there as long as its sandbox is");
            var nic = sandbox.FindNic(ask.Name) ?? Note(sandbox, ask);
            if (nic.IsLeaving)
                throw new VmRuntimeException("the one before of this name is being detached");
            if (nic.WantedIp != ask.WantedIp)
                throw new VmRuntimeException("the one that is there was made for another address");
            if (nic.Network is null)
                nic = await MakeNicAsync(sandbox, nic, ct).ConfigureAwait(false);
            if (!isToSpeak)
                return nic;
            if (!nic.IsOpen)
                Write(sandbox, nic = nic with { IsOpen = true });
            if (RunningIn(ask.Sandbox) is { } machine)
                await machine
                    .Operations.PlugAsync(
                        new MachineNic(nic.Slot, Sandbox.AddressOf(nic)!.Mac),
                        () => NamespaceSockets.Tap(SandboxNetwork.FileOf(ask.Sandbox), SandboxNetwork.TapOf(nic.Slot)),
                        ct
                    )
                    .ConfigureAwait(false);
            return nic;
        }
        finally
        {
            sandbox.Turn.Release();
        }
    }

    /// <summary>Takes a further network interface away, with all that it had; one that is gone is no failure.</summary>
    /// <exception cref="VmRuntimeException">Its machine has it still, or something of it does not go.</exception>
    public async Task DetachNicAsync(string sandboxId, string name, CancellationToken ct)
    {
        if (name == CniPlugins.Primary)
            throw new VmRuntimeException($"{CniPlugins.Primary} goes with its sandbox alone");
        if (FindSandbox(sandboxId) is not { } sandbox)
            return;
        await sandbox.Turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (sandbox.FindNic(name) is not { } nic)
                return;
            var machine = RunningIn(sandboxId);
            // It goes on with the hardware that it had.
            if (machine?.Record.Phase == MachinePhase.Suspended)
                throw new VmRuntimeException("the machine is suspended");
            // From here on a machine that is started does not get it.
            Write(sandbox, nic = nic with { IsLeaving = true });
            if (machine is not null)
                await machine.Operations.UnplugAsync(nic.Slot, ct).ConfigureAwait(false);
            await RemoveNicAsync(sandbox, nic, ct).ConfigureAwait(false);
        }
        finally
        {
            sandbox.Turn.Release();
        }
    }

    /// <summary>Takes up what a server before has left. What cannot be read is taken away.</summary>
    public async Task AdoptAsync(CancellationToken ct)
    {
        foreach (var folder in (string[])[options.SandboxesDirectory, options.MachinesDirectory, _sockets])
            StateFiles.MakeFolder(folder);
        foreach (var folder in Directory.EnumerateDirectories(options.SandboxesDirectory))
        {
            if (TryRead<SandboxRecord>(Path.Combine(folder, RecordFile)) is not { } record)
            {
                var id = Path.GetFileName(folder);
                _logger.LogWarning("sandbox {Sandbox} was not finished and is taken away", id);
                await TryRemoveNetworkAsync(id, [], null, AnyNics).ConfigureAwait(false);
                StateFiles.RemoveFolder(folder);
                continue;
            }
            var sandbox = new Sandbox(record);
            if (record.Network is not null)
                try
                {
                    sandbox.Dhcp = Serve(sandbox);
                    await AdoptNicsAsync(sandbox, ct).ConfigureAwait(false);
                }
                catch (VmRuntimeException e)
                {
                    // The node was started anew: it is not ready, and another is made in its place.
                    _logger.LogInformation("sandbox {Sandbox} has lost its network: {Reason}", record.Id, e.Message);
                }
            _sandboxes[record.Id] = sandbox;
        }
        foreach (var folder in Directory.EnumerateDirectories(options.MachinesDirectory))
        {
            var id = Path.GetFileName(folder);
            if (
                TryRead<MachineRecord>(Path.Combine(folder, "machine.json")) is not { } record
                || FindSandbox(record.SandboxId) is not { } sandbox
            )
            {
                await KillStrayAsync(folder, ct).ConfigureAwait(false);
                _logger.LogWarning("machine {Machine} was not finished and is taken away", id);
                StateFiles.RemoveFolder(folder);
                continue;
            }
            var machine = new Machine(record, PartsOf(record, sandbox));
            await machine.AdoptAsync(ct).ConfigureAwait(false);
            _machines[id] = machine;
        }
    }

    /// <exception cref="VmRuntimeException">Its network cannot be made; nothing is left of it.</exception>
    public async Task<string> RunSandboxAsync(PodSandboxConfig config, CancellationToken ct)
    {
        if (config.Linux?.SecurityContext?.NamespaceOptions?.Network == NamespaceMode.Node)
            throw new VmRuntimeException("a virtual machine cannot be on the node's own network");
        var id = NewId();
        var folder = FolderOfSandbox(id);
        StateFiles.MakeFolder(folder);
        var ports = PortMappings(config);
        try
        {
            var network = await _network.AddAsync(id, ports, ct).ConfigureAwait(false);
            var sandbox = new Sandbox(
                new SandboxRecord(
                    id,
                    JsonFormatter.Default.Format(config),
                    options.Time.GetUtcNow(),
                    network.ToJsonString()
                )
            );
            Write(sandbox.Record);
            sandbox.Dhcp = Serve(sandbox);
            _sandboxes[id] = sandbox;
            return id;
        }
        catch
        {
            await TryRemoveNetworkAsync(id, ports, null, []).ConfigureAwait(false);
            StateFiles.RemoveFolder(folder);
            throw;
        }
    }

    /// <summary>Its machines end, and its network goes; what is gone already is no failure.</summary>
    /// <exception cref="VmRuntimeException">Something of it does not go.</exception>
    public async Task StopSandboxAsync(string id, CancellationToken ct)
    {
        if (FindSandbox(id) is not { } sandbox)
            return;
        await sandbox.Turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            foreach (var machine in _machines.Values.Where(m => m.Record.SandboxId == id))
                await machine.StopAsync(TimeSpan.Zero, ct).ConfigureAwait(false);
            if (sandbox.Dhcp is { } dhcp)
                await dhcp.DisposeAsync().ConfigureAwait(false);
            sandbox.Dhcp = null;
            foreach (var nic in sandbox.Record.Nics)
                await sandbox.StopServingAsync(nic.Slot).ConfigureAwait(false);
            if (sandbox.Record.Network is not { } network)
                return;
            await _network
                .RemoveAsync(
                    id,
                    PortMappings(sandbox.Config),
                    JsonNode.Parse(network) as JsonObject,
                    sandbox.Record.Nics,
                    ct
                )
                .ConfigureAwait(false);
            Write(sandbox.Record = sandbox.Record with { Network = null, Nics = [] });
        }
        finally
        {
            sandbox.Turn.Release();
        }
    }

    /// <exception cref="VmRuntimeException">Something of it does not go.</exception>
    public async Task RemoveSandboxAsync(string id, CancellationToken ct)
    {
        await StopSandboxAsync(id, ct).ConfigureAwait(false);
        foreach (var machine in _machines.Values.Where(m => m.Record.SandboxId == id).ToList())
            await RemoveMachineAsync(machine.Record.Id, ct).ConfigureAwait(false);
        StateFiles.RemoveFolder(FolderOfSandbox(id));
        _sandboxes.TryRemove(id, out _);
    }

    /// <exception cref="VmRuntimeException">It asks for what there is not.</exception>
    public async Task<string> CreateMachineAsync(string sandboxId, ContainerConfig config, CancellationToken ct)
    {
        var sandbox = FindSandbox(sandboxId) ?? throw new VmRuntimeException($"there is no sandbox \"{sandboxId}\"");
        if (!sandbox.IsReady)
            throw new VmRuntimeException($"sandbox {sandboxId} is not ready");
        var image =
            images.Find(config.Image.Image)
            ?? throw new VmRuntimeException($"image \"{config.Image.Image}\" is not on this node");
        await sandbox.Turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (_machines.Values.Any(m => m.Record.SandboxId == sandboxId && m.Record.Phase != MachinePhase.Exited))
                throw new VmRuntimeException("a pod has one virtual machine, and this one has it already");
            var record = new MachineRecord(
                NewId(),
                sandboxId,
                JsonFormatter.Default.Format(config),
                image.Id,
                options.Time.GetUtcNow()
            )
            {
                Disks = await WithFileIdsAsync(VolumeDisk.Of(config.Mounts), ct).ConfigureAwait(false),
            };
            var parts = PartsOf(record, sandbox);
            StateFiles.MakeFolder(parts.Files.Folder);
            StateFiles.Write(parts.Files.Record, JsonSerializer.Serialize(record));
            try
            {
                await MakeDiskAsync(parts.Files, image, ct).ConfigureAwait(false);
                await MachineSeed
                    .WriteAsync(
                        MachineSeed.Files(config.Annotations, sandbox.Config.Metadata.Uid, sandbox.Config.Hostname),
                        parts.Files.Seed,
                        Path.Combine(parts.Files.Folder, "seed"),
                        ct
                    )
                    .ConfigureAwait(false);
                lock (_disks)
                {
                    if (
                        VolumeDisk.WhyNot(record, _machines.Values.Select(m => (m.Record, NameOf(m.Record)))) is { } why
                    )
                        throw new VmRuntimeException(why);
                    _machines[record.Id] = new Machine(record, parts);
                }
            }
            catch
            {
                StateFiles.RemoveFolder(parts.Files.Folder);
                throw;
            }
            return record.Id;
        }
        finally
        {
            sandbox.Turn.Release();
        }
    }

    /// <exception cref="VmRuntimeException">It does not start.</exception>
    public async Task StartMachineAsync(string id, CancellationToken ct)
    {
        var machine = FindMachine(id) ?? throw new VmRuntimeException($"there is no machine \"{id}\"");
        var sandbox = FindSandbox(machine.Record.SandboxId)!;
        await sandbox.Turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            var size = machine.Size;
            await machine
                .StartAsync(
                    ShapeOf(machine, sandbox) with
                    {
                        Room = MachineRoom.For(size.Cpus, size.MemoryBytes, MachineRoom.ReadNode()),
                    },
                    ct
                )
                .ConfigureAwait(false);
        }
        finally
        {
            sandbox.Turn.Release();
        }
    }

    /// <summary>What another node has to know to take its guest over, and where it leaves this one.</summary>
    /// <exception cref="VmRuntimeException">It cannot be sent; the message says why.</exception>
    public (MovedMachine Told, MoveSockets Sockets) DescribeToSend(Machine machine)
    {
        if (machine.Operations.WhyNotSent() is { } why)
            throw new VmRuntimeException(why);
        var (record, sandbox) = (machine.Record, FindSandbox(machine.Record.SandboxId)!);
        if (!sandbox.IsReady)
            throw new VmRuntimeException($"sandbox {record.SandboxId} is not ready");
        var files = FilesOf(record, machine.Config.Metadata.Name);
        files.Moving.Make(ShapeOf(machine, sandbox).User);
        return (
            new MovedMachine(
                Hardware,
                record.ImageId,
                sandbox.Address!.Mac,
                record.Room,
                machine.Size.Cpus,
                record.Resources,
                record.StartedAt,
                record.Reboots
            ),
            files.Moving
        );
    }

    /// <summary>A machine that was made gets a QEMU into which the guest of another node's comes.</summary>
    /// <returns>Where.</returns>
    /// <exception cref="VmRuntimeException">It cannot be; nothing is left of the QEMU.</exception>
    public async Task<MoveSockets> ReceiveMachineAsync(string id, MovedMachine told, CancellationToken ct)
    {
        var machine = FindMachine(id) ?? throw new VmRuntimeException($"there is no machine \"{id}\"");
        if (told.WhyNotHere(Hardware, machine.Record.ImageId) is { } why)
            throw new VmRuntimeException(why);
        var sandbox = FindSandbox(machine.Record.SandboxId)!;
        await sandbox.Turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (!sandbox.IsReady)
                throw new VmRuntimeException($"sandbox {sandbox.Record.Id} is not ready");
            await TakeMacAsync(sandbox, told.Mac).ConfigureAwait(false);
            machine.Expect(told);
            await machine.ReceiveAsync(ShapeOf(machine, sandbox), ct).ConfigureAwait(false);
            return FilesOf(machine.Record, machine.Config.Metadata.Name).Moving;
        }
        finally
        {
            sandbox.Turn.Release();
        }
    }

    /// <exception cref="VmRuntimeException">It cannot be held so.</exception>
    public async Task SetPowerAsync(Machine machine, MachinePower power, CancellationToken ct) =>
        await machine
            .Operations.SetPowerAsync(
                power,
                machine.Size.MemoryBytes,
                () =>
                    FindSandbox(machine.Record.SandboxId) is { IsReady: true } sandbox
                        ? ShapeOf(machine, sandbox)
                        : throw new VmRuntimeException($"sandbox {machine.Record.SandboxId} is not ready"),
                ct
            )
            .ConfigureAwait(false);

    /// <summary>What is gone already is no failure.</summary>
    public async Task RemoveMachineAsync(string id, CancellationToken ct)
    {
        if (FindMachine(id) is not { } machine)
            return;
        await machine.StopAsync(TimeSpan.Zero, ct).ConfigureAwait(false);
        await machine.RemoveAsync().ConfigureAwait(false);
        _machines.TryRemove(id, out _);
    }

    /// <summary>The images that disks stand on; a disk may have no machine for a while.</summary>
    public IReadOnlySet<string> UsedImages() =>
        _machines
            .Values.Select(m => m.Record.ImageId)
            .Concat(
                _sandboxes.Keys.SelectMany(id =>
                    Directory.EnumerateFiles(FolderOfSandbox(id), "*.image").Select(File.ReadAllText)
                )
            )
            .ToHashSet();

    /// <summary>Machines go on.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var machine in _machines.Values)
            await machine.DisposeAsync().ConfigureAwait(false);
        foreach (var sandbox in _sandboxes.Values)
        {
            if (sandbox.Dhcp is { } dhcp)
                await dhcp.DisposeAsync().ConfigureAwait(false);
            foreach (var of in sandbox.NicDhcp.Values)
                await of.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>All that a sandbox whose record cannot be read may have.</summary>
    private static IReadOnlyList<NicRecord> AnyNics =>
        [.. Enumerable.Range(1, NicRecord.CountMax).Select(slot => new NicRecord("", slot, ""))];

    /// <summary>The machine of a sandbox that has a QEMU, or goes on with the one that it had; null: none.</summary>
    private Machine? RunningIn(string sandbox) =>
        _machines.Values.FirstOrDefault(m =>
            m.Record.SandboxId == sandbox
            && m.Record.Phase is MachinePhase.Running or MachinePhase.Suspended or MachinePhase.Receiving
        );

    private NicRecord Note(Sandbox sandbox, NicAsk ask)
    {
        var slot =
            NicRecord.FreeSlot(sandbox.Record.Nics)
            ?? throw new VmRuntimeException(
                $"a virtual machine has up to {NicRecord.CountMax} network interfaces beside {CniPlugins.Primary}"
            );
        var nic = new NicRecord(ask.Name, slot, ask.WantedIp);
        Write(sandbox.Record = sandbox.Record with { Nics = [.. sandbox.Record.Nics, nic] });
        return nic;
    }

    /// <summary>Where it fails, nothing of it is left; what could not be taken back is told as leaving.</summary>
    private async Task<NicRecord> MakeNicAsync(Sandbox sandbox, NicRecord nic, CancellationToken ct)
    {
        try
        {
            var network = await _network.AddNicAsync(sandbox.Record.Id, nic, ct).ConfigureAwait(false);
            nic = nic with { Network = network.ToJsonString() };
            sandbox.NicDhcp[nic.Slot] = Serve(sandbox, nic);
            Write(sandbox, nic);
            return nic;
        }
        catch (VmRuntimeException)
        {
            await TryRemoveNicAsync(sandbox, nic).ConfigureAwait(false);
            throw;
        }
    }

    private async Task TryRemoveNicAsync(Sandbox sandbox, NicRecord nic)
    {
        try
        {
            await RemoveNicAsync(sandbox, nic, CancellationToken.None).ConfigureAwait(false);
        }
        catch (VmRuntimeException e)
        {
            _logger.LogWarning(
                "network interface {Interface} of sandbox {Sandbox} is not taken away: {Reason}",
                nic.Name,
                sandbox.Record.Id,
                e.Message
            );
            Write(sandbox, nic with { IsLeaving = true });
        }
    }

    private async Task RemoveNicAsync(Sandbox sandbox, NicRecord nic, CancellationToken ct)
    {
        await sandbox.StopServingAsync(nic.Slot).ConfigureAwait(false);
        await _network.RemoveNicAsync(sandbox.Record.Id, nic, ct).ConfigureAwait(false);
        Write(sandbox.Record = sandbox.Record with { Nics = [.. sandbox.Record.Nics.Where(n => n.Slot != nic.Slot)] });
    }

    /// <summary>What was half made is made anew when it is asked for again.</summary>
    private async Task AdoptNicsAsync(Sandbox sandbox, CancellationToken ct)
    {
        foreach (var nic in sandbox.Record.Nics)
            if (nic.Network is null)
                await TryRemoveNicAsync(sandbox, nic).ConfigureAwait(false);
            else if (!ct.IsCancellationRequested)
                sandbox.NicDhcp[nic.Slot] = Serve(sandbox, nic);
    }

    private void Write(Sandbox sandbox, NicRecord nic) =>
        Write(
            sandbox.Record = sandbox.Record with
            {
                Nics = [.. sandbox.Record.Nics.Select(n => n.Slot == nic.Slot ? nic : n)],
            }
        );

    private string Hardware =>
        MovedMachine.HardwareOf(facts, File.Exists("/proc/cpuinfo") ? File.ReadAllText("/proc/cpuinfo") : "");

    /// <summary>A guest that has run elsewhere keeps its hardware address: the sandbox gets that one.</summary>
    private async Task TakeMacAsync(Sandbox sandbox, string mac)
    {
        var network = (JsonObject)JsonNode.Parse(sandbox.Record.Network!)!;
        SandboxAddress.SetMac(network, mac);
        Write(sandbox.Record = sandbox.Record with { Network = network.ToJsonString() });
        if (sandbox.Dhcp is { } before)
            await before.DisposeAsync().ConfigureAwait(false);
        sandbox.Dhcp = Serve(sandbox);
    }

    private string FolderOfSandbox(string id) => Path.Combine(options.SandboxesDirectory, id);

    private void Write(SandboxRecord record) =>
        StateFiles.Write(Path.Combine(FolderOfSandbox(record.Id), RecordFile), JsonSerializer.Serialize(record));

    private DhcpServer Serve(Sandbox sandbox) => _network.Serve(sandbox.Record.Id, LeaseOf(sandbox, sandbox.Address!));

    /// <summary>A further interface is no way out: two ways would be one too many.</summary>
    private DhcpServer Serve(Sandbox sandbox, NicRecord nic) =>
        _network.Serve(sandbox.Record.Id, LeaseOf(sandbox, Sandbox.AddressOf(nic)!) with { Gateway = null }, nic.Slot);

    private static DhcpLease LeaseOf(Sandbox sandbox, SandboxAddress address) =>
        SandboxNetwork.LeaseOf(
            address,
            sandbox.Config.Hostname,
            sandbox.Config.DnsConfig?.Servers ?? [],
            sandbox.Config.DnsConfig?.Searches ?? []
        );

    private MachineFiles FilesOf(MachineRecord record, string name) =>
        new(
            Path.Combine(options.MachinesDirectory, record.Id),
            FolderOfSandbox(record.SandboxId),
            _sockets,
            record.Id,
            name
        );

    private MachineParts PartsOf(MachineRecord record, Sandbox sandbox)
    {
        var config = ContainerConfig.Parser.ParseJson(record.Config);
        return new MachineParts(
            options,
            FilesOf(record, config.Metadata.Name),
            SandboxNetwork.FileOf(sandbox.Record.Id),
            Path.Combine(sandbox.Config.LogDirectory, config.LogPath),
            _logger
        )
        {
            Cgroup =
                facts.WhyNoBounds.Length == 0 && sandbox.Config.Linux?.CgroupParent is { Length: > 0 } parent
                    ? new MachineCgroup(MachineCgroup.Top, parent, record.Id)
                    : null,
            Overhead = sandbox.Config.Linux?.Overhead,
            AddressesGiven = () => sandbox.Dhcp?.Given ?? 0,
        };
    }

    private string NameOf(MachineRecord record) =>
        FindSandbox(record.SandboxId) is { } sandbox ? NameOf(sandbox) : record.SandboxId;

    private static string NameOf(Sandbox sandbox) =>
        $"{sandbox.Config.Metadata.Namespace}/{sandbox.Config.Metadata.Name}";

    /// <exception cref="VmRuntimeException">One of the files is not there.</exception>
    private static async Task<IReadOnlyList<VolumeDisk>> WithFileIdsAsync(
        IReadOnlyList<VolumeDisk> disks,
        CancellationToken ct
    )
    {
        if (disks.Count == 0)
            return disks;
        var told = await Programs
            .RunAsync("stat", ["--dereference", $"--format={FileId.Format}", "--", .. disks.Select(d => d.Path)], ct)
            .ConfigureAwait(false);
        return [.. disks.Zip(told.Split('\n'), (disk, line) => disk with { FileId = FileId.Of(line) })];
    }

    private MachineShape ShapeOf(Machine machine, Sandbox sandbox)
    {
        var size = machine.Size;
        return new MachineShape(
            NameOf(sandbox),
            size.Cpus,
            size.MemoryBytes,
            facts.UsesKvm,
            sandbox.Address!.Mac,
            SandboxNetwork.TapOf(0)
        )
        {
            Files = FilesOf(machine.Record, machine.Config.Metadata.Name),
            Limits = LimitsOf(size, sandbox.Config.Linux?.Overhead),
            OomScore = machine.Resources?.OomScoreAdj ?? 0,
            Room = machine.Record.Room,
            Disks = machine.Record.Disks,
            Nics =
            [
                .. sandbox
                    .Record.Nics.Where(n =>
                        machine.Record.Phase == MachinePhase.Suspended
                            ? machine.Record.NicSlots.Contains(n.Slot)
                            : n is { IsOpen: true, IsLeaving: false }
                    )
                    .Select(n => new MachineNic(n.Slot, Sandbox.AddressOf(n)!.Mac)),
            ],
        };
    }

    /// <summary>The guest's, and the pod's overhead for QEMU beside it.</summary>
    internal static MachineLimits LimitsOf(MachineSize size, LinuxContainerResources? overhead)
    {
        var beside = overhead?.CpuPeriod is > 0 and var its ? overhead.CpuQuota * size.CpuPeriod / its : 0;
        return new MachineLimits(
            size.MemoryBytes + (overhead?.MemoryLimitInBytes is > 0 and var bytes ? bytes : OverheadBytesDefault),
            size.CpuQuota > 0 ? size.CpuQuota + beside : 0,
            size.CpuPeriod,
            size.CpuShares + (overhead?.CpuShares ?? 0),
            size.Cpus + ThreadsBesideCpus
        );
    }

    /// <summary>
    /// A machine that is started again in its sandbox has its disk as it was; one of another image has a new one.
    /// </summary>
    private async Task MakeDiskAsync(MachineFiles files, StoredImage image, CancellationToken ct)
    {
        if (
            File.Exists(files.Disk)
            && File.Exists(files.DiskImage)
            && await File.ReadAllTextAsync(files.DiskImage, ct).ConfigureAwait(false) == image.Id
        )
            return;
        File.Delete(files.Disk);
        // The snapshots were in it.
        File.Delete(files.History);
        await Programs
            .RunAsync(
                options.QemuImg,
                ["create", "-q", "-f", "qcow2", "-F", image.Format, "-b", images.PathOf(image.Id), files.Disk],
                ct
            )
            .ConfigureAwait(false);
        StateFiles.Write(files.DiskImage, image.Id);
    }

    private static JsonArray PortMappings(PodSandboxConfig config) =>
        [
            .. config.PortMappings.Select(p => new JsonObject
            {
                ["hostPort"] = p.HostPort,
                ["containerPort"] = p.ContainerPort,
                ["protocol"] = p.Protocol.ToString().ToLowerInvariant(),
                ["hostIP"] = p.HostIp,
            }),
        ];

    private async Task TryRemoveNetworkAsync(
        string id,
        JsonArray ports,
        JsonObject? result,
        IReadOnlyList<NicRecord> nics
    )
    {
        try
        {
            await _network.RemoveAsync(id, ports, result, nics, CancellationToken.None).ConfigureAwait(false);
        }
        catch (VmRuntimeException e)
        {
            _logger.LogWarning("the network of sandbox {Sandbox} is not taken away: {Reason}", id, e.Message);
        }
    }

    /// <summary>A QEMU whose record is not there, by the file that it has written itself.</summary>
    private static async Task KillStrayAsync(string folder, CancellationToken ct)
    {
        var file = Path.Combine(folder, "qemu.pid");
        if (
            !File.Exists(file)
            || !int.TryParse(await File.ReadAllTextAsync(file, ct).ConfigureAwait(false), out var pid)
        )
            return;
        // The number may have been given to another process since.
        var arguments = $"/proc/{pid}/cmdline";
        if (
            File.Exists(arguments)
            && (await File.ReadAllTextAsync(arguments, ct).ConfigureAwait(false)).Split('\0').Contains(file)
        )
            await QemuProcess.KillAsync(ProcessMark.Of(pid), ct).ConfigureAwait(false);
    }

    private T? TryRead<T>(string file)
        where T : class
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<T>(File.ReadAllText(file)) : null;
        }
        catch (JsonException e)
        {
            _logger.LogWarning("{File} cannot be read: {Reason}", file, e.Message);
            return null;
        }
    }

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
}

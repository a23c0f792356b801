using System.Text.Json;

namespace Arktos.VmRuntime.Machines;

/// <summary>Something that was asked of a machine, and how it went.</summary>
/// <param name="Id">Of who has asked: the same id is the same operation.</param>
/// <param name="IsDone">False: it was begun, and nobody has noted its end.</param>
/// <param name="Error">Why it failed; "": it did not.</param>
/// <param name="Answer">What it gave.</param>
internal sealed record OperationRecord(string Id, bool IsDone, string Error = "", string Answer = "");

/// <param name="IsWhole">False: it was begun, and what there is of it is to go.</param>
internal sealed record SnapshotRecord(string Id, DateTimeOffset CreatedAt, bool IsWhole)
{
    /// <summary>Of the machine that it is of; "": one that has no room to grow.</summary>
    public string Size { get; init; } = "";

    /// <summary>Its guest's file systems are frozen in it, or may be: who restores it thaws them.</summary>
    public bool MayBeFrozen { get; init; }

    /// <summary>What its maker is to know; "": its file systems were frozen while it was made.</summary>
    public string Note { get; init; } = "";
}

/// <summary>
/// What is kept beside a machine's disk: its snapshots, which are in the disk, and what was asked of it last. Pure; as
/// JSON it is on disk before what it tells of is begun.
/// </summary>
internal sealed record MachineHistory(
    IReadOnlyList<OperationRecord> Operations,
    IReadOnlyList<SnapshotRecord> Snapshots
)
{
    /// <summary>Who asks waits for the answer before it asks for more, so that older ones are nobody's.</summary>
    public const int OperationsMax = 16;

    /// <summary>One more, and the oldest goes.</summary>
    public const int SnapshotsMax = 4;

    public static MachineHistory None { get; } = new([], []);

    public static MachineHistory Read(string file) =>
        File.Exists(file) ? JsonSerializer.Deserialize<MachineHistory>(File.ReadAllText(file)) ?? None : None;

    public OperationRecord? Find(string operation) => Operations.FirstOrDefault(o => o.Id == operation);

    public SnapshotRecord? FindSnapshot(string id) => Snapshots.FirstOrDefault(s => s.Id == id && s.IsWhole);

    public MachineHistory With(OperationRecord operation) =>
        this with
        {
            Operations = [.. Operations.Where(o => o.Id != operation.Id).Append(operation).TakeLast(OperationsMax)],
        };

    public MachineHistory With(SnapshotRecord snapshot) =>
        this with
        {
            Snapshots = [.. Snapshots.Where(s => s.Id != snapshot.Id), snapshot],
        };

    public MachineHistory Without(string snapshot) =>
        this with
        {
            Snapshots = [.. Snapshots.Where(s => s.Id != snapshot)],
        };

    /// <summary>What has to go before one more is made: remains, and the oldest above the bound.</summary>
    public IReadOnlyList<SnapshotRecord> ToGo() =>
        [
            .. Snapshots.Where(s => !s.IsWhole),
            .. Snapshots.Where(s => s.IsWhole).OrderBy(s => s.CreatedAt).SkipLast(SnapshotsMax - 1),
        ];
}

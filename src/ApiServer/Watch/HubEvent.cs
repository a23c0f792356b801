using System.Text.Json;
using Arktos.Api;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Watch;

/// <summary>
/// One event as all watchers of an API server share it: the stored bytes, and what filters need of them, read once when
/// first asked for. Thread-safe.
/// </summary>
public sealed class HubEvent(KeyspaceEvent value, PartitionId partition)
{
    private StoredObject? _now,
        _before;
    private string? _nodeNow,
        _nodeBefore;

    public KeyspaceEvent Value { get; } = value;

    public PartitionId Partition { get; } = partition;

    /// <summary>Of the values that it holds.</summary>
    public long Bytes { get; } = value.Item.Value.Length + (value.Previous?.Value.Length ?? 0);

    public Revision Revision => Value.Item.Revision;

    /// <summary>The node that the object is on; empty for none.</summary>
    public string NodeNow => _nodeNow ??= NodeNameScan.Read(Value.Item.Value.Span);

    /// <summary>The node that it was on before; empty for none.</summary>
    public string NodeBefore =>
        _nodeBefore ??= Value.Previous is { } previous ? NodeNameScan.Read(previous.Value.Span) : "";

    public StoredObject Now => _now ??= new StoredObject(Value.Item);

    public StoredObject? Before => Value.Previous is null ? null : _before ??= new StoredObject(Value.Previous);
}

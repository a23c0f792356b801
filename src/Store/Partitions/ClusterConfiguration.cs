using System.Text.Json;
using Arktos.StoreClient;

namespace Arktos.Store.Partitions;

/// <summary>
/// What a new installation starts from: its stores and its partitions, each with a replica on every store named.
/// Written by `arktos up`. Later only the stores are kept up to date, for who starts to find one; all else is in the
/// partition map.
/// </summary>
/// <param name="ClusterId">Tells installations apart: stores of another one are refused.</param>
public sealed record ClusterConfiguration(
    string ClusterId,
    IReadOnlyList<ConfiguredStore> Stores,
    IReadOnlyList<ConfiguredPartition> Partitions
)
{
    public static ClusterConfiguration Read(string path)
    {
        var configuration =
            JsonSerializer.Deserialize<ClusterConfiguration>(File.ReadAllText(path), JsonSerializerOptions.Web)
            ?? throw new InvalidDataException($"{path} is empty");
        if (configuration.Refusal() is { } refusal)
            throw new InvalidDataException($"{path}: {refusal}");
        return configuration;
    }

    /// <summary>Whoever reads it meanwhile gets the old one or the new one, whole.</summary>
    public void Write(string path)
    {
        File.WriteAllText(
            path + ".new",
            JsonSerializer.Serialize(
                this,
                new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true }
            )
        );
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>Why no installation can be started from this; null when one can.</summary>
    public string? Refusal()
    {
        if (string.IsNullOrEmpty(ClusterId))
            return "clusterId is missing";
        if (
            Stores is not { Count: > 0 }
            || Stores.Select(s => s.Id).Distinct().Count() != Stores.Count
            || Stores.Any(s => s.Id == 0)
        )
            return "stores must be given, each with an id of its own, 1 or more";
        if (Stores.Select(s => s.Address).Distinct().Count() != Stores.Count)
            return "two stores have one address";
        if (Partitions is not { Count: > 0 } || Partitions.All(p => p.Id != 0))
            return "partition 0 is missing";
        if (
            Partitions.Select(p => p.Id).Distinct().Count() != Partitions.Count
            || Partitions.Any(p => p.Id > PartitionId.ValueMax)
        )
            return $"partitions must have ids of their own, 0 to {PartitionId.ValueMax}";
        // A store that is not there any more may be named: partitions are as they began.
        return
            Partitions.FirstOrDefault(p => p.Stores.Count == 0 || p.Stores.Distinct().Count() != p.Stores.Count)
                is { } bad
            ? $"partition {bad.Id} names a store twice, or none"
            : null;
    }
}

/// <param name="Address">host:port of its gRPC endpoint.</param>
public sealed record ConfiguredStore(uint Id, string Name, string Az, string Address);

public sealed record ConfiguredPartition(ushort Id, IReadOnlyList<uint> Stores);

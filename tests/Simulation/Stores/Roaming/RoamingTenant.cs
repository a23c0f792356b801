using System.Text;
using Arktos.Store.Keyspace;
using Arktos.StoreClient;

namespace Arktos.Simulation.Stores.Roaming;

/// <summary>
/// A tenant that moves between partitions while it is used, and everything that was ever true of it, by revision:
/// wherever it is, it is one tenant.
/// </summary>
internal sealed class RoamingTenant(StoreWorld world)
{
    public const string Name = "roam";
    public const int Keys = 4;

    private readonly SortedDictionary<string, List<ReferenceVersion>> _versions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<KeyOperation>> _operations = new(StringComparer.Ordinal);

    /// <summary>In the order of their revisions.</summary>
    public List<ReferenceEvent> Events { get; } = [];

    public static string KeyOf(int key) => $"pods\0{Name}\0default\0k{key}";

    public static bool Owns(string key) => key.Split('\0') is [_, Name, ..];

    /// <summary>
    /// A partition has applied it. Wherever the tenant goes on, it does so after all that it did before.
    /// </summary>
    public void Happened(PartitionId partition, ReferenceEvent e)
    {
        SimulationFailure.Unless(
            Events.Count == 0 || e.Revision > Events[^1].Revision || e.Revision == Events[^1].Revision,
            $"partition {partition}: {e} of the roaming tenant comes after {Events.LastOrDefault()}"
        );
        Events.Add(e);
        if (!_versions.TryGetValue(e.Key, out var versions))
        {
            _versions[e.Key] = versions = [];
        }

        var created = versions.LastOrDefault() is { Text: not null } last ? last.Created : e.Revision;
        versions.Add(new ReferenceVersion(e.Revision, created, e.Kind == KeyspaceEventKind.Put ? e.Text : null));
    }

    /// <summary>What the tenant holds at a revision, in key order.</summary>
    public List<(string Key, ReferenceVersion Version)> At(Revision revision)
    {
        var held = new List<(string, ReferenceVersion)>();
        foreach (var (key, versions) in _versions)
        {
            if (versions.FindLast(v => v.Revision <= revision) is { Text: not null } version)
            {
                held.Add((key, version));
            }
        }

        return held;
    }

    /// <summary>Items must be exactly what the tenant holds at a revision.</summary>
    public void Compare(string where, IEnumerable<(byte[] Key, StoredValue Value)> items, Revision revision)
    {
        var read = items
            .Select(i =>
                $"{ReferenceKeyspace.Text(i.Key)} = {ReferenceKeyspace.Text(i.Value.Value.Span)} of "
                + $"{i.Value.Revision}, made {i.Value.CreateRevision}"
            )
            .ToList();
        var expected = At(revision)
            .Select(i => $"{i.Key} = {i.Version.Text} of {i.Version.Revision}, made {i.Version.Created}")
            .ToList();
        SimulationFailure.Unless(
            read.SequenceEqual(expected),
            $"{where}, the roaming tenant at {revision}: has [{Line(read)}], must have [{Line(expected)}]"
        );
    }

    public void Record(string key, KeyOperation operation)
    {
        if (!_operations.TryGetValue(key, out var operations))
        {
            _operations[key] = operations = [];
        }

        operations.Add(operation);
    }

    public void CheckLinearizability()
    {
        foreach (var (key, operations) in _operations)
        {
            var holds = Linearizability.Holds(operations);
            world.Undecided += holds is null ? 1 : 0;
            SimulationFailure.Unless(
                holds != false,
                $"the history of {Line([key])}, whose tenant moves, is not "
                    + $"linearizable:\n{string.Join('\n', operations.OrderBy(o => o.Call))}"
            );
        }
    }

    private static string Line(IEnumerable<string> texts) => string.Join("; ", texts).Replace('\0', '/');
}

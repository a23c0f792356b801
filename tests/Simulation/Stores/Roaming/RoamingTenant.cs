using System.Text;
using Arktos.Store.Keyspace;
using Arktos.StoreClient;

namespace Arktos.Simulation.Stores.Roaming;

/// <summary>
/// A tenant that moves between partitions while it is used, and everything that was ever true of it, by revision:
/// wherever it is, it is one tenant. In some worlds it falls into parts, of which three have keys; what holds of each
/// must hold from the start.
/// </summary>
internal sealed class RoamingTenant(StoreWorld world)
{
    public const string Name = "roam";
    public const int Keys = 4;

    private const string One = "ns-a",
        Other = "ns-b";

    private static readonly string[] KeyNames =
    [
        $"widgets\0{Name}\0\0k0",
        $"pods\0{Name}\0{One}\0k1",
        $"pods\0{Name}\0{Other}\0k2",
        $"namespaces\0{Name}\0\0{Other}",
    ];

    private readonly SortedDictionary<string, List<ReferenceVersion>> _versions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<KeyOperation>> _operations = new(StringComparer.Ordinal);

    /// <summary>Ranges that are asked for and watched: some in one part, some in several.</summary>
    public static IReadOnlyList<KeyRange> Ranges { get; } =
    [
        new("widgets", Name, ""),
        new("pods", Name, One),
        new("pods", Name, Other),
        new("pods", Name),
        new("namespaces", Name),
        new("widgets", Name),
    ];

    /// <summary>By what its parts are moved; and that of one which has no keys.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        Name,
        TenantParts.NameOf(Name, TenantParts.OfNamespace(One)),
        TenantParts.NameOf(Name, TenantParts.OfNamespace(Other)),
        TenantParts.NameOf(Name, (new[] { One, Other }.Max(TenantParts.OfNamespace) + 1) % TenantParts.Count),
    ];

    /// <summary>All of it, in the order in which partitions told.</summary>
    public List<ReferenceEvent> Events { get; } = [];

    public static string KeyOf(int key) => KeyNames[key];

    public static ObjectKey ObjectKeyOf(int key) =>
        ObjectKey.TryDecode(System.Text.Encoding.UTF8.GetBytes(KeyNames[key]), out var name)
            ? name
            : throw new InvalidOperationException("it is no key");

    public static bool Owns(string key) => key.Split('\0') is [_, Name, ..];

    public static bool IsIn(KeyRange range, string key) =>
        ObjectKey.TryDecode(System.Text.Encoding.UTF8.GetBytes(key), out var name) && range.Contains(name);

    /// <summary>What a watch of a range must see, in its order.</summary>
    public List<ReferenceEvent> EventsIn(KeyRange range) => [.. Events.Where(e => IsIn(range, e.Key))];

    /// <summary>
    /// A partition has applied it. Wherever a part goes on, it does so after all that it did before.
    /// </summary>
    public void Happened(PartitionId partition, ReferenceEvent e)
    {
        var last = Events.LastOrDefault(l => PartOf(l.Key) == PartOf(e.Key));
        SimulationFailure.Unless(
            last is null || e.Revision >= last.Revision,
            $"partition {partition}: {e} of the roaming tenant comes after {last}"
        );
        Events.Add(e);
        if (!_versions.TryGetValue(e.Key, out var versions))
        {
            _versions[e.Key] = versions = [];
        }

        var created = versions.LastOrDefault() is { Text: not null } before ? before.Created : e.Revision;
        versions.Add(new ReferenceVersion(e.Revision, created, e.Kind == KeyspaceEventKind.Put ? e.Text : null));

        static int PartOf(string key) => TenantParts.Of(System.Text.Encoding.UTF8.GetBytes(key));
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

    /// <summary>Items must be exactly what the tenant holds in a range at a revision.</summary>
    public void Compare(
        string where,
        KeyRange range,
        IEnumerable<(byte[] Key, StoredValue Value)> items,
        Revision revision
    )
    {
        var read = items
            .Select(i =>
                $"{ReferenceKeyspace.Text(i.Key)} = {ReferenceKeyspace.Text(i.Value.Value.Span)} of "
                + $"{i.Value.Revision}, made {i.Value.CreateRevision}"
            )
            .ToList();
        var expected = At(revision)
            .Where(i => IsIn(range, i.Key))
            .Select(i => $"{i.Key} = {i.Version.Text} of {i.Version.Revision}, made {i.Version.Created}")
            .ToList();
        SimulationFailure.Unless(
            read.SequenceEqual(expected),
            $"{where}, {Line([range.ToString()])} of the roaming tenant at {revision}: has [{Line(read)}], must have "
                + $"[{Line(expected)}]"
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

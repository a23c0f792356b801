namespace Arktos.Api.Schemas;

/// <summary>
/// What types and fields mean, in our own words, from the embedded files below <c>Descriptions</c> (its README says how
/// they are written). They are read when a document is made and let go with it; schemas do not hold them. Thread-safe.
/// </summary>
public sealed class Descriptions
{
    private const string ResourcePrefix = "Descriptions/";

    // Kinds and lists have fields in common, which are described once.
    private const string AnyKind = "*";
    private const string AnyList = "*List";

    private const string KindPlace = "{kind}";

    private static readonly GroupVersion Meta = new("meta.k8s.io", "v1");
    private static readonly WeakReference<Descriptions?> Last = new(null);

    private readonly Dictionary<(GroupVersion GroupVersion, string Type), Entry> _entries = [];

    private Descriptions()
    {
        var assembly = typeof(Descriptions).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames())
            if (
                resource.StartsWith(ResourcePrefix, StringComparison.Ordinal)
                && resource[ResourcePrefix.Length..].Split('_') is [var group, var version]
            )
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                ReadFile(new GroupVersion(group == "core" ? "" : group, version), reader);
            }
    }

    /// <summary>Every type and field that the files describe, a field after its type, as they stand there.</summary>
    public IEnumerable<(GroupVersion GroupVersion, string Type, string? Field, string Text)> All =>
        _entries
            .Where(e => e.Key.Type is not (AnyKind or AnyList))
            .SelectMany(e =>
                e.Value.Fields.Select(f => (e.Key.GroupVersion, e.Key.Type, (string?)f.Key, f.Value))
                    .Prepend((e.Key.GroupVersion, e.Key.Type, null, e.Value.Text))
            );

    /// <summary>The texts, read again when nobody holds them any more.</summary>
    public static Descriptions Read()
    {
        if (Last.TryGetTarget(out var known))
            return known;
        // Of two that race either may win: they say the same.
        var read = new Descriptions();
        Last.SetTarget(read);
        return read;
    }

    /// <summary>What a type of the schemas, or a scalar by its name, is; empty: the files do not say.</summary>
    public string Of(GroupVersion groupVersion, string type) =>
        _entries.GetValueOrDefault((groupVersion, type))?.Text
        ?? (type.EndsWith("List", StringComparison.Ordinal) ? OfAnyList(type, _entries[(Meta, AnyList)].Text) : "");

    /// <summary>What the objects of a list are.</summary>
    public string OfItems(string list) => OfAnyList(list, _entries[(Meta, AnyList)].Fields["items"]);

    /// <summary>What a field of a type is for; empty: the files do not say.</summary>
    public string Of(TypeSchema type, FieldSchema field)
    {
        if (OwnOf(type.GroupVersion, _entries.GetValueOrDefault((type.GroupVersion, type.Name)), field) is { } own)
            return own;
        foreach (var (_, inlined) in type.Inlined)
            if (inlined.Field(field.Name) is not null && Of(inlined, field) is { Length: > 0 } text)
                return text;
        if (!IsKind(type))
            return "";
        if (type.Name.EndsWith("List", StringComparison.Ordinal) && type.Field("items") is not null)
            if (_entries[(Meta, AnyList)].Fields.GetValueOrDefault(field.Name) is { } ofLists)
                return OfAnyList(type.Name, ofLists);
        return _entries[(Meta, AnyKind)].Fields.GetValueOrDefault(field.Name) ?? "";
    }

    // Types that stand for themselves begin with the fields of TypeMeta.
    private static bool IsKind(TypeSchema type) => type.Fields is [{ Name: "kind" }, { Name: "apiVersion" }, ..];

    private static string OfAnyList(string type, string text) => text.Replace(KindPlace, type[..^"List".Length]);

    private string? OwnOf(GroupVersion groupVersion, Entry? entry, FieldSchema field) =>
        entry is null ? null
        : entry.Fields.TryGetValue(field.Name, out var text) ? text
        : entry.Like is { } like ? OwnOf(groupVersion, Find(groupVersion, like), field)
        : null;

    // As the schemas find them: in the own file, else in core, else in that of metadata.
    private Entry? Find(GroupVersion groupVersion, string type) =>
        _entries.GetValueOrDefault((groupVersion, type))
        ?? _entries.GetValueOrDefault((new GroupVersion("", "v1"), type))
        ?? _entries.GetValueOrDefault((Meta, type));

    private void ReadFile(GroupVersion groupVersion, StreamReader reader)
    {
        Entry? entry = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0)
                continue;
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon < 0)
                throw new InvalidDataException($"a line of the descriptions of {groupVersion} has no text: {line}");
            var (name, text) = (line[..colon], line[(colon + 2)..]);
            if (line[0] == ' ')
            {
                (entry ?? throw new InvalidDataException($"{line} is of no type")).Fields.Add(name.Trim(), text);
                continue;
            }
            var names = name.Split(" like ");
            entry = new Entry(text, names.Length > 1 ? names[1] : null);
            _entries.Add((groupVersion, names[0]), entry);
        }
    }

    private sealed record Entry(string Text, string? Like)
    {
        public Dictionary<string, string> Fields { get; } = [];
    }
}

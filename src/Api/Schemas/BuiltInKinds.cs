using System.Collections.Frozen;
using System.Text.Json;
using Arktos.Api.Types;

namespace Arktos.Api.Schemas;

/// <summary>
/// The resources of Kubernetes' stable groups and of Arktos' own, read from the embedded facts when first asked for:
/// the one description for server and client. Immutable and thread-safe.
/// </summary>
public static class BuiltInKinds
{
    private static readonly Lazy<FrozenDictionary<Type, ResourceDescription>> ByType = new(() =>
        All!.Where(d => KindTypes.ByKind.ContainsKey(d.Kind)).ToFrozenDictionary(d => KindTypes.ByKind[d.Kind])
    );

    /// <summary>In the order in which discovery shows their groups, and each group's versions.</summary>
    public static IReadOnlyList<ResourceDescription> All { get; } = Read().ToList();

    /// <exception cref="InvalidOperationException">Objects of the type are not of any resource.</exception>
    public static ResourceDescription Of(Type type) =>
        ByType.Value.GetValueOrDefault(type)
        ?? throw new InvalidOperationException($"{type} is of no resource in src/Api/Schemas/resources.jsonl");

    /// <inheritdoc cref="Of(Type)"/>
    public static ResourceDescription Of<T>()
        where T : IKubeObject => Of(typeof(T));

    /// <summary>The class of a resource's objects; null: there is none.</summary>
    public static Type? TypeOf(ResourceDescription description) => KindTypes.ByKind.GetValueOrDefault(description.Kind);

    private static IEnumerable<ResourceDescription> Read()
    {
        var assembly = typeof(BuiltInKinds).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream("resources")!);
        while (reader.ReadLine() is { } line)
            yield return Parse(JsonElement.Parse(line));
    }

    private static ResourceDescription Parse(JsonElement fact)
    {
        var group = new GroupVersion(Text(fact, "group"), Text(fact, "version"));
        return new ResourceDescription(
            new GroupVersionKind(group.Group, group.Version, Text(fact, "kind")),
            Text(fact, "plural"),
            Text(fact, "singular"),
            Enum.Parse<ResourceScope>(Text(fact, "scope"), ignoreCase: true)
        )
        {
            Verbs = Texts(fact, "verbs"),
            ShortNames = Texts(fact, "shortNames"),
            Categories = Texts(fact, "categories"),
            SelectableFields = Texts(fact, "fields"),
            Subresources = Subresources(fact, group),
            HasGeneration = Flag(fact, "generation"),
            CreatesOnUpdate = Flag(fact, "putCreates"),
            NeedsResourceVersion = Flag(fact, "needsResourceVersion"),
            ReturnsDeletedObject = Flag(fact, "returnsDeleted"),
            DefaultPropagationPolicy = Text(fact, "defaultDelete") == "orphan" ? "Orphan" : "Background",
            StorageVersionHash = Text(fact, "storageVersionHash"),
            StoredAs = Text(fact, "storedAs"),
        };
    }

    // "status": ["Deployment", "get", "patch", "update"]; the kind may have its group and version before it.
    private static Dictionary<string, SubresourceDescription> Subresources(JsonElement fact, GroupVersion own)
    {
        var subresources = new Dictionary<string, SubresourceDescription>();
        if (!fact.TryGetProperty("subresources", out var facts))
            return subresources;
        foreach (var subresource in facts.EnumerateObject())
        {
            var texts = subresource.Value.EnumerateArray().Select(t => t.GetString()!).ToList();
            var slash = texts[0].LastIndexOf('/');
            var group = slash < 0 ? own : GroupVersion.Parse(texts[0][..slash]);
            var kind = new GroupVersionKind(group.Group, group.Version, texts[0][(slash + 1)..]);
            subresources[subresource.Name] = new SubresourceDescription(kind, texts[1..]);
        }
        return subresources;
    }

    private static string Text(JsonElement fact, string name) =>
        fact.TryGetProperty(name, out var value) ? value.GetString()! : "";

    private static string[] Texts(JsonElement fact, string name) =>
        fact.TryGetProperty(name, out var value) ? [.. value.EnumerateArray().Select(t => t.GetString()!)] : [];

    private static bool Flag(JsonElement fact, string name) =>
        fact.TryGetProperty(name, out var value) && value.GetBoolean();
}

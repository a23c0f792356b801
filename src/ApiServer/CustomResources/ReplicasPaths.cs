using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api.Apiextensions.V1;
using Arktos.Api.CustomResources;
using Arktos.Api.ManagedFields;
using Arktos.ApiServer.Registry.Apps;

namespace Arktos.ApiServer.CustomResources;

/// <summary>Where a custom resource keeps its replicas. Immutable.</summary>
internal sealed class ReplicasPaths(CustomResourceSubresourceScale scale)
{
    private readonly IReadOnlyList<string> _desired = NamesOf(scale.SpecReplicasPath),
        _present = NamesOf(scale.StatusReplicasPath),
        _selector = NamesOf(scale.LabelSelectorPath ?? "");

    public ScaleSubresource<CustomObject> ToSubresource() =>
        new(Read, Write, FieldSet.Of(_desired.Select(PathElement.Field).ToArray()));

    private (int Desired, int Present, string Selector) Read(CustomObject value) =>
        (
            NumberOf(Find(value.Content, _desired)),
            NumberOf(Find(value.Content, _present)),
            Find(value.Content, _selector) is JsonValue text && text.TryGetValue<string>(out var selector)
                ? selector
                : ""
        );

    private void Write(CustomObject value, int replicas)
    {
        var at = value.Content;
        foreach (var name in _desired.SkipLast(1))
        {
            if (at[name] is not JsonObject inner)
                at[name] = inner = [];
            at = inner;
        }
        at[_desired[^1]] = replicas;
    }

    private static IReadOnlyList<string> NamesOf(string path) =>
        SimpleJsonPath.TryParse(path, out var parsed, out _) && parsed.IsPlain ? parsed.Names : [];

    private static JsonNode? Find(JsonObject content, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return null;
        JsonNode? at = content;
        foreach (var name in names)
            at = (at as JsonObject)?[name];
        return at;
    }

    private static int NumberOf(JsonNode? node) =>
        node is JsonValue value
        && value.GetValueKind() == JsonValueKind.Number
        && value.TryGetValue<int>(out var number)
            ? number
            : 0;
}

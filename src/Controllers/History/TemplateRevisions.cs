using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Apps.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Controllers.Ownership;
using Arktos.Controllers.Pods;

namespace Arktos.Controllers.History;

/// <summary>
/// Pod templates as ControllerRevisions: a strategic merge patch that puts the template back, whatever is there. Pure.
/// <code>
///   {"spec":{"template":{"$patch":"replace","metadata":{…},"spec":{…}}}}
/// </code>
/// </summary>
internal static class TemplateRevisions
{
    public const string HashLabel = "controller-revision-hash";

    private const string Directive = "$patch";

    public static JsonElement DataOf(PodTemplateSpec template)
    {
        var fields = JsonTree.Parse(KubeJson.Encode(template))!.AsObject();
        fields[Directive] = "replace";
        var data = new JsonObject { ["spec"] = new JsonObject { ["template"] = fields } };
        return JsonDocument.Parse(JsonTree.Encode(data)).RootElement.Clone();
    }

    /// <summary>The template that a revision holds.</summary>
    /// <exception cref="JsonException">It holds none.</exception>
    public static PodTemplateSpec TemplateOf(ControllerRevision revision)
    {
        if (
            revision.Data is not { ValueKind: JsonValueKind.Object } data
            || !data.TryGetProperty("spec", out var spec)
            || !spec.TryGetProperty("template", out var template)
        )
            throw new JsonException($"controller revision {revision.Metadata.Name} holds no pod template");
        var fields = JsonObject.Create(template)!;
        fields.Remove(Directive);
        return KubeJson.Decode<PodTemplateSpec>(JsonTree.Encode(fields));
    }

    public static bool Same(ControllerRevision revision, JsonElement data) =>
        revision.Data is { } its && JsonElement.DeepEquals(its, data);

    public static string HashOf(ControllerRevision revision) =>
        revision.Metadata.Labels?.GetValueOrDefault(HashLabel) ?? "";

    /// <summary>Labels are the template's, by which the owner finds it; annotations are the owner's.</summary>
    public static ControllerRevision New(IKubeObject owner, PodTemplateSpec template, long number, int? collisions)
    {
        var hash = PodTemplateHash.Of(template, collisions);
        var labels = new Map<string>();
        foreach (var (key, value) in template.Metadata.Labels ?? [])
            labels[key] = value;
        labels[HashLabel] = hash;
        return new ControllerRevision
        {
            Metadata = new ObjectMeta
            {
                Name = GeneratedNames.Join(owner.Metadata.Name, hash),
                Namespace = owner.Metadata.Namespace,
                Tenant = owner.Metadata.Tenant,
                Labels = labels,
                Annotations = owner.Metadata.Annotations is { Count: > 0 } annotations ? new(annotations) : null,
                OwnerReferences = [Owners.ControllerReference(owner, owner.ApiVersion, owner.Kind)],
            },
            Data = DataOf(template),
            Revision = number,
        };
    }

    /// <summary>Revisions that are too many, the oldest first.</summary>
    /// <param name="all">From the oldest to the newest.</param>
    /// <param name="isLive">Whether a pod, or the owner's status, is of that revision.</param>
    public static IEnumerable<ControllerRevision> Surplus(
        IEnumerable<ControllerRevision> all,
        Func<ControllerRevision, bool> isLive,
        int limit
    )
    {
        var old = all.Where(r => !isLive(r)).ToList();
        return old.Take(limit < 0 ? 0 : Math.Max(0, old.Count - limit));
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.ManagedFields;
using Arktos.Api.Patches;
using Arktos.Api.Schemas;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Requests;

namespace Arktos.ApiServer.Registry;

/// <summary>
/// Makes the new form of an object (or of a view of it) from the current one. May run several times, on ever newer
/// objects.
/// </summary>
public abstract class ObjectChange
{
    /// <param name="live">Of which the request shows a view, or the whole.</param>
    /// <param name="bounds">Of what the change may make, and of what it may cost.</param>
    public abstract Result<Changed> Apply(LiveObject live, ResolvedRequest request, PatchBounds bounds);

    /// <summary>What a change of the request works on. Not to be changed.</summary>
    protected static IKubeObject Shown(LiveObject live, ResolvedRequest request) =>
        request.View?.Read(live.Value) ?? live.Value;
}

/// <summary>What a change has made.</summary>
/// <param name="Body">The new form of the object, or of the view; without managers.</param>
/// <param name="Application">Who applied what; null: it is no apply.</param>
public sealed record Changed(IKubeObject Body, Application? Application = null)
{
    /// <summary>The JSON of the managers that came with the body; empty for none.</summary>
    public ReadOnlyMemory<byte> Managers { get; init; }
}

/// <summary>A PUT: the body, whatever there was.</summary>
/// <param name="managers">The JSON of the managers that came with the body; empty for none.</param>
internal sealed class Replacement(IKubeObject body, ReadOnlyMemory<byte> managers) : ObjectChange
{
    public override Result<Changed> Apply(LiveObject live, ResolvedRequest request, PatchBounds bounds) =>
        new Changed(KubeJson.Clone(body)) { Managers = managers };
}

internal sealed class Computed(Func<IKubeObject, Result<IKubeObject>> change) : ObjectChange
{
    public override Result<Changed> Apply(LiveObject live, ResolvedRequest request, PatchBounds bounds) =>
        change(KubeJson.Clone(Shown(live, request))).Succeeded(out var body, out var error) ? new Changed(body) : error;
}

/// <summary>A PATCH of one of the three kinds that work on the document.</summary>
public sealed class DocumentPatch : ObjectChange
{
    public const string JsonType = "application/json-patch+json";
    public const string MergeType = "application/merge-patch+json";
    public const string StrategicType = "application/strategic-merge-patch+json";
    public const string ApplyType = "application/apply-patch+yaml";

    private readonly string _mediaType;
    private readonly JsonNode? _patch;

    private DocumentPatch(string mediaType, JsonNode? patch)
    {
        _mediaType = mediaType;
        _patch = patch;
    }

    /// <param name="strategy">Of the object: not every kind says how lists are merged strategically.</param>
    public static Result<ObjectChange> Parse(ResourceStrategy strategy, string mediaType, byte[] json)
    {
        string[] types = strategy.TakesStrategicPatches ? [JsonType, MergeType, StrategicType] : [JsonType, MergeType];
        if (!types.Contains(mediaType))
            return Statuses.UnsupportedMediaType(
                "the body of the request was in an unknown format - accepted media types include: "
                    + string.Join(", ", types.Append(ApplyType))
            );
        try
        {
            return Result<ObjectChange>.Of(new DocumentPatch(mediaType, JsonTree.Parse(JsonText.Repair(json))));
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return Statuses.BadRequest($"error decoding patch: {e.Message}");
        }
    }

    public override Result<Changed> Apply(LiveObject live, ResolvedRequest request, PatchBounds bounds)
    {
        var current = Shown(live, request);
        var (kind, schema) = request.View is { } view
            ? (view.Kind, view.Schema)
            : (request.Strategy.Kind, request.Strategy.Schema);
        var document = JsonTree.Parse(KubeJson.Encode<object>(current));
        var touches = request.View is null && TouchesManagers();
        if (touches && !live.ManagersJson.IsEmpty)
            document!["metadata"]!["managedFields"] = JsonTree.Parse(live.ManagersJson.Span);
        var result = _mediaType switch
        {
            JsonType => JsonPatch.Apply(document, _patch, bounds),
            MergeType => MergePatch.Apply(document, _patch, bounds),
            _ => StrategicMergePatch.Apply(document, _patch, schema, bounds),
        };
        switch (result)
        {
            case PatchResult.Malformed malformed:
                return Statuses.BadRequest(malformed.Message);
            case PatchResult.Inapplicable inapplicable:
                return Statuses.UnprocessablePatch(inapplicable.Message);
        }
        var bytes = JsonTree.Encode(((PatchResult.Patched)result).Document);
        if (bytes.Length > bounds.BytesMax)
            return Statuses.UnprocessablePatch(
                $"the patched object has {bytes.Length} bytes, {bounds.BytesMax} are the limit"
            );
        if (request.Validation != FieldValidation.Ignore)
        {
            var findings = StrictFields.Check(bytes, schema);
            if (findings.Count > 0 && request.Validation == FieldValidation.Strict)
                return Statuses.BadRequest($"strict decoding error: {string.Join(", ", findings)}");
            request.Warnings.AddRange(findings);
        }
        ReadOnlySpan<byte> known = bytes;
        try
        {
            known = NullFields.Remove(bytes, schema);
            var patched = (IKubeObject)KubeJson.DecodeWithoutManagers(current.GetType(), known);
            if (patched.Kind != kind.Kind || patched.ApiVersion != kind.GroupVersion.ToString())
                return Statuses.BadRequest(
                    $"the API version in the data ({patched.ApiVersion}) does not match the expected API version "
                        + $"({kind.GroupVersion})"
                );
            return new Changed(patched) { Managers = touches ? ManagedFieldsJson.Find(bytes.AsMemory()) : default };
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            var errors = new FieldErrors();
            errors.Invalid(
                "patch",
                System.Text.Encoding.UTF8.GetString(bytes),
                BodyDecoder.Explain(e, kind.Kind, known)
            );
            return Statuses.Invalid(new GroupVersionKind("", "", ""), "", errors);
        }
    }

    // Others are spared the cost of taking the managers apart; they keep them as they are.
    private bool TouchesManagers() =>
        _patch switch
        {
            JsonArray operations => operations.Any(o => IsAtManagers(o, "path") || IsAtManagers(o, "from")),
            JsonObject fields => fields["metadata"] is JsonObject metadata && metadata.ContainsKey("managedFields"),
            _ => false,
        };

    private static bool IsAtManagers(JsonNode? operation, string field) =>
        operation is JsonObject fields
        && fields[field] is JsonValue value
        && value.TryGetValue<string>(out var path)
        && (path is "" or "/metadata" || path.StartsWith("/metadata/managedFields", StringComparison.Ordinal));
}

using System.Text.Json;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.ManagedFields;
using Arktos.Api.Patches;
using Arktos.Api.Schemas;
using Arktos.Api.Validation;
using Arktos.ApiServer.Bodies;
using Arktos.ApiServer.Requests;

namespace Arktos.ApiServer.Registry;

/// <summary>A PATCH that is a configuration to be applied (KEP-555). Immutable once parsed.</summary>
public sealed class ServerSideApply : ObjectChange
{
    private readonly AppliedConfiguration _configuration;
    private readonly Application _application;

    private ServerSideApply(AppliedConfiguration configuration, Application application) =>
        (_configuration, _application) = (configuration, application);

    /// <param name="body">YAML or JSON.</param>
    public static Result<ServerSideApply> Parse(byte[] body, ResolvedRequest request)
    {
        var (kind, type) = request.View is { } view
            ? (view.Kind, view.Schema)
            : (request.Strategy.Kind, request.Strategy.Schema);
        JsonElement document;
        Api.Meta.V1.Status? loose;
        try
        {
            var repeated = new List<string>();
            var json = ReadBody(body, repeated);
            loose = CheckStrictly(json, repeated, type, request);
            document = ParseOnce(json);
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return Statuses.BadRequest($"error decoding YAML: {e.Message}");
        }
        if (CheckHeader(document, kind) is { } wrong)
            return wrong;
        var configuration = AppliedConfiguration.TryMake(document, MergeSchemas.Of(type), out var findings);
        if (configuration is null)
            return Statuses.Failure(
                500,
                "",
                $"failed to create typed patch object ({Metadata(document, "namespace")}/"
                    + $"{Metadata(document, "name")}; {kind.GroupVersion.Group}/{kind.Version}, Kind={kind.Kind}): "
                    + TypeCheck.Summary(findings),
                null
            );
        // After what cannot be applied at all, whatever is asked for: an unknown field is told as one of those.
        if (loose is not null)
            return loose;
        var applied = configuration.Fields.Without(FieldOwnership.Unmanaged(request));
        var application = new Application(
            FieldOwnership.ApplierOf(request),
            request.View?.InParent(applied) ?? applied,
            request.IsForced,
            FieldSet.Empty
        );
        return new ServerSideApply(configuration, application);
    }

    public override Result<Changed> Apply(LiveObject live, ResolvedRequest request, PatchBounds bounds)
    {
        live.Track(_application.Manager, FieldOwnership.Unmanaged(request));
        var application = _application;
        if (request.FieldManager == LastApplied.Manager && !application.IsForced)
            application = application with
            {
                Takes = LastApplied.Takes(
                    live.Json,
                    request.Strategy.Kind.GroupVersion.ToString(),
                    request.Strategy.Merge
                ),
            };
        var view = request.View?.Read(live.Value) ?? live.Value;
        var isWhole = request.View?.IsWhole != false;
        var current = isWhole ? live.Json : JsonElement.Parse(KubeJson.Encode<object>(view));
        // What a view shows of its parent is there, whoever manages it.
        var last = isWhole ? ManagedFieldsUpdater.LastOf(live.Managers, application.Manager) : FieldSet.Empty;
        var others = ManagedFieldsUpdater.ManagedByOthers(live.Managers, application.Manager);
        IKubeObject body;
        if (_configuration.Merge(current, last, others) is not { } merged)
            body = KubeJson.Clone(view);
        else
        {
            if (merged.Length > bounds.BytesMax)
                return Statuses.UnprocessablePatch(
                    $"the patched object has {merged.Length} bytes, {bounds.BytesMax} are the limit"
                );
            if (!Decode(merged, view.GetType(), request).Succeeded(out body!, out var error))
                return error;
        }
        if (
            request.FieldManager == LastApplied.Manager
            && body.Metadata.Annotations?.ContainsKey(LastApplied.Annotation) == true
        )
            body.Metadata.Annotations[LastApplied.Annotation] = LastApplied.ValueOf(_configuration.Json);
        return new Changed(body, application);
    }

    /// <summary>The new object, when there is none that the configuration could be merged into.</summary>
    public Result<Changed> Create(ResolvedRequest request)
    {
        var json = System.Text.Encoding.UTF8.GetBytes(_configuration.Json.GetRawText());
        if (!Decode(json, request.Strategy.ObjectType, request).Succeeded(out var body, out var error))
            return error;
        if (body.Metadata.Name.Length == 0)
            body.Metadata.Name = request.Name;
        if (body.Metadata.Name != request.Name)
            return Statuses.BadRequest(
                $"the name of the object ({body.Metadata.Name}) does not match the name on the URL ({request.Name})"
            );
        // A version is a condition, and what is not there has none.
        return body.Metadata.ResourceVersion is "" or "0"
            ? new Changed(body, _application)
            : Statuses.Modified(request.Strategy.Resource, request.Name);
    }

    // JSON is YAML too, but is read much faster as what it is.
    private static byte[] ReadBody(byte[] body, List<string> repeated)
    {
        var start = body.AsSpan().TrimStart(" \t\r\n"u8);
        if (start.Length > 0 && start[0] == '{')
            try
            {
                var json = JsonText.Repair(body);
                var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = PatchBounds.DepthMax });
                reader.Read();
                reader.Skip();
                if (!reader.Read())
                    return json;
            }
            catch (JsonException)
            {
                // A map in flow style, which begins as JSON does.
            }
        return Yaml.ToJson(body, repeated);
    }

    private static Api.Meta.V1.Status? CheckStrictly(
        byte[] json,
        List<string> repeatedKeys,
        TypeSchema type,
        ResolvedRequest request
    )
    {
        if (request.Validation == FieldValidation.Ignore)
            return null;
        var findings = StrictFields.Check(json, type);
        var repeated = findings.Where(f => f.StartsWith("duplicate", StringComparison.Ordinal)).ToList();
        if (request.Validation == FieldValidation.Warn)
            request.Warnings.AddRange(repeated);
        else if (repeated.Count < findings.Count)
            return Statuses.BadRequest($"strict decoding error: {string.Join(", ", findings)}");
        else if (repeated.Count > 0)
        {
            var what = repeatedKeys.Count > 0 ? Yaml.RepeatedKeys(repeatedKeys) : string.Join(", ", repeated);
            return Statuses.BadRequest($"error strict decoding YAML: {what}");
        }
        return null;
    }

    // Of fields that come twice the last one counts.
    private static JsonElement ParseOnce(byte[] json)
    {
        var options = new JsonDocumentOptions { MaxDepth = PatchBounds.DepthMax, AllowDuplicateProperties = false };
        JsonElement configuration;
        try
        {
            configuration = JsonElement.Parse(json, options);
        }
        catch (JsonException)
        {
            options.AllowDuplicateProperties = true;
            configuration = JsonElement.Parse(JsonTree.Encode(JsonTree.Parse(json)), options);
        }
        return configuration.ValueKind == JsonValueKind.Object
            ? configuration
            : throw new FormatException("json: cannot unmarshal into Go value of type map[string]interface {}");
    }

    private static Api.Meta.V1.Status? CheckHeader(JsonElement configuration, GroupVersionKind expected)
    {
        var (version, kind) = (Text(configuration, "apiVersion"), Text(configuration, "kind"));
        if (version != expected.GroupVersion.ToString())
            return Statuses.BadRequest(
                $"Incorrect version specified in apply patch. Specified patch version: {version}, expected: "
                    + $"{expected.GroupVersion}"
            );
        if (kind != expected.Kind)
            return Statuses.BadRequest($"invalid object type: {expected.Group}/{expected.Version}, Kind={kind}");
        return
            configuration.TryGetProperty("metadata", out var metadata)
            && metadata.ValueKind == JsonValueKind.Object
            && metadata.TryGetProperty("managedFields", out var managers)
            && managers.ValueKind != JsonValueKind.Null
            ? Statuses.BadRequest("metadata.managedFields must be nil")
            : null;
    }

    private static Result<IKubeObject> Decode(byte[] json, Type type, ResolvedRequest request)
    {
        var (kind, schema) = request.View is { } view
            ? (view.Kind, view.Schema)
            : (request.Strategy.Kind, request.Strategy.Schema);
        ReadOnlySpan<byte> known = json;
        try
        {
            known = NullFields.Remove(json, schema);
            return Result<IKubeObject>.Of((IKubeObject)KubeJson.DecodeWithoutManagers(type, known));
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return Statuses.BadRequest(
                $"{kind.Kind} in version \"{kind.Version}\" cannot be handled as a {kind.Kind}: "
                    + BodyDecoder.Explain(e, kind.Kind, known)
            );
        }
    }

    private static string Metadata(JsonElement configuration, string field) =>
        configuration.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
            ? Text(metadata, field)
            : "";

    private static string Text(JsonElement value, string field) =>
        value.TryGetProperty(field, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}

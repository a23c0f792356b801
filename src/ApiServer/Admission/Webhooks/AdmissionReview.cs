using System.Buffers;
using System.Text.Json;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Admission.Matching;
using Arktos.ApiServer.Authentication;

namespace Arktos.ApiServer.Admission.Webhooks;

/// <summary>An AdmissionReview, as it is sent. Pure.</summary>
internal static class AdmissionReview
{
    public const string Group = "admission.k8s.io";

    private static readonly JsonWriterOptions Writing = new()
    {
        Encoder = KubeJson.Options.Encoder,
        MaxDepth = 200,
        SkipValidation = true,
    };

    /// <param name="form">In which the objects are sent.</param>
    /// <param name="uid">Of this call; the answer repeats it.</param>
    public static byte[] Encode(
        ReviewedRequest request,
        ReviewForm form,
        string uid,
        string version = "v1",
        bool withObjects = true
    )
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            json.WriteString("kind", "AdmissionReview");
            json.WriteString("apiVersion", $"{Group}/{version}");
            json.WriteStartObject("request");
            json.WriteString("uid", uid);
            WriteKinds(json, "kind", form.Kind, "resource", form.Resource);
            if (request.Subresource.Length > 0)
                json.WriteString("subResource", request.Subresource);
            WriteKinds(json, "requestKind", request.Own.Kind, "requestResource", request.Own.Resource);
            if (request.Subresource.Length > 0)
                json.WriteString("requestSubResource", request.Subresource);
            if (request.Name.Length > 0)
                json.WriteString("name", request.Name);
            if (request.Namespace.Length > 0)
                json.WriteString("namespace", request.Namespace);
            json.WriteString("operation", request.Operation);
            WriteUser(json, request.Request.User);
            if (withObjects)
            {
                WriteObject(json, "object", request.Object(form));
                WriteObject(json, "oldObject", request.Old(form));
            }
            json.WriteBoolean("dryRun", request.Request.IsDryRun);
            WriteObject(json, "options", request.Options);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteKinds(
        Utf8JsonWriter json,
        string kindName,
        GroupVersionKind kind,
        string resourceName,
        GroupVersionResource resource
    )
    {
        json.WriteStartObject(kindName);
        json.WriteString("group", kind.Group);
        json.WriteString("version", kind.Version);
        json.WriteString("kind", kind.Kind);
        json.WriteEndObject();
        json.WriteStartObject(resourceName);
        json.WriteString("group", resource.Group);
        json.WriteString("version", resource.Version);
        json.WriteString("resource", resource.Resource);
        json.WriteEndObject();
    }

    // Names are unique within a tenant only: who reads a name must know whose it is.
    private static void WriteUser(Utf8JsonWriter json, UserIdentity user)
    {
        json.WriteStartObject("userInfo");
        json.WriteString("username", user.Name);
        if (user.Uid.Length > 0)
            json.WriteString("uid", user.Uid);
        if (user.Groups.Count > 0)
        {
            json.WriteStartArray("groups");
            foreach (var group in user.Groups)
                json.WriteStringValue(group);
            json.WriteEndArray();
        }
        json.WriteStartObject("extra");
        foreach (var (key, values) in user.Extra.Where(e => e.Key != UserIdentity.TenantExtra))
        {
            json.WriteStartArray(key);
            foreach (var value in values)
                json.WriteStringValue(value);
            json.WriteEndArray();
        }
        json.WriteStartArray(UserIdentity.TenantExtra);
        json.WriteStringValue(user.Tenant);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter json, string name, byte[]? value)
    {
        json.WritePropertyName(name);
        if (value is null)
            json.WriteNullValue();
        else
            json.WriteRawValue(value, skipInputValidation: true);
    }
}

/// <summary>What a webhook has answered.</summary>
/// <param name="Patch">Empty: it changes nothing.</param>
internal sealed record ReviewAnswer(bool IsAllowed, Status? Status, byte[] Patch, IReadOnlyList<string> Warnings)
{
    private const int WarningsMax = 64,
        AnnotationsMax = 64;

    /// <summary>For the audit log.</summary>
    public IReadOnlyList<(string Key, string Value)> Annotations { get; init; } = [];

    /// <exception cref="FormatException">It is no answer to that; the message says what is wrong.</exception>
    public static ReviewAnswer Read(byte[] body, string uid, string version, bool mayPatch)
    {
        JsonElement review;
        try
        {
            review = JsonElement.Parse(body, new JsonDocumentOptions { MaxDepth = 128 });
        }
        catch (JsonException e)
        {
            throw new FormatException($"couldn't get version/kind; json parse error: {e.Message}", e);
        }
        if (review.ValueKind != JsonValueKind.Object)
            throw new FormatException(
                $"couldn't get version/kind; json parse error: json: cannot unmarshal {review.ValueKind} into an object"
            );
        if (!review.TryGetProperty("response", out var response) || response.ValueKind != JsonValueKind.Object)
            throw new FormatException("webhook response was absent");
        if (version == "v1")
        {
            if (Text(response, "uid") != uid)
                throw new FormatException($"expected response.uid=\"{uid}\", got \"{Text(response, "uid")}\"");
            var (api, kind) = (GroupVersion.Parse(Text(review, "apiVersion")), Text(review, "kind"));
            if (kind != "AdmissionReview" || api != new GroupVersion(AdmissionReview.Group, version))
                throw new FormatException(
                    $"expected webhook response of {AdmissionReview.Group}/{version}, Kind=AdmissionReview, got "
                        + $"{api.Group}/{api.Version}, Kind={kind}"
                );
        }
        try
        {
            var patch = PatchOf(response, version, mayPatch);
            var status =
                response.TryGetProperty("status", out var s) && s.ValueKind == JsonValueKind.Object
                    ? KubeJson.Decode<Status>(System.Text.Encoding.UTF8.GetBytes(s.GetRawText()))
                    : null;
            return new ReviewAnswer(IsTrue(response, "allowed"), status, patch, WarningsOf(response))
            {
                Annotations = AnnotationsOf(response),
            };
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e) && e is not FormatException)
        {
            throw new FormatException($"the response cannot be decoded: {e.Message}", e);
        }
    }

    private static byte[] PatchOf(JsonElement response, string version, bool mayPatch)
    {
        var hasType = response.TryGetProperty("patchType", out var given) && given.ValueKind is not JsonValueKind.Null;
        var type = hasType ? Text(response, "patchType") : "";
        var patch = Text(response, "patch") is { Length: > 0 } text ? Convert.FromBase64String(text) : [];
        if (!mayPatch)
        {
            if (patch.Length > 0)
                throw new FormatException("validating webhook may not return response.patch");
            if (hasType)
                throw new FormatException("validating webhook may not return response.patchType");
            return [];
        }
        if (version == "v1" && patch.Length > 0 && !hasType)
            throw new FormatException("webhook returned response.patch but not response.patchType");
        if (patch.Length == 0 && hasType)
            throw new FormatException("webhook returned response.patchType but not response.patch");
        if (hasType && type != "JSONPatch")
            throw new FormatException($"webhook returned invalid response.patchType of \"{type}\"");
        return patch;
    }

    private static List<string> WarningsOf(JsonElement response) =>
        response.TryGetProperty("warnings", out var warnings) && warnings.ValueKind == JsonValueKind.Array
            ?
            [
                .. warnings
                    .EnumerateArray()
                    .Where(w => w.ValueKind == JsonValueKind.String)
                    .Select(w => w.GetString()!)
                    .Take(WarningsMax),
            ]
            : [];

    private static List<(string Key, string Value)> AnnotationsOf(JsonElement response) =>
        response.TryGetProperty("auditAnnotations", out var all) && all.ValueKind == JsonValueKind.Object
            ?
            [
                .. all.EnumerateObject()
                    .Where(a => a.Value.ValueKind == JsonValueKind.String)
                    .Select(a => (a.Name, a.Value.GetString()!))
                    .Take(AnnotationsMax),
            ]
            : [];

    private static bool IsTrue(JsonElement value, string name) =>
        value.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;

    private static string Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}

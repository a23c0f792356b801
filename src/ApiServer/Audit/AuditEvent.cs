using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api.Json;
using Arktos.ApiServer.Authentication;

namespace Arktos.ApiServer.Audit;

/// <summary>An Event of audit.k8s.io/v1, as a line of JSON. Pure.</summary>
internal static class AuditEvent
{
    public const string TruncatedKey = "audit.k8s.io/truncated";

    private static readonly JsonWriterOptions Writing = new() { Encoder = KubeJson.Options.Encoder, MaxDepth = 200 };

    /// <summary>metadata.name; empty where there is none.</summary>
    public static string NameIn(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 200 });
            return
                JsonScan.Enter(ref reader, "metadata"u8, JsonTokenType.StartObject)
                && JsonScan.Enter(ref reader, "name"u8, JsonTokenType.String)
                ? reader.GetString() ?? ""
                : "";
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return "";
        }
    }

    /// <param name="code">Of the answer; 0: there is none yet.</param>
    /// <returns>With the line's end.</returns>
    public static ReadOnlyMemory<byte> Encode(
        AuditTrail trail,
        AuditStage stage,
        int code,
        DateTimeOffset now,
        bool withBodies
    )
    {
        var (request, buffer) = (trail.Request, new ArrayBufferWriter<byte>(1024));
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            json.WriteString("kind", "Event");
            json.WriteString("apiVersion", AuditDocument.Version);
            json.WriteString("level", trail.Verdict.Level.ToString());
            json.WriteString("auditID", request.Id);
            json.WriteString("stage", stage.ToString());
            json.WriteString("requestURI", request.Uri);
            json.WriteString("verb", request.Verb);
            WriteUser(json, "user", request.User);
            if (trail.Impersonated is { } other)
                WriteUser(json, "impersonatedUser", other);
            if (request.SourceIps.Count > 0)
                WriteTexts(json, "sourceIPs", request.SourceIps);
            WriteText(json, "userAgent", request.UserAgent);
            if (request.IsResource)
                WriteObject(json, trail);
            if (code > 0)
                WriteStatus(json, trail, code);
            if (withBodies && stage != AuditStage.RequestReceived)
            {
                WriteBody(json, "requestObject", trail.SentObject, trail.Verdict);
                WriteBody(json, "responseObject", trail.AnsweredObject, trail.Verdict);
            }
            json.WriteString("requestReceivedTimestamp", TextOf(request.Received));
            json.WriteString("stageTimestamp", TextOf(now));
            WriteAnnotations(json, trail, withBodies);
            json.WriteEndObject();
        }
        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    private static void WriteUser(Utf8JsonWriter json, string field, UserIdentity? user)
    {
        json.WriteStartObject(field);
        if (user is not null)
        {
            json.WriteString("username", user.Name);
            WriteText(json, "uid", user.Uid);
            if (user.Groups.Count > 0)
                WriteTexts(json, "groups", user.Groups);
            if (user.Extra.Count > 0)
            {
                json.WriteStartObject("extra");
                foreach (var (key, values) in user.Extra)
                    WriteTexts(json, key, values);
                json.WriteEndObject();
            }
        }
        json.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter json, AuditTrail trail)
    {
        var request = trail.Request;
        json.WriteStartObject("objectRef");
        json.WriteString("resource", request.Resource);
        WriteText(json, "namespace", request.Namespace);
        WriteText(json, "name", request.Name.Length > 0 ? request.Name : trail.ObjectName);
        WriteText(json, "apiGroup", request.Group);
        WriteText(json, "apiVersion", request.Version);
        WriteText(json, "subresource", request.Subresource);
        json.WriteEndObject();
    }

    private static void WriteStatus(Utf8JsonWriter json, AuditTrail trail, int code)
    {
        json.WriteStartObject("responseStatus");
        json.WriteStartObject("metadata");
        json.WriteEndObject();
        if (trail.Status is { } status)
        {
            WriteText(json, "status", status.StatusValue);
            WriteText(json, "message", status.Message);
            WriteText(json, "reason", status.Reason);
            if (status.Details is { } details)
            {
                json.WritePropertyName("details");
                json.WriteRawValue(KubeJson.Encode(details));
            }
        }
        json.WriteNumber("code", code);
        json.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter json, string field, ReadOnlyMemory<byte> body, AuditVerdict verdict)
    {
        if (body.IsEmpty)
            return;
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 128 });
            if (verdict.OmitsManagedFields && document.RootElement.ValueKind == JsonValueKind.Object)
            {
                var node = JsonObject.Create(document.RootElement)!;
                ForgetManagers(node);
                foreach (var item in node["items"] as JsonArray ?? [])
                    ForgetManagers(item);
                json.WritePropertyName(field);
                node.WriteTo(json);
                return;
            }
            json.WritePropertyName(field);
            document.RootElement.WriteTo(json);
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            // What was sent may be anything; what is no JSON is not written.
        }
    }

    private static void ForgetManagers(JsonNode? value)
    {
        if (value is JsonObject fields && fields["metadata"] is JsonObject metadata)
            metadata.Remove("managedFields");
    }

    private static void WriteAnnotations(Utf8JsonWriter json, AuditTrail trail, bool withBodies)
    {
        var annotations = trail.Annotations;
        if (annotations.Count == 0 && withBodies)
            return;
        json.WriteStartObject("annotations");
        foreach (var (key, value) in annotations)
            json.WriteString(key, value);
        if (!withBodies && !annotations.ContainsKey(TruncatedKey))
            json.WriteString(TruncatedKey, "true");
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string field, string value)
    {
        if (value.Length > 0)
            json.WriteString(field, value);
    }

    private static void WriteTexts(Utf8JsonWriter json, string field, IEnumerable<string> values)
    {
        json.WriteStartArray(field);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static string TextOf(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}

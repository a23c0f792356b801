using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Protobuf;
using Arktos.ApiServer.Audit;
using Arktos.ApiServer.Bodies;
using Arktos.ApiServer.Requests;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Http;

/// <summary>
/// Puts finished JSON on the wire: as it is, indented for people, as YAML or protobuf, and compressed when it is large.
/// Stateless.
/// </summary>
public static class ResponseWriter
{
    /// <summary>Smaller bodies are not worth compressing.</summary>
    public const int GzipBytesMin = 128 * 1024;

    private static readonly string[] Readers = ["curl", "Wget", "Mozilla/5.0"];

    public static Task StatusAsync(HttpContext http, Status status)
    {
        var code = status.Code == 0 ? 200 : status.Code;
        if (status.Details?.RetryAfterSeconds is > 0 and var seconds)
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (code == 403)
            http.Response.Headers.XContentTypeOptions = "nosniff";
        // An error is told, whatever the client accepts.
        if (!Negotiation.Choose(http.Request.Headers.Accept, AnswerForms.Plain).Succeeded(out var form, out _))
            form = ResponseForm.Json;
        AuditTrail.Of(http)?.Answered(status);
        return JsonAsync(http, KubeJson.Encode(status), code, form);
    }

    /// <param name="json">An object; in protobuf it must be of a kind that has one.</param>
    public static Task JsonAsync(HttpContext http, ReadOnlyMemory<byte> json, int code, ResponseForm form)
    {
        AuditTrail.Of(http)?.Answered(json);
        return BytesAsync(
            http,
            form.Encoding switch
            {
                BodyEncoding.Yaml => Yaml.FromJson(json),
                BodyEncoding.Protobuf => KubeProtobuf.FromJson(json),
                _ => IsPretty(http) ? Indent(json) : json,
            },
            code,
            form.ContentType
        );
    }

    /// <summary>A finished body of any type.</summary>
    public static async Task BytesAsync(HttpContext http, ReadOnlyMemory<byte> bytes, int code, string contentType)
    {
        var response = http.Response;
        (response.StatusCode, response.ContentType) = (code, contentType);
        if (HttpMethods.IsHead(http.Request.Method))
        {
            response.ContentLength = bytes.Length;
            return;
        }
        if (bytes.Length >= GzipBytesMin && AcceptsGzip(http))
        {
            await using var gzip = Gzip(http);
            await gzip.WriteAsync(bytes, http.RequestAborted);
            return;
        }
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    /// <summary>
    /// The body of an answer as it is compressed, as fast as can be; whoever writes the body has to end it.
    /// </summary>
    public static GZipStream Gzip(HttpContext http)
    {
        http.Response.Headers.ContentEncoding = "gzip";
        http.Response.Headers.Append("Vary", "Accept-Encoding");
        return new GZipStream(http.Response.Body, CompressionLevel.Fastest, leaveOpen: true);
    }

    public static Task TextAsync(HttpContext http, string text, int code = 200)
    {
        http.Response.StatusCode = code;
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return http.Response.WriteAsync(text, http.RequestAborted);
    }

    public static bool AcceptsGzip(HttpContext http)
    {
        foreach (var entry in http.Request.Headers.AcceptEncoding.ToString().Split(','))
        {
            var parts = entry.Split(';', StringSplitOptions.TrimEntries);
            if (parts[0].Equals("gzip", StringComparison.OrdinalIgnoreCase))
                return !parts.Skip(1).Any(p => p.Replace(" ", "", StringComparison.Ordinal) is "q=0" or "q=0.0");
        }
        return false;
    }

    public static bool IsPretty(HttpContext http)
    {
        if (http.Request.Query.ContainsKey("pretty"))
            return QueryFlags.Read(http.Request.Query, "pretty");
        var agent = http.Request.Headers.UserAgent.ToString();
        return Readers.Any(r => agent.StartsWith(r, StringComparison.Ordinal));
    }

    /// <summary>
    /// One "Warning: 299" header for each text, once, as long as they fit in four thousand characters. The server sends
    /// headers as UTF-8; what no header can hold is left out, since the write that is warned of has been carried out
    /// and must not fail any more.
    /// </summary>
    public static void Warn(HttpContext http, IEnumerable<string> warnings)
    {
        var left = 4096;
        foreach (var warning in warnings.Distinct())
        {
            var text = new string(warning.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).ToArray())
                .Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("\"", "\\\"", StringComparison.Ordinal);
            if ((left -= text.Length) < 0)
                return;
            http.Response.Headers.Append("Warning", $"299 - \"{text}\"");
        }
    }

    private static byte[] Indent(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 128 });
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(json.Length * 2);
        using (
            var writer = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions
                {
                    Indented = true,
                    IndentSize = 2,
                    Encoder = KubeJson.Options.Encoder,
                    NewLine = "\n",
                }
            )
        )
            document.RootElement.WriteTo(writer);
        return buffer.WrittenSpan.ToArray();
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Audit;
using Arktos.ApiServer.Bodies;
using Arktos.ApiServer.Requests;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Http;

/// <summary>
/// Puts finished JSON on the wire: as it is, indented for people, as YAML, and compressed when it is large. Stateless.
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
        var form = Negotiation.Choose(http.Request.Headers.Accept, false) ?? ResponseForm.Json;
        AuditTrail.Of(http)?.Answered(status);
        return JsonAsync(http, KubeJson.Encode(status), code, form);
    }

    public static async Task JsonAsync(HttpContext http, ReadOnlyMemory<byte> json, int code, ResponseForm form)
    {
        var response = http.Response;
        response.StatusCode = code;
        response.ContentType = form.ContentType;
        AuditTrail.Of(http)?.Answered(json);
        if (form.Encoding == BodyEncoding.Yaml)
            json = Yaml.FromJson(json);
        else if (IsPretty(http))
            json = Indent(json);
        if (HttpMethods.IsHead(http.Request.Method))
        {
            response.ContentLength = json.Length;
            return;
        }
        if (json.Length >= GzipBytesMin && AcceptsGzip(http))
        {
            response.Headers.ContentEncoding = "gzip";
            response.Headers.Append("Vary", "Accept-Encoding");
            await using var gzip = new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true);
            await gzip.WriteAsync(json, http.RequestAborted);
            return;
        }
        response.ContentLength = json.Length;
        await response.Body.WriteAsync(json, http.RequestAborted);
    }

    public static Task TextAsync(HttpContext http, string text, int code = 200)
    {
        http.Response.StatusCode = code;
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return http.Response.WriteAsync(text, http.RequestAborted);
    }

    public static bool AcceptsGzip(HttpContext http) =>
        http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);

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

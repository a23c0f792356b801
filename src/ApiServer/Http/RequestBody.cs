using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Protobuf;
using Arktos.ApiServer.Bodies;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Http;

/// <summary>Reads the body of a request, bounded, as JSON whatever it came as.</summary>
public static class RequestBody
{
    public static async Task<Result<byte[]>> ReadAsync(HttpContext http, int bytesMax)
    {
        if (http.Request.ContentLength > bytesMax)
            return Statuses.TooLarge(bytesMax);
        try
        {
            using var body = new MemoryStream((int)(http.Request.ContentLength ?? 0));
            var buffer = new byte[16 * 1024];
            int read;
            while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
            {
                if (body.Length + read > bytesMax)
                    return Statuses.TooLarge(bytesMax);
                body.Write(buffer, 0, read);
            }
            return body.ToArray();
        }
        catch (BadHttpRequestException e) when (e.StatusCode == 413)
        {
            return Statuses.TooLarge(bytesMax);
        }
    }

    /// <summary>An object's body. No content type means JSON.</summary>
    /// <param name="takesProtobuf">Custom kinds do not.</param>
    public static async Task<Result<byte[]>> ReadObjectAsync(HttpContext http, int bytesMax, bool takesProtobuf = true)
    {
        var type = MediaType(http);
        if (
            type is not ("" or "application/json" or "application/yaml")
            && (type != KubeProtobuf.MediaType || !takesProtobuf)
        )
            return Statuses.UnsupportedMediaType(
                "the body of the request was in an unknown format - accepted media types include: application/json, "
                    + $"application/yaml{(takesProtobuf ? $", {KubeProtobuf.MediaType}" : "")}"
            );
        var read = await ReadAsync(http, bytesMax);
        if (!read.Succeeded(out var bytes, out _) || bytes.Length == 0)
            return read;
        if (type is "" or "application/json")
            return JsonText.Repair(bytes);
        try
        {
            return type == KubeProtobuf.MediaType ? KubeProtobuf.ToJson(bytes) : Yaml.ToJson(bytes);
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return Statuses.BadRequest(e.Message);
        }
    }

    /// <summary>Without parameters, in lower case.</summary>
    public static string MediaType(HttpContext http)
    {
        var type = http.Request.ContentType ?? "";
        var semicolon = type.IndexOf(';');
        return (semicolon < 0 ? type : type[..semicolon]).Trim().ToLowerInvariant();
    }
}

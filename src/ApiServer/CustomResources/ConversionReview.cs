using System.Buffers;
using System.Text.Json;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Validation;

namespace Arktos.ApiServer.CustomResources;

/// <summary>What is sent to a webhook that converts objects, and what it answers. Pure.</summary>
internal static class ConversionReview
{
    private const string Group = "apiextensions.k8s.io";
    private const int DepthMax = 200;

    private static readonly JsonWriterOptions Writing = new()
    {
        Encoder = KubeJson.Options.Encoder,
        MaxDepth = DepthMax,
        SkipValidation = true,
    };

    /// <param name="version">Of the review.</param>
    /// <param name="uid">Of this call; the answer repeats it.</param>
    /// <param name="objects">As JSON.</param>
    public static byte[] Encode(string version, string uid, string desired, IEnumerable<byte[]> objects)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            json.WriteString("kind", "ConversionReview");
            json.WriteString("apiVersion", $"{Group}/{version}");
            json.WriteStartObject("request");
            json.WriteString("uid", uid);
            json.WriteString("desiredAPIVersion", desired);
            json.WriteStartArray("objects");
            foreach (var value in objects)
                json.WriteRawValue(value, skipInputValidation: true);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The converted objects.</summary>
    /// <exception cref="FormatException">It is no answer to that, or one that says no: the message tells.</exception>
    public static IReadOnlyList<JsonElement> Read(byte[] body, string version, string uid)
    {
        JsonElement review;
        try
        {
            review = JsonElement.Parse(body, new JsonDocumentOptions { MaxDepth = DepthMax });
        }
        catch (JsonException e)
        {
            throw new FormatException($"couldn't get version/kind; json parse error: {e.Message}", e);
        }
        if (review.ValueKind != JsonValueKind.Object)
            throw new FormatException(
                $"couldn't get version/kind; json parse error: json: cannot unmarshal {review.ValueKind} into an object"
            );
        var (api, kind) = (GroupVersion.Parse(Text(review, "apiVersion")), Text(review, "kind"));
        if (kind != "ConversionReview" || api != new GroupVersion(Group, version))
            throw new FormatException(
                $"expected webhook response of {Group}/{version}, Kind=ConversionReview, got "
                    + $"{api.Group}/{api.Version}, Kind={kind}"
            );
        if (!review.TryGetProperty("response", out var response) || response.ValueKind != JsonValueKind.Object)
            throw new FormatException("no response provided");
        if (Text(response, "uid") != uid)
            throw new FormatException(
                $"expected response.uid={GoText.Quote(uid)}, got {GoText.Quote(Text(response, "uid"))}"
            );
        var result = response.TryGetProperty("result", out var r) && r.ValueKind == JsonValueKind.Object ? r : default;
        if (Text(result, "status") is var status && status != "Success")
            throw new FormatException(
                Text(result, "message") is { Length: > 0 } message
                    ? message
                    : $"response.result.status was '{status}', not 'Success'"
            );
        return response.TryGetProperty("convertedObjects", out var objects) && objects.ValueKind == JsonValueKind.Array
            ? [.. objects.EnumerateArray()]
            : [];
    }

    /// <summary>A field of an object; empty where there is no such text.</summary>
    public static string Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object
        && value.TryGetProperty(name, out var text)
        && text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : "";
}

using System.Buffers;
using System.Text;
using System.Text.Json;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Schemas;
using Arktos.ApiServer.Requests;

namespace Arktos.ApiServer.Registry;

/// <summary>
/// Turns the body of a request into an object of the expected kind, with Kubernetes' answers for what is wrong; without
/// its managers (<see cref="Api.ManagedFields.ManagedFieldsJson"/> finds them). Pure.
/// </summary>
public static class BodyDecoder
{
    public static Result<IKubeObject> Decode(
        ReadOnlySpan<byte> json,
        Type type,
        GroupVersionKind expected,
        TypeSchema schema,
        FieldValidation validation,
        List<string> warnings
    )
    {
        if (json.Length == 0)
            return Statuses.BadRequest(
                $"the object provided is unrecognized (must be of type {expected.Kind}): couldn't get version/kind; "
                    + $"json parse error: unexpected end of JSON input (<empty>)"
            );
        string kind,
            apiVersion;
        try
        {
            (kind, apiVersion) = TypeOf(json);
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return Statuses.BadRequest(
                $"the object provided is unrecognized (must be of type {expected.Kind}): couldn't get version/kind; "
                    + $"json parse error: {e.Message} ({Start(json)})"
            );
        }
        if (apiVersion.Length > 0 && apiVersion != expected.GroupVersion.ToString())
            return Statuses.BadRequest(
                $"the API version in the data ({apiVersion}) does not match the expected API version "
                    + $"({expected.GroupVersion})"
            );
        if (kind.Length > 0 && kind != expected.Kind)
            return Statuses.BadRequest(
                $"{kind} in version \"{expected.Version}\" cannot be handled as a {expected.Kind}: no kind "
                    + $"\"{kind}\" is registered for version \"{expected.GroupVersion}\" here"
            );
        var known = json;
        try
        {
            if (validation != FieldValidation.Ignore)
            {
                var findings = StrictFields.Check(json, schema);
                if (findings.Count > 0 && validation == FieldValidation.Strict)
                    return Statuses.BadRequest(
                        $"{expected.Kind} in version \"{expected.Version}\" cannot be handled as a {expected.Kind}: "
                            + $"strict decoding error: {string.Join(", ", findings)}"
                    );
                warnings.AddRange(findings);
            }
            known = NullFields.Remove(json, schema);
            var value = (IKubeObject)KubeJson.DecodeWithoutManagers(type, known);
            (value.Kind, value.ApiVersion) = (expected.Kind, expected.GroupVersion.ToString());
            return Result<IKubeObject>.Of(value);
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return Statuses.BadRequest(
                $"{expected.Kind} in version \"{expected.Version}\" cannot be handled as a {expected.Kind}: "
                    + $"{Explain(e, expected.Kind, known)}"
            );
        }
    }

    /// <summary>
    /// What does not fit where, from the decoder's exception and the JSON that it read. A boolean or a number where a
    /// string belongs is most often YAML without quotes (<c>value: yes</c>), and is answered so.
    /// </summary>
    public static string Explain(Exception e, string kind, ReadOnlySpan<byte> json)
    {
        if (e is not JsonException { Path: { Length: > 2 } path } fault)
            return e.Message;
        var reason = e.InnerException switch
        {
            FormatException format => format.Message,
            // The runtime's words tell a string that is missed from a number or a boolean that is.
            InvalidOperationException other
                when other.Message.EndsWith("as a string.", StringComparison.Ordinal)
                    && BareValue(fault, json) is { } bare =>
                $"a string is expected, and {bare} is none: quote it (\"{bare}\")",
            InvalidOperationException other => other.Message,
            _ => "a value of another type is expected",
        };
        return $"json: cannot unmarshal into field {kind}.{path[2..]}: {reason}";
    }

    /// <summary>The boolean or number that ends where the decoder stopped, or null.</summary>
    private static string? BareValue(JsonException fault, ReadOnlySpan<byte> json)
    {
        var start = 0;
        for (var line = fault.LineNumber ?? 0; line > 0; line--)
        {
            var feed = json[start..].IndexOf((byte)'\n');
            if (feed < 0)
                return null;
            start += feed + 1;
        }
        var end = start + (fault.BytePositionInLine ?? 0);
        if (end > json.Length)
            return null;
        var text = json[..(int)end];
        var bare = text[(text.LastIndexOfAnyExcept(BareBytes) + 1)..];
        return bare.Length is 0 or > 40 ? null : Encoding.ASCII.GetString(bare);
    }

    private static readonly SearchValues<byte> BareBytes = SearchValues.Create("+-.0123456789Eaeflrstu"u8);

    private static (string Kind, string ApiVersion) TypeOf(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 128 });
        var (kind, apiVersion) = ("", "");
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"json: cannot unmarshal {reader.TokenType} into an object");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (isKind, isVersion) = (reader.ValueTextEquals("kind"u8), reader.ValueTextEquals("apiVersion"u8));
            reader.Read();
            if (reader.TokenType == JsonTokenType.String && isKind)
                kind = reader.GetString()!;
            else if (reader.TokenType == JsonTokenType.String && isVersion)
                apiVersion = reader.GetString()!;
            else
                reader.Skip();
        }
        if (reader.Read())
            throw new JsonException("something follows the object");
        return (kind, apiVersion);
    }

    private static string Start(ReadOnlySpan<byte> json) =>
        Encoding.UTF8.GetString(json[..Math.Min(30, json.Length)]).ReplaceLineEndings(" ")
        + (json.Length > 30 ? " ..." : "");
}

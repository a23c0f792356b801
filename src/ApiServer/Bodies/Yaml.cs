using System.Globalization;
using System.Text;
using System.Text.Json;
using Arktos.Api.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Arktos.ApiServer.Bodies;

/// <summary>
/// One YAML document to JSON and back, by the types that YAML 1.1 as Go's library reads it gives to plain scalars.
/// </summary>
public static class Yaml
{
    private const int DepthMax = 100;

    /// <summary>Of one document. Aliases are refused.</summary>
    private const int NodesMax = 500_000;

    /// <exception cref="FormatException">No YAML, several documents, or too deep.</exception>
    /// <param name="repeated">Gets a line for each key that comes twice in a map, and the JSON has it twice; null: such
    /// a document is refused.</param>
    public static byte[] ToJson(ReadOnlySpan<byte> yaml, List<string>? repeated = null)
    {
        try
        {
            using var text = new StringReader(Encoding.UTF8.GetString(yaml));
            var parser = new Parser(text);
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
                throw new FormatException("error converting YAML to JSON: the document is empty");
            var buffer = new System.Buffers.ArrayBufferWriter<byte>(yaml.Length * 2 + 64);
            using (
                var writer = new Utf8JsonWriter(
                    buffer,
                    new JsonWriterOptions { Encoder = KubeJson.Options.Encoder, SkipValidation = true }
                )
            )
                Write(parser, writer, 0, new Budget { Repeated = repeated });
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
                throw new FormatException("error converting YAML to JSON: more than one document");
            return buffer.WrittenSpan.ToArray();
        }
        catch (YamlException e)
        {
            throw new FormatException(
                $"error converting YAML to JSON: yaml: line {e.Start.Line}: {e.InnerException?.Message ?? e.Message}"
            );
        }
    }

    public static byte[] FromJson(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings(2, int.MaxValue, false, 1024, true));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, true));
        Emit(emitter, document.RootElement);
        emitter.Emit(new DocumentEnd(true));
        emitter.Emit(new StreamEnd());
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(Parser parser, Utf8JsonWriter writer, int depth, Budget budget)
    {
        if (depth > DepthMax || ++budget.Nodes > NodesMax)
            throw new FormatException("error converting YAML to JSON: the document is too deep or too large");
        switch (parser.Current)
        {
            case Scalar scalar:
                parser.MoveNext();
                WriteScalar(writer, scalar);
                break;
            case SequenceStart:
                parser.MoveNext();
                writer.WriteStartArray();
                while (!parser.TryConsume<SequenceEnd>(out _))
                    Write(parser, writer, depth + 1, budget);
                writer.WriteEndArray();
                break;
            case MappingStart:
                parser.MoveNext();
                writer.WriteStartObject();
                var seen = new HashSet<string>();
                while (!parser.TryConsume<MappingEnd>(out _))
                {
                    var key = parser.Consume<Scalar>();
                    if (!seen.Add(key.Value))
                    {
                        var fault =
                            $"line {key.Start.Line}: key {Api.Validation.GoText.Quote(key.Value)} already set in map";
                        if (budget.Repeated is null)
                            throw new FormatException(RepeatedKeys([fault]));
                        budget.Repeated.Add(fault);
                    }
                    writer.WritePropertyName(key.Value);
                    Write(parser, writer, depth + 1, budget);
                }
                writer.WriteEndObject();
                break;
            case var other:
                throw new FormatException($"error converting YAML to JSON: {other?.GetType().Name} is not supported");
        }
    }

    /// <summary>The message about keys that come twice.</summary>
    public static string RepeatedKeys(IEnumerable<string> lines) =>
        $"error converting YAML to JSON: yaml: unmarshal errors:{string.Concat(lines.Select(l => $"\n  {l}"))}";

    private static void WriteScalar(Utf8JsonWriter writer, Scalar scalar)
    {
        var text = scalar.Value;
        if (scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any) || scalar.Tag == "tag:yaml.org,2002:str")
        {
            writer.WriteStringValue(text);
            return;
        }
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                writer.WriteNullValue();
                return;
            case "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON":
                writer.WriteBooleanValue(true);
                return;
            case "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF":
                writer.WriteBooleanValue(false);
                return;
        }
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            if (
                text.Length > 1
                && text.TrimStart('-', '+') is ['0', _, ..] digits
                && digits.All(c => c is >= '0' and <= '7')
            )
                number = Convert.ToInt64(digits, 8) * (text[0] == '-' ? -1 : 1);
            writer.WriteNumberValue(number);
        }
        else if (
            text.StartsWith("0x", StringComparison.Ordinal)
            && long.TryParse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out number)
        )
            writer.WriteNumberValue(number);
        else if (
            text.StartsWith("0o", StringComparison.Ordinal)
            && text.Length > 2
            && text.AsSpan(2).IndexOfAnyExceptInRange('0', '7') < 0
        )
            writer.WriteNumberValue(Convert.ToInt64(text[2..], 8));
        else if (
            text[0] is '-' or '+' or '.' or (>= '0' and <= '9')
            && text.AsSpan().IndexOfAnyExcept("0123456789+-.eE") < 0
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real)
            && double.IsFinite(real)
        )
            writer.WriteNumberValue(real);
        else
            writer.WriteStringValue(text);
    }

    private static void Emit(Emitter emitter, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                emitter.Emit(
                    new MappingStart(
                        null,
                        null,
                        true,
                        element.EnumerateObject().Any() ? MappingStyle.Block : MappingStyle.Flow
                    )
                );
                foreach (var field in element.EnumerateObject().OrderBy(f => f.Name, StringComparer.Ordinal))
                {
                    emitter.Emit(Text(field.Name));
                    Emit(emitter, field.Value);
                }
                emitter.Emit(new MappingEnd());
                break;
            case JsonValueKind.Array:
                emitter.Emit(
                    new SequenceStart(
                        null,
                        null,
                        true,
                        element.GetArrayLength() > 0 ? SequenceStyle.Block : SequenceStyle.Flow
                    )
                );
                foreach (var item in element.EnumerateArray())
                    Emit(emitter, item);
                emitter.Emit(new SequenceEnd());
                break;
            case JsonValueKind.String:
                emitter.Emit(Text(element.GetString()!));
                break;
            default:
                emitter.Emit(new Scalar(null, null, element.GetRawText(), ScalarStyle.Plain, true, false));
                break;
        }
    }

    // Quoted whenever a reader could take the plain form for something else than a string.
    private static Scalar Text(string text)
    {
        var plain =
            text.Length > 0
            && char.IsLetter(text[0])
            && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '/')
            && text.ToLowerInvariant()
                is not ("true" or "false" or "yes" or "no" or "on" or "off" or "null" or "y" or "n");
        return new Scalar(
            null,
            null,
            text,
            plain ? ScalarStyle.Plain
                : text.Contains('\n') ? ScalarStyle.Literal
                : ScalarStyle.DoubleQuoted,
            plain,
            !plain
        );
    }

    private sealed class Budget
    {
        public int Nodes;
        public List<string>? Repeated { get; init; }
    }
}

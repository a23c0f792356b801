using System.Globalization;

namespace Arktos.ApiServer.Http;

public enum BodyEncoding
{
    Json,
    Yaml,
}

public enum ObjectForm
{
    Plain,
    Table,
    PartialMetadata,
    PartialMetadataList,
}

/// <summary>The form of the answer that the client accepts and the server can give.</summary>
/// <param name="MetaVersion">"v1" or "v1beta1" of meta.k8s.io, for tables and partial objects.</param>
public sealed record ResponseForm(BodyEncoding Encoding, ObjectForm Form, string MetaVersion)
{
    public static ResponseForm Json { get; } = new(BodyEncoding.Json, ObjectForm.Plain, "v1");

    public string ContentType => Encoding == BodyEncoding.Json ? "application/json" : "application/yaml";
}

/// <summary>One entry of an Accept header.</summary>
public sealed record MediaRange(string Type, IReadOnlyDictionary<string, string> Parameters, double Quality)
{
    /// <summary>Best first: by quality, then as given. An empty header accepts everything.</summary>
    public static IReadOnlyList<MediaRange> Parse(string? accept)
    {
        if (string.IsNullOrWhiteSpace(accept))
            return [new MediaRange("*/*", new Dictionary<string, string>(), 1)];
        var ranges = new List<MediaRange>();
        foreach (var entry in accept.Split(','))
        {
            var parts = entry.Split(';');
            var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            var quality = 1.0;
            foreach (var part in parts.Skip(1))
            {
                var equals = part.IndexOf('=');
                if (equals < 0)
                    continue;
                var (name, value) = (part[..equals].Trim(), part[(equals + 1)..].Trim().Trim('"'));
                if (name == "q")
                    quality = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var q)
                        ? q
                        : 1;
                else
                    parameters[name] = value;
            }
            ranges.Add(new MediaRange(parts[0].Trim().ToLowerInvariant(), parameters, quality));
        }
        return ranges.Where(r => r.Quality > 0).OrderByDescending(r => r.Quality).ToList();
    }

    public string this[string name] => Parameters.GetValueOrDefault(name, "");
}

/// <summary>
/// Chooses the form of an answer. Protobuf is not served: such an entry falls through to the next one that the client
/// accepts.
/// </summary>
public static class Negotiation
{
    public const string NothingFits = "only the following media types are accepted: application/json, application/yaml";

    /// <param name="isList">A list can be a PartialObjectMetadataList, an object a PartialObjectMetadata.</param>
    public static ResponseForm? Choose(string? accept, bool isList)
    {
        foreach (var range in MediaRange.Parse(accept))
        {
            BodyEncoding? encoding = range.Type switch
            {
                "application/json" or "*/*" or "application/*" => BodyEncoding.Json,
                "application/yaml" => BodyEncoding.Yaml,
                _ => null,
            };
            if (encoding is null)
                continue;
            if (range["as"].Length == 0)
                return new ResponseForm(encoding.Value, ObjectForm.Plain, "v1");
            if (range["g"] != "meta.k8s.io" || range["v"] is not ("v1" or "v1beta1"))
                continue;
            ObjectForm? form = (range["as"], isList) switch
            {
                ("Table", _) => ObjectForm.Table,
                ("PartialObjectMetadata", false) => ObjectForm.PartialMetadata,
                ("PartialObjectMetadataList", true) => ObjectForm.PartialMetadataList,
                _ => null,
            };
            if (form is not null)
                return new ResponseForm(encoding.Value, form.Value, range["v"]);
        }
        return null;
    }
}

using System.Globalization;
using Arktos.Api;
using Arktos.Api.Protobuf;
using Arktos.ApiServer.Catalog;

namespace Arktos.ApiServer.Http;

public enum BodyEncoding
{
    Json,
    Yaml,
    Protobuf,
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

    public string ContentType =>
        Encoding switch
        {
            BodyEncoding.Json => "application/json",
            BodyEncoding.Yaml => "application/yaml",
            _ => KubeProtobuf.MediaType,
        };
}

/// <summary>One entry of an Accept header.</summary>
public sealed record MediaRange(string Type, IReadOnlyDictionary<string, string> Parameters, double Quality)
{
    /// <summary>
    /// Best first: by quality, then what names more of a type, then as given. An empty header accepts everything.
    /// </summary>
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
        return ranges
            .Where(r => r.Quality > 0)
            .OrderByDescending(r => r.Quality)
            .ThenBy(r => r.Type.Count(c => c == '*'))
            .ToList();
    }

    public string this[string name] => Parameters.GetValueOrDefault(name, "");
}

/// <summary>What an answer can be given as.</summary>
/// <param name="HasProtobuf">Custom kinds have none; their metadata alone has.</param>
/// <param name="IsList">A list can be a PartialObjectMetadataList, an object a PartialObjectMetadata.</param>
public sealed record AnswerForms(bool HasProtobuf, bool IsList = false)
{
    /// <summary>A Status, discovery, what actions answer: never a table, nor metadata alone.</summary>
    public static AnswerForms Plain { get; } = new(true) { HasViews = false };

    /// <summary>What has no form but JSON, and YAML by it.</summary>
    public static AnswerForms JsonOnly { get; } = new(false) { HasViews = false };

    /// <summary>Whether it may be asked for as a table or as metadata alone.</summary>
    public bool HasViews { get; private init; } = true;

    /// <summary>Whether it is a stream of objects, whose metadata may be asked for by either name.</summary>
    public bool IsStream { get; private init; }

    /// <param name="view">Null: the object itself.</param>
    public static AnswerForms Of(ResourceStrategy strategy, ViewSubresource? view, bool isList = false) =>
        new(
            strategy.IsBuiltIn || view is not null && view.Kind != strategy.Kind && KubeProtobuf.Knows(view.Kind),
            isList
        );

    public static AnswerForms WatchOf(ResourceStrategy strategy) => Of(strategy, null) with { IsStream = true };
}

/// <summary>
/// Chooses the form of an answer: the first of those that the client accepts in which it can be given. What is not
/// known here (CBOR, say) falls through to the next one. Pure.
/// </summary>
public static class Negotiation
{
    private const string Types = $"application/json, application/yaml, {KubeProtobuf.MediaType}";
    private const string StreamTypes = $"application/json;stream=watch, {KubeProtobuf.MediaType};stream=watch";

    private static readonly BodyEncoding[] Any = [BodyEncoding.Json, BodyEncoding.Yaml, BodyEncoding.Protobuf],
        Json = [BodyEncoding.Json],
        Yaml = [BodyEncoding.Yaml],
        Protobuf = [BodyEncoding.Protobuf];

    /// <returns>406 when nothing fits.</returns>
    public static Result<ResponseForm> Choose(string? accept, AnswerForms forms)
    {
        foreach (var range in MediaRange.Parse(accept))
        foreach (var encoding in EncodingsOf(range.Type))
        {
            if (range["stream"] is not ("" or "watch") || FormOf(range, encoding, forms) is not { } form)
                continue;
            // As in Kubernetes, what is acceptable and not to be had is refused, whatever else would be acceptable.
            if (forms.IsStream && encoding == BodyEncoding.Yaml)
                return Statuses.NotAcceptable(NothingFits(forms));
            if (!forms.IsStream && WrongView(form, forms.IsList) is { } wrong)
                return Statuses.NotAcceptable(wrong);
            return new ResponseForm(encoding, form, form == ObjectForm.Plain ? "v1" : range["v"]);
        }
        return Statuses.NotAcceptable(NothingFits(forms));
    }

    private static string NothingFits(AnswerForms forms) =>
        $"only the following media types are accepted: {(forms.IsStream ? StreamTypes : Types)}";

    private static BodyEncoding[] EncodingsOf(string type) =>
        type switch
        {
            "*/*" or "application/*" => Any,
            "application/json" => Json,
            "application/yaml" => Yaml,
            KubeProtobuf.MediaType => Protobuf,
            _ => [],
        };

    // Null: not in this encoding.
    private static ObjectForm? FormOf(MediaRange range, BodyEncoding encoding, AnswerForms forms)
    {
        if (range["as"].Length == 0)
            return encoding == BodyEncoding.Protobuf && !forms.HasProtobuf ? null : ObjectForm.Plain;
        if (!forms.HasViews || range["g"] != "meta.k8s.io" || range["v"] is not ("v1" or "v1beta1"))
            return null;
        return range["as"] switch
        {
            // Rows hold whatever there is, which no message can.
            "Table" => encoding == BodyEncoding.Protobuf ? null : ObjectForm.Table,
            "PartialObjectMetadata" => ObjectForm.PartialMetadata,
            "PartialObjectMetadataList" => ObjectForm.PartialMetadataList,
            _ => null,
        };
    }

    // What an object cannot be shown as because it is a list, or is not.
    private static string? WrongView(ObjectForm form, bool isList) =>
        (form, isList) switch
        {
            (ObjectForm.PartialMetadata, true) =>
                "you requested PartialObjectMetadata, but the requested object is a list",
            (ObjectForm.PartialMetadataList, false) =>
                "you requested PartialObjectMetadataList, but the requested object is not a list",
            _ => null,
        };
}

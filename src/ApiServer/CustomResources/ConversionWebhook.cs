using System.Text;
using System.Text.Json;
using Arktos.Api;
using Arktos.Api.Apiextensions.V1;
using Arktos.Api.CustomResources;
using Arktos.Api.Json;
using Arktos.Api.ManagedFields;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Webhooks;

namespace Arktos.ApiServer.CustomResources;

/// <summary>
/// Asks the webhook of a definition to convert objects, and holds its answers against what it may change: not who an
/// object is, and nothing of its metadata but labels and annotations. Thread-safe.
/// </summary>
internal sealed class ConversionWebhook
{
    /// <summary>A call ends with the object that exceeds it: the answer stays far below what is read of one.</summary>
    private const int BytesMax = 1024 * 1024;

    private readonly WebhookClients _clients;
    private readonly TimeSpan _timeout;
    private readonly WebhookEndPoint _endPoint;
    private readonly string _review;
    private readonly string _listKind;
    private readonly IReadOnlyDictionary<string, SharedSchema> _schemas;

    private ConversionWebhook(
        FollowedDefinition followed,
        WebhookEndPoint endPoint,
        WebhookClients clients,
        TimeSpan timeout
    )
    {
        var definition = followed.Definition;
        (_endPoint, _clients, _timeout) = (endPoint, clients, timeout);
        _review =
            definition.Spec.Conversion!.Webhook!.ConversionReviewVersions.FirstOrDefault(v => v is "v1" or "v1beta1")
            ?? "v1";
        _listKind = definition.Status.AcceptedNames.ListKind;
        _schemas = followed.Schemas;
    }

    /// <returns>Null: the definition has none.</returns>
    public static ConversionWebhook? Of(FollowedDefinition definition, WebhookClients clients, TimeSpan timeout) =>
        definition.Definition.Spec.Conversion is { Strategy: "Webhook", Webhook.ClientConfig: { } config }
            ? new(definition, new WebhookEndPoint(WebhookEndPoint.ConfigOf(config)), clients, timeout)
            : null;

    /// <param name="forReaders">Whether the defaults of the version are filled in, as in all that is read.</param>
    /// <returns>As objects are stored, with the hole for the revision; or why there are none.</returns>
    public async Task<Result<IReadOnlyList<byte[]>>> ConvertAsync(
        IReadOnlyList<ConvertibleObject> objects,
        GroupVersion desired,
        bool forReaders,
        CancellationToken cancel
    )
    {
        var schema = _schemas[desired.Version].Structure;
        var all = new List<byte[]>();
        while (all.Count < objects.Count)
        {
            var (batch, texts, bytes) = (new List<ConvertibleObject>(), new List<byte[]>(), 0);
            foreach (var value in objects.Skip(all.Count).TakeWhile(_ => bytes < BytesMax))
            {
                batch.Add(value);
                texts.Add(value.Encode());
                bytes += texts[^1].Length;
            }
            var of = $"conversion webhook for {KindOf(batch)}";
            try
            {
                var made = Check(batch, desired, await AskAsync(texts, desired, of, cancel), of);
                foreach (var (original, value) in batch.Zip(made))
                {
                    SchemaPruning.Prune(value.Content, schema);
                    if (forReaders)
                        SchemaDefaults.Fill(value.Content, schema);
                    all.Add(ManagedFieldsJson.Insert(KubeJson.Encode(value), original.Managers.Span));
                }
            }
            catch (FormatException e)
            {
                return Statuses.Failure(500, "InternalError", e.Message, null);
            }
        }
        return all;
    }

    private async Task<IReadOnlyList<JsonElement>> AskAsync(
        List<byte[]> objects,
        GroupVersion desired,
        string of,
        CancellationToken cancel
    )
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(_timeout);
        var uid = Guid.NewGuid().ToString();
        var review = ConversionReview.Encode(_review, uid, desired.ToString(), objects);
        try
        {
            var body = await _clients.PostAsync(_endPoint, review, null, deadline.Token);
            return ConversionReview.Read(body, _review, uid);
        }
        catch (Exception e) when (e is WebhookException or FormatException)
        {
            cancel.ThrowIfCancellationRequested();
            throw new FormatException($"{of} failed: {e.Message}", e);
        }
    }

    private static List<CustomObject> Check(
        List<ConvertibleObject> originals,
        GroupVersion desired,
        IReadOnlyList<JsonElement> answers,
        string of
    )
    {
        if (answers.Count != originals.Count)
            throw new FormatException($"{of} returned {answers.Count} objects, expected {originals.Count}");
        var isList = originals.Count > 1;
        return
        [
            .. originals.Select(
                (original, i) =>
                {
                    var (index, kind) = isList ? ($" in object at index {i}", " converted") : ("", "");
                    var at = isList ? $" at index {i}" : "";
                    CheckType(original, desired, answers[i], $"{of} returned invalid{kind} object at index {i}: ");
                    try
                    {
                        return Make(original, answers[i], $"{of} returned invalid{kind} object{at}: ");
                    }
                    catch (MetadataException e)
                    {
                        throw new FormatException($"{of} returned invalid metadata{index}: {e.Message}", e);
                    }
                }
            ),
        ];
    }

    private static void CheckType(ConvertibleObject original, GroupVersion desired, JsonElement answer, string fault)
    {
        var version = GroupVersion.Parse(ConversionReview.Text(answer, "apiVersion"));
        if (version != desired)
            throw new FormatException($"{fault}invalid groupVersion (expected {desired}, received {version})");
        var kind = ConversionReview.Text(answer, "kind");
        if (kind != original.Value.Kind)
            throw new FormatException($"{fault}invalid kind (expected {original.Value.Kind}, received {kind})");
    }

    private static CustomObject Make(ConvertibleObject original, JsonElement answer, string fault)
    {
        var (was, given) = (original.Value.Metadata, answer.TryGetProperty("metadata", out var m) ? m : default);
        foreach (
            var (what, before, after) in new[]
            {
                ("name", was.Name, ConversionReview.Text(given, "name")),
                ("namespace", was.Namespace, ConversionReview.Text(given, "namespace")),
                ("UID", was.Uid, ConversionReview.Text(given, "uid")),
            }
        )
            if (before != after)
                throw new FormatException($"{fault}must have the same {what}: {before} != {after}");
        var metadata = was.DeepClone();
        metadata.Labels = TextsOf(given, "labels", was.Labels);
        metadata.Annotations = TextsOf(given, "annotations", was.Annotations);
        CustomObject made;
        try
        {
            // What it says of the rest of the metadata does not count, nor whether it makes any sense.
            made = KubeJson.DecodeWithoutManagers<CustomObject>(ContentOf(answer));
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            throw new FormatException($"{fault}{e.Message}", e);
        }
        metadata.ResourceVersion = ObjectStorage.Hole;
        made.Metadata = metadata;
        return made;
    }

    private static byte[] ContentOf(JsonElement answer)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = KubeJson.Options.Encoder }))
        {
            json.WriteStartObject();
            foreach (var field in answer.EnumerateObject().Where(f => f.Name != "metadata"))
                field.WriteTo(json);
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static Map<string>? TextsOf(JsonElement metadata, string field, IReadOnlyDictionary<string, string>? before)
    {
        if (!metadata.TryGetProperty(field, out var given) || given.ValueKind == JsonValueKind.Null)
            return null;
        if (given.ValueKind != JsonValueKind.Object)
            throw new MetadataException($"invalid metadata.{field} of type {TypeOf(given)} in converted object");
        var texts = new Map<string>();
        foreach (var (key, value) in given.EnumerateObject().Select(f => (f.Name, f.Value)))
            texts[key] =
                value.ValueKind == JsonValueKind.String
                    ? value.GetString()!
                    : throw new MetadataException(
                        $"metadata.{field}[{key}] must be a string, but is {TypeOf(value)} in converted object"
                    );
        if (
            before is not null
            && before.Count == texts.Count
            && before.All(t => texts.GetValueOrDefault(t.Key) == t.Value)
        )
            return texts;
        var errors = new FieldErrors();
        if (field == "labels")
            MetadataRules.Labels(texts, "metadata.labels", errors);
        else
            MetadataRules.Annotations(texts, "metadata.annotation", errors);
        return errors.Count == 0 ? texts : throw new MetadataException(errors.Summary());
    }

    // As Go names them.
    private static string TypeOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "map[string]interface {}",
            JsonValueKind.Array => "[]interface {}",
            JsonValueKind.String => "string",
            JsonValueKind.True or JsonValueKind.False => "bool",
            JsonValueKind.Number => value.TryGetInt64(out _) ? "int64" : "float64",
            _ => "<nil>",
        };

    private string KindOf(List<ConvertibleObject> batch)
    {
        var first = batch[0].Value;
        return $"{first.ApiVersion}, Kind={(batch.Count > 1 ? _listKind : first.Kind)}";
    }

    /// <summary>Something is wrong with the metadata of an answer; the message says what.</summary>
    private sealed class MetadataException(string message) : Exception(message);
}

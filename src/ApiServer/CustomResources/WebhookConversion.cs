using System.Text.Json;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.CustomResources;

/// <summary>
/// One version of a kind whose versions a webhook knows: what lies in this version already is not sent to it.
/// Immutable.
/// </summary>
/// <param name="kind">In the version that objects are read in, and written.</param>
/// <param name="stored">The apiVersion in which objects are stored now.</param>
internal sealed class WebhookConversion(ConversionWebhook webhook, GroupVersionKind kind, string stored)
    : IObjectConversion
{
    private readonly string _own = kind.GroupVersion.ToString();

    public bool IsCurrent(KeyspaceItem item) => VersionOf(item.Value.Span) == stored;

    public async ValueTask<Result<IReadOnlyList<KeyspaceItem>>> ReadAsync(
        IReadOnlyList<KeyspaceItem> items,
        CancellationToken cancel
    )
    {
        var versions = items.Select(i => VersionOf(i.Value.Span)).ToList();
        var sent = Enumerable.Range(0, items.Count).Where(i => versions[i] is { } v && v != _own).ToList();
        if (sent.Count == 0)
            return Result<IReadOnlyList<KeyspaceItem>>.Of(items);
        var originals = new List<ConvertibleObject>();
        for (var i = 0; i < sent.Count; i++)
            if (ConvertibleObject.TryRead(items[sent[i]].Value) is { } original)
                originals.Add(original);
            else
                sent.RemoveAt(i--);
        var answer = await webhook.ConvertAsync(originals, kind.GroupVersion, forReaders: true, cancel);
        if (!answer.Succeeded(out var converted, out var error))
            return error;
        var all = items.ToArray();
        foreach (var (at, made) in sent.Zip(converted))
        {
            var offset = ObjectStorage.RevisionOffsetIn(made);
            ObjectStorage.Fill(made, offset, items[at].Revision);
            all[at] = items[at] with { Value = made, RevisionOffset = offset };
        }
        return all;
    }

    public async ValueTask<Result<CommitOperation.Put>> StoreAsync(CommitOperation.Put put, CancellationToken cancel)
    {
        if (_own == stored)
            return put;
        var original =
            ConvertibleObject.TryRead(put.Value)
            ?? throw new InvalidOperationException($"{kind}: what has been encoded cannot be decoded");
        var answer = await webhook.ConvertAsync([original], GroupVersion.Parse(stored), forReaders: false, cancel);
        return answer.Succeeded(out var converted, out var error)
            ? put with
            {
                Value = converted[0],
                RevisionOffset = ObjectStorage.RevisionOffsetIn(converted[0]),
            }
            : error;
    }

    // Null: it is no object.
    private static string? VersionOf(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            return JsonScan.Enter(ref reader, "apiVersion"u8, JsonTokenType.String) ? reader.GetString() : null;
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return null;
        }
    }
}

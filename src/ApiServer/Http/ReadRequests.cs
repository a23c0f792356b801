using System.IO.Compression;
using System.Text;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Tables;
using Arktos.StoreClient;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Http;

/// <summary>
/// GET of objects and lists. Stored bytes go out as they are unless the client wants tables; nothing is parsed that no
/// selector asks for.
/// </summary>
public static class ReadRequests
{
    private const int PageMax = 500;

    /// <summary>A larger limit is treated as this one: the client gets a token to go on with.</summary>
    private const int LimitMax = 10_000;

    private static readonly byte[] Comma = [(byte)','];
    private static readonly byte[] Footer = [(byte)']', (byte)'}'];

    public static async Task<Status?> GetAsync(ApiContext context, ResourceStrategy strategy, ViewSubresource? view)
    {
        if (Negotiation.Choose(context.Http.Request.Headers.Accept, false) is not { } form)
            return Statuses.NotAcceptable(Negotiation.NothingFits);
        var read = await context.Services.Storage.GetAsync(
            strategy,
            ObjectStorage.KeyOf(strategy, context.Request.Tenant, context.Request.Namespace, context.Request.Name),
            context.Cancel
        );
        if (CheckIncludeObject(context) is { } bad)
            return bad;
        if (!read.Succeeded(out var item, out var error))
            return error;
        if (item is null)
            return Statuses.NotFound(strategy.Resource, context.Request.Name);
        ReadOnlyMemory<byte> json = strategy.Wire(item.Value);
        if (
            view is not null
            && view.Read(strategy.Decode(item.Value.Span)) is var shown
            && shown.Kind != strategy.Kind.Kind
        )
            json = KubeJson.Encode<object>(shown);
        return await WriteObjectAsync(context, strategy, view, json, 200, form);
    }

    /// <summary>One object, or a view of it, in the form that the client wants.</summary>
    public static async Task<Status?> WriteObjectAsync(
        ApiContext context,
        ResourceStrategy strategy,
        ViewSubresource? view,
        ReadOnlyMemory<byte> json,
        int code,
        ResponseForm form
    )
    {
        if (form.Form != ObjectForm.Plain)
        {
            var value = (IKubeObject)KubeJson.Decode(view?.BodyType ?? strategy.ObjectType, json.Span);
            if (form.Form == ObjectForm.PartialMetadata)
                json = TableWriter.Partial(value, form.MetaVersion);
            else
            {
                TableWriter.TryParseRowObject(context.Query("includeObject"), out var rowObject);
                json = new TableWriter(
                    view?.Table ?? strategy.Table,
                    form.MetaVersion,
                    rowObject,
                    context.Services.Now
                ).Write(new ListMeta { ResourceVersion = value.Metadata.ResourceVersion }, [(value, json)]);
            }
        }
        await ResponseWriter.JsonAsync(context.Http, json, code, form);
        return null;
    }

    public static async Task<Status?> ListAsync(ApiContext context, ResourceStrategy strategy)
    {
        if (Negotiation.Choose(context.Http.Request.Headers.Accept, true) is not { } form)
            return Statuses.NotAcceptable(Negotiation.NothingFits);
        if (!ListOptions.Parse(context, strategy, false).Succeeded(out var options, out var error))
            return error;
        if (CheckIncludeObject(context) is { } bad)
            return bad;
        TableWriter.TryParseRowObject(context.Query("includeObject"), out var rowObject);
        // Only a list without limit in its plain form can be sent before all of it has been read.
        var streams =
            options.Limit == 0
            && form is { Form: ObjectForm.Plain, Encoding: BodyEncoding.Json }
            && !ResponseWriter.IsPretty(context.Http)
            && !HttpMethods.IsHead(context.Http.Request.Method);
        var pages = new ListReader(context, strategy, options);
        var first = await pages.NextAsync(
            streams ? PageMax
            : options.Limit == 0 ? int.MaxValue
            : (int)Math.Min(options.Limit, LimitMax)
        );
        if (!first.Succeeded(out var items, out error))
            return error;
        if (streams)
        {
            await StreamAsync(context, strategy, pages, items);
            return null;
        }
        var metadata = pages.Metadata(items.Count);
        byte[] json = form.Form switch
        {
            ObjectForm.Table => new TableWriter(
                strategy.Table,
                form.MetaVersion,
                rowObject,
                context.Services.Now
            ).Write(metadata, items.Select(i => (i.Decode(strategy), strategy.Wire(i.Item.Value)))),
            ObjectForm.PartialMetadataList => TableWriter.PartialList(
                metadata,
                items.Select(i => i.Decode(strategy)),
                form.MetaVersion
            ),
            _ => Plain(strategy, metadata, items),
        };
        await ResponseWriter.JsonAsync(context.Http, json, 200, form);
        return null;
    }

    public static byte[] Plain(ResourceStrategy strategy, ListMeta metadata, IReadOnlyList<StoredObject> items)
    {
        using var buffer = new MemoryStream();
        buffer.Write(Header(strategy, metadata));
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                buffer.WriteByte((byte)',');
            buffer.Write(strategy.Wire(items[i].Item.Value).Span);
        }
        buffer.Write("]}"u8);
        return buffer.ToArray();
    }

    private static async Task StreamAsync(
        ApiContext context,
        ResourceStrategy strategy,
        ListReader pages,
        IReadOnlyList<StoredObject> items
    )
    {
        var response = context.Http.Response;
        response.ContentType = "application/json";
        Stream body = response.Body;
        if (
            ResponseWriter.AcceptsGzip(context.Http)
            && (pages.HasMore || items.Sum(i => (long)i.Item.Value.Length) >= ResponseWriter.GzipBytesMin)
        )
        {
            response.Headers.ContentEncoding = "gzip";
            response.Headers.Append("Vary", "Accept-Encoding");
            body = new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true);
        }
        await body.WriteAsync(
            Header(strategy, new ListMeta { ResourceVersion = pages.Revision.ToString() }),
            context.Cancel
        );
        for (var isFirst = true; ; )
        {
            foreach (var item in items)
            {
                if (!isFirst)
                    await body.WriteAsync(Comma, context.Cancel);
                isFirst = false;
                await body.WriteAsync(strategy.Wire(item.Item.Value), context.Cancel);
            }
            if (!pages.HasMore)
                break;
            // Too late for a status: an unfinished body tells the client that the list is not whole.
            if (!(await pages.NextAsync(PageMax)).Succeeded(out var next, out _))
            {
                context.Http.Abort();
                return;
            }
            items = next;
        }
        await body.WriteAsync(Footer, context.Cancel);
        if (body is GZipStream)
            await body.DisposeAsync();
    }

    private static byte[] Header(ResourceStrategy strategy, ListMeta metadata) =>
        Encoding.UTF8.GetBytes(
            $"{{\"kind\":\"{strategy.Kind.Kind}List\",\"apiVersion\":\"{strategy.Kind.GroupVersion}\",\"metadata\":"
                + $"{Encoding.UTF8.GetString(KubeJson.Encode(metadata))},\"items\":["
        );

    /// <summary>What is wrong with the query of a table; null: nothing.</summary>
    public static Status? CheckIncludeObject(ApiContext context) =>
        TableWriter.TryParseRowObject(context.Query("includeObject"), out _)
            ? null
            : Statuses.BadRequest(
                $"Unable to convert to Table as requested: includeObject: Invalid value: "
                    + $"{Api.Validation.GoText.Quote(context.Query("includeObject"))}: must be 'Metadata', 'Object', "
                    + $"'None', or empty"
            );
}

/// <summary>
/// Reads a list page after page at the first page's revision, and keeps what the filter wants. For one request.
/// </summary>
public sealed class ListReader(ApiContext context, ResourceStrategy strategy, ListOptions options)
{
    private const int ReadMax = 500;
    private static readonly TimeSpan FutureWait = TimeSpan.FromSeconds(3);

    private ObjectKey? _after = options.Continue?.After;
    private long _remaining = -1;

    /// <summary>Of the snapshot; known after the first page.</summary>
    public Revision Revision { get; private set; } =
        options.Continue?.Revision ?? (IsExact(options) ? options.ResourceVersion : default);

    public bool HasMore { get; private set; } = true;

    public async Task<Result<IReadOnlyList<StoredObject>>> NextAsync(int limit)
    {
        var found = new List<StoredObject>();
        if (
            options.Filter.Name.Length > 0
            && options.Filter.Range is { Tenant: not null } range
            && (range.Namespace is not null || !strategy.Description.IsNamespaced)
            && Revision == default
        )
            return await OneAsync(range);
        while (found.Count < limit && HasMore)
        {
            var size = (int)
                Math.Min(ReadMax, options.Filter.IsEverything ? Math.Max(1, (long)limit - found.Count) : ReadMax);
            var read = await ReadAsync(
                new RangeQuery(
                    options.Filter.Range,
                    Revision,
                    _after,
                    size,
                    Count: options.Limit > 0 && options.Filter.IsEverything
                )
            );
            if (!read.Succeeded(out var page, out var error))
                return error;
            HasMore = page.More;
            _remaining = page.Remaining;
            foreach (var item in page.Items)
            {
                _after = item.Key;
                var stored = new StoredObject(item);
                if (options.Filter.IsEverything || options.Filter.Matches(stored))
                    found.Add(stored);
                if (found.Count < limit)
                    continue;
                HasMore |= item != page.Items[^1];
                break;
            }
        }
        return Result<IReadOnlyList<StoredObject>>.Of(found);
    }

    /// <summary>Of the list: with a token when a limit has cut it.</summary>
    public ListMeta Metadata(int count) =>
        new()
        {
            ResourceVersion = Revision.ToString(),
            Continue = HasMore && _after is { } after ? new ContinueToken(Revision, after).ToString() : "",
            RemainingItemCount = HasMore && _remaining > 0 && options.Filter.IsEverything ? _remaining : null,
        };

    private static bool IsExact(ListOptions options) =>
        options.Match == "Exact"
        || options is { Match: "", Limit: > 0, Continue: null } && options.ResourceVersion > Revision.None;

    private async Task<Result<IReadOnlyList<StoredObject>>> OneAsync(KeyRange range)
    {
        HasMore = false;
        var read = await context.Services.Storage.Keyspace.GetAsync(
            new ObjectKey(range.Resource, range.Tenant!, range.Namespace ?? "", options.Filter.Name),
            context.Cancel
        );
        if (read is not ReadResult<KeyspaceItem?>.Ok ok)
            return Statuses.StoreUnavailable(strategy.Resource, "list");
        Revision = ok.Revision;
        return ok.Value is { } item && new StoredObject(item) is var stored && options.Filter.Matches(stored)
            ? Result<IReadOnlyList<StoredObject>>.Of([stored])
            : Result<IReadOnlyList<StoredObject>>.Of([]);
    }

    private async Task<Result<RangePage>> ReadAsync(RangeQuery query)
    {
        var started = context.Services.Options.Time.GetTimestamp();
        while (true)
        {
            switch (await context.Services.Storage.Keyspace.ListAsync(query, context.Cancel))
            {
                // What is latest may still be older than what the client has seen already of another server.
                case ReadResult<RangePage>.Ok ok
                    when query.At == Revision.None && ok.Revision < options.ResourceVersion && !IsExact(options):
                    if (Waited(started))
                        return Statuses.ResourceVersionTooLarge(
                            options.ResourceVersion.ToString(),
                            ok.Revision.ToString()
                        );
                    await Task.Delay(50, context.Cancel);
                    break;
                case ReadResult<RangePage>.Ok ok:
                    if (Revision == Revision.None)
                        Revision = ok.Revision;
                    return ok.Value;
                case ReadResult<RangePage>.Future future:
                    if (Waited(started))
                        return Statuses.ResourceVersionTooLarge(query.At.ToString(), future.Latest.ToString());
                    await Task.Delay(50, context.Cancel);
                    break;
                case ReadResult<RangePage>.Compacted when options.Continue is { } token:
                    var expired = Statuses.Expired(
                        "The provided continue parameter is too old to display a consistent list result. You can "
                            + "start a new list without the continue parameter, or use the continue token in this "
                            + "response to retrieve the remainder of the results. Continuing with the provided "
                            + "token results in an inconsistent list - objects that were created, modified, or "
                            + "deleted between the time the first chunk was returned and now may show up in the list."
                    );
                    expired.Metadata.Continue = (token with { Revision = Revision.None }).ToString();
                    return expired;
                case ReadResult<RangePage>.Compacted:
                    return Statuses.Expired("The resourceVersion for the provided list is too old.");
                default:
                    return Statuses.StoreUnavailable(strategy.Resource, "list");
            }
        }
    }

    private bool Waited(long started) => context.Services.Options.Time.GetElapsedTime(started) > FutureWait;
}

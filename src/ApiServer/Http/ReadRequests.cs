using System.IO.Compression;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry;
using Arktos.ApiServer.Requests;
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

    /// <summary>A page ends with the object that exceeds it: the client gets a token to go on with.</summary>
    private const long PageBytesMax = 16 * 1024 * 1024;

    /// <summary>Writing YAML takes some thirty times the memory of what is written.</summary>
    private const long YamlBytesMax = 4 * 1024 * 1024;

    public static async Task<Status?> GetAsync(ApiContext context, ResourceStrategy strategy, ViewSubresource? view)
    {
        var forms = AnswerForms.Of(strategy, view);
        if (!Negotiation.Choose(context.Http.Request.Headers.Accept, forms).Succeeded(out var form, out var error))
            return error;
        var read = await context.Services.Storage.GetAsync(
            strategy,
            ObjectStorage.KeyOf(strategy, context.Request.Tenant, context.Request.Namespace, context.Request.Name),
            context.Cancel
        );
        if (CheckIncludeObject(context) is { } bad)
            return bad;
        if (!read.Succeeded(out var item, out error))
            return error;
        if (item is null)
            return Statuses.NotFound(strategy.Resource, context.Request.Name);
        var stored = new StoredObject(item);
        var decodes = view is not null || form.Form != ObjectForm.Plain || !strategy.StoresWireForm;
        if (!stored.LooksLikeAnObject || decodes && stored.TryDecode(strategy) is null)
            return Commits.Unreadable(item, strategy);
        ReadOnlyMemory<byte> json = strategy.Wire(item.Value);
        if (view is not null && view.Read(stored.TryDecode(strategy)!) is var shown && shown.Kind != strategy.Kind.Kind)
            json = KubeJson.Encode<object>(shown);
        try
        {
            return await WriteObjectAsync(context, strategy, view, json, 200, form);
        }
        catch (FormatException) when (form.Encoding == BodyEncoding.Protobuf)
        {
            return Commits.Unreadable(item, strategy);
        }
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
            if (form.Form == ObjectForm.PartialMetadata)
                json = TableWriter.Partial(json, form.MetaVersion);
            else
            {
                var type = view?.BodyType ?? strategy.ObjectType;
                var value = (IKubeObject)KubeJson.DecodeWithoutManagers(type, json.Span);
                TableWriter.TryParseRowObject(context.Query("includeObject"), out var rowObject);
                json = new TableWriter(
                    view?.Table ?? strategy.Table,
                    form.MetaVersion,
                    rowObject,
                    context.Services.Now
                ).Write(new ListMeta { ResourceVersion = value.Metadata.ResourceVersion }, value, json);
            }
        }
        await ResponseWriter.JsonAsync(context.Http, json, code, form);
        return null;
    }

    public static async Task<Status?> ListAsync(ApiContext context, ResourceStrategy strategy)
    {
        var forms = AnswerForms.Of(strategy, null, isList: true);
        if (!Negotiation.Choose(context.Http.Request.Headers.Accept, forms).Succeeded(out var form, out var error))
            return error;
        if (!ListOptions.Parse(context, strategy, false).Succeeded(out var options, out error))
            return error;
        if (CheckIncludeObject(context) is { } bad)
            return bad;
        var list = ListForm.Of(context, strategy, form);
        // A list without limit is sent while it is read; not so what has to be seen whole to be written.
        var isWhole =
            form.Encoding == BodyEncoding.Yaml
            || form.Encoding == BodyEncoding.Json && ResponseWriter.IsPretty(context.Http);
        var pages = new ListReader(context, strategy, options, list.DecodesItems);
        var first = await pages.NextAsync(
            options.Limit > 0 ? (int)Math.Min(options.Limit, LimitMax)
                : isWhole ? int.MaxValue
                : PageMax,
            form.Encoding == BodyEncoding.Yaml ? YamlBytesMax : PageBytesMax
        );
        if (!first.Succeeded(out var items, out error))
            return error;
        if (options.Limit > 0 || isWhole && !pages.HasMore)
        {
            await WriteListAsync(context, list, pages.Metadata(items.Count), items);
            return null;
        }
        if (form.Encoding == BodyEncoding.Yaml)
            return Statuses.Failure(
                413,
                "RequestEntityTooLarge",
                $"the list has more than {YamlBytesMax} bytes, which is more than is written as YAML at once: ask for "
                    + "pages (limit, continue) or for JSON",
                null
            );
        if (context.Request.Audit is { WantsAnswer: true } audit)
            if (pages.HasMore)
                audit.AnsweredTooMuch();
            else
                audit.Answered(list.AsJson(context).Write(pages.Metadata(items.Count), items));
        if (list is ProtobufListForm messages)
            return await ProtobufLists.SendAsync(
                context,
                messages,
                pages,
                items,
                () => new ListReader(context, strategy, options.At(pages.Revision), list.DecodesItems)
            );
        await StreamAsync(context, list, pages, items);
        return null;
    }

    /// <summary>A list that is there as a whole.</summary>
    public static Task WriteListAsync(
        ApiContext context,
        ListForm list,
        ListMeta metadata,
        IReadOnlyList<StoredObject> items
    )
    {
        var whole = list.Write(metadata, items);
        if (list.Form.Encoding != BodyEncoding.Protobuf)
            return ResponseWriter.JsonAsync(context.Http, whole, 200, list.Form);
        if (context.Request.Audit is { WantsAnswer: true } audit)
            audit.Answered(list.AsJson(context).Write(metadata, items));
        return ResponseWriter.BytesAsync(context.Http, whole, 200, list.Form.ContentType);
    }

    private static async Task StreamAsync(
        ApiContext context,
        ListForm list,
        ListReader pages,
        IReadOnlyList<StoredObject> items
    )
    {
        var response = context.Http.Response;
        response.ContentType = "application/json";
        if (HttpMethods.IsHead(context.Http.Request.Method))
            return;
        Stream body = response.Body;
        if (
            ResponseWriter.AcceptsGzip(context.Http)
            && (pages.HasMore || items.Sum(i => (long)i.Item.Value.Length) >= ResponseWriter.GzipBytesMin)
        )
            body = ResponseWriter.Gzip(context.Http);
        await body.WriteAsync(list.Begin(new ListMeta { ResourceVersion = pages.Revision.ToString() }), context.Cancel);
        for (var isFirst = true; ; )
        {
            foreach (var item in items)
            {
                if (!list.TryWrite(item, out var piece))
                    continue;
                if (!isFirst)
                    await body.WriteAsync(list.Between, context.Cancel);
                isFirst = false;
                await body.WriteAsync(piece, context.Cancel);
            }
            if (!pages.HasMore)
                break;
            // Too late for a status: an unfinished body tells the client that the list is not whole.
            if (!(await pages.NextAsync(PageMax, PageBytesMax)).Succeeded(out var next, out _))
            {
                context.Http.Abort();
                return;
            }
            items = next;
        }
        await body.WriteAsync(list.End, context.Cancel);
        if (body is GZipStream)
            await body.DisposeAsync();
    }

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
/// <param name="decodesItems">Items are shown by their fields: what cannot be decoded is passed over.</param>
public sealed class ListReader(ApiContext context, ResourceStrategy strategy, ListOptions options, bool decodesItems)
{
    private const int ReadMax = 500;
    private static readonly TimeSpan FutureWait = TimeSpan.FromSeconds(3);

    private ObjectKey? _after = options.Continue?.After;
    private long _remaining = -1;

    /// <summary>Of the snapshot; known after the first page.</summary>
    public Revision Revision { get; private set; } =
        options.Continue?.Revision ?? (IsExact(options) ? options.ResourceVersion : default);

    public bool HasMore { get; private set; } = true;

    /// <summary>Each read of the store waits for one; null: none has to.</summary>
    public Turns? Turns { get; init; }

    /// <param name="bytesMax">The page ends with the object that exceeds it.</param>
    public async Task<Result<IReadOnlyList<StoredObject>>> NextAsync(int limit, long bytesMax)
    {
        var found = new List<StoredObject>();
        if (
            options.Filter.Name.Length > 0
            && options.Filter.Range is { Tenant: not null } range
            && (range.Namespace is not null || !strategy.Description.IsNamespaced)
            && Revision == default
        )
            return await OneAsync(range);
        var bytes = 0L;
        while (found.Count < limit && bytes < bytesMax && HasMore)
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
            if (!(await ObjectStorage.ConvertAsync(strategy, page, context.Cancel)).Succeeded(out page, out error))
                return error;
            context.Seat?.Read(page.Items.Count);
            HasMore = page.More;
            _remaining = page.Remaining;
            foreach (var item in page.Items)
            {
                _after = item.Key;
                var stored = new StoredObject(item);
                if (
                    (options.Filter.IsEverything || options.Filter.Matches(stored))
                    && options.Filter.CanShow(stored, decodesItems)
                )
                {
                    found.Add(stored);
                    bytes += item.Value.Length;
                }
                if (found.Count < limit && bytes < bytesMax)
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
        var page = new RangePage(ok.Value is { } one ? [one] : [], false, 0);
        if (
            !(await ObjectStorage.ConvertAsync(strategy, page, context.Cancel)).Succeeded(
                out var converted,
                out var error
            )
        )
            return error;
        return converted.Items is [var item] && new StoredObject(item) is var stored && options.Filter.Matches(stored)
            ? Result<IReadOnlyList<StoredObject>>.Of([stored])
            : Result<IReadOnlyList<StoredObject>>.Of([]);
    }

    private async Task<Result<RangePage>> ReadAsync(RangeQuery query)
    {
        var started = context.Services.Options.Time.GetTimestamp();
        while (true)
        {
            ReadResult<RangePage> read;
            using (Turns is null ? null : await Turns.EnterAsync(context.Cancel))
                read = await context.Services.Reads.ListAsync(query, options.Filter.NodeName, context.Cancel);
            switch (read)
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

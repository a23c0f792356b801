using Arktos.Api.Meta.V1;
using Arktos.Api.Protobuf;
using Arktos.ApiServer.Storage;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Http;

/// <summary>
/// Sends a list without limit in protobuf. Its length comes before it, so it is held until it is whole; a large one is
/// only measured then, and read and encoded a second time at the same revision while it is sent. So no list takes more
/// memory than is held, and all lists together have a bound.
/// </summary>
internal static class ProtobufLists
{
    /// <summary>Of messages of a list that wait for its end.</summary>
    private const long HeldBytesMax = 32 * 1024 * 1024;

    /// <summary>What any list may hold; for more it must be one of a few.</summary>
    private const long FreeBytesMax = 1024 * 1024;

    private static readonly SemaphoreSlim Holders = new(8);

    private const int PageMax = 500;
    private const long PageBytesMax = 16 * 1024 * 1024;

    /// <param name="items">The first page, which has been read.</param>
    /// <param name="again">Begins to read the same list at the same revision.</param>
    /// <returns>What the client is to be told instead; null: it has the list.</returns>
    public static async Task<Status?> SendAsync(
        ApiContext context,
        ProtobufListForm list,
        ListReader pages,
        IReadOnlyList<StoredObject> items,
        Func<ListReader> again
    )
    {
        var held = new Held();
        try
        {
            return await SendAsync(context, list, pages, items, again, held);
        }
        finally
        {
            held.Release();
        }
    }

    private static async Task<Status?> SendAsync(
        ApiContext context,
        ProtobufListForm list,
        ListReader pages,
        IReadOnlyList<StoredObject> items,
        Func<ListReader> again,
        Held held
    )
    {
        var begin = list.Begin(new ListMeta { ResourceVersion = pages.Revision.ToString() });
        held.Add(begin);
        while (true)
        {
            foreach (var item in items)
                if (list.TryWrite(item, out var piece))
                    held.Add(piece);
            if (!pages.HasMore)
                break;
            if (!(await pages.NextAsync(PageMax, PageBytesMax)).Succeeded(out var next, out var error))
                return error;
            items = next;
        }
        var length = held.Length;
        if (length > int.MaxValue)
            return Api.Statuses.Failure(
                413,
                "RequestEntityTooLarge",
                $"the list has {length} bytes, which is more than a message can have: ask for pages (limit, continue)",
                null
            );
        var (before, after) = list.Envelope(length);
        var response = context.Http.Response;
        response.ContentType = KubeProtobuf.MediaType;
        var total = before.Length + length + after.Length;
        var isCompressed = total >= ResponseWriter.GzipBytesMin && ResponseWriter.AcceptsGzip(context.Http);
        if (!isCompressed)
            response.ContentLength = total;
        if (HttpMethods.IsHead(context.Http.Request.Method))
            return null;
        var body = isCompressed ? ResponseWriter.Gzip(context.Http) : response.Body;
        await body.WriteAsync(before, context.Cancel);
        if (held.Pieces is { } pieces)
            foreach (var piece in pieces)
                await body.WriteAsync(piece, context.Cancel);
        else if (!await SendAgainAsync(context, list, begin, again(), body, length))
            return null;
        await body.WriteAsync(after, context.Cancel);
        if (isCompressed)
            await body.DisposeAsync();
        return null;
    }

    // Too late for a status: an unfinished body tells the client that the list is not whole.
    private static async Task<bool> SendAgainAsync(
        ApiContext context,
        ProtobufListForm list,
        byte[] begin,
        ListReader pages,
        Stream body,
        long length
    )
    {
        await body.WriteAsync(begin, context.Cancel);
        length -= begin.Length;
        while (pages.HasMore)
        {
            if (!(await pages.NextAsync(PageMax, PageBytesMax)).Succeeded(out var items, out _))
            {
                context.Http.Abort();
                return false;
            }
            foreach (var item in items)
                if (list.TryWrite(item, out var piece))
                {
                    length -= piece.Length;
                    await body.WriteAsync(piece, context.Cancel);
                }
        }
        if (length == 0)
            return true;
        context.Http.Abort();
        return false;
    }

    /// <summary>The pieces of a list as far as they may be held, and how long they all are.</summary>
    private sealed class Held
    {
        private bool _isHolder;

        public long Length { get; private set; }

        /// <summary>Null: there are too many, they have been let go.</summary>
        public List<ReadOnlyMemory<byte>>? Pieces { get; private set; } = [];

        public void Add(ReadOnlyMemory<byte> piece)
        {
            Length += piece.Length;
            if (Pieces is null)
                return;
            if (Length > FreeBytesMax && !_isHolder)
                _isHolder = Holders.Wait(0);
            if (Length > HeldBytesMax || Length > FreeBytesMax && !_isHolder)
                Release();
            else
                Pieces.Add(piece);
        }

        public void Release()
        {
            Pieces = null;
            if (_isHolder)
                Holders.Release();
            _isHolder = false;
        }
    }
}

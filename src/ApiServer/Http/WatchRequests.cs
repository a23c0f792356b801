using System.Net.WebSockets;
using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Sockets;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Tables;
using Arktos.ApiServer.Watch;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Http;

/// <summary>
/// Serves watches over HTTP: the state first when asked for, then every change, bookmarks in between, until the time is
/// up or the client leaves.
/// </summary>
public sealed class WatchRequests(EventSource source, RequestLimits limits, CancellationToken stopping)
{
    private static readonly TimeSpan BookmarkEvery = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LastBookmarkBefore = TimeSpan.FromSeconds(2);

    /// <summary>
    /// A client that does not take what it is sent for so long is hung up on: it would hold memory that others need.
    /// </summary>
    private static readonly TimeSpan SlowMax = TimeSpan.FromSeconds(30);

    public async Task<Status?> ServeAsync(ApiContext context, ResourceStrategy strategy)
    {
        if (!strategy.Description.Verbs.Contains("watch"))
            return Statuses.MethodNotAllowed();
        var forms = AnswerForms.WatchOf(strategy);
        if (!Negotiation.Choose(context.Http.Request.Headers.Accept, forms).Succeeded(out var form, out var error))
            return error;
        if (!ListOptions.Parse(context, strategy, true).Succeeded(out var options, out error))
            return error;
        if (ReadRequests.CheckIncludeObject(context) is { } bad)
            return bad;
        TableWriter.TryParseRowObject(context.Query("includeObject"), out var rowObject);
        using var share = limits.Watches.TryEnter(context.Request.User);
        if (share is null)
            return Statuses.TooManyRequests("too many watches on this API server, please try again later", 1);
        var timeout = options.Timeout ?? TimeSpan.FromSeconds(Random.Shared.Next(1800, 3600));
        await using var output = await OutputAsync(context, form);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.Cancel, output.Ended, stopping);
        ending.CancelAfter(timeout);
        var session = new Session(
            context,
            strategy,
            options,
            limits,
            output,
            new WatchFrames(output, strategy, form, rowObject, context.Services.Options.Time),
            ending.Token
        );
        try
        {
            await session.RunAsync(source, timeout);
        }
        catch (Exception e)
            when (e is OperationCanceledException && ending.IsCancellationRequested || e is WebSocketException)
        {
            // The time is up, the client has gone, or the server stops: the stream just ends.
        }
        if (!output.Ended.IsCancellationRequested)
            await CloseAsync(output);
        return null;
    }

    private static async Task<WatchOutput> OutputAsync(ApiContext context, ResponseForm form)
    {
        var isJson = form.Encoding == BodyEncoding.Json;
        if (!context.Http.WebSockets.IsWebSocketRequest)
            return new WatchOutput.Body(context.Http, isJson ? form.ContentType : $"{form.ContentType};stream=watch");
        // Whatever the client calls it.
        var protocol = UpgradeHeaders.Subprotocols(context.Http).FirstOrDefault();
        return new WatchOutput.Messages(await OutputSocket.AcceptAsync(context.Http, protocol), isJson);
    }

    private static async Task CloseAsync(WatchOutput output)
    {
        try
        {
            await output.CloseAsync();
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        { /* the client has gone */
        }
    }

    /// <summary>Of a page of the state that a watch begins with.</summary>
    private const long StateBytesMax = 4 * 1024 * 1024;

    private sealed class Session(
        ApiContext context,
        ResourceStrategy strategy,
        ListOptions options,
        RequestLimits limits,
        WatchOutput output,
        WatchFrames frames,
        CancellationToken cancel
    )
    {
        public async Task RunAsync(EventSource source, TimeSpan timeout)
        {
            await output.StartAsync(cancel);
            var started = context.Services.Options.Time.GetTimestamp();
            var after = options.ResourceVersion;
            if (options.SendInitialEvents ?? after == Revision.None)
            {
                if (!(await StateAsync()).Succeeded(out after, out var error))
                {
                    await EndAsync(error);
                    return;
                }
            }
            else if (after == Revision.None && !(await LatestAsync()).Succeeded(out after, out var error))
            {
                await EndAsync(error);
                return;
            }
            await FlushAsync();
            context.Seat?.GiveBack();

            await using var steps = source
                .WatchAsync(options.Filter.Range, options.Filter.NodeName, after, cancel)
                .GetAsyncEnumerator(cancel);
            var (closed, bookmarked, last) = (after, after, started);
            var next = steps.MoveNextAsync().AsTask();
            while (true)
            {
                // By the clock, however much else is going on: a step that brings nothing for this watch is no
                // bookmark.
                var due = UntilBookmark(timeout, started, last);
                if (
                    due != System.Threading.Timeout.InfiniteTimeSpan && due <= TimeSpan.Zero
                    || !await CompletesAsync(next, due)
                )
                {
                    last = context.Services.Options.Time.GetTimestamp();
                    if (closed <= bookmarked)
                        continue;
                    frames.WriteBookmark(bookmarked = closed, false);
                    await FlushAsync();
                    continue;
                }
                if (!await next)
                    return;
                var step = steps.Current;
                var wrote = false;
                var converted = await HubEvents.ConvertAsync(step.Events, options.Filter, cancel);
                if (!converted.Succeeded(out var events, out var fault))
                {
                    await EndAsync(fault);
                    return;
                }
                foreach (var e in events)
                    if (
                        options.Filter.Classify(e) is var (kind, stored)
                        && options.Filter.CanShow(stored, frames.DecodesObjects)
                    )
                        wrote |= Write(kind, stored);
                closed = Revision.Max(closed, step.Closed);
                if (step.End is { } end)
                {
                    await EndAsync(
                        end.Reason == WatchEndReason.Compacted
                            ? Statuses.Expired($"too old resource version: {after} ({end.Oldest})")
                            : Statuses.Timeout(end.Message)
                    );
                    return;
                }
                if (wrote)
                    await FlushAsync();
                next = steps.MoveNextAsync().AsTask();
            }
        }

        // Every minute, and once more shortly before the end; never when none is asked for.
        private TimeSpan UntilBookmark(TimeSpan timeout, long started, long last)
        {
            if (!options.Bookmarks)
                return System.Threading.Timeout.InfiniteTimeSpan;
            var time = context.Services.Options.Time;
            var untilEnd = timeout - time.GetElapsedTime(started) - LastBookmarkBefore;
            var untilNext = BookmarkEvery - time.GetElapsedTime(last);
            return untilEnd > TimeSpan.Zero && untilEnd < untilNext ? untilEnd : untilNext;
        }

        private async Task<Result<Revision>> StateAsync()
        {
            // Nobody waits for what is done with a page that has been read: conversions, say.
            var pages = new ListReader(context, strategy, options, frames.DecodesObjects) { Turns = limits.StateReads };
            await context.Services.Reads.ReadyAsync(options.Filter.Range, options.Filter.NodeName, cancel);
            while (pages.HasMore)
            {
                if (!(await pages.NextAsync(500, StateBytesMax)).Succeeded(out var items, out var error))
                    return error;
                foreach (var item in items)
                    Write(ChangeKind.Added, item);
                await FlushAsync();
            }
            if (options.Bookmarks)
                frames.WriteBookmark(pages.Revision, true);
            return pages.Revision;
        }

        private bool Write(ChangeKind kind, StoredObject stored)
        {
            if (frames.TryWrite(kind, stored))
                return true;
            options.Filter.Unreadable.PassOver(stored.Item.Key);
            return false;
        }

        private async Task<Result<Revision>> LatestAsync()
        {
            var read = await context.Services.Storage.Keyspace.ListAsync(
                new RangeQuery(options.Filter.Range, Limit: 1),
                cancel
            );
            return read is ReadResult<RangePage>.Ok ok
                ? ok.Revision
                : Statuses.StoreUnavailable(strategy.Resource, "watch");
        }

        private async Task EndAsync(Status status)
        {
            frames.WriteError(status);
            await FlushAsync();
        }

        private async Task FlushAsync()
        {
            var flush = output.FlushAsync(cancel);
            if (flush.IsCompleted)
            {
                await flush;
                return;
            }
            try
            {
                await flush.AsTask().WaitAsync(SlowMax, cancel);
            }
            catch (TimeoutException)
            {
                context.Http.Abort();
                throw new OperationCanceledException("the client reads too slowly", context.Cancel);
            }
        }

        private async Task<bool> CompletesAsync(Task task, TimeSpan within)
        {
            if (task.IsCompleted || within == System.Threading.Timeout.InfiniteTimeSpan)
            {
                await Task.WhenAny(task);
                return true;
            }
            using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var first = await Task.WhenAny(task, Task.Delay(within, context.Services.Options.Time, timer.Token));
            await timer.CancelAsync();
            return first == task || cancel.IsCancellationRequested;
        }
    }
}

using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers.Events;

/// <summary>Now and then: deletes events of all tenants that were last seen too long ago. It stands in for keys with a time to live, which the keyspace does not have yet.</summary>
internal sealed class EventExpiry(ControllerContext context) : IController
{
    /// <summary>At most so many deletions a round; the rest waits for the next.</summary>
    private const int DeletionsMax = 5000;

    private readonly ResourceClient<Event> _events = new(context.Connection);
    private readonly ILogger _logger = context.Loggers.CreateLogger<EventExpiry>();

    public string Name => "event-expiry";

    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
            try
            {
                await Task.Delay(context.Options.EventExpiryPeriod, context.Time, ct).ConfigureAwait(false);
                await ExpireAsync(ct).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested) { return; }
            catch (ApiException e) { _logger.LogWarning("old events stay for another {Period}: {Reason}", context.Options.EventExpiryPeriod, e.Message); }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task ExpireAsync(CancellationToken ct)
    {
        var now = context.Time.GetUtcNow();
        var expired = (await _events.ListAsync(new ListQuery { Tenant = "all" }, ct).ConfigureAwait(false)).Where(e => EventAge.IsExpired(e, now, context.Options.EventsKept)).Take(DeletionsMax).ToList();
        foreach (var e in expired)
            try { await _events.DeleteAsync(ObjectKey.Of(e), new DeleteOptions { Preconditions = new Api.Meta.V1.Preconditions { Uid = e.Metadata.Uid, ResourceVersion = e.Metadata.ResourceVersion } }, ct).ConfigureAwait(false); }
            catch (ApiException gone) when (gone.IsNotFound || gone.IsConflict) { } // deleted, or seen again meanwhile
        if (expired.Count > 0) _logger.LogInformation("deleted {Count} events that were older than {Kept}", expired.Count, context.Options.EventsKept);
    }
}

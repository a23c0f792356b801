using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arktos.VmRuntime.Streaming;

/// <summary>
/// The streaming server of CRI, on the loopback: a URL that nobody can guess leads to a machine's console, or into its
/// network, once, within a minute. Thread-safe.
/// </summary>
internal sealed class StreamingServer : IAsyncDisposable
{
    private const int TokenBytes = 16,
        TicketsMax = 1000;
    private static readonly TimeSpan TicketMax = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, (ISpdyTalk Talk, long Made)> _tickets = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly WebApplication _app;
    private int _port;

    public StreamingServer(TimeProvider time, ILoggerFactory loggers)
    {
        _time = time;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(loggers);
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            });
        _app = builder.Build();
        _app.Run(ServeAsync);
    }

    public async Task StartAsync(CancellationToken ct)
    {
        await _app.StartAsync(ct).ConfigureAwait(false);
        _port = new Uri(_app.Urls.First()).Port;
    }

    /// <exception cref="VmRuntimeException">Too many are asked for.</exception>
    public string UrlOf(ISpdyTalk talk)
    {
        foreach (var (old, ticket) in _tickets)
            if (_time.GetElapsedTime(ticket.Made) > TicketMax)
                _tickets.TryRemove(old, out _);
        if (_tickets.Count >= TicketsMax)
            throw new VmRuntimeException("too many sessions are asked for at once");
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        _tickets[token] = (talk, _time.GetTimestamp());
        return $"http://127.0.0.1:{_port}/sessions/{token}";
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task ServeAsync(HttpContext context)
    {
        var token = context.Request.Path.Value?.Split('/').LastOrDefault() ?? "";
        if (!_tickets.TryRemove(token, out var ticket) || _time.GetElapsedTime(ticket.Made) > TicketMax)
        {
            await RefuseAsync(context, HttpStatusCode.NotFound, "there is no such session").ConfigureAwait(false);
            return;
        }
        if (
            context.Features.Get<IHttpUpgradeFeature>() is not { IsUpgradableRequest: true } upgrade
            || !context.Request.Headers.Upgrade.ToString().StartsWith("SPDY/3.1", StringComparison.OrdinalIgnoreCase)
            || !context
                .Request.Headers["X-Stream-Protocol-Version"]
                .Any(v => v?.Split(',', StringSplitOptions.TrimEntries).Contains(ticket.Talk.Protocol) == true)
        )
        {
            await RefuseAsync(context, HttpStatusCode.BadRequest, $"SPDY/3.1 with {ticket.Talk.Protocol} is required")
                .ConfigureAwait(false);
            return;
        }
        try
        {
            ticket.Talk.Check();
            context.Response.Headers.Upgrade = "SPDY/3.1";
            context.Response.Headers["X-Stream-Protocol-Version"] = ticket.Talk.Protocol;
            await using var stream = await upgrade.UpgradeAsync().ConfigureAwait(false);
            using var spdy = new SpdyServer(stream, ticket.Talk.StreamsMax);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stop.Token);
            await ticket.Talk.RunAsync(spdy, end.Token).ConfigureAwait(false);
        }
        catch (VmRuntimeException e) when (!context.Response.HasStarted)
        {
            await RefuseAsync(context, HttpStatusCode.NotFound, e.Message).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or VmRuntimeException)
        { /* the caller or the machine has gone, or the server stops */
        }
    }

    private static async Task RefuseAsync(HttpContext context, HttpStatusCode code, string why)
    {
        context.Response.StatusCode = (int)code;
        context.Response.ContentType = "text/plain";
        await context.Response.WriteAsync(why + "\n", context.RequestAborted).ConfigureAwait(false);
    }
}

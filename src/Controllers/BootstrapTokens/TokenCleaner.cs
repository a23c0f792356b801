using System.Globalization;
using System.Text;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers.BootstrapTokens;

/// <summary>Deletes the secrets of bootstrap tokens that have expired.</summary>
internal sealed class TokenCleaner : IController
{
    private const string Tenant = "system",
        Namespace = "kube-system",
        SecretType = "bootstrap.kubernetes.io/token",
        Expiration = "expiration";

    private readonly ControllerContext _context;
    private readonly ReconcileLoop<ObjectKey> _secrets;
    private readonly ResourceClient<Secret> _client;
    private readonly Informer<Secret> _informer;
    private readonly ILogger _logger;

    public TokenCleaner(ControllerContext context)
    {
        _context = context;
        _logger = context.Loggers.CreateLogger<TokenCleaner>();
        _secrets = context.LoopOf<TokenCleaner, ObjectKey>(Name);
        _client = new ResourceClient<Secret>(context.Connection);
        _informer = new Informer<Secret>(
            context.Connection,
            new InformerOptions
            {
                Tenant = Tenant,
                Namespace = Namespace,
                FieldSelector = $"type={SecretType}",
                Time = context.Time,
                Metrics = context.Options.Metrics,
                Logger = _logger,
            }
        ).AddHandler(InformerHandler<Secret>.Any(s => _secrets.Add(ObjectKey.Of(s))));
    }

    public string Name => "token-cleaner-controller";

    /// <summary>When a token expires; null: never, or what stands there is no time.</summary>
    public static DateTimeOffset? ExpiryOf(Secret secret) =>
        secret.Type == SecretType
        && secret.Data?.GetValueOrDefault(Expiration) is { Length: > 0 } text
        && DateTimeOffset.TryParse(
            Encoding.UTF8.GetString(text),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var expiry
        )
            ? expiry
            : null;

    public async Task RunAsync(CancellationToken ct)
    {
        if (!_informer.IsStarted)
            _informer.Start();
        try
        {
            await _informer.WaitForSyncAsync(ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return;
        }
        await _secrets.RunAsync(ReconcileAsync, ct).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _secrets.Dispose();
        await _informer.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (_informer.Get(key) is not { } secret || ExpiryOf(secret) is not { } expiry)
            return null;
        var left = expiry - _context.Time.GetUtcNow();
        if (left > TimeSpan.Zero)
            return left;
        _logger.LogInformation("bootstrap token {Key} has expired and is deleted", key);
        // One that was prolonged meanwhile stays: then it is a conflict, and looked at again.
        await _client
            .DeleteAsync(
                key,
                new DeleteOptions
                {
                    Preconditions = new Preconditions
                    {
                        Uid = secret.Metadata.Uid,
                        ResourceVersion = secret.Metadata.ResourceVersion,
                    },
                },
                ct
            )
            .ConfigureAwait(false);
        return null;
    }
}

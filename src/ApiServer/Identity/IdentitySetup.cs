using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Authorization;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Configuration;
using Arktos.ApiServer.Identity.Oidc;
using Arktos.ApiServer.Indexes;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Webhooks;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Identity;

/// <summary>What authenticators and authorizers of an API server are made of.</summary>
public sealed record IdentitySources(
    ApiServerOptions Options,
    ServiceAccountTokens Tokens,
    ObjectStorage Storage,
    ResourceCatalog Catalog,
    ITenantDirectory Tenants,
    FollowedConfiguration Configuration,
    NodePods Pods,
    WebhookClients Webhooks,
    ILoggerFactory Loggers
);

/// <summary>
/// Everything that says who comes in and what he may do, as the operator's flags and files want it, and follows those
/// files. Made once; started and disposed of with the host.
/// </summary>
public sealed class IdentitySetup : IAsyncDisposable
{
    private readonly IdentityOptions _options;
    private readonly IReadOnlyList<string> _ownIssuers;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly AuthorizerChains _chains;
    private readonly AuthorizerChain _chain;
    private readonly OidcTokens _oidc;
    private readonly BootstrapTokens? _bootstrap;
    private readonly WatchedFile? _authenticationFile,
        _authorizationFile;
    private readonly ReloadMetrics _reloads;
    private readonly CancellationTokenSource _stop = new();
    private OidcConfiguration _issuers;
    private Task _following = Task.CompletedTask;

    /// <exception cref="InvalidDataException">Flags or files do not fit; the message says what.</exception>
    public IdentitySetup(IdentitySources sources)
    {
        var options = sources.Options;
        _options = options.Identity;
        _time = options.Time;
        _log = sources.Loggers.CreateLogger<IdentitySetup>();
        _reloads = new ReloadMetrics(options.Metrics);
        _ownIssuers = [options.ServiceAccountIssuer, .. options.AcceptedServiceAccountIssuers];
        CheckCombinations(_options);
        _chains = new AuthorizerChains(
            sources.Storage,
            sources.Catalog,
            sources.Configuration,
            sources.Pods,
            sources.Webhooks,
            new WebhookAuthorizerMetrics(options.Metrics),
            _time,
            _log
        );
        _authorizationFile = Watched(_options.AuthorizationConfigFile);
        _chain = new AuthorizerChain(
            _authorizationFile is null
                ? _chains.OfFlags(_options.AuthorizationModes, _options.AuthorizationWebhook)
                : _chains.OfFile(_options.AuthorizationConfigFile!, _authorizationFile.Read()),
            options.Metrics
        );
        Authorizer = new RequestAuthorizer(sources.Configuration, _chain);
        var audiences = sources.Tokens.Audiences;
        Metrics = new AuthenticationMetrics(options.Metrics);
        _authenticationFile = Watched(_options.AuthenticationConfigFile);
        _issuers =
            _authenticationFile is not null ? OfFile(_authenticationFile.Read())
            : _options.Oidc is { } flags ? OidcConfiguration.OfFlags(flags, _ownIssuers, _time, _log)
            : OidcConfiguration.None(_time, _log);
        _oidc = new OidcTokens(_issuers, audiences, _time, Metrics, options.Metrics);
        List<ITokenAuthenticator> all = [];
        if (_options.TokenAuthFile is { } file)
            all.Add(new TenantBound(new StaticTokens(file, audiences), sources.Tenants));
        all.Add(new ServiceAccountAuthenticator(sources.Tokens, sources.Storage, sources.Catalog, sources.Tenants));
        if (_options.EnablesBootstrapTokens)
            all.Add(_bootstrap = new BootstrapTokens(sources.Storage, sources.Catalog, audiences, _time));
        all.Add(new TenantBound(_oidc, sources.Tenants));
        if (_options.TokenWebhook is { ConfigFile: { } kubeconfig } webhook)
            all.Add(
                new TenantBound(
                    new WebhookTokens(
                        WebhookKubeconfig.Load(kubeconfig),
                        sources.Webhooks,
                        webhook,
                        audiences,
                        sources.Tenants,
                        new TokenCache(WebhookTokensMax, _time, Metrics)
                    ),
                    sources.Tenants
                )
            );
        Bearers = new TokenAuthenticators(all, audiences, _time, _log);
    }

    private const int WebhookTokensMax = 10_000;

    public RequestAuthorizer Authorizer { get; }

    public TokenAuthenticators Bearers { get; }

    public AuthenticationMetrics Metrics { get; }

    /// <summary>Whether nobody may ask for a path.</summary>
    public bool AllowsAnonymous(string path) => _oidc.AllowsAnonymous(path) ?? _options.AnonymousAuth ?? true;

    /// <summary>Begins to fetch keys and to follow files.</summary>
    public void Start()
    {
        _issuers.Start();
        _following = Task.WhenAll(
            _authenticationFile?.FollowAsync(ApplyAuthentication, _reloads.CountAuthentication, _stop.Token)
                ?? Task.CompletedTask,
            _authorizationFile?.FollowAsync(
                c => _chain.Replace(_chains.OfFile(_options.AuthorizationConfigFile!, c)),
                _reloads.CountAuthorization,
                _stop.Token
            )
                ?? Task.CompletedTask
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following;
        _issuers.Dispose();
        _bootstrap?.Dispose();
        _stop.Dispose();
    }

    private void ApplyAuthentication(byte[] content)
    {
        var next = OfFile(content);
        _oidc.Replace(next);
        _issuers = next;
    }

    private OidcConfiguration OfFile(ReadOnlySpan<byte> content) =>
        OidcConfiguration.OfFile(_options.AuthenticationConfigFile!, content, _ownIssuers, _time, _log);

    private WatchedFile? Watched(string? path) => path is null ? null : new WatchedFile(path, _time, _log);

    private static void CheckCombinations(IdentityOptions options)
    {
        if (options.AuthenticationConfigFile is not null && options.Oidc is not null)
            throw new InvalidDataException("authentication-config file and oidc-* flags are mutually exclusive");
        if (options.AuthenticationConfigFile is not null && options.AnonymousAuth is not null)
            throw new InvalidDataException(
                "--anonymous-auth cannot be set when --authentication-config is: say it there, as anonymous.enabled"
            );
        if (
            options.AuthorizationConfigFile is not null
            && (options.AuthorizationModes is not null || options.AuthorizationWebhook.ConfigFile is not null)
        )
            throw new InvalidDataException(
                "--authorization-config can not be specified when --authorization-mode or --authorization-webhook-* "
                    + "flags are defined"
            );
        var webhook = options.TokenWebhook;
        if (webhook.Version is not ("v1" or "v1beta1"))
            throw new InvalidDataException("--authentication-token-webhook-version must be v1 or v1beta1");
        if (webhook.Tenant.Length > 0 && !Rpc.CertificateIdentity.IsTenantName(webhook.Tenant))
            throw new InvalidDataException(
                $"--authentication-token-webhook-tenant: \"{webhook.Tenant}\" is not the name of a tenant"
            );
        if (webhook.ConfigFile is null && (webhook.Tenant.Length > 0 || webhook.AllowsSystemNames))
            throw new InvalidDataException(
                "--authentication-token-webhook-config-file is needed for the other flags of the token webhook"
            );
    }
}

using Arktos.Api;
using Arktos.Api.Validation;
using Arktos.ApiServer.Authorization;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Configuration;
using Arktos.ApiServer.Indexes;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Webhooks;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Identity;

/// <summary>Makes chains of authorizers of what the operator says, by flags or in a file.</summary>
internal sealed class AuthorizerChains(
    ObjectStorage storage,
    ResourceCatalog catalog,
    FollowedConfiguration configuration,
    NodePods pods,
    WebhookClients clients,
    WebhookAuthorizerMetrics metrics,
    TimeProvider time,
    ILogger log
)
{
    private const string Webhook = "Webhook";
    private const int WebhooksMax = 16;

    private static readonly TimeSpan TimeoutMax = TimeSpan.FromSeconds(30);
    private static readonly string[] Types = ["Node", "RBAC", Webhook, "AlwaysAllow", "AlwaysDeny"];
    private static readonly string[] Default = ["Node", "RBAC"];

    /// <exception cref="InvalidDataException">The flags do not fit together; the message says what.</exception>
    public IReadOnlyList<IAuthorizer> OfFlags(IReadOnlyList<string>? modes, AuthorizationWebhookOptions webhook)
    {
        modes ??= Default;
        if (modes.Count == 0)
            throw new InvalidDataException("--authorization-mode: at least one authorization-mode must be passed");
        if (modes.FirstOrDefault(m => !Types.Contains(m)) is { } odd)
            throw new InvalidDataException(
                $"--authorization-mode: \"{odd}\" is not a valid mode: one of {string.Join(", ", Types)}"
            );
        if (modes.Distinct().Count() < modes.Count)
            throw new InvalidDataException("--authorization-mode: a mode is specified more than once");
        if (modes.Contains(Webhook) && webhook.ConfigFile is null)
            throw new InvalidDataException(
                "authorization-mode Webhook's authorization config file not passed: --authorization-webhook-config-file"
            );
        if (!modes.Contains(Webhook) && webhook.ConfigFile is not null)
            throw new InvalidDataException(
                "cannot specify --authorization-webhook-config-file without mode Webhook in --authorization-mode"
            );
        if (modes.Contains(Webhook) && webhook.Version != "v1")
            throw new InvalidDataException("--authorization-webhook-version: only v1 is spoken here");
        return
        [
            .. modes.Select(m =>
                m == Webhook
                    ? Asking(
                        new(
                            "default",
                            WebhookKubeconfig.Load(webhook.ConfigFile!),
                            TimeoutMax,
                            webhook.AuthorizedTtl,
                            webhook.UnauthorizedTtl,
                            false,
                            new ReviewConditions([], "")
                        )
                    )
                    : BuiltIn(m, m.ToLowerInvariant())
            ),
        ];
    }

    /// <exception cref="InvalidDataException">Something in it does not fit; the message says what.</exception>
    public IReadOnlyList<IAuthorizer> OfFile(string path, ReadOnlySpan<byte> content)
    {
        var file = ConfigFile.ParseStrict<AuthorizationConfiguration>(
            path,
            content,
            "AuthorizationConfiguration",
            "apiserver.config.k8s.io/v1",
            "apiserver.config.k8s.io/v1beta1"
        );
        if (file.Authorizers.Count == 0)
            throw new InvalidDataException(
                $"{path}: authorizers: Required value: at least one authorization mode must be defined"
            );
        if (file.Authorizers.Count(a => a.Type == Webhook) > WebhooksMax)
            throw new InvalidDataException($"{path}: authorizers: Too many: at most {WebhooksMax} webhooks");
        var all = new List<IAuthorizer>();
        foreach (var (config, i) in file.Authorizers.Select((a, i) => (a, i)))
        {
            var field = $"{path}: authorizers[{i}]";
            if (!Types.Contains(config.Type))
                throw new InvalidDataException(
                    $"{field}.type: Unsupported value: \"{config.Type}\": supported values: {string.Join(", ", Types)}"
                );
            if (config.Type != Webhook && all.Exists(a => a.Type == config.Type))
                throw new InvalidDataException($"{field}.type: Duplicate value: \"{config.Type}\"");
            if (Formats.DnsSubdomain(config.Name).Any())
                throw new InvalidDataException(
                    $"{field}.name: Invalid value: \"{config.Name}\": it must be a DNS subdomain"
                );
            if (all.Exists(a => a.Name == config.Name))
                throw new InvalidDataException($"{field}.name: Duplicate value: \"{config.Name}\"");
            if (config.Type != Webhook && config.Webhook is not null)
                throw new InvalidDataException(
                    $"{field}.webhook: Invalid value: webhook config must be null when type is not 'Webhook'"
                );
            all.Add(config.Type == Webhook ? Asking(OptionsOf(field, config)) : BuiltIn(config.Type, config.Name));
        }
        return all;
    }

    private static WebhookAuthorizerOptions OptionsOf(string field, AuthorizerConfig config)
    {
        field += ".webhook";
        if (config.Webhook is not { } webhook)
            throw new InvalidDataException($"{field}: Required value: required when type is Webhook");
        if (webhook.SubjectAccessReviewVersion != "v1")
            throw new InvalidDataException(
                $"{field}.subjectAccessReviewVersion: Unsupported value: \"{webhook.SubjectAccessReviewVersion}\": "
                    + "supported values: v1"
            );
        var needsVersion = webhook.MatchConditions is { Count: > 0 };
        if (webhook.MatchConditionSubjectAccessReviewVersion is not "v1" and var version)
            if (needsVersion || version.Length > 0)
                throw new InvalidDataException(
                    $"{field}.matchConditionSubjectAccessReviewVersion: Unsupported value: \"{version}\": supported "
                        + "values: v1"
                );
        if (webhook.FailurePolicy is not ("NoOpinion" or "Deny"))
            throw new InvalidDataException(
                $"{field}.failurePolicy: Unsupported value: \"{webhook.FailurePolicy}\": supported values: Deny, "
                    + "NoOpinion"
            );
        if (webhook.ConnectionInfo.Type != "KubeConfigFile")
            throw new InvalidDataException(
                $"{field}.connectionInfo.type: Unsupported value: \"{webhook.ConnectionInfo.Type}\": supported values: "
                    + "KubeConfigFile"
            );
        if (webhook.ConnectionInfo.KubeConfigFile is not { Length: > 0 } kubeconfig)
            throw new InvalidDataException($"{field}.connectionInfo.kubeConfigFile: Required value");
        if (!Path.IsPathRooted(kubeconfig))
            throw new InvalidDataException(
                $"{field}.connectionInfo.kubeConfigFile: Invalid value: \"{kubeconfig}\": must be an absolute path"
            );
        var timeout = Time($"{field}.timeout", webhook.Timeout);
        if (timeout <= TimeSpan.Zero || timeout > TimeoutMax)
            throw new InvalidDataException(
                $"{field}.timeout: Invalid value: \"{webhook.Timeout}\": must be more than 0s and at most 30s"
            );
        return new(
            config.Name,
            WebhookKubeconfig.Load(kubeconfig),
            timeout,
            webhook.CacheAuthorizedRequests ? Time($"{field}.authorizedTTL", webhook.AuthorizedTTL) : TimeSpan.Zero,
            webhook.CacheUnauthorizedRequests
                ? Time($"{field}.unauthorizedTTL", webhook.UnauthorizedTTL)
                : TimeSpan.Zero,
            webhook.FailurePolicy == "Deny",
            new ReviewConditions(
                [.. (webhook.MatchConditions ?? []).Select(c => c.Expression)],
                $"{field}.matchConditions"
            )
        );
    }

    private static TimeSpan Time(string field, string text)
    {
        if (text.Length == 0)
            throw new InvalidDataException($"{field}: Required value");
        return GoDuration.TryParse(text, out var duration) && duration > TimeSpan.Zero
            ? duration
            : throw new InvalidDataException(
                $"{field}: Invalid value: \"{text}\": must be a duration greater than zero"
            );
    }

    private WebhookAuthorizer Asking(WebhookAuthorizerOptions options) => new(options, clients, time, metrics, log);

    private IAuthorizer BuiltIn(string type, string name) =>
        type switch
        {
            "Node" => new NodeAuthorizer(storage, catalog, pods, name),
            "RBAC" => new RbacAuthorizer(configuration, name),
            "AlwaysAllow" => new FixedAuthorizer(type, name, AuthorizerOpinion.Allow()),
            _ => new FixedAuthorizer(type, name, AuthorizerOpinion.None("Everything is forbidden.")),
        };
}

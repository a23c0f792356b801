namespace Arktos.ApiServer.Identity;

// The classes of this file are the file AuthorizationConfiguration of apiserver.config.k8s.io as operators write it.

/// <summary>Who decides what may be done, in their order.</summary>
internal sealed class AuthorizationConfiguration : ConfigFileKind
{
    public List<AuthorizerConfig> Authorizers { get; set; } = [];
}

internal sealed class AuthorizerConfig
{
    public string Type { get; set; } = "";

    public string Name { get; set; } = "";

    public WebhookAuthorizerConfig? Webhook { get; set; }
}

internal sealed class WebhookAuthorizerConfig
{
    public string AuthorizedTTL { get; set; } = "5m";

    public bool CacheAuthorizedRequests { get; set; } = true;

    public string UnauthorizedTTL { get; set; } = "30s";

    public bool CacheUnauthorizedRequests { get; set; } = true;

    public string Timeout { get; set; } = "";

    public string SubjectAccessReviewVersion { get; set; } = "";

    public string MatchConditionSubjectAccessReviewVersion { get; set; } = "";

    public string FailurePolicy { get; set; } = "";

    public WebhookConnection ConnectionInfo { get; set; } = new();

    public List<WebhookMatchCondition>? MatchConditions { get; set; }
}

internal sealed class WebhookConnection
{
    public string Type { get; set; } = "";

    public string? KubeConfigFile { get; set; }
}

internal sealed class WebhookMatchCondition
{
    public string Expression { get; set; } = "";
}

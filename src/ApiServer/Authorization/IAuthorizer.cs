namespace Arktos.ApiServer.Authorization;

public enum Opinion
{
    /// <summary>The next one is asked.</summary>
    None,
    Allow,
    Deny,
}

/// <param name="Reason">May be empty.</param>
public readonly record struct AuthorizerOpinion(Opinion Opinion, string Reason)
{
    public string Reason
    {
        get => field ?? "";
    } = Reason;

    public static AuthorizerOpinion None(string reason = "") => new(Opinion.None, reason);

    public static AuthorizerOpinion Allow(string reason = "") => new(Opinion.Allow, reason);

    public static AuthorizerOpinion Deny(string reason = "") => new(Opinion.Deny, reason);
}

/// <summary>
/// One of those who are asked in their order what somebody may do. It is asked only within the wall between tenants,
/// and not of those who may do anything. Thread-safe.
/// </summary>
public interface IAuthorizer
{
    /// <summary>As configurations name it: Node, RBAC, Webhook, …</summary>
    string Type { get; }

    /// <summary>Unique in a chain.</summary>
    string Name { get; }

    ValueTask<AuthorizerOpinion> DecideAsync(AccessRequest request, CancellationToken cancel);
}

/// <summary>One that always says the same.</summary>
public sealed class FixedAuthorizer(string type, string name, AuthorizerOpinion opinion) : IAuthorizer
{
    public string Type => type;

    public string Name => name;

    public ValueTask<AuthorizerOpinion> DecideAsync(AccessRequest request, CancellationToken cancel) =>
        ValueTask.FromResult(opinion);
}

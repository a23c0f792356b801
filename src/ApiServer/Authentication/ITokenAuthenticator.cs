namespace Arktos.ApiServer.Authentication;

/// <summary>Whom a token stands for.</summary>
/// <param name="Audiences">Those that were asked for and that it is meant for.</param>
public sealed record TokenOwner(UserIdentity User, IReadOnlyList<string> Audiences);

/// <summary>
/// What ties a token to one tenant and not to the next of its name; the default value: its name alone, which whoever
/// vouches for the token answers for.
/// </summary>
/// <param name="TenantUid">Null: it is not named.</param>
/// <param name="IssuedAt">The tenant must have been there then; null: that proves nothing.</param>
public readonly record struct TenancyProof(string? TenantUid, DateTimeOffset? IssuedAt);

/// <summary>What an authenticator says of a token; the default value: it is none of its own.</summary>
/// <param name="Owner">Null: it proves nothing here.</param>
/// <param name="Error">Why not, for the log and never for the client; empty when it is another's to say.</param>
public readonly record struct TokenVerdict(TokenOwner? Owner, string Error)
{
    public string Error
    {
        get => field ?? "";
    } = Error;

    /// <summary>Which of the tenants of one name, one after the other, the owner is a user of.</summary>
    public TenancyProof Tenancy { get; init; }

    public static TokenVerdict Of(UserIdentity user, IReadOnlyList<string> audiences) =>
        new(new TokenOwner(user, audiences), "");

    public static TokenVerdict Refused(string error) => new(null, error);
}

/// <summary>One kind of bearer tokens. Thread-safe.</summary>
public interface ITokenAuthenticator
{
    /// <summary>Of the kind of tokens, for the log.</summary>
    string Name { get; }

    /// <summary>
    /// Ends within a bounded time, whatever it asks; what goes wrong outside of the installation is a verdict.
    /// </summary>
    /// <param name="audiences">For at least one of these the token must be meant; not empty.</param>
    /// <exception cref="Storage.StoreUnavailableException">The stores, which have to be asked, do not answer.
    /// </exception>
    ValueTask<TokenVerdict> IdentifyAsync(string token, IReadOnlyList<string> audiences, CancellationToken cancel);
}

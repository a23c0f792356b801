namespace Arktos.ApiServer.Authentication;

/// <summary>Whom a token stands for.</summary>
/// <param name="Audiences">Those that were asked for and that it is meant for.</param>
public sealed record TokenOwner(UserIdentity User, IReadOnlyList<string> Audiences);

/// <summary>What an authenticator says of a token; the default value: it is none of its own.</summary>
/// <param name="Owner">Null: it proves nothing here.</param>
/// <param name="Error">Why not, for the log and never for the client; empty when it is another's to say.</param>
public readonly record struct TokenVerdict(TokenOwner? Owner, string Error)
{
    public string Error
    {
        get => field ?? "";
    } = Error;

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

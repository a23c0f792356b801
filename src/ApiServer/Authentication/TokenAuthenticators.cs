using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Authentication;

/// <summary>
/// All kinds of bearer tokens, asked in their order until one knows whom the token stands for. For both doors and for
/// TokenReviews. Thread-safe.
/// </summary>
/// <param name="audiences">Of the API servers: for one of them a token must be meant to be taken at their
/// doors.</param>
public sealed class TokenAuthenticators(
    IReadOnlyList<ITokenAuthenticator> all,
    IReadOnlyList<string> audiences,
    TimeProvider time,
    ILogger log
)
{
    /// <summary>Longer ones are refused unread.</summary>
    public const int TokenCharsMax = 16 * 1024;

    private const int LoggedCharsMax = 500;
    private static readonly TimeSpan LogPeriod = TimeSpan.FromSeconds(1);

    private long _loggedAt = long.MinValue;

    public IReadOnlyList<string> Audiences => audiences;

    /// <returns>Null: the token proves nothing.</returns>
    /// <exception cref="Storage.StoreUnavailableException">Whether it does cannot be told.</exception>
    public async ValueTask<TokenOwner?> IdentifyAsync(
        string token,
        IReadOnlyList<string> asked,
        CancellationToken cancel
    )
    {
        if (token.Length is 0 or > TokenCharsMax)
            return null;
        foreach (var authenticator in all)
        {
            var verdict = await authenticator.IdentifyAsync(token, asked, cancel);
            if (verdict.Owner is { } owner)
                return owner;
            if (verdict.Error.Length > 0)
                Tell(authenticator.Name, verdict.Error);
        }
        return null;
    }

    // What is told may be in the words of a token that nobody has vouched for, or of a webhook.
    private static string Printable(string text) =>
        string.Concat(text.Take(LoggedCharsMax).Select(c => char.IsControl(c) ? '?' : c));

    // Anybody may send any number of bad tokens: the log has one of them a second.
    private void Tell(string kind, string error)
    {
        var (now, last) = (time.GetTimestamp(), Volatile.Read(ref _loggedAt));
        if (last != long.MinValue && time.GetElapsedTime(last, now) < LogPeriod)
            return;
        if (Interlocked.CompareExchange(ref _loggedAt, now, last) == last)
            log.LogWarning("a token is refused ({Kind}): {Error}", kind, Printable(error));
    }
}

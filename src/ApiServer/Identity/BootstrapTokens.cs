using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Arktos.Api.Core.V1;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;

namespace Arktos.ApiServer.Identity;

/// <summary>
/// Tokens for nodes that join: ID.SECRET, each a Secret bootstrap-token-ID in namespace kube-system of tenant system.
/// It is read at each use, so that one that is deleted counts no more. Thread-safe.
/// </summary>
internal sealed partial class BootstrapTokens(
    ObjectStorage storage,
    ResourceCatalog catalog,
    IReadOnlyList<string> apiAudiences,
    TimeProvider time
) : ITokenAuthenticator, IDisposable
{
    public const string SecretType = "bootstrap.kubernetes.io/token";

    private const string Namespace = "kube-system",
        DefaultGroup = "system:bootstrappers";

    // Anybody may make up tokens of the form: so many ask the stores at once, and no more wait than for a moment.
    private const int ReadsAtOnceMax = 32;
    private static readonly TimeSpan TurnMax = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _turns = new(ReadsAtOnceMax);

    public string Name => "bootstrap token";

    public void Dispose() => _turns.Dispose();

    public async ValueTask<TokenVerdict> IdentifyAsync(
        string token,
        IReadOnlyList<string> audiences,
        CancellationToken cancel
    )
    {
        if (!Form().IsMatch(token))
            return default;
        var meant = audiences.Intersect(apiAudiences).ToList();
        if (meant.Count == 0)
            return default;
        if (!await _turns.WaitAsync(TurnMax, cancel))
            return TokenVerdict.Refused("too many bootstrap tokens are looked up at once");
        try
        {
            var (id, secret) = (token[..6], token[7..]);
            var read = await storage.GetAsync<Secret>(
                catalog.Get("", "secrets"),
                UserIdentity.SystemTenant,
                Namespace,
                $"bootstrap-token-{id}",
                cancel
            );
            if (!read.Succeeded(out var found, out _))
                throw new StoreUnavailableException(new("secrets", UserIdentity.SystemTenant));
            return found is null ? default : Judge(found, id, secret, meant);
        }
        finally
        {
            _turns.Release();
        }
    }

    private TokenVerdict Judge(Secret found, string id, string secret, IReadOnlyList<string> meant)
    {
        string Field(string key) => Encoding.UTF8.GetString(found.Data?.GetValueOrDefault(key) ?? []);

        var name = found.Metadata.Name;
        if (found.Type != SecretType || found.Metadata.DeletionTimestamp is not null || Field("token-id") != id)
            return TokenVerdict.Refused($"secret {name} is no bootstrap token, or goes");
        var (known, shown) = (Encoding.UTF8.GetBytes(Field("token-secret")), Encoding.UTF8.GetBytes(secret));
        if (!CryptographicOperations.FixedTimeEquals(known, shown))
            return TokenVerdict.Refused($"the secret of token {id} is another");
        if (
            Field("expiration") is { Length: > 0 } text
            && !(
                DateTimeOffset.TryParse(
                    text,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out var expires
                )
                && expires > time.GetUtcNow()
            )
        )
            return TokenVerdict.Refused($"token {id} has expired, or its expiration cannot be read");
        if (Field("usage-bootstrap-authentication") != "true")
            return TokenVerdict.Refused($"token {id} is not for authentication");
        var groups = Field("auth-extra-groups").Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (Array.Find(groups, g => !ExtraGroup().IsMatch(g)) is { } odd)
            return TokenVerdict.Refused($"token {id} names \"{odd}\", which is no group of bootstrappers");
        return TokenVerdict.Of(
            UserIdentity.Authenticated(
                $"system:bootstrap:{id}",
                "",
                groups.Prepend(DefaultGroup),
                UserIdentity.SystemTenant,
                UserIdentity.NoExtra
            ),
            meant
        );
    }

    [GeneratedRegex(@"\A[a-z0-9]{6}\.[a-z0-9]{16}\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\Asystem:bootstrappers:[a-z0-9:-]{0,255}[a-z0-9]\z")]
    private static partial Regex ExtraGroup();
}

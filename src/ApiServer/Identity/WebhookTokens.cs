using System.Text.Json;
using Arktos.Api.Authentication.V1;
using Arktos.Api.Json;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Webhooks;

namespace Arktos.ApiServer.Identity;

/// <summary>
/// Asks a webhook of the operator whom a token stands for. Verdicts of both kinds are kept for a while; that there was
/// no answer is not. A webhook that hangs costs those who bring its tokens their time, and nobody else. Thread-safe.
/// </summary>
internal sealed class WebhookTokens(
    WebhookEndPoint endPoint,
    WebhookClients clients,
    TokenWebhookOptions options,
    IReadOnlyList<string> apiAudiences,
    ITenantDirectory tenants,
    TokenCache cache
) : ITokenAuthenticator
{
    private const int WaitingMax = 512;
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(10);

    private int _waiting;

    public string Name => "webhook";

    public ValueTask<TokenVerdict> IdentifyAsync(
        string token,
        IReadOnlyList<string> audiences,
        CancellationToken cancel
    ) => cache.GetAsync(token, audiences, () => AskAsync(token, audiences), cancel);

    private async Task<FetchedVerdict> AskAsync(string token, IReadOnlyList<string> audiences)
    {
        if (Interlocked.Increment(ref _waiting) > WaitingMax)
        {
            Interlocked.Decrement(ref _waiting);
            return new(TokenVerdict.Refused("too many tokens wait for the webhook"), TimeSpan.Zero);
        }
        try
        {
            using var deadline = new CancellationTokenSource(AnswerMax);
            var review = new TokenReview
            {
                Kind = "TokenReview",
                ApiVersion = $"authentication.k8s.io/{options.Version}",
                Spec = new() { Token = token, Audiences = [.. audiences] },
            };
            var answer = await clients.PostAsync(endPoint, KubeJson.Encode(review), null, deadline.Token);
            var verdict = Judge(answer, audiences);
            if (verdict.Owner is { User: { IsSystem: false } user } && verdict.Tenancy.TenantUid is null)
            {
                // What is kept is for the tenant that the webhook was asked about, not for the next of its name.
                if (await tenants.UidOfAsync(user.Tenant, deadline.Token) is not { } uid)
                    return new(TokenVerdict.Refused($"there is no tenant {user.Tenant}"), TimeSpan.Zero);
                verdict = verdict with { Tenancy = new(uid, null) };
            }
            return new(verdict, options.CacheTtl);
        }
        catch (WebhookException e)
        {
            return new(TokenVerdict.Refused(e.Message), TimeSpan.Zero);
        }
        catch (OperationCanceledException)
        {
            return new(TokenVerdict.Refused("the webhook, or the store of tenants, does not answer"), TimeSpan.Zero);
        }
        catch (JsonException e)
        {
            return new(TokenVerdict.Refused($"the webhook's answer cannot be read: {e.Message}"), TimeSpan.Zero);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private TokenVerdict Judge(byte[] answer, IReadOnlyList<string> audiences)
    {
        var review = JsonSerializer.Deserialize<TokenReview>(answer, KubeJson.Options);
        if (review?.Kind != "TokenReview" || review.ApiVersion != $"authentication.k8s.io/{options.Version}")
            throw new JsonException($"it is no TokenReview of {options.Version}");
        var status = review.Status;
        if (!status.Authenticated)
            return TokenVerdict.Refused(status.Error.Length > 0 ? $"the webhook says: {status.Error}" : "");
        // A webhook that says nothing of audiences knows those of API servers only.
        var meant = audiences.Intersect(status.Audiences is { Count: > 0 } said ? said : apiAudiences).ToList();
        if (meant.Count == 0)
            return TokenVerdict.Refused("the webhook says that the token is meant for others");
        var extra = (status.User.Extra ?? []).ToDictionary(e => e.Key, e => (IReadOnlyList<string>)e.Value);
        extra.Remove(UserIdentity.TenantExtra, out var named);
        extra.Remove(UserIdentity.TenantUidExtra, out var uids);
        if (uids is not (null or [] or [{ Length: > 0 }]))
            return TokenVerdict.Refused(
                $"the webhook names more than one uid, or none ({UserIdentity.TenantUidExtra})"
            );
        if (TenantOf(named, out var tenant) is { } wrong)
            return TokenVerdict.Refused(wrong);
        var user = UserIdentity.Authenticated(
            status.User.Username,
            status.User.Uid,
            status.User.Groups ?? [],
            tenant,
            extra
        );
        return OutsideUsers.Refusal(user, options.AllowsSystemNames) is { } refusal
            ? TokenVerdict.Refused(refusal)
            : TokenVerdict.Of(user, meant) with
            {
                Tenancy = new(uids is [var uid] ? uid : null, null),
            };
    }

    private string? TenantOf(IReadOnlyList<string>? named, out string tenant)
    {
        tenant = options.Tenant;
        if (named is null or [])
            return tenant.Length > 0 ? null : $"the webhook does not name the tenant ({UserIdentity.TenantExtra})";
        if (named is not [var only] || tenant.Length > 0 && only != tenant)
            return $"the webhook names tenant {string.Join(", ", named)}, which is not for it to say";
        tenant = only;
        return options.Tenant.Length == 0 && tenant == UserIdentity.SystemTenant
            ? "the webhook names tenant system, which only the operator may"
            : null;
    }
}

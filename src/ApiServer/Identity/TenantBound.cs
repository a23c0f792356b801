using Arktos.ApiServer.Authentication;

namespace Arktos.ApiServer.Identity;

/// <summary>
/// Tokens that somebody outside of the installation vouches for, as far as their tenant is there and is the one that
/// they were given for: what was good for a tenant that is gone is nothing for the next of its name. Looked at with
/// each request, whatever verdicts are kept. Thread-safe.
/// </summary>
internal sealed class TenantBound(ITokenAuthenticator inner, ITenantDirectory tenants) : ITokenAuthenticator
{
    public string Name => inner.Name;

    public async ValueTask<TokenVerdict> IdentifyAsync(
        string token,
        IReadOnlyList<string> audiences,
        CancellationToken cancel
    )
    {
        var verdict = await inner.IdentifyAsync(token, audiences, cancel);
        return
            verdict.Owner is { User: { IsSystem: false } user }
            && await RefusalAsync(user.Tenant, verdict.Tenancy, cancel) is { } refusal
            ? TokenVerdict.Refused(refusal)
            : verdict;
    }

    private async ValueTask<string?> RefusalAsync(string tenant, TenancyProof proof, CancellationToken cancel)
    {
        if (await tenants.UidOfAsync(tenant, cancel) is null)
            return $"there is no tenant {tenant}";
        if (proof.TenantUid is { } uid && !await tenants.IsCurrentAsync(tenant, uid, cancel))
            return $"it is for an earlier tenant {tenant}, of another uid";
        return proof.IssuedAt is { } issued && !await tenants.WasThereAtAsync(tenant, issued, cancel)
            ? $"it does not say that it was issued after tenant {tenant} was made (iat)"
            : null;
    }
}

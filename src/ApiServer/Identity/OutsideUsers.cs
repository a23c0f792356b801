using Arktos.ApiServer.Authentication;
using Arktos.Rpc;

namespace Arktos.ApiServer.Identity;

/// <summary>
/// What holds of every user that somebody outside of the installation vouches for: he is of a tenant, he is of tenant
/// system only where the operator has said so, and he is none of the cluster's own. Pure.
/// </summary>
internal static class OutsideUsers
{
    private const string SystemPrefix = "system:";
    private const int TextCharsMax = 4096;
    private const int ValuesMax = 1024;

    /// <returns>Why the user is refused; null: he may come in.</returns>
    public static string? Refusal(UserIdentity user, bool allowsSystemNames)
    {
        if (user.Name.Length == 0)
            return "the user has no name";
        if (!CertificateIdentity.IsTenantName(user.Tenant))
            return $"\"{Short(user.Tenant)}\" is not the name of a tenant";
        if (user.Groups.Count > ValuesMax || user.Extra.Count > ValuesMax)
            return $"the user has more than {ValuesMax} groups or extra values";
        if (user.Groups.Append(user.Name).FirstOrDefault(t => t.Length > TextCharsMax) is { } wide)
            return $"\"{Short(wide)}\" is too long";
        var own = user.Groups.Where(g => g != UserIdentity.AuthenticatedGroup).Append(user.Name);
        if (own.FirstOrDefault(n => IsOfTheSystem(n, user, allowsSystemNames)) is { } taken)
            return $"\"{Short(taken)}\" is of the cluster itself";
        return user.Extra.ContainsKey(UserIdentity.TenantExtra)
            ? $"{UserIdentity.TenantExtra} is no extra value that may be given"
            : null;
    }

    // Of another tenant nobody is ever one of the cluster's own, but for the administrators of that tenant.
    private static bool IsOfTheSystem(string name, UserIdentity user, bool allowsSystemNames) =>
        name.StartsWith(SystemPrefix, StringComparison.Ordinal)
        && !(allowsSystemNames && (user.IsSystem || name == UserIdentity.MastersGroup));

    private static string Short(string text) => text.Length <= 100 ? text : text[..100] + "…";
}

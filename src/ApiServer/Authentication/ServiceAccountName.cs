namespace Arktos.ApiServer.Authentication;

/// <summary>The user name of a service account: "system:serviceaccount:{namespace}:{name}".</summary>
public static class ServiceAccountName
{
    public const string Prefix = "system:serviceaccount:";

    public static string Of(string ns, string name) => $"{Prefix}{ns}:{name}";

    public static bool TryParse(string user, out string ns, out string name)
    {
        (ns, name) = ("", "");
        if (!user.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        if (user[Prefix.Length..].Split(':') is not [{ Length: > 0 } home, { Length: > 0 } account])
            return false;
        (ns, name) = (home, account);
        return true;
    }
}

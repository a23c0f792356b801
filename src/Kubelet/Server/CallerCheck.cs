using System.Security.Cryptography.X509Certificates;

namespace Arktos.Kubelet.Server;

/// <summary>
/// Who may call a node agent: whose certificate is of the cluster's authority, and names an API server or a member of
/// system:masters. Pure.
/// </summary>
internal sealed class CallerCheck(X509Certificate2Collection roots, IReadOnlyList<string> allowedNames)
{
    public bool IsAllowed(X509Certificate2? certificate)
    {
        if (certificate is null)
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate) && IsAllowedName(certificate);
    }

    private bool IsAllowedName(X509Certificate2 certificate)
    {
        foreach (var part in certificate.SubjectName.EnumerateRelativeDistinguishedNames())
        {
            if (part.HasMultipleElements)
                continue;
            var (type, value) = (part.GetSingleElementType().Value, part.GetSingleElementValue());
            if (type == "2.5.4.10" && value == "system:masters" || type == "2.5.4.3" && allowedNames.Contains(value))
                return true;
        }
        return false;
    }
}

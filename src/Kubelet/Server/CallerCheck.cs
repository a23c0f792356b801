using System.Security.Cryptography.X509Certificates;

namespace Arktos.Kubelet.Server;

/// <summary>
/// Who may call a node agent, of those that the cluster's authority vouches for: an API server or a member of
/// system:masters. Pure.
/// </summary>
internal sealed class CallerCheck(IReadOnlyList<string> allowedNames)
{
    public bool IsAllowed(X509Certificate2 certificate)
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

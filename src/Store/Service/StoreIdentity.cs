using System.Security.Cryptography.X509Certificates;

namespace Arktos.Store.Service;

/// <summary>
/// What a certificate says besides its signature: only a store may speak to the others as a peer, and only an operator
/// administer, whoever else the authority has signed.
/// </summary>
public static class StoreIdentity
{
    /// <summary>The organization (O) in a store's certificate.</summary>
    public const string Organization = "arktos:stores";

    /// <summary>The organization (O) in an operator's certificate.</summary>
    public const string OperatorOrganization = "arktos:operators";

    private const string OrganizationOid = "2.5.4.10";

    public static bool IsStore(X509Certificate2? certificate) => HasOrganization(certificate, Organization);

    public static bool IsOperator(X509Certificate2? certificate) => HasOrganization(certificate, OperatorOrganization);

    private static bool HasOrganization(X509Certificate2? certificate, string organization) =>
        certificate is not null
        && certificate
            .SubjectName.EnumerateRelativeDistinguishedNames()
            .Any(n =>
                !n.HasMultipleElements
                && n.GetSingleElementType().Value == OrganizationOid
                && n.GetSingleElementValue() == organization
            );
}

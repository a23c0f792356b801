using Arktos.Rpc;

namespace Arktos.Controllers.Certificates;

/// <summary>
/// What each of the cluster's own signers signs, as Kubernetes has it, and within which tenant: a tenant's request
/// gives users of that tenant and nothing else, and one of tenant system never names another. Pure.
/// </summary>
internal static class SignerRules
{
    public const string Client = "kubernetes.io/kube-apiserver-client",
        KubeletClient = "kubernetes.io/kube-apiserver-client-kubelet",
        KubeletServing = "kubernetes.io/kubelet-serving";

    public const string ClientAuth = "client auth",
        ServerAuth = "server auth",
        DigitalSignature = "digital signature",
        KeyEncipherment = "key encipherment";

    private const string NodesGroup = "system:nodes",
        NodePrefix = "system:node:",
        SystemPrefix = "system:";

    /// <summary>Whether the cluster signs for it.</summary>
    public static bool IsOurs(string signer) => signer is Client or KubeletClient or KubeletServing;

    /// <returns>Why it is never signed, in Kubernetes' words; null: it may be.</returns>
    public static string? Refusal(string tenant, string signer, IReadOnlyList<string> usages, SigningRequest request) =>
        TenantRefusal(tenant, signer, request)
        ?? signer switch
        {
            Client => ClientRefusal(usages, request),
            KubeletClient => KubeletRefusal(ClientAuth, usages, request) ?? NamesRefusal(request),
            KubeletServing => KubeletRefusal(ServerAuth, usages, request) ?? ServingNamesRefusal(request),
            _ => $"signer {signer} is not the cluster's",
        };

    /// <summary>Whether it is what a node agent asks for as its own.</summary>
    public static bool IsNodeClient(
        string tenant,
        string signer,
        IReadOnlyList<string> usages,
        SigningRequest request
    ) => signer == KubeletClient && Refusal(tenant, signer, usages, request) is null;

    private static string? TenantRefusal(string tenant, string signer, SigningRequest request)
    {
        var namesTenant = request.Organizations.Any(CertificateIdentity.NamesTenant);
        if (tenant == CertificateIdentity.SystemTenant)
            return namesTenant || request.Identity.Tenant != CertificateIdentity.SystemTenant
                ? "a request of tenant system may not name a tenant"
                : null;
        if (signer != Client)
            return $"signer {signer} signs for tenant {CertificateIdentity.SystemTenant} only";
        if (request.Identity.Tenant != (namesTenant ? tenant : CertificateIdentity.SystemTenant))
            return $"a request of tenant {tenant} may not name another";
        return request.Identity.Groups.Append(request.Identity.Name).FirstOrDefault(IsOfTheSystem) is { } taken
            ? $"\"{taken}\" is of the cluster itself, not of tenant {tenant}"
            : null;
    }

    private static bool IsOfTheSystem(string name) => name.StartsWith(SystemPrefix, StringComparison.Ordinal);

    private static string? ClientRefusal(IReadOnlyList<string> usages, SigningRequest request)
    {
        if (usages.FirstOrDefault(u => u is not (ClientAuth or DigitalSignature or KeyEncipherment)) is { } odd)
            return $"invalid usage for client certificate: {odd}";
        if (!usages.Contains(ClientAuth))
            return "missing required usage for client certificate: client auth";
        return request.Identity.Groups.Contains(CertificateIdentity.Masters)
            ? $"use of {Client} signer with {CertificateIdentity.Masters} group is not allowed"
            : null;
    }

    private static string? KubeletRefusal(string purpose, IReadOnlyList<string> usages, SigningRequest request)
    {
        if (request.Organizations is not [NodesGroup] || request.Identity.Groups is not [NodesGroup])
            return "subject organization is not system:nodes";
        var name = request.Identity.Name;
        if (!name.StartsWith(NodePrefix, StringComparison.Ordinal) || name.Length == NodePrefix.Length)
            return "subject common name does not begin with system:node: ";
        string[] needed = [DigitalSignature, purpose];
        return usages.Where(u => u != KeyEncipherment).ToHashSet().SetEquals(needed)
            ? null
            : $"usages did not match [{string.Join(" ", needed.Prepend(KeyEncipherment))}]";
    }

    private static string? NamesRefusal(SigningRequest request)
    {
        if (request.NamesOf.Contains(AlternativeName.Dns))
            return "DNS subjectAltNames are not allowed";
        if (request.NamesOf.Contains(AlternativeName.Ip))
            return "IP subjectAltNames are not allowed";
        return UnusualNamesRefusal(request);
    }

    private static string? ServingNamesRefusal(SigningRequest request) =>
        request.NamesOf.Contains(AlternativeName.Dns) || request.NamesOf.Contains(AlternativeName.Ip)
            ? UnusualNamesRefusal(request)
            : "DNS or IP subjectAltName is required";

    private static string? UnusualNamesRefusal(SigningRequest request)
    {
        if (request.NamesOf.Contains(AlternativeName.Email))
            return "Email subjectAltNames are not allowed";
        if (request.NamesOf.Contains(AlternativeName.Uri))
            return "URI subjectAltNames are not allowed";
        return request.NamesOf.Contains(AlternativeName.Other) ? "other subjectAltNames are not allowed" : null;
    }
}

using System.Security.Cryptography.X509Certificates;
using Arktos.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

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

    /// <summary>
    /// For methods that stores call. A batch or a part of a snapshot holds many small fields: three for each item.
    /// </summary>
    public static RpcMethodOptions Stores { get; } =
        new() { Authorize = http => Require(http, "a store", Organization), FieldsMax = 1 << 20 };

    /// <summary>For methods that operators call.</summary>
    public static RpcMethodOptions Operators { get; } =
        new() { Authorize = http => Require(http, "an operator", OperatorOrganization) };

    /// <summary>Why the caller is no operator; null: it is one.</summary>
    public static string? RefusalOfOperator(HttpContext http) => Refusal(http, "an operator", OperatorOrganization);

    public static bool IsStore(X509Certificate2 certificate) => HasOrganization(certificate, Organization);

    private static ValueTask Require(HttpContext http, string who, string organization) =>
        Refusal(http, who, organization) is { } refusal
            ? throw RpcFailure.Of(StatusCode.PermissionDenied, refusal)
            : ValueTask.CompletedTask;

    private static string? Refusal(HttpContext http, string who, string organization) =>
        HasOrganization(http.Connection.ClientCertificate, organization)
            ? null
            : $"only {who} may call this: the caller's certificate does not have the organization {organization}";

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

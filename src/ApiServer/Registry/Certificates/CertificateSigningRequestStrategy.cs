using Arktos.Api;
using Arktos.Api.Certificates.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Admission;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Certificates;

/// <summary>Requests for certificates; who asks is set when they are admitted.</summary>
public sealed class CertificateSigningRequestStrategy : ResourceStrategy<CertificateSigningRequest>
{
    private const int ExpirationSecondsMin = 600;
    private const int SignerNameMax = 571;

    private static readonly string[] Usages =
    [
        "any",
        "cert sign",
        "client auth",
        "code signing",
        "content commitment",
        "crl sign",
        "data encipherment",
        "decipher only",
        "digital signature",
        "email protection",
        "encipher only",
        "ipsec end system",
        "ipsec tunnel",
        "ipsec user",
        "key agreement",
        "key encipherment",
        "microsoft sgc",
        "netscape sgc",
        "ocsp signing",
        "s/mime",
        "server auth",
        "signing",
        "timestamping",
    ];

    private static readonly Dictionary<string, Func<CertificateSigningRequest, string>> Selectable = new()
    {
        ["spec.signerName"] = r => r.Spec.SignerName,
    };

    public CertificateSigningRequestStrategy()
    {
        Subresources = With(new CertificateView("approval", Kind), new CertificateView("status", Kind));
    }

    public override ITableLayout Table { get; } =
        new TableLayout<CertificateSigningRequest>([
            Cells.Name<CertificateSigningRequest>(),
            Cells.Age<CertificateSigningRequest>(),
            new("SignerName", "string", (r, _) => Cells.OrNone(r.Spec.SignerName)),
            new("Requestor", "string", (r, _) => r.Spec.Username),
            new(
                "RequestedDuration",
                "string",
                (r, _) =>
                    r.Spec.ExpirationSeconds is { } seconds
                        ? Cells.HumanDuration(TimeSpan.FromSeconds(seconds))
                        : Cells.None
            ),
            new("Condition", "string", (r, _) => Condition(r.Status)),
        ]);

    protected override IReadOnlyDictionary<string, Func<CertificateSigningRequest, string>> SelectableFields =>
        Selectable;

    protected override void PrepareForCreate(CertificateSigningRequest value) => value.Status = new();

    protected override void PrepareForUpdate(CertificateSigningRequest value, CertificateSigningRequest old) =>
        (value.Spec, value.Status) = (old.Spec.DeepClone(), old.Status.DeepClone());

    protected override void Validate(CertificateSigningRequest value, FieldErrors errors)
    {
        var spec = value.Spec;
        if (!SigningRequests.TryParse(spec.Request, out _, out var fault))
            errors.Invalid("spec.request", spec.Request, fault);
        if (spec.Usages is not { Count: > 0 })
            errors.Required("spec.usages");
        foreach (var (usage, i) in (spec.Usages ?? []).Select((u, i) => (u, i)))
        {
            if (!Usages.Contains(usage))
                errors.NotSupported($"spec.usages[{i}]", usage, Usages);
            if (spec.Usages!.IndexOf(usage) < i)
                errors.Duplicate($"spec.usages[{i}]", usage);
        }
        Signer(spec.SignerName, errors);
        if (spec.ExpirationSeconds < ExpirationSecondsMin)
            errors.Invalid(
                "spec.expirationSeconds",
                spec.ExpirationSeconds,
                "may not specify a duration less than 600 seconds (10 minutes)"
            );
    }

    private static void Signer(string name, FieldErrors errors)
    {
        const string Field = "spec.signerName";
        if (name.Length == 0)
            errors.Required(Field);
        else if (name == "kubernetes.io/legacy-unknown")
            errors.Invalid(Field, name, "the legacy signerName is not allowed via this API version");
        else if (name.Split('/') is not [{ Length: > 0 } domain, { Length: > 0 } path])
            errors.Invalid(
                Field,
                name,
                "must be a fully qualified domain and path of the form 'example.com/signer-name'"
            );
        else
        {
            if (name.Length > SignerNameMax)
                errors.TooLong(Field, SignerNameMax);
            errors.InvalidEach(Field, domain, Formats.DnsSubdomain(domain));
            if (!domain.Contains('.'))
                errors.Invalid(Field, domain, "should be a domain with at least two segments separated by dots");
            errors.InvalidEach(Field, path, Formats.DnsSubdomain(path));
        }
    }

    private static string Condition(CertificateSigningRequestStatus status)
    {
        bool Has(string type) => status.Conditions?.Exists(c => c.Type == type) == true;
        return (
                Has("Denied") ? "Denied"
                : Has("Approved") ? "Approved"
                : "Pending"
            )
            + (Has("Failed") ? ",Failed" : "")
            + (status.Certificate is { Length: > 0 } ? ",Issued" : "");
    }
}

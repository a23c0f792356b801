using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Arktos.Api;
using Arktos.Api.Certificates.V1;
using Arktos.Api.Json;
using Arktos.Api.ManagedFields;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;

namespace Arktos.ApiServer.Registry.Certificates;

/// <summary>
/// A part of a signing request's status: <c>approval</c> writes conditions and decides by them, <c>status</c> writes
/// the certificate and all conditions that decide nothing. What was decided stays. Stateless.
/// </summary>
internal sealed class CertificateView(string name, GroupVersionKind kind)
    : ViewSubresource(name, kind, typeof(CertificateSigningRequest), "get", "patch", "update")
{
    private static readonly string[] Lasting = ["Approved", "Denied", "Failed"];

    private bool IsApproval { get; } = name == "approval";

    public override FieldSet Unmanaged { get; } =
        name == "approval"
            ? FieldSet
                .Of(PathElement.Field("spec"))
                .Union(FieldSet.Of(PathElement.Field("status"), PathElement.Field("certificate")))
            : FieldSet.Of(PathElement.Field("spec"));

    public override IKubeObject Read(IKubeObject parent) => parent;

    public override Result<IKubeObject> Write(IKubeObject body, IKubeObject parent)
    {
        var merged = KubeJson.Clone((CertificateSigningRequest)parent);
        merged.Metadata = body.Metadata;
        merged.Status = ((CertificateSigningRequest)body).Status;
        return Result<IKubeObject>.Of(merged);
    }

    public override void Prepare(IKubeObject value, IKubeObject old, DateTimeOffset now)
    {
        var before = ((CertificateSigningRequest)old).Status.Conditions ?? [];
        foreach (var condition in ((CertificateSigningRequest)value).Status.Conditions ?? [])
        {
            condition.LastUpdateTime ??= now;
            condition.LastTransitionTime ??=
                before.Find(c => c.Type == condition.Type && c.Status == condition.Status)?.LastTransitionTime ?? now;
        }
    }

    public override void Validate(IKubeObject value, IKubeObject old, FieldErrors errors)
    {
        var (now, before) = (((CertificateSigningRequest)value).Status, ((CertificateSigningRequest)old).Status);
        CheckConditions(now.Conditions ?? [], errors);
        foreach (var type in Lasting)
            CheckKept(type, now.Conditions ?? [], before.Conditions ?? [], errors);
        CheckCertificate(now.Certificate ?? [], before.Certificate ?? [], errors);
    }

    private static void CheckConditions(List<CertificateSigningRequestCondition> conditions, FieldErrors errors)
    {
        var seen = new HashSet<string>();
        foreach (var (condition, i) in conditions.Select((c, i) => (c, i)))
        {
            var field = $"status.conditions[{i}]";
            if (condition.Type.Length == 0)
                errors.Required($"{field}.type");
            if (condition.Status.Length == 0)
                errors.Required($"{field}.status");
            else if (Lasting.Contains(condition.Type) && condition.Status != "True")
                errors.NotSupported($"{field}.status", condition.Status, "True");
            else if (condition.Status is not ("True" or "False" or "Unknown"))
                errors.NotSupported($"{field}.status", condition.Status, "False", "True", "Unknown");
            if (
                condition.Type == "Approved" && seen.Contains("Denied")
                || condition.Type == "Denied" && seen.Contains("Approved")
            )
                errors.Invalid(
                    $"{field}.type",
                    condition.Type,
                    "Approved and Denied conditions are mutually exclusive"
                );
            if (!seen.Add(condition.Type))
                errors.Duplicate($"{field}.type", condition.Type);
        }
    }

    private void CheckKept(
        string type,
        List<CertificateSigningRequestCondition> now,
        List<CertificateSigningRequestCondition> before,
        FieldErrors errors
    )
    {
        const string Field = "status.conditions";
        var (next, last) = (now.FindAll(c => c.Type == type), before.FindAll(c => c.Type == type));
        if (next.Count < last.Count)
            errors.Forbidden(Field, $"updates may not remove a condition of type \"{type}\"");
        else if (next.Count > last.Count)
        {
            if (type != "Failed" && !IsApproval)
                errors.Forbidden(Field, $"updates may not add a condition of type \"{type}\"");
        }
        else if (!DeepValues.Same(next, last, (a, b) => a.DeepEquals(b)))
            errors.Forbidden(Field, $"updates may not modify a condition of type \"{type}\"");
    }

    private void CheckCertificate(byte[] now, byte[] before, FieldErrors errors)
    {
        const string Field = "status.certificate";
        if (now.AsSpan().SequenceEqual(before))
            return;
        if (IsApproval)
            errors.Forbidden(Field, "updates may not set certificate content");
        else if (before.Length > 0)
            errors.Forbidden(Field, "updates may not modify existing certificate content");
        else if (!IsCertificate(now))
            errors.Invalid(Field, "<certificate data>", "must contain at least one CERTIFICATE PEM block");
    }

    private static bool IsCertificate(byte[] pem)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(Encoding.Latin1.GetString(pem));
            return certificates.Count > 0;
        }
        catch (CryptographicException)
        {
            return false;
        }
        finally
        {
            foreach (var certificate in certificates)
                certificate.Dispose();
        }
    }
}

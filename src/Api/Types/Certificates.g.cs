// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Certificates.V1;

public sealed class CertificateSigningRequest : IKubeObject, IApiValue<CertificateSigningRequest>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public CertificateSigningRequestSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public CertificateSigningRequestStatus Status { get; set => field = value ?? new(); } = new();
    public CertificateSigningRequest DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(CertificateSigningRequest? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CertificateSigningRequest);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (CertificateSigningRequestStatus)value!; }
}

public sealed class CertificateSigningRequestCondition : IApiValue<CertificateSigningRequestCondition>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("status")]
    public string Status { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("lastUpdateTime")]
    public DateTimeOffset? LastUpdateTime { get; set; }
    [JsonPropertyName("lastTransitionTime")]
    public DateTimeOffset? LastTransitionTime { get; set; }
    public CertificateSigningRequestCondition DeepClone() => new()
    {
        Type = Type,
        Status = Status,
        Reason = Reason,
        Message = Message,
        LastUpdateTime = LastUpdateTime,
        LastTransitionTime = LastTransitionTime,
    };
    public bool DeepEquals(CertificateSigningRequestCondition? other) => other is not null
        && Type == other.Type
        && Status == other.Status
        && Reason == other.Reason
        && Message == other.Message
        && DeepValues.SameSeconds(LastUpdateTime, other.LastUpdateTime)
        && DeepValues.SameSeconds(LastTransitionTime, other.LastTransitionTime);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CertificateSigningRequestCondition);
}

public sealed class CertificateSigningRequestList : IKubeList<CertificateSigningRequest>, IApiValue<CertificateSigningRequestList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<CertificateSigningRequest> Items { get; set => field = value ?? new(); } = new();
    public CertificateSigningRequestList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(CertificateSigningRequestList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CertificateSigningRequestList);
}

public sealed class CertificateSigningRequestSpec : IApiValue<CertificateSigningRequestSpec>
{
    [JsonPropertyName("request")]
    public byte[] Request { get; set => field = value ?? []; } = [];
    [JsonPropertyName("signerName")]
    public string SignerName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("expirationSeconds")]
    public int? ExpirationSeconds { get; set; }
    [JsonPropertyName("usages")][OmitEmpty]
    public List<string>? Usages { get; set; }
    [JsonPropertyName("username")][OmitEmpty]
    public string Username { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("uid")][OmitEmpty]
    public string Uid { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("groups")][OmitEmpty]
    public List<string>? Groups { get; set; }
    [JsonPropertyName("extra")][OmitEmpty]
    public Map<List<string>>? Extra { get; set; }
    public CertificateSigningRequestSpec DeepClone() => new()
    {
        Request = DeepValues.Clone(Request)!,
        SignerName = SignerName,
        ExpirationSeconds = ExpirationSeconds,
        Usages = DeepValues.Copy(Usages),
        Username = Username,
        Uid = Uid,
        Groups = DeepValues.Copy(Groups),
        Extra = DeepValues.Clone(Extra, static e0 => DeepValues.Copy(e0)!),
    };
    public bool DeepEquals(CertificateSigningRequestSpec? other) => other is not null
        && DeepValues.Same(Request, other.Request)
        && SignerName == other.SignerName
        && ExpirationSeconds == other.ExpirationSeconds
        && DeepValues.Same(Usages, other.Usages, static (x0, y0) => x0 == y0)
        && Username == other.Username
        && Uid == other.Uid
        && DeepValues.Same(Groups, other.Groups, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Extra, other.Extra, static (x0, y0) => DeepValues.Same(x0, y0, static (x1, y1) => x1 == y1));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CertificateSigningRequestSpec);
}

public sealed class CertificateSigningRequestStatus : IApiValue<CertificateSigningRequestStatus>
{
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<CertificateSigningRequestCondition>? Conditions { get; set; }
    [JsonPropertyName("certificate")][OmitEmpty]
    public byte[]? Certificate { get; set; }
    public CertificateSigningRequestStatus DeepClone() => new()
    {
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
        Certificate = DeepValues.Clone(Certificate),
    };
    public bool DeepEquals(CertificateSigningRequestStatus? other) => other is not null
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Certificate, other.Certificate);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CertificateSigningRequestStatus);
}

public static class KeyUsage
{
    public const string Any = "any";
    public const string CertSign = "cert sign";
    public const string ClientAuth = "client auth";
    public const string CodeSigning = "code signing";
    public const string ContentCommitment = "content commitment";
    public const string CrlSign = "crl sign";
    public const string DataEncipherment = "data encipherment";
    public const string DecipherOnly = "decipher only";
    public const string DigitalSignature = "digital signature";
    public const string EmailProtection = "email protection";
    public const string EncipherOnly = "encipher only";
    public const string IpsecEndSystem = "ipsec end system";
    public const string IpsecTunnel = "ipsec tunnel";
    public const string IpsecUser = "ipsec user";
    public const string KeyAgreement = "key agreement";
    public const string KeyEncipherment = "key encipherment";
    public const string MicrosoftSgc = "microsoft sgc";
    public const string NetscapeSgc = "netscape sgc";
    public const string OcspSigning = "ocsp signing";
    public const string SMime = "s/mime";
    public const string ServerAuth = "server auth";
    public const string Signing = "signing";
    public const string Timestamping = "timestamping";
}

public static class RequestConditionType
{
    public const string Approved = "Approved";
    public const string Denied = "Denied";
    public const string Failed = "Failed";
}

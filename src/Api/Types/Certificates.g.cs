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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        JsonWrite.Field(w, "status"u8, Status);
        w.WriteEndObject();
    }
    public static CertificateSigningRequest? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CertificateSigningRequest();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = CertificateSigningRequestSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = CertificateSigningRequestStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        w.WriteString("status"u8, Status);
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        if (LastUpdateTime is { } v4) w.WriteString("lastUpdateTime"u8, KubeTime.Format(v4));
        if (LastTransitionTime is { } v5) w.WriteString("lastTransitionTime"u8, KubeTime.Format(v5));
        w.WriteEndObject();
    }
    public static CertificateSigningRequestCondition? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CertificateSigningRequestCondition();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 14 when name.SequenceEqual("lastUpdateTime"u8): o.LastUpdateTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 18 when name.SequenceEqual("lastTransitionTime"u8): o.LastTransitionTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static CertificateSigningRequestList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CertificateSigningRequestList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<CertificateSigningRequest>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteBase64String("request"u8, Request);
        w.WriteString("signerName"u8, SignerName);
        if (ExpirationSeconds is { } v2) w.WriteNumber("expirationSeconds"u8, v2);
        if (Usages is { Count: > 0 } v3) JsonWrite.Field(w, "usages"u8, v3, static (w, e0) => w.WriteStringValue(e0));
        if (Username.Length > 0) w.WriteString("username"u8, Username);
        if (Uid.Length > 0) w.WriteString("uid"u8, Uid);
        if (Groups is { Count: > 0 } v6) JsonWrite.Field(w, "groups"u8, v6, static (w, e0) => w.WriteStringValue(e0));
        if (Extra is { Count: > 0 } v7) JsonWrite.Field(w, "extra"u8, v7, static (w, e0) => JsonWrite.List(w, e0, static (w, e1) => w.WriteStringValue(e1)));
        w.WriteEndObject();
    }
    public static CertificateSigningRequestSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CertificateSigningRequestSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("uid"u8): o.Uid = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("extra"u8): o.Extra = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!); break;
                case 6 when name.SequenceEqual("usages"u8): o.Usages = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 6 when name.SequenceEqual("groups"u8): o.Groups = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 7 when name.SequenceEqual("request"u8): o.Request = JsonRead.Bytes(ref r)!; break;
                case 8 when name.SequenceEqual("username"u8): o.Username = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("signerName"u8): o.SignerName = JsonRead.Text(ref r)!; break;
                case 17 when name.SequenceEqual("expirationSeconds"u8): o.ExpirationSeconds = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Conditions is { Count: > 0 } v0) JsonWrite.Field(w, "conditions"u8, v0, static (w, e0) => e0.WriteJson(w));
        if (Certificate is { Length: > 0 } v1) w.WriteBase64String("certificate"u8, v1);
        w.WriteEndObject();
    }
    public static CertificateSigningRequestStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CertificateSigningRequestStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<CertificateSigningRequestCondition>); break;
                case 11 when name.SequenceEqual("certificate"u8): o.Certificate = JsonRead.Bytes(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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

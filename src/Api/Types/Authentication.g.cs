// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Authentication.V1;

public sealed class BoundObjectReference : IApiValue<BoundObjectReference>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("uid")][OmitEmpty]
    public string Uid { get; set => field = value ?? ""; } = "";
    public BoundObjectReference DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Name = Name,
        Uid = Uid,
    };
    public bool DeepEquals(BoundObjectReference? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Name == other.Name
        && Uid == other.Uid;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as BoundObjectReference);
}

public sealed class SelfSubjectReview : IKubeObject, IApiValue<SelfSubjectReview>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public SelfSubjectReviewStatus Status { get; set => field = value ?? new(); } = new();
    public SelfSubjectReview DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(SelfSubjectReview? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SelfSubjectReview);
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => Status; set => Status = (SelfSubjectReviewStatus)value!; }
}

public sealed class SelfSubjectReviewStatus : IApiValue<SelfSubjectReviewStatus>
{
    [JsonPropertyName("userInfo")]
    public UserInfo UserInfo { get; set => field = value ?? new(); } = new();
    public SelfSubjectReviewStatus DeepClone() => new()
    {
        UserInfo = UserInfo.DeepClone(),
    };
    public bool DeepEquals(SelfSubjectReviewStatus? other) => other is not null
        && UserInfo.DeepEquals(other.UserInfo);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SelfSubjectReviewStatus);
}

public sealed class TokenRequest : IKubeObject, IApiValue<TokenRequest>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public TokenRequestSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public TokenRequestStatus Status { get; set => field = value ?? new(); } = new();
    public TokenRequest DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(TokenRequest? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as TokenRequest);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (TokenRequestStatus)value!; }
}

public sealed class TokenRequestSpec : IApiValue<TokenRequestSpec>
{
    [JsonPropertyName("audiences")]
    public List<string> Audiences { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("expirationSeconds")]
    public long? ExpirationSeconds { get; set; }
    [JsonPropertyName("boundObjectRef")]
    public BoundObjectReference? BoundObjectRef { get; set; }
    public TokenRequestSpec DeepClone() => new()
    {
        Audiences = DeepValues.Copy(Audiences)!,
        ExpirationSeconds = ExpirationSeconds,
        BoundObjectRef = BoundObjectRef?.DeepClone(),
    };
    public bool DeepEquals(TokenRequestSpec? other) => other is not null
        && DeepValues.Same(Audiences, other.Audiences, static (x0, y0) => x0 == y0)
        && ExpirationSeconds == other.ExpirationSeconds
        && DeepValues.Same(BoundObjectRef, other.BoundObjectRef);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as TokenRequestSpec);
}

public sealed class TokenRequestStatus : IApiValue<TokenRequestStatus>
{
    [JsonPropertyName("token")]
    public string Token { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("expirationTimestamp")]
    public DateTimeOffset? ExpirationTimestamp { get; set; }
    public TokenRequestStatus DeepClone() => new()
    {
        Token = Token,
        ExpirationTimestamp = ExpirationTimestamp,
    };
    public bool DeepEquals(TokenRequestStatus? other) => other is not null
        && Token == other.Token
        && DeepValues.SameSeconds(ExpirationTimestamp, other.ExpirationTimestamp);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as TokenRequestStatus);
}

public sealed class TokenReview : IKubeObject, IApiValue<TokenReview>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public TokenReviewSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public TokenReviewStatus Status { get; set => field = value ?? new(); } = new();
    public TokenReview DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(TokenReview? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as TokenReview);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (TokenReviewStatus)value!; }
}

public sealed class TokenReviewSpec : IApiValue<TokenReviewSpec>
{
    [JsonPropertyName("token")][OmitEmpty]
    public string Token { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("audiences")][OmitEmpty]
    public List<string>? Audiences { get; set; }
    public TokenReviewSpec DeepClone() => new()
    {
        Token = Token,
        Audiences = DeepValues.Copy(Audiences),
    };
    public bool DeepEquals(TokenReviewSpec? other) => other is not null
        && Token == other.Token
        && DeepValues.Same(Audiences, other.Audiences, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as TokenReviewSpec);
}

public sealed class TokenReviewStatus : IApiValue<TokenReviewStatus>
{
    [JsonPropertyName("authenticated")][OmitEmpty]
    public bool Authenticated { get; set; }
    [JsonPropertyName("user")]
    public UserInfo User { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("audiences")][OmitEmpty]
    public List<string>? Audiences { get; set; }
    [JsonPropertyName("error")][OmitEmpty]
    public string Error { get; set => field = value ?? ""; } = "";
    public TokenReviewStatus DeepClone() => new()
    {
        Authenticated = Authenticated,
        User = User.DeepClone(),
        Audiences = DeepValues.Copy(Audiences),
        Error = Error,
    };
    public bool DeepEquals(TokenReviewStatus? other) => other is not null
        && Authenticated == other.Authenticated
        && User.DeepEquals(other.User)
        && DeepValues.Same(Audiences, other.Audiences, static (x0, y0) => x0 == y0)
        && Error == other.Error;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as TokenReviewStatus);
}

public sealed class UserInfo : IApiValue<UserInfo>
{
    [JsonPropertyName("username")][OmitEmpty]
    public string Username { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("uid")][OmitEmpty]
    public string Uid { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("groups")][OmitEmpty]
    public List<string>? Groups { get; set; }
    [JsonPropertyName("extra")][OmitEmpty]
    public Map<List<string>>? Extra { get; set; }
    public UserInfo DeepClone() => new()
    {
        Username = Username,
        Uid = Uid,
        Groups = DeepValues.Copy(Groups),
        Extra = DeepValues.Clone(Extra, static e0 => DeepValues.Copy(e0)!),
    };
    public bool DeepEquals(UserInfo? other) => other is not null
        && Username == other.Username
        && Uid == other.Uid
        && DeepValues.Same(Groups, other.Groups, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Extra, other.Extra, static (x0, y0) => DeepValues.Same(x0, y0, static (x1, y1) => x1 == y1));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as UserInfo);
}

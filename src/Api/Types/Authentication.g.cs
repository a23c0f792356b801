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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        if (Uid.Length > 0) w.WriteString("uid"u8, Uid);
        w.WriteEndObject();
    }
    public static BoundObjectReference? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new BoundObjectReference();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("uid"u8): o.Uid = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "status"u8, Status);
        w.WriteEndObject();
    }
    public static SelfSubjectReview? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SelfSubjectReview();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = SelfSubjectReviewStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "userInfo"u8, UserInfo);
        w.WriteEndObject();
    }
    public static SelfSubjectReviewStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SelfSubjectReviewStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("userInfo"u8): o.UserInfo = UserInfo.ReadJson(ref r, managers)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public static TokenRequest? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new TokenRequest();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = TokenRequestSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = TokenRequestStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "audiences"u8, Audiences, static (w, e0) => w.WriteStringValue(e0));
        if (ExpirationSeconds is { } v1) w.WriteNumber("expirationSeconds"u8, v1);
        if (BoundObjectRef is { } v2) JsonWrite.Field(w, "boundObjectRef"u8, v2);
        w.WriteEndObject();
    }
    public static TokenRequestSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new TokenRequestSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 9 when name.SequenceEqual("audiences"u8): o.Audiences = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!; break;
                case 14 when name.SequenceEqual("boundObjectRef"u8): o.BoundObjectRef = BoundObjectReference.ReadJson(ref r, managers); break;
                case 17 when name.SequenceEqual("expirationSeconds"u8): o.ExpirationSeconds = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("token"u8, Token);
        if (ExpirationTimestamp is { } v1) w.WriteString("expirationTimestamp"u8, KubeTime.Format(v1));
        w.WriteEndObject();
    }
    public static TokenRequestStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new TokenRequestStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("token"u8): o.Token = JsonRead.Text(ref r)!; break;
                case 19 when name.SequenceEqual("expirationTimestamp"u8): o.ExpirationTimestamp = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public static TokenReview? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new TokenReview();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = TokenReviewSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = TokenReviewStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Token.Length > 0) w.WriteString("token"u8, Token);
        if (Audiences is { Count: > 0 } v1) JsonWrite.Field(w, "audiences"u8, v1, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static TokenReviewSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new TokenReviewSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("token"u8): o.Token = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("audiences"u8): o.Audiences = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Authenticated) w.WriteBoolean("authenticated"u8, Authenticated);
        JsonWrite.Field(w, "user"u8, User);
        if (Audiences is { Count: > 0 } v2) JsonWrite.Field(w, "audiences"u8, v2, static (w, e0) => w.WriteStringValue(e0));
        if (Error.Length > 0) w.WriteString("error"u8, Error);
        w.WriteEndObject();
    }
    public static TokenReviewStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new TokenReviewStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("user"u8): o.User = UserInfo.ReadJson(ref r, managers)!; break;
                case 5 when name.SequenceEqual("error"u8): o.Error = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("audiences"u8): o.Audiences = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 13 when name.SequenceEqual("authenticated"u8): o.Authenticated = JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Username.Length > 0) w.WriteString("username"u8, Username);
        if (Uid.Length > 0) w.WriteString("uid"u8, Uid);
        if (Groups is { Count: > 0 } v2) JsonWrite.Field(w, "groups"u8, v2, static (w, e0) => w.WriteStringValue(e0));
        if (Extra is { Count: > 0 } v3) JsonWrite.Field(w, "extra"u8, v3, static (w, e0) => JsonWrite.List(w, e0, static (w, e1) => w.WriteStringValue(e1)));
        w.WriteEndObject();
    }
    public static UserInfo? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new UserInfo();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("uid"u8): o.Uid = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("extra"u8): o.Extra = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!); break;
                case 6 when name.SequenceEqual("groups"u8): o.Groups = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 8 when name.SequenceEqual("username"u8): o.Username = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

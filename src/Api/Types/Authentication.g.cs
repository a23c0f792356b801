// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Authentication.V1;

public sealed class BoundObjectReference
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("uid")][OmitEmpty]
    public string Uid { get; set => field = value ?? ""; } = "";
}

public sealed class SelfSubjectReview : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public SelfSubjectReviewStatus Status { get; set => field = value ?? new(); } = new();
}

public sealed class SelfSubjectReviewStatus
{
    [JsonPropertyName("userInfo")]
    public UserInfo UserInfo { get; set => field = value ?? new(); } = new();
}

public sealed class TokenRequest : IKubeObject
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
}

public sealed class TokenRequestSpec
{
    [JsonPropertyName("audiences")]
    public List<string> Audiences { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("expirationSeconds")]
    public long? ExpirationSeconds { get; set; }
    [JsonPropertyName("boundObjectRef")]
    public BoundObjectReference? BoundObjectRef { get; set; }
}

public sealed class TokenRequestStatus
{
    [JsonPropertyName("token")]
    public string Token { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("expirationTimestamp")]
    public DateTimeOffset? ExpirationTimestamp { get; set; }
}

public sealed class TokenReview : IKubeObject
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
}

public sealed class TokenReviewSpec
{
    [JsonPropertyName("token")][OmitEmpty]
    public string Token { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("audiences")][OmitEmpty]
    public List<string>? Audiences { get; set; }
}

public sealed class TokenReviewStatus
{
    [JsonPropertyName("authenticated")][OmitEmpty]
    public bool Authenticated { get; set; }
    [JsonPropertyName("user")]
    public UserInfo User { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("audiences")][OmitEmpty]
    public List<string>? Audiences { get; set; }
    [JsonPropertyName("error")][OmitEmpty]
    public string Error { get; set => field = value ?? ""; } = "";
}

public sealed class UserInfo
{
    [JsonPropertyName("username")][OmitEmpty]
    public string Username { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("uid")][OmitEmpty]
    public string Uid { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("groups")][OmitEmpty]
    public List<string>? Groups { get; set; }
    [JsonPropertyName("extra")][OmitEmpty]
    public Map<List<string>>? Extra { get; set; }
}

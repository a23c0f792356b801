using System.Text.Json.Serialization;
using Arktos.ApiServer.Bodies;

namespace Arktos.ApiServer.Encryption;

/// <summary>The file of <c>--encryption-provider-config</c>, as it is written.</summary>
internal sealed record EncryptionDocument : IConfigurationDocument
{
    public const string Version = "apiserver.config.k8s.io/v1",
        OwnKind = "EncryptionConfiguration";

    public string ApiVersion { get; init; } = "";

    public string Kind { get; init; } = "";

    public List<ResourceEntry>? Resources { get; init; }

    internal sealed record ResourceEntry
    {
        public List<string>? Resources { get; init; }

        public List<ProviderEntry>? Providers { get; init; }
    }

    internal sealed record ProviderEntry
    {
        [JsonPropertyName("aesgcm")]
        public KeyList? AesGcm { get; init; }

        [JsonPropertyName("aescbc")]
        public KeyList? AesCbc { get; init; }

        [JsonPropertyName("secretbox")]
        public KeyList? SecretBox { get; init; }

        public IdentityEntry? Identity { get; init; }

        public KmsEntry? Kms { get; init; }
    }

    internal sealed record IdentityEntry;

    internal sealed record KeyList
    {
        public List<KeyEntry>? Keys { get; init; }
    }

    internal sealed record KeyEntry
    {
        public string Name { get; init; } = "";

        /// <summary>In base64.</summary>
        public string Secret { get; init; } = "";
    }

    internal sealed record KmsEntry
    {
        public string ApiVersion { get; init; } = "";

        public string Name { get; init; } = "";

        public string Endpoint { get; init; } = "";

        public string Timeout { get; init; } = "";

        /// <summary>Of version 1, which is not served.</summary>
        [JsonPropertyName("cachesize")]
        public int? CacheSize { get; init; }
    }
}

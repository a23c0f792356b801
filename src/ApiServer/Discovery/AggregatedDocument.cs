using System.Security.Cryptography;
using Arktos.Api.Protobuf;

namespace Arktos.ApiServer.Discovery;

/// <summary>All groups' resources in one APIGroupDiscoveryList. Immutable and thread-safe.</summary>
public sealed class AggregatedDocument(byte[] json)
{
    private readonly Lazy<byte[]> _protobuf = new(() => KubeProtobuf.FromJson(json));

    public byte[] Json { get; } = json;

    /// <summary>Made when it is first asked for.</summary>
    public byte[] Protobuf => _protobuf.Value;

    /// <summary>Of either form, with its quotes.</summary>
    public string Etag { get; } = $"\"{Convert.ToHexString(SHA512.HashData(json))}\"";
}

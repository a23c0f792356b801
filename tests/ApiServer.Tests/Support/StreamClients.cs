using Arktos.Api.Streams;
using Arktos.Rpc;

namespace Arktos.ApiServer.Tests.Support;

/// <summary>The object streams of an API server, for its callers in tests.</summary>
internal static class StreamClients
{
    public const string WritePath = "/arktos.api.v1.ObjectStreams/Write",
        FollowPath = "/arktos.api.v1.ObjectStreams/Follow";

    public static ObjectStreams.ObjectStreamsClient Streams(this RpcChannel channel) => new(channel.Calls);
}

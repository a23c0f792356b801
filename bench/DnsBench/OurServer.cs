using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Arktos.Api.Streams;
using Arktos.Client.Connection;
using Arktos.Dns;
using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.DnsBench;

/// <summary>A whole server, with an API in memory that has so many services, as many pods, and a headless one of ten.
/// </summary>
internal static class OurServer
{
    public static Task RunAsync(IPEndPoint endPoint, int services) =>
        new DnsHost(
            new DnsOptions
            {
                Connection = new() { Servers = [] },
                Listen = [endPoint],
                ResolvConf = "",
                // One client stands for many.
                QueriesPerSecondMax = 10_000_000,
            },
            NullLoggerFactory.Instance
        ).RunAsync(new MemoryApi(services), CancellationToken.None);

    private sealed class MemoryApi(int services) : IApiConnection
    {
        public async IAsyncEnumerable<FollowBatch> FollowAsync(
            FollowRequest request,
            [EnumeratorCancellation] CancellationToken ct
        )
        {
            var batch = new FollowBatch { StateComplete = true };
            foreach (var json in Objects(request.Resource))
                batch.Events.Add(
                    new ObjectEvent { Type = ObjectEvent.Types.Type.Upsert, Object = ByteString.CopyFromUtf8(json) }
                );
            batch.Positions.Add(new Position { Partition = 1, Revision = 1 });
            yield return batch;
            await Task.Delay(Timeout.InfiniteTimeSpan, ct);
        }

        public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken ct) =>
            throw new NotSupportedException();

        public Task<WriteResponse> WriteAsync(WriteRequest request, CancellationToken ct) =>
            throw new NotSupportedException();

        private IEnumerable<string> Objects(string resource)
        {
            string Meta(string name) =>
                $"\"name\":\"{name}\",\"namespace\":\"default\",\"tenant\":\"system\",\"uid\":\"{name}\"";
            switch (resource)
            {
                case "services":
                    for (var i = 0; i < services; i++)
                        yield return $"{{\"metadata\":{{{Meta(Names.Service(i))}}},\"spec\":{{\"clusterIP\":"
                            + $"\"{Names.Address(i)}\",\"ports\":[{{\"name\":\"http\",\"port\":80}}]}}}}";
                    yield return $"{{\"metadata\":{{{Meta("pets")}}},\"spec\":{{\"clusterIP\":\"None\"}}}}";
                    break;
                case "endpointslices":
                    var endpoints = Enumerable.Range(0, 10).Select(i => $"{{\"addresses\":[\"10.200.0.{i + 1}\"]}}");
                    yield return $"{{\"metadata\":{{{Meta("pets-1")},"
                        + "\"labels\":{\"kubernetes.io/service-name\":\"pets\"}},"
                        + $"\"addressType\":\"IPv4\",\"endpoints\":[{string.Join(',', endpoints)}]}}";
                    break;
                case "pods":
                    for (var i = 0; i < services; i++)
                        yield return $"{{\"metadata\":{{{Meta($"pod-{i.ToString(CultureInfo.InvariantCulture)}")}}},"
                            + $"\"status\":{{\"phase\":\"Running\",\"podIP\":\"{Names.Address(i, 100)}\"}}}}";
                    break;
            }
        }
    }
}

using System.Text.Json.Nodes;
using Arktos.Api.Core.V1;
using Arktos.Api.Streams;
using Arktos.Client.Connection;
using Arktos.Client.Queues;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Status;
using Arktos.Metrics;
using Google.Protobuf;

namespace Arktos.Kubelet.Tests.Status;

public sealed class StatusWriterTests
{
    private long _revision = 100;

    [Fact]
    public async Task An_older_status_never_comes_after_a_newer_one_however_that_is_written()
    {
        var api = new OneByOneApi();
        await using var writer = Writer(api);
        var pods = Enumerable.Range(0, 50).Select(i => Pod($"p{i}")).ToList();
        for (var round = 0; round < 100; round++)
        {
            foreach (var pod in pods)
                writer.Set(pod, new PodStatus { Phase = "Pending", Message = $"{round}" });
            // The queue's workers are at the statuses before while these are written by others.
            await Task.WhenAll(
                pods.Select(pod =>
                    Task.Run(async () =>
                    {
                        writer.Set(pod, new PodStatus { Phase = "Succeeded", Message = $"{round}" });
                        await writer.FlushAsync(pod.Metadata.Uid, default);
                        Assert.Equal(("Succeeded", $"{round}"), api.Shown[pod.Metadata.Name]);
                    })
                )
            );
        }
        Assert.All(pods, p => Assert.Equal(("Succeeded", "99"), api.Shown[p.Metadata.Name]));
    }

    [Fact]
    public async Task What_others_make_of_a_status_is_written_over()
    {
        var api = new FakeApi { OnWrite = _ => Answer(200, _revision) };
        await using var writer = Writer(api);
        var status = new PodStatus { Phase = "Succeeded", HostIP = "192.0.2.1" };
        await SetAsync(Pod("p"));
        Assert.Single(api.Writes);
        // As it was before that write, and as it was written.
        await SetAsync(Pod("p", 99));
        await SetAsync(Pod("p", 100));
        // Changed since, and not in its status.
        await SetAsync(Pod("p", 101, status));
        Assert.Single(api.Writes);
        // Somebody wrote another status.
        _revision = 103;
        await SetAsync(Pod("p", 102, new PodStatus { Phase = "Pending", HostIP = "192.0.2.1" }));
        Assert.Equal(2, api.Writes.Count);
        await SetAsync(Pod("p", 102, new PodStatus { Phase = "Pending", HostIP = "192.0.2.1" }));
        await SetAsync(Pod("p", 103, status));
        Assert.Equal(2, api.Writes.Count);

        async Task SetAsync(Pod pod)
        {
            writer.Set(pod, status);
            await writer.FlushAsync(pod.Metadata.Uid, default);
        }
    }

    [Fact]
    public async Task A_pod_that_is_gone_is_not_written_again()
    {
        var api = new FakeApi { OnWrite = _ => Answer(404, 0) };
        await using var writer = Writer(api);
        foreach (var revision in (long[])[1, 2, 3])
        {
            writer.Set(Pod("p", revision), new PodStatus { Phase = "Running" });
            await writer.FlushAsync("p", default);
        }
        Assert.Single(api.Writes);
    }

    private static StatusWriter Writer(IApiConnection api) =>
        new(api, TimeProvider.System, null, new WorkQueueMetrics(new RoleMetrics()));

    private static Pod Pod(string name, long revision = 1, PodStatus? status = null) =>
        new()
        {
            Metadata = new()
            {
                Tenant = "system",
                Namespace = "default",
                Name = name,
                Uid = name,
                ResourceVersion = $"{revision}",
            },
            Status = status ?? new PodStatus(),
        };

    private static WriteResult Answer(int code, long revision) =>
        new()
        {
            Code = code,
            Body = ByteString.CopyFromUtf8(
                new JsonObject
                {
                    ["kind"] = "Pod",
                    ["metadata"] = new JsonObject { ["name"] = "p", ["resourceVersion"] = $"{revision}" },
                }.ToJsonString()
            ),
        };

    /// <summary>Takes a moment for each batch, and shows phase and message of each pod as written last.</summary>
    private sealed class OneByOneApi : IApiConnection
    {
        public System.Collections.Concurrent.ConcurrentDictionary<string, (string, string)> Shown { get; } = new();

        public async Task<WriteResponse> WriteAsync(WriteRequest request, CancellationToken ct)
        {
            await Task.Yield();
            var response = new WriteResponse();
            foreach (var operation in request.Operations)
            {
                var status = JsonNode.Parse(operation.Body.Span)!["status"]!;
                Shown[operation.Name] = ((string)status["phase"]!, (string)status["message"]!);
                response.Results.Add(new WriteResult { Code = 200 });
            }
            return response;
        }

        public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken ct) =>
            throw new NotSupportedException();

        public IAsyncEnumerable<FollowBatch> FollowAsync(FollowRequest request, CancellationToken ct) =>
            throw new NotSupportedException();
    }
}

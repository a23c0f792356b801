using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Arktos.Api.Streams;
using Arktos.Client.Connection;
using Google.Protobuf;

namespace Arktos.Dns.Tests.Fakes;

/// <summary>An API of which objects can be followed, and nothing else: each follower gets all that has
/// happened.</summary>
internal sealed class FollowApi : IApiConnection
{
    private readonly Lock _lock = new();
    private readonly List<(string Resource, ObjectEvent Event)> _events = [];
    private readonly List<Channel<(string Resource, ObjectEvent Event)>> _followers = [];

    public void Upsert(string resource, string json) => Add(resource, ObjectEvent.Types.Type.Upsert, json);

    public void Delete(string resource, string json) => Add(resource, ObjectEvent.Types.Type.Delete, json);

    public async IAsyncEnumerable<FollowBatch> FollowAsync(
        FollowRequest request,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var channel = Channel.CreateUnbounded<(string Resource, ObjectEvent Event)>();
        var state = new FollowBatch { StateComplete = true };
        lock (_lock)
        {
            state.Events.AddRange(_events.Where(e => e.Resource == request.Resource).Select(e => e.Event));
            _followers.Add(channel);
        }
        state.Positions.Add(new Position { Partition = 1, Revision = 1 });
        yield return state;
        await foreach (var (resource, change) in channel.Reader.ReadAllAsync(ct))
            if (resource == request.Resource)
            {
                var batch = new FollowBatch();
                batch.Events.Add(change);
                yield return batch;
            }
    }

    public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken ct) => throw new NotSupportedException();

    public Task<WriteResponse> WriteAsync(WriteRequest request, CancellationToken ct) =>
        throw new NotSupportedException();

    private void Add(string resource, ObjectEvent.Types.Type type, string json)
    {
        var change = new ObjectEvent { Type = type, Object = ByteString.CopyFromUtf8(json) };
        lock (_lock)
        {
            _events.Add((resource, change));
            foreach (var follower in _followers)
                follower.Writer.TryWrite((resource, change));
        }
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Arktos.Api.Json;
using Arktos.Api.Streams;
using Arktos.Client.Connection;
using Google.Protobuf;

namespace Arktos.Client.Tests.Fakes;

/// <summary>
/// An API in memory at the client's IO boundary: objects by path with resource versions, conflicts and merge patches,
/// and Follow streams that a test scripts. What it was asked is listed as of the moment. Thread-safe.
/// </summary>
public sealed class FakeApi : IApiConnection
{
    private readonly Lock _lock = new();
    private readonly Channel<FollowScript> _scripts = Channel.CreateUnbounded<FollowScript>();
    private readonly ConcurrentDictionary<string, Channel<FollowScript>> _scriptsOf = new();
    private readonly List<ApiRequest> _requests = [];
    private readonly List<WriteOperation> _writes = [];
    private readonly List<FollowRequest> _follows = [];
    private long _revision = 1_000_000_000_000_000_000;

    public ConcurrentDictionary<string, JsonObject> Objects { get; } = new();

    public IReadOnlyList<ApiRequest> Requests
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    public IReadOnlyList<WriteOperation> Writes
    {
        get
        {
            lock (_lock)
                return [.. _writes];
        }
    }

    public IReadOnlyList<FollowRequest> Follows
    {
        get
        {
            lock (_lock)
                return [.. _follows];
        }
    }

    /// <summary>Set to make every request fail.</summary>
    public ApiException? Failure { get; set; }

    /// <summary>What a request throws when set and not null, be it what an API throws or not.</summary>
    public Func<ApiRequest, Exception?>? Throws { get; set; }

    /// <summary>What a Write answers when set.</summary>
    public Func<WriteOperation, WriteResult>? OnWrite { get; set; }

    /// <summary>A Write waits for this first, unless it is cancelled.</summary>
    public Task Writable { get; set; } = Task.CompletedTask;

    /// <summary>The next Follow plays this script.</summary>
    public FollowScript Script()
    {
        var script = new FollowScript();
        _scripts.Writer.TryWrite(script);
        return script;
    }

    /// <summary>As a resource: where addresses of pods are followed. Without a script there are none.</summary>
    public const string Addresses = "pods/addresses";

    /// <summary>The same for what network policies find peers by.</summary>
    public const string Peers = "pods/peers",
        Labels = "namespaces/labels";

    public static string PoliciesOf(string tenant, string ns) => $"networkpolicies/{tenant}/{ns}";

    /// <summary>The next Follow of the resource plays this script, and none of the others.</summary>
    public FollowScript ScriptOf(string resource)
    {
        var script = new FollowScript();
        _scriptsOf.GetOrAdd(resource, _ => Channel.CreateUnbounded<FollowScript>()).Writer.TryWrite(script);
        return script;
    }

    /// <summary>Gets the path and the object of each POST that has succeeded.</summary>
    public Action<string, JsonObject>? Created { get; set; }

    public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken ct)
    {
        lock (_lock)
        {
            _requests.Add(request);
            if (Failure is { } failure)
                return Task.FromException<ApiResponse>(failure);
            return Throws?.Invoke(request) is { } thrown
                ? Task.FromException<ApiResponse>(thrown)
                : Task.FromResult(Answer(request));
        }
    }

    public async IAsyncEnumerable<FollowBatch> FollowAsync(
        FollowRequest request,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        lock (_lock)
            _follows.Add(request.Clone());
        var shown = request.Projection switch
        {
            Projection.PodAddresses => Addresses,
            Projection.PodPeers => Peers,
            Projection.NamespaceLabels => Labels,
            Projection.PolicySpecs => PoliciesOf(request.Tenant, request.Namespace),
            _ => "",
        };
        var scripts = _scriptsOf.GetValueOrDefault(shown.Length > 0 ? shown : request.Resource, _scripts);
        FollowScript? script;
        if (shown.Length > 0 && scripts == _scripts)
            (script = new FollowScript()).Complete(1);
        else
            script = await scripts.Reader.ReadAsync(ct);
        await foreach (var batch in script.Batches.Reader.ReadAllAsync(ct))
        {
            yield return batch;
            script.Took();
        }
    }

    public async Task<WriteResponse> WriteAsync(WriteRequest request, CancellationToken ct)
    {
        await Writable.WaitAsync(ct);
        lock (_lock)
        {
            if (Failure is { } failure)
                throw failure;
            var response = new WriteResponse();
            foreach (var operation in request.Operations)
            {
                _writes.Add(operation);
                response.Results.Add(OnWrite?.Invoke(operation) ?? new WriteResult { Code = 200 });
            }
            return response;
        }
    }

    private ApiResponse Answer(ApiRequest request)
    {
        var path = request.Path.Split('?')[0];
        var body = request.Body.Length > 0 ? JsonNode.Parse(request.Body.Span)!.AsObject() : null;
        switch (request.Method.Method)
        {
            case "GET":
                return Objects.TryGetValue(path, out var found) ? Ok(200, found) : Refused(404, "NotFound");
            case "POST":
                path += "/" + (string)body!["metadata"]!["name"]!;
                if (Objects.ContainsKey(path))
                    return Refused(409, "AlreadyExists");
                var made = Store(path, body);
                Created?.Invoke(path, made);
                return Ok(201, made);
            case "PUT":
                if (!Objects.TryGetValue(path, out var old))
                    return Refused(404, "NotFound");
                if (
                    body!["metadata"]!["resourceVersion"] is { } version
                    && (string)version! != (string)old["metadata"]!["resourceVersion"]!
                )
                    return Refused(409, "Conflict");
                return Ok(200, Store(path, body));
            case "PATCH":
                path = path.EndsWith("/status", StringComparison.Ordinal) ? path[..^7] : path;
                if (!Objects.TryGetValue(path, out var target))
                    return Refused(404, "NotFound");
                return Ok(200, Store(path, Merge(target, body!)));
            case "DELETE":
                return Objects.TryRemove(path, out var gone) ? Ok(200, gone) : Refused(404, "NotFound");
            default:
                return Refused(405, "MethodNotAllowed");
        }
    }

    private JsonObject Store(string path, JsonObject o)
    {
        o = o.DeepClone().AsObject();
        o["metadata"]!["resourceVersion"] = (++_revision).ToString(CultureInfo.InvariantCulture);
        o["metadata"]!["uid"] ??= Guid.NewGuid().ToString();
        return Objects[path] = o;
    }

    private static JsonObject Merge(JsonObject target, JsonObject patch)
    {
        target = target.DeepClone().AsObject();
        foreach (var (key, value) in patch)
        {
            if (value is null)
                target.Remove(key);
            else
                target[key] = value is JsonObject inner
                    ? Merge(target[key] as JsonObject ?? [], inner)
                    : value.DeepClone();
        }
        return target;
    }

    private static ApiResponse Ok(int code, JsonObject o) =>
        new(code, System.Text.Encoding.UTF8.GetBytes(o.ToJsonString()));

    private static ApiResponse Refused(int code, string reason) =>
        new(
            code,
            KubeJson.Encode(
                new Arktos.Api.Meta.V1.Status
                {
                    Kind = "Status",
                    Code = code,
                    Reason = reason,
                    Message = reason,
                }
            )
        );
}

/// <summary>One Follow stream, batch by batch.</summary>
public sealed class FollowScript
{
    private int _sent,
        _taken;

    internal Channel<FollowBatch> Batches { get; } = Channel.CreateUnbounded<FollowBatch>();

    /// <summary>Whether who follows has done with all that was sent.</summary>
    public bool IsTaken => Volatile.Read(ref _taken) == Volatile.Read(ref _sent);

    internal void Took() => Interlocked.Increment(ref _taken);

    public FollowScript Upsert<T>(T o) =>
        Batch(b =>
            b.Events.Add(
                new ObjectEvent
                {
                    Type = ObjectEvent.Types.Type.Upsert,
                    Object = ByteString.CopyFrom(KubeJson.Encode(o)),
                }
            )
        );

    public FollowScript Delete<T>(T o) =>
        Batch(b =>
            b.Events.Add(
                new ObjectEvent
                {
                    Type = ObjectEvent.Types.Type.Delete,
                    Object = ByteString.CopyFrom(KubeJson.Encode(o)),
                }
            )
        );

    /// <summary>Any bytes as an object.</summary>
    public FollowScript Raw(string json, bool isDeletion = false) =>
        Batch(b =>
            b.Events.Add(
                new ObjectEvent
                {
                    Type = isDeletion ? ObjectEvent.Types.Type.Delete : ObjectEvent.Types.Type.Upsert,
                    Object = ByteString.CopyFromUtf8(json),
                }
            )
        );

    public FollowScript Complete(long position) =>
        Batch(b =>
        {
            b.StateComplete = true;
            b.Positions.Add(new Position { Partition = 1, Revision = position });
        });

    public FollowScript At(long position) =>
        Batch(b => b.Positions.Add(new Position { Partition = 1, Revision = position }));

    /// <summary>The stream ends with this error.</summary>
    public void Break(Exception e) => Batches.Writer.TryComplete(e);

    private FollowScript Batch(Action<FollowBatch> fill)
    {
        var batch = new FollowBatch();
        fill(batch);
        Interlocked.Increment(ref _sent);
        Batches.Writer.TryWrite(batch);
        return this;
    }
}

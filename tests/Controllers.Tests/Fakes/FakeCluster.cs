using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Streams;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Google.Protobuf;

namespace Arktos.Controllers.Tests.Fakes;

/// <summary>
/// An API server in memory for all known resources: resource versions and conflicts, generated names, finalizers,
/// graceful deletion of assigned pods, preconditions, merge patches, discovery, and Follow streams that a test can hold
/// back. Thread-safe.
/// </summary>
internal sealed class FakeCluster(TimeProvider time) : IApiConnection
{
    private readonly record struct Address(string Plural, string Tenant, string Namespace, string Name, string Sub);

    private sealed record Stream(string Plural, string Name, Channel<FollowBatch> Batches);

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, JsonObject> _objects = new(StringComparer.Ordinal);
    private readonly List<Stream> _streams = [];
    private readonly HashSet<string> _held = [];
    private readonly HashSet<string> _gone = [];
    private readonly List<(string Plural, string Name, FollowBatch Batch)> _buffered = [];
    private long _revision = 1_000_000_000_000_000_000;
    private int _names;

    public List<ApiRequest> Requests { get; } = [];

    /// <summary>Called before a request is carried out; a reply that is not null is the answer.</summary>
    public Func<ApiRequest, ApiException?>? Refuse { get; set; }

    /// <summary>Answers what others serve: a body is the answer.</summary>
    public Func<ApiRequest, byte[]?>? Serve { get; set; }

    /// <summary>Answers what others serve, with any code.</summary>
    public Func<ApiRequest, ApiResponse?>? Reply { get; set; }

    /// <summary>Requests that are not answered until their caller gives up.</summary>
    public Func<ApiRequest, bool>? Swallow { get; set; }

    /// <summary>Groups of discovery that services serve.</summary>
    public IReadOnlyList<JsonObject> Elsewhere { get; set; } = [];

    /// <summary>Called after a request was carried out: an exception hides the reply.</summary>
    public Func<ApiRequest, ApiException?>? LoseReply { get; set; }

    /// <summary>Streams say nothing at all, not even what is there.</summary>
    public bool IsMute { get; init; }

    /// <summary>Called first: a request goes on when the task ends, and heeds no cancellation meanwhile.</summary>
    public Func<ApiRequest, Task?>? Hang { get; set; }

    public T Add<T>(T o)
        where T : class, IKubeObject
    {
        var resource = KnownResource.For<T>();
        (o.Kind, o.ApiVersion) = (resource.Kind, resource.ApiVersion);
        var key = ObjectKey.Of(o);
        var address = new Address(resource.Plural, key.Tenant, key.Namespace, key.Name, "");
        lock (_lock)
            return KubeJson.Decode<T>(
                Bytes(Store(address, JsonNode.Parse(KubeJson.Encode(o))!.AsObject(), isNew: true))
            );
    }

    /// <summary>Any JSON as an object, that no delete of a collection takes.</summary>
    public void AddRaw(string plural, string tenant, string ns, string name, string json)
    {
        lock (_lock)
            _objects[Path(new Address(plural, tenant, ns, name, ""))] = JsonNode.Parse(json)!.AsObject();
    }

    public List<T> List<T>(string ns = "")
        where T : class, IKubeObject
    {
        var plural = KnownResource.For<T>().Plural;
        lock (_lock)
            return
            [
                .. _objects
                    .Where(o => o.Key.StartsWith(plural + "|", StringComparison.Ordinal))
                    .Select(o => KubeJson.Decode<T>(Bytes(o.Value)))
                    .Where(o => ns.Length == 0 || o.Metadata.Namespace == ns),
            ];
    }

    public T? Get<T>(string ns, string name)
        where T : class, IKubeObject => List<T>(ns).Find(o => o.Metadata.Name == name);

    /// <summary>
    /// Changes an object as its owner of the moment would: a kubelet, a user. False when it is not there.
    /// </summary>
    public bool Change<T>(string ns, string name, Action<T> change)
        where T : class, IKubeObject
    {
        lock (_lock)
        {
            if (Get<T>(ns, name) is not { } o)
                return false;
            var spec = Spec(o);
            change(o);
            if (Spec(o) != spec)
                o.Metadata.Generation++;
            var key = ObjectKey.Of(o);
            Store(
                new Address(KnownResource.For<T>().Plural, key.Tenant, key.Namespace, key.Name, ""),
                JsonNode.Parse(KubeJson.Encode(o))!.AsObject(),
                isNew: false
            );
            return true;
        }
    }

    public void Remove<T>(string ns, string name)
        where T : class, IKubeObject
    {
        lock (_lock)
        {
            if (Get<T>(ns, name) is { } o)
                Drop(
                    new Address(
                        KnownResource.For<T>().Plural,
                        o.Metadata.Tenant,
                        o.Metadata.Namespace,
                        o.Metadata.Name,
                        ""
                    )
                );
        }
    }

    /// <summary>Deletes an object as a user would.</summary>
    public Task DeleteAsync<T>(string ns, string name, string policy)
        where T : class, IKubeObject
    {
        var key = ObjectKey.Of(Get<T>(ns, name)!);
        var body = JsonSerializer.SerializeToUtf8Bytes(new { propagationPolicy = policy });
        return SendAsync(new ApiRequest(HttpMethod.Delete, KnownResource.For<T>().Path(key), body), default);
    }

    /// <summary>Streams of the resource go on without news, as those of a replica that lags.</summary>
    public void HoldBack(string plural)
    {
        lock (_lock)
            _held.Add(plural);
    }

    public void Release(string plural)
    {
        lock (_lock)
        {
            _held.Remove(plural);
            foreach (var (_, name, batch) in _buffered.Where(b => b.Plural == plural))
                Send(plural, name, batch);
            _buffered.RemoveAll(b => b.Plural == plural);
        }
    }

    public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken ct)
    {
        if (Hang?.Invoke(request) is { } hanging)
            await hanging;
        if (Swallow?.Invoke(request) == true)
        {
            lock (_lock)
                Requests.Add(request);
            await Task.Delay(Timeout.Infinite, ct);
        }
        lock (_lock)
        {
            Requests.Add(request);
            if (Refuse?.Invoke(request) is { } refused)
                throw refused;
            var reply = Answer(request);
            if (LoseReply?.Invoke(request) is { } lost)
                throw lost;
            return reply;
        }
    }

    public async IAsyncEnumerable<FollowBatch> FollowAsync(
        FollowRequest request,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var name = request.FieldSelector.StartsWith("metadata.name=", StringComparison.Ordinal)
            ? request.FieldSelector[14..]
            : "";
        var stream = new Stream(request.Resource, name, Channel.CreateUnbounded<FollowBatch>());
        lock (_lock)
        {
            var state = new FollowBatch { StateComplete = true };
            state.Positions.Add(new Position { Partition = 1, Revision = _revision });
            foreach (var (path, o) in _objects)
                if (
                    path.StartsWith(request.Resource + "|", StringComparison.Ordinal)
                    && (name.Length == 0 || (string)o["metadata"]!["name"]! == name)
                    && !IsHidden(o)
                )
                    state.Events.Add(Event(ObjectEvent.Types.Type.Upsert, o));
            stream.Batches.Writer.TryWrite(state);
            _streams.Add(stream);
        }
        if (IsMute)
            await Task.Delay(Timeout.Infinite, ct);
        await foreach (var batch in stream.Batches.Reader.ReadAllAsync(ct))
            yield return batch;
    }

    public Task<WriteResponse> WriteAsync(WriteRequest request, CancellationToken ct) =>
        throw new NotSupportedException("no controller writes in batches");

    /// <summary>
    /// What was written while its resource was held back is not in a new stream's state either: the replica lags.
    /// </summary>
    private bool IsHidden(JsonObject o) => _buffered.Exists(b => b.Batch.Events[0].Object.Span.SequenceEqual(Bytes(o)));

    private ApiResponse Answer(ApiRequest request)
    {
        var path = request.Path.Split('?')[0];
        if (Discovery(path) is { } discovered)
            return new ApiResponse(200, discovered);
        if (Reply?.Invoke(request) is { } replied)
            return replied;
        if (Serve?.Invoke(request) is { } served)
            return new ApiResponse(200, served);
        var address = Parse(path);
        var body = request.Body.Length > 0 ? JsonNode.Parse(request.Body.Span)!.AsObject() : null;
        _objects.TryGetValue(Path(address), out var there);
        if (request.Method == HttpMethod.Post)
            return Create(address, body!);
        if (request.Method == HttpMethod.Get && address.Name.Length == 0)
            return ListOf(address, request.Path);
        if (request.Method == HttpMethod.Delete && address.Name.Length == 0)
            return DeleteAll(address);
        if (there is null)
            return Refused(404, "NotFound", $"{address.Plural} \"{address.Name}\" not found");
        if (address.Sub == "scale")
        {
            if (request.Method != HttpMethod.Put)
                return new ApiResponse(200, Bytes(ScaleOf(there)));
            var scaled = there.DeepClone().AsObject();
            scaled["metadata"]!["resourceVersion"] = body!["metadata"]!["resourceVersion"]!.DeepClone();
            scaled["spec"]!["replicas"] = (int?)body["spec"]?["replicas"] ?? 0;
            var put = Put(address with { Sub = "" }, there, scaled);
            return put.IsSuccess ? new ApiResponse(200, Bytes(body)) : put;
        }
        return request.Method.Method switch
        {
            "GET" => new ApiResponse(200, Bytes(there)),
            "PUT" => Put(address, there, body!),
            "PATCH" => Put(address, there, Merge(there, body!), isPatch: true),
            _ => Delete(address, there, body),
        };
    }

    private static JsonObject ScaleOf(JsonObject o) =>
        new()
        {
            ["kind"] = "Scale",
            ["apiVersion"] = "autoscaling/v1",
            ["metadata"] = o["metadata"]!.DeepClone(),
            ["spec"] = new JsonObject { ["replicas"] = (int?)o["spec"]!["replicas"] ?? 0 },
            ["status"] = new JsonObject
            {
                ["replicas"] = (int?)o["status"]?["replicas"] ?? 0,
                ["selector"] = string.Join(
                    ',',
                    o["spec"]!["selector"]!["matchLabels"]!.AsObject().Select(l => $"{l.Key}={l.Value}")
                ),
            },
        };

    private ApiResponse Create(Address address, JsonObject body)
    {
        var metadata = body["metadata"]!.AsObject();
        if (metadata["name"] is null)
            metadata["name"] = $"{(string)metadata["generateName"]!}{++_names:x5}";
        address = address with { Name = (string)metadata["name"]! };
        if (address.Namespace.Length > 0 && IsGoing(address.Tenant, address.Namespace))
            return Refused(403, "Forbidden", $"namespace {address.Namespace} is being terminated", isTerminating: true);
        if (_objects.ContainsKey(Path(address)))
            return Refused(409, "AlreadyExists", $"{address.Plural} \"{address.Name}\" already exists");
        return new ApiResponse(201, Bytes(Store(address, body, isNew: true)));
    }

    /// <summary>Nothing new comes into a namespace that is being deleted, or has been.</summary>
    private bool IsGoing(string tenant, string ns) =>
        _objects.TryGetValue(Path(new Address("namespaces", tenant, "", ns, "")), out var there)
            ? there["metadata"]!["deletionTimestamp"] is not null
            : _gone.Contains($"{tenant}/{ns}");

    private ApiResponse Put(Address address, JsonObject there, JsonObject body, bool isPatch = false)
    {
        var version = (string?)body["metadata"]!["resourceVersion"];
        if (version is { Length: > 0 } && version != (string)there["metadata"]!["resourceVersion"]!)
            return Refused(409, "Conflict", "the object has been modified");
        if ((string?)body["metadata"]!["uid"] is { Length: > 0 } uid && uid != (string)there["metadata"]!["uid"]!)
            return Refused(409, "Conflict", "the uid differs");
        JsonObject next;
        if (address.Sub == "status")
        {
            next = there.DeepClone().AsObject();
            next["status"] = body["status"]?.DeepClone();
        }
        else
        {
            next = body.DeepClone().AsObject();
            if (!isPatch)
                next["status"] = there["status"]?.DeepClone();
            if (next["spec"]?.ToJsonString() != there["spec"]?.ToJsonString())
                next["metadata"]!["generation"] = ((long?)there["metadata"]!["generation"] ?? 0) + 1;
        }
        var isGone =
            next["metadata"]!["deletionTimestamp"] is not null
            && next["metadata"]!["finalizers"] is not JsonArray { Count: > 0 }
            && (long?)next["metadata"]!["deletionGracePeriodSeconds"] is null or 0
            && (
                address.Plural != "namespaces"
                || (address.Sub == "finalize" && next["spec"]?["finalizers"] is not JsonArray { Count: > 0 })
            );
        if (!isGone)
            return new ApiResponse(200, Bytes(Store(address, next, isNew: false)));
        Drop(address);
        return new ApiResponse(200, Bytes(next));
    }

    private ApiResponse Delete(Address address, JsonObject there, JsonObject? options)
    {
        if ((string?)options?["preconditions"]?["uid"] is { } uid && uid != (string)there["metadata"]!["uid"]!)
            return Refused(409, "Conflict", "the uid differs");
        if (
            (string?)options?["preconditions"]?["resourceVersion"] is { } version
            && version != (string)there["metadata"]!["resourceVersion"]!
        )
            return Refused(409, "Conflict", "the version differs");
        var next = there.DeepClone().AsObject();
        var metadata = next["metadata"]!.AsObject();
        var finalizers = (metadata["finalizers"] as JsonArray ?? []).Select(f => (string)f!).ToList();
        var policy = (string?)options?["propagationPolicy"];
        if (policy == "Foreground")
            finalizers.Add("foregroundDeletion");
        if (policy == "Orphan")
            finalizers.Add("orphan");
        var grace =
            address.Plural == "pods" && next["spec"]?["nodeName"] is not null
                ? (long?)options?["gracePeriodSeconds"] ?? 30L
                : 0L;
        if (finalizers.Count == 0 && grace == 0 && address.Plural != "namespaces")
        {
            Drop(address);
            return new ApiResponse(200, Bytes(next));
        }
        if (metadata["deletionTimestamp"] is not null)
            return new ApiResponse(200, Bytes(next));
        metadata["deletionTimestamp"] = KubeTime.Format(time.GetUtcNow().AddSeconds(grace));
        metadata["deletionGracePeriodSeconds"] = grace;
        if (finalizers.Count > 0)
            metadata["finalizers"] = new JsonArray([.. finalizers.Distinct().Select(f => (JsonNode)f)]);
        return new ApiResponse(200, Bytes(Store(address, next, isNew: false)));
    }

    private ApiResponse DeleteAll(Address address)
    {
        foreach (
            var (path, o) in _objects
                .Where(o =>
                    o.Key.StartsWith(
                        $"{address.Plural}|{address.Tenant}|{address.Namespace}|",
                        StringComparison.Ordinal
                    )
                )
                .ToList()
        )
            if (o["metadata"]!["uid"] is not null)
                Delete(address with { Name = path[(path.LastIndexOf('|') + 1)..] }, o, null);
        return new ApiResponse(200, "{}"u8.ToArray());
    }

    private ApiResponse ListOf(Address address, string path)
    {
        var selector = path.Split('?', '&')
            .FirstOrDefault(p => p.StartsWith("labelSelector=", StringComparison.Ordinal))
            is { } s
            ? Uri.UnescapeDataString(s[14..])
            : "";
        Arktos.Api.Selectors.LabelQuery.TryParse(selector, out var query, out _);
        var items = _objects
            .Where(o =>
                o.Key.StartsWith(
                    $"{address.Plural}|{address.Tenant}|"
                        + $"{(address.Namespace.Length > 0 ? address.Namespace + "|" : "")}",
                    StringComparison.Ordinal
                )
            )
            .Select(o => o.Value)
            .Where(o =>
                query.Matches((o["metadata"]!["labels"] as JsonObject)?.ToDictionary(l => l.Key, l => (string)l.Value!))
            );
        var list = new JsonObject
        {
            ["metadata"] = new JsonObject { ["resourceVersion"] = _revision.ToString(CultureInfo.InvariantCulture) },
            ["items"] = new JsonArray([.. items.Select(i => i.DeepClone())]),
        };
        return new ApiResponse(200, Bytes(list));
    }

    private JsonObject Store(Address address, JsonObject o, bool isNew)
    {
        o = o.DeepClone().AsObject();
        var metadata = o["metadata"]!.AsObject();
        metadata["resourceVersion"] = (++_revision).ToString(CultureInfo.InvariantCulture);
        if (isNew)
        {
            metadata["uid"] ??= $"uid-{_revision - 1_000_000_000_000_000_000}";
            metadata["creationTimestamp"] ??= KubeTime.Format(time.GetUtcNow());
            metadata["generation"] ??= 1L;
        }
        _objects[Path(address)] = o;
        Publish(address, ObjectEvent.Types.Type.Upsert, o);
        return o;
    }

    private void Drop(Address address)
    {
        _objects.Remove(Path(address), out var gone);
        if (address.Plural == "namespaces")
            _gone.Add($"{address.Tenant}/{address.Name}");
        ++_revision;
        Publish(address, ObjectEvent.Types.Type.Delete, gone!);
    }

    private void Publish(Address address, ObjectEvent.Types.Type type, JsonObject o)
    {
        var batch = new FollowBatch();
        batch.Events.Add(Event(type, o));
        batch.Positions.Add(new Position { Partition = 1, Revision = _revision });
        if (_held.Contains(address.Plural))
            _buffered.Add((address.Plural, address.Name, batch));
        else
            Send(address.Plural, address.Name, batch);
    }

    private void Send(string plural, string name, FollowBatch batch)
    {
        foreach (var stream in _streams)
            if (stream.Plural == plural && (stream.Name.Length == 0 || stream.Name == name))
                stream.Batches.Writer.TryWrite(batch);
    }

    private static ObjectEvent Event(ObjectEvent.Types.Type type, JsonObject o) =>
        new() { Type = type, Object = ByteString.CopyFrom(Bytes(o)) };

    private static string Path(Address a) => $"{a.Plural}|{a.Tenant}|{a.Namespace}|{a.Name}";

    private static Address Parse(string path)
    {
        var parts = new Queue<string>(path.Split('/', StringSplitOptions.RemoveEmptyEntries));
        if (parts.Dequeue() == "apis")
            parts.Dequeue();
        parts.Dequeue();
        var (tenant, ns) = ("", "");
        if (parts.Peek() == "tenants" && parts.Count > 2)
        {
            parts.Dequeue();
            tenant = parts.Dequeue();
        }
        var known = KnownResource.All.Select(r => r.Plural).ToHashSet();
        if (parts.Peek() == "namespaces" && parts.Count > 2 && known.Contains(parts.ElementAt(2)))
        {
            parts.Dequeue();
            ns = parts.Dequeue();
        }
        var plural = parts.Dequeue();
        return new Address(
            plural,
            tenant,
            ns,
            parts.TryDequeue(out var name) ? name : "",
            parts.TryDequeue(out var sub) ? sub : ""
        );
    }

    private byte[]? Discovery(string path)
    {
        // Every tenant has the same kinds here, but for those of services.
        var tenant = "system";
        if (path.Split('/', 4) is ["", "tenants", var named, var rest])
            (tenant, path) = (named, "/" + rest);
        if (path is not ("/api" or "/apis"))
            return null;
        var groups = KnownResource.All.Where(r => r.Group.Length > 0 == (path == "/apis")).GroupBy(r => r.Group);
        var items = groups.Select(g => GroupOf(g.Key, g.Select(r => (r.Version, ResourceOf(r)))));
        if (path == "/apis" && tenant == "system")
            items = items.Concat(Elsewhere.Select(e => e.DeepClone().AsObject()));
        return Bytes(new JsonObject { ["items"] = new JsonArray([.. items]) });
    }

    /// <summary>A group of discovery, as an API server tells it.</summary>
    public static JsonObject GroupOf(
        string name,
        IEnumerable<(string Version, JsonObject Resource)> resources,
        string freshness = "Current"
    ) =>
        new()
        {
            ["metadata"] = new JsonObject { ["name"] = name },
            ["versions"] = new JsonArray([
                .. resources
                    .GroupBy(r => r.Version)
                    .Select(v =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["version"] = v.Key,
                                ["resources"] = new JsonArray([.. v.Select(r => (JsonNode)r.Resource)]),
                                ["freshness"] = freshness,
                            }
                    ),
            ]),
        };

    private static JsonObject ResourceOf(KnownResource r) =>
        ResourceOf(
            r.Plural,
            r.Kind,
            r.Scope == ResourceScope.Namespaced,
            ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"]
        );

    public static JsonObject ResourceOf(string plural, string kind, bool isNamespaced, string[] verbs) =>
        new()
        {
            ["resource"] = plural,
            ["responseKind"] = new JsonObject { ["kind"] = kind },
            ["scope"] = isNamespaced ? "Namespaced" : "Cluster",
            ["verbs"] = new JsonArray([.. verbs.Select(v => (JsonNode)v)]),
        };

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

    private static string? Spec(IKubeObject o) => JsonNode.Parse(KubeJson.Encode<object>(o))!["spec"]?.ToJsonString();

    private static byte[] Bytes(JsonObject o) => JsonTree.Encode(o);

    private static ApiResponse Refused(int code, string reason, string message, bool isTerminating = false) =>
        new(
            code,
            KubeJson.Encode(
                new Status
                {
                    Kind = "Status",
                    Code = code,
                    Reason = reason,
                    Message = message,
                    Details = isTerminating
                        ? new StatusDetails { Causes = [new StatusCause { Reason = "NamespaceTerminating" }] }
                        : null,
                }
            )
        );
}

using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api.Apiregistration.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;

namespace Arktos.Controllers.Tests.Fakes;

/// <summary>
/// Flunders of tenant system, as a service behind an APIService serves them through the API servers of a
/// <see cref="FakeCluster"/>. Thread-safe.
/// </summary>
internal sealed class FakeService
{
    public const string Group = "wardle.example.com";
    public const string ApiVersion = $"{Group}/v1alpha1";
    private const string Root = $"/apis/{ApiVersion}/tenants/system/";

    private static readonly string[] AllVerbs = ["get", "list", "watch", "patch", "delete", "deletecollection"];

    private readonly FakeCluster _cluster;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Namespace, string Name), JsonObject> _flunders = [];
    private int _version;

    public FakeService(FakeCluster cluster, string freshness = "Current", string[]? verbs = null)
    {
        _cluster = cluster;
        cluster.Add(
            new APIService
            {
                Metadata = new ObjectMeta { Tenant = "system", Name = $"v1alpha1.{Group}" },
                Spec = new APIServiceSpec
                {
                    Group = Group,
                    Version = "v1alpha1",
                    Service = new ServiceReference { Namespace = "shop", Name = "api" },
                },
            }
        );
        Tell(freshness, verbs ?? AllVerbs);
        cluster.Reply = Answer;
        cluster.Swallow = r => Hangs && r.Path.StartsWith(Root, StringComparison.Ordinal);
    }

    /// <summary>No request is answered.</summary>
    public volatile bool Hangs;

    /// <summary>What is answered to everything; null: what is right.</summary>
    public ApiResponse? Always { get; set; }

    /// <summary>What is answered to lists alone.</summary>
    public ApiResponse? ToLists { get; set; }

    public static ApiResponse Away { get; } = new(503, "service unavailable\n"u8.ToArray());

    public int Asked => _cluster.Requests.ToArray().Count(r => r.Path.StartsWith(Root, StringComparison.Ordinal));

    /// <summary>How API servers tell of the service from now on: at no moment nothing.</summary>
    public void Tell(string freshness, string[]? verbs = null) =>
        _cluster.Elsewhere = [
            FakeCluster.GroupOf(
                Group,
                [("v1alpha1", FakeCluster.ResourceOf("flunders", "Flunder", true, verbs ?? AllVerbs))],
                freshness
            ),
        ];

    public string Add(string ns, string name, OwnerReference? owner = null)
    {
        lock (_lock)
        {
            var uid = $"flunder-{++_version}";
            var metadata = new JsonObject
            {
                ["namespace"] = ns,
                ["name"] = name,
                ["uid"] = uid,
                ["resourceVersion"] = $"{_version}",
            };
            if (owner is not null)
                metadata["ownerReferences"] = new JsonArray(
                    new JsonObject
                    {
                        ["apiVersion"] = owner.ApiVersion,
                        ["kind"] = owner.Kind,
                        ["name"] = owner.Name,
                        ["uid"] = owner.Uid,
                    }
                );
            _flunders[(ns, name)] = new JsonObject
            {
                ["apiVersion"] = ApiVersion,
                ["kind"] = "Flunder",
                ["metadata"] = metadata,
            };
            return uid;
        }
    }

    public void Remove(string ns, string name)
    {
        lock (_lock)
            _flunders.Remove((ns, name));
    }

    public bool Has(string ns, string name)
    {
        lock (_lock)
            return _flunders.ContainsKey((ns, name));
    }

    public bool IsOwned(string ns, string name)
    {
        lock (_lock)
            return _flunders[(ns, name)]["metadata"]!["ownerReferences"] is JsonArray { Count: > 0 };
    }

    private ApiResponse? Answer(ApiRequest request)
    {
        if (!request.Path.StartsWith(Root, StringComparison.Ordinal))
            return null;
        if (Always is { } always)
            return always;
        var parts = request.Path[Root.Length..].Split('?')[0].Split('/');
        var (ns, name) = parts switch
        {
            ["namespaces", var n, "flunders"] => (n, ""),
            ["namespaces", var n, "flunders", var one] => (n, one),
            ["flunders"] => ("", ""),
            _ => throw new InvalidOperationException(request.Path),
        };
        lock (_lock)
            return name.Length == 0 ? Collection(request, ns) : One(request, (ns, name));
    }

    private ApiResponse Collection(ApiRequest request, string ns)
    {
        var all = _flunders.Where(f => ns.Length == 0 || f.Key.Namespace == ns).ToList();
        if (request.Method == HttpMethod.Delete)
        {
            foreach (var (key, _) in all)
                _flunders.Remove(key);
            return new ApiResponse(200, "{}"u8.ToArray());
        }
        return ToLists
            ?? Ok(
                new JsonObject
                {
                    ["kind"] = "FlunderList",
                    ["items"] = new JsonArray([.. all.Select(f => (JsonNode)f.Value.DeepClone())]),
                }
            );
    }

    private ApiResponse One(ApiRequest request, (string, string Name) key)
    {
        if (!_flunders.TryGetValue(key, out var there))
            return new ApiResponse(
                404,
                Encoding.UTF8.GetBytes(
                    """{"kind":"Status","code":404,"reason":"NotFound","details":{"name":"NAME","kind":"flunders"}}""".Replace(
                        "NAME",
                        key.Name
                    )
                )
            );
        if (request.Method == HttpMethod.Delete)
            _flunders.Remove(key);
        else if (request.Method == HttpMethod.Patch)
        {
            there["metadata"]!["ownerReferences"] = JsonNode.Parse(request.Body.Span)!["metadata"]!
                ["ownerReferences"]
                ?.DeepClone();
            there["metadata"]!["resourceVersion"] = $"{++_version}";
        }
        return Ok(there);
    }

    private static ApiResponse Ok(JsonObject o) => new(200, Encoding.UTF8.GetBytes(o.ToJsonString()));
}

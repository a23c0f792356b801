using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Streams;
using Arktos.Client.Tests.Fakes;
using Google.Protobuf;

namespace Arktos.Kubelet.Tests.Hosts;

/// <summary>
/// What a node agent sees of the API: its pods by a stream, whose statuses it writes; other objects by REST. In memory.
/// </summary>
public sealed class PodApi
{
    private readonly ConcurrentDictionary<string, Pod> _pods = new();
    private readonly FollowScript _stream;

    /// <summary>What is read, changed and put: the agent writes statuses while a test deletes.</summary>
    private readonly Lock _changing = new();
    private long _revision = 2_000_000_000_000_000_000;

    /// <param name="there">Pods that an agent hears of before it is told that it knows all: what it does not know then
    /// is gone.</param>
    public PodApi(params Pod[] there)
        : this(tellsAll: true, there) { }

    /// <param name="tellsAll">False: an agent does not know that it knows all before <see cref="TellAll"/>.</param>
    public PodApi(bool tellsAll, params Pod[] there)
    {
        // By its name: a node agent follows other things, too, in no certain order.
        _stream = Fake.ScriptOf("pods");
        Fake.OnWrite = OnWrite;
        Fake.Created = (path, o) =>
        {
            if (path.Contains("/pods/"))
                Add(KubeJson.Decode<Pod>(System.Text.Encoding.UTF8.GetBytes(o.ToJsonString())));
        };
        AddServices();
        foreach (var pod in there)
            Add(pod);
        if (tellsAll)
            TellAll();
    }

    /// <summary>The agent knows all pods now.</summary>
    public void TellAll() => _stream.Complete(1);

    public FakeApi Fake { get; } = new();

    public ConcurrentQueue<string> Deleted { get; } = new();

    public Pod Add(Pod pod)
    {
        (pod.Kind, pod.ApiVersion) = ("Pod", "v1");
        if (pod.Metadata.Uid.Length == 0)
            pod.Metadata.Uid = Guid.NewGuid().ToString();
        pod.Metadata.CreationTimestamp = DateTimeOffset.UtcNow;
        pod.Status.Phase = "Pending";
        Put(pod);
        return pod;
    }

    public void AddObject<T>(string path, T o) => Fake.Objects[path] = JsonNode.Parse(KubeJson.Encode(o))!.AsObject();

    /// <summary>The services of the pods' namespace: a list is asked for by its path.</summary>
    public void AddServices(params Service[] services) =>
        AddObject("/api/v1/tenants/t1/namespaces/ns1/services", new ServiceList { Items = [.. services] });

    public Pod Get(string name) => _pods[name];

    /// <summary>Null: there is none.</summary>
    public Pod? TryGet(string name) => _pods.GetValueOrDefault(name);

    public PodStatus Status(string name) => _pods[name].Status;

    /// <summary>As pods/resize does.</summary>
    public void Resize(string name, ResourceRequirements resources)
    {
        lock (_changing)
        {
            var pod = KubeJson.Clone(_pods[name]);
            pod.Spec.Containers[0].Resources = resources;
            pod.Metadata.Generation++;
            Put(pod);
        }
    }

    /// <summary>As others write it.</summary>
    public void Change(string name, Action<Pod> change)
    {
        lock (_changing)
        {
            var pod = KubeJson.Clone(_pods[name]);
            change(pod);
            Put(pod);
        }
    }

    /// <summary>As DELETE does: the agent has to end it.</summary>
    public void Delete(string name, long graceSeconds = 5)
    {
        lock (_changing)
        {
            var pod = KubeJson.Clone(_pods[name]);
            pod.Metadata.DeletionTimestamp = DateTimeOffset.UtcNow.AddSeconds(graceSeconds);
            pod.Metadata.DeletionGracePeriodSeconds = graceSeconds;
            Put(pod);
        }
    }

    public bool IsReady(string name) =>
        Status(name).Conditions?.FirstOrDefault(c => c.Type == "Ready")?.Status == "True";

    public ContainerStatus Container(string pod, string name) =>
        Status(pod).ContainerStatuses?.FirstOrDefault(s => s.Name == name) ?? new ContainerStatus();

    public IEnumerable<(string Reason, string Message)> Events(string pod)
    {
        return
        [
            .. Fake
                .Objects.ToArray()
                .Where(o => o.Key.Contains("/events/" + pod + "."))
                .Select(o => ((string)o.Value["reason"]!, (string)o.Value["message"]!)),
        ];
    }

    public string Describe(string pod) =>
        System.Text.Encoding.UTF8.GetString(KubeJson.Encode(Status(pod))) + "\n" + string.Join('\n', Events(pod));

    private void Put(Pod pod)
    {
        pod.Metadata.ResourceVersion = Interlocked.Increment(ref _revision).ToString();
        _pods[pod.Metadata.Name] = pod;
        _stream.Upsert(pod);
    }

    private WriteResult OnWrite(WriteOperation operation)
    {
        lock (_changing)
            return Write(operation);
    }

    private WriteResult Write(WriteOperation operation)
    {
        if (operation.Resource != "pods" || !_pods.TryGetValue(operation.Name, out var pod))
            return new WriteResult { Code = 404 };
        var body = JsonNode.Parse(operation.Body.Span)!.AsObject();
        if (operation.Verb == WriteOperation.Types.Verb.Delete)
        {
            if ((string)body["preconditions"]!["uid"]! != pod.Metadata.Uid)
                return new WriteResult { Code = 409 };
            _pods.TryRemove(operation.Name, out _);
            foreach (var path in Fake.Objects.Keys.Where(p => p.EndsWith("/pods/" + operation.Name)))
                Fake.Objects.TryRemove(path, out _);
            Deleted.Enqueue(operation.Name);
            _stream.Delete(pod);
            return new WriteResult { Code = 200 };
        }
        if ((string)body["metadata"]!["uid"]! != pod.Metadata.Uid)
            return new WriteResult { Code = 409 };
        var status = JsonNode.Parse(KubeJson.Encode(pod.Status))!.AsObject();
        foreach (var (key, value) in body["status"]!.AsObject())
        {
            if (value is null)
                status.Remove(key);
            else
                status[key] = value.DeepClone();
        }
        var changed = KubeJson.Clone(pod);
        changed.Status = KubeJson.Decode<PodStatus>(System.Text.Encoding.UTF8.GetBytes(status.ToJsonString()));
        Put(changed);
        return new WriteResult { Code = 200, Body = ByteString.CopyFrom(KubeJson.Encode(changed)) };
    }

    public static Pod Pod(string name, params Container[] containers) =>
        new()
        {
            Metadata = new ObjectMeta
            {
                Tenant = "t1",
                Namespace = "ns1",
                Name = name,
                Labels = new() { ["app"] = name },
            },
            Spec = new PodSpec
            {
                NodeName = "n1",
                RestartPolicy = "Always",
                TerminationGracePeriodSeconds = 5,
                DnsPolicy = "ClusterFirst",
                Containers = [.. containers],
            },
        };

    public static Container Web(string name = "web") =>
        new()
        {
            Name = name,
            Image = "arktos.local/web:1",
            ImagePullPolicy = "IfNotPresent",
        };

    public static Container Shell(string name, string script) =>
        new()
        {
            Name = name,
            Image = "arktos.local/busybox:1",
            ImagePullPolicy = "IfNotPresent",
            Command = ["sh", "-c", script],
        };
}

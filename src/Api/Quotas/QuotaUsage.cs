using Arktos.Api.Core.V1;
using Arktos.Api.Json;

namespace Arktos.Api.Quotas;

/// <summary>
/// What one object takes of what quotas bound, by the names that quotas have for it. The one place that knows: whoever
/// holds a write against a quota and whoever counts a namespace anew must come to the same. Pure.
/// </summary>
public static class QuotaUsage
{
    private const string Requests = "requests.";
    private const string Limits = "limits.";
    private const string HugePages = "hugepages-";
    private const string StorageRequests = "requests.storage";
    private const string StorageClass = ".storageclass.storage.k8s.io/";

    private static readonly HashSet<string> CountedByName =
    [
        "configmaps",
        "persistentvolumeclaims",
        "replicationcontrollers",
        "resourcequotas",
        "secrets",
        "services",
    ];

    private static readonly string[] OfNodes = ["cpu", "memory", "ephemeral-storage"];

    /// <param name="resource">"pods", "deployments.apps".</param>
    public static Map<Quantity> Of(string resource, IKubeObject value)
    {
        var one = Quantity.FromLong(1);
        var usage = new Map<Quantity> { ["count/" + resource] = one };
        if (CountedByName.Contains(resource))
            usage[resource] = one;
        switch (value)
        {
            case Pod pod when !IsEnded(pod):
                usage["pods"] = one;
                AddPod(usage, pod.Spec);
                break;
            case Service service:
                AddService(usage, service.Spec);
                break;
            case PersistentVolumeClaim claim:
                AddClaim(usage, claim);
                break;
        }
        return usage;
    }

    /// <summary>Whether the name of something that a quota bounds is about a resource.</summary>
    public static bool IsAbout(string name, string resource) =>
        name == "count/" + resource
        || CountedByName.Contains(resource) && name == resource
        || resource switch
        {
            "pods" => name == "pods"
                || OfNodes.Contains(name)
                || name.StartsWith(HugePages, StringComparison.Ordinal)
                || name.StartsWith(Limits, StringComparison.Ordinal)
                || name.StartsWith(Requests, StringComparison.Ordinal) && name != StorageRequests,
            "services" => name is "services.nodeports" or "services.loadbalancers",
            "persistentvolumeclaims" => name == StorageRequests
                || name.Contains(StorageClass, StringComparison.Ordinal),
            _ => false,
        };

    /// <summary>The resource whose objects a name is about; null: there is none.</summary>
    public static string? ResourceOf(string name) =>
        name.StartsWith("count/", StringComparison.Ordinal) ? name["count/".Length..]
        : CountedByName.Contains(name) ? name
        : Array.Find(["pods", "services", "persistentvolumeclaims"], r => IsAbout(name, r));

    /// <summary>Whether the object takes as much before and after; most writes are told so at once.</summary>
    public static bool IsSame(IKubeObject before, IKubeObject after) =>
        (before, after) switch
        {
            (Pod a, Pod b) => IsEnded(a) == IsEnded(b)
                && a.Spec.ActiveDeadlineSeconds == b.Spec.ActiveDeadlineSeconds
                && DeepValues.Same(a.Spec.Resources, b.Spec.Resources)
                && Resources(a).SequenceEqual(Resources(b), SameResources.Instance),
            (Service or PersistentVolumeClaim, _) => false,
            _ => true,
        };

    private static IEnumerable<ResourceRequirements> Resources(Pod pod) =>
        pod.Spec.Containers.Concat(pod.Spec.InitContainers ?? []).Select(c => c.Resources);

    private static bool IsEnded(Pod pod) => pod.Status.Phase is "Succeeded" or "Failed";

    private static void AddPod(Map<Quantity> usage, PodSpec spec)
    {
        var (requests, limits) = (PodResources.Requests(spec), PodResources.Limits(spec));
        foreach (var (name, amount) in spec.Overhead ?? [])
        {
            requests[name] = requests.GetValueOrDefault(name) + amount;
            if (limits.TryGetValue(name, out var limit) && !limit.IsZero)
                limits[name] = limit + amount;
        }
        foreach (var (name, amount) in requests)
            if (OfNodes.Contains(name) || name.StartsWith(HugePages, StringComparison.Ordinal))
                usage[name] = usage[Requests + name] = amount;
            else if (name.Contains('/'))
                usage[Requests + name] = amount;
        foreach (var name in OfNodes)
            if (limits.TryGetValue(name, out var limit))
                usage[Limits + name] = limit;
    }

    private static void AddService(Map<Quantity> usage, ServiceSpec spec)
    {
        var ports = spec.Ports ?? [];
        var isBalanced = spec.Type == "LoadBalancer";
        var taken =
            isBalanced && spec.AllocateLoadBalancerNodePorts == false ? ports.Count(p => p.NodePort != 0)
            : isBalanced || spec.Type == "NodePort" ? ports.Count
            : 0;
        usage["services.nodeports"] = Quantity.FromLong(taken);
        usage["services.loadbalancers"] = Quantity.FromLong(isBalanced ? 1 : 0);
    }

    private static void AddClaim(Map<Quantity> usage, PersistentVolumeClaim claim)
    {
        var of =
            claim.Metadata.Annotations?.GetValueOrDefault("volume.beta.kubernetes.io/storage-class")
            ?? claim.Spec.StorageClassName
            ?? "";
        var amount = (claim.Spec.Resources.Requests ?? []).GetValueOrDefault("storage");
        // A volume that is to be smaller than was allocated for it takes what was allocated.
        if ((claim.Status.AllocatedResources ?? []).GetValueOrDefault("storage") is var allocated && allocated > amount)
            amount = allocated;
        usage[StorageRequests] = amount;
        if (of.Length == 0)
            return;
        usage[of + StorageClass + "persistentvolumeclaims"] = Quantity.FromLong(1);
        usage[of + StorageClass + StorageRequests] = amount;
    }

    private sealed class SameResources : IEqualityComparer<ResourceRequirements>
    {
        public static SameResources Instance { get; } = new();

        public bool Equals(ResourceRequirements? x, ResourceRequirements? y) => DeepValues.Same(x, y);

        public int GetHashCode(ResourceRequirements obj) => 0;
    }
}

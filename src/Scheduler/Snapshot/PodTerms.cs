using System.Text;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Selectors;

namespace Arktos.Scheduler.Snapshot;

/// <summary>One term of an affinity to pods: whom it selects, and within what they are to be near. Immutable.</summary>
public sealed class PodTerm
{
    private readonly string _home;
    private readonly HashSet<string>? _names;
    private readonly LabelQuery? _namespaces;

    /// <param name="home">The namespace of the pod whose term it is.</param>
    /// <param name="weight">1 to 100 of a preferred term; of a required one it is not used.</param>
    public PodTerm(PodAffinityTerm term, string home, int weight)
    {
        (_home, TopologyKey, Weight) = (home, term.TopologyKey, weight);
        // What was stored with an unknown operator selects nothing.
        Selector = LabelQuery.TryFrom(term.LabelSelector, out var pods, out _) ? pods : LabelQuery.Nothing;
        Selection = new PodSelection([Selector], isAlive: false);
        if (term.Namespaces is { Count: > 0 } names)
            _names = [.. names];
        if (term.NamespaceSelector is { } selector)
            _namespaces = LabelQuery.TryFrom(selector, out var query, out _) ? query : LabelQuery.Nothing;
    }

    public string TopologyKey { get; }

    public int Weight { get; }

    public LabelQuery Selector { get; }

    /// <summary>Whether it depends on labels of namespaces.</summary>
    public bool SelectsNamespaces => _namespaces is not null;

    /// <summary>Whether it selects a pod of its own tenant.</summary>
    public bool Selects(Pod pod, NodeTable nodes) =>
        Covers(pod.Metadata.Tenant, pod.Metadata.Namespace, nodes) && Selector.Matches(pod.Metadata.Labels);

    /// <summary>The pods of a namespace that it selects, if it covers that.</summary>
    public PodSelection Selection { get; }

    /// <summary>The namespaces of the tenant that it covers.</summary>
    public IEnumerable<string> NamespacesOf(string tenant, NodeTable nodes) =>
        _namespaces is null && _names is null
            ? [_home]
            : nodes.Index.NamespacesOf(tenant).Where(ns => Covers(tenant, ns, nodes));

    public bool Covers(string tenant, string ns, NodeTable nodes) =>
        _namespaces is null && _names is null
            ? ns == _home
            : _names?.Contains(ns) == true
                || _namespaces is { } query
                    && (query.IsEverything || query.Matches(nodes.Index.LabelsOfNamespace(tenant, ns)));
}

/// <summary>What a pod wants of other pods. Immutable.</summary>
public sealed class PodTerms
{
    private PodTerms(Pod pod)
    {
        var (near, apart) = (pod.Spec.Affinity?.PodAffinity, pod.Spec.Affinity?.PodAntiAffinity);
        RequiredNear = Required(near?.RequiredDuringSchedulingIgnoredDuringExecution);
        RequiredApart = Required(apart?.RequiredDuringSchedulingIgnoredDuringExecution);
        PreferredNear = Preferred(near?.PreferredDuringSchedulingIgnoredDuringExecution);
        PreferredApart = Preferred(apart?.PreferredDuringSchedulingIgnoredDuringExecution);
        var text = new StringBuilder(pod.Metadata.Namespace).Append('\0');
        if (near is not null)
            text.Append(Encoding.UTF8.GetString(KubeJson.Encode(near)));
        text.Append('\0');
        if (apart is not null)
            text.Append(Encoding.UTF8.GetString(KubeJson.Encode(apart)));
        Signature = text.ToString();

        PodTerm[] Required(List<PodAffinityTerm>? terms) =>
            [.. (terms ?? []).Select(t => new PodTerm(t, pod.Metadata.Namespace, 0))];
        PodTerm[] Preferred(List<WeightedPodAffinityTerm>? terms) =>
            [.. (terms ?? []).Select(t => new PodTerm(t.PodAffinityTerm, pod.Metadata.Namespace, t.Weight))];
    }

    public PodTerm[] RequiredNear { get; }

    public PodTerm[] RequiredApart { get; }

    public PodTerm[] PreferredNear { get; }

    public PodTerm[] PreferredApart { get; }

    /// <summary>The same for all pods of a tenant that want the same.</summary>
    public string Signature { get; }

    public static PodTerms? Of(Pod pod) =>
        pod.Spec.Affinity is { PodAffinity: null, PodAntiAffinity: null } or null ? null : new PodTerms(pod);
}

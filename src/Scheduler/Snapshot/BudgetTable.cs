using Arktos.Api.Policy.V1;
using Arktos.Api.Selectors;
using Arktos.Client.Resources;

namespace Arktos.Scheduler.Snapshot;

/// <summary>
/// The disruption budgets of all tenants, as their status counts them. Owned by the scheduling loop; no other thread
/// reads it.
/// </summary>
public sealed class BudgetTable
{
    private sealed record Budget(LabelQuery Pods, int Allowed, IReadOnlySet<string> Evicted);

    /// <summary>By namespace (a key without a name), then by name.</summary>
    private readonly Dictionary<ObjectKey, Dictionary<string, Budget>> _byNamespace = [];

    public void Put(PodDisruptionBudget budget)
    {
        var key = ObjectKey.Of(budget);
        if (!LabelQuery.TryFrom(budget.Spec.Selector, out var pods, out _))
        {
            Remove(key);
            return;
        }
        if (!_byNamespace.TryGetValue(key with { Name = "" }, out var beside))
            _byNamespace[key with { Name = "" }] = beside = [];
        beside[key.Name] = new Budget(
            pods,
            budget.Status.DisruptionsAllowed,
            (budget.Status.DisruptedPods?.Keys ?? Enumerable.Empty<string>()).ToHashSet()
        );
    }

    public void Remove(ObjectKey key)
    {
        var ns = key with { Name = "" };
        if (_byNamespace.TryGetValue(ns, out var beside) && beside.Remove(key.Name) && beside.Count == 0)
            _byNamespace.Remove(ns);
    }

    /// <summary>
    /// The pods whose end would be more than a budget allows, if all these went in this order: the first ones are
    /// within it.
    /// </summary>
    public IReadOnlySet<PlacedPod> Violated(IEnumerable<PlacedPod> pods)
    {
        var violated = new HashSet<PlacedPod>();
        if (_byNamespace.Count == 0)
            return violated;
        var left = new Dictionary<Budget, int>(ReferenceEqualityComparer.Instance);
        foreach (var pod in pods)
        {
            if (!_byNamespace.TryGetValue(new ObjectKey(pod.Tenant, pod.Namespace, ""), out var beside))
                continue;
            foreach (var budget in beside.Values)
            {
                if (!budget.Pods.Matches(pod.Pod.Metadata.Labels) || budget.Evicted.Contains(pod.Pod.Metadata.Name))
                    continue;
                var after = left.GetValueOrDefault(budget, budget.Allowed) - 1;
                left[budget] = after;
                if (after < 0)
                    violated.Add(pod);
            }
        }
        return violated;
    }
}

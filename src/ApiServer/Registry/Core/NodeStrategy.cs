using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Core;

public sealed class NodeStrategy : ResourceStrategy<Node>
{
    private static readonly Dictionary<string, Func<Node, string>> Selectable = new()
    {
        ["spec.unschedulable"] = n => n.Spec.Unschedulable ? "true" : "false",
    };

    public NodeStrategy()
    {
        Subresources = With(Status(), new ProxySubresource(new GroupVersionKind("", "v1", "NodeProxyOptions")));
    }

    public override ITableLayout Table { get; } =
        new TableLayout<Node>([
            Cells.Name<Node>(),
            new("Status", "string", (n, _) => StatusOf(n), Description: "The status of the node"),
            new("Roles", "string", (n, _) => Roles(n), Description: "The roles of the node"),
            Cells.Age<Node>(),
            new("Version", "string", (n, _) => n.Status.NodeInfo.KubeletVersion),
            new("Internal-IP", "string", (n, _) => Address(n, "InternalIP"), Priority: 1),
            new("External-IP", "string", (n, _) => Address(n, "ExternalIP"), Priority: 1),
            new("OS-Image", "string", (n, _) => Cells.OrUnknown(n.Status.NodeInfo.OsImage), Priority: 1),
            new("Kernel-Version", "string", (n, _) => Cells.OrUnknown(n.Status.NodeInfo.KernelVersion), Priority: 1),
            new(
                "Container-Runtime",
                "string",
                (n, _) => Cells.OrUnknown(n.Status.NodeInfo.ContainerRuntimeVersion),
                Priority: 1
            ),
        ]);

    protected override IReadOnlyDictionary<string, Func<Node, string>> SelectableFields => Selectable;

    protected override void Default(Node node)
    {
        if (node.Status is { Allocatable: null, Capacity: { } capacity })
            node.Status.Allocatable = new(capacity);
        // The older field is the first of the newer ones; who writes it alone means it.
        var spec = node.Spec;
        if (spec.PodCIDR.Length > 0 && spec.PodCIDRs?.FirstOrDefault() != spec.PodCIDR)
            spec.PodCIDRs = [spec.PodCIDR];
        else if (spec.PodCIDRs is [var first, ..])
            spec.PodCIDR = first;
    }

    protected override void PrepareForUpdate(Node node, Node old) => node.Status = old.Status.DeepClone();

    protected override void Validate(Node node, FieldErrors errors)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var (taint, i) in (node.Spec.Taints ?? []).Select((t, i) => (t, i)))
        {
            errors.InvalidEach($"spec.taints[{i}].key", taint.Key, Formats.QualifiedName(taint.Key));
            errors.InvalidEach($"spec.taints[{i}].value", taint.Value, Formats.LabelValue(taint.Value));
            if (taint.Effect is not ("NoSchedule" or "PreferNoSchedule" or "NoExecute"))
                errors.NotSupported(
                    $"spec.taints[{i}].effect",
                    taint.Effect,
                    "NoSchedule",
                    "PreferNoSchedule",
                    "NoExecute"
                );
            if (!seen.Add((taint.Key, taint.Effect)))
                errors.Duplicate($"spec.taints[{i}]", taint);
        }
        PodRanges(node.Spec.PodCIDRs ?? [], errors);
    }

    protected override void ValidateStatus(Node node, Node old, FieldErrors errors)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var (i, address) in (node.Status.Addresses ?? []).Index())
            if (!seen.Add((address.Type, address.Address)))
                errors.Duplicate($"status.addresses[{i}]", address);
    }

    protected override void ValidateUpdate(Node node, Node old, FieldErrors errors)
    {
        var before = RangesOf(old.Spec);
        if (before.Count > 0 && !RangesOf(node.Spec).SequenceEqual(before))
            errors.Forbidden("spec.podCIDRs", "node updates may not change podCIDR except from \"\" to valid");
        if (old.Spec.ProviderID.Length > 0 && node.Spec.ProviderID != old.Spec.ProviderID)
            errors.Forbidden("spec.providerID", "node updates may not change providerID except from \"\" to valid");
    }

    private static List<string> RangesOf(NodeSpec spec) =>
        spec.PodCIDRs is { Count: > 0 } all ? all
        : spec.PodCIDR.Length > 0 ? [spec.PodCIDR]
        : [];

    private static void PodRanges(List<string> ranges, FieldErrors errors)
    {
        foreach (var (i, range) in ranges.Index())
            errors.InvalidEach($"spec.podCIDRs[{i}]", range, Formats.Cidr(range));
        var families = ranges
            .Select(r => Formats.TryCidr(r, out var address, out _) ? address.AddressFamily.ToString() : r)
            .Distinct();
        if (families.Count() < ranges.Count)
            errors.Invalid("spec.podCIDRs", ranges, "may specify no more than one CIDR for each IP family");
    }

    private static string StatusOf(Node node)
    {
        var ready = node.Status.Conditions?.FirstOrDefault(c => c.Type == "Ready")?.Status switch
        {
            "True" => "Ready",
            null => "Unknown",
            _ => "NotReady",
        };
        return node.Spec.Unschedulable ? ready + ",SchedulingDisabled" : ready;
    }

    private static string Roles(Node node)
    {
        const string Prefix = "node-role.kubernetes.io/";
        var roles = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in node.Metadata.Labels ?? [])
            if (key.StartsWith(Prefix, StringComparison.Ordinal) && key.Length > Prefix.Length)
                roles.Add(key[Prefix.Length..]);
            else if (key == "kubernetes.io/role" && value.Length > 0)
                roles.Add(value);
        return roles.Count == 0 ? Cells.None : string.Join(",", roles);
    }

    private static string Address(Node node, string type) =>
        Cells.OrNone(node.Status.Addresses?.FirstOrDefault(a => a.Type == type)?.Address);
}

using Arktos.Api;
using Arktos.Api.Networking.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Apps;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Networking;

public sealed class NetworkPolicyStrategy : ResourceStrategy<NetworkPolicy>
{
    public override ITableLayout Table { get; } =
        new TableLayout<NetworkPolicy>([
            Cells.Name<NetworkPolicy>(),
            new("Pod-Selector", "string", (p, _) => Cells.Selector(p.Spec.PodSelector, "<error>", Cells.None)),
            Cells.Age<NetworkPolicy>(),
        ]);

    protected override void Default(NetworkPolicy value)
    {
        var spec = value.Spec;
        if (spec.PolicyTypes is not { Count: > 0 })
            spec.PolicyTypes = spec.Egress is { Count: > 0 } ? ["Ingress", "Egress"] : ["Ingress"];
        var ports = (spec.Ingress ?? [])
            .SelectMany(r => r.Ports ?? [])
            .Concat((spec.Egress ?? []).SelectMany(r => r.Ports ?? []));
        foreach (var port in ports)
            port.Protocol ??= "TCP";
    }

    protected override void Validate(NetworkPolicy value, FieldErrors errors)
    {
        var spec = value.Spec;
        WorkloadRules.Check(spec.PodSelector, "spec.podSelector", errors);
        foreach (var (rule, i) in (spec.Ingress ?? []).Select((r, i) => (r, i)))
        {
            Ports(rule.Ports, $"spec.ingress[{i}].ports", errors);
            Peers(rule.From, $"spec.ingress[{i}].from", errors);
        }
        foreach (var (rule, i) in (spec.Egress ?? []).Select((r, i) => (r, i)))
        {
            Ports(rule.Ports, $"spec.egress[{i}].ports", errors);
            Peers(rule.To, $"spec.egress[{i}].to", errors);
        }
        if (spec.PolicyTypes is { Count: > 2 } types)
        {
            errors.Invalid("spec.policyTypes", types, "may not specify more than two policyTypes");
            return;
        }
        foreach (var type in spec.PolicyTypes ?? [])
            if (type is not ("Ingress" or "Egress"))
                errors.NotSupported("spec.policyTypes", type, "Egress", "Ingress");
    }

    protected override IEnumerable<string> Warnings(NetworkPolicy value) =>
        BlocksOf("ingress", (value.Spec.Ingress ?? []).Select(r => ("from", r.From)))
            .Concat(BlocksOf("egress", (value.Spec.Egress ?? []).Select(r => ("to", r.To))));

    // Where the block stands, of those that pods have no addresses of.
    private static IEnumerable<string> BlocksOf(
        string direction,
        IEnumerable<(string Side, List<NetworkPolicyPeer>? Peers)> rules
    ) =>
        rules.SelectMany(
            (rule, i) =>
                (rule.Peers ?? []).SelectMany(
                    (peer, j) =>
                        peer.IpBlock is { } block
                        && Formats.TryCidr(block.Cidr, out var address, out _)
                        && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
                            ? (string[])
                                [
                                    $"spec.{direction}[{i}].{rule.Side}[{j}].ipBlock.cidr: matches nothing, "
                                        + "because pods have IPv4 addresses only",
                                ]
                            : []
                )
        );

    private static void Ports(List<NetworkPolicyPort>? ports, string at, FieldErrors errors)
    {
        foreach (var (port, i) in (ports ?? []).Select((p, i) => (p, i)))
        {
            var field = $"{at}[{i}]";
            if (port.Protocol is not ("TCP" or "UDP" or "SCTP"))
                errors.NotSupported($"{field}.protocol", port.Protocol, "SCTP", "TCP", "UDP");
            if (port.Port is { } number)
                errors.InvalidEach(
                    $"{field}.port",
                    number,
                    number.IsString ? Formats.PortName(number.Text!) : Formats.PortNumber(number.Number)
                );
            if (port.EndPort is not { } end)
                continue;
            if (port.Port is not { } first)
                errors.Invalid($"{field}.endPort", end, "may not be specified when `port` is not specified");
            else if (first.IsString)
                errors.Invalid($"{field}.endPort", end, "may not be specified when `port` is non-numeric");
            else
            {
                if (end < first.Number)
                    errors.Invalid($"{field}.endPort", end, "must be greater than or equal to `port`");
                errors.InvalidEach($"{field}.endPort", end, Formats.PortNumber(end));
            }
        }
    }

    private static void Peers(List<NetworkPolicyPeer>? peers, string at, FieldErrors errors)
    {
        foreach (var (peer, i) in (peers ?? []).Select((p, i) => (p, i)))
        {
            var field = $"{at}[{i}]";
            if (peer.PodSelector is { } pods)
                WorkloadRules.Check(pods, $"{field}.podSelector", errors);
            if (peer.NamespaceSelector is { } namespaces)
                WorkloadRules.Check(namespaces, $"{field}.namespaceSelector", errors);
            if (peer.IpBlock is { } block)
                Block(block, $"{field}.ipBlock", errors);
            if (peer is { PodSelector: null, NamespaceSelector: null, IpBlock: null })
                errors.Required(field, "must specify a peer");
            else if (peer is { IpBlock: not null } and not { PodSelector: null, NamespaceSelector: null })
                errors.Forbidden(field, "may not specify both ipBlock and another peer");
        }
    }

    private static void Block(IPBlock block, string at, FieldErrors errors)
    {
        if (block.Cidr.Length == 0)
        {
            errors.Required($"{at}.cidr");
            return;
        }
        errors.InvalidEach($"{at}.cidr", block.Cidr, Formats.Cidr(block.Cidr));
        if (!Formats.TryCidr(block.Cidr, out var address, out var bits))
            return;
        foreach (var (except, i) in (block.Except ?? []).Select((e, i) => (e, i)))
            if (!Formats.TryCidr(except, out var inner, out var innerBits))
                errors.InvalidEach($"{at}.except[{i}]", except, Formats.Cidr(except));
            else if (innerBits <= bits || !Holds(address, bits, inner))
                errors.Invalid($"{at}.except[{i}]", except, "must be a strict subset of `cidr`");
    }

    private static bool Holds(System.Net.IPAddress block, int bits, System.Net.IPAddress address)
    {
        var (a, b) = (block.GetAddressBytes(), address.GetAddressBytes());
        if (a.Length != b.Length)
            return false;
        for (var i = 0; i < bits; i++)
            if (((a[i / 8] ^ b[i / 8]) & (0x80 >> (i % 8))) != 0)
                return false;
        return true;
    }
}

using Arktos.Api.Json;
using Arktos.Api.Networking.V1;
using Arktos.Kubelet.Policies;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Tests.Policies;

/// <summary>What lines a policy becomes.</summary>
public sealed class CompiledPolicyTests
{
    private static readonly PolicyPod Web = new("acme", "shop")
    {
        Labels = new Dictionary<string, string> { ["app"] = "web" },
        Ports = [new("http", Protocols.Tcp, 8080), new("http", Protocols.Udp, 8081), new("more", Protocols.Tcp, 8082)],
    };

    [Theory]
    [InlineData("""{}""", "closed", "-")]
    [InlineData("""{"policyTypes":["Egress"]}""", "-", "closed")]
    [InlineData("""{"policyTypes":["Ingress","Egress"]}""", "closed", "closed")]
    // By default egress alone where there are rules of it.
    [InlineData("""{"egress":[{}]}""", "closed", "return")]
    [InlineData("""{"ingress":[{}]}""", "return", "-")]
    [InlineData("""{"podSelector":{"matchLabels":{"app":"db"}}}""", "-", "-")]
    [InlineData(
        """{"podSelector":{"matchExpressions":[{"key":"app","operator":"In","values":["db","web"]}]}}""",
        "closed",
        "-"
    )]
    [InlineData(
        """{"podSelector":{"matchExpressions":[{"key":"app","operator":"NotIn","values":["web"]}]}}""",
        "-",
        "-"
    )]
    // Whom it selects cannot be read: it may be everybody.
    [InlineData("""{"podSelector":{"matchExpressions":[{"key":"app","operator":"Like"}]}}""", "closed", "closed")]
    public void A_policy_isolates_whom_it_selects_in_the_directions_that_it_is_of(
        string spec,
        string ingress,
        string egress
    )
    {
        Assert.Equal(ingress, LinesOf(spec, Direction.Ingress));
        Assert.Equal(egress, LinesOf(spec, Direction.Egress));
    }

    [Theory]
    [InlineData("""[{"port":80}]""", "meta l4proto . th dport { tcp . 80 } return")]
    [InlineData(
        """[{"port":80,"endPort":90},{"port":85,"endPort":99,"protocol":"TCP"},{"port":100},{"port":53,"protocol":"UDP"}]""",
        "meta l4proto . th dport { tcp . 80-100, udp . 53 } return"
    )]
    [InlineData("""[{"protocol":"SCTP"}]""", "meta l4proto . th dport { sctp . 0-65535 } return")]
    // Of the pod's own ports, by protocol.
    [InlineData("""[{"port":"http"}]""", "meta l4proto . th dport { tcp . 8080 } return")]
    [InlineData("""[{"port":"http","protocol":"UDP"}]""", "meta l4proto . th dport { udp . 8081 } return")]
    [InlineData("""[{"port":"none"}]""", "closed")]
    public void Ports_are_ranges_and_names_of_the_pod_that_is_asked(string ports, string lines) =>
        Assert.Equal(lines, LinesOf($$"""{"ingress":[{"ports":{{ports}}}]}""", Direction.Ingress));

    [Theory]
    [InlineData("""[{"podSelector":{}}]""", "ip saddr @A return")]
    [InlineData("""[{"namespaceSelector":{}}]""", "ip saddr @A return")]
    [InlineData(
        """[{"podSelector":{"matchLabels":{"a":"b"}}},{"podSelector":{"matchLabels":{"a":"b"}},"namespaceSelector":{}}]""",
        "ip saddr @A return|ip saddr @B return"
    )]
    [InlineData(
        """[{"ipBlock":{"cidr":"10.0.0.7/8"}},{"ipBlock":{"cidr":"10.3.0.0/16"}},{"ipBlock":{"cidr":"192.168.0.1/32"}}]""",
        "ip saddr { 10.0.0.0-10.255.255.255, 192.168.0.1 } return"
    )]
    [InlineData(
        """[{"ipBlock":{"cidr":"0.0.0.0/0","except":["10.0.0.0/8","10.3.0.0/16"]}}]""",
        "ip saddr { 0.0.0.0-255.255.255.255 } ip saddr != { 10.0.0.0-10.255.255.255 } return"
    )]
    // Pods have no such addresses.
    [InlineData("""[{"ipBlock":{"cidr":"fd00::/8"}}]""", "closed")]
    // What is excepted cannot be read: nobody is let in.
    [InlineData("""[{"ipBlock":{"cidr":"10.0.0.0/8","except":["x"]}}]""", "closed")]
    [InlineData("""[{"podSelector":{"matchExpressions":[{"key":"a","operator":"Like"}]}}]""", "closed")]
    public void Peers_are_sets_and_blocks(string peers, string lines) =>
        Assert.Equal(lines, LinesOf($$"""{"ingress":[{"from":{{peers}}}]}""", Direction.Ingress));

    [Theory]
    // Of whoever has the port by that name.
    [InlineData("""{"ports":[{"port":"http"}]}""", "ip daddr . meta l4proto . th dport @A return")]
    [InlineData(
        """{"to":[{"podSelector":{}}],"ports":[{"port":"http"},{"port":81}]}""",
        "ip daddr @A meta l4proto . th dport { tcp . 81 } return|ip daddr . meta l4proto . th dport @B return"
    )]
    [InlineData("""{"to":[{"ipBlock":{"cidr":"10.0.0.0/8"}}],"ports":[{"port":"http"}]}""", "closed")]
    // Names are asked at a service whose servers are no pods.
    [InlineData(
        """{"ports":[{"port":53,"protocol":"UDP"}]}""",
        "meta l4proto . th dport { udp . 53 } return|ct original ip daddr { 10.96.0.10 } DNS udp"
    )]
    [InlineData(
        """{"to":[{"namespaceSelector":{},"podSelector":{"matchLabels":{"k8s-app":"kube-dns"}}}]}""",
        "ip daddr @A return|ct original ip daddr @A DNS udp|ct original ip daddr @A DNS tcp"
    )]
    [InlineData(
        """{"to":[{"ipBlock":{"cidr":"0.0.0.0/0"}}],"ports":[{"port":53}]}""",
        "ip daddr { 0.0.0.0-255.255.255.255 } meta l4proto . th dport { tcp . 53 } return"
            + "|ip daddr { 0.0.0.0-255.255.255.255 } ct original ip daddr { 10.96.0.10 } DNS tcp"
    )]
    [InlineData(
        """{"ports":[{"port":"dns","protocol":"UDP"}]}""",
        "ip daddr . meta l4proto . th dport @A return|ct original ip daddr { 10.96.0.10 } DNS udp"
    )]
    public void What_leaves_goes_to_names_of_the_ports_of_who_is_asked_and_to_dns(string rule, string lines) =>
        Assert.Equal(lines, LinesOf($$"""{"egress":[{{rule}}]}""", Direction.Egress));

    [Fact]
    public void The_same_peers_have_the_same_set_and_others_of_another_tenant_or_namespace()
    {
        const string Spec = """{"ingress":[{"from":[{"podSelector":{"matchLabels":{"a":"b","c":"d"}}}]}]}""";
        var one = Compiled(Spec).LinesOf(Web, Direction.Ingress)[0].Text;
        var turned = Spec.Replace("""{"a":"b","c":"d"}""", """{"c":"d","a":"b"}""", StringComparison.Ordinal);
        Assert.Equal(one, Compiled(turned).LinesOf(Web, Direction.Ingress)[0].Text);
        Assert.NotEqual(one, Compiled(Spec, "other").LinesOf(Web, Direction.Ingress)[0].Text);
        Assert.NotEqual(one, Compiled(Spec, "acme", "other").LinesOf(Web, Direction.Ingress)[0].Text);
        // However a value reads, it is not another selector.
        var odd = Spec.Replace("\"b\",\"c\":\"d\"", "\"b\\\" \\\"c\\\" Equals \\\"d\"", StringComparison.Ordinal);
        Assert.NotEqual(one, Compiled(odd).LinesOf(Web, Direction.Ingress)[0].Text);
    }

    [Fact]
    public void What_cannot_be_read_is_told()
    {
        Assert.Equal("", Compiled("{}").Fault);
        Assert.Contains(
            "Like",
            Compiled("""{"podSelector":{"matchExpressions":[{"key":"app","operator":"Like"}]}}""").Fault
        );
        Assert.Contains(
            "Like",
            Compiled(
                """{"ingress":[{"from":[{"podSelector":{"matchExpressions":[{"key":"a","operator":"Like"}]}}]}]}"""
            ).Fault
        );
    }

    private static string LinesOf(string spec, Direction direction)
    {
        var policy = Compiled(spec);
        if (!policy.Isolates(Web, direction))
            return "-";
        var (lines, names) = (policy.LinesOf(Web, direction), new List<string>());
        return lines.Count == 0
            ? "closed"
            : string.Join('|', lines.Select(l => Named(l, names)))
                .Replace("meta l4proto udp ct original proto-dst 53 return", "DNS udp", StringComparison.Ordinal)
                .Replace("meta l4proto tcp ct original proto-dst 53 return", "DNS tcp", StringComparison.Ordinal);
    }

    private static string Named(PolicyLine line, List<string> names)
    {
        if (line.Peers is not { } peers)
            return line.Text;
        if (!names.Contains(peers.SetName))
            names.Add(peers.SetName);
        Assert.Contains("@" + peers.SetName + " ", line.Text);
        return line.Text.Replace(
            peers.SetName,
            $"{(char)('A' + names.IndexOf(peers.SetName))}",
            StringComparison.Ordinal
        );
    }

    private static CompiledPolicy Compiled(string spec, string tenant = "acme", string ns = "shop") =>
        new(
            KubeJson.Decode<NetworkPolicy>(System.Text.Encoding.UTF8.GetBytes($$"""{"spec":{{spec}}}""")),
            tenant,
            ns,
            new ClusterDns([Ipv4.Of(System.Net.IPAddress.Parse("10.96.0.10"))])
        );
}

using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>The kinds of networking.k8s.io.</summary>
public sealed class NetworkingKindTests(KindServer server) : IClassFixture<KindServer>
{
    private const string Root = "/apis/networking.k8s.io/v1";
    private const string Classes = $"{Root}/ingressclasses";
    private const string Ingresses = $"{Root}/namespaces/shop/ingresses";

    private const string DnsFault =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start "
        + "and end with an alphanumeric character (e.g. 'example.com', regex used for validation is "
        + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private const string LabelFault =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end "
        + "with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is "
        + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    private static readonly Dictionary<string, KindCase> Kinds = new()
    {
        ["NetworkPolicy"] = new(
            $"{Root}/namespaces/shop/networkpolicies",
            """
            {"spec":{"podSelector":{"matchLabels":{"app":"web"}},
             "ingress":[{"ports":[{"port":80,"endPort":90}],"from":[{"ipBlock":{"cidr":"10.0.0.0/8","except":["10.1.0.0/16"]}}]}],
             "egress":[{"to":[{"podSelector":{},"namespaceSelector":{}}]}]}}
            """,
            """{"spec":{"policyTypes":["Ingress"]}}"""
        )
        {
            Columns = "Name|Pod-Selector|Age",
            Cells = "app=web|age",
            HasGeneration = true,
        },
        ["Ingress"] = new(
            Ingresses,
            """
            {"spec":{"ingressClassName":"fast","tls":[{"hosts":["*.example.com"],"secretName":"tls"}],
             "defaultBackend":{"resource":{"kind":"Bucket","name":"b"}},
             "rules":[{"host":"a.example.com","http":{"paths":[{"path":"/x","pathType":"Prefix",
              "backend":{"service":{"name":"web","port":{"number":80}}}}]}},{"host":"*.b.example.com"}]}}
            """,
            """{"spec":{"ingressClassName":"slow"}}"""
        )
        {
            Columns = "Name|Class|Hosts|Address|Ports|Age",
            Cells = "fast|a.example.com,*.b.example.com||80, 443|age",
            Status = """{"status":{"loadBalancer":{"ingress":[{"ip":"1.2.3.4"}]}}}""",
            HasGeneration = true,
            Warning = "nothing routes ingresses",
        },
        ["IngressClass"] = new(
            Classes,
            """{"spec":{"controller":"example.com/fast","parameters":{"apiGroup":"k8s.example.com","kind":"P","name":"p"}}}""",
            """{"spec":{"parameters":{"name":"q"}}}"""
        )
        {
            Columns = "Name|Controller|Parameters|Age",
            Cells = "example.com/fast|P.k8s.example.com/p|age",
            HasGeneration = true,
        },
        ["EndpointSlice"] = new(
            "/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices",
            """
            {"addressType":"IPv4","endpoints":[{"addresses":["10.1.2.3"],"hostname":"web-0","nodeName":"n1"}],
             "ports":[{"name":"http","port":8080}]}
            """,
            """{"metadata":{"annotations":{"a":"b"}}}"""
        )
        {
            Columns = "Name|AddressType|Ports|Endpoints|Age",
            Cells = "IPv4|8080|10.1.2.3|age",
            HasGeneration = true,
        },
        ["Endpoints"] = new(
            "/api/v1/namespaces/shop/endpoints",
            """{"subsets":[{"addresses":[{"ip":"10.1.2.3","hostname":"web-0"}],"ports":[{"port":8080}]}]}""",
            """{"subsets":[{"addresses":[{"ip":"10.1.2.4"}],"ports":[{"port":8080,"protocol":"TCP"}]}]}"""
        )
        {
            Columns = "Name|Endpoints|Age",
            Cells = "10.1.2.3:8080|age",
            Warning = "v1 Endpoints is deprecated",
            CreatesOnUpdate = true,
        },
        ["IPAddress"] = new(
            $"{Root}/ipaddresses",
            """{"spec":{"parentRef":{"resource":"services","namespace":"shop","name":"web"}}}""",
            """{"metadata":{"annotations":{"a":"b"}}}"""
        )
        {
            Columns = "Name|ParentRef",
            Cells = "services/shop/web",
            Name = n => $"10.7.{n / 250}.{n % 250}",
        },
        ["ServiceCIDR"] = new(
            $"{Root}/servicecidrs",
            """{"spec":{"cidrs":["10.8.0.0/16"]}}""",
            """{"spec":{"cidrs":["10.8.0.0/16","fd00::/112"]}}"""
        )
        {
            Columns = "Name|CIDRs|Age",
            Cells = "10.8.0.0/16|age",
            Status =
                """{"status":{"conditions":[{"type":"Ready","status":"True","lastTransitionTime":"2026-01-01T00:00:00Z","reason":"R","message":"m"}]}}""",
        },
    };

    public static TheoryData<string> Names => new(Kinds.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Objects_of_each_kind_are_written_in_every_way(string kind) => server.Probe.RunAsync(Kinds[kind]);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Each_kind_is_shown_as_a_table(string kind) => server.Probe.TableAsync(Kinds[kind]);

    [Theory]
    [InlineData(
        "NetworkPolicy",
        """
            {"spec":{"egress":[{"ports":[{"protocol":"ICMP","port":0},{"endPort":5},{"port":"web","endPort":5},
             {"port":9,"endPort":8}]}]}}
            """,
        "spec.egress[0].ports[0].protocol: Unsupported value: \"ICMP\": supported values: \"SCTP\", \"TCP\", \"UDP\"\n"
            + "spec.egress[0].ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive\n"
            + "spec.egress[0].ports[1].endPort: Invalid value: 5: may not be specified when `port` is not specified\n"
            + "spec.egress[0].ports[2].endPort: Invalid value: 5: may not be specified when `port` is non-numeric\n"
            + "spec.egress[0].ports[3].endPort: Invalid value: 8: must be greater than or equal to `port`"
    )]
    [InlineData(
        "NetworkPolicy",
        """{"spec":{"ingress":[{"from":[{},{"podSelector":{},"ipBlock":{"cidr":"10.0.0.0/8"}},{"ipBlock":{}}]}]}}""",
        "spec.ingress[0].from[0]: Required value: must specify a peer\n"
            + "spec.ingress[0].from[1]: Forbidden: may not specify both ipBlock and another peer\n"
            + "spec.ingress[0].from[2].ipBlock.cidr: Required value"
    )]
    [InlineData(
        "NetworkPolicy",
        """
            {"spec":{"ingress":[{"from":[{"ipBlock":{"cidr":"10.0.0.0/33"}},
             {"ipBlock":{"cidr":"10.0.0.0/8","except":["10.0.0.0/8","11.0.0.0/16","fd00::/64","x"]}}]}]}}
            """,
        "spec.ingress[0].from[0].ipBlock.cidr: Invalid value: \"10.0.0.0/33\": must be a valid CIDR value, (e.g. "
            + "10.9.8.0/24 or 2001:db8::/64)\n"
            + "spec.ingress[0].from[1].ipBlock.except[0]: Invalid value: \"10.0.0.0/8\": must be a strict subset of "
            + "`cidr`\n"
            + "spec.ingress[0].from[1].ipBlock.except[1]: Invalid value: \"11.0.0.0/16\": must be a strict subset of "
            + "`cidr`\n"
            + "spec.ingress[0].from[1].ipBlock.except[2]: Invalid value: \"fd00::/64\": must be a strict subset of "
            + "`cidr`\n"
            + "spec.ingress[0].from[1].ipBlock.except[3]: Invalid value: \"x\": must be a valid CIDR value, (e.g. "
            + "10.9.8.0/24 or 2001:db8::/64)"
    )]
    [InlineData(
        "NetworkPolicy",
        """{"spec":{"policyTypes":["Ingress","Egress","Ingress"]}}""",
        "spec.policyTypes: Invalid value: [\"Ingress\",\"Egress\",\"Ingress\"]: may not specify more than two "
            + "policyTypes"
    )]
    [InlineData(
        "NetworkPolicy",
        """{"spec":{"policyTypes":["Both"],"podSelector":{"matchExpressions":[{"key":"a","operator":"Like"}]}}}""",
        "spec.podSelector.matchExpressions[0].operator: Invalid value: \"Like\": not a valid selector operator\n"
            + "spec.policyTypes: Unsupported value: \"Both\": supported values: \"Egress\", \"Ingress\""
    )]
    [InlineData(
        "EndpointSlice",
        """
            {"endpoints":[{"addresses":["fd00::1"],"hostname":"A"},{"addresses":["10.1.2"],"nodeName":"-"},
              {"addresses":["10.1.2.4"],"hints":{"forZones":[{"name":"a"},{"name":"a"}]}}],
             "ports":[{"name":"http","protocol":"ICMP"},{"name":"http","appProtocol":"a b"},{"name":"-"}]}
            """,
        "endpoints[0].addresses[0]: Invalid value: \"fd00::1\": must be a valid IPv4 address\n"
            + $"endpoints[0].hostname: Invalid value: \"A\": {LabelFault}\n"
            + "endpoints[1].addresses[0]: Invalid value: \"10.1.2\": must be a valid IPv4 address\n"
            + $"endpoints[1].nodeName: Invalid value: \"-\": {DnsFault}\n"
            + "endpoints[2].hints.forZones[1].name: Duplicate value: \"a\"\n"
            + "ports[0].protocol: Unsupported value: \"ICMP\": supported values: \"SCTP\", \"TCP\", \"UDP\"\n"
            + "ports[1].name: Duplicate value: \"http\"\n"
            + "ports[1].appProtocol: Invalid value: \"a b\": name part must consist of alphanumeric characters, '-', "
            + "'_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or "
            + "'123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')\n"
            + $"ports[2].name: Invalid value: \"-\": {LabelFault}"
    )]
    [InlineData(
        "EndpointSlice",
        """{"addressType":"IPv6"}""",
        "endpoints[0].addresses[0]: Invalid value: \"10.1.2.3\": must be a valid IPv6 address"
    )]
    [InlineData(
        "EndpointSlice",
        """{"addressType":"FQDN","endpoints":[{"addresses":["example"]},{"addresses":["a.example.com."]}]}""",
        "endpoints[0].addresses[0]: Invalid value: \"example\": should be a domain with at least two segments "
            + "separated by dots"
    )]
    [InlineData(
        "Endpoints",
        """
            {"subsets":[{"addresses":[{"ip":"1.2.3"}],"notReadyAddresses":[{"ip":"10.1.2.3","hostname":"A"}],
             "ports":[{"name":"A","port":1},{"port":1,"protocol":"ICMP","name":"b"}]}]}
            """,
        "subsets[0].addresses[0].ip: Invalid value: \"1.2.3\": must be a valid IP address, (e.g. 10.9.8.7 or "
            + "2001:db8::ffff)\n"
            + $"subsets[0].notReadyAddresses[0].hostname: Invalid value: \"A\": {LabelFault}\n"
            + $"subsets[0].ports[0].name: Invalid value: \"A\": {LabelFault}\n"
            + "subsets[0].ports[1].protocol: Unsupported value: \"ICMP\": supported values: \"SCTP\", \"TCP\", "
            + "\"UDP\""
    )]
    [InlineData(
        "Ingress",
        """{"spec":{"rules":null,"defaultBackend":null}}""",
        "spec: Invalid value: []: either `defaultBackend` or `rules` must be specified"
    )]
    [InlineData(
        "Ingress",
        """{"spec":{"rules":[{"host":"1.2.3.4"},{"host":"A.b"},{"host":"x.*.com"},{"http":{"paths":[]}}]}}""",
        "spec.rules[0].host: Invalid value: \"1.2.3.4\": must be a DNS name, not an IP address\n"
            + $"spec.rules[1].host: Invalid value: \"A.b\": {DnsFault}\n"
            + "spec.rules[2].host: Invalid value: \"x.*.com\": a wildcard DNS-1123 subdomain must start with '*.', "
            + "followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or "
            + "'.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is "
            + "'\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')\n"
            + "spec.rules[3].http.paths: Required value"
    )]
    [InlineData(
        "Ingress",
        """
            {"spec":{"rules":[{"http":{"paths":[
              {"backend":{"resource":{"kind":"K","name":"n"}}},
              {"pathType":"Regex","path":"/","backend":{"resource":{"kind":"K","name":"n"}}},
              {"pathType":"Exact","path":"a","backend":{"resource":{"kind":"K","name":"n"}}},
              {"pathType":"Prefix","path":"/a//b/..","backend":{"resource":{"kind":"K","name":"n"}}},
              {"pathType":"ImplementationSpecific","path":"a","backend":{"resource":{"kind":"K","name":"n"}}}]}}]}}
            """,
        "spec.rules[0].http.paths[0].pathType: Required value: pathType must be specified\n"
            + "spec.rules[0].http.paths[1].pathType: Unsupported value: \"Regex\": supported values: \"Exact\", "
            + "\"ImplementationSpecific\", \"Prefix\"\n"
            + "spec.rules[0].http.paths[2].path: Invalid value: \"a\": must be an absolute path\n"
            + "spec.rules[0].http.paths[3].path: Invalid value: \"/a//b/..\": must not contain '//'\n"
            + "spec.rules[0].http.paths[3].path: Invalid value: \"/a//b/..\": cannot end with '/..'\n"
            + "spec.rules[0].http.paths[4].path: Invalid value: \"a\": must be an absolute path"
    )]
    [InlineData(
        "Ingress",
        """{"spec":{"defaultBackend":{"service":{"name":"a","port":{"name":"x","number":1}},"resource":null}}}""",
        "spec.defaultBackend: Invalid value: \"\": cannot set both port name & port number"
    )]
    [InlineData(
        "Ingress",
        """{"spec":{"defaultBackend":{"service":{"name":"a"},"resource":null}}}""",
        "spec.defaultBackend: Required value: port name or number is required"
    )]
    [InlineData(
        "Ingress",
        """{"spec":{"defaultBackend":{"service":{"name":"a"}}}}""",
        "spec.defaultBackend: Invalid value: \"\": cannot set both resource and service backends"
    )]
    [InlineData(
        "Ingress",
        """{"spec":{"defaultBackend":{"resource":null}}}""",
        "spec.defaultBackend: Invalid value: \"\": resource or service backend is required"
    )]
    [InlineData(
        "Ingress",
        """{"metadata":{"annotations":{"kubernetes.io/ingress.class":"other"}}}""",
        "metadata.annotations.kubernetes.io/ingress.class: Invalid value: \"other\": must match `ingressClassName` "
            + "when both are specified"
    )]
    [InlineData(
        "IngressClass",
        """{"spec":{"controller":"fast"}}""",
        "spec.controller: Invalid value: \"fast\": must be a domain-prefixed path (such as \"acme.io/foo\")"
    )]
    [InlineData(
        "IngressClass",
        """{"spec":{"parameters":{"scope":"Namespace","kind":"","name":null}}}""",
        "spec.parameters.kind: Required value\nspec.parameters.name: Required value\n"
            + "spec.parameters.namespace: Required value: `parameters.scope` is set to 'Namespace'"
    )]
    [InlineData(
        "IngressClass",
        """{"spec":{"parameters":{"namespace":"shop"}}}""",
        "spec.parameters.namespace: Forbidden: `parameters.scope` is set to 'Cluster'"
    )]
    [InlineData("IPAddress", """{"spec":{"parentRef":null}}""", "spec.parentRef: Required value")]
    [InlineData(
        "IPAddress",
        """{"spec":{"parentRef":{"resource":"","name":"a/b"}}}""",
        "spec.parentRef.resource: Required value\n" + "spec.parentRef.name: Invalid value: \"a/b\": may not contain '/'"
    )]
    [InlineData("ServiceCIDR", """{"spec":{"cidrs":[]}}""", "spec.cidrs: Required value: at least one CIDR required")]
    [InlineData(
        "ServiceCIDR",
        """{"spec":{"cidrs":["10.8.0.1/16","10.8.0.0","fd00::/112"]}}""",
        "spec.cidrs: Invalid value: [\"10.8.0.1/16\",\"10.8.0.0\",\"fd00::/112\"]: may only hold up to 2 values\n"
            + "spec.cidrs[0]: Invalid value: \"10.8.0.1/16\": must not have bits set beyond the prefix length\n"
            + "spec.cidrs[1]: Invalid value: \"10.8.0.0\": must be a valid CIDR value, (e.g. 10.9.8.0/24 or "
            + "2001:db8::/64)"
    )]
    [InlineData(
        "ServiceCIDR",
        """{"spec":{"cidrs":["10.8.0.0/16","10.9.0.0/16"]}}""",
        "spec.cidrs: Invalid value: [\"10.8.0.0/16\",\"10.9.0.0/16\"]: may specify no more than one IP for each IP "
            + "family, i.e 192.168.0.0/24 and 2001:db8::/64"
    )]
    public Task Bad_objects_are_refused_with_the_reason(string kind, string patch, string errors) =>
        server.Probe.RefusedAsync(Kinds[kind], patch, errors);

    [Theory]
    [InlineData(
        "IngressClass",
        """{"spec":{"controller":"example.com/slow"}}""",
        "spec.controller: Invalid value: \"example.com/slow\": field is immutable"
    )]
    [InlineData(
        "IPAddress",
        """{"spec":{"parentRef":{"name":"other"}}}""",
        "spec.parentRef: Invalid value: {\"resource\":\"services\",\"namespace\":\"shop\",\"name\":\"other\"}: field "
            + "is immutable"
    )]
    [InlineData(
        "ServiceCIDR",
        """{"spec":{"cidrs":["10.9.0.0/16"]}}""",
        "spec.cidrs[0]: Invalid value: \"10.9.0.0/16\": field is immutable"
    )]
    public Task What_may_not_change_is_kept(string kind, string patch, string errors) =>
        server.Probe.KeptAsync(Kinds[kind], patch, errors);

    [Fact]
    public async Task A_policy_without_types_is_of_those_that_its_rules_are_of()
    {
        var kind = Kinds["NetworkPolicy"];
        foreach (
            var (patch, types) in new[]
            {
                ("{}", """["Ingress","Egress"]"""),
                ("""{"spec":{"egress":null}}""", """["Ingress"]"""),
            }
        )
        {
            var (_, body) = KindProbe.New(kind, patch);
            var made = (await server.Admin.PostAsync(kind.Collection, body.ToJsonString())).Expect(201);
            Assert.Equal(types, made.Node("spec", "policyTypes")!.ToJsonString());
            Assert.Equal("TCP", made.Text("spec", "ingress", "0", "ports", "0", "protocol"));
        }
    }

    [Fact]
    public async Task A_block_of_addresses_that_no_pod_has_is_warned_of_and_one_of_ipv4_is_not()
    {
        var kind = Kinds["NetworkPolicy"];
        foreach (
            var (patch, warning) in new[]
            {
                ("{}", ""),
                (
                    """{"spec":{"egress":[{},{"to":[{"podSelector":{}},{"ipBlock":{"cidr":"fd00::/8"}}]}]}}""",
                    "spec.egress[1].to[1].ipBlock.cidr: matches nothing, because pods have IPv4 addresses only"
                ),
            }
        )
        {
            var (_, body) = KindProbe.New(kind, patch);
            var made = (await server.Admin.PostAsync(kind.Collection, body.ToJsonString())).Expect(201);
            made.Headers.TryGetValues("Warning", out var warnings);
            if (warning.Length == 0)
                Assert.Null(warnings);
            else
                Assert.Contains(warning, Assert.Single(warnings!));
        }
    }

    [Fact]
    public async Task The_name_of_an_address_is_the_address_as_it_is_written_shortest()
    {
        var kind = Kinds["IPAddress"];
        await server.Probe.RefusedAsync(
            kind with
            {
                Name = _ => "FD00::0:1",
            },
            "{}",
            "metadata.name: Invalid value: \"FD00::0:1\": must be a canonical format IP address"
        );
        await server.Probe.RefusedAsync(
            kind with
            {
                Name = _ => "ten",
            },
            "{}",
            "metadata.name: Invalid value: \"ten\": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"
        );
        var (_, body) = KindProbe.New(kind with { Name = _ => "fd00::1" });
        (await server.Admin.PostAsync(kind.Collection, body.ToJsonString())).Expect(201);
    }

    [Fact]
    public async Task An_ingress_without_a_class_gets_the_newest_default_class()
    {
        const string Default =
            """{"metadata":{"annotations":{"ingressclass.kubernetes.io/is-default-class":"true"}}}""";
        var kind = Kinds["Ingress"];
        var (_, before) = KindProbe.New(kind, """{"spec":{"ingressClassName":null}}""");
        var made = (await server.Admin.PostAsync(kind.Collection, before.ToJsonString())).Expect(201);
        Assert.Null(made.Node("spec", "ingressClassName"));

        var (path, body) = KindProbe.New(Kinds["IngressClass"], Default);
        (await server.Admin.PostAsync(Classes, body.ToJsonString())).Expect(201);
        var (_, after) = KindProbe.New(kind, """{"spec":{"ingressClassName":null}}""");
        made = (await server.Admin.PostAsync(kind.Collection, after.ToJsonString())).Expect(201);
        Assert.Equal(body["metadata"]!["name"]!.ToString(), made.Text("spec", "ingressClassName"));

        var (_, annotated) = KindProbe.New(
            kind,
            """{"metadata":{"annotations":{"kubernetes.io/ingress.class":"x"}},"spec":{"ingressClassName":null}}"""
        );
        made = (await server.Admin.PostAsync(kind.Collection, annotated.ToJsonString())).Expect(201);
        Assert.Null(made.Node("spec", "ingressClassName"));
        Assert.Contains(
            "please use 'spec.ingressClassName' instead",
            string.Join("\n", made.Headers.GetValues("Warning"))
        );
        // Once it is there, the annotation may say something else.
        (
            await server.Admin.PatchAsync(
                $"{Ingresses}/{annotated["metadata"]!["name"]}",
                """{"spec":{"ingressClassName":"y"}}"""
            )
        ).Expect(200);
        (await server.Admin.DeleteAsync(path)).Expect(200);
    }
}

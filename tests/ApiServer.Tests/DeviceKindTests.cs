using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>The kinds of resource.k8s.io.</summary>
public sealed class DeviceKindTests(KindServer server) : IClassFixture<KindServer>
{
    private const string Root = "/apis/resource.k8s.io/v1";
    private const string Claims = $"{Root}/namespaces/shop/resourceclaims";

    private static readonly Dictionary<string, KindCase> Kinds = new()
    {
        ["DeviceClass"] = new(
            $"{Root}/deviceclasses",
            """
            {"spec":{"selectors":[{"cel":{"expression":
              "device.driver == 'gpu.example.com' && device.capacity['gpu.example.com'].memory.isGreaterThan(quantity('1Gi'))"}}],
             "config":[{"opaque":{"driver":"gpu.example.com","parameters":{"a":1}}}]}}
            """,
            """{"spec":{"extendedResourceName":"example.com/gpu"}}"""
        )
        {
            Columns = "Name|Age",
            Cells = "age",
            HasGeneration = true,
            Warning = "nothing allocates devices",
        },
        ["ResourceClaim"] = new(
            Claims,
            """
            {"spec":{"devices":{"requests":[{"name":"one","exactly":{"deviceClassName":"gpu","tolerations":[{"key":"a"}]}},
              {"name":"two","firstAvailable":[{"name":"big","deviceClassName":"gpu","count":2},
               {"name":"small","deviceClassName":"gpu","allocationMode":"All"}]}],
             "constraints":[{"requests":["one","two/big"],"matchAttribute":"gpu.example.com/model"}],
             "config":[{"requests":["two"],"opaque":{"driver":"gpu.example.com","parameters":{}}}]}}}
            """,
            """{"metadata":{"annotations":{"a":"b"}}}"""
        )
        {
            Columns = "Name|State|Age",
            Cells = "pending|age",
            Status =
                """{"status":{"allocation":{"devices":{"results":[{"request":"one","driver":"d","pool":"p","device":"x"}]}},"reservedFor":[{"resource":"pods","name":"p","uid":"u"}]}}""",
            Warning = "the claim stays pending",
        },
        ["ResourceClaimTemplate"] = new(
            $"{Root}/namespaces/shop/resourceclaimtemplates",
            """{"spec":{"spec":{"devices":{"requests":[{"name":"one","exactly":{"deviceClassName":"gpu"}}]}}}}""",
            """{"metadata":{"annotations":{"a":"b"}}}"""
        )
        {
            Columns = "Name|Age",
            Cells = "age",
            Warning = "no claims are made from templates",
        },
        ["ResourceSlice"] = new(
            $"{Root}/resourceslices",
            """
            {"spec":{"driver":"gpu.example.com","nodeName":"n","pool":{"name":"n/p","generation":1,"resourceSliceCount":1},
             "devices":[{"name":"gpu-0","attributes":{"model":{"string":"x"}},"capacity":{"memory":{"value":"8Gi"}}}]}}
            """,
            """{"spec":{"pool":{"generation":2}}}"""
        )
        {
            Columns = "Name|Node|Driver|Pool|Age",
            Cells = "n|gpu.example.com|n/p|age",
            HasGeneration = true,
            Warning = "nothing allocates devices",
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
        "DeviceClass",
        """{"spec":{"selectors":[{},{"cel":{"expression":"device.drive == 'a'"}}],"config":[{}]}}""",
        "spec.selectors[0].cel: Required value\n"
            + "spec.selectors[1].cel.expression: Invalid value: \"device.drive == 'a'\": compilation failed: ERROR: "
            + "<input>:1:7: undefined field 'drive'\n | device.drive == 'a'\n | ......^\n"
            + "spec.config[0].opaque: Required value"
    )]
    [InlineData(
        "DeviceClass",
        """
            {"spec":{"selectors":[{"cel":{"expression":"device.driver"}}],
             "config":[{"opaque":{"driver":"","parameters":[]}}],"extendedResourceName":"a b"}}
            """,
        "spec.selectors[0].cel.expression: Invalid value: \"device.driver\": compilation failed: ERROR: <input>:1:1: "
            + "must "
            + "evaluate to bool\n | device.driver\n | ^\n"
            + "spec.config[0].opaque.driver: Required value\n"
            + "spec.config[0].opaque.parameters: Invalid value: \"<value omitted>\": must be a valid JSON object\n"
            + "spec.extendedResourceName: Invalid value: \"a b\": name part must consist of alphanumeric characters, "
            + "'-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  "
            + "or "
            + "'123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
    )]
    [InlineData(
        "ResourceClaim",
        """
            {"spec":{"devices":{"constraints":null,"config":null,"requests":[{"name":"a"},
             {"name":"a","exactly":{},"firstAvailable":[{"name":"b","deviceClassName":"c"}]},
             {"name":"c","exactly":{"allocationMode":"All","count":1}},
             {"name":"d","exactly":{"deviceClassName":"x","count":-1}},
             {"name":"e","exactly":{"deviceClassName":"x","allocationMode":"Some"}}]}}}
            """,
        "spec.devices.requests[0]: Required value: exactly one of `exactly` or `firstAvailable` is required\n"
            + "spec.devices.requests[1].name: Duplicate value: \"a\"\n"
            + "spec.devices.requests[1]: Invalid value: null: exactly one of `exactly` or `firstAvailable` is "
            + "required, "
            + "but multiple fields are set\n"
            + "spec.devices.requests[2].exactly.deviceClassName: Required value\n"
            + "spec.devices.requests[2].exactly.count: Invalid value: 1: must not be specified when allocationMode is "
            + "'All'\n"
            + "spec.devices.requests[3].exactly.count: Invalid value: -1: must be greater than zero\n"
            + "spec.devices.requests[4].exactly.allocationMode: Unsupported value: \"Some\": supported values: "
            + "\"All\", "
            + "\"ExactCount\""
    )]
    [InlineData(
        "ResourceClaim",
        """
            {"spec":{"devices":{"constraints":[{"requests":["none"],"matchAttribute":"model"},{}],
             "config":[{"requests":["big"],"opaque":{"driver":"d"}}]}}}
            """,
        "spec.devices.constraints[0].requests[0]: Invalid value: \"none\": must be the name of a request in the claim\n"
            + "spec.devices.constraints[0].matchAttribute: Invalid value: \"model\": must include a domain\n"
            + "spec.devices.constraints[1].matchAttribute: Required value\n"
            + "spec.devices.config[0].requests[0]: Invalid value: \"big\": must be the name of a request in the claim\n"
            + "spec.devices.config[0].opaque.parameters: Required value"
    )]
    [InlineData(
        "ResourceClaimTemplate",
        """{"spec":{"spec":{"devices":{"requests":[{"name":"","exactly":{"deviceClassName":"g","tolerations":[{"operator":"Is"}]}}]}}}}""",
        "spec.spec.devices.requests[0].name: Required value\n"
            + "spec.spec.devices.requests[0].exactly.tolerations[0].operator: Unsupported value: \"Is\": supported "
            + "values: \"Equal\", \"Exists\""
    )]
    [InlineData(
        "ResourceSlice",
        """{"spec":{"nodeName":null,"driver":null,"pool":{"name":null,"generation":-1,"resourceSliceCount":0},"devices":null}}""",
        "spec.driver: Required value\nspec.pool.name: Required value\n"
            + "spec.pool.resourceSliceCount: Invalid value: 0: must be greater than zero\n"
            + "spec.pool.generation: Invalid value: -1: must be greater than or equal to 0\n"
            + "spec: Required value: exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` "
            + "is "
            + "required"
    )]
    [InlineData(
        "ResourceSlice",
        """
            {"spec":{"allNodes":true,"devices":[{"name":"a","attributes":{"x":{},"y":{"int":1,"bool":true}}},
             {"name":"a","taints":[{"key":"k","effect":"Never"}]}]}}
            """,
        "spec: Invalid value: \"{`nodeName`, `allNodes`}\": exactly one of `nodeName`, `nodeSelector`, `allNodes`, "
            + "`perDeviceNodeSelection` is required, but multiple fields are set\n"
            + "spec.devices[0].attributes[x]: Required value: exactly one value must be specified\n"
            + "spec.devices[0].attributes[y]: Invalid value: {\"int\":1,\"bool\":true}: exactly one value must be "
            + "specified\n"
            + "spec.devices[1].name: Duplicate value: \"a\"\n"
            + "spec.devices[1].taints[0].effect: Unsupported value: \"Never\": supported values: \"NoExecute\", "
            + "\"NoSchedule\", \"None\""
    )]
    public Task Bad_objects_are_refused_with_the_reason(string kind, string patch, string errors) =>
        server.Probe.RefusedAsync(Kinds[kind], patch, errors);

    [Theory]
    [InlineData(
        "ResourceClaim",
        """{"spec":{"devices":{"requests":[{"name":"x","exactly":{"deviceClassName":"g"}}],"constraints":null,"config":null}}}""",
        "spec: Invalid value: {\"devices\":{\"requests\":[{\"name\":\"x\",\"exactly\":{\"deviceClassName\":\"g\","
            + "\"allocationMode\":\"ExactCount\",\"count\":1}}]}}: field is immutable"
    )]
    [InlineData(
        "ResourceClaimTemplate",
        """{"spec":{"spec":{"devices":{"requests":null}}}}""",
        "spec: Invalid value: {\"metadata\":{},\"spec\":{\"devices\":{}}}: field is immutable"
    )]
    [InlineData(
        "ResourceSlice",
        """{"spec":{"driver":"other","nodeName":"m","pool":{"name":"q"}}}""",
        "spec.driver: Invalid value: \"other\": field is immutable\n"
            + "spec.pool.name: Invalid value: \"q\": field is immutable\n"
            + "spec.nodeName: Invalid value: \"m\": field is immutable"
    )]
    public Task What_may_not_change_is_kept(string kind, string patch, string errors) =>
        server.Probe.KeptAsync(Kinds[kind], patch, errors);

    [Fact]
    public async Task Requests_of_a_claim_have_their_defaults()
    {
        var (_, body) = KindProbe.New(Kinds["ResourceClaim"]);
        var made = (await server.Admin.PostAsync(Claims, body.ToJsonString())).Expect(201);
        string At(params string[] path) => made.Text(["spec", "devices", "requests", .. path]);
        Assert.Equal(
            ("ExactCount", "1", "Equal"),
            (
                At("0", "exactly", "allocationMode"),
                At("0", "exactly", "count"),
                At("0", "exactly", "tolerations", "0", "operator")
            )
        );
        Assert.Equal(
            ("ExactCount", "2", "All", ""),
            (
                At("1", "firstAvailable", "0", "allocationMode"),
                At("1", "firstAvailable", "0", "count"),
                At("1", "firstAvailable", "1", "allocationMode"),
                At("1", "firstAvailable", "1", "count")
            )
        );
    }

    [Fact]
    public async Task What_a_claim_was_given_stays_until_it_is_given_back()
    {
        const string Allocation =
            """{"devices":{"results":[{"request":"one","driver":"d","pool":"p","device":"x"}]}}""";
        var (path, body) = KindProbe.New(Kinds["ResourceClaim"]);
        (await server.Admin.PostAsync(Claims, body.ToJsonString())).Expect(201);
        async Task<string> CausesAsync(string status) =>
            KindProbe.Causes((await server.Admin.PatchAsync($"{path}/status", $"{{\"status\":{status}}}")).Expect(422));
        Assert.Equal(
            "status.reservedFor[0].name: Required value\n"
                + "status.reservedFor[1].uid: Duplicate value: \"u\"\n"
                + "status.reservedFor: Forbidden: may not be specified when `allocated` is not set",
            await CausesAsync(
                """{"reservedFor":[{"resource":"pods","uid":"u"},{"resource":"pods","name":"p","uid":"u"}]}"""
            )
        );
        var written = await server.Admin.PatchAsync(
            $"{path}/status",
            $$$"""{"metadata":{"labels":{"a":"b"}},"status":{"allocation":{{{Allocation}}},"reservedFor":[{"resource":"pods","name":"p","uid":"u"}]}}"""
        );
        Assert.Equal("", written.Expect(200).Text("metadata", "labels"));
        var table = await server.Admin.GetAsync(path, "application/json;as=Table;v=v1;g=meta.k8s.io");
        Assert.Equal("allocated,reserved", table.Expect(200).Text("rows", "0", "cells", "1"));
        Assert.Equal(
            "status.allocation: Invalid value: {\"devices\":{}}: field is immutable",
            await CausesAsync("""{"allocation":{"devices":{"results":null}}}""")
        );
        (
            await server.Admin.PatchAsync($"{path}/status", """{"status":{"allocation":null,"reservedFor":null}}""")
        ).Expect(200);
    }

    [Fact]
    public async Task Slices_are_found_by_node_and_driver()
    {
        var kind = Kinds["ResourceSlice"];
        var (_, body) = KindProbe.New(kind, """{"spec":{"nodeName":"sought","driver":"sought.example.com"}}""");
        (await server.Admin.PostAsync(kind.Collection, body.ToJsonString())).Expect(201);
        foreach (var selector in new[] { "spec.nodeName%3Dsought", "spec.driver%3Dsought.example.com" })
        {
            var found = (await server.Admin.GetAsync($"{kind.Collection}?fieldSelector={selector}")).Expect(200);
            Assert.Equal(
                body["metadata"]!["name"]!.ToString(),
                Assert.Single(found.Node("items")!.AsArray())!["metadata"]!["name"]!.ToString()
            );
        }
    }

    [Fact]
    public async Task Selectors_are_bounded_in_number_and_length()
    {
        var many = string.Join(",", Enumerable.Repeat("""{"cel":{"expression":"true"}}""", 33));
        await server.Probe.RefusedAsync(
            Kinds["DeviceClass"],
            $"{{\"spec\":{{\"selectors\":[{many}]}}}}",
            "spec.selectors: Too many: 33: must have at most 32 items"
        );
        var text = "true" + string.Concat(Enumerable.Repeat(" && true", 1280));
        await server.Probe.RefusedAsync(
            Kinds["DeviceClass"],
            $"{{\"spec\":{{\"selectors\":[{{\"cel\":{{\"expression\":\"{text}\"}}}}]}}}}",
            "spec.selectors[0].cel.expression: Too long: may not be more than 10240 bytes"
        );
    }
}

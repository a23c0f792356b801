using System.Text.Json.Nodes;
using Arktos.VmRuntime.Network;

namespace Arktos.VmRuntime.Tests.Network;

public sealed class CniTests
{
    private const string Result = """
        {
          "cniVersion": "1.0.0",
          "interfaces": [
            {"name": "arktos0", "mac": "0a:00:00:00:00:01"},
            {"name": "veth12", "mac": "0a:00:00:00:00:02"},
            {"name": "eth0", "mac": "0a:00:00:00:00:03", "sandbox": "/run/netns/x", "mtu": 1450}
          ],
          "ips": [{"interface": 2, "address": "10.244.1.7/24", "gateway": "10.244.1.1"}]
        }
        """;

    [Fact]
    public void The_guest_gets_the_hardware_and_IP_address_that_the_plugins_gave_the_pod() =>
        Assert.Equal(
            new SandboxAddress("10.244.1.7", 24, "10.244.1.1", "0a:00:00:00:00:03", 1450),
            SandboxAddress.Of((JsonObject)JsonNode.Parse(Result)!)
        );

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"ips":[{"address":"fd00::1/64"}]}""")]
    [InlineData("""{"ips":[{"address":"10.0.0.1/24"}]}""")]
    public void Without_an_IPv4_address_of_its_own_there_is_no_machine(string result) =>
        Assert.Throws<VmRuntimeException>(() => SandboxAddress.Of((JsonObject)JsonNode.Parse(result)!));

    [Fact]
    public void The_node_agent_is_told_the_link_as_containerd_tells_it()
    {
        var result = (JsonObject)JsonNode.Parse(Result)!;
        var info = SandboxAddress.InfoOf(result, [result]);
        var told = info["cniResult"]!["Interfaces"]!;
        Assert.Equal(told.ToJsonString(), info["moreCniResults"]![0]!["Interfaces"]!.ToJsonString());
        Assert.Equal("10.244.1.7", told["eth0"]!["IPConfigs"]![0]!["IP"]!.GetValue<string>());
        Assert.Equal("0a:00:00:00:00:03", told["eth0"]!["Mac"]!.GetValue<string>());
        Assert.Equal("", told["veth12"]!["Sandbox"]!.GetValue<string>());
    }

    [Fact]
    public void A_plugin_reads_its_own_part_with_what_the_list_and_the_one_before_say()
    {
        var list = (JsonObject)JsonNode.Parse("""{"cniVersion":"1.0.0","name":"n"}""")!;
        var plugin = (JsonObject)JsonNode.Parse("""{"type":"portmap","capabilities":{"portMappings":true}}""")!;
        var target = new CniTarget("id", "/run/netns/x", new JsonArray(new JsonObject { ["hostPort"] = 80 }));
        Assert.Equal(
            """{"type":"portmap","cniVersion":"1.0.0","name":"n","runtimeConfig":{"portMappings":[{"hostPort":80}]},"prevResult":{"ips":[]}}""",
            CniPlugins
                .ConfigurationOf(list, plugin, target, (JsonObject)JsonNode.Parse("""{"ips":[]}""")!)
                .ToJsonString()
        );
    }
}

using Arktos.Kubelet.Network;

namespace Arktos.Kubelet.Tests.Runtimes;

public sealed class RuntimeHandlerTests
{
    [Fact]
    public void Handlers_stand_in_the_configuration_beside_runc()
    {
        var handlers = RuntimeHandler.ParseAll("gvisor=io.containerd.runsc.v1, kata=io.containerd.kata.v2");
        var config = ContainerdConfig.Write(new ContainerdLayout("/s"), new NodeNetworkOptions(), "pause", handlers);
        var lines = config.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (
            var (name, type) in ((string, string)[])
                [
                    ("runc", "io.containerd.runc.v2"),
                    ("\"gvisor\"", "io.containerd.runsc.v1"),
                    ("\"kata\"", "io.containerd.kata.v2"),
                ]
        )
        {
            var table = Array.IndexOf(lines, $"[plugins.\"io.containerd.grpc.v1.cri\".containerd.runtimes.{name}]");
            Assert.Equal($"runtime_type = \"{type}\"", lines[table + 1]);
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("a=b.c", "")]
    [InlineData("a", "\"a\" is not NAME=TYPE")]
    [InlineData("a=", "\"a=\" is not NAME=TYPE")]
    [InlineData("A=b.c", "\"A=b.c\" is not NAME=TYPE")]
    [InlineData("a=b.c\"]", "is not NAME=TYPE")]
    [InlineData("runc=b.c", "\"runc\" is there already")]
    [InlineData("a=b.c,a=d.e", "\"a\" is there twice")]
    public void What_is_no_handler_is_told(string text, string wrong)
    {
        var fault = Record.Exception(() => RuntimeHandler.ParseAll(text));
        Assert.Equal(wrong.Length > 0, fault is FormatException);
        Assert.Contains(wrong, fault?.Message ?? "");
    }
}

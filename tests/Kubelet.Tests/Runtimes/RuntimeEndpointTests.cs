using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Tests.Runtimes;

public sealed class RuntimeEndpointTests
{
    [Theory]
    [InlineData("/run/c.sock", "default Container /run/c.sock")]
    [InlineData("unix:///run/c.sock", "default Container /run/c.sock")]
    [InlineData(
        "containerRuntime,container,/run/c.sock;vmRuntime,vm,/run/v.sock",
        "containerRuntime Container /run/c.sock|vmRuntime Vm /run/v.sock"
    )]
    [InlineData("vmRuntime, vm, unix:///run/v.sock;", "vmRuntime Vm /run/v.sock")]
    public void Runtime_servers_are_named_and_of_a_kind(string text, string expected) =>
        Assert.Equal(
            expected,
            string.Join('|', RuntimeEndpoint.Parse(text).Select(e => $"{e.Name} {e.Kind} {e.Socket}"))
        );

    [Theory]
    [InlineData("", "runtimeEndpoints is empty")]
    [InlineData(";", "runtimeEndpoints is empty")]
    [InlineData("a,b", "runtimeEndpoint element [a,b] with format error")]
    [InlineData("a,pod,/run/a", "runtimeEndpoint element [a,pod,/run/a] with format error")]
    [InlineData("/run/c.sock;v,vm,", "runtimeEndpoint element [v,vm,] with format error")]
    public void What_is_no_list_of_them_is_told(string text, string error) =>
        Assert.Equal(error, Assert.Throws<FormatException>(() => RuntimeEndpoint.Parse(text)).Message);
}

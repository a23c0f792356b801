using System.Net;
using Arktos.Api.Core.V1;
using Arktos.Kubelet.Pods;

namespace Arktos.Kubelet.Tests.Pods;

public sealed class ApiServerOfPodsTests
{
    [Fact]
    public void A_container_is_told_where_the_API_is_and_may_say_otherwise()
    {
        var sources = new EnvironmentSources { ApiServer = IPEndPoint.Parse("192.0.2.7:6442") };
        var container = new Container
        {
            Env = [new() { Name = "KUBERNETES_SERVICE_HOST", Value = "mine-$(KUBERNETES_SERVICE_PORT)" }],
        };
        Assert.Equal(
            ["KUBERNETES_SERVICE_HOST=192.0.2.7", "KUBERNETES_SERVICE_PORT=6442", "KUBERNETES_SERVICE_PORT_HTTPS=6442"],
            Build(new Container(), sources)
        );
        Assert.Contains("KUBERNETES_SERVICE_HOST=mine-6442", Build(container, sources));
        Assert.Empty(Build(new Container(), new EnvironmentSources()));
    }

    private static IEnumerable<string> Build(Container container, EnvironmentSources sources) =>
        EnvironmentBuilder.Build(new Pod(), container, sources).Select(v => $"{v.Key}={v.Value}");
}

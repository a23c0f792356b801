using Arktos.Api.Core.V1;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Tests.Services;

public sealed class ApiServiceTests
{
    [Fact]
    public void The_service_is_read_with_its_endpoints_whatever_they_are()
    {
        var endpoints = new Endpoints
        {
            Subsets =
            [
                Subset(6443, "10.0.0.2", "10.0.0.1", "fd00::1", "no address", "10.0.0.1"),
                Subset(6444, "127.0.0.1"),
                Subset(0, "10.0.0.3"),
                new EndpointSubset { Addresses = [new EndpointAddress { Ip = "10.0.0.4" }] },
            ],
        };
        var service = ApiService.Read(Service("10.96.0.1"), endpoints)!;
        Assert.Equal(("10.96.0.1", 443), (service.ClusterIp.ToString(), service.Port));
        Assert.Equal("10.0.0.1:6443 10.0.0.2:6443 127.0.0.1:6444", string.Join(' ', service.EndPoints));
        Assert.Empty(ApiService.Read(Service("10.96.0.1"), null)!.EndPoints);
        foreach (var address in new[] { "", "None", "fd00::1", "10.96.0.1 ; flush ruleset" })
            Assert.Null(ApiService.Read(Service(address), endpoints));
        Assert.Null(ApiService.Read(null, endpoints));
    }

    private static EndpointSubset Subset(int port, params string[] addresses) =>
        new()
        {
            Addresses = [.. addresses.Select(a => new EndpointAddress { Ip = a })],
            Ports = [new EndpointPort { Name = "other", Port = 1 }, new EndpointPort { Name = "https", Port = port }],
        };

    internal static Service Service(string clusterIp) =>
        new()
        {
            Metadata = new() { Name = "kubernetes", Namespace = "default" },
            Spec = new()
            {
                ClusterIP = clusterIp,
                Ports =
                [
                    new ServicePort
                    {
                        Name = "https",
                        Port = 443,
                        Protocol = "TCP",
                    },
                ],
            },
        };
}

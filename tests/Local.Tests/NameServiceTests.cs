namespace Arktos.Local.Tests;

/// <summary>The service by which pods reach the DNS servers.</summary>
public sealed class NameServiceTests
{
    private static readonly ClusterLayout Layout = new(Path.GetTempPath(), 6440, 4, "hollow", "192.0.2.7");

    [Fact]
    public void Its_endpoints_are_where_the_servers_listen()
    {
        var service = NameService.Service(Layout);
        Assert.Equal(
            ("kube-system", "kube-dns", "10.96.0.10"),
            (service.Metadata.Namespace, service.Metadata.Name, service.Spec.ClusterIP)
        );
        Assert.Equal(
            ["dns 53/UDP", "dns-tcp 53/TCP", "metrics 9153/TCP"],
            service.Spec.Ports!.Select(p => $"{p.Name} {p.Port}/{p.Protocol}")
        );
        Assert.Null(service.Spec.Selector);
        Assert.Contains("192.0.2.7:6447", Layout.NameServers);
        Assert.Equal(
            [
                "kube-dns-queries 192.0.2.7 dns 6447/UDP, dns-tcp 6447/TCP",
                "kube-dns-metrics-1 192.0.2.7 metrics 6448/TCP",
                "kube-dns-metrics-2 192.0.2.7 metrics 6449/TCP",
            ],
            NameService
                .Slices(Layout)
                .Select(s =>
                    $"{s.Metadata.Name} {s.Endpoints.Single().Addresses.Single()} "
                    + string.Join(", ", s.Ports!.Select(p => $"{p.Name} {p.Port}/{p.Protocol}"))
                )
        );
        Assert.All(
            NameService.Slices(Layout),
            s => Assert.Equal("kube-dns", s.Metadata.Labels!["kubernetes.io/service-name"])
        );
    }

    [Fact]
    public void What_the_servers_are_started_with_is_understood()
    {
        foreach (var process in Layout.ComponentProcesses)
            Assert.Empty(Commands.Root().Parse([.. process.Arguments]).Errors);
        var agent = Layout.ComponentProcesses.Single(p => p.Arguments[0] == "kubelet").Arguments.ToList();
        Assert.Equal("10.96.0.10", agent[agent.IndexOf("--cluster-dns") + 1]);
    }
}

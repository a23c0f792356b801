using System.Text;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Tests.Fakes;

namespace Arktos.Controllers.Tests;

/// <summary>
/// Kinds that services serve: emptied with their namespace, collected, counted; and services that are away, hang or
/// answer anything harm nothing and stop nobody.
/// </summary>
public abstract class ElsewhereTests : IAsyncLifetime
{
    protected static readonly ApiResponse NotFoundInText = new(404, "404 page not found\n"u8.ToArray());

    private protected RunningHost _host = null!;
    private protected FakeService _service = null!;

    private protected FakeCluster Cluster => _host.Cluster;

    public async ValueTask InitializeAsync()
    {
        var time = new Client.Tests.Fakes.ManualTime();
        var cluster = new FakeCluster(time);
        _service = new FakeService(cluster);
        foreach (var (tenant, ns) in new[] { ("system", "shop"), ("system", "other"), ("t1", "ns"), ("t1", "shop") })
        {
            var made = RunningHost.NewNamespace(ns);
            made.Metadata.Tenant = tenant;
            cluster.Add(made);
        }
        _host = new RunningHost(cluster, time);
        await _host.UntilAsync(() => _host.Host.IsWorking, "the host works");
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    /// <summary>Time passes, and everything gets its turn in it.</summary>
    protected async Task PassAsync(TimeSpan time)
    {
        for (var left = time; left > TimeSpan.Zero; left -= TimeSpan.FromSeconds(20))
        {
            _host.Time.Advance(TimeSpan.FromSeconds(20));
            await _host.SettleAsync();
        }
    }

    protected static ObjectMeta Named(string tenant, string ns, string name) =>
        new()
        {
            Tenant = tenant,
            Namespace = ns,
            Name = name,
        };

    protected static OwnerReference Reference(string uid) =>
        new()
        {
            ApiVersion = "v1",
            Kind = "ConfigMap",
            Name = "owner",
            Uid = uid,
        };

    protected static ConfigMap Owned(string name, string uid)
    {
        var map = new ConfigMap { Metadata = Named("system", "shop", name) };
        map.Metadata.OwnerReferences =
        [
            new()
            {
                ApiVersion = FakeService.ApiVersion,
                Kind = "Flunder",
                Name = "owner",
                Uid = uid,
            },
        ];
        return map;
    }

    protected ConfigMap? MapOf(string name) =>
        Cluster.List<ConfigMap>("shop").Find(m => (m.Metadata.Tenant, m.Metadata.Name) == ("system", name));

    protected Namespace? NamespaceOf(string tenant, string name) =>
        Cluster.List<Namespace>().Find(n => (n.Metadata.Tenant, n.Metadata.Name) == (tenant, name));

    protected NamespaceCondition? Condition(string type) =>
        NamespaceOf("system", "shop")?.Status.Conditions?.Find(c => c.Type == type);

    protected string Told(string type) => $"{Condition(type)!.Reason}: {Condition(type)!.Message}";

    protected Task DeleteAsync(string name, string policy) =>
        Cluster.SendAsync(
            new ApiRequest(
                HttpMethod.Delete,
                $"/api/v1/tenants/system/namespaces/shop/configmaps/{name}",
                Encoding.UTF8.GetBytes($$"""{"propagationPolicy":"{{policy}}"}""")
            ),
            default
        );

    protected Task DeleteNamespaceAsync(string tenant, string name) =>
        Cluster.SendAsync(
            new ApiRequest(HttpMethod.Delete, $"/api/v1/tenants/{tenant}/namespaces/{name}", "{}"u8.ToArray()),
            default
        );
}

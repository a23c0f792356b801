using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api.Apiregistration.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Tests.Support;
using Arktos.Client.Resources;
using Arktos.Controllers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Bursts;

/// <summary>What a service serves through a real API server, and real controllers that look after it.</summary>
public sealed class ElsewhereTests
{
    [Fact]
    public async Task What_a_service_serves_is_counted_collected_and_goes_with_its_namespace()
    {
        using var proxies = new TestAuthority();
        await using var service = await FakeApiService.StartAsync(proxies);
        service.Kept = new();
        await using var cluster = await BurstCluster.StartAsync(proxies);
        var namespaces = new ResourceClient<Namespace>(cluster.Connection);
        var shop = new ObjectKey(BurstCluster.Tenant, "", "shop");
        await namespaces.CreateAsync(
            new Namespace
            {
                Metadata = new ObjectMeta { Tenant = BurstCluster.Tenant, Name = "shop" },
            },
            default
        );
        await ServeAsync(cluster, service);
        cluster.Run(stop =>
            new ControllersHost(
                new ControllersOptions
                {
                    Connection = cluster.Options("controllers"),
                    Identity = "elsewhere",
                    RootCaPem = "pem",
                },
                NullLoggerFactory.Instance
            ).RunAsync(stop)
        );
        var maps = new ResourceClient<ConfigMap>(cluster.Connection);
        var owner = await maps.CreateAsync(new ConfigMap { Metadata = InShop("owner") }, default);
        Put(service, "a", owner.Metadata.Uid);
        Put(service, "b", null);
        const string Counted = $"count/flunders.{FakeApiService.Group}";
        var quotas = new ResourceClient<ResourceQuota>(cluster.Connection);
        await quotas.CreateAsync(
            new ResourceQuota
            {
                Metadata = InShop("q"),
                Spec = new() { Hard = new() { [Counted] = Api.Quantity.Parse("9") } },
            },
            default
        );
        var quota = shop with { Namespace = "shop", Name = "q" };
        await UntilAsync(
            async () =>
                (await quotas.GetAsync(quota, default)).Status.Used?.GetValueOrDefault(Counted).ToString() == "2",
            "they are counted"
        );
        await maps.DeleteAsync(quota with { Name = "owner" }, new(), default);
        await UntilAsync(() => Task.FromResult(!service.Kept.ContainsKey("shop/a")), "the dependent is collected");
        await namespaces.DeleteAsync(shop, new(), default);
        await UntilAsync(async () => await namespaces.TryGetAsync(shop, default) is null, "the namespace is gone");
        Assert.Empty(service.Kept);
    }

    private static async Task ServeAsync(BurstCluster cluster, FakeApiService service)
    {
        var services = new ResourceClient<Service>(cluster.Connection);
        await services.CreateAsync(
            new Service
            {
                Metadata = InShop("api"),
                Spec = new() { Ports = [new() { Name = "https", Port = 443 }] },
            },
            default
        );
        await new ResourceClient<Endpoints>(cluster.Connection).CreateAsync(
            new Endpoints
            {
                Metadata = InShop("api"),
                Subsets =
                [
                    new()
                    {
                        Addresses = [new() { Ip = "127.0.0.1" }],
                        Ports = [new() { Name = "https", Port = service.Port }],
                    },
                ],
            },
            default
        );
        var registrations = new ResourceClient<APIService>(cluster.Connection);
        var made = await registrations.CreateAsync(
            new APIService
            {
                Metadata = new ObjectMeta
                {
                    Tenant = BurstCluster.Tenant,
                    Name = $"{FakeApiService.Version}.{FakeApiService.Group}",
                },
                Spec = new()
                {
                    Group = FakeApiService.Group,
                    Version = FakeApiService.Version,
                    GroupPriorityMinimum = 1000,
                    VersionPriority = 10,
                    Service = new() { Namespace = "shop", Name = "api" },
                    CaBundle = Convert.FromBase64String(service.CaBundle),
                },
            },
            default
        );
        await UntilAsync(
            async () =>
                (await registrations.GetAsync(ObjectKey.Of(made), default)).Status.Conditions?.Exists(c =>
                    c is { Type: "Available", Status: "True" }
                ) == true,
            "the service is available"
        );
    }

    private static void Put(FakeApiService service, string name, string? owner)
    {
        var metadata = new JsonObject
        {
            ["namespace"] = "shop",
            ["name"] = name,
            ["uid"] = $"uid-{name}",
            ["resourceVersion"] = "1",
        };
        if (owner is not null)
            metadata["ownerReferences"] = JsonNode.Parse(
                Encoding.UTF8.GetString(
                    KubeJson.Encode(
                        new List<OwnerReference>
                        {
                            new()
                            {
                                ApiVersion = "v1",
                                Kind = "ConfigMap",
                                Name = "owner",
                                Uid = owner,
                            },
                        }
                    )
                )
            );
        service.Kept![$"shop/{name}"] = new JsonObject
        {
            ["apiVersion"] = $"{FakeApiService.Group}/{FakeApiService.Version}",
            ["kind"] = "Flunder",
            ["metadata"] = metadata,
        };
    }

    private static ObjectMeta InShop(string name) =>
        new()
        {
            Tenant = BurstCluster.Tenant,
            Namespace = "shop",
            Name = name,
        };

    private static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        using var deadline = new CancellationTokenSource(BurstCluster.Deadline);
        while (!await holds())
        {
            Assert.False(deadline.IsCancellationRequested, what);
            await Task.Delay(50);
        }
    }
}

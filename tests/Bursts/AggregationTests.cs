using Arktos.Api.Rbac.V1;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Bursts;

public sealed class AggregationTests
{
    [Fact]
    public async Task Aggregated_roles_hold_what_their_selectors_find_and_nothing_else()
    {
        await using var cluster = await BurstCluster.StartAsync();
        cluster.Run(stop =>
            new ControllersHost(
                new ControllersOptions
                {
                    Connection = cluster.Options("controllers"),
                    Identity = "aggregation",
                    RootCaPem = "pem",
                },
                NullLoggerFactory.Instance
            ).RunAsync(stop)
        );
        var client = new ResourceClient<ClusterRole>(cluster.Connection);
        await using var roles = new Informer<ClusterRole>(
            cluster.Connection,
            new InformerOptions { Tenant = BurstCluster.Tenant }
        );
        roles.Start();
        await client.CreateAsync(Role("sum", "", "own", "part"), default);
        await client.CreateAsync(Role("one", "part", "ones"), default);
        await client.CreateAsync(Role("two", "part", "twos"), default);
        await client.CreateAsync(Role("other", "", "others"), default);
        string Held() =>
            string.Join(
                ',',
                roles.Get(new ObjectKey(BurstCluster.Tenant, "", "sum"))?.Rules?.Select(r => r.Resources![0]) ?? []
            );
        await BurstCluster.UntilAsync(() => Held() == "ones,twos", Held);

        var written = (await client.TryGetAsync(new ObjectKey(BurstCluster.Tenant, "", "sum"), default))!;
        written.Rules = Role("x", "", "written").Rules;
        await client.UpdateAsync(written, default);
        await client.DeleteAsync(new ObjectKey(BurstCluster.Tenant, "", "one"), new(), default);
        await BurstCluster.UntilAsync(() => Held() == "twos", Held);
    }

    private static ClusterRole Role(string name, string label, string resource, string selects = "") =>
        new()
        {
            Metadata = new()
            {
                Tenant = BurstCluster.Tenant,
                Name = name,
                Labels = label.Length > 0 ? new() { ["group"] = label } : null,
            },
            Rules =
            [
                new()
                {
                    Verbs = ["get"],
                    ApiGroups = [""],
                    Resources = [resource],
                },
            ],
            AggregationRule =
                selects.Length > 0
                    ? new() { ClusterRoleSelectors = [new() { MatchLabels = new() { ["group"] = selects } }] }
                    : null,
        };
}

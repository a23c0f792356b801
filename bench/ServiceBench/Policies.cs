using System.Diagnostics;
using System.Text;
using Arktos.Api.Json;
using Arktos.Api.Networking.V1;
using Arktos.Kubelet.Isolation;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Policies;
using Arktos.Kubelet.Routes;
using Arktos.Kubelet.Services;

namespace Arktos.ServiceBench;

/// <summary>
/// Network policies: a node with 100 pods of a tenant that has 1,000, and 100 policies for all of them; what it costs
/// to begin with, when a policy changes, and when a pod comes and goes.
/// </summary>
internal static class Policies
{
    private const string Table = "arktos-bench-policies",
        Tenant = "acme",
        Namespace = "default";
    private const int LocalsCount = 100,
        PeersCount = 1_000,
        PoliciesCount = 100,
        Apps = 50,
        Runs = 100;

    public static async Task MeasureAsync(NftTransactions nft)
    {
        PodRange.TryParse("10.98.0.0/15", out var range);
        var (walls, rules) = (
            new WallTable(range, 131_072),
            new WallRules(Table, "arkbench0", range.ToString(), Hardware: 1)
        );
        var (kernel, table) = (new KernelWalls(nft), new PolicyTable(new ClusterDns([]), new PolicyBounds()));
        try
        {
            await kernel.WriteWholeAsync(rules, walls, table, default);
            var begun = Stopwatch.GetTimestamp();
            var changes = new ElementChanges();
            for (var i = 0; i < LocalsCount; i++)
            {
                table.Note($"u{i}", PodOf(i));
                walls.Add(
                    new LocalPod($"s{i}", Tenant, [new PodLink(Address(0, i), 1_000 + i, (ulong)i)]) { Pod = $"u{i}" },
                    changes
                );
            }
            table.Place(walls.Locals, changes);
            for (var i = 0; i < PoliciesCount; i++)
                table.SetPolicy(Tenant, Namespace, $"p{i}", PolicyOf(i));
            table.Know(Tenant, Namespace);
            table.Settle(changes);
            for (var i = 0; i < PeersCount; i++)
                table.SetPeer(Tenant, $"d/{i}", PodOf(i), [Address(1, i)], changes);
            Figures.Print("policies: the whole, decided, ms", Elapsed(begun), "");
            begun = Stopwatch.GetTimestamp();
            await kernel.WriteAsync(rules, walls, table, changes, default);
            Figures.Print("policies: the whole, written, ms", Elapsed(begun), "");
            Figures.Print("policies: addresses in sets of peers", table.PeersCount, "");
            Figures.Print("policies: lines of chains", table.Chains.Sum(c => c.Lines.Count), "");
            await ChangeAsync(
                "policies: one more or less, for 100 pods",
                (run, c) =>
                    table.SetPolicy(Tenant, Namespace, "more", run % 2 == 0 ? PolicyOf(PoliciesCount + run) : null)
            );
            await ChangeAsync(
                "policies: a pod more or less",
                (run, c) => table.SetPeer(Tenant, "d/more", run % 2 == 0 ? PodOf(run) : null, [Address(2, run)], c)
            );
        }
        finally
        {
            foreach (var family in new[] { "ip", "bridge" })
                await NftTable.RemoveAsync(Table, default, family);
        }

        async Task ChangeAsync(string name, Action<int, ElementChanges> change)
        {
            var (decided, all) = (new List<double>(), new List<double>());
            for (var run = 0; run < Runs; run++)
            {
                var (begun, changes) = (Stopwatch.GetTimestamp(), new ElementChanges());
                change(run, changes);
                table.Settle(changes);
                decided.Add(Elapsed(begun));
                await kernel.WriteAsync(rules, walls, table, changes, default);
                all.Add(Elapsed(begun));
            }
            Figures.Print($"{name}, decided, ms, median", Figures.Median(decided), "");
            Figures.Print($"{name}, in force, ms, median", Figures.Median(all), "");
            Figures.Print($"{name}, in force, ms, 99 of 100", Figures.Percentile(all, 0.99), "");
        }
    }

    private static double Elapsed(long begun) => Stopwatch.GetElapsedTime(begun).TotalMilliseconds;

    private static uint Address(int block, int i) =>
        Ipv4.Of(System.Net.IPAddress.Parse($"10.98.{block * 16}.0")) + (uint)i;

    private static PolicyPod PodOf(int i) =>
        new(Tenant, Namespace)
        {
            Labels = new Dictionary<string, string> { ["app"] = $"a{i % Apps}", ["tier"] = "web" },
            Ports = [new NamedPort("http", Protocols.Tcp, 8080)],
        };

    /// <summary>For all pods, from those of an application: to a port of its own and to one by name.</summary>
    private static NetworkPolicy PolicyOf(int i) =>
        KubeJson.Decode<NetworkPolicy>(
            Encoding.UTF8.GetBytes(
                $$$"""
                {"spec":{"podSelector":{"matchLabels":{"tier":"web"}},"ingress":[{
                  "from":[{"podSelector":{"matchLabels":{"app":"a{{{i % Apps}}}"} } },
                          {"ipBlock":{"cidr":"192.168.{{{i % 250}}}.0/24","except":["192.168.{{{i % 250}}}.7/32"]}}],
                  "ports":[{"port":{{{1_000 + i}}} },{"port":"http"}]}]}}
                """
            )
        );
}

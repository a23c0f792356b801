using Arktos.Api.Apps.V1;
using Arktos.Api.Core.V1;
using Arktos.Client.Resources;

namespace Arktos.Bursts;

/// <summary>Owners of any name get their pods, through a real API server, which has the last word on names.</summary>
public sealed class LongNameTests
{
    [Fact]
    public async Task Deployments_of_every_length_of_name_get_their_pods()
    {
        await using var cluster = await BurstCluster.StartAsync();
        ControllersBurstTests.Run(cluster);
        int[] lengths = [1, 47, 57, 58, 59, 63, 64, 230, 237, 241, 242, 243, 247, 252, 253];
        var names = lengths
            .SelectMany(length => new[] { new string('a', length), Dotted(length), new string('b', length - 1) + "9" })
            .Distinct()
            .ToList();
        await cluster.CreateAsync(
            names.Select((name, i) => ControllersBurstTests.NewDeployment(name, 1, label: $"app-{i}"))
        );
        HashSet<string> Served() => [.. cluster.Pods.List().Select(p => p.Metadata.Labels!["app"])];
        await BurstCluster.UntilAsync(
            () => Served().Count == names.Count,
            () =>
                "no pods for names of "
                + string.Join(", ", names.Where((_, i) => !Served().Contains($"app-{i}")).Select(n => n.Length))
        );
        Assert.All(cluster.Pods.List(), p => Assert.InRange(p.Metadata.Name.Length, 1, 63));
        // What is said of an owner with a long name is said under a name that fits.
        var events = new ResourceClient<Event>(cluster.Connection);
        var query = new ListQuery
        {
            Tenant = BurstCluster.Tenant,
            Namespace = BurstCluster.Namespace,
            FieldSelector = "reason=ScalingReplicaSet",
        };
        var told = new HashSet<string>();
        for (var deadline = DateTime.UtcNow + BurstCluster.Deadline; told.Count < names.Count; )
        {
            Assert.True(DateTime.UtcNow < deadline, $"only {told.Count} deployments have events");
            told = [.. (await events.ListAsync(query, default)).Select(e => e.InvolvedObject.Name)];
            await Task.Delay(50);
        }
    }

    /// <summary>"x.x.x…", so that every other cut falls behind a dot.</summary>
    private static string Dotted(int length) =>
        string.Concat(Enumerable.Range(0, length).Select(i => i % 2 == 1 && i != length - 1 ? '.' : 'x'));
}

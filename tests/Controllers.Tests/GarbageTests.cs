using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Resources;
using Arktos.Controllers.Garbage;
using Arktos.Controllers.Namespaces;
using static Arktos.Controllers.Tests.Fakes.Samples;

namespace Arktos.Controllers.Tests;

public sealed class GarbageTests
{
    [Theory]
    [InlineData("", "", "Nothing")]
    [InlineData("S", "", "Nothing")]
    [InlineData("A", "", "Delete Background")]
    [InlineData("AA", "", "Delete Background")]
    [InlineData("AS", "", "RemoveReferences 0")]
    [InlineData("SW", "", "RemoveReferences 1")]
    [InlineData("ASWS", "", "RemoveReferences 0,2")]
    [InlineData("W", "", "Delete Background")]
    [InlineData("W", "dependents", "Delete Foreground")]
    [InlineData("A", "orphan", "Delete Orphan")]
    [InlineData("A", "foregroundDeletion", "Delete Foreground")]
    [InlineData("A", "deleting", "Nothing")]
    public void What_becomes_of_an_object_follows_from_its_owners(string owners, string also, string expected)
    {
        var live = new ObjectMeta
        {
            OwnerReferences = [.. owners.Select((_, i) => new OwnerReference { Uid = $"o{i}" })],
            Finalizers = also is "orphan" or "foregroundDeletion" ? [also] : null,
        };
        if (also == "deleting")
            live.DeletionTimestamp = Now;
        var states = owners
            .Select(c =>
                c switch
                {
                    'S' => OwnerState.Solid,
                    'W' => OwnerState.WaitsForDependents,
                    _ => OwnerState.Absent,
                }
            )
            .ToList();
        var action = GarbageDecision.Decide(live, states, also == "dependents");
        Assert.Equal(expected, $"{action.Kind} {action.Policy}{string.Join(",", action.References)}".Trim());
    }

    [Fact]
    public void The_graph_asks_for_dependents_of_owners_that_are_not_there_and_of_those_that_go()
    {
        var graph = new OwnerGraph();
        var pods = KnownResource.For<Pod>();
        GraphObject Object(string uid, params string[] owners) =>
            new(
                pods,
                new ObjectKey("t1", "ns", uid),
                uid,
                [
                    .. owners.Select(o => new OwnerReference
                    {
                        ApiVersion = "v1",
                        Kind = "Pod",
                        Name = o,
                        Uid = o,
                        BlockOwnerDeletion = true,
                    }),
                ],
                false,
                []
            );
        Assert.Equal(["child"], graph.Put(Object("child", "owner")));
        Assert.Empty(graph.Put(Object("owner")));
        Assert.Empty(graph.Put(Object("child", "owner")));
        Assert.Equal(
            ["owner"],
            graph.Put(Object("owner") with { IsDeleting = true, Finalizers = ["foregroundDeletion"] })
        );
        Assert.Equal(["owner"], graph.Remove("child"));
        graph.Put(Object("child2", "owner"));
        Assert.Equal(["child2"], graph.Remove("owner"));
        Assert.True(graph.WantsWork(graph.Get("child2")!));
        Assert.Equal(1, graph.Count);
    }

    [Theory]
    [InlineData("pods", "t1", "ns", "t1/ns/x")]
    [InlineData("pods", "t1", "", null)]
    [InlineData("namespaces", "t1", "ns", "t1/x")]
    [InlineData("nodes", "t1", "ns", "x")]
    [InlineData("nodes", "", "", "x")]
    public void An_owner_is_looked_for_where_the_dependent_is(
        string ownerPlural,
        string tenant,
        string ns,
        string? expected
    )
    {
        var resource = KnownResource.All.Single(r => r.Group.Length == 0 && r.Plural == ownerPlural);
        Assert.Equal(
            expected,
            GarbageDecision.OwnerKey(resource, new ObjectKey(tenant, ns, "dependent"), "x")?.ToString()
        );
    }

    [Fact]
    public void Conditions_of_a_namespace_tell_what_is_left()
    {
        var content = new NamespaceContent(
            [],
            ["jobs.batch: refused"],
            [new Remaining("pods", 2, new Dictionary<string, int> { ["example.com/wait"] = 1 })],
            TimeSpan.FromSeconds(1)
        );
        var conditions = NamespaceConditions.After(null, content, Now);
        Assert.Equal(
            [
                "NamespaceDeletionDiscoveryFailure False ResourcesDiscovered: All resources successfully discovered",
                "NamespaceDeletionGroupVersionParsingFailure False ParsedGroupVersions: All legacy kube types "
                    + "successfully parsed",
                "NamespaceDeletionContentFailure True ContentDeletionFailed: Failed to delete all resource types, 1 "
                    + "remaining: jobs.batch: refused",
                "NamespaceContentRemaining True SomeResourcesRemain: Some resources are remaining: pods has 2 "
                    + "resource instances",
                "NamespaceFinalizersRemaining True SomeFinalizersRemain: Some content in the namespace has "
                    + "finalizers remaining: example.com/wait in 1 resource instances",
            ],
            conditions.Select(c => $"{c.Type} {c.Status} {c.Reason}: {c.Message}")
        );
        var later = NamespaceConditions.After(
            conditions,
            new NamespaceContent([], [], [], TimeSpan.Zero),
            Now.AddSeconds(5)
        );
        Assert.Equal(["False", "False", "False", "False", "False"], later.Select(c => c.Status));
        Assert.Equal((Now, Now.AddSeconds(5)), (later[0].LastTransitionTime, later[3].LastTransitionTime));
    }
}

using Arktos.Api;
using Arktos.Api.Schemas;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry;

namespace Arktos.ApiServer.Tests;

/// <summary>What is served is what the facts say, but for what is named here and in docs/divergence.md.</summary>
public sealed class CatalogTests
{
    private static readonly ResourceCatalog Catalog = BuiltInResources.Create();

    // Group and plural.
    private static readonly string[] NotServed = [];

    // Streams and views that nothing carries out yet.
    public static TheoryData<string> Stored =>
        new(Catalog.Strategies.Select(s => $"{s.Kind.GroupVersion}/{s.Description.Plural}"));

    [Fact]
    public void Every_kind_of_the_facts_is_served_or_known_not_to_be()
    {
        var served = Catalog
            .Strategies.Select(s => s.Description)
            .Concat(Catalog.Virtual.Values.Select(v => v.Description))
            .ToList();
        Assert.Equal(
            NotServed.Order(StringComparer.Ordinal),
            BuiltInKinds
                .All.Except(served)
                .Select(d => $"{d.Kind.Group}/{d.Plural}")
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Facts_have_each_kind_once_and_the_hash_of_its_kind()
    {
        Assert.Equal(BuiltInKinds.All.Count, BuiltInKinds.All.DistinctBy(d => d.Kind).Count());
        Assert.Equal(BuiltInKinds.All.Count, BuiltInKinds.All.DistinctBy(d => d.Resource).Count());
        // A few have the hash of an older version, or of another view of the same objects.
        var elsewhere = BuiltInKinds
            .All.Where(d => d.Verbs.Contains("get"))
            .Where(d => d.StorageVersionHash != (d with { StorageVersionHash = "" }).StorageVersionHash);
        Assert.Equal(
            [
                "apiextensions.k8s.io/v1/customresourcedefinitions",
                "autoscaling/v1/horizontalpodautoscalers",
                "events.k8s.io/v1/events",
                "storage.k8s.io/v1/volumeattributesclasses",
            ],
            elsewhere.Select(d => $"{d.Kind.GroupVersion}/{d.Plural}").Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Stored))]
    public void A_strategy_has_the_fields_and_subresources_of_its_facts(string resource)
    {
        var strategy = Catalog.Strategies.Single(s => $"{s.Kind.GroupVersion}/{s.Description.Plural}" == resource);
        var facts = strategy.Description;
        Assert.All(facts.SelectableFields, f => Assert.True(strategy.HasSelectableField(f), f));
        Assert.Equal(facts.Verbs.Order(StringComparer.Ordinal), facts.Verbs);
        Assert.Equal(
            facts.Subresources.Keys.Order(StringComparer.Ordinal),
            strategy.Subresources.Keys.Order(StringComparer.Ordinal)
        );
        Assert.All(
            strategy.Subresources.Values,
            s =>
            {
                Assert.Equal(facts.Subresources[s.Name].Kind, s.Kind);
                Assert.Equal(facts.Subresources[s.Name].Verbs, s.Verbs);
            }
        );
    }
}

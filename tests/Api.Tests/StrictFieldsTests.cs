using System.Text;
using Arktos.Api.Schemas;

namespace Arktos.Api.Tests;

public sealed class StrictFieldsTests
{
    [Theory]
    [InlineData(
        """{"kind":"Pod","apiVersion":"v1","metadata":{"name":"a","labels":{"x":"1"}},"spec":{"containers":[{"name":"c"}]}}""",
        ""
    )]
    [InlineData("""{"spce":{}}""", "unknown field \"spce\"")]
    [InlineData(
        """{"spec":{"containers":[{"name":"a"},{"imag":"b","ports":[{"port":1}]}]}}""",
        "unknown field \"spec.containers[1].imag\";unknown field \"spec.containers[1].ports[0].port\""
    )]
    [InlineData(
        """{"metadata":{"name":"a","name":"b","labels":{"x":"1","x":"2"}}}""",
        "duplicate field \"metadata.name\";duplicate field \"metadata.labels.x\""
    )]
    [InlineData(
        """{"spec":{"containers":[{"livenessProbe":{"httpGet":{"port":1},"periodSeconds":1,"nope":1}}]}}""",
        "unknown field \"spec.containers[0].livenessProbe.nope\""
    )]
    [InlineData(
        """{"metadata":{"a":1,"a":2,"name":"x","name":"y","name":"z"},"spec":{"containers":[{"b":1},{"b":1}]}}""",
        "unknown field \"metadata.a\";duplicate field \"metadata.name\";"
            + "unknown field \"spec.containers[0].b\";unknown field \"spec.containers[1].b\""
    )]
    [InlineData("""{"metadata":{"tenant":"t"},"spec":{"virtualMachine":{"image":"x"}}}""", "")]
    public void Unknown_and_repeated_fields_are_found_with_their_path(string json, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                ";",
                StrictFields.Check(
                    Encoding.UTF8.GetBytes(json),
                    SchemaCatalog.Instance.Find(new GroupVersion("", "v1"), "Pod")!
                )
            )
        );

    [Fact]
    public void Every_type_of_the_facts_resolves()
    {
        foreach (var type in SchemaCatalog.Instance.Types)
        foreach (var field in type.Fields)
            Assert.NotNull(field.Shape);
        Assert.Equal(
            ("merge,retainKeys", "name"),
            (
                SchemaCatalog.Instance.Find(new GroupVersion("", "v1"), "PodSpec")!.Field("volumes")!.PatchStrategy,
                SchemaCatalog.Instance.Find(new GroupVersion("", "v1"), "PodSpec")!.Field("volumes")!.PatchMergeKey
            )
        );
    }

    [Theory]
    [InlineData(
        """{"metadata":{"name":null,"finalizers":[null]},"data":{"a":null}}""",
        """{"metadata":{"finalizers":[""]},"data":{"a":""}}"""
    )]
    [InlineData("""{"data":{"a":"null"}}""", """{"data":{"a":"null"}}""")]
    public void Nulls_become_nothing_or_the_empty_value(string json, string expected) =>
        Assert.Equal(
            expected,
            Encoding.UTF8.GetString(
                NullFields.Remove(
                    Encoding.UTF8.GetBytes(json),
                    SchemaCatalog.Instance.Find(new GroupVersion("", "v1"), "ConfigMap")!
                )
            )
        );
}

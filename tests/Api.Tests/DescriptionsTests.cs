using Arktos.Api.Schemas;
using Xunit;

namespace Arktos.Api.Tests;

public sealed class DescriptionsTests
{
    private static readonly Descriptions Texts = Descriptions.Read();

    // What schemas tell as scalars, and documents as types.
    private static readonly string[] Scalars = ["Quantity", "IntOrString", "RawExtension"];

    [Fact]
    public void Every_text_is_of_a_type_and_field_that_there_is_and_none_is_empty()
    {
        var wrong = Texts
            .All.Where(t => !IsKnown(t.GroupVersion, t.Type, t.Field) || string.IsNullOrWhiteSpace(t.Text))
            .Select(t => $"{t.GroupVersion} {t.Type}.{t.Field}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void Texts_are_sentences_in_plain_characters()
    {
        var wrong = Texts
            .All.Where(t => !(t.Text.EndsWith('.') && char.IsUpper(First(t.Text)) && t.Text.All(char.IsAscii)))
            .Select(t => $"{t.GroupVersion} {t.Type}.{t.Field}: {t.Text}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_type_and_field_of_what_is_served_has_a_text()
    {
        var missing = new List<string>();
        foreach (var type in Reached())
        {
            if (Texts.Of(type.GroupVersion, type.Name).Length == 0)
                missing.Add($"{type.GroupVersion} {type.Name}");
            foreach (var field in type.Fields)
                if (Texts.Of(type, field).Length == 0)
                    missing.Add($"{type.GroupVersion} {type.Name}.{field.Name}");
        }
        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("", "PersistentVolumeSpec", "nfs", "A directory of an NFS server.")]
    [InlineData("", "EphemeralContainer", "image", "Image to run,")]
    [InlineData("", "EphemeralContainer", "ports", "Not allowed for ephemeral containers.")]
    [InlineData("", "PodList", "items", "The objects of kind Pod.")]
    [InlineData("", "ObjectReference", "kind", "Its kind.")]
    [InlineData("apps", "DeploymentCondition", "reason", "Why the condition has its status,")]
    public void A_field_is_told_by_its_own_text_or_by_that_of_the_type_it_is_like(
        string group,
        string type,
        string field,
        string beginning
    )
    {
        var schema = SchemaCatalog.Instance.Find(new GroupVersion(group, "v1"), type)!;
        Assert.StartsWith(beginning, Texts.Of(schema, schema.Field(field)!));
    }

    private static char First(string text) => text.First(char.IsLetter);

    private static bool IsKnown(GroupVersion groupVersion, string type, string? field) =>
        SchemaCatalog.Instance.Find(groupVersion, type) is not { } schema
            ? field is null && Scalars.Contains(type)
            : field is null || schema.Field(field) is not null;

    private static HashSet<TypeSchema> Reached()
    {
        var reached = new HashSet<TypeSchema>();
        foreach (var resource in BuiltInKinds.All)
        {
            Reach(SchemaCatalog.Instance.Find(resource.Kind)!, reached);
            if (SchemaCatalog.Instance.Find(resource.Kind with { Kind = resource.Kind.Kind + "List" }) is { } list)
                Reach(list, reached);
            foreach (var subresource in resource.Subresources.Values)
                Reach(SchemaCatalog.Instance.Find(subresource.Kind)!, reached);
        }
        foreach (var meta in new[] { "Status", "DeleteOptions", "PartialObjectMetadata", "PartialObjectMetadataList" })
            Reach(SchemaCatalog.Instance.FindMeta(meta)!, reached);
        return reached;
    }

    private static void Reach(TypeSchema type, HashSet<TypeSchema> reached)
    {
        if (!reached.Add(type))
            return;
        foreach (var field in type.Fields)
        {
            var shape = field.Shape;
            while (shape.Element is { } element)
                shape = element;
            if (shape.Struct is { } inner)
                Reach(inner, reached);
        }
    }
}

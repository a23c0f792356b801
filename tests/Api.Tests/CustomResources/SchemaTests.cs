using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api.CustomResources;
using Arktos.Api.Json;
using Arktos.Api.Schemas;
using Arktos.Api.Validation;

namespace Arktos.Api.Tests.CustomResources;

public sealed class SchemaTests
{
    [Theory]
    [InlineData(
        """{"type":"string"}""",
        "1",
        "v: Invalid value: \"integer\": v in body must be of type string: \"integer\""
    )]
    [InlineData(
        """{"type":"integer"}""",
        "1.5",
        "v: Invalid value: \"number\": v in body must be of type integer: \"number\""
    )]
    [InlineData("""{"type":"integer"}""", "2.0", "")]
    [InlineData(
        """{"type":"boolean"}""",
        "null",
        "v: Invalid value: \"null\": v in body must be of type boolean: \"null\""
    )]
    [InlineData("""{"type":"boolean","nullable":true}""", "null", "")]
    [InlineData("""{"x-kubernetes-int-or-string":true}""", "\"50%\"", "")]
    [InlineData(
        """{"x-kubernetes-int-or-string":true}""",
        "true",
        "v: Invalid value: \"boolean\": v in body must be of type integer,string: \"boolean\""
    )]
    [InlineData(
        """{"type":"string","enum":["a","b"]}""",
        "\"c\"",
        "v: Unsupported value: \"c\": supported values: \"a\", \"b\""
    )]
    [InlineData("""{"type":"string","maxLength":2}""", "\"äöü\"", "v: Too long: may not be more than 2 bytes")]
    [InlineData(
        """{"type":"string","minLength":1}""",
        "\"\"",
        "v: Invalid value: \"\": v in body should be at least 1 chars long"
    )]
    [InlineData(
        """{"type":"string","pattern":"^[a-z]+$"}""",
        "\"a\\n\"",
        "v: Invalid value: \"a\\n\": v in body should match '^[a-z]+$'"
    )]
    [InlineData(
        """{"type":"string","format":"date-time"}""",
        "\"yesterday\"",
        "v: Invalid value: \"yesterday\": v in body must be of type date-time: \"yesterday\""
    )]
    [InlineData("""{"type":"string","format":"of-ours"}""", "\"yesterday\"", "")]
    [InlineData(
        """{"type":"integer","format":"int32"}""",
        "3000000000",
        "v: Invalid value: 3000000000: v in body must be of type int32: \"3000000000\""
    )]
    [InlineData(
        """{"type":"number","minimum":1,"exclusiveMinimum":true}""",
        "1",
        "v: Invalid value: 1: v in body should be greater than 1"
    )]
    [InlineData(
        """{"type":"number","multipleOf":0.5}""",
        "0.7",
        "v: Invalid value: 0.7: v in body should be a multiple of 0.5"
    )]
    [InlineData(
        """{"type":"array","items":{"type":"integer"},"maxItems":1}""",
        "[1,2]",
        "v: Too many: 2: must have at most 1 item"
    )]
    [InlineData(
        """{"type":"array","items":{"type":"integer"},"x-kubernetes-list-type":"set"}""",
        "[1,2,1]",
        "v[2]: Duplicate value: 1"
    )]
    [InlineData(
        """{"type":"array","items":{"type":"object","properties":{"n":{"type":"string"}}},"x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["n"]}""",
        """[{"n":"a"},{"n":"a"}]""",
        "v[1]: Duplicate value: {\"n\":\"a\"}"
    )]
    [InlineData(
        """{"type":"object","required":["a"],"properties":{"a":{"type":"string"}}}""",
        "{}",
        "v.a: Required value"
    )]
    [InlineData(
        """{"type":"object","additionalProperties":{"type":"integer"}}""",
        """{"k":"x"}""",
        "v.k: Invalid value: \"string\": v.k in body must be of type integer: \"string\""
    )]
    [InlineData(
        """{"type":"integer","anyOf":[{"minimum":5},{"maximum":1}]}""",
        "3",
        "v: Invalid value: 3: v in body must validate at least one schema (anyOf)"
    )]
    [InlineData(
        """{"type":"integer","oneOf":[{"minimum":1},{"minimum":2}]}""",
        "3",
        "v: Invalid value: 3: v in body must validate one and only one schema (oneOf). Found 2 valid alternatives"
    )]
    [InlineData(
        """{"type":"integer","not":{"minimum":2}}""",
        "3",
        "v: Invalid value: 3: v in body must not validate the schema (not)"
    )]
    [InlineData(
        """{"type":"object","x-kubernetes-embedded-resource":true,"x-kubernetes-preserve-unknown-fields":true}""",
        """{"kind":"X"}""",
        "v.apiVersion: Required value: must not be empty"
    )]
    [InlineData("""{"type":"number","multipleOf":0.1}""", "0.3", "")]
    public void A_value_is_held_against_its_schema(string schema, string value, string fault)
    {
        var errors = new FieldErrors();
        new SchemaValidator(errors).Validate(Parse(value), Schema(schema), "v");
        Assert.Equal(fault, errors.Count == 0 ? "" : errors.Summary());
    }

    [Fact]
    public void Any_value_ends_soon_also_with_a_pattern_that_backtracking_engines_hang_at()
    {
        var errors = new FieldErrors();
        var value = JsonValue.Create(new string('a', 100_000) + "!");
        new SchemaValidator(errors).Validate(value, Schema("""{"type":"string","pattern":"^(a+)+$"}"""), "v");
        Assert.Single(errors);
    }

    [Theory]
    [InlineData("""{"a":1,"b":2}""", """{"type":"object","properties":{"a":{"type":"integer"}}}""", """{"a":1}""")]
    [InlineData("""{"a":{"b":1}}""", """{"type":"object","additionalProperties":{"type":"object"}}""", """{"a":{}}""")]
    [InlineData("""{"a":{"b":1}}""", """{"type":"object","additionalProperties":true}""", """{"a":{"b":1}}""")]
    [InlineData(
        """{"a":{"b":1,"c":2},"d":3}""",
        """{"type":"object","x-kubernetes-preserve-unknown-fields":true,"properties":{"a":{"type":"object","properties":{"b":{"type":"integer"}}}}}""",
        """{"a":{"b":1},"d":3}"""
    )]
    [InlineData(
        """{"l":[{"a":1,"b":2}]}""",
        """{"type":"object","properties":{"l":{"type":"array","items":{"type":"object","properties":{"a":{"type":"integer"}}}}}}""",
        """{"l":[{"a":1}]}"""
    )]
    [InlineData(
        """{"kind":"X","spec":1}""",
        """{"type":"object","x-kubernetes-embedded-resource":true}""",
        """{"kind":"X"}"""
    )]
    public void What_a_schema_does_not_name_goes(string value, string schema, string pruned)
    {
        var node = Parse(value);
        SchemaPruning.Prune(node, Schema(schema));
        Assert.Equal(pruned, node!.ToJsonString());
    }

    [Theory]
    [InlineData("{}", """{"a":{"type":"integer","default":1}}""", """{"a":1}""")]
    [InlineData("""{"a":null}""", """{"a":{"type":"integer","default":1}}""", """{"a":1}""")]
    [InlineData("""{"a":null}""", """{"a":{"type":"integer","default":1,"nullable":true}}""", """{"a":null}""")]
    [InlineData("""{"a":null}""", """{"a":{"type":"integer"}}""", "{}")]
    [InlineData("{}", """{"o":{"type":"object","properties":{"a":{"type":"integer","default":1}}}}""", "{}")]
    [InlineData(
        "{}",
        """{"o":{"type":"object","default":{},"properties":{"a":{"type":"integer","default":1}}}}""",
        """{"o":{"a":1}}"""
    )]
    [InlineData(
        """{"l":[{}]}""",
        """{"l":{"type":"array","items":{"type":"object","properties":{"a":{"type":"integer","default":1}}}}}""",
        """{"l":[{"a":1}]}"""
    )]
    public void What_is_missing_is_filled_in(string value, string properties, string filled)
    {
        var node = Parse(value);
        SchemaDefaults.Fill(node, Schema($$"""{"type":"object","properties":{{properties}}}"""));
        Assert.Equal(filled, node!.ToJsonString());
    }

    [Theory]
    [InlineData(".spec.replicas", "3")]
    [InlineData(".status.conditions[0].type", "\"A\"")]
    [InlineData(".status.conditions[?(@.type==\"Ready\")].status", "\"True\"")]
    [InlineData(".status.conditions[?(@.type=='Ready')].status", "\"True\"")]
    [InlineData(".status.conditions[*].type", "\"A\",\"Ready\"")]
    [InlineData(".status.conditions[-1].type", "\"Ready\"")]
    [InlineData(".metadata.labels.a\\.b/c", "\"x\"")]
    [InlineData(".metadata.labels['a.b/c']", "\"x\"")]
    [InlineData(".nothing.here", "")]
    public void A_path_finds(string path, string found)
    {
        var from = Parse(
            """{"metadata":{"labels":{"a.b/c":"x"}},"spec":{"replicas":3},"status":{"conditions":[{"type":"A"},{"type":"Ready","status":"True"}]}}"""
        );
        Assert.True(SimpleJsonPath.TryParse(path, out var parsed, out _));
        Assert.Equal(found, string.Join(',', parsed.Find(from).Select(n => n!.ToJsonString())));
    }

    [Theory]
    [InlineData("")]
    [InlineData("spec")]
    [InlineData("..")]
    [InlineData(".a[")]
    [InlineData(".a[?(@.b)]")]
    public void A_path_that_leads_nowhere_is_refused(string path) =>
        Assert.False(SimpleJsonPath.TryParse(path, out _, out _));

    [Fact]
    public void Equal_objects_have_equal_bytes_however_their_fields_were_ordered()
    {
        var one = KubeJson.Decode<CustomObject>(
            """{"kind":"X","apiVersion":"a/v1","spec":{"b":[{"y":1,"x":2}],"a":1}}"""u8
        );
        var other = KubeJson.Decode<CustomObject>(
            """{"spec":{"a":1,"b":[{"x":2,"y":1}]},"apiVersion":"a/v1","kind":"X"}"""u8
        );
        Assert.Equal(KubeJson.Encode(one), KubeJson.Encode(other));
        Assert.True(one.DeepEquals(other));
        Assert.True(one.DeepClone().DeepEquals(one));
        other.Content["spec"]!["a"] = 2;
        Assert.False(one.DeepEquals(other));
    }

    [Fact]
    public void Strict_fields_read_a_schema_that_was_posted_as_one_that_was_compiled_in()
    {
        var type = SchemaShapes.Of(
            Schema(
                """
                {"type":"object","properties":{"spec":{"type":"object","properties":{
                  "open":{"type":"object","x-kubernetes-preserve-unknown-fields":true},
                  "map":{"type":"object","additionalProperties":{"type":"string"}},
                  "list":{"type":"array","items":{"type":"object","properties":{"a":{"type":"string"}}}}}}}}
                """
            ),
            new GroupVersionKind("a.b", "v1", "X")
        );
        Assert.Equal(
            ["unknown field \"spec.list[0].b\"", "unknown field \"spec.other\""],
            StrictFields.Check(
                """{"kind":"X","apiVersion":"a.b/v1","metadata":{"name":"x"},"spec":{"open":{"z":1},"map":{"k":"v"},"list":[{"a":"","b":1}],"other":1}}"""u8,
                type
            )
        );
    }

    [Theory]
    [InlineData("v1", "v2")]
    [InlineData("v2beta1", "v1")]
    [InlineData("v2", "v10")]
    [InlineData("v1alpha2", "v1beta1")]
    [InlineData("v1beta2", "v1beta10")]
    [InlineData("foo", "v1alpha1")]
    [InlineData("foo10", "foo1")]
    public void Versions_rank_as_Kubernetes_ranks_them(string lower, string higher)
    {
        Assert.True(KubeVersions.Order.Compare(lower, higher) < 0);
        Assert.True(KubeVersions.Order.Compare(higher, lower) > 0);
        Assert.Equal(0, KubeVersions.Order.Compare(lower, lower));
    }

    private static StructuralSchema Schema(string json) => StructuralSchema.Parse((JsonObject)Parse(json)!);

    private static JsonNode? Parse(string json) => JsonTree.Parse(Encoding.UTF8.GetBytes(json));
}

using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api.CustomResources;
using Arktos.Api.Json;
using Arktos.Api.Validation;

namespace Arktos.Api.Tests.CustomResources;

/// <summary>x-kubernetes-validations: what is refused when it is written, and what it says of objects.</summary>
public sealed class RuleTests
{
    private const string Fields = """
        "min":{"type":"integer"},"max":{"type":"integer"},"name":{"type":"string","maxLength":20},
        "when":{"type":"string","format":"date-time"},"for":{"type":"string","format":"duration"},
        "tags":{"type":"array","maxItems":10,"items":{"type":"string","maxLength":20}},
        "any":{"x-kubernetes-int-or-string":true},"a-b":{"type":"string","maxLength":20}
        """;

    [Theory]
    [InlineData("self.min <= self.max", """{"min":1,"max":2}""", "")]
    [InlineData(
        "self.min <= self.max",
        """{"min":3,"max":2}""",
        "spec: Invalid value: \"object\": failed rule: self.min <= self.max"
    )]
    [InlineData(
        "self.min <= self.max",
        """{"min":3}""",
        "spec: Invalid value: \"object\": no such key: max evaluating rule: failed rule: self.min <= self.max"
    )]
    [InlineData("!has(self.max) || self.min <= self.max", """{"min":3}""", "")]
    [InlineData(
        "self.tags.all(t, t.startsWith('x'))",
        """{"tags":["xa","b"]}""",
        "spec: Invalid value: \"object\": failed rule: self.tags.all(t, t.startsWith('x'))"
    )]
    [InlineData("self.when < timestamp('2026-01-01T00:00:00Z')", """{"when":"2025-01-01T00:00:00Z"}""", "")]
    [InlineData(
        "self.__for__ > duration('1h')",
        """{"for":"30m"}""",
        "spec: Invalid value: \"object\": failed rule: self.__for__ > duration('1h')"
    )]
    [InlineData("type(self.any) == string ? self.any.endsWith('%') : self.any < 10", """{"any":"5%"}""", "")]
    [InlineData("self.a__dash__b == 'x'", """{"a-b":"x"}""", "")]
    public void A_rule_is_asked_of_a_value(string rule, string spec, string fault) =>
        Assert.Equal(fault, Summary(Check($$"""{"rule":"{{rule}}"}""", spec)));

    [Theory]
    [InlineData("""{"rule":"self.min > 1","message":"too few"}""", "spec: Invalid value: \"object\": too few")]
    [InlineData(
        """{"rule":"self.min > 1","message":"too few","messageExpression":"'only ' + string(self.min)"}""",
        "spec: Invalid value: \"object\": only 1"
    )]
    [InlineData(
        """{"rule":"self.min > 1","message":"too few","messageExpression":"self.name"}""",
        "spec: Invalid value: \"object\": too few"
    )]
    [InlineData(
        """{"rule":"self.min > 1","message":"too few","fieldPath":".min"}""",
        "spec.min: Invalid value: \"object\": too few"
    )]
    [InlineData("""{"rule":"self.min > 1","message":"none","reason":"FieldValueForbidden"}""", "spec: Forbidden: none")]
    public void What_fails_is_told_as_the_rule_says(string rule, string fault) =>
        Assert.Equal(fault, Summary(Check(rule, """{"min":1}""")));

    [Theory]
    [InlineData("self.min == oldSelf.min", """{"min":1}""", null, "")]
    [InlineData("self.min == oldSelf.min", """{"min":1}""", """{"min":1,"max":2}""", "")]
    [InlineData(
        "self.min == oldSelf.min",
        """{"min":2}""",
        """{"min":1}""",
        "spec: Invalid value: \"object\": failed rule: self.min == oldSelf.min"
    )]
    public void A_rule_of_transition_is_asked_when_there_was_something_before(
        string rule,
        string spec,
        string? old,
        string fault
    ) => Assert.Equal(fault, Summary(Check($$"""{"rule":"{{rule}}"}""", spec, old)));

    [Fact]
    public void A_rule_that_can_do_without_the_value_before_is_asked_at_once()
    {
        var rule = """{"rule":"oldSelf.hasValue() || self.min == 1","optionalOldSelf":true}""";
        Assert.Empty(Check(rule, """{"min":1}"""));
        Assert.Single(Check(rule, """{"min":2}"""));
        Assert.Empty(Check(rule, """{"min":3}""", """{"min":2}"""));
    }

    [Fact]
    public void A_rule_of_the_whole_object_sees_its_name()
    {
        var schema = Parse(
            """{"type":"object","x-kubernetes-validations":[{"rule":"self.metadata.name.size() < 3"}]}"""
        );
        Assert.Empty(Refusals(schema));
        var value = KubeJson.Decode<CustomObject>("""{"kind":"X","apiVersion":"a/v1","metadata":{"name":"long"}}"""u8);
        var errors = new FieldErrors();
        new SchemaValidator(errors).ValidateObject(value, StructuralSchema.Parse(schema, isRoot: true), null);
        Assert.Single(errors);
        value.Metadata.Name = "ab";
        errors = [];
        new SchemaValidator(errors).ValidateObject(value, StructuralSchema.Parse(schema, isRoot: true), null);
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData("""{"rule":""}""", "rule is not specified")]
    [InlineData("""{"rule":"self.mim > 1"}""", "undefined field 'mim'")]
    [InlineData("""{"rule":"self.min > 'a'"}""", "found no matching overload")]
    [InlineData("""{"rule":"self.min"}""", "must evaluate to bool")]
    [InlineData("""{"rule":"self.min >"}""", "Syntax error")]
    [InlineData("""{"rule":"true","messageExpression":"1"}""", "messageExpression compilation failed")]
    [InlineData("""{"rule":"true","reason":"Because"}""", "Unsupported value: \"Because\"")]
    public void A_rule_that_cannot_hold_is_refused_when_it_is_written(string rule, string fault) =>
        Assert.Contains(fault, Refusals(Schema(rule)).Summary());

    [Fact]
    public void A_rule_that_could_cost_too_much_is_refused_with_what_to_do()
    {
        var schema = Parse(
            """
            {"type":"object","properties":{"spec":{"type":"object","properties":{
              "a":{"type":"array","items":{"type":"string"}}},
              "x-kubernetes-validations":[{"rule":"self.a.all(x, self.a.all(y, x + y != 'z'))"}]}}}
            """
        );
        Assert.Contains("estimated rule cost exceeds budget by factor of more than 100x", Refusals(schema).Summary());
    }

    [Fact]
    public void Rules_that_cost_too_much_end_and_what_comes_after_is_not_asked()
    {
        // Not refused here, since nobody asks whether it may be written.
        var schema = Parse(
            """
            {"type":"object","properties":{"spec":{"type":"object","properties":{
              "a":{"type":"array","items":{"type":"integer"}}},
              "x-kubernetes-validations":[{"rule":"self.a.all(x, self.a.all(y, self.a.all(z, x + y + z >= 0)))"},{"rule":"false"}]}}}
            """
        );
        var value = new JsonObject
        {
            ["spec"] = new JsonObject
            {
                ["a"] = new JsonArray([.. Enumerable.Range(0, 2000).Select(i => (JsonNode)i)]),
            },
        };
        var errors = new FieldErrors();
        new SchemaValidator(errors).Validate(value, StructuralSchema.Parse(schema, isRoot: true), "");
        Assert.Contains("call cost exceeds limit", errors.Summary());
    }

    private static FieldErrors Check(string rule, string spec, string? old = null)
    {
        var schema = Schema(rule);
        Assert.Empty(Refusals(schema));
        var errors = new FieldErrors();
        new SchemaValidator(errors).Validate(
            new JsonObject { ["spec"] = Parse(spec) },
            StructuralSchema.Parse(schema, isRoot: true),
            "",
            old is null ? null : new JsonObject { ["spec"] = Parse(old) }
        );
        return errors;
    }

    private static FieldErrors Refusals(JsonObject schema)
    {
        var errors = new FieldErrors();
        new StructuralRules(errors).CheckRoot(schema, "s");
        return errors;
    }

    private static string Summary(FieldErrors errors) => errors.Count == 0 ? "" : errors.Summary();

    private static JsonObject Schema(string rule) =>
        Parse(
            $$$$"""
            {"type":"object","properties":{"spec":{"type":"object","properties":{ {{{{Fields}}}} },
              "x-kubernetes-validations":[{{{{rule}}}}]}}}
            """
        );

    private static JsonObject Parse(string json) => (JsonObject)JsonTree.Parse(Encoding.UTF8.GetBytes(json))!;
}

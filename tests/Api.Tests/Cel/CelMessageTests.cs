using Arktos.Api.Cel;

namespace Arktos.Api.Tests.Cel;

/// <summary>Objects that expressions make by the name of their type, and what they are as JSON.</summary>
public sealed class CelMessageTests
{
    private static readonly CelEnvironment Environment = new([], CelJsonPatches.All)
    {
        FindMessage = name =>
            name == "Thing" || name.StartsWith("Thing.", StringComparison.Ordinal)
                ? CelType.ObjectOf(new ThingFields(name))
                : null,
    };

    [Theory]
    [InlineData("Thing{}", "{}")]
    [InlineData("Thing{text: 'a', any: {1: b'x', 2: b'yy'}}", """{"text":"a","any":{"1":"eA==","2":"eXk="}}""")]
    [InlineData("Thing{any: Thing.any{any: {'k': duration('90s')}},}", """{"any":{"any":{"k":"90s"}}}""")]
    [InlineData("Thing{?text: optional.none(), ?any: optional.of('x')}", """{"any":"x"}""")]
    [InlineData("Thing{text: 'a', text: 'b'}", """{"text":"b"}""")]
    [InlineData("Thing{text: jsonpatch.escapeKey('a/b~c')}", """{"text":"a~1b~0c"}""")]
    [InlineData("Thing{any: Thing{text: 'a'} == Thing{text: 'a'}}", """{"any":true}""")]
    [InlineData("Thing{any: Thing{text: 'a'}.text + string(has(Thing{}.text))}", """{"any":"afalse"}""")]
    public void Objects_are_made_and_written(string expression, string json)
    {
        var writer = new CelJsonWriter(1_000);
        Assert.True(writer.TryWrite(Evaluate(expression), "", out var node), writer.Fault);
        Assert.Equal(json, node!.ToJsonString());
    }

    [Theory]
    [InlineData("Thing{text: 1}", "1:7: expected type of field 'text' is 'string' but provided type is 'int'")]
    [InlineData("Thing{other: 1}", "1:7: undefined field 'other'")]
    [InlineData("Other{}", "1:6: undeclared reference to 'Other' (in container '')")]
    [InlineData("Thing{?text: 'a'}", "1:14: expected type 'optional_type' but found 'string'")]
    [InlineData("Thing{'text': 'a'}", "1:7: Syntax error")]
    public void What_cannot_be_made_is_refused(string expression, string why)
    {
        Assert.False(CelProgram.TryCompile(Environment, expression, null, out _, out var issues));
        var issue = issues.List[0];
        Assert.StartsWith(why, $"{issue.Line}:{issue.Column}: {issue.Message}");
    }

    [Theory]
    [InlineData("Thing{any: Thing.any{any: [Thing.any.any{}]}}", "")]
    [InlineData(
        "Thing{any: Thing.other{}}",
        "type mismatch: unexpected type name \"Thing.other\", expected \"Thing.any\""
    )]
    [InlineData("Thing{any: 'x'.charAt(0) == 'x' ? 0.0 / 0.0 : 1.0}", "a value of type double is no JSON")]
    [InlineData("Thing{any: optional.none()}", "a value of type optional_type")]
    public void Names_of_types_are_those_of_places_and_values_are_JSON(string expression, string why)
    {
        var writer = new CelJsonWriter(1_000);
        Assert.Equal(why.Length == 0, writer.TryWrite(Evaluate(expression), "Thing", out _));
        Assert.StartsWith(why, writer.Fault);
    }

    [Fact]
    public void What_is_shared_many_times_over_is_not_written()
    {
        var expression = "[a]";
        for (var i = 0; i < 20; i++)
            expression = $"cel.bind(a, [a, a], {expression})";
        var writer = new CelJsonWriter(1_000);
        Assert.False(writer.TryWrite(Evaluate($"cel.bind(a, ['x'], {expression})"), "", out _));
        Assert.Equal("the value is larger than 1000 characters", writer.Fault);
    }

    private static CelValue Evaluate(string expression)
    {
        Assert.True(CelProgram.TryCompile(Environment, expression, null, out var program, out var issues), $"{issues}");
        var result = program.Evaluate([], new CelBudget());
        Assert.Equal(CelOutcome.Value, result.Outcome);
        Assert.True(result.Cost <= program.EstimatedCost);
        return result.Value;
    }

    private sealed class ThingFields(string name) : ICelObjectType
    {
        public string Name => name;

        public bool HasPlainNames => true;

        public CelType? FindField(string field) =>
            field switch
            {
                "text" => CelType.String,
                "any" => CelType.Dyn,
                _ => null,
            };
    }
}

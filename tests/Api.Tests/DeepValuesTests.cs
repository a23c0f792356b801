using System.Collections;
using System.Reflection;
using System.Text.Json;
using Arktos.Api.Json;
using static Arktos.Api.Tests.FilledValues;

namespace Arktos.Api.Tests;

/// <summary>Generated copies and comparisons say what JSON says, for every field of every type.</summary>
public sealed class DeepValuesTests
{
    private const int DepthMax = 7;

    public static TheoryData<string> Types => FilledValues.Types();

    [Theory]
    [MemberData(nameof(Types))]
    public void A_copy_is_equal_and_shares_nothing(string type)
    {
        var value = (IApiValue)Filled(Find(type), DepthMax, 0)!;
        var copy = (IApiValue)value.CloneValue();
        Assert.True(value.EqualsValue(copy));
        Assert.Equal(Text(value), Text(copy));
        Assert.Empty(References(value).Intersect(References(copy), ReferenceEqualityComparer.Instance));
        var empty = (IApiValue)Activator.CreateInstance(Find(type))!;
        Assert.True(empty.EqualsValue(empty.CloneValue()));
        Assert.False(value.EqualsValue(null));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_difference_in_any_field_is_one(string type)
    {
        var changes = 0;
        foreach (var property in Find(type).GetProperties().Where(p => p.CanWrite))
        {
            var value = (IApiValue)Filled(Find(type), 2, 0)!;
            var other = (IApiValue)value.CloneValue();
            foreach (var seed in new[] { 1, -1 })
            {
                // Another value, and none.
                property.SetValue(other, seed < 0 ? null : Filled(property.PropertyType, 2, seed));
                Assert.Equal(Text(value) == Text(other), value.EqualsValue(other));
                Assert.Equal(Text(value) == Text(other), other.EqualsValue(value));
                changes += Text(value) == Text(other) ? 0 : 1;
            }
        }
        Assert.True(changes > 0 || Find(type).GetProperties().Length == 0, "nothing made a difference");
    }

    [Fact]
    public void What_is_empty_equals_what_is_absent_and_an_equal_amount_an_equal_amount()
    {
        var (a, b) = (new Core.V1.Pod(), new Core.V1.Pod());
        (a.Metadata.Labels, a.Spec.Tolerations, a.Metadata.Finalizers) = ([], [], []);
        Assert.True(a.DeepEquals(b));
        Assert.True(b.DeepEquals(a));
        a.Spec.Containers.Add(new() { Resources = new() { Limits = new() { ["cpu"] = Quantity.Parse("1000m") } } });
        b.Spec.Containers.Add(new() { Resources = new() { Limits = new() { ["cpu"] = Quantity.Parse("1") } } });
        Assert.True(a.DeepEquals(b));
    }

    private static string Text(object value) =>
        System.Text.Encoding.UTF8.GetString(
            JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), KubeJson.Options)
        );

    // All objects that could be changed through the value.
    private static IEnumerable<object> References(object? value)
    {
        if (value is null or string or JsonElement || value.GetType().IsValueType)
            yield break;
        yield return value;
        if (value is byte[])
            yield break;
        var parts =
            value is IDictionary map ? map.Values.Cast<object?>()
            : value is IEnumerable items ? items.Cast<object?>()
            : value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.GetValue(value));
        foreach (var part in parts)
        foreach (var reference in References(part))
            yield return reference;
    }
}

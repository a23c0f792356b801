using System.Collections;
using System.Reflection;
using System.Text.Json;
using Arktos.Api.CustomResources;
using Arktos.Api.Json;

namespace Arktos.Api.Tests;

/// <summary>Generated copies and comparisons say what JSON says, for every field of every type.</summary>
public sealed class DeepValuesTests
{
    private const int DepthMax = 7;

    public static TheoryData<string> Types() =>
        new(
            typeof(IKubeObject)
                .Assembly.GetTypes()
                .Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IApiValue).IsAssignableFrom(t))
                // Written by hand: see CustomResources.SchemaTests.
                .Where(t => t != typeof(CustomObject))
                .Select(t => t.FullName!)
                .Order(StringComparer.Ordinal)
        );

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

    private static Type Find(string name) => typeof(IKubeObject).Assembly.GetType(name, throwOnError: true)!;

    private static string Text(object value) =>
        System.Text.Encoding.UTF8.GetString(
            JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), KubeJson.Options)
        );

    private static object? Filled(Type type, int depth, int seed)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return $"text{seed}";
        if (type == typeof(bool))
            return seed == 0;
        if (type == typeof(int))
            return 7 + seed;
        if (type == typeof(long))
            return 7L + seed;
        if (type == typeof(double))
            return 7.5 + seed;
        if (type == typeof(DateTimeOffset))
            return DateTimeOffset.UnixEpoch.AddSeconds(7 + seed);
        if (type == typeof(Quantity))
            return Quantity.Parse($"{7 + seed}");
        if (type == typeof(IntOrString))
            return (IntOrString)(7 + seed);
        if (type == typeof(JsonElement))
            return JsonSerializer.SerializeToElement(new { a = 7 + seed });
        if (type == typeof(byte[]))
            return new[] { (byte)(7 + seed) };
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>))
        {
            var list = (IList)Activator.CreateInstance(type)!;
            if (depth > 0)
                list.Add(Filled(type.GenericTypeArguments[0], depth - 1, seed));
            return list;
        }
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Map<>))
        {
            var map = (IDictionary)Activator.CreateInstance(type)!;
            if (depth > 0)
                map.Add("key", Filled(type.GenericTypeArguments[0], depth - 1, seed));
            return map;
        }
        var value = Activator.CreateInstance(type)!;
        if (depth > 0)
            foreach (var property in type.GetProperties().Where(p => p.CanWrite))
                property.SetValue(value, Filled(property.PropertyType, depth - 1, seed));
        return value;
    }

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

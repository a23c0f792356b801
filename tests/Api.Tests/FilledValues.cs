using System.Collections;
using System.Text.Json;
using Arktos.Api.CustomResources;
using Arktos.Api.Json;

namespace Arktos.Api.Tests;

/// <summary>Values of every type of the API that was generated, with something in every field.</summary>
internal static class FilledValues
{
    /// <summary>Full names.</summary>
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

    public static Type Find(string name) => typeof(IKubeObject).Assembly.GetType(name, throwOnError: true)!;

    /// <param name="type">Of a value of the API, or of a field of one.</param>
    /// <param name="depth">Deeper values are empty.</param>
    /// <param name="seed">Others give other values.</param>
    public static object? Filled(Type type, int depth, int seed)
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
}

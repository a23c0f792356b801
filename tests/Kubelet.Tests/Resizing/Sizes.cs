using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;

namespace Arktos.Kubelet.Tests.Resizing;

/// <summary>Resources in short: "100m 64Mi / 1 1Gi" are requests and limits of cpu and memory; "-" is none.</summary>
internal static class Sizes
{
    public static ResourceRequirements Of(string text)
    {
        var parts = text.Split(" / ");
        return new ResourceRequirements { Requests = Amounts(parts[0]), Limits = Amounts(parts[1]) };
    }

    public static string Describe(ResourceRequirements? resources) =>
        resources is null ? "null" : $"{Describe(resources.Requests)} / {Describe(resources.Limits)}";

    private static Map<Quantity>? Amounts(string text)
    {
        var amounts = new Map<Quantity>();
        foreach (var (name, amount) in new[] { "cpu", "memory" }.Zip(text.Split(' ')))
            if (amount != "-")
                amounts[name] = Quantity.Parse(amount);
        return amounts.Count > 0 ? amounts : null;
    }

    private static string Describe(Map<Quantity>? amounts) =>
        string.Join(
            ' ',
            new[] { "cpu", "memory" }.Select(n => amounts?.TryGetValue(n, out var a) == true ? a.ToString() : "-")
        );
}

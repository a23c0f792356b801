using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api.Autoscaling.V2;
using Arktos.Api.Json;
using V1 = Arktos.Api.Autoscaling.V1;

namespace Arktos.ApiServer.Registry.Autoscaling;

/// <summary>What autoscaling/v1 has no fields for.</summary>
internal sealed record AutoscalerDetails
{
    public List<V1.MetricSpec> Metrics { get; init; } = [];

    public HorizontalPodAutoscalerBehavior? Behavior { get; init; }

    public List<V1.MetricStatus> CurrentMetrics { get; init; } = [];

    public List<HorizontalPodAutoscalerCondition> Conditions { get; init; } = [];
}

/// <summary>
/// The annotations that hold these details as JSON. An annotation that cannot be read stays where it is, and says
/// nothing. Pure.
/// </summary>
internal static class AutoscalerAnnotations
{
    private const string Prefix = "autoscaling.alpha.kubernetes.io/";
    private const string Metrics = Prefix + "metrics";
    private const string Behavior = Prefix + "behavior";
    private const string CurrentMetrics = Prefix + "current-metrics";
    private const string Conditions = Prefix + "conditions";

    public static IEnumerable<(string Name, string Fault)> Faults(Map<string>? annotations)
    {
        foreach (var name in new[] { Metrics, Behavior, CurrentMetrics, Conditions })
            if (annotations?.GetValueOrDefault(name) is { } text && FaultOf(name, text) is { } fault)
                yield return (name, fault);
    }

    /// <summary>The details, and the annotations without them. The map that is given stays as it is.</summary>
    public static (Map<string>? Others, AutoscalerDetails Details) Read(Map<string>? annotations) =>
        (
            Others(annotations),
            new()
            {
                Metrics = Decode<List<V1.MetricSpec>>(annotations, Metrics) ?? [],
                Behavior = Decode<HorizontalPodAutoscalerBehavior>(annotations, Behavior),
                CurrentMetrics = Decode<List<V1.MetricStatus>>(annotations, CurrentMetrics) ?? [],
                Conditions = Decode<List<HorizontalPodAutoscalerCondition>>(annotations, Conditions) ?? [],
            }
        );

    /// <summary>The annotations with these details and no others.</summary>
    public static Map<string>? Write(Map<string>? annotations, AutoscalerDetails details)
    {
        var all = Others(annotations) ?? [];
        if (details.Metrics.Count > 0)
            all[Metrics] = Encoding.UTF8.GetString(KubeJson.Encode(details.Metrics));
        if (details.Behavior is { } behavior)
            all[Behavior] = Encoding.UTF8.GetString(JsonTree.Encode(Renamed(Node(behavior), char.ToUpperInvariant)!));
        if (details.CurrentMetrics.Count > 0)
            all[CurrentMetrics] = Encoding.UTF8.GetString(KubeJson.Encode(details.CurrentMetrics));
        if (details.Conditions.Count > 0)
            all[Conditions] = Encoding.UTF8.GetString(KubeJson.Encode(details.Conditions));
        return all.Count > 0 ? all : null;
    }

    private static Map<string>? Others(Map<string>? annotations)
    {
        if (annotations is null)
            return null;
        var faulty = Faults(annotations).Select(f => f.Name).ToHashSet();
        return new(
            annotations.Where(a =>
                a.Key is not (Metrics or Behavior or CurrentMetrics or Conditions) || faulty.Contains(a.Key)
            )
        );
    }

    private static string? FaultOf(string name, string text)
    {
        try
        {
            _ = name switch
            {
                Metrics => (object?)Parse<List<V1.MetricSpec>>(name, text),
                Behavior => Parse<HorizontalPodAutoscalerBehavior>(name, text),
                CurrentMetrics => Parse<List<V1.MetricStatus>>(name, text),
                _ => Parse<List<HorizontalPodAutoscalerCondition>>(name, text),
            };
            return null;
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return e.Message;
        }
    }

    private static T? Decode<T>(Map<string>? annotations, string name)
        where T : class =>
        annotations?.GetValueOrDefault(name) is { } text && FaultOf(name, text) is null ? Parse<T>(name, text) : null;

    private static T Parse<T>(string name, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        // The fields of this one have names that begin with a capital, as nothing else has.
        if (name == Behavior)
            bytes = JsonTree.Encode(Renamed(JsonTree.Parse(bytes), char.ToLowerInvariant) ?? new JsonObject());
        return KubeJson.Decode<T>(bytes);
    }

    private static JsonNode? Node<T>(T value) => JsonTree.Parse(KubeJson.Encode(value));

    private static JsonNode? Renamed(JsonNode? node, Func<char, char> first)
    {
        switch (node)
        {
            case JsonObject fields:
                var renamed = new JsonObject();
                foreach (var (name, value) in fields)
                    if (value is not null)
                        renamed[name.Length > 0 ? first(name[0]) + name[1..] : name] = Renamed(value, first);
                return renamed;
            case JsonArray list:
                return new JsonArray([.. list.Select(item => Renamed(item, first))]);
            default:
                return node?.DeepClone();
        }
    }
}

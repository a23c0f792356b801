namespace Arktos.Metrics;

public enum MetricKind
{
    Counter,
    Gauge,
    Histogram,
}

/// <summary>An instrument as it was made.</summary>
public sealed record MetricDefinition(MetricKind Kind, string Name, IReadOnlyList<string> Labels);

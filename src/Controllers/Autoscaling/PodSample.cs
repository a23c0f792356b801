namespace Arktos.Controllers.Autoscaling;

/// <summary>What was measured of a pod.</summary>
/// <param name="Milli">Thousandths of the metric's unit: of a core, of a byte.</param>
/// <param name="At">The end of the time that was measured.</param>
/// <param name="Window">How long was measured; zero where the metric does not say.</param>
internal readonly record struct PodSample(long Milli, DateTimeOffset At, TimeSpan Window);

/// <summary>A metric could not be had, or says nothing about the pods. Its message is the user's.</summary>
internal sealed class MetricException(string message) : Exception(message);

using Arktos.Api.Core.V1;

namespace Arktos.Controllers.Events;

/// <summary>When an event has been kept long enough, pure.</summary>
internal static class EventAge
{
    /// <summary>The last time that the event was seen; its creation when it does not say.</summary>
    public static DateTimeOffset LastSeen(Event e) => Latest(e.Series?.LastObservedTime, e.LastTimestamp, e.EventTime, e.FirstTimestamp, e.Metadata.CreationTimestamp);

    public static bool IsExpired(Event e, DateTimeOffset now, TimeSpan kept) => now - LastSeen(e) > kept;

    private static DateTimeOffset Latest(params DateTimeOffset?[] times) => times.Max() ?? DateTimeOffset.MaxValue;
}

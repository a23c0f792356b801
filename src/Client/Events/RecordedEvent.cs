using Arktos.Api.Core.V1;

namespace Arktos.Client.Events;

/// <summary>What a component has said of an object. Immutable.</summary>
/// <param name="Tenant">Of the object; that of the event as well.</param>
internal sealed record RecordedEvent(
    ObjectReference About,
    string Tenant,
    string Type,
    string Reason,
    string Message,
    DateTimeOffset At
)
{
    /// <summary>Of the event; null: none.</summary>
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }
}

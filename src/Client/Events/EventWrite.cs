namespace Arktos.Client.Events;

/// <summary>How an event is to be written.</summary>
/// <param name="Name">Of the event.</param>
/// <param name="Count">How often it has happened; more than one: the event of this name is there, and its count, last
/// time and message change.</param>
/// <param name="First">When it happened first.</param>
internal sealed record EventWrite(RecordedEvent Event, string Name, int Count, DateTimeOffset First)
{
    public bool IsUpdate => Count > 1;
}

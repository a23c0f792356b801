namespace Arktos.ApiServer.Audit;

/// <summary>Where events end. A failure is an exception whose message says why; the events are lost then.</summary>
internal interface IAuditSink : IDisposable
{
    /// <summary>The name under which what is lost is counted, and what it is called in messages.</summary>
    (string Plugin, string Place) Name { get; }

    /// <summary>Writes events in their order. Thread-safe.</summary>
    /// <param name="events">Each with a line's end.</param>
    ValueTask WriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> events, CancellationToken cancel);
}

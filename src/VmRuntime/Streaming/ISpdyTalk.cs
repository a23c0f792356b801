namespace Arktos.VmRuntime.Streaming;

/// <summary>What is spoken in the streams of one session.</summary>
internal interface ISpdyTalk
{
    /// <summary>The protocol of the streams, as the client asks for it.</summary>
    string Protocol { get; }

    /// <summary>That the client may open in all.</summary>
    int StreamsMax { get; }

    /// <exception cref="VmRuntimeException">It cannot be begun.</exception>
    void Check();

    /// <summary>Until one of the two sides has gone.</summary>
    Task RunAsync(SpdyServer spdy, CancellationToken ct);
}

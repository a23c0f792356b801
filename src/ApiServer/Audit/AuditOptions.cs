namespace Arktos.ApiServer.Audit;

/// <summary>What becomes of a request while its events wait to be written.</summary>
public enum AuditMode
{
    /// <summary>It goes on: events wait in a queue, and are lost and counted where that is full.</summary>
    Batch,

    /// <summary>It waits until they are written; a log that cannot be written is told and lets it pass.</summary>
    Blocking,

    /// <summary>The same, but that a request whose beginning cannot be written is refused.</summary>
    BlockingStrict,
}

/// <summary>Of whom what is written, and where to. Sizes and ages are those of kube-apiserver's flags.</summary>
public sealed record AuditOptions
{
    public required string PolicyFile { get; init; }

    /// <summary>"-" for the standard output.</summary>
    public required string LogPath { get; init; }

    public AuditMode Mode { get; init; } = AuditMode.Blocking;

    /// <summary>Mebibytes after which another file is begun.</summary>
    public int FileMebibytesMax { get; init; } = 100;

    /// <summary>Days after which older files are deleted; 0: never because of their age.</summary>
    public int FileDaysMax { get; init; }

    /// <summary>Older files that are kept; 0: all.</summary>
    public int FilesMax { get; init; }

    /// <summary>Events that wait, in mode <see cref="AuditMode.Batch"/>.</summary>
    public int EventsWaitingMax { get; init; } = 10_000;

    /// <summary>A larger event is written without bodies, and not at all where that is no help; 0: as it is.</summary>
    public int EventBytesMax { get; init; }
}

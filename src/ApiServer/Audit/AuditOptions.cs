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

/// <summary>Of whom what is written, and where to: a log, a webhook or both.</summary>
public sealed record AuditOptions
{
    public required string PolicyFile { get; init; }

    /// <summary>Null: no log is written.</summary>
    public AuditLogOptions? Log { get; init; }

    /// <summary>Null: no webhook is told.</summary>
    public AuditWebhookOptions? Webhook { get; init; }
}

/// <summary>A log file. Sizes and ages are those of kube-apiserver's flags.</summary>
public sealed record AuditLogOptions
{
    /// <summary>"-" for the standard output.</summary>
    public required string Path { get; init; }

    /// <summary>Mebibytes after which another file is begun.</summary>
    public int FileMebibytesMax { get; init; } = 100;

    /// <summary>Days after which older files are deleted; 0: never because of their age.</summary>
    public int FileDaysMax { get; init; }

    /// <summary>Older files that are kept; 0: all.</summary>
    public int FilesMax { get; init; }

    public AuditDelivery Delivery { get; init; } = new();
}

/// <summary>A webhook that gets an EventList for each batch.</summary>
public sealed record AuditWebhookOptions
{
    /// <summary>The kubeconfig that says where it is, and who vouches for it.</summary>
    public required string Kubeconfig { get; init; }

    /// <summary>Before a batch that failed is sent again; it grows by half each time.</summary>
    public TimeSpan InitialBackoff { get; init; } = TimeSpan.FromSeconds(10);

    public AuditDelivery Delivery { get; init; } =
        new()
        {
            Mode = AuditMode.Batch,
            BatchEventsMax = 400,
            BatchesPerSecondMax = 10,
        };
}

/// <summary>How events come to where they are written.</summary>
public sealed record AuditDelivery
{
    public AuditMode Mode { get; init; } = AuditMode.Blocking;

    /// <summary>Events that wait, in mode <see cref="AuditMode.Batch"/>.</summary>
    public int EventsWaitingMax { get; init; } = 10_000;

    /// <summary>Events of a batch.</summary>
    public int BatchEventsMax { get; init; } = 1;

    /// <summary>How long a batch waits until it is full.</summary>
    public TimeSpan BatchWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Null: as many as there are.</summary>
    public double? BatchesPerSecondMax { get; init; }

    /// <summary>Batches that are sent at once where none was sent before.</summary>
    public int BatchesBurst { get; init; } = 15;

    /// <summary>A larger event is written without bodies, and not at all where that is no help; 0: as it is.</summary>
    public int EventBytesMax { get; init; }

    /// <summary>Of the events of a batch together; 0: as they are.</summary>
    public int BatchBytesMax { get; init; }
}

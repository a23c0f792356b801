namespace Arktos.Store.Service;

/// <summary>How a store sees to it that it can be reached.</summary>
public sealed record DoorOptions
{
    /// <summary>
    /// Between two tries while the door is open: each is a handshake, of which the store pays both halves.
    /// </summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Between a try that has failed and the next.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Of one try.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Tries in a row that fail, after which the store gives up its leads.</summary>
    public int FailuresBeforeLeadsGo { get; init; } = 3;

    /// <summary>Tries in a row that fail, after which the store ends: whoever started it starts it again.</summary>
    public int FailuresBeforeEnd { get; init; } = 30;

    /// <summary>How the door is tried; null: by a new connection to the store's own address.</summary>
    public Func<CancellationToken, Task>? Knock { get; init; }
}

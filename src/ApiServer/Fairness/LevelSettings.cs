namespace Arktos.ApiServer.Fairness;

/// <summary>A priority level in seats of this server. Immutable.</summary>
/// <param name="Uid">Of its object; empty: there is none, and the built-in one counts.</param>
public sealed record LevelSettings(string Name, string Uid)
{
    /// <summary>Nobody waits, and nothing is refused here.</summary>
    public bool IsExempt { get; init; }

    /// <summary>Seats that are its own.</summary>
    public int NominalSeats { get; init; }

    /// <summary>Of its own, those that others may use while nobody here wants them; 0 to the nominal ones.</summary>
    public int LendableSeats { get; init; }

    /// <summary>What it may use beyond its own at most.</summary>
    public int BorrowedSeatsMax { get; init; } = int.MaxValue;

    /// <summary>Null: who gets no seat at once is refused.</summary>
    public QueueSettings? Queues { get; init; }
}

/// <summary>The queues that each tenant has of a level.</summary>
/// <param name="HandSize">Of so many queues, picked by the flow, a request joins the shortest.</param>
/// <param name="LengthMax">Requests that wait in one queue.</param>
public sealed record QueueSettings(int Count, int HandSize, int LengthMax);

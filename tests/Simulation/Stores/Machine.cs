namespace Arktos.Simulation.Stores;

/// <summary>
/// One run of a store's process: everything that it does to its disk goes through here, so that it can die between any
/// two operations, or be refused one. A new run has a new machine; what an old one still holds is of no use.
/// </summary>
internal sealed class Machine(Chance chance)
{
    private int _untilDeath = -1;
    private int _untilFailure = -1;

    public bool IsDead { get; private set; }

    /// <summary>An operation was refused (EIO): the store is expected to end.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>What the store's other thread does meanwhile; set while the log's writer is at work.</summary>
    public Action? Meanwhile { get; set; }

    public void Die() => IsDead = true;

    /// <summary>In so many operations from now.</summary>
    public void DieAfter(int operations) => _untilDeath = operations;

    /// <summary>The write or sync so many of them from now is refused.</summary>
    public void FailAfter(int operations) => _untilFailure = operations;

    /// <summary>Carries out an operation - or dies just before it or just after it.</summary>
    public void Do(Action operation)
    {
        RequireAlive();
        Meanwhile?.Invoke();
        RequireAlive();
        if (_untilDeath >= 0 && _untilDeath-- == 0)
        {
            if (chance.Percent(50))
            {
                operation();
            }

            Die();
            throw new MachineDiedException();
        }

        operation();
    }

    /// <summary>Whether this write or sync is the one that is refused.</summary>
    public bool Refuses()
    {
        var refused = _untilFailure >= 0 && _untilFailure-- == 0;
        HasFailed |= refused;
        return refused;
    }

    public void RequireAlive()
    {
        if (IsDead)
        {
            throw new MachineDiedException();
        }
    }
}

/// <summary>The process ended here.</summary>
internal sealed class MachineDiedException : Exception;

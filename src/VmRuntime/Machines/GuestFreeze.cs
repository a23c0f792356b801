namespace Arktos.VmRuntime.Machines;

/// <summary>
/// Has a guest's file systems whole on its disk while a snapshot is made, where its agent can. That they are frozen is
/// on disk before the guest is told to, and until it has said that they are not: whoever looks after the machine thaws
/// them. For one caller at a time.
/// </summary>
internal sealed class GuestFreeze(IOperatedMachine machine)
{
    /// <summary>Where the guest has not said that its file systems are thawed.</summary>
    public const string Late = "its guest agent has not thawed them yet, and is asked again until it has";

    /// <summary>Within the time of an answer of the agent.</summary>
    /// <returns>Null: they are frozen; else why not.</returns>
    public async Task<string?> FreezeAsync(CancellationToken ct)
    {
        string? why;
        try
        {
            why = await machine.WhyNotFrozenAsync(ct).ConfigureAwait(false);
            if (why is not null)
                return why;
            machine.NoteFrozen(true);
            if (await machine.FreezeAsync(ct).ConfigureAwait(false) > 0)
                return null;
            why = "there is none in it that can be";
        }
        catch (VmRuntimeException e)
        {
            why = e.Message;
        }
        // Some of them may be, or may be yet.
        await TryThawAsync(ct).ConfigureAwait(false);
        return why;
    }

    /// <returns>Whether nothing is frozen.</returns>
    public async Task<bool> TryThawAsync(CancellationToken ct)
    {
        if (!machine.IsFrozen)
            return true;
        try
        {
            await machine.ThawAsync(ct).ConfigureAwait(false);
            machine.NoteFrozen(false);
            return true;
        }
        catch (VmRuntimeException)
        {
            return false;
        }
    }
}

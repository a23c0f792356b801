namespace Arktos.Rpc;

/// <summary>
/// Lets a server go without breaking what is under way:
/// <code>serving --DrainAsync--> draining (new calls: UNAVAILABLE; those under way go on) --grace--> ended (calls are
/// cancelled and end with UNAVAILABLE)</code> Thread-safe.
/// </summary>
public sealed class RpcDrain
{
    /// <summary>How long calls may take to end once they are cancelled.</summary>
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;
    private int _draining;

    public bool IsDraining => Volatile.Read(ref _draining) != 0;

    public int CallsUnderWay => Volatile.Read(ref _calls);

    /// <summary>Set when the grace is over.</summary>
    internal CancellationToken Ended => _ended.Token;

    /// <summary>
    /// Ends when no call is under way any more. Streams that do not end by themselves use up the grace.
    /// </summary>
    public async Task DrainAsync(TimeSpan grace)
    {
        Interlocked.Exchange(ref _draining, 1);
        if (CallsUnderWay == 0)
            _empty.TrySetResult();
        if (await EndsWithinAsync(grace).ConfigureAwait(false))
            return;
        await _ended.CancelAsync().ConfigureAwait(false);
        await EndsWithinAsync(EndPatience).ConfigureAwait(false);
    }

    /// <summary>False: the call is not to be taken.</summary>
    internal bool TryEnter()
    {
        Interlocked.Increment(ref _calls);
        if (!IsDraining)
            return true;
        Exit();
        return false;
    }

    internal void Exit()
    {
        if (Interlocked.Decrement(ref _calls) == 0 && IsDraining)
            _empty.TrySetResult();
    }

    private async Task<bool> EndsWithinAsync(TimeSpan time)
    {
        try
        {
            await _empty.Task.WaitAsync(time).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}

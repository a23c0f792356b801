using Arktos.Rpc;
using Arktos.Rpc.Health;
using Microsoft.Extensions.Logging;

namespace Arktos.Store.Service;

/// <summary>How a store sees to it that it can be reached.</summary>
public sealed record DoorOptions
{
    /// <summary>Between two tries.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Of one try.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Tries in a row that fail, after which the store gives up its leads.</summary>
    public int FailuresBeforeLeadsGo { get; init; } = 3;

    /// <summary>Tries in a row that fail, after which the store ends: whoever started it starts it again.</summary>
    public int FailuresBeforeEnd { get; init; } = 30;

    /// <summary>How the door is tried; null: by a new connection to the store's own address.</summary>
    public Func<CancellationToken, Task>? Knock { get; init; }
}

/// <summary>
/// Comes to the store's own door as any caller does. A store that takes no connections any more (it is out of
/// descriptors, its listener is broken) still hears the others by the connections that it made itself, and would lead
/// on for ever, with nobody able to ask it for anything. Used by one thread.
/// </summary>
internal sealed class DoorWatch(DoorOptions options, RpcChannelOptions self, ILogger<DoorWatch> logger)
{
    private int _failures;

    /// <returns>What is to be done about it.</returns>
    public async Task<DoorVerdict> TryAsync(CancellationToken cancel)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(options.Deadline);
        try
        {
            await (options.Knock ?? KnockAsync)(deadline.Token).ConfigureAwait(false);
            if (_failures >= options.FailuresBeforeLeadsGo)
                logger.LogWarning("this store can be reached again, at the try {Failures}", _failures + 1);
            _failures = 0;
            return DoorVerdict.Open;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            if (++_failures < options.FailuresBeforeLeadsGo)
                return DoorVerdict.Open;
            logger.LogError(
                "this store cannot be reached at {Address}, and gives up what it leads ({Failures} tries of {Max}, "
                    + "then it ends): {Reason}",
                self.Address,
                _failures,
                options.FailuresBeforeEnd,
                e is OperationCanceledException ? $"no answer within {options.Deadline.TotalSeconds} s" : e.Message
            );
            return _failures < options.FailuresBeforeEnd ? DoorVerdict.LeadsGo : DoorVerdict.End;
        }
    }

    private async Task KnockAsync(CancellationToken cancel)
    {
        using var channel = new RpcChannel(self);
        await channel.UnaryAsync(RpcHealth.Check, new HealthCheckRequest(), null, cancel).ConfigureAwait(false);
    }
}

internal enum DoorVerdict
{
    /// <summary>It can be reached, or it is too early to tell.</summary>
    Open,

    /// <summary>Others are to lead.</summary>
    LeadsGo,

    /// <summary>It does not come back by itself.</summary>
    End,
}

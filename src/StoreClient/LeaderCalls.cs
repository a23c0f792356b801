using System.Diagnostics;
using Grpc.Core;

namespace Arktos.StoreClient;

/// <summary>
/// Calls that only the leader of a partition answers: finds it, and tries again while there is none. Thread-safe.
/// </summary>
/// <param name="deadline">Of a call with all its tries.</param>
internal sealed class LeaderCalls(StoreConnections stores, TimeSpan deadline)
{
    private static readonly TimeSpan PauseMin = TimeSpan.FromMilliseconds(20),
        PauseMax = TimeSpan.FromMilliseconds(320);

    /// <summary>Of the one caller that looks for a partition's leader on behalf of all.</summary>
    private static readonly TimeSpan PauseMaxOfOne = TimeSpan.FromMilliseconds(60);

    private readonly LeaderSearch _search = new(PauseMaxOfOne);

    /// <summary>Asks one store, which is waited for as long as is given.</summary>
    /// <exception cref="RpcException">It does not answer.</exception>
    public delegate Task<TryOutcome> Attempt(StoreId store, StoreChannel channel, TimeSpan deadline);

    /// <summary>
    /// Tries the replicas, the likely leader first, until one answers for good or the deadline passes.
    /// </summary>
    /// <param name="tryDeadline">How long one store is waited for before another is asked.</param>
    /// <returns>"" when one has answered, else why none did: what the last one said.</returns>
    public async Task<string> TryAsync(
        PartitionId partition,
        TimeSpan tryDeadline,
        Attempt attempt,
        CancellationToken cancel
    )
    {
        var begin = Stopwatch.GetTimestamp();
        var pause = PauseMin;
        var reason = "";
        var hasFollowed = false;
        while (true)
        {
            var round = await TryEachAsync(partition, begin, tryDeadline, attempt).ConfigureAwait(false);
            if (round.IsAnswered)
                return "";
            if (round.Reason.Length > 0)
                reason = round.Reason;
            // Who is named as the leader is asked at once; but two stores may name each other.
            if (round.NamesAnother && !hasFollowed)
            {
                hasFollowed = true;
                continue;
            }
            hasFollowed = false;
            stores.Refresh();
            if (Stopwatch.GetElapsedTime(begin) >= deadline)
                return $"partition {partition} has no leader that answers{(reason.Length > 0 ? ": " + reason : "")}";
            // What a leader refuses for now, for it has too much to do, is not to be asked again as soon as another's
            // call succeeds.
            await (
                round.IsRefused ? Task.Delay(pause, cancel) : _search.PauseAsync(partition, pause, cancel)
            ).ConfigureAwait(false);
            if (pause < PauseMax)
                pause *= 2;
        }
    }

    /// <summary>One store after the other, until one answers for good or names another as the leader.</summary>
    private async Task<Round> TryEachAsync(PartitionId partition, long begin, TimeSpan tryDeadline, Attempt attempt)
    {
        var round = new Round("");
        var silent = StoreId.None;
        foreach (var store in stores.LeaderFirst(partition))
        {
            var left = deadline - Stopwatch.GetElapsedTime(begin);
            if (left <= TimeSpan.Zero)
                break;
            try
            {
                var outcome = await attempt(store, stores.Channel(store), left < tryDeadline ? left : tryDeadline)
                    .ConfigureAwait(false);
                if (outcome.IsDone)
                {
                    stores.Learn(partition, store);
                    _search.Found(partition);
                    return round with { IsAnswered = true };
                }
                stores.Learn(partition, outcome.Leader);
                round = round with
                {
                    Reason = outcome.Reason.Length > 0 ? outcome.Reason : round.Reason,
                    IsRefused = round.IsRefused || !outcome.IsOfNoLeader,
                };
                // Whom it names may just have been silent: then it is not worth going there at once.
                if (outcome.Leader != StoreId.None && outcome.Leader != store)
                    return round with { NamesAnother = outcome.Leader != silent };
            }
            catch (RpcException e)
            {
                stores.Learn(partition, StoreId.None);
                (round, silent) = (round with { Reason = e.Message }, store);
            }
        }
        return round;
    }

    /// <param name="Reason">Of the last store that failed.</param>
    private readonly record struct Round(
        string Reason,
        bool IsAnswered = false,
        bool NamesAnother = false,
        bool IsRefused = false
    );
}

/// <summary>What a store made of one try.</summary>
/// <param name="Reason">Why it did not answer for good; may be empty.</param>
/// <param name="Leader">Who may lead instead; none when not known.</param>
internal readonly record struct TryOutcome(string Reason, StoreId Leader, bool IsDone = false)
{
    /// <summary>The store answered, and does not lead the partition.</summary>
    public bool IsOfNoLeader { get; init; }

    public static TryOutcome Done => new("", StoreId.None, true);
}

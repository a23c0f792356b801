using Outcome = Arktos.StoreClient.Wire.CommitResponse.Types.Outcome;

namespace Arktos.Store.Service;

/// <summary>Commits that were answered, by what they were answered: an increment each. Thread-safe.</summary>
internal sealed class CommitCounts
{
    private readonly long[] _byOutcome = new long[Enum.GetValues<Outcome>().Max(o => (int)o) + 1];

    public long this[Outcome outcome] => Interlocked.Read(ref _byOutcome[(int)outcome]);

    public void Answered(Outcome outcome) => Interlocked.Increment(ref _byOutcome[(int)outcome]);
}

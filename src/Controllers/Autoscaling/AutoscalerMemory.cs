namespace Arktos.Controllers.Autoscaling;

/// <summary>
/// What was recommended for one autoscaler, and what was done, within the windows that ask for it. Used by one worker
/// at a time. Bounded by one entry for each look at the autoscaler within the longest window.
/// </summary>
internal sealed class AutoscalerMemory
{
    /// <summary>The longest window that validation allows, of recommendations and of policies.</summary>
    public static readonly TimeSpan RecommendationAgeMax = TimeSpan.FromHours(1),
        ChangeAgeMax = TimeSpan.FromMinutes(30);

    private readonly Queue<(DateTimeOffset At, int Replicas)> _recommended = new();
    private readonly Queue<(DateTimeOffset At, int Change)> _changes = new();

    /// <summary>Notes the first size seen, so that a new term does not begin by shrinking the target.</summary>
    public void Begin(int present, DateTimeOffset now)
    {
        if (_recommended.Count == 0)
            _recommended.Enqueue((now, present));
    }

    public void Recommended(int replicas, DateTimeOffset now)
    {
        while (_recommended.TryPeek(out var oldest) && oldest.At < now - RecommendationAgeMax)
            _recommended.Dequeue();
        _recommended.Enqueue((now, replicas));
    }

    public void Changed(int change, DateTimeOffset now)
    {
        while (_changes.TryPeek(out var oldest) && oldest.At < now - ChangeAgeMax)
            _changes.Dequeue();
        _changes.Enqueue((now, change));
    }

    /// <summary>Recommendations within the window.</summary>
    public IEnumerable<int> RecommendedWithin(TimeSpan window, DateTimeOffset now) =>
        _recommended.Where(r => r.At > now - window).Select(r => r.Replicas);

    /// <summary>The replicas that there were at the beginning of the period.</summary>
    public int Before(int present, TimeSpan period, DateTimeOffset now) =>
        present - _changes.Where(c => c.At > now - period).Sum(c => c.Change);
}

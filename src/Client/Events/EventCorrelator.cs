using System.Globalization;
using Arktos.Api.Validation;

namespace Arktos.Client.Events;

/// <summary>
/// Makes few events of many, by the rules of Kubernetes' EventCorrelator. Pure: time comes with the events. One thread.
/// <code>
///   the same (object, field, type, reason, message)            -> the count of the event that is there is raised
///   more than 10 messages of one (object, type, reason),
///   none 10 minutes after the last                             -> "(combined from similar events): …", one event
///   more than 25 events of one object, and one in 5 minutes    -> dropped; what they counted shows in the next
/// </code>
/// Memory: the latest 4,096 of each.
/// </summary>
internal sealed class EventCorrelator
{
    public const int EntriesMax = 4096;
    public const int SimilarMax = 10;
    public const int BurstMax = 25;
    public const string Combined = "(combined from similar events): ";
    public static readonly TimeSpan SimilarFor = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan RefillPeriod = TimeSpan.FromMinutes(5);

    private readonly record struct Subject(
        string Tenant,
        string ApiVersion,
        string Kind,
        string Namespace,
        string Name,
        string Uid
    );

    private readonly record struct Group(Subject Subject, string Type, string Reason);

    /// <param name="Message">"" for the event that stands for all similar ones.</param>
    private readonly record struct Signature(Group Group, string FieldPath, string Message);

    private sealed record Similar(HashSet<string> Messages)
    {
        public DateTimeOffset Last { get; set; }
    }

    private sealed record Written(string Name, DateTimeOffset First, int Count);

    private sealed record Allowance(double Tokens, DateTimeOffset At);

    /// <summary>Of all recorders of the process: several may tell of one object in one tick of the clock.</summary>
    private static int _names = Random.Shared.Next(100);

    private readonly LatestCache<Group, Similar> _similar = new(EntriesMax);
    private readonly LatestCache<Signature, Written> _written = new(EntriesMax);
    private readonly LatestCache<Subject, Allowance> _allowances = new(EntriesMax);

    /// <summary>Null: the object has too many events already.</summary>
    public EventWrite? Correlate(RecordedEvent e)
    {
        var about = e.About;
        var subject = new Subject(e.Tenant, about.ApiVersion, about.Kind, about.Namespace, about.Name, about.Uid);
        var group = new Group(subject, e.Type, e.Reason);
        var signature = new Signature(group, about.FieldPath, e.Message);
        if (IsCombined(group, e))
        {
            signature = new Signature(group, "", "");
            e = e with { Message = Combined + e.Message };
        }
        var written = _written.TryGet(signature, out var before)
            ? before with
            {
                Count = before.Count + 1,
            }
            : new Written(NameOf(e), e.At, 1);
        _written.Set(signature, written);
        return TryTakeAllowance(subject, e.At) ? new EventWrite(e, written.Name, written.Count, written.First) : null;
    }

    /// <summary>Too many different messages have come; this one is told with the others.</summary>
    private bool IsCombined(Group group, RecordedEvent e)
    {
        if (!_similar.TryGet(group, out var similar) || e.At - similar.Last > SimilarFor)
            _similar.Set(group, similar = new Similar(new HashSet<string>(StringComparer.Ordinal)));
        similar.Last = e.At;
        if (similar.Messages.Contains(e.Message))
            return false;
        if (similar.Messages.Count >= SimilarMax)
            return true;
        similar.Messages.Add(e.Message);
        return false;
    }

    private bool TryTakeAllowance(Subject subject, DateTimeOffset at)
    {
        var tokens = (double)BurstMax;
        if (_allowances.TryGet(subject, out var before))
            tokens = Math.Min(BurstMax, before.Tokens + Math.Max(0, (at - before.At) / RefillPeriod));
        var isAllowed = tokens >= 1;
        _allowances.Set(subject, new Allowance(isAllowed ? tokens - 1 : tokens, at));
        return isAllowed;
    }

    /// <summary>The object's name and the time; where that is no name of an event, something unique.</summary>
    private string NameOf(RecordedEvent e)
    {
        // Time alone does not make it unique: two events of one object can fall in one tick.
        var within = (uint)Interlocked.Increment(ref _names) % 100;
        var nanoseconds = (e.At.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) * 100 + within;
        var name = $"{e.About.Name}.{nanoseconds.ToString("x", CultureInfo.InvariantCulture)}";
        return Formats.DnsSubdomain(name).Any() ? Guid.NewGuid().ToString() : name;
    }
}

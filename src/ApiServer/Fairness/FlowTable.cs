using Arktos.Api.Flowcontrol.V1;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Registry.Flowcontrol;
using Arktos.ApiServer.Requests;

namespace Arktos.ApiServer.Fairness;

/// <summary>What requests of one flow schema have in common. Immutable.</summary>
public sealed class FlowClass
{
    private readonly FlowRule[] _rules;
    private readonly string _distinguisher;
    private readonly ulong _hash;

    internal FlowClass(FlowSchema schema, LevelSettings level)
    {
        (Name, Uid, Level) = (schema.Metadata.Name, schema.Metadata.Uid, level);
        _distinguisher = schema.Spec.DistinguisherMethod?.Type ?? "";
        _rules = [.. (schema.Spec.Rules ?? []).Where(IsWhole).Select(r => new FlowRule(r))];
        _hash = QueueHand.Hash(QueueHand.HashStart, Name);
    }

    public string Name { get; }

    /// <summary>Empty: the schema is a built-in one that is not stored.</summary>
    public string Uid { get; }

    public LevelSettings Level { get; }

    internal bool Matches(RequestTarget target, UserIdentity user)
    {
        foreach (var rule in _rules)
            if (rule.Matches(target, user))
                return true;
        return false;
    }

    /// <summary>Of what sets requests of this schema apart, but for the tenant.</summary>
    internal ulong FlowOf(RequestTarget target, UserIdentity user) =>
        QueueHand.Mixed(
            _distinguisher switch
            {
                FlowDistinguisherMethodType.ByUser => QueueHand.Hash(_hash, user.Name),
                FlowDistinguisherMethodType.ByNamespace => QueueHand.Hash(_hash, FlowRule.NamespaceOf(target)),
                _ => _hash,
            }
        );

    // What was stored past validation, by a newer server say, is passed over.
    private static bool IsWhole(PolicyRulesWithSubjects rule) =>
        rule.Subjects.All(s =>
            s
                is { Kind: "User", User: not null }
                    or { Kind: "Group", Group: not null }
                    or { Kind: "ServiceAccount", ServiceAccount: not null }
        );
}

/// <summary>
/// The flow schemas in the order in which they are tried, and the levels with their seats. Always has the mandatory
/// ones, so every request has a place. Immutable.
/// </summary>
public sealed class FlowTable
{
    private const string Exempt = "exempt";

    /// <summary>Level and schema of whatever nothing else fits.</summary>
    public const string CatchAll = "catch-all";

    /// <summary>In the order in which they are tried.</summary>
    private readonly FlowClass[] _classes;
    private readonly FlowClass _catchAll;

    private FlowTable(FlowClass[] classes, IReadOnlyList<LevelSettings> levels)
    {
        (_classes, Levels) = (classes, levels);
        _catchAll = classes.Single(c => c.Name == CatchAll);
    }

    public IReadOnlyList<LevelSettings> Levels { get; }

    /// <param name="schemas">Where there are none at all, those that every installation has.</param>
    /// <param name="levels">As with the schemas.</param>
    /// <param name="seats">Of the server, for all levels.</param>
    public static FlowTable Of(
        IReadOnlyCollection<FlowSchema> schemas,
        IReadOnlyCollection<PriorityLevelConfiguration> levels,
        int seats
    )
    {
        var known = With(levels, FlowControlObjects.PriorityLevels(), l => l.Metadata.Name is Exempt or CatchAll)
            .Where(IsUsable)
            .OrderBy(l => l.Metadata.Name, StringComparer.Ordinal)
            .ToList();
        var shares = known.Sum(l => (long)SharesOf(l));
        var settings = known.Select(l => SettingsOf(l, seats, shares)).ToDictionary(s => s.Name);
        // A schema whose level is not there counts for nothing: its condition Dangling says so.
        var classes = With(schemas, FlowControlObjects.FlowSchemas(), s => s.Metadata.Name is Exempt or CatchAll)
            .Where(s => settings.ContainsKey(s.Spec.PriorityLevelConfiguration.Name))
            .OrderBy(s => s.Spec.MatchingPrecedence)
            .ThenBy(s => s.Metadata.Name, StringComparer.Ordinal)
            .Select(s => new FlowClass(s, settings[s.Spec.PriorityLevelConfiguration.Name]));
        return new FlowTable([.. classes], [.. settings.Values]);
    }

    public FlowClass Classify(RequestTarget target, UserIdentity user)
    {
        foreach (var candidate in _classes)
            if (candidate.Matches(target, user))
                return candidate;
        return _catchAll;
    }

    // The mandatory ones are always there; the others of an installation where nothing is known, or nothing is left.
    private static IEnumerable<T> With<T>(IReadOnlyCollection<T> stored, IEnumerable<T> builtIn, Predicate<T> isNeeded)
        where T : Api.IKubeObject
    {
        var names = stored.Select(s => s.Metadata.Name).ToHashSet();
        return stored.Concat(
            builtIn.Where(b => (stored.Count == 0 || isNeeded(b)) && !names.Contains(b.Metadata.Name))
        );
    }

    private static bool IsUsable(PriorityLevelConfiguration level) =>
        level.Spec switch
        {
            { Type: "Exempt" } => level.Metadata.Name == Exempt,
            { Type: "Limited", Limited: not null } => level.Metadata.Name != Exempt,
            _ => false,
        };

    private static int SharesOf(PriorityLevelConfiguration level) =>
        Math.Max(
            0,
            level.Spec.Type == "Exempt"
                ? level.Spec.Exempt?.NominalConcurrencyShares ?? 0
                : level.Spec.Limited!.NominalConcurrencyShares ?? 30
        );

    private static LevelSettings SettingsOf(PriorityLevelConfiguration level, int seats, long shares)
    {
        var nominal = shares == 0 ? 0 : (int)Math.Ceiling(seats * (double)SharesOf(level) / shares);
        var (limited, exempt) = (level.Spec.Limited, level.Spec.Exempt);
        var queuing = limited?.LimitResponse is { Type: "Queue", Queuing: { } q } ? q : null;
        return new LevelSettings(level.Metadata.Name, level.Metadata.Uid)
        {
            IsExempt = level.Spec.Type == "Exempt",
            NominalSeats = nominal,
            LendableSeats = Percent(
                nominal,
                Math.Clamp(limited?.LendablePercent ?? exempt?.LendablePercent ?? 0, 0, 100)
            ),
            BorrowedSeatsMax = limited?.BorrowingLimitPercent is { } most
                ? Percent(nominal, Math.Max(0, most))
                : int.MaxValue,
            Queues = queuing is null
                ? null
                : new QueueSettings(
                    Math.Max(1, queuing.Queues),
                    Math.Clamp(queuing.HandSize, 1, Math.Max(1, queuing.Queues)),
                    Math.Max(1, queuing.QueueLengthLimit)
                ),
        };
    }

    private static int Percent(int seats, int percent) =>
        (int)Math.Min(int.MaxValue, Math.Round(seats * (double)percent / 100, MidpointRounding.AwayFromZero));
}

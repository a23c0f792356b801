using Arktos.Api.Core.V1;
using Arktos.Api.Machines;

namespace Arktos.Kubelet.Pressure;

/// <summary>What is decided by: what the agent sees at one look.</summary>
/// <param name="IsShort">A threshold of memory is met; a condition that only lasts on is no reason.</param>
/// <param name="InOrder">Who would go first, first.</param>
/// <param name="HasMove">Whether an action that moves the pod, by its uid, is not complete.</param>
/// <param name="Now">Of a clock that only goes forward.</param>
internal sealed record MoveLook(
    bool IsShort,
    IReadOnlyList<PodUse> InOrder,
    Func<string, bool> HasMove,
    TimeSpan Now,
    DateTimeOffset Time
);

/// <summary>What comes of a look.</summary>
/// <param name="Next">What is known for the next one.</param>
/// <param name="Ask">Whose move is to be asked for; null: nobody's.</param>
/// <param name="Failed">Whose move has failed; null: nobody's.</param>
internal readonly record struct MoveStep(PressureMoves Next, PodUse? Ask, PodUse? Failed);

/// <summary>
/// Which pods with virtual machines leave a node that is short of memory, while they run, so that none need be ended:
/// in the order in which they would be ended, one at a time. Pure and immutable.
/// <code>
///   nobody moves --short--> asked --an action--> seen --pod gone--> nobody moves
///                             |                    |
///                             +---- no action -----+--pod there, no action--> failed: later again, twice as late
/// </code>
/// </summary>
internal sealed record PressureMoves
{
    public static readonly PressureMoves None = new();

    /// <summary>
    /// For a soft threshold nobody is ended for so long after its grace, while a machine moves: a node that is above
    /// its hard threshold can wait that long, and one that gets below does not.
    /// </summary>
    public static readonly TimeSpan EvictionPatience = TimeSpan.FromMinutes(2);

    /// <summary>One that has just come is not sent on: two nodes that are both short would play with it.</summary>
    internal static readonly TimeSpan StayMin = TimeSpan.FromMinutes(10);

    /// <summary>The action is seen by then, or there was none.</summary>
    internal static readonly TimeSpan SeenMax = TimeSpan.FromSeconds(30),
        BackoffMin = TimeSpan.FromSeconds(30),
        BackoffMax = TimeSpan.FromMinutes(10);

    /// <summary>Whose move was asked for; null: nobody's.</summary>
    public Asked? Current { get; private init; }

    private IReadOnlyDictionary<string, Failure> Failures { get; init; } = new Dictionary<string, Failure>();

    /// <summary>How long it is until a pod that failed is asked for again.</summary>
    public TimeSpan BackoffOf(string uid) =>
        Failures.TryGetValue(uid, out var failure) ? BackoffAfter(failure.Count) : TimeSpan.Zero;

    public MoveStep Next(MoveLook look)
    {
        var there = look.InOrder.ToDictionary(u => u.Pod.Metadata.Uid);
        var (current, failures) = (Current, Failures.Where(f => there.ContainsKey(f.Key)).ToDictionary());
        PodUse? failed = null;
        if (current is not null && !there.TryGetValue(current.Uid, out failed))
            current = null;
        else if (current is not null && IsUnderWay(failed!.Pod, look))
            (current, failed) = (current with { WasSeen = true }, null);
        else if (current is { WasSeen: false } && look.Now - current.At < SeenMax)
            failed = null;
        else if (current is not null)
        {
            var count = failures.GetValueOrDefault(current.Uid).Count + 1;
            failures[current.Uid] = new Failure(count, look.Now + BackoffAfter(count));
            current = null;
        }
        var ask =
            current is null && look.IsShort && !look.InOrder.Any(u => IsUnderWay(u.Pod, look))
                ? look.InOrder.FirstOrDefault(u =>
                    MayMove(u.Pod, look.Time)
                    && !(failures.TryGetValue(u.Pod.Metadata.Uid, out var failure) && look.Now < failure.NotBefore)
                )
                : null;
        if (ask is not null)
            current = new Asked(ask.Pod.Metadata.Uid, look.Now, WasSeen: false);
        return new MoveStep(this with { Current = current, Failures = failures }, ask, failed);
    }

    /// <summary>The API has refused what was asked for: it counts as failed at the next look.</summary>
    public PressureMoves Refused() =>
        this with
        {
            Current = Current is { } asked ? asked with { WasSeen = true } : null,
        };

    /// <summary>Whether ending pods waits, because room is being made by a move.</summary>
    /// <param name="starvedFor">Since the threshold's grace is over.</param>
    public bool HoldsEvictions(PressureThreshold threshold, TimeSpan starvedFor) =>
        Current is not null
        && threshold is { IsHard: false, Signal: PressureSignal.MemoryAvailable }
        && starvedFor < EvictionPatience;

    /// <summary>
    /// Those that are on their way go last: they make room by themselves, and nothing ends them before it is decided
    /// where they go on.
    /// </summary>
    public static IReadOnlyList<PodUse> MovingLast(IReadOnlyList<PodUse> inOrder) =>
        [.. inOrder.OrderBy(u => PodMoves.UnderWay(u.Pod) is not null)];

    private static bool IsUnderWay(Pod pod, MoveLook look) =>
        PodMoves.UnderWay(pod) is not null || look.HasMove(pod.Metadata.Uid);

    private static bool MayMove(Pod pod, DateTimeOffset now) =>
        PodMoves.WhyNot(pod) is null
        && !(pod.Status.Migration is { Succeeded: true, CompletionTime: { } came } && now - came < StayMin);

    private static TimeSpan BackoffAfter(int failures) =>
        TimeSpan.FromTicks(Math.Min(BackoffMax.Ticks, BackoffMin.Ticks << Math.Min(failures - 1, 10)));

    /// <param name="WasSeen">That there is an action for it.</param>
    internal sealed record Asked(string Uid, TimeSpan At, bool WasSeen);

    private readonly record struct Failure(int Count, TimeSpan NotBefore);
}

using System.Numerics;

namespace Arktos.Simulation.Stores;

internal enum KeyCondition
{
    None,
    Absent,

    /// <summary>Holds the version named.</summary>
    Is,
}

internal enum KeyOutcome
{
    /// <summary>The value read is the version in Value.</summary>
    Read,

    /// <summary>The condition held, and the effect was had.</summary>
    Applied,

    /// <summary>Nothing was done; of this key is known only what Expected says.</summary>
    Refused,

    /// <summary>May be applied at any time after its call, or never.</summary>
    Unknown,
}

/// <summary>What one operation of a client is to one key. Versions are numbers of writes; 0 is "absent".</summary>
/// <param name="Call">Moment of the call; moments are numbered in the order of their happening.</param>
/// <param name="Return">Moment of the answer; long.MaxValue when there was none.</param>
/// <param name="Expected">With Is: the version.</param>
/// <param name="Effect">What the key holds afterwards; null when it is left alone.</param>
/// <param name="Held">With Refused: whether the condition held; null when that is not known.</param>
internal sealed record KeyOperation(
    long Call,
    long Return,
    KeyOutcome Outcome,
    int Value = 0,
    KeyCondition Condition = KeyCondition.None,
    int Expected = 0,
    int? Effect = null,
    bool? Held = null
)
{
    /// <summary>False when the operation cannot happen in this state.</summary>
    public bool TryStep(int state, out int next)
    {
        next = state;
        var holds = Condition switch
        {
            KeyCondition.Absent => state == 0,
            KeyCondition.Is => state == Expected,
            _ => true,
        };
        switch (Outcome)
        {
            case KeyOutcome.Read:
                return state == Value;
            case KeyOutcome.Applied:
                next = Effect ?? state;
                return holds;
            case KeyOutcome.Refused:
                return Held is null || Held == holds;
            default:
                next = holds ? Effect ?? state : state;
                return true;
        }
    }
}

/// <summary>
/// Whether the history of one register is linearizable: the search of Wing and Gong with Lowe's memory of what was
/// tried (as Porcupine does it). Operations without an answer may take effect at any later time, or never.
/// </summary>
internal sealed class Linearizability
{
    private const int StepsMax = 300_000;

    private readonly KeyOperation[] _operations;
    private readonly HashSet<(BigInteger Done, int State)> _tried = [];
    private readonly BigInteger _answered;
    private int _steps;

    private Linearizability(IEnumerable<KeyOperation> operations)
    {
        _operations = [.. operations.OrderBy(o => o.Call)];
        for (var i = 0; i < _operations.Length; i++)
        {
            if (_operations[i].Return != long.MaxValue)
            {
                _answered |= BigInteger.One << i;
            }
        }
    }

    /// <summary>Null: undecided within the bound on steps.</summary>
    public static bool? Holds(IEnumerable<KeyOperation> operations)
    {
        var search = new Linearizability(operations);
        var found = search.TryFinish(BigInteger.Zero, 0);
        return found || search._steps < StepsMax ? found : null;
    }

    private bool TryFinish(BigInteger done, int state)
    {
        if ((done & _answered) == _answered)
        {
            return true;
        }

        if (++_steps >= StepsMax || !_tried.Add((done, state)))
        {
            return false;
        }

        // Whatever is next was called before the first answer among what is left.
        var firstReturn = long.MaxValue;
        for (var i = 0; i < _operations.Length; i++)
        {
            if (_operations[i].Call > firstReturn)
            {
                break;
            }

            if (!IsDone(done, i))
            {
                firstReturn = Math.Min(firstReturn, _operations[i].Return);
            }
        }

        for (var i = 0; i < _operations.Length && _operations[i].Call < firstReturn; i++)
        {
            if (
                !IsDone(done, i)
                && _operations[i].TryStep(state, out var next)
                && TryFinish(done | BigInteger.One << i, next)
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDone(BigInteger done, int i) => !(done >> i).IsEven;
}

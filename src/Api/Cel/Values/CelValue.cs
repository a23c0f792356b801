using System.Text;

namespace Arktos.Api.Cel;

/// <summary>
/// A value of the language, an error included. Numbers, booleans, times and durations are held in place; the rest by
/// reference. Immutable, as long as the JSON below an adapted list or map is not changed. The default is null.
/// </summary>
public readonly struct CelValue
{
    private readonly object? _object;
    private readonly long _bits;
    private readonly int _nanos;

    private CelValue(CelKind kind, object? value, long bits = 0, int nanos = 0)
    {
        Kind = kind;
        _object = value;
        _bits = bits;
        _nanos = nanos;
    }

    public static CelValue Null => default;

    public static CelValue True { get; } = new(CelKind.Bool, null, 1);

    public static CelValue False { get; } = new(CelKind.Bool, null);

    internal static CelValue Halt { get; } = new(CelKind.Halt, null);

    public CelKind Kind { get; }

    /// <summary>Whether this is an error or the end of the evaluation's budget.</summary>
    public bool IsFailure => Kind >= CelKind.Error;

    public bool AsBool => _bits != 0;

    public long AsInt => _bits;

    public ulong AsUint => (ulong)_bits;

    public double AsDouble => BitConverter.Int64BitsToDouble(_bits);

    public string AsString => (string)_object!;

    public byte[] AsBytes => (byte[])_object!;

    public CelList AsList => (CelList)_object!;

    public CelMap AsMap => (CelMap)_object!;

    public CelType AsType => (CelType)_object!;

    public CelOpaque AsOpaque => (CelOpaque)_object!;

    /// <summary>Seconds since 1970 of a timestamp.</summary>
    public long Seconds => _bits;

    /// <summary>Nanoseconds of a timestamp beyond its seconds, 0 to 999,999,999.</summary>
    public int Nanos => _nanos;

    /// <summary>Nanoseconds of a duration.</summary>
    public long DurationNanos => _bits;

    /// <summary>What an error says.</summary>
    public string ErrorMessage => Kind == CelKind.Halt ? CelBudget.CallCostMessage : (string)_object!;

    /// <summary>Whether an optional holds a value.</summary>
    public bool HasOptionalValue => _object is not null;

    internal CelValue OptionalValue => ((OptionalBox)_object!).Value;

    public bool IsTrue => Kind == CelKind.Bool && _bits != 0;

    public static CelValue Of(bool value) => value ? True : False;

    public static CelValue Of(long value) => new(CelKind.Int, null, value);

    public static CelValue Of(ulong value) => new(CelKind.Uint, null, (long)value);

    public static CelValue Of(double value) => new(CelKind.Double, null, BitConverter.DoubleToInt64Bits(value));

    public static CelValue Of(string value) => new(CelKind.String, value);

    /// <summary>The bytes belong to the value from now on.</summary>
    public static CelValue Of(byte[] value) => new(CelKind.Bytes, value);

    public static CelValue Of(CelList value) => new(CelKind.List, value);

    public static CelValue Of(CelMap value) => new(CelKind.Map, value);

    public static CelValue Of(CelType value) => new(CelKind.Type, value);

    public static CelValue Of(CelOpaque value) => new(CelKind.Opaque, value);

    /// <summary>A point in time. The caller has checked that the seconds are of the years 1 to 9999.</summary>
    public static CelValue Timestamp(long seconds, int nanos) => new(CelKind.Timestamp, null, seconds, nanos);

    public static CelValue Duration(long nanos) => new(CelKind.Duration, null, nanos);

    public static CelValue OptionalOf(CelValue value) => new(CelKind.Optional, new OptionalBox(value));

    public static CelValue OptionalNone { get; } = new(CelKind.Optional, null);

    public static CelValue Error(string message) => new(CelKind.Error, message);

    internal static CelValue NoSuchOverload { get; } = Error("no such overload");

    /// <summary>
    /// How much there is to go through: characters (UTF-16), bytes, elements, entries; 1 for what has no size, and for
    /// objects of a declared type.
    /// </summary>
    public long Size =>
        Kind switch
        {
            CelKind.String => AsString.Length,
            CelKind.Bytes => AsBytes.Length,
            CelKind.List => AsList.Count,
            CelKind.Map when AsMap.ObjectType is null => AsMap.Count,
            _ => 1,
        };

    /// <summary>The type as `type()` gives it: without the types of elements.</summary>
    public CelType RuntimeType =>
        Kind switch
        {
            CelKind.Null => CelType.Null,
            CelKind.Bool => CelType.Bool,
            CelKind.Int => CelType.Int,
            CelKind.Uint => CelType.Uint,
            CelKind.Double => CelType.Double,
            CelKind.String => CelType.String,
            CelKind.Bytes => CelType.Bytes,
            CelKind.Timestamp => CelType.Timestamp,
            CelKind.Duration => CelType.Duration,
            CelKind.List => CelType.DynList,
            CelKind.Map => AsMap.ObjectType ?? CelType.DynMap,
            CelKind.Type => CelType.Type,
            CelKind.Optional => CelType.DynOptional,
            CelKind.Opaque => AsOpaque.Type,
            _ => CelType.Dyn,
        };

    /// <summary>For tests and messages: as an expression would write it, at most some hundred characters.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        CelText.AppendLiteral(text, this, 0);
        return text.ToString();
    }

    private sealed class OptionalBox(CelValue value)
    {
        public CelValue Value { get; } = value;
    }
}

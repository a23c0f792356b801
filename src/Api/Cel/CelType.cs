using System.Diagnostics.CodeAnalysis;

namespace Arktos.Api.Cel;

public enum CelTypeKind : byte
{
    Dyn,

    /// <summary>The element of an empty literal: assignable to every type.</summary>
    Bottom,
    Null,
    Bool,
    Int,
    Uint,
    Double,
    String,
    Bytes,
    Timestamp,
    Duration,
    List,
    Map,
    Object,
    Type,
    Optional,
    Opaque,

    /// <summary>A type or null.</summary>
    Nullable,

    /// <summary>A parameter of a function's signature.</summary>
    Parameter,
}

/// <summary>The fields of an object, declared by whoever knows the schema. Immutable; its name identifies it.</summary>
public interface ICelObjectType
{
    string Name { get; }

    /// <summary>The type of a field by its name in JSON (not escaped); null when there is no such field.</summary>
    CelType? FindField(string field);

    /// <summary>
    /// Whether expressions name fields as they are in JSON; else escaped, as <see cref="CelFieldNames"/> says.
    /// </summary>
    bool HasPlainNames => false;

    /// <summary>The field that an expression names; false when there can be none of that name.</summary>
    sealed bool TryName(string named, [NotNullWhen(true)] out string? field)
    {
        field = named;
        return HasPlainNames || CelFieldNames.TryUnescape(named, out field);
    }

    /// <summary>The fewest bytes of JSON that such an object takes, for estimates of how many fit a request.</summary>
    long BytesMin => 2;
}

/// <summary>
/// A static type. Immutable. A bound of size (maxLength, maxItems, maxProperties) serves estimates of cost and is no
/// part of what makes types equal.
/// </summary>
public sealed class CelType
{
    private readonly CelType[] _parameters;

    private CelType(CelTypeKind kind, string name, params CelType[] parameters)
    {
        Kind = kind;
        Name = name;
        _parameters = parameters;
    }

    public static CelType Dyn { get; } = new(CelTypeKind.Dyn, "dyn");
    public static CelType Null { get; } = new(CelTypeKind.Null, "null_type");
    public static CelType Bool { get; } = new(CelTypeKind.Bool, "bool");
    public static CelType Int { get; } = new(CelTypeKind.Int, "int");
    public static CelType Uint { get; } = new(CelTypeKind.Uint, "uint");
    public static CelType Double { get; } = new(CelTypeKind.Double, "double");
    public static CelType String { get; } = new(CelTypeKind.String, "string");
    public static CelType Bytes { get; } = new(CelTypeKind.Bytes, "bytes");
    public static CelType Timestamp { get; } = new(CelTypeKind.Timestamp, "google.protobuf.Timestamp");
    public static CelType Duration { get; } = new(CelTypeKind.Duration, "google.protobuf.Duration");
    public static CelType Type { get; } = new(CelTypeKind.Type, "type", Dyn);
    public static CelType DynList { get; } = ListOf(Dyn);
    public static CelType DynMap { get; } = MapOf(Dyn, Dyn);
    public static CelType DynOptional { get; } = OptionalOf(Dyn);
    internal static CelType Bottom { get; } = new(CelTypeKind.Bottom, "dyn");
    internal static CelType A { get; } = new(CelTypeKind.Parameter, "A");
    internal static CelType B { get; } = new(CelTypeKind.Parameter, "B");

    public CelTypeKind Kind { get; }

    /// <summary>The name that `type()` shows, without parameters.</summary>
    public string Name { get; }

    public ICelObjectType? Object { get; private init; }

    /// <summary>The most characters, elements or entries; null when nothing bounds them.</summary>
    public long? SizeMax { get; private init; }

    public bool MayBeNull => Kind is CelTypeKind.Nullable or CelTypeKind.Null or CelTypeKind.Dyn;

    /// <summary>Of a list, an optional, a nullable, a type.</summary>
    public CelType Element => _parameters[0];

    public CelType Key => _parameters[0];

    public CelType Value => _parameters[1];

    internal int ParameterCount => _parameters.Length;

    public static CelType ListOf(CelType element) => new(CelTypeKind.List, "list", element);

    public static CelType MapOf(CelType key, CelType value) => new(CelTypeKind.Map, "map", key, value);

    public static CelType OptionalOf(CelType value) => new(CelTypeKind.Optional, "optional_type", value);

    public static CelType TypeOf(CelType type) => new(CelTypeKind.Type, "type", type);

    public static CelType NullableOf(CelType type) =>
        type.MayBeNull ? type : new CelType(CelTypeKind.Nullable, type.Name, type);

    public static CelType OpaqueOf(string name) => new(CelTypeKind.Opaque, name);

    public static CelType ObjectOf(ICelObjectType type) => new(CelTypeKind.Object, type.Name) { Object = type };

    /// <summary>The same type with a bound of size.</summary>
    public CelType Bounded(long? sizeMax) => new(Kind, Name, _parameters) { Object = Object, SizeMax = sizeMax };

    internal CelType With(int index, CelType parameter)
    {
        var parameters = (CelType[])_parameters.Clone();
        parameters[index] = parameter;
        return new CelType(Kind, Name, parameters) { Object = Object, SizeMax = SizeMax };
    }

    internal CelType At(int index) => _parameters[index];

    /// <summary>Whether this is the other type to the letter, its parameters included.</summary>
    public bool Same(CelType other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (Kind != other.Kind || !string.Equals(Name, other.Name, StringComparison.Ordinal))
            return false;
        for (var i = 0; i < _parameters.Length; i++)
            if (!_parameters[i].Same(other._parameters[i]))
                return false;
        return true;
    }

    /// <summary>Whether a value can be an argument of this type, as far as its kind shows.</summary>
    internal bool Admits(in CelValue value) =>
        Kind switch
        {
            CelTypeKind.Int => value.Kind == CelKind.Int,
            CelTypeKind.String => value.Kind == CelKind.String,
            CelTypeKind.Dyn or CelTypeKind.Parameter or CelTypeKind.Bottom => true,
            CelTypeKind.Null => value.Kind == CelKind.Null,
            CelTypeKind.Bool => value.Kind == CelKind.Bool,
            CelTypeKind.Uint => value.Kind == CelKind.Uint,
            CelTypeKind.Double => value.Kind == CelKind.Double,
            CelTypeKind.Bytes => value.Kind == CelKind.Bytes,
            CelTypeKind.Timestamp => value.Kind == CelKind.Timestamp,
            CelTypeKind.Duration => value.Kind == CelKind.Duration,
            CelTypeKind.List => value.Kind == CelKind.List,
            CelTypeKind.Map or CelTypeKind.Object => value.Kind == CelKind.Map,
            CelTypeKind.Type => value.Kind == CelKind.Type,
            CelTypeKind.Optional => value.Kind == CelKind.Optional,
            CelTypeKind.Opaque => value.Kind == CelKind.Opaque && value.AsOpaque.Type.Name == Name,
            _ => value.Kind == CelKind.Null || Element.Admits(value),
        };

    /// <summary>As messages of the checker show it: list(int), map(string, dyn), timestamp.</summary>
    public override string ToString() =>
        Kind switch
        {
            CelTypeKind.Null => "null",
            CelTypeKind.Timestamp => "timestamp",
            CelTypeKind.Duration => "duration",
            CelTypeKind.Nullable => $"wrapper({Element})",
            CelTypeKind.Type when Element.Kind == CelTypeKind.Dyn => "type",
            _ when _parameters.Length > 0 => $"{Name}({string.Join(", ", (object[])_parameters)})",
            _ => Name,
        };
}

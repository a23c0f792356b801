namespace Arktos.Api.Cel;

/// <summary>
/// Whether arguments fit a signature, and what its parameters A and B stand for then. A mutable struct: it lives for
/// one try.
/// </summary>
internal struct CelAssignment
{
    private CelType? _a;
    private CelType? _b;

    /// <summary>Whether a value of one type may stand where another is wanted.</summary>
    public static bool Fits(CelType wanted, CelType given)
    {
        var assignment = default(CelAssignment);
        return assignment.TryAssign(wanted, given);
    }

    /// <summary>The type that both fit, the more exact of them where one is partly unknown.</summary>
    public static bool TryJoin(CelType first, CelType second, out CelType joined)
    {
        var assignment = default(CelAssignment);
        var fits = assignment.TryAssign(CelType.A, first) && assignment.TryAssign(CelType.A, second);
        joined = fits ? assignment.Resolve(CelType.A) : CelType.Dyn;
        return fits;
    }

    public bool TryAssign(CelType wanted, CelType given)
    {
        if (wanted.Kind == CelTypeKind.Parameter)
            return TryParameter(wanted, given);
        if (given.Kind is CelTypeKind.Dyn or CelTypeKind.Bottom || wanted.Kind is CelTypeKind.Dyn or CelTypeKind.Bottom)
            return true;
        if (wanted.Kind == CelTypeKind.Nullable)
            return given.Kind == CelTypeKind.Null
                || TryAssign(wanted.Element, given.Kind == CelTypeKind.Nullable ? given.Element : given);
        // Whether it is null shows when the rule is evaluated.
        if (given.Kind == CelTypeKind.Nullable)
            return wanted.Kind == CelTypeKind.Null || TryAssign(wanted, given.Element);
        if (given.Kind == CelTypeKind.Null)
            return wanted.Kind
                is CelTypeKind.Null
                    or CelTypeKind.Object
                    or CelTypeKind.Opaque
                    or CelTypeKind.Timestamp
                    or CelTypeKind.Duration;
        if (wanted.Kind != given.Kind)
            return false;
        if (wanted.Kind == CelTypeKind.Type)
            return true;
        if (wanted.Name != given.Name)
            return false;
        for (var i = 0; i < wanted.ParameterCount; i++)
            if (!TryAssign(wanted.At(i), given.At(i)))
                return false;
        return true;
    }

    /// <summary>A type of the signature with what its parameters stand for.</summary>
    public CelType Resolve(CelType type)
    {
        if (type.Kind == CelTypeKind.Parameter)
            return (type.Name == "A" ? _a : _b) ?? CelType.Bottom;
        var resolved = type;
        for (var i = 0; i < type.ParameterCount; i++)
        {
            var parameter = Resolve(type.At(i));
            if (!ReferenceEquals(parameter, type.At(i)))
                resolved = resolved.With(i, parameter);
        }
        return resolved;
    }

    private bool TryParameter(CelType parameter, CelType given)
    {
        ref var bound = ref _a;
        if (parameter.Name == "B")
            bound = ref _b;
        if (bound is null || bound.Kind == CelTypeKind.Bottom)
        {
            bound = given;
            return true;
        }
        if (given.Kind is CelTypeKind.Bottom || bound.Kind == CelTypeKind.Dyn)
            return true;
        if (given.Kind == CelTypeKind.Dyn)
        {
            bound = given;
            return true;
        }
        if (!Fits(bound, given))
        {
            if (!Fits(given, bound))
                return false;
            bound = given;
            return true;
        }
        bound = Sharpest(bound, given);
        return true;
    }

    /// <summary>Of two types that fit each other: the one with null, or with fewer unknown elements.</summary>
    private static CelType Sharpest(CelType bound, CelType given)
    {
        if (bound.Kind == CelTypeKind.Null)
            return given.Kind == CelTypeKind.Nullable ? given : bound;
        if (given.Kind == CelTypeKind.Nullable)
            return given;
        if (bound.Kind != given.Kind)
            return bound;
        var sharpest = bound;
        for (var i = 0; i < bound.ParameterCount; i++)
        {
            var (x, y) = (bound.At(i), given.At(i));
            var chosen =
                x.Kind == CelTypeKind.Bottom ? y
                : y.Kind == CelTypeKind.Dyn ? y
                : Sharpest(x, y);
            if (!ReferenceEquals(chosen, x))
                sharpest = sharpest.With(i, chosen);
        }
        return sharpest.SizeMax is { } a && given.SizeMax is { } b ? sharpest.Bounded(Math.Max(a, b))
            : sharpest.SizeMax is null ? sharpest
            : sharpest.Bounded(null);
    }
}

namespace Arktos.Api.Cel;

/// <summary>
/// A value that only functions of a library can look into (a quantity, a URL, an address). Immutable; equality is by
/// value.
/// </summary>
public abstract class CelOpaque
{
    public abstract CelType Type { get; }

    public abstract bool SameAs(CelOpaque other);
}

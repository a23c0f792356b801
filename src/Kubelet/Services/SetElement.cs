using System.Globalization;

namespace Arktos.Kubelet.Services;

/// <summary>An element of a set: its key, and what the map has for it. Equal by what it says.</summary>
/// <param name="KeyEnd">Of a range; null elsewhere.</param>
/// <param name="Target">The chain that a packet goes to; "" elsewhere.</param>
internal sealed record SetElement(ProxySet Set, uint[] Key, uint[]? KeyEnd, Backend? Backend, string Target)
{
    public static SetElement OfKey(ProxySet set, params uint[] key) => new(set, key, null, null, "");

    public static SetElement OfRange(ProxySet set, uint[] first, uint[] last) => new(set, first, last, null, "");

    public static SetElement OfBackend(ProxySet set, uint[] key, Backend backend) => new(set, key, null, backend, "");

    public static SetElement OfTarget(ProxySet set, uint[] key, string chain) => new(set, key, null, null, chain);

    public bool Equals(SetElement? other) =>
        other is not null
        && ReferenceEquals(Set, other.Set)
        && Key.AsSpan().SequenceEqual(other.Key)
        && KeyEnd.AsSpan().SequenceEqual(other.KeyEnd)
        && Backend == other.Backend
        && Target == other.Target;

    public override int GetHashCode()
    {
        var hash = Set.Name.GetHashCode(StringComparison.Ordinal);
        foreach (var part in Key)
            hash = unchecked(hash * 31 + (int)part);
        return hash;
    }

    /// <summary>As nft lists it: "backends 0 . 10.96.0.1 . tcp . 443 : 10.0.0.1 . 6443".</summary>
    public override string ToString() => $"{Set.Name} {Describe()}";

    /// <summary>As nft takes it: "0 . 10.96.0.1 . tcp . 443 : 10.0.0.1 . 6443".</summary>
    public string Describe()
    {
        var key = Set.Key.Select((f, i) => Text(f, Key[i], KeyEnd?[i])).ToList();
        if (Set.Key.ToList().IndexOf(Field.HardwareHigh) is >= 0 and var high)
        {
            key[high] = $"{key[high]}:{key[high + 1]}";
            key.RemoveAt(high + 1);
        }
        var value =
            Backend is { } backend ? $" : {Ipv4.Text(backend.Address)} . {Number(backend.Port)}"
            : Target.Length > 0 ? $" : goto {Target}"
            : "";
        return string.Join(" . ", key) + value;
    }

    private static string Text(Field field, uint first, uint? last)
    {
        var text = field switch
        {
            Field.Address => Ipv4.Text(first),
            Field.Protocol => Protocols.Name((byte)first),
            Field.HardwareHigh => $"{first >> 24:x2}:{first >> 16 & 0xFF:x2}:{first >> 8 & 0xFF:x2}:{first & 0xFF:x2}",
            Field.HardwareLow => $"{first >> 8:x2}:{first & 0xFF:x2}",
            _ => Number(first),
        };
        return last is { } end && end != first ? $"{text}-{Text(field, end, null)}" : text;
    }

    private static string Number(uint number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Arktos.Api.Validation;
using static Arktos.Api.Cel.CelFunctions;
using static Arktos.Api.Cel.CelType;

namespace Arktos.Api.Cel;

/// <summary>An IPv4 or IPv6 address as a value.</summary>
public sealed class CelIp(IPAddress address) : CelOpaque
{
    public static readonly CelType Declared = OpaqueOf("net.IP");

    public override CelType Type => Declared;

    public IPAddress Address { get; } = address;

    public bool IsV4 => Address.AddressFamily == AddressFamily.InterNetwork;

    public override bool SameAs(CelOpaque other) => ((CelIp)other).Address.Equals(Address);

    public override string ToString() => $"ip(\"{Address}\")";

    /// <summary>
    /// Four numbers without leading zeros, or IPv6 without a zone; an IPv4 address within IPv6 is refused, as in
    /// Kubernetes.
    /// </summary>
    public static bool TryParse(string text, out CelIp? ip)
    {
        ip = null;
        if (!Formats.TryIp(text, out var address) || address.IsIPv4MappedToIPv6)
            return false;
        ip = new CelIp(address);
        return true;
    }
}

/// <summary>A range of addresses as a value; the address may have bits beyond the prefix.</summary>
public sealed class CelCidr(CelIp ip, int prefixLength) : CelOpaque
{
    public static readonly CelType Declared = OpaqueOf("net.CIDR");

    public override CelType Type => Declared;

    public CelIp Ip { get; } = ip;

    public int PrefixLength { get; } = prefixLength;

    public override bool SameAs(CelOpaque other) =>
        other is CelCidr cidr && cidr.Ip.SameAs(Ip) && cidr.PrefixLength == PrefixLength;

    public override string ToString() => $"cidr(\"{Ip.Address}/{PrefixLength}\")";

    public bool Contains(CelIp ip) => ip.IsV4 == Ip.IsV4 && Masked(ip, PrefixLength).SameAs(Masked(Ip, PrefixLength));

    public bool Contains(CelCidr other) => other.PrefixLength >= PrefixLength && Contains(other.Ip);

    public CelCidr Masked() => new(Masked(Ip, PrefixLength), PrefixLength);

    public static bool TryParse(string text, out CelCidr? cidr)
    {
        cidr = null;
        var slash = text.IndexOf('/');
        if (slash < 0 || !CelIp.TryParse(text[..slash], out var ip))
            return false;
        var digits = text.AsSpan(slash + 1);
        if (digits.Length is 0 or > 3 || digits.Length > 1 && digits[0] == '0')
            return false;
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            return false;
        if (length > (ip!.IsV4 ? 32 : 128))
            return false;
        cidr = new CelCidr(ip, length);
        return true;
    }

    private static CelIp Masked(CelIp ip, int prefixLength)
    {
        var bytes = ip.Address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] &= (byte)(0xFF00 >> Math.Clamp(prefixLength - 8 * i, 0, 8));
        return new CelIp(new IPAddress(bytes));
    }
}

/// <summary>Kubernetes' functions of addresses and ranges.</summary>
internal static class CelAddresses
{
    private static readonly CelType I = CelIp.Declared;
    private static readonly CelType C = CelCidr.Declared;

    public static IEnumerable<CelOverload> All =>
        [
            Global("ip", [Str], I, CelCosts.Traversal, static (a, _) => ParseIp(a[0].AsString)),
            Global(
                "isIP",
                [Str],
                Bool,
                CelCosts.Traversal,
                static (a, _) => Of(CelIp.TryParse(a[0].AsString, out var _))
            ),
            Global("ip.isCanonical", [Str], Bool, CelCosts.Traversal, static (a, _) => IsCanonical(a[0].AsString)),
            Global("string", [I], Str, CelCosts.One, static (a, _) => CelValue.Of(Ip(a[0]).Address.ToString())) with
            {
                ResultSize = static _ => 64,
            },
            Member("family", [I], Int, CelCosts.One, static (a, _) => CelValue.Of(Ip(a[0]).IsV4 ? 4L : 6L)),
            Member("isUnspecified", [I], Bool, CelCosts.One, static (a, _) => Of(IsUnspecified(Ip(a[0]).Address))),
            Member("isLoopback", [I], Bool, CelCosts.One, static (a, _) => Of(IPAddress.IsLoopback(Ip(a[0]).Address))),
            Member("isLinkLocalMulticast", [I], Bool, CelCosts.One, static (a, _) => Of(IsLocalMulticast(Ip(a[0])))),
            Member("isLinkLocalUnicast", [I], Bool, CelCosts.One, static (a, _) => Of(IsLocalUnicast(Ip(a[0])))),
            Member("isGlobalUnicast", [I], Bool, CelCosts.One, static (a, _) => Of(IsGlobalUnicast(Ip(a[0])))),
            Global("cidr", [Str], C, CelCosts.Traversal, static (a, _) => ParseCidr(a[0].AsString)),
            Global(
                "isCIDR",
                [Str],
                Bool,
                CelCosts.Traversal,
                static (a, _) => Of(CelCidr.TryParse(a[0].AsString, out var _))
            ),
            Global("string", [C], Str, CelCosts.One, static (a, _) => Text(Cidr(a[0]))) with
            {
                ResultSize = static _ => 64,
            },
            Member("containsIP", [C, I], Bool, CelCosts.One, static (a, _) => Of(Cidr(a[0]).Contains(Ip(a[1])))),
            Member("containsIP", [C, Str], Bool, CelCosts.Traversal, static (a, _) => ContainsIp(a)),
            Member("containsCIDR", [C, C], Bool, CelCosts.One, static (a, _) => Of(Cidr(a[0]).Contains(Cidr(a[1])))),
            Member("containsCIDR", [C, Str], Bool, CelCosts.Traversal, static (a, _) => ContainsCidr(a)),
            Member("ip", [C], I, CelCosts.One, static (a, _) => CelValue.Of(Cidr(a[0]).Ip)),
            Member("masked", [C], C, CelCosts.One, static (a, _) => CelValue.Of(Cidr(a[0]).Masked())),
            Member("prefixLength", [C], Int, CelCosts.One, static (a, _) => CelValue.Of((long)Cidr(a[0]).PrefixLength)),
        ];

    private static CelValue Of(bool value) => CelValue.Of(value);

    private static CelIp Ip(in CelValue value) => (CelIp)value.AsOpaque;

    private static CelCidr Cidr(in CelValue value) => (CelCidr)value.AsOpaque;

    private static CelValue ParseIp(string text) =>
        CelIp.TryParse(text, out var ip)
            ? CelValue.Of(ip!)
            : CelValue.Error($"IP Address '{Shown(text)}' parse error during conversion from string");

    private static CelValue ParseCidr(string text) =>
        CelCidr.TryParse(text, out var cidr)
            ? CelValue.Of(cidr!)
            : CelValue.Error($"network address parse error during conversion from string: '{Shown(text)}'");

    private static string Shown(string text) => text.Length > 100 ? text[..100] : text;

    private static CelValue Text(CelCidr cidr) => CelValue.Of($"{cidr.Ip.Address}/{cidr.PrefixLength}");

    private static CelValue IsCanonical(string text)
    {
        var ip = ParseIp(text);
        return ip.IsFailure ? ip : CelValue.Of(Ip(ip).Address.ToString() == text);
    }

    private static CelValue ContainsIp(ReadOnlySpan<CelValue> a)
    {
        var ip = ParseIp(a[1].AsString);
        return ip.IsFailure ? ip : CelValue.Of(Cidr(a[0]).Contains(Ip(ip)));
    }

    private static CelValue ContainsCidr(ReadOnlySpan<CelValue> a)
    {
        var cidr = ParseCidr(a[1].AsString);
        return cidr.IsFailure ? cidr : CelValue.Of(Cidr(a[0]).Contains(Cidr(cidr)));
    }

    private static bool IsUnspecified(IPAddress address) =>
        address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private static bool IsLocalMulticast(CelIp ip)
    {
        var bytes = ip.Address.GetAddressBytes();
        return ip.IsV4
            ? bytes[0] == 224 && bytes[1] == 0 && bytes[2] == 0
            : bytes[0] == 0xFF && (bytes[1] & 0x0F) == 0x02;
    }

    private static bool IsLocalUnicast(CelIp ip)
    {
        var bytes = ip.Address.GetAddressBytes();
        return ip.IsV4 ? bytes[0] == 169 && bytes[1] == 254 : ip.Address.IsIPv6LinkLocal;
    }

    private static bool IsGlobalUnicast(CelIp ip)
    {
        var bytes = ip.Address.GetAddressBytes();
        var isMulticast = ip.IsV4 ? bytes[0] is >= 224 and < 240 : bytes[0] == 0xFF;
        return !isMulticast
            && !ip.Address.Equals(IPAddress.Broadcast)
            && !IsUnspecified(ip.Address)
            && !IPAddress.IsLoopback(ip.Address)
            && !IsLocalUnicast(ip);
    }
}

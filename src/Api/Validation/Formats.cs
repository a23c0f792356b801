using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Arktos.Api.Validation;

/// <summary>
/// The formats of names, labels and other small texts. Each check yields what is wrong, nothing when the value is good.
/// Texts are those of Kubernetes.
/// </summary>
public static partial class Formats
{
    public const string Immutable = "field is immutable";
    public const string NonNegative = "must be greater than or equal to 0";

    private const string Label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private const string Subdomain = Label + "(\\." + Label + ")*";
    private const string Qualified = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private const string QualifiedText =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric "
        + "character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '"
        + Qualified
        + "')";

    /// <summary>Of the numbers of an address.</summary>
    [GeneratedRegex(@"(?<![^.:])0+(?=[0-9])")]
    private static partial Regex LeadingZerosRegex();

    [GeneratedRegex("^" + Label + "\\z")]
    private static partial Regex LabelRegex();

    [GeneratedRegex("^" + Subdomain + "\\z")]
    private static partial Regex SubdomainRegex();

    [GeneratedRegex("^[a-z]([-a-z0-9]*[a-z0-9])?\\z")]
    private static partial Regex Label1035Regex();

    [GeneratedRegex("^" + Qualified + "\\z")]
    private static partial Regex QualifiedRegex();

    [GeneratedRegex("^(" + Qualified + ")?\\z")]
    private static partial Regex LabelValueRegex();

    [GeneratedRegex("^[-._a-zA-Z0-9]+\\z")]
    private static partial Regex ConfigKeyRegex();

    [GeneratedRegex("^[-A-Za-z0-9]+\\z")]
    private static partial Regex HttpHeaderRegex();

    [GeneratedRegex("^(0|[1-9][0-9]{0,2})\\z")]
    private static partial Regex PrefixRegex();

    [GeneratedRegex("^[0-9]+%\\z")]
    private static partial Regex PercentRegex();

    public static IEnumerable<string> DnsLabel(string value)
    {
        if (value.Length > 63)
            yield return TooLong(63);
        if (LabelRegex().IsMatch(value))
            yield break;
        if (SubdomainRegex().IsMatch(value))
            yield return "must not contain dots";
        else
            yield return $"a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', "
                + $"and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex "
                + $"used for validation is '{Label}')";
    }

    public static IEnumerable<string> DnsSubdomain(string value)
    {
        if (value.Length > 253)
            yield return TooLong(253);
        if (!SubdomainRegex().IsMatch(value))
            yield return $"a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' "
                + $"or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used "
                + $"for validation is '{Subdomain}')";
    }

    public static IEnumerable<string> Dns1035Label(string value)
    {
        if (value.Length > 63)
            yield return TooLong(63);
        if (!Label1035Regex().IsMatch(value))
            yield return "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an "
                + "alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', "
                + "regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
    }

    /// <summary>A name that may stand as one segment of a URL's path.</summary>
    public static IEnumerable<string> PathSegment(string value)
    {
        if (value is "." or "..")
        {
            yield return $"may not be '{value}'";
            yield break;
        }
        if (value.Contains('/'))
            yield return "may not contain '/'";
        if (value.Contains('%'))
            yield return "may not contain '%'";
        if (value.Any(char.IsControl))
            yield return "may not contain control characters";
    }

    /// <summary>A key of a label or annotation: [prefix/]name.</summary>
    public static IEnumerable<string> QualifiedName(string value)
    {
        var parts = value.Split('/');
        if (parts.Length > 2)
        {
            yield return $"a valid label key {QualifiedText} with an optional DNS subdomain prefix and '/' (e.g. "
                + $"'example.com/MyName')";
            yield break;
        }
        var name = parts[^1];
        if (parts.Length == 2)
        {
            if (parts[0].Length == 0)
                yield return "prefix part must be non-empty";
            else
                foreach (var error in DnsSubdomain(parts[0]))
                    yield return "prefix part " + error;
        }
        if (name.Length == 0)
        {
            yield return "name part must be non-empty";
            yield break;
        }
        if (name.Length > 63)
            yield return "name part must be no more than 63 bytes";
        if (!QualifiedRegex().IsMatch(name))
            yield return "name part " + QualifiedText;
    }

    public static IEnumerable<string> LabelValue(string value)
    {
        if (Encoding.UTF8.GetByteCount(value) > 63)
            yield return "must be no more than 63 bytes";
        if (!LabelValueRegex().IsMatch(value))
            yield return $"a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or "
                + $"'.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or "
                + $"'12345', regex used for validation is '({Qualified})?')";
    }

    public static IEnumerable<string> ConfigKey(string value)
    {
        if (value.Length > 253)
            yield return TooLong(253);
        if (!ConfigKeyRegex().IsMatch(value))
            yield return "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. "
                + "'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";
        if (value is "." or "..")
            yield return $"must not be '{value}'";
        else if (value.StartsWith("..", StringComparison.Ordinal))
            yield return "must not start with '..'";
    }

    public static IEnumerable<string> EnvName(string value)
    {
        if (value.Any(c => c is < ' ' or > '~' or '='))
            yield return "a valid environment variable name must consist only of printable ASCII characters other "
                + "than '='";
    }

    public static IEnumerable<string> HttpHeader(string value)
    {
        if (!HttpHeaderRegex().IsMatch(value))
            yield return "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', "
                + "regex used for validation is '[-A-Za-z0-9]+')";
    }

    public static IEnumerable<string> PortNumber(int value)
    {
        if (value is < 1 or > 65535)
            yield return "must be between 1 and 65535, inclusive";
    }

    public static IEnumerable<string> PortName(string value)
    {
        if (value.Length > 15)
            yield return TooLong(15);
        if (value.Any(c => c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')))
            yield return "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)";
        if (!value.Any(c => c is >= 'a' and <= 'z'))
            yield return "must contain at least one letter (a-z)";
        if (value.Contains("--", StringComparison.Ordinal))
            yield return "must not contain consecutive hyphens";
        if (value.StartsWith('-') || value.EndsWith('-'))
            yield return "must not begin or end with a hyphen";
    }

    public static IEnumerable<string> Percent(string value)
    {
        if (!PercentRegex().IsMatch(value))
            yield return "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or "
                + "'93%', regex used for validation is '[0-9]+%')";
    }

    public static IEnumerable<string> IpAddress(string value)
    {
        if (!TryIp(value, out _))
            yield return value is { Length: <= 64 } && TryIp(LeadingZerosRegex().Replace(value, ""), out _)
                ? "must not have leading 0s"
                : "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
    }

    /// <summary>
    /// Reads an address as everybody does: four decimal numbers without leading zeros, which some read as octal, or
    /// IPv6 without brackets, port or zone.
    /// </summary>
    public static bool TryIp([NotNullWhen(true)] string? text, [NotNullWhen(true)] out IPAddress? address)
    {
        address = null;
        if (text is not { Length: <= 64 } || text.AsSpan().ContainsAny("%[]"))
            return false;
        // The last part of IPv6 may be IPv4.
        var last = text[(text.LastIndexOf(':') + 1)..];
        if ((last.Length == text.Length || last.Contains('.')) && !IsIpv4(last))
            return false;
        return IPAddress.TryParse(text, out address);
    }

    private static bool IsIpv4(string text) =>
        text.Split('.') is { Length: 4 } numbers && Array.TrueForAll(numbers, IsByte);

    private static bool IsByte(string part) =>
        part.Length is > 0 and <= 3
        && part.All(char.IsAsciiDigit)
        && (part.Length == 1 || part[0] != '0')
        && int.Parse(part, CultureInfo.InvariantCulture) <= 255;

    /// <summary>A block of addresses; bits beyond the prefix may be set, as old fields of Kubernetes allow.</summary>
    public static IEnumerable<string> Cidr(string value)
    {
        if (!TryCidr(value, out _, out _))
            yield return "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";
    }

    /// <param name="address">As it is written, with the bits beyond the prefix.</param>
    public static bool TryCidr(string value, [NotNullWhen(true)] out IPAddress? address, out int prefixBits)
    {
        (address, prefixBits) = (null, 0);
        return value.Split('/') is [var text, var prefix]
            && TryIp(text, out address)
            && PrefixRegex().IsMatch(prefix)
            && (prefixBits = int.Parse(prefix, CultureInfo.InvariantCulture)) <= address.GetAddressBytes().Length * 8;
    }

    /// <summary>A name of DNS whose first label may be the wildcard.</summary>
    public static IEnumerable<string> DnsName(string value)
    {
        if (!value.Contains('*'))
        {
            foreach (var fault in DnsSubdomain(value))
                yield return fault;
            yield break;
        }
        if (value.Length > 253)
            yield return TooLong(253);
        if (!value.StartsWith("*.", StringComparison.Ordinal) || !SubdomainRegex().IsMatch(value[2..]))
            yield return "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which "
                + "must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric "
                + $"character (e.g. '*.example.com', regex used for validation is '\\*\\.{Subdomain}')";
    }

    public static IEnumerable<string> UserOrGroupId(long value)
    {
        if (value is < 0 or > int.MaxValue)
            yield return "must be between 0 and 2147483647, inclusive";
    }

    private static string TooLong(int max) => $"must be no more than {max} characters";
}

using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Arktos.Api.Json;
using Arktos.Api.Validation;

namespace Arktos.Api.CustomResources;

/// <summary>
/// The formats of JSON schema that Kubernetes checks; any other says nothing of a text. Pure.
/// </summary>
public static partial class SchemaFormats
{
    public static bool Matches(string format, string text) =>
        format switch
        {
            "date-time" or "datetime" => KubeTime.TryParse(text, out _),
            "date" => DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            ),
            "duration" => GoDuration.TryParse(text, out _),
            "ipv4" => Formats.TryIp(text, out var four) && four.AddressFamily == AddressFamily.InterNetwork,
            "ipv6" => Formats.TryIp(text, out var six) && six.AddressFamily == AddressFamily.InterNetworkV6,
            // One whose host bits are not zero is one as well.
            "cidr" => Formats.TryCidr(text, out _, out _),
            "uuid" or "uuid3" or "uuid4" or "uuid5" => Uuid().IsMatch(text) && IsVersion(format, text),
            "email" => text.Length <= 320 && Email().IsMatch(text),
            "hostname" => text.Length <= 253 && Hostname().IsMatch(text),
            "uri" => Uri.TryCreate(text, UriKind.Absolute, out _) || text.StartsWith('/'),
            "mac" => Mac().IsMatch(text),
            "byte" => Base64().IsMatch(text) && text.Length % 4 == 0,
            "hexcolor" => HexColor().IsMatch(text),
            _ => true,
        };

    private static bool IsVersion(string format, string text) =>
        format.Length == "uuid".Length || text.Replace("-", "", StringComparison.Ordinal)[12] == format[^1];

    [GeneratedRegex("^(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\\z")]
    private static partial Regex Uuid();

    [GeneratedRegex("^[^@\\s]+@[^@\\s]+\\z")]
    private static partial Regex Email();

    [GeneratedRegex(
        "^([a-zA-Z0-9]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?)(\\.[a-zA-Z0-9]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?)*\\.?\\z"
    )]
    private static partial Regex Hostname();

    [GeneratedRegex("^([0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}\\z")]
    private static partial Regex Mac();

    [GeneratedRegex("^[A-Za-z0-9+/]*={0,2}\\z")]
    private static partial Regex Base64();

    [GeneratedRegex("^#?([a-fA-F0-9]{3}|[a-fA-F0-9]{6})\\z")]
    private static partial Regex HexColor();
}

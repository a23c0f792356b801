using System.Net;
using System.Net.Sockets;
using Arktos.Api.Validation;

namespace Arktos.Roles;

/// <summary>Reads addresses of options.</summary>
internal static class Addresses
{
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static IPEndPoint EndPoint(string option, string text) =>
        IPEndPoint.TryParse(text, out var endPoint) && endPoint.Port > 0 && IsPlain(text[..text.LastIndexOf(':')])
            ? endPoint
            : throw new InvalidDataException($"{option} {text} is no address:port");

    /// <exception cref="InvalidDataException">It is none of IPv4.</exception>
    public static IPNetwork Range(string option, string text) =>
        Formats.TryCidr(text, out _, out _)
        && IPNetwork.TryParse(text, out var range)
        && range.BaseAddress.AddressFamily == AddressFamily.InterNetwork
            ? range
            : throw new InvalidDataException($"{option} {text} is no range of IPv4 addresses such as 10.244.0.0/16");

    /// <exception cref="InvalidDataException">It is none.</exception>
    public static IPAddress Address(string option, string text) =>
        IPAddress.TryParse(text, out var address) && IsPlain(text)
            ? address
            : throw new InvalidDataException($"{option} {text} is no address");

    /// <summary>No number of IPv4 that some would read as octal.</summary>
    public static bool IsPlain(string text) => text.Contains(':') || Formats.TryIp(text, out _);
}

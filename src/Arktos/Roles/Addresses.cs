using System.Net;

namespace Arktos.Roles;

/// <summary>Reads addresses of options.</summary>
internal static class Addresses
{
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static IPEndPoint EndPoint(string option, string text) =>
        IPEndPoint.TryParse(text, out var endPoint) && endPoint.Port > 0
            ? endPoint
            : throw new InvalidDataException($"{option} {text} is no address:port");

    /// <exception cref="InvalidDataException">It is none.</exception>
    public static IPAddress Address(string option, string text) =>
        IPAddress.TryParse(text, out var address)
            ? address
            : throw new InvalidDataException($"{option} {text} is no address");
}

using System.Globalization;

namespace Arktos.ApiServer.Proxies;

/// <summary>What the name before /proxy says: [scheme:]name[:port]. Pure.</summary>
/// <param name="Scheme">"http" or "https".</param>
/// <param name="Port">A number or a name; empty for none.</param>
internal readonly record struct ProxiedName(string Scheme, string Name, string Port)
{
    /// <summary>The port, where it is a number that a port may have.</summary>
    public int? Number =>
        int.TryParse(Port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is > 0 and <= 65535
            ? number
            : null;

    public bool IsTls => Scheme == "https";

    public static bool TryParse(string text, out ProxiedName name)
    {
        (string Scheme, string Name, string Port)? read = text.Split(':') switch
        {
            [var plain] => ("http", plain, ""),
            [var plain, var port] => ("http", plain, port),
            ["", var plain, var port] => ("http", plain, port),
            ["http", var plain, var port] => ("http", plain, port),
            ["https", var plain, var port] => ("https", plain, port),
            _ => null,
        };
        name = read is { } parts ? new ProxiedName(parts.Scheme, parts.Name, parts.Port) : default;
        return name.Name is { Length: > 0 };
    }
}

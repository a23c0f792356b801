using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Requests;

/// <summary>
/// The name under which a request stands in the log and that its answer bears: the client's own where it is fit to be
/// written, else a new one. Given at both doors.
/// </summary>
public static class AuditId
{
    private const string Header = "Audit-Id";
    private const int LengthMax = 64;

    /// <summary>Gives the request its id, before either door looks at it.</summary>
    public static void Assign(HttpContext http)
    {
        var given = http.Request.Headers[Header].ToString();
        var isFit = given.Length is > 0 and <= LengthMax && given.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
        http.TraceIdentifier = isFit ? given : New();
        Repeat(http);
    }

    /// <summary>
    /// An id that no other request has, in the form of a UUID. It is no secret, so it need not be made by the kernel,
    /// which is asked for every <see cref="Guid.NewGuid"/>.
    /// </summary>
    public static string New()
    {
        Span<byte> bytes = stackalloc byte[16];
        Random.Shared.NextBytes(bytes);
        bytes[7] = (byte)(bytes[7] & 0x0F | 0x40);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes).ToString();
    }

    /// <summary>Puts the id into the answer's headers, where they have been cleared.</summary>
    public static void Repeat(HttpContext http) => http.Response.Headers[Header] = http.TraceIdentifier;

    public static string Of(HttpContext http) => http.TraceIdentifier;
}

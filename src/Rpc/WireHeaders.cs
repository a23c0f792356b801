using System.Globalization;
using System.Text;
using Google.Protobuf;

namespace Arktos.Rpc;

/// <summary>Header names and value forms of gRPC over HTTP/2 (PROTOCOL-HTTP2.md).</summary>
internal static class WireHeaders
{
    public const string ContentType = "application/grpc";
    public const string Status = "grpc-status";
    public const string Message = "grpc-message";
    public const string StatusDetails = "grpc-status-details-bin";
    public const string Timeout = "grpc-timeout";
    public const string Encoding = "grpc-encoding";
    public const string AcceptEncoding = "grpc-accept-encoding";

    private const long TimeoutDigitsMax = 99_999_999;

    /// <summary>Percent-encodes what is not printable ASCII, and '%'.</summary>
    public static string EncodeMessage(string message)
    {
        var text = new StringBuilder(message.Length);
        foreach (var b in System.Text.Encoding.UTF8.GetBytes(message))
            if (b is >= 0x20 and <= 0x7E and not (byte)'%')
                text.Append((char)b);
            else
                text.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
        return text.ToString();
    }

    public static string DecodeMessage(string message) => Uri.UnescapeDataString(message);

    public static string EncodeDetails(RpcException e)
    {
        var status = new Wire.Status { Code = (int)e.Code, Message = e.Message };
        status.Details.AddRange(e.Details);
        return Convert.ToBase64String(status.ToByteArray());
    }

    /// <summary>Empty for what is no such header: details are extra. Base64 comes with padding or without.</summary>
    public static IReadOnlyList<Google.Protobuf.WellKnownTypes.Any> DecodeDetails(string header)
    {
        try
        {
            return Wire
                .Status.Parser.ParseFrom(
                    Convert.FromBase64String(header + new string('=', (4 - header.Length % 4) % 4))
                )
                .Details;
        }
        catch (Exception e) when (e is FormatException or InvalidProtocolBufferException)
        {
            return [];
        }
    }

    public static string EncodeTimeout(TimeSpan timeout)
    {
        var milliseconds = Math.Max(1, (long)Math.Ceiling(timeout.TotalMilliseconds));
        return milliseconds <= TimeoutDigitsMax
            ? milliseconds.ToString(CultureInfo.InvariantCulture) + "m"
            : Math.Min(TimeoutDigitsMax, milliseconds / 1000).ToString(CultureInfo.InvariantCulture) + "S";
    }

    public static bool TryDecodeTimeout(string text, out TimeSpan timeout)
    {
        timeout = default;
        if (
            text.Length is < 2 or > 9
            || !long.TryParse(
                text.AsSpan(0, text.Length - 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var amount
            )
        )
            return false;
        switch (text[^1])
        {
            case 'H':
                timeout = TimeSpan.FromHours(amount);
                return true;
            case 'M':
                timeout = TimeSpan.FromMinutes(amount);
                return true;
            case 'S':
                timeout = TimeSpan.FromSeconds(amount);
                return true;
            case 'm':
                timeout = TimeSpan.FromMilliseconds(amount);
                return true;
            case 'u':
                timeout = TimeSpan.FromMicroseconds(amount);
                return true;
            case 'n':
                timeout = TimeSpan.FromTicks(amount / TimeSpan.NanosecondsPerTick);
                return true;
            default:
                return false;
        }
    }
}

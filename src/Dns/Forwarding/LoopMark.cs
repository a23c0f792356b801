using System.Security.Cryptography;
using System.Text;
using Arktos.Dns.Wire;

namespace Arktos.Dns.Forwarding;

/// <summary>
/// A name that only this program answers, by which it finds out that another server asks it in turn: whoever asks
/// such a server gets the mark back. Every other server says that there is no such name (RFC 6761 keeps "invalid"
/// free). Pure, but for the random label that keeps caches out of it.
/// </summary>
internal static class LoopMark
{
    private static readonly byte[] Suffix = DnsName.Encode("loop.arktos.invalid");

    /// <summary>Data of the record that says so, of type TXT.</summary>
    public static ReadOnlySpan<byte> Data => "\u0004loop"u8;

    public static byte[] NewName()
    {
        var label = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        return [(byte)label.Length, .. label, .. Suffix];
    }

    public static bool IsName(in Labels labels) => labels.EndsWith(Suffix);

    /// <summary>Not whatever somebody answers in place of "there is no such name".</summary>
    public static bool IsMark(UpstreamMessage message) => message.FirstOf(RecordType.Txt).SequenceEqual(Data);
}

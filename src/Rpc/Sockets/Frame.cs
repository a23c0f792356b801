using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Arktos.Rpc;

/// <summary>
/// What goes over a <see cref="TlsSocket"/>: u32 bytes of the content, low byte first, then the content. Static.
/// </summary>
public static class Frame
{
    public const int LengthBytes = sizeof(uint);

    /// <summary>A frame with such content.</summary>
    public static byte[] Of(ReadOnlySpan<byte> content)
    {
        var frame = Begun(content.Length);
        content.CopyTo(frame.AsSpan(LengthBytes));
        return frame;
    }

    /// <summary>A frame whose content, of so many bytes, is still to be written.</summary>
    public static byte[] Begun(int contentBytes)
    {
        var frame = new byte[LengthBytes + contentBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(frame, (uint)contentBytes);
        return frame;
    }

    /// <summary>
    /// The content of the next frame, which is the caller's; false: the connection has ended between two.
    /// </summary>
    /// <exception cref="InvalidDataException">It is longer than <paramref name="bytesMax"/>.</exception>
    /// <exception cref="IOException">The connection broke, or nothing came for too long.</exception>
    public static bool TryRead(Stream stream, int bytesMax, [NotNullWhen(true)] out byte[]? content)
    {
        content = null;
        Span<byte> length = stackalloc byte[LengthBytes];
        var read = stream.ReadAtLeast(length, LengthBytes, throwOnEndOfStream: false);
        if (read == 0)
            return false;
        if (read < LengthBytes)
            throw new EndOfStreamException("the connection ended within a frame");
        content = new byte[ContentBytes(length, bytesMax)];
        stream.ReadExactly(content);
        return true;
    }

    /// <summary>What the content has, of the frame that begins here.</summary>
    /// <exception cref="InvalidDataException">It is more than <paramref name="bytesMax"/>.</exception>
    internal static int ContentBytes(ReadOnlySpan<byte> frame, int bytesMax)
    {
        var bytes = BinaryPrimitives.ReadUInt32LittleEndian(frame);
        return bytes <= bytesMax
            ? (int)bytes
            : throw new InvalidDataException($"a frame of {bytes} bytes, at most {bytesMax} are taken");
    }
}

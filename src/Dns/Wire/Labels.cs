using System.Text;

namespace Arktos.Dns.Wire;

/// <summary>
/// The labels of a name, lowered, to be looked at from either end. Its memory is the caller's; made for one query.
/// </summary>
internal readonly ref struct Labels
{
    /// <summary>A name of 255 bytes has no more.</summary>
    public const int Max = 127;

    private readonly ReadOnlySpan<byte> _name;
    private readonly ReadOnlySpan<byte> _offsets;

    /// <param name="name">Written out and valid.</param>
    /// <param name="lowered">At least as long as the name.</param>
    /// <param name="offsets">At least <see cref="Max"/> bytes.</param>
    public Labels(ReadOnlySpan<byte> name, Span<byte> lowered, Span<byte> offsets)
    {
        DnsName.Lower(name, lowered);
        var count = 0;
        for (var at = 0; name[at] != 0; at += 1 + name[at])
            offsets[count++] = (byte)at;
        _name = lowered[..name.Length];
        _offsets = offsets[..count];
    }

    private Labels(ReadOnlySpan<byte> name, ReadOnlySpan<byte> offsets)
    {
        _name = name;
        _offsets = offsets;
    }

    public int Count => _offsets.Length;

    /// <summary>The whole name, lowered; that of a part ends as the whole does.</summary>
    public ReadOnlySpan<byte> Name => _name;

    /// <summary>From the left, from 0 on; without its length.</summary>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            int at = _offsets[index];
            return _name.Slice(at + 1, _name[at]);
        }
    }

    /// <summary>From the right, from 1 on.</summary>
    public ReadOnlySpan<byte> FromEnd(int index) => this[_offsets.Length - index];

    /// <summary>Without so many labels at the right.</summary>
    public Labels WithoutLast(int count) => new(_name, _offsets[..^count]);

    public bool EndsWith(ReadOnlySpan<byte> lowered) =>
        _name.Length >= lowered.Length
        && _name.EndsWith(lowered)
        // At the border of a label: "xcluster.local" does not end with "cluster.local".
        && (_name.Length == lowered.Length || IsBorder(_name.Length - lowered.Length));

    /// <summary>As text, which has a character for each byte.</summary>
    public static ReadOnlySpan<char> Text(ReadOnlySpan<byte> label, Span<char> into)
    {
        var written = Encoding.Latin1.GetChars(label, into);
        return into[..written];
    }

    private bool IsBorder(int at)
    {
        foreach (int offset in _offsets)
            if (offset == at)
                return true;
        return false;
    }
}

using Arktos.Dns.Tests.Fakes;
using Arktos.Dns.Wire;

namespace Arktos.Dns.Tests.Wire;

public sealed class DnsNameTests
{
    [Theory]
    [InlineData("01 61 00", 0, "a.", 3)]
    [InlineData("00", 0, ".", 1)]
    [InlineData("01 61 00 01 62 C0 00 FF", 3, "b.a.", 7)]
    [InlineData("01 61 00 C0 00 01 62 C0 03", 5, "b.a.", 9)]
    [InlineData("C0 00", 0, null, 0)] // itself
    [InlineData("C0 02 C0 00", 0, null, 0)] // each other
    [InlineData("01 61 C0 00", 0, null, 0)] // its own beginning
    [InlineData("C0 04 00 00 01 61 00", 0, null, 0)] // ahead
    [InlineData("C0", 0, null, 0)]
    [InlineData("02 61", 0, null, 0)]
    [InlineData("01 61", 0, null, 0)]
    [InlineData("40 61", 0, null, 0)]
    [InlineData("80 61", 0, null, 0)]
    public void Names_are_written_out_and_loops_are_none(string message, int at, string? name, int next)
    {
        var bytes = Convert.FromHexString(message.Replace(" ", ""));
        var into = new byte[DnsName.BytesMax];
        var offset = at;
        var isName = DnsName.TryExpand(bytes, ref offset, into, out var written);
        Assert.Equal(name is not null, isName);
        if (name is null)
            return;
        Assert.Equal(Ask.Name(name), into[..written]);
        Assert.Equal(next, offset);
    }

    [Fact]
    public void A_long_chain_of_pointers_ends_at_255_bytes()
    {
        // Each part is a label and a pointer to the part before: legal one by one, and a name of 400 bytes.
        var message = new List<byte> { 0 };
        var last = 0;
        for (var i = 0; i < 200; i++)
        {
            var at = message.Count;
            message.AddRange([1, (byte)'a', (byte)(0xC0 | last >> 8), (byte)last]);
            last = at;
        }
        var into = new byte[DnsName.BytesMax];
        var offset = last;
        Assert.False(DnsName.TryExpand(message.ToArray(), ref offset, into, out _));
    }

    [Theory]
    [InlineData("a.b", true)]
    [InlineData("a.b.", true)]
    [InlineData(".", true)]
    [InlineData("a..b", false)]
    [InlineData("ü.b", false)]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123.b", false)]
    public void Names_that_cannot_be_on_the_wire_are_refused(string dotted, bool isName) =>
        Assert.Equal(isName, DnsName.TryEncode(dotted, out _));

    [Fact]
    public void A_name_ends_with_another_at_the_border_of_a_label_only()
    {
        var zone = DnsName.Encode("cluster.local");
        Assert.True(Labels("a.cluster.local", zone));
        Assert.True(Labels("CLUSTER.local", zone));
        Assert.False(Labels("xcluster.local", zone));
        Assert.False(Labels("local", zone));
        // A label that has the bytes of the zone in it is no border.
        byte[] tricky = [15, (byte)'x', .. zone.AsSpan(0, 14), 0];
        var (lowered, offsets) = (new byte[255], new byte[127]);
        Assert.False(new Labels(tricky, lowered, offsets).EndsWith(zone));

        static bool Labels(string name, byte[] zone)
        {
            var (lowered, offsets) = (new byte[255], new byte[127]);
            return new Labels(DnsName.Encode(name), lowered, offsets).EndsWith(zone);
        }
    }
}

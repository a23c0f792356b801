using Arktos.Api.Validation;

namespace Arktos.Api.Tests;

/// <summary>What is taken for an address: what all who read it later read alike.</summary>
public sealed class AddressFormatTests
{
    private const string Valid = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)",
        Zeros = "must not have leading 0s";

    [Theory]
    [InlineData("10.9.8.7", "")]
    [InlineData("0.0.0.0", "")]
    [InlineData("255.255.255.255", "")]
    [InlineData("2001:db8::ffff", "")]
    [InlineData("2001:0db8:0000::1", "")]
    [InlineData("::", "")]
    [InlineData("::ffff:10.1.2.3", "")]
    // Octal to some, decimal to others.
    [InlineData("010.1.2.3", Zeros)]
    [InlineData("10.1.2.03", Zeros)]
    [InlineData("10.00.2.3", Zeros)]
    [InlineData("::ffff:10.01.2.3", Zeros)]
    [InlineData("0x0a.1.2.3", Valid)]
    [InlineData("10.1.2", Valid)]
    [InlineData("10.1.2.3.4", Valid)]
    [InlineData("10.1.2.256", Valid)]
    [InlineData("10.1.2.", Valid)]
    [InlineData("10.1.2.3 ", Valid)]
    [InlineData("167838211", Valid)]
    [InlineData("[::1]", Valid)]
    [InlineData("[::1]:80", Valid)]
    [InlineData("fe80::1%eth0", Valid)]
    [InlineData("::1::", Valid)]
    [InlineData("a.b.c.d", Valid)]
    [InlineData("", Valid)]
    public void An_address_is_what_everybody_reads_alike(string text, string fault)
    {
        Assert.Equal(fault, string.Join("; ", Formats.IpAddress(text)));
        Assert.Equal(fault.Length == 0, Formats.TryIp(text, out _));
        Assert.Equal(fault.Length == 0, Formats.TryCidr(text + "/8", out _, out _));
    }

    [Theory]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("10.1.2.3/8", true)]
    [InlineData("::/0", true)]
    [InlineData("10.0.0.0/33", false)]
    [InlineData("10.0.0.0/", false)]
    [InlineData("10.0.0.0/-1", false)]
    [InlineData("10.0.0.0/255.0.0.0", false)]
    [InlineData("10.0.0.0", false)]
    public void A_block_has_as_many_bits_as_its_family(string text, bool isOne) =>
        Assert.Equal(isOne, Formats.TryCidr(text, out _, out _));
}

using Arktos.Api.Validation;
using Arktos.Controllers.Ownership;

namespace Arktos.Controllers.Tests;

public sealed class GeneratedNamesTests
{
    [Theory]
    [InlineData("web", "web-")]
    [InlineData("a.b", "a.b-")]
    public void A_short_name_is_kept(string owner, string prefix)
    {
        Assert.Equal(prefix, GeneratedNames.PrefixOf(owner));
        Assert.Equal(prefix + "hash", GeneratedNames.Join(owner, "hash"));
    }

    /// <summary>Every length, with '.' and '-' at every place where a cut may fall.</summary>
    [Theory]
    [InlineData("a")]
    [InlineData("a.")]
    [InlineData("a-")]
    [InlineData("a--.a")]
    [InlineData("a.a-")]
    public void A_name_of_any_length_gives_names_that_are_taken(string pattern)
    {
        for (var length = 1; length <= 253; length++)
        {
            var owner = string.Concat(Enumerable.Repeat(pattern, 253))[..length];
            owner = owner.TrimEnd('.', '-');
            if (Formats.DnsSubdomain(owner).Any())
                continue;
            var prefix = GeneratedNames.PrefixOf(owner);
            Assert.InRange(prefix.Length, 2, 58);
            Assert.Empty(Formats.DnsSubdomain(prefix + "x2y3z"));
            Assert.Empty(Formats.DnsSubdomain(prefix[..^1] + "a"));
            var joined = GeneratedNames.Join(owner, "bcdfghjklm");
            Assert.InRange(joined.Length, 1, 253);
            Assert.Empty(Formats.DnsSubdomain(joined));
        }
    }
}

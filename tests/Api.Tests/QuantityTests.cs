using Arktos.Api;
using Arktos.Api.Json;

namespace Arktos.Api.Tests;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("1024Mi", "1Gi", 1L << 30)]
    [InlineData("1500m", "1500m", 2)]
    [InlineData("0.5", "500m", 1)]
    [InlineData("2000m", "2", 2)]
    [InlineData("1e3", "1e3", 1000)]
    [InlineData("1000", "1k", 1000)]
    [InlineData("1.5Gi", "1536Mi", 3L << 29)]
    [InlineData("100Mi", "100Mi", 100L << 20)]
    [InlineData("0", "0", 0)]
    [InlineData("-5", "-5", -5)]
    [InlineData("9Ei", "9223372036854775807", long.MaxValue)]
    public void A_quantity_is_written_in_canonical_form(string text, string canonical, long value)
    {
        var quantity = Quantity.Parse(text);
        Assert.Equal(canonical, quantity.ToString());
        Assert.Equal(value, quantity.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1x")]
    [InlineData("Mi")]
    [InlineData("1.2.3")]
    [InlineData("1 Gi")]
    [InlineData("1e")]
    public void Anything_else_is_refused(string text) => Assert.False(Quantity.TryParse(text, out _));

    [Fact]
    public void Amounts_of_different_suffixes_compare_and_add()
    {
        Assert.Equal(Quantity.Parse("1Gi"), Quantity.Parse("1024Mi"));
        Assert.True(Quantity.Parse("900m") < Quantity.Parse("1"));
        Assert.Equal("1500m", (Quantity.Parse("1") + Quantity.Parse("500m")).ToString());
    }
}

public sealed class KubeJsonTests
{
    [Fact]
    public void Empty_optional_fields_are_left_out_and_maps_are_in_key_order()
    {
        var pod = KubeJson.Decode<Core.V1.Pod>(
            """{"kind":"Pod","apiVersion":"v1","metadata":{"labels":{"b":"1","a":"2"},"name":"x","annotations":{}},"spec":{"containers":[{"name":"c","resources":{"limits":{"memory":"1024Mi"}}}],"hostNetwork":false}}"""u8
        );
        Assert.Equal(
            """{"kind":"Pod","apiVersion":"v1","metadata":{"name":"x","labels":{"a":"2","b":"1"}},"spec":{"containers":[{"name":"c","resources":{"limits":{"memory":"1Gi"}}}]},"status":{}}""",
            System.Text.Encoding.UTF8.GetString(KubeJson.Encode(pod))
        );
    }
}

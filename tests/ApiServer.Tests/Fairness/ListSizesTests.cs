using Arktos.ApiServer.Fairness;

namespace Arktos.ApiServer.Tests.Fairness;

/// <summary>What requests are taken to cost before they are carried out.</summary>
public sealed class ListSizesTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(32 << 10, 1)]
    [InlineData((32 << 10) + 1, 2)]
    [InlineData(64 << 10, 2)]
    [InlineData(1 << 20, 10)]
    [InlineData(long.MaxValue - (32 << 10), 10)]
    public void A_large_body_needs_more_seats(long bytes, int seats) => Assert.Equal(seats, ListSizes.SeatsOf(bytes));
}

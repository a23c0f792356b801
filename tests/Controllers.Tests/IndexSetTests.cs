using Arktos.Controllers.Jobs;

namespace Arktos.Controllers.Tests;

public sealed class IndexSetTests
{
    [Theory]
    [InlineData("", 10, "", 0)]
    [InlineData("1,3-5,7", 10, "1,3-5,7", 5)]
    [InlineData("3,4", 10, "3,4", 2)]
    [InlineData("0-9", 5, "0-4", 5)]
    [InlineData("7,1,2-3", 10, "1-3,7", 4)]
    [InlineData("5,x,-,9-2", 10, "5", 1)]
    [InlineData("12", 10, "", 0)]
    public void Texts_are_read_and_written_shortest(string text, int end, string written, int count)
    {
        var set = IndexSet.Parse(text, end);
        Assert.Equal((written, count), (set.ToString(), set.Count));
        Assert.Equal(count, Enumerable.Range(0, end).Count(set.Contains));
    }

    [Fact]
    public void Ten_thousand_indexes_in_any_order_are_one_interval()
    {
        var random = new Random(7);
        var all = Enumerable.Range(0, 10_000).OrderBy(_ => random.Next()).Chunk(100);
        var set = all.Aggregate(IndexSet.Empty, (s, chunk) => s.With(chunk));
        Assert.Equal(("0-9999", 10_000), (set.ToString(), set.Count));
        Assert.Empty(set.Gaps(10_000));
    }

    [Fact]
    public void Gaps_are_what_is_missing_below_the_end()
    {
        var set = IndexSet.Parse("1,3-5,7", 100);
        Assert.Equal([0, 2, 6, 8, 9], set.Gaps(10));
        Assert.Equal([0, 2], set.Gaps(4));
        Assert.Equal(3, set.CountCommon(IndexSet.Parse("0-4", 100)));
        Assert.Equal(0, set.CountCommon(IndexSet.Parse("8-90", 100)));
    }
}

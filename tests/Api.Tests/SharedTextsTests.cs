using Arktos.Api.Json;

namespace Arktos.Api.Tests;

/// <summary>Equal texts that are kept once.</summary>
public sealed class SharedTextsTests
{
    [Fact]
    public void Who_asks_gets_an_equal_text_and_mostly_the_same()
    {
        var same = 0;
        for (var i = 0; i < 1000; i++)
        {
            var (one, other) = ($"tenant-{i}", $"tenant-{i}");
            var (first, second) = (SharedTexts.Of(one), SharedTexts.Of(other));
            Assert.Equal((one, other), (first, second));
            same += ReferenceEquals(first, second) ? 1 : 0;
        }
        // Others run beside this test, and may take a place.
        Assert.InRange(same, 900, 1000);
    }

    [Fact]
    public void Long_texts_are_not_kept()
    {
        var text = new string('x', 129);
        Assert.Same(text, SharedTexts.Of(text));
        var other = new string('x', 129);
        Assert.Same(other, SharedTexts.Of(other));
        Assert.Same("", SharedTexts.Of(""));
    }
}

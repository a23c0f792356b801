using Arktos.Api.Selectors;

namespace Arktos.Api.Tests;

public sealed class SelectorTests
{
    private static readonly Dictionary<string, string> Labels = new()
    {
        ["app"] = "web",
        ["tier"] = "front",
        ["size"] = "7",
    };

    [Theory]
    [InlineData("", true)]
    [InlineData("app=web", true)]
    [InlineData("app==web,tier=front", true)]
    [InlineData("app=web,tier=back", false)]
    [InlineData("app!=web", false)]
    [InlineData("other!=web", true)]
    [InlineData("app in (web, api)", true)]
    [InlineData("app notin (web,api)", false)]
    [InlineData("other notin (x)", true)]
    [InlineData("app", true)]
    [InlineData("!app", false)]
    [InlineData("!other", true)]
    [InlineData("size>6", true)]
    [InlineData("size < 7", false)]
    [InlineData("app > 1", false)]
    [InlineData("other=", false)]
    [InlineData("in=web", false)]
    public void A_label_selector_matches_as_in_kubernetes(string text, bool matches)
    {
        Assert.True(LabelQuery.TryParse(text, out var query, out var error), error);
        Assert.Equal(matches, query.Matches(Labels));
    }

    [Theory]
    [InlineData("app===web", "found '=', expected: identifier")]
    [InlineData("a=b,", "found '', expected: identifier after ','")]
    [InlineData("a in b", "found 'b' expected: '('")]
    [InlineData("a b", "found 'b', expected: in, notin, =, ==, !=, gt, lt")]
    [InlineData("=b", "found '=', expected: !, identifier, or 'end of string'")]
    [InlineData("a=-x-", "a valid label must be an empty string or consist of alphanumeric characters")]
    [InlineData("a/b/c=d", "a valid label key must consist of")]
    [InlineData("a>x", "for 'Gt', 'Lt' operators, the value must be an integer")]
    public void A_bad_label_selector_says_what_was_expected(string text, string error)
    {
        Assert.False(LabelQuery.TryParse(text, out _, out var message));
        Assert.Contains(error, message);
    }

    [Fact]
    public void A_label_selector_prints_sorted_by_key()
    {
        Assert.True(LabelQuery.TryParse("b in (y,x),a=1,!c", out var query, out _));
        Assert.Equal("a=1,b in (x,y),!c", query.ToString());
        Assert.True(LabelQuery.TryFrom(null, out var nothing, out _));
        Assert.False(nothing.Matches(Labels));
    }

    [Theory]
    [InlineData("a=1,b!=2", true)]
    [InlineData("a==1", true)]
    [InlineData("b!=x", true)]
    [InlineData("a!=1", false)]
    [InlineData("c=x\\,y", true)]
    public void A_field_selector_compares_texts(string text, bool matches)
    {
        Assert.True(FieldQuery.TryParse(text, out var query, out var error), error);
        Assert.Equal(
            matches,
            query.Matches(field =>
                field switch
                {
                    "a" => "1",
                    "b" => "3",
                    "c" => "x,y",
                    _ => "",
                }
            )
        );
        Assert.True(FieldQuery.TryParse(query.ToString(), out _, out _));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a!b")]
    [InlineData("a=\\x")]
    public void A_bad_field_selector_is_refused(string text) => Assert.False(FieldQuery.TryParse(text, out _, out _));
}

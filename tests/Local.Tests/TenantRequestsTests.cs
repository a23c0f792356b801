using Arktos.Api.Tenants;
using Arktos.Operator;

namespace Arktos.Local.Tests;

/// <summary>What operators are told of the requests of tenants, of what API servers say.</summary>
public sealed class TenantRequestsTests
{
    private static readonly TenantRequestRate Nobody = new("", 0, 0);

    [Fact]
    public void Requests_are_those_of_all_servers_together()
    {
        var requests = new TenantRequests([
            ("one", new TenantRequestRates(10, [new("acme", 2.5, 0), new("loud", 100, 0)], Nobody)),
            ("two", new TenantRequestRates(10, [new("acme", 1, 0.25)], Nobody)),
        ]);
        Assert.Equal(("3.8", "100.0", "0.0"), (requests.Cell("acme"), requests.Cell("loud"), requests.Cell("idle")));
        Assert.Equal("3.8 a second (0.3 of them refused) in the last 10 s", requests.Line("acme"));
        Assert.Equal("0.0 a second in the last 10 s", requests.Line("idle"));
        Assert.Null(requests.Problem);
    }

    [Fact]
    public void What_a_server_does_not_say_is_not_taken_for_nothing()
    {
        var rates = new TenantRequestRates(10, [new("acme", 2, 0)], new("", 1, 2));
        var some = new TenantRequests([("one", null), ("two", rates)]);
        Assert.Equal(("2.0", "requests of one are not counted: no answer"), (some.Cell("acme"), some.Problem));
        var none = new TenantRequests([("one", null), ("two", null)]);
        Assert.Equal(("?", "no API server says"), (none.Cell("acme"), none.Line("acme")));
        Assert.Equal("requests of one, two are not counted: no answer", none.Problem);
        Assert.StartsWith("3.0 requests a second are of tenants", new TenantRequests([("two", rates)]).Problem);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"windowSeconds":10,"tenants":null}""")]
    public void What_is_no_answer_is_refused(string json) =>
        Assert.Throws<System.Text.Json.JsonException>(() =>
            TenantRequestRates.Decode(System.Text.Encoding.UTF8.GetBytes(json))
        );

    [Fact]
    public void An_answer_is_read_as_it_was_written()
    {
        var rates = new TenantRequestRates(10, [new("acme", 2.5, 0.1)], new("", 1, 0));
        var read = TenantRequestRates.Decode(rates.Encode());
        Assert.Equal((rates.WindowSeconds, rates.Others), (read.WindowSeconds, read.Others));
        Assert.Equal(rates.Tenants, read.Tenants);
    }
}

using System.Text;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Tests.Fakes;

namespace Arktos.Controllers.Tests;

/// <summary>What services serve and quotas count, and how often a service is asked.</summary>
public sealed class ElsewhereQuotaTests : ElsewhereTests
{
    [Fact]
    public async Task What_a_service_serves_is_counted_by_quotas_and_stays_counted_while_it_is_away()
    {
        _service.Add("shop", "a");
        _service.Add("shop", "b");
        Cluster.Add(new Secret { Metadata = Named("system", "shop", "s") });
        const string Flunders = "count/flunders.wardle.example.com";
        Cluster.Add(
            new ResourceQuota
            {
                Metadata = Named("system", "shop", "q"),
                Spec = new ResourceQuotaSpec
                {
                    Hard = new Map<Quantity> { [Flunders] = Quantity.Parse("5"), ["secrets"] = Quantity.Parse("5") },
                },
            }
        );
        string? Used(string name) =>
            Cluster.Get<ResourceQuota>("shop", "q")!.Status.Used?.GetValueOrDefault(name).ToString();
        await _host.UntilAsync(() => Used(Flunders) == "2", "flunders are counted");
        _service.Tell("Stale");
        Cluster.Add(new Secret { Metadata = Named("system", "shop", "s2") });
        _host.Time.Advance(TimeSpan.FromMinutes(6));
        await _host.UntilAsync(() => Used("secrets") == "2", "secrets are counted");
        Assert.Equal("2", Used(Flunders));
        _service.Tell("Current");
        _service.Always = NotFoundInText;
        Cluster.Remove<Secret>("shop", "s2");
        _host.Time.Advance(TimeSpan.FromMinutes(6));
        await _host.UntilAsync(() => Used("secrets") == "1", "secrets are counted again");
        Assert.Equal("2", Used(Flunders));
        _service.Always = null;
        _service.Remove("shop", "b");
        _host.Time.Advance(TimeSpan.FromMinutes(1));
        await _host.UntilAsync(() => Used(Flunders) == "1", "flunders are counted again");
    }

    [Fact]
    public async Task A_call_that_is_not_answered_is_the_only_one_for_a_while()
    {
        var time = new Client.Tests.Fakes.ManualTime();
        var (calls, asked) = (new ElsewhereCalls(time), 0);
        var resource = new Client.Resources.KnownResource("g", "v1", "things", "Thing", ResourceScope.Namespaced);
        Task<int> AskAsync(bool answers) =>
            calls.RunAsync(
                resource,
                async ct =>
                {
                    asked++;
                    if (!answers)
                        await Task.Delay(Timeout.Infinite, ct);
                    return 1;
                },
                CancellationToken.None
            );
        var first = AskAsync(answers: false);
        time.Advance(ElsewhereCalls.CallMax);
        Assert.Equal(504, (await Assert.ThrowsAsync<ApiException>(() => first)).Code);
        Assert.Equal(503, (await Assert.ThrowsAsync<ApiException>(() => AskAsync(true))).Code);
        Assert.Equal(1, asked);
        time.Advance(ElsewhereCalls.QuietPeriod);
        // One tries again, and the others wait for what becomes of it.
        var second = AskAsync(answers: false);
        Assert.Equal(503, (await Assert.ThrowsAsync<ApiException>(() => AskAsync(true))).Code);
        Assert.Equal(2, asked);
        time.Advance(ElsewhereCalls.CallMax);
        await Assert.ThrowsAsync<ApiException>(() => second);
        time.Advance(ElsewhereCalls.QuietPeriod);
        Assert.Equal(1, await AskAsync(true));
        Assert.Equal(1, await AskAsync(true));
    }
}

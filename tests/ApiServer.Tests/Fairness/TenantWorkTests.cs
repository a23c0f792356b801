using Arktos.ApiServer.Fairness;

namespace Arktos.ApiServer.Tests.Fairness;

/// <summary>What tenants have at work at once, in simulated time: four seats while others ask.</summary>
public sealed class TenantWorkTests
{
    private const int Most = 4;

    private readonly FairLevels _levels = new(Most);
    private readonly List<SeatRequest> _seated = [];
    private TimeSpan _now = TimeSpan.FromHours(1);

    public TenantWorkTests() =>
        _levels.Configure([Level("a"), Level("b"), Level("free") with { IsExempt = true }], "a", _now, _seated);

    [Theory]
    // tenant, who has asked before, seats of each request, how many of ten come in
    [InlineData("acme", "other", 1, 4)]
    [InlineData("acme", "other", 2, 2)]
    [InlineData("acme", "other", 3, 1)]
    [InlineData("acme", "other", 10, 1)]
    [InlineData("acme", "acme", 1, 10)]
    [InlineData("acme", "system", 1, 10)]
    [InlineData("acme", "", 1, 10)]
    [InlineData("system", "other", 1, 10)]
    [InlineData("", "other", 1, 10)]
    public void A_tenant_has_so_much_at_work_while_others_ask(string tenant, string before, int seats, int seated)
    {
        Leave(Bring(before));
        var all = Enumerable.Range(0, 10).Select(_ => Bring(tenant, seats: seats)).ToList();
        Assert.Equal(seated, all.Count(r => r.State == SeatState.Seated));
        Assert.Equal(10 - seated, all.Count(r => r.State == SeatState.Waiting));
    }

    [Fact]
    public void Who_asks_no_more_is_forgotten_and_who_comes_bounds_those_that_come_later()
    {
        for (var i = 0; i < 6; i++)
            Assert.Equal(SeatState.Seated, Bring("acme").State);
        var other = Bring("other");
        Assert.Equal(SeatState.Seated, other.State);
        var waits = Bring("acme");
        Assert.Equal(SeatState.Waiting, waits.State);
        Leave(other);
        Pass(TenantWork.AsksAgainWithin + TimeSpan.FromMilliseconds(1));
        Assert.Equal(SeatState.Seated, waits.State);
        for (var i = 0; i < 6; i++)
            Assert.Equal(SeatState.Seated, Bring("acme").State);
    }

    [Fact]
    public void All_levels_count_together_but_exempt_ones()
    {
        Bring("other");
        for (var i = 0; i < 6; i++)
            Assert.Equal(SeatState.Seated, Bring("acme", "free").State);
        for (var i = 0; i < 2; i++)
            Assert.Equal(SeatState.Seated, Bring("acme", "a").State);
        for (var i = 0; i < 2; i++)
            Assert.Equal(SeatState.Seated, Bring("acme", "b").State);
        var (a, b) = (Bring("acme", "a"), Bring("acme", "b"));
        Assert.Equal((SeatState.Waiting, SeatState.Waiting), (a.State, b.State));
        Assert.Equal(SeatState.Seated, Bring("acme", "free").State);
        // Another tenant, and system, are not held back by it.
        Assert.Equal(SeatState.Seated, Bring("other", "a").State);
        Assert.Equal(SeatState.Seated, Bring("system", "b").State);
    }

    [Fact]
    public void What_lasts_is_taken_to_wait_and_others_of_its_tenant_come_in()
    {
        Bring("other");
        var wide = Bring("acme", seats: 3);
        var slow = Bring("acme");
        var (first, second) = (Bring("acme"), Bring("acme"));
        Assert.True(_levels.IsAnyoneWaiting);
        Pass(TenantWork.CountsFor - TimeSpan.FromMilliseconds(1));
        Assert.Equal(SeatState.Waiting, first.State);
        Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal((SeatState.Seated, SeatState.Waiting), (first.State, second.State));
        // The wide one counts for three times as long.
        Pass(2 * TenantWork.CountsFor);
        Assert.Equal(SeatState.Seated, second.State);
        Assert.False(_levels.IsAnyoneWaiting);
        foreach (var request in (SeatRequest[])[wide, slow, first, second])
            Leave(request);
        Assert.Equal(Most, Enumerable.Range(0, 10).Count(_ => Bring("acme").State == SeatState.Seated));
    }

    [Fact]
    public void A_request_for_many_seats_has_its_turn_though_small_ones_of_its_tenant_keep_coming()
    {
        Bring("other");
        var small = new Queue<SeatRequest>(Enumerable.Range(0, Most).Select(_ => Bring("acme", user: "ann")));
        var wide = Bring("acme", seats: 10, user: "bob");
        for (var i = 0; i < Most; i++)
        {
            Assert.Equal(SeatState.Waiting, wide.State);
            small.Enqueue(Bring("acme", user: "ann"));
            Leave(small.Dequeue());
        }
        Assert.Equal(SeatState.Seated, wide.State);
        Assert.All(small, r => Assert.Equal(SeatState.Waiting, r.State));
        Leave(wide);
        Assert.All(small, r => Assert.Equal(SeatState.Seated, r.State));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_happens_no_tenant_has_more_at_work_and_nobody_waits_for_nothing(int seed)
    {
        var random = new Random(seed);
        var (present, since) = (new List<SeatRequest>(), new Dictionary<SeatRequest, TimeSpan>());
        Leave(Bring("x"));
        Leave(Bring("y"));
        for (var step = 0; step < 3000; step++)
        {
            if (random.Next(4) == 0)
                Pass(TimeSpan.FromMilliseconds(random.Next(60)));
            else if (random.Next(2) > 0 || present.Count == 0)
                present.Add(Bring(random.Next(2) == 0 ? "x" : "y", "ab"[random.Next(2)..][..1], random.Next(1, 4)));
            else
            {
                var gone = present[random.Next(present.Count)];
                present.Remove(gone);
                Leave(gone);
            }
            present.RemoveAll(r => r.State == SeatState.Gone);
            // Seats are given when a request comes or goes, or after time has passed: always now.
            foreach (var request in present.Where(r => r.State == SeatState.Seated))
                since.TryAdd(request, _now);
            foreach (var tenant in (string[])["x", "y"])
            {
                var work = present
                    .Where(r => r.Tenant == tenant && r.State == SeatState.Seated)
                    .Where(r => _now - since[r] < TenantWork.CountsFor * r.Seats)
                    .ToList();
                Assert.True(work.Count <= 1 || work.Sum(r => r.Seats) <= Most, $"step {step}: {tenant} has too much");
                if (work.Count == 0)
                    Assert.DoesNotContain(present, r => r.Tenant == tenant && r.State == SeatState.Waiting);
            }
        }
    }

    private static LevelSettings Level(string name) =>
        new(name, "") { NominalSeats = 1000, Queues = new QueueSettings(64, 6, 5000) };

    private SeatRequest Bring(string tenant, string level = "a", int seats = 1, string user = "ann")
    {
        var hash = QueueHand.Mixed(QueueHand.Hash(QueueHand.HashStart, user));
        var request = new SeatRequest(level, tenant, user, hash, seats);
        _levels.Arrive(request, _now, _seated);
        return request;
    }

    private void Leave(SeatRequest request) => _levels.Leave(request, _now, _seated);

    private void Pass(TimeSpan time)
    {
        _now += time;
        _levels.Look(_now, _seated);
    }
}

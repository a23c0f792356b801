using Arktos.ApiServer.Fairness;

namespace Arktos.ApiServer.Tests.Fairness;

/// <summary>Seats and queues of priority levels, in simulated time.</summary>
public sealed class FairLevelsTests
{
    private const string System = "system";
    private static readonly QueueSettings Queues = new(64, 6, 50);

    [Fact]
    public void A_full_level_lets_wait_as_many_as_its_queue_holds_and_one_without_queues_refuses()
    {
        var simulation = new Simulation(
            Level("narrow", 1) with
            {
                Queues = new QueueSettings(1, 1, 2),
            },
            Level("strict", 1) with
            {
                Queues = null,
            }
        );
        var first = simulation.Bring("narrow", System, "ann");
        var (second, third) = (simulation.Bring("narrow", System, "bob"), simulation.Bring("narrow", System, "cyd"));
        Assert.Equal(
            (SeatState.Seated, SeatState.Waiting, SeatState.Waiting),
            (first.State, second.State, third.State)
        );
        Assert.Equal(Arrival.QueueFull, simulation.Arrive(simulation.Request("narrow", System, "dan")));
        Assert.Equal(Arrival.Seated, simulation.Arrive(simulation.Request("strict", System, "ann")));
        Assert.Equal(Arrival.NoSeat, simulation.Arrive(simulation.Request("strict", System, "bob")));
        simulation.Leave(first);
        Assert.Equal((SeatState.Seated, SeatState.Waiting), (second.State, third.State));
        // Who waits no more leaves its place to the next, and the seats are not given twice.
        simulation.Leave(third);
        simulation.Leave(third);
        Assert.Equal(Arrival.Waiting, simulation.Arrive(simulation.Request("narrow", System, "eve")));
    }

    [Fact]
    public void A_flood_of_one_flow_leaves_another_its_share()
    {
        var simulation = new Simulation(Level("all", 10));
        var used = simulation.Saturate("all", rounds: 400, (System, "flood", 120, 1), (System, "light", 6, 1));
        Assert.InRange(used[1] / (used[0] + used[1]), 0.4, 0.6);
    }

    [Fact]
    public void Requests_that_last_long_are_charged_for_what_they_lasted()
    {
        var simulation = new Simulation(Level("all", 10));
        var used = simulation.Saturate("all", rounds: 3000, (System, "slow", 40, 10), (System, "quick", 40, 1));
        Assert.InRange(used[1] / (used[0] + used[1]), 0.4, 0.6);
    }

    [Fact]
    public void A_tenant_with_many_users_gets_no_more_than_one_with_a_single_user()
    {
        var simulation = new Simulation(Level("all", 20));
        var flood = Enumerable.Range(0, 20).Select(i => ("acme", $"user{i}", 10, 1)).ToList();
        var used = simulation.Saturate("all", rounds: 400, [("other", "bob", 30, 1), .. flood]);
        // A user has a third of a level at most, as long as what is left is not others'.
        Assert.InRange(used[0] / used.Sum(), 0.28, 0.55);
    }

    [Fact]
    public void Nobody_takes_a_level_from_those_who_come_later()
    {
        var simulation = new Simulation(Level("all", 40));
        for (var i = 0; i < 200; i++)
            simulation.Bring("all", "acme", $"user{i % 5}");
        Assert.Equal(20, simulation.Seated);
        for (var i = 0; i < 50; i++)
            simulation.Bring("all", "other", "bob");
        Assert.InRange(simulation.Seated, 26, 35);
        Assert.Equal(SeatState.Seated, simulation.Bring("all", System, "cyd").State);
        Assert.Equal(SeatState.Seated, simulation.Bring("all", "third", "dan").State);
    }

    [Fact]
    public void A_level_of_one_tenant_alone_is_filled_by_its_users_together()
    {
        var simulation = new Simulation(Level("all", 10));
        for (var i = 0; i < 10; i++)
            simulation.Bring("all", System, $"user{i}");
        Assert.Equal(10, simulation.Seated);
    }

    [Fact]
    public void What_is_lent_comes_back_to_its_owner_first()
    {
        var simulation = new Simulation(Level("owner", 5, lendable: 4), Level("other", 5));
        var borrowers = Enumerable.Range(0, 12).Select(i => simulation.Bring("other", System, $"user{i}")).ToList();
        Assert.Equal(9, simulation.Seated);
        var own = Enumerable.Range(0, 3).Select(i => simulation.Bring("owner", System, $"own{i}")).ToList();
        Assert.Equal(SeatState.Seated, own[0].State);
        Assert.Equal(SeatState.Waiting, own[1].State);
        simulation.Leave(borrowers[0]);
        simulation.Leave(borrowers[1]);
        Assert.All(own, o => Assert.Equal(SeatState.Seated, o.State));
        Assert.All(borrowers[9..], b => Assert.Equal(SeatState.Waiting, b.State));
        simulation.Leave(borrowers[2]);
        Assert.Equal(SeatState.Waiting, borrowers[9].State == SeatState.Seated ? borrowers[10].State : SeatState.Gone);
    }

    [Fact]
    public void A_level_borrows_no_more_than_it_may()
    {
        var simulation = new Simulation(
            Level("owner", 10, lendable: 10),
            Level("other", 4) with
            {
                BorrowedSeatsMax = 2,
            }
        );
        for (var i = 0; i < 20; i++)
            simulation.Bring("other", System, $"user{i}");
        Assert.Equal(6, simulation.Seated);
    }

    [Fact]
    public void A_request_for_many_seats_comes_in_though_small_ones_keep_coming()
    {
        var simulation = new Simulation(Level("all", 10));
        var small = new Queue<SeatRequest>();
        for (var i = 0; i < 10; i++)
            small.Enqueue(simulation.Bring("all", System, $"user{i}"));
        var wide = simulation.Bring("all", System, "wide", seats: 50);
        Assert.Equal(10, wide.Seats);
        for (var i = 10; i < 60 && wide.State == SeatState.Waiting; i++)
        {
            simulation.Pass(1);
            small.Enqueue(simulation.Bring("all", System, $"user{i}"));
            simulation.Leave(small.Dequeue());
        }
        Assert.Equal(SeatState.Seated, wide.State);
    }

    [Fact]
    public void Exempt_requests_never_wait_and_count_against_nobody()
    {
        var simulation = new Simulation(Level("exempt", 0) with { IsExempt = true }, Level("all", 2));
        for (var i = 0; i < 100; i++)
            Assert.Equal(SeatState.Seated, simulation.Bring("exempt", System, "admin").State);
        Assert.Equal(SeatState.Seated, simulation.Bring("all", System, "ann").State);
    }

    [Fact]
    public void A_level_that_goes_serves_those_it_has_and_its_name_falls_to_the_rest()
    {
        var simulation = new Simulation(Level("old", 1), Level("rest", 4, lendable: 1));
        var first = simulation.Bring("old", System, "ann");
        var waiting = simulation.Bring("old", "acme", "bob");
        simulation.Configure(Level("rest", 4, lendable: 4));
        Assert.Equal(SeatState.Seated, waiting.State);
        Assert.Equal(SeatState.Seated, simulation.Bring("old", System, "cyd").State);
        simulation.Leave(first);
        simulation.Leave(waiting);
        simulation.Configure(Level("rest", 1), Level("old", 2));
        Assert.Equal(SeatState.Seated, simulation.Bring("old", System, "dan").State);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Whatever_happens_limits_are_kept_and_no_request_is_lost(int seed)
    {
        var random = new Random(seed);
        var levels = Enumerable
            .Range(0, random.Next(1, 6))
            .Select(i =>
            {
                var nominal = random.Next(0, 12);
                return Level($"level{i}", nominal, random.Next(0, nominal + 1)) with
                {
                    BorrowedSeatsMax = random.Next(2) == 0 ? int.MaxValue : random.Next(0, 5),
                    Queues = random.Next(4) == 0 ? null : new QueueSettings(random.Next(4, 40), 4, random.Next(1, 6)),
                };
            })
            .ToList();
        var simulation = new Simulation([.. levels]);
        var asked = new List<SeatRequest>();
        for (var step = 0; step < 4000; step++)
        {
            simulation.Pass(random.NextDouble());
            if (random.Next(2) == 0 || simulation.Present.Count == 0)
                asked.Add(
                    simulation.Bring(
                        levels[random.Next(levels.Count)].Name,
                        random.Next(2) == 0 ? System : $"tenant{random.Next(3)}",
                        $"user{random.Next(5)}",
                        random.Next(4) == 0 ? random.Next(1, 11) : 1
                    )
                );
            else
                simulation.Leave(simulation.Present[random.Next(simulation.Present.Count)]);
            simulation.Check(levels);
        }
        // All that are seated end: the others come in, or are such as no seat is for.
        while (simulation.Present.Find(p => p.State == SeatState.Seated) is { } seated)
        {
            simulation.Leave(seated);
            simulation.Check(levels);
        }
        Assert.All(
            simulation.Present,
            waiting =>
                Assert.True(
                    levels.Single(l => l.Name == waiting.Level) is { NominalSeats: 0 } level
                        && (level.BorrowedSeatsMax == 0 || levels.Sum(l => l.LendableSeats) == 0),
                    $"a request waits for level {waiting.Level} though nobody holds a seat"
                )
        );
        foreach (var waiting in simulation.Present.ToList())
            simulation.Leave(waiting);
        Assert.All(asked, a => Assert.Equal(SeatState.Gone, a.State));
        // All seats have been given back: the guaranteed ones of all levels can be taken at once.
        foreach (var level in levels)
            for (var i = 0; i < level.NominalSeats - level.LendableSeats; i++)
                Assert.Equal(SeatState.Seated, simulation.Bring(level.Name, System, $"last{i}").State);
    }

    [Fact]
    public void A_hand_has_distinct_queues_and_two_hands_are_seldom_the_same()
    {
        var hands = new HashSet<string>();
        Span<int> hand = stackalloc int[6];
        for (var flow = 0; flow < 1000; flow++)
        {
            QueueHand.Deal(QueueHand.Mixed(QueueHand.Hash(QueueHand.HashStart, $"user{flow}")), 64, hand);
            var sorted = hand.ToArray().Order().ToArray();
            Assert.Equal(6, sorted.Distinct().Count());
            Assert.InRange(sorted[0], 0, 63);
            Assert.InRange(sorted[^1], 0, 63);
            hands.Add(string.Join(",", sorted));
        }
        Assert.Equal(1000, hands.Count);
        Span<int> all = stackalloc int[4];
        QueueHand.Deal(123456789, 4, all);
        Assert.Equal([0, 1, 2, 3], all.ToArray().Order());
    }

    private static LevelSettings Level(string name, int nominal, int lendable = 0) =>
        new(name, "")
        {
            NominalSeats = nominal,
            LendableSeats = lendable,
            Queues = Queues,
        };

    private sealed class Simulation
    {
        private readonly FairLevels _levels = new();
        private readonly List<SeatRequest> _seated = [];
        private TimeSpan _now;

        public Simulation(params LevelSettings[] levels) => Configure(levels);

        /// <summary>Requests that wait or hold seats.</summary>
        public List<SeatRequest> Present { get; } = [];

        public int Seated => Present.Count(p => p.State == SeatState.Seated);

        /// <summary>The last of them is where requests go whose level is not there.</summary>
        public void Configure(params LevelSettings[] levels) =>
            _levels.Configure(levels, levels[^1].Name, _now, _seated);

        public void Pass(double seconds) => _now += TimeSpan.FromSeconds(seconds);

        public SeatRequest Request(string level, string tenant, string user, int seats = 1) =>
            new(level, tenant, user, QueueHand.Mixed(QueueHand.Hash(QueueHand.HashStart, user)), seats);

        public Arrival Arrive(SeatRequest request)
        {
            var arrival = _levels.Arrive(request, _now, _seated);
            Assert.Equal(
                arrival switch
                {
                    Arrival.Seated => SeatState.Seated,
                    Arrival.Waiting => SeatState.Waiting,
                    _ => SeatState.Gone,
                },
                request.State
            );
            if (request.State != SeatState.Gone)
                Present.Add(request);
            return arrival;
        }

        public SeatRequest Bring(string level, string tenant, string user, int seats = 1)
        {
            var request = Request(level, tenant, user, seats);
            Arrive(request);
            return request;
        }

        public void Leave(SeatRequest request)
        {
            _seated.Clear();
            _levels.Leave(request, _now, _seated);
            Present.Remove(request);
            Assert.Equal(SeatState.Gone, request.State);
            Assert.All(_seated, s => Assert.Equal(SeatState.Seated, s.State));
            Assert.Equal(_seated.Count, _seated.Distinct().Count());
        }

        public void Check(IReadOnlyList<LevelSettings> levels)
        {
            var held = levels.ToDictionary(
                l => l.Name,
                l => Present.Where(p => p.Level == l.Name && p.State == SeatState.Seated).Sum(p => p.Seats)
            );
            Assert.True(held.Values.Sum() <= levels.Sum(l => l.NominalSeats), "more seats are given than there are");
            foreach (var level in levels)
            {
                Assert.True(
                    held[level.Name] <= level.NominalSeats + (long)level.BorrowedSeatsMax,
                    $"{level.Name} has borrowed more than it may"
                );
                if (held[level.Name] >= level.NominalSeats - level.LendableSeats)
                    continue;
                // Nobody waits for a guaranteed seat who holds none yet, unless a wider request is before him.
                var waiting = Present.Where(p => p.Level == level.Name && p.State == SeatState.Waiting).ToList();
                if (waiting.All(w => w.Seats == 1))
                    Assert.DoesNotContain(
                        waiting,
                        w =>
                            !Present.Exists(p =>
                                p.State == SeatState.Seated && p.Level == level.Name && p.Tenant == w.Tenant
                            ) && waiting.All(o => o.Tenant != w.Tenant || o.User == w.User)
                    );
            }
        }

        /// <summary>Runs a level whose flows always want more, a second a round.</summary>
        /// <param name="flows">Each with how many requests it always has there, and the seconds each takes.</param>
        /// <returns>Seats times seconds that each flow has had.</returns>
        public double[] Saturate(
            string level,
            int rounds,
            params (string Tenant, string User, int Outstanding, int Seconds)[] flows
        )
        {
            var used = new double[flows.Length];
            var running = flows.Select(_ => new Dictionary<SeatRequest, int>()).ToList();
            for (var round = 0; round < rounds; round++)
            {
                for (var f = 0; f < flows.Length; f++)
                {
                    var (tenant, user, outstanding, seconds) = flows[f];
                    while (running[f].Count < outstanding && Bring(level, tenant, user) is { } request)
                    {
                        if (request.State == SeatState.Gone)
                            break;
                        running[f].Add(request, seconds);
                    }
                }
                Pass(1);
                for (var f = 0; f < flows.Length; f++)
                    foreach (var request in running[f].Keys.Where(r => r.State == SeatState.Seated).ToList())
                    {
                        used[f]++;
                        if (--running[f][request] == 0)
                            running[f].Remove(request);
                    }
                foreach (
                    var over in Present
                        .Where(p => p.State == SeatState.Seated && !running.Exists(r => r.ContainsKey(p)))
                        .ToList()
                )
                    Leave(over);
            }
            return used;
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using Arktos.Store.Replication;
using Arktos.StoreClient;

namespace Arktos.StoreBench;

/// <summary>
/// How soon a store that stops is missed, and how often one that lives: the failure detector beside a fixed silence of
/// one election timeout, which was there before. Both hear the same words, of a process of its own, while so many
/// others spin, or while it gets no processor again and again for up to 0.9 s, as on a host with too many guests.
/// </summary>
internal static class LivenessFigures
{
    public const string SpeakerCommand = "liveness-speaker",
        SpinnerCommand = "liveness-spinner";

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50),
        Beat = 4 * Tick,
        ElectionTimeout = 12 * Tick;

    private static readonly StoreId Other = new(2);

    public static void Spin()
    {
        while (true)
            Thread.SpinWait(1000);
    }

    /// <summary>A byte a beat, until nobody reads it.</summary>
    public static async Task SpeakAsync()
    {
        await using var words = Console.OpenStandardOutput();
        using var timer = new PeriodicTimer(Beat);
        try
        {
            while (await timer.WaitForNextTickAsync())
            {
                words.WriteByte(0);
                await words.FlushAsync();
            }
        }
        catch (IOException) { } // the reader has gone
    }

    /// <param name="seconds">How long each is listened to without a stop; then it is stopped ten times.</param>
    public static async Task RunAsync(double seconds)
    {
        foreach (
            var (spinners, stalls) in new[]
            {
                (0, false),
                (4 * Environment.ProcessorCount, false),
                (20 * Environment.ProcessorCount, false),
                (0, true),
            }
        )
        {
            var spinning = Enumerable.Range(0, spinners).Select(_ => Begin(SpinnerCommand)).ToList();
            using var speaker = Begin(SpeakerCommand);
            try
            {
                await MeasureAsync(speaker, stalls ? "stalls" : $"{spinners} processes that spin", stalls, seconds);
            }
            finally
            {
                speaker.Kill();
                foreach (var spinner in spinning)
                {
                    spinner.Kill();
                    spinner.Dispose();
                }
            }
        }
    }

    private static async Task MeasureAsync(Process speaker, string condition, bool stalls, double seconds)
    {
        var (ours, before) = (new Listener(Tick, new Accrual()), new Listener(Beat, new FixedSilence()));
        using var stop = new CancellationTokenSource();
        var listening = Task.Run(async () =>
        {
            var words = speaker.StandardOutput.BaseStream;
            var buffer = new byte[64];
            while (await words.ReadAsync(buffer) > 0)
            {
                ours.Hear();
                before.Hear();
            }
        });
        var asking = Task.WhenAll(ours.AskAsync(stop.Token), before.AskAsync(stop.Token));
        await WaitAsync(speaker, stalls, TimeSpan.FromSeconds(5));
        var (alarmsBefore, beforeBefore) = (ours.Alarms, before.Alarms);
        await WaitAsync(speaker, stalls, TimeSpan.FromSeconds(seconds));
        Report.AtMost(
            $"false alarms in {seconds.ToString(CultureInfo.InvariantCulture)} s, {condition}",
            ours.Alarms - alarmsBefore,
            before.Alarms - beforeBefore,
            null
        );
        var (our, their) = (new List<double>(), new List<double>());
        for (var i = 0; i < 10; i++)
        {
            var (ourAlarm, theirAlarm) = (ours.NextAlarm(), before.NextAlarm());
            var stopped = Stopwatch.GetTimestamp();
            Signal(speaker, "STOP");
            our.Add(Stopwatch.GetElapsedTime(stopped, await ourAlarm).TotalMilliseconds);
            their.Add(Stopwatch.GetElapsedTime(stopped, await theirAlarm).TotalMilliseconds);
            Signal(speaker, "CONT");
            // Some beats more each time, so that stops fall anywhere between two.
            await WaitAsync(speaker, stalls, TimeSpan.FromSeconds(4) + i * Tick / 2);
        }
        Report.AtMost("missed after, ms, median", Median(our), Median(their), null);
        Report.AtMost("longest", our.Max(), their.Max(), null);
        await stop.CancelAsync();
        await asking;
        speaker.Kill();
        await listening;
    }

    /// <summary>Meanwhile it stands still every half second on average, a fifth of a second on average.</summary>
    private static async Task WaitAsync(Process speaker, bool stalls, TimeSpan time)
    {
        var (random, begun) = (new Random(1), Stopwatch.GetTimestamp());
        while (stalls && Stopwatch.GetElapsedTime(begun) < time)
        {
            await Task.Delay(Exponential(500));
            Signal(speaker, "STOP");
            await Task.Delay(Exponential(200));
            Signal(speaker, "CONT");
        }
        if (!stalls)
            await Task.Delay(time);

        TimeSpan Exponential(int meanMs) =>
            TimeSpan.FromMilliseconds(Math.Min(900, -meanMs * Math.Log(1 - random.NextDouble())));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static Process Begin(string command) =>
        Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, [command])
            {
                RedirectStandardOutput = command == SpeakerCommand,
            }
        )!;

    private static void Signal(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        kill.WaitForExit();
    }

    private interface IJudge
    {
        void Hear();

        bool IsMissed();
    }

    private sealed class Accrual : IJudge
    {
        private readonly StoreLiveness _liveness = new(LivenessOptions.Of(Beat, ElectionTimeout), TimeProvider.System);

        public void Hear() => _liveness.Heard(Other, 1);

        public bool IsMissed() => _liveness.Silent().Count > 0;
    }

    private sealed class FixedSilence : IJudge
    {
        private long _heardAt = Stopwatch.GetTimestamp();
        private bool _isMissed;

        public void Hear() => (_heardAt, _isMissed) = (Stopwatch.GetTimestamp(), false);

        public bool IsMissed() => !_isMissed && (_isMissed = Stopwatch.GetElapsedTime(_heardAt) >= ElectionTimeout);
    }

    /// <summary>One judge, asked at every period.</summary>
    private sealed class Listener(TimeSpan period, IJudge judge)
    {
        private readonly Lock _lock = new();
        private TaskCompletionSource<long>? _alarm;

        public int Alarms { get; private set; }

        public void Hear()
        {
            lock (_lock)
                judge.Hear();
        }

        /// <summary>When it comes.</summary>
        public Task<long> NextAlarm()
        {
            lock (_lock)
                return (_alarm = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }

        public async Task AskAsync(CancellationToken cancellation)
        {
            using var timer = new PeriodicTimer(period);
            try
            {
                while (await timer.WaitForNextTickAsync(cancellation))
                    lock (_lock)
                        if (judge.IsMissed())
                        {
                            Alarms++;
                            _alarm?.TrySetResult(Stopwatch.GetTimestamp());
                        }
            }
            catch (OperationCanceledException) { } // it is over
        }
    }
}

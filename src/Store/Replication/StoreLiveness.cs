using Arktos.StoreClient;
using DotNext.Diagnostics;

namespace Arktos.Store.Replication;

/// <summary>How soon a store that says nothing is taken for dead.</summary>
/// <param name="Beat">Each store says at least so often that it lives.</param>
/// <param name="PatienceMax">
/// A silence of so long is death, whatever was seen before. Above <paramref name="Beat"/>.
/// </param>
internal readonly record struct LivenessOptions(TimeSpan Beat, TimeSpan PatienceMax)
{
    /// <summary>Of the options of the Raft groups: what sleeps wakes within two election timeouts.</summary>
    public static LivenessOptions Of(TimeSpan beat, TimeSpan electionTimeout) => new(beat, 2 * electionTimeout);
}

/// <summary>
/// Which of the other stores were heard of lately: kept once for each pair of stores, for groups that sleep say
/// nothing. A store is dead when its silence is improbable beside the silences that came before it (the phi accrual
/// failure detector of Hayashibara and others, 2004): a quiet machine's stores are missed after two beats, those of
/// a busy one are given more time, and nobody is given more than the longest patience. Thread-safe but for
/// <see cref="Silent"/>, which one caller calls, several times within the patience.
/// </summary>
internal sealed class StoreLiveness(LivenessOptions options, TimeProvider time)
{
    /// <summary>Decimal digits of the odds against a silence of a store that lives.</summary>
    private const double Threshold = 8;

    /// <summary>Silences that are remembered.</summary>
    private const int Samples = 100;

    private readonly Lock _lock = new();
    private readonly Dictionary<StoreId, Peer> _peers = [];
    private long _askedAt = time.GetTimestamp();
    private long? _awakeAt;

    /// <summary>
    /// True when another process spoke as this store until now: it was started again, and leads nothing any more.
    /// </summary>
    public bool Heard(StoreId store, ulong process)
    {
        var now = time.GetTimestamp();
        lock (_lock)
        {
            var isKnown = _peers.TryGetValue(store, out var peer);
            if (peer?.Process == process)
            {
                peer.Heard(now);
                return false;
            }
            _peers[store] = new Peer(process, options, time, now);
            return isKnown;
        }
    }

    /// <summary>Stores that have fallen silent; each is told once, until it is heard again.</summary>
    public IReadOnlyList<StoreId> Silent()
    {
        var now = time.GetTimestamp();
        // A process that did not run itself has not read yet what the others said meanwhile.
        if (time.GetElapsedTime(_askedAt, now) > options.Beat + options.Beat / 2)
            _awakeAt = now;
        _askedAt = now;
        if (_awakeAt is { } awake && time.GetElapsedTime(awake, now) >= options.Beat)
            _awakeAt = null;
        List<StoreId>? silent = null;
        lock (_lock)
            foreach (var (store, peer) in _peers)
                if (peer.FallsSilent(now, wasAsleep: _awakeAt is not null))
                    (silent ??= []).Add(store);
        return silent ?? [];
    }

    private sealed class Peer
    {
        private readonly LivenessOptions _options;
        private readonly TimeProvider _time;
        private PhiAccrualFailureDetector _detector = null!;

        /// <summary>
        /// The detector's clock at the last word: it advances by one beat at least from sample to sample, for that
        /// much silence was announced. Its own reading of a <see cref="TimeProvider"/> takes its unit for the system's.
        /// </summary>
        private Timestamp _clock;

        private long _heardAt;
        private bool _isSilent;

        public Peer(ulong process, LivenessOptions options, TimeProvider time, long now)
        {
            (Process, _options, _time, _heardAt) = (process, options, time, now);
            Begin(options.Beat);
        }

        public ulong Process { get; }

        public void Heard(long now)
        {
            var gap = _time.GetElapsedTime(_heardAt, now);
            _heardAt = now;
            if (_isSilent || IsImprobable(gap))
            {
                // It lived all the time. More patience from now on, until the silences that follow are short.
                _isSilent = false;
                Begin(2 * _options.Beat);
            }
            else if (gap >= _options.Beat / 2)
                Sample(gap > _options.Beat ? gap : _options.Beat);
        }

        public bool FallsSilent(long now, bool wasAsleep)
        {
            var silence = _time.GetElapsedTime(_heardAt, now);
            if (_isSilent || silence <= _options.Beat)
                return false;
            return _isSilent = silence >= _options.PatienceMax || !wasAsleep && IsImprobable(silence);
        }

        private bool IsImprobable(TimeSpan silence) => _detector.GetValue(_clock + silence) >= Threshold;

        private void Begin(TimeSpan usual)
        {
            _detector = new PhiAccrualFailureDetector(usual)
            {
                MaxSampleSize = Samples,
                AcceptableHeartbeatPause = TimeSpan.Zero,
                MinStdDeviation = _options.Beat / 5,
                Threshold = Threshold,
            };
            Sample(_options.Beat);
        }

        private void Sample(TimeSpan silence) => _detector.ReportHeartbeat(_clock += silence);
    }
}

using Arktos.Api;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Runtimes;

/// <summary>Looks at the runtime once a second and tells which pods have changed since the last look.</summary>
public sealed class RuntimeWatch(IWorkloadRuntime runtime, TimeProvider time, Action<string> changed, ILogger logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1),
        UnhealthyAfter = TimeSpan.FromMinutes(3);
    private Dictionary<string, string> _last = [];
    private volatile IReadOnlyCollection<ObservedPod> _latest = [];
    private long _lastLook = time.GetTimestamp();

    /// <summary>
    /// Why the node is not ready though its agent lives: nobody has seen for three minutes what runs. "" when somebody
    /// has. May be called by any thread.
    /// </summary>
    public string Unhealthy()
    {
        var age = time.GetElapsedTime(Volatile.Read(ref _lastLook));
        return age <= UnhealthyAfter
            ? ""
            : $"PLEG is not healthy: pleg was last seen active {GoDuration.Format(age)} ago; threshold is "
                + GoDuration.Format(UnhealthyAfter);
    }

    /// <summary>As of the last look that succeeded. May be called by any thread.</summary>
    public IReadOnlyCollection<ObservedPod> Latest => _latest;

    /// <summary>Is told of each look that succeeded, and when it began.</summary>
    public Action<IReadOnlyCollection<ObservedPod>, long> Looked { get; set; } = static (_, _) => { };

    /// <summary>Until cancelled.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var failing = false;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                var began = time.GetTimestamp();
                var pods = await runtime.ListPodsAsync(null, ct).ConfigureAwait(false);
                var now = pods.ToDictionary(p => p.Key, p => p.Value.Fingerprint());
                foreach (var (uid, fingerprint) in now)
                    if (!_last.TryGetValue(uid, out var before) || before != fingerprint)
                        changed(uid);
                foreach (var uid in _last.Keys)
                    if (!now.ContainsKey(uid))
                        changed(uid);
                (_last, _latest) = (now, [.. pods.Values]);
                Volatile.Write(ref _lastLook, time.GetTimestamp());
                Looked(_latest, began);
                failing = false;
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            // Whatever it is, the next look may succeed; a loop that ended would leave every pod unwatched.
            catch (Exception e)
            {
                if (!failing)
                    logger.LogWarning("the container runtime does not answer: {Reason}", e.Message);
                failing = true;
            }
            try
            {
                await Task.Delay(Period, time, ct).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}

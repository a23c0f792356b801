namespace Arktos.Kubelet.Pods;

/// <summary>
/// The delay between restarts of one container: none before the first, then 10 s doubling to 5 minutes after its last
/// exit; a run of more than ten minutes since the last step begins anew. Pure.
/// </summary>
/// <param name="Delay">Of the next restart.</param>
/// <param name="LastStep">When it was restarted last.</param>
public sealed record RestartBackoff(TimeSpan Delay, DateTimeOffset LastStep)
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan Max = TimeSpan.FromMinutes(5);

    /// <summary>When the container may be started again.</summary>
    public static DateTimeOffset NotBefore(RestartBackoff? backoff, DateTimeOffset finishedAt) =>
        IsFresh(backoff, finishedAt) ? finishedAt : finishedAt + backoff!.Delay;

    /// <summary>After a restart at <paramref name="now"/>.</summary>
    public static RestartBackoff Step(RestartBackoff? backoff, DateTimeOffset finishedAt, DateTimeOffset now)
    {
        if (IsFresh(backoff, finishedAt))
            return new RestartBackoff(First, now);
        var next = backoff!.Delay * 2;
        return new RestartBackoff(next > Max ? Max : next, now);
    }

    private static bool IsFresh(RestartBackoff? backoff, DateTimeOffset finishedAt) =>
        backoff is null || finishedAt - backoff.LastStep > Max * 2;
}

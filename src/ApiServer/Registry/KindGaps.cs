namespace Arktos.ApiServer.Registry;

/// <summary>
/// What whole kinds ask for and nothing here carries out yet: said in a warning with every write of their spec, never
/// left to be found out. For parts of pods there is <see cref="Pods.PodGaps"/>. Pure.
/// </summary>
internal static class KindGaps
{
    public const string Budget = "spec: nothing counts the pods of a PodDisruptionBudget yet; evictions pass it by";
    public const string Quota = "spec: nothing counts what a ResourceQuota bounds yet; no request is held against it";
    public const string Volume = "spec: nothing binds volumes yet; the volume stays Pending";
    public const string Claim = "spec: nothing binds persistent volume claims yet; the claim stays Pending";
    public const string Autoscaler = "spec: nothing measures pods yet; a HorizontalPodAutoscaler scales nothing";
    public const string Schedule = "spec: nothing watches the clock for a CronJob yet; no jobs come of it";

    public static string NoPods(string kind) => $"spec: nothing makes the pods of a {kind} yet; none come of it";
}

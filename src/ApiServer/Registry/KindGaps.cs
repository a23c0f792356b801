namespace Arktos.ApiServer.Registry;

/// <summary>
/// What whole kinds ask for and nothing here carries out yet: said in a warning with every write of their spec, never
/// left to be found out. For parts of pods there is <see cref="Pods.PodGaps"/>. Pure.
/// </summary>
internal static class KindGaps
{
    public const string Volume = "spec: not carried out yet, nothing binds volumes; the volume stays Pending";
    public const string Claim = "spec: not carried out yet, nothing binds claims; the claim stays Pending";
}

namespace Arktos.Api;

/// <summary>What holds volumes, claims and classes that are still used.</summary>
public static class VolumeFinalizers
{
    public const string Claim = "kubernetes.io/pvc-protection";
    public const string Volume = "kubernetes.io/pv-protection";
    public const string AttributesClass = "kubernetes.io/vac-protection";
}

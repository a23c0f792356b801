namespace Arktos.Api;

/// <summary>The version of Kubernetes whose API this is, as servers and node agents tell it.</summary>
public static class KubernetesVersion
{
    public const string Major = "1";
    public const string Minor = "35";

    /// <summary>
    /// Such as "v1.35.0+arktos.0.1.0". Arktos' own version is build metadata and not a pre-release ("-arktos…"): charts
    /// demand versions like ">=1.25.0", which no pre-release satisfies.
    /// </summary>
    public static string Git { get; } =
        $"v{Major}.{Minor}.0+arktos.{typeof(KubernetesVersion).Assembly.GetName().Version?.ToString(3) ?? "0.0.0"}";
}

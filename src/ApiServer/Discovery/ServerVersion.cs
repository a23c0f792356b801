using System.Runtime.InteropServices;
using Arktos.Api;

namespace Arktos.ApiServer.Discovery;

/// <summary>What GET /version tells: the Kubernetes version whose API this is, with Arktos' own behind it.</summary>
public static class ServerVersion
{
    public static IReadOnlyDictionary<string, string> Fields { get; } =
        new Dictionary<string, string>
        {
            ["major"] = KubernetesVersion.Major,
            ["minor"] = KubernetesVersion.Minor,
            ["emulationMajor"] = KubernetesVersion.Major,
            ["emulationMinor"] = KubernetesVersion.Minor,
            ["minCompatibilityMajor"] = KubernetesVersion.Major,
            ["minCompatibilityMinor"] = "34",
            ["gitVersion"] = KubernetesVersion.Git,
            ["gitCommit"] = "",
            ["gitTreeState"] = "clean",
            ["buildDate"] = "1970-01-01T00:00:00Z",
            ["goVersion"] = $"dotnet{Environment.Version}",
            ["compiler"] = "roslyn",
            ["platform"] =
                $"linux/{(RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "amd64")}",
        };
}

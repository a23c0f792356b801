using System.Runtime.InteropServices;

namespace Arktos.ApiServer.Discovery;

/// <summary>What GET /version tells: the Kubernetes version whose API this is, with Arktos' own behind it.</summary>
public static class ServerVersion
{
    public const string Major = "1";
    public const string Minor = "35";

    public static string Git { get; } =
        $"v1.35.0-arktos.{typeof(ServerVersion).Assembly.GetName().Version?.ToString(3) ?? "0.0.0"}";

    public static IReadOnlyDictionary<string, string> Fields { get; } =
        new Dictionary<string, string>
        {
            ["major"] = Major,
            ["minor"] = Minor,
            ["emulationMajor"] = Major,
            ["emulationMinor"] = Minor,
            ["minCompatibilityMajor"] = Major,
            ["minCompatibilityMinor"] = "34",
            ["gitVersion"] = Git,
            ["gitCommit"] = "",
            ["gitTreeState"] = "clean",
            ["buildDate"] = "1970-01-01T00:00:00Z",
            ["goVersion"] = $"dotnet{Environment.Version}",
            ["compiler"] = "roslyn",
            ["platform"] =
                $"linux/{(RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "amd64")}",
        };
}

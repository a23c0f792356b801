using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Pods;

/// <summary>The agent's log messages about pods.</summary>
internal static partial class PodLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "a hook of container {Container} in pod {Pod} failed: {Error}")]
    public static partial void LogHookFailure(this ILogger logger, string container, string pod, string error);
}

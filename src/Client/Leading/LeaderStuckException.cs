namespace Arktos.Client.Leading;

/// <summary>
/// The work of a leader was told to stop and did not. Nobody can take it back any more, so the process has to end and
/// be started anew.
/// </summary>
public sealed class LeaderStuckException(string message) : Exception(message);

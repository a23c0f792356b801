using Arktos.Raft;
using Arktos.Store.Keyspace;

namespace Arktos.Store.Replication;

/// <summary>
/// A staged snapshot on its way into the keyspace: begun by the replica's worker, carried out step by step by somebody
/// else, and handed back as <see cref="ReplicaItem.Installed"/>, however it ended. In between the keyspace is this
/// one's, and the replica leaves it alone.
/// </summary>
/// <param name="content">Of the staged file, which the log names as what its begin stands on.</param>
internal sealed class SnapshotInstallation(
    KeyspacePartition keyspace,
    SnapshotMetadata start,
    IEnumerable<(byte[] Key, byte[] Value)> content
) : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();

    /// <summary>Nobody wants it any more: it is to end after the step that it is at.</summary>
    public CancellationToken Cancelled => _cancel.Token;

    /// <summary>The keyspace holds the snapshot, and its disk does.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Why it broke off.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>To be walked to its end, or broken off between two steps. Each is a batch, or a sync.</summary>
    public IEnumerable<long> Steps()
    {
        foreach (var bytes in keyspace.InstallSteps(content, start.Index, start.Term))
            yield return bytes;
        IsComplete = true;
    }

    public void Fail(Exception failure) => Failure = failure;

    public void Cancel() => _cancel.Cancel();

    public void Dispose() => _cancel.Dispose();
}

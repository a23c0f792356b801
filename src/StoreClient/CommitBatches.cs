using System.Threading.Channels;
using Arktos.StoreClient.Wire;

namespace Arktos.StoreClient;

/// <summary>Makes messages of the commits that wait. Static.</summary>
internal static class CommitBatches
{
    /// <summary>Of the values in a message of several commits: one alone may have more.</summary>
    internal const int ValueBytesMax = 256 << 10;

    /// <summary>
    /// Of the conditions and operations in a message of several commits: a store counts the fields of a message, which
    /// are at most eight for each of them.
    /// </summary>
    internal const int PartsMax = 4096;

    /// <summary>Those that are there, in their order, as many as go into a message. One at least must be.</summary>
    public static CommitBatch Take(ChannelReader<CommitRequest> waiting)
    {
        var batch = new CommitBatch();
        var (bytes, parts) = (0L, 0);
        while (waiting.TryPeek(out var next))
        {
            foreach (var operation in next.Operations)
                bytes += operation.Value.Length;
            parts += 1 + next.Conditions.Count + next.Operations.Count;
            if (batch.Commits.Count > 0 && (bytes > ValueBytesMax || parts > PartsMax))
                break;
            waiting.TryRead(out _);
            batch.Commits.Add(next);
        }
        return batch;
    }
}

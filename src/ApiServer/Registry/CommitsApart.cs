using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry;

/// <summary>
/// What is to be written under conditions, and need not be atomic: keys of one partition are one commit; a condition
/// elsewhere is looked at before. Who repairs looks again. Stateless.
/// </summary>
internal static class CommitsApart
{
    /// <param name="operations">In the order in which they are to be done; the first decides which commit has the
    /// conditions of its partition.</param>
    /// <returns>False: a condition does not hold, or nothing can be said; some of it may be done.</returns>
    public static async Task<bool> TryAsync(
        IKeyspace keyspace,
        IReadOnlyList<CommitCondition> conditions,
        IReadOnlyList<CommitOperation> operations,
        CancellationToken cancel
    )
    {
        var groups = keyspace.GroupByPartition(operations, o => o.Key);
        var apart = conditions.Where(c => !groups.Exists(g => keyspace.SharePartition(g[0].Key, c.Key))).ToList();
        foreach (var condition in apart)
            if (
                await keyspace.GetAsync(condition.Key, cancel) is not ReadResult<KeyspaceItem?>.Ok read
                || !Holds(condition, read.Value)
            )
                return false;
        foreach (var group in groups)
        {
            var own = conditions.Where(c => keyspace.SharePartition(group[0].Key, c.Key)).ToList();
            if (
                await keyspace.CommitAsync(new Commit(Guid.NewGuid(), own, group), cancel) is not CommitResult.Committed
            )
                return false;
        }
        return true;
    }

    private static bool Holds(CommitCondition condition, KeyspaceItem? item) =>
        condition switch
        {
            CommitCondition.Absent => item is null,
            CommitCondition.Exists => item is not null,
            CommitCondition.RevisionEquals equals => item?.Revision == equals.Revision,
            _ => false,
        };
}

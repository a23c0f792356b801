using Arktos.StoreClient;

namespace Arktos.Chaos;

/// <summary>Compares what clients were told with what the stores hold and what watchers saw.</summary>
internal static class Checker
{
    public static IEnumerable<string> Check(
        History history,
        IReadOnlyList<Watcher> watchers,
        IReadOnlyDictionary<KeyRange, List<KeyspaceItem>> held
    )
    {
        foreach (var violation in history.Violations)
            yield return violation;
        foreach (var group in watchers.GroupBy(w => w.Range))
        {
            var first = group.First();
            foreach (var other in group.Skip(1))
                if (!first.Seen.SequenceEqual(other.Seen))
                    yield return FirstDifference(first, other);
            foreach (var violation in CheckEvents(history, first, held[group.Key]))
                yield return violation;
        }
    }

    private static IEnumerable<string> CheckEvents(History history, Watcher watcher, List<KeyspaceItem> held)
    {
        if (watcher.Seen.GroupBy(e => (e.Key, e.Revision)).FirstOrDefault(g => g.Count() > 1) is { } twice)
            yield return $"{watcher.Name} saw {twice.Key.Key} at {twice.Key.Revision} {twice.Count()} times";
        var puts = watcher.Seen.Where(e => e.Kind == KeyspaceEventKind.Put).ToLookup(e => e.Id);
        var deletions = watcher.Seen.Where(e => e.Kind == KeyspaceEventKind.Delete).ToLookup(e => e.Key);
        foreach (var operation in history.Operations.Where(o => watcher.Range.Contains(o.Keys[0])))
        {
            var seen =
                operation.Kind == KeyspaceEventKind.Put
                    ? puts[operation.Id].ToList()
                    : [.. deletions[operation.Keys[0]]];
            var whole =
                seen.Count == operation.Keys.Count
                && seen.Select(e => e.Revision).Distinct().Count() == 1
                && seen.Select(e => e.Key).ToHashSet().SetEquals(operation.Keys);
            if (seen.Count > 0 && !whole)
                yield return $"{operation.Id} is there in parts or twice: {string.Join(", ", seen)}";
            if (operation.Fate == Fate.Acknowledged && (!whole || seen[0].Revision != operation.Revision))
                yield return $"{operation.Id} was acknowledged at {operation.Revision}; {watcher.Name} saw "
                    + $"{string.Join(", ", seen)}";
            if (operation.Fate == Fate.Refused && seen.Count > 0)
                yield return $"{operation.Id} was refused and is there at {seen[0].Revision}";
        }
        // Conditional updates of one key form a chain: each names the revision that the one before it got.
        foreach (
            var key in watcher
                .Seen.Where(e => e.Key.Name.StartsWith("hot-", StringComparison.Ordinal))
                .GroupBy(e => e.Key)
        )
        {
            var last = "0";
            foreach (var e in key)
            {
                if (e.Expected != last)
                    yield return $"{e.Id} replaced {key.Key} at {last}, though its condition was revision {e.Expected}";
                last = e.Revision.ToString();
            }
        }
        var state = new Dictionary<ObjectKey, Revision>();
        foreach (var e in watcher.Seen)
            if (e.Kind == KeyspaceEventKind.Put)
                state[e.Key] = e.Revision;
            else
                state.Remove(e.Key);
        if (!SameSet(state, held))
        {
            var differing = held.Where(i => state.GetValueOrDefault(i.Key) != i.Revision);
            yield return $"the events that {watcher.Name} saw add up to {state.Count} objects, the stores hold "
                + $"{held.Count}: "
                + $"{string.Join(", ", differing.Take(5).Select(i => i.Key))} "
                + $"{string.Join(", ", state.Keys.Except(held.Select(i => i.Key)).Take(5))}";
        }
    }

    private static bool SameSet(Dictionary<ObjectKey, Revision> state, List<KeyspaceItem> held) =>
        held.Count == state.Count
        && held.All(i => state.TryGetValue(i.Key, out var revision) && revision == i.Revision);

    private static string FirstDifference(Watcher one, Watcher other)
    {
        var at = one.Seen.Zip(other.Seen).TakeWhile(p => p.First == p.Second).Count();
        return $"{one.Name} saw {one.Seen.Count} events, {other.Name} {other.Seen.Count}; they differ from number "
            + $"{at}: {one.Seen.ElementAtOrDefault(at)} / {other.Seen.ElementAtOrDefault(at)}";
    }
}

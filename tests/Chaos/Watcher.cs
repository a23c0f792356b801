using System.Text;
using Arktos.StoreClient;

namespace Arktos.Chaos;

/// <param name="Id">Of the commit; for a deletion the id that the deleted value bears.</param>
/// <param name="Expected">As the value says.</param>
internal readonly record struct SeenEvent(
    KeyspaceEventKind Kind,
    ObjectKey Key,
    Revision Revision,
    string Id,
    string Expected
);

/// <summary>Follows a range from a revision on until it is told to stop, and keeps all that it sees.</summary>
internal sealed class Watcher(string name, KeyspaceClient client, KeyRange range, Revision after, History history)
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _target = long.MaxValue;
    private long _position;

    public string Name => name;

    public KeyRange Range => range;

    public List<SeenEvent> Seen { get; } = [];

    public Revision Position => new(Interlocked.Read(ref _position));

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            var last = after;
            await foreach (var batch in client.WatchAsync(new WatchQuery(range, after), stop))
            {
                if (batch.End is { } end)
                {
                    Fail($"{name} ended: {end.Message}");
                    return;
                }
                foreach (var e in batch.Events)
                {
                    if (e.Item.Revision < last)
                        history.Violations.Enqueue($"{name}: {e.Item.Revision} came after {last}");
                    last = e.Item.Revision;
                    var words = Encoding.UTF8.GetString(e.Item.Value.Span).Split(' ');
                    Seen.Add(new SeenEvent(e.Kind, e.Item.Key, e.Item.Revision, words[0], words[1]));
                }
                if (last > batch.Closed)
                    history.Violations.Enqueue(
                        $"{name}: an event at {last} came in a batch that is closed at {batch.Closed} only"
                    );
                last = Revision.Max(last, batch.Closed);
                Interlocked.Exchange(ref _position, last.Value);
                if (last.Value >= Interlocked.Read(ref _target))
                    _reached.TrySetResult();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
        catch (Exception e)
        {
            Fail($"{name} broke off: {e}");
        }
    }

    private void Fail(string violation)
    {
        history.Violations.Enqueue(violation);
        _reached.TrySetException(new InvalidOperationException(violation));
    }

    /// <summary>Ends when everything up to the revision was seen; the next batch tells.</summary>
    public Task ReachAsync(Revision revision)
    {
        Interlocked.Exchange(ref _target, revision.Value);
        // It may be there already: a quiet partition sends nothing more.
        if (Interlocked.Read(ref _position) >= revision.Value)
            _reached.TrySetResult();
        return _reached.Task;
    }
}

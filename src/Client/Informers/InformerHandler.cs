namespace Arktos.Client.Informers;

/// <summary>
/// What is called after the cache has changed: by one thread at a time, in the order of the stream. Handlers must be
/// quick (put a key into a queue) and must not change the objects. An update is called with the old and the new object.
/// </summary>
public sealed record InformerHandler<T>
{
    public Action<T>? Added { get; init; }

    public Action<T, T>? Updated { get; init; }

    /// <summary>Called with the last state that is known.</summary>
    public Action<T>? Deleted { get; init; }

    /// <summary>One action for all three, called with the new object (the last one on delete).</summary>
    public static InformerHandler<T> Any(Action<T> changed) =>
        new()
        {
            Added = changed,
            Updated = (_, now) => changed(now),
            Deleted = changed,
        };
}

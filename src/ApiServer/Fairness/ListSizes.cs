using System.Collections.Concurrent;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Requests;

namespace Arktos.ApiServer.Fairness;

/// <summary>
/// How many objects lists have had to read, the last time that one was asked for: what the next one is taken to cost.
/// Nothing is counted ahead. Thread-safe; of bounded size.
/// </summary>
public sealed class ListSizes
{
    /// <summary>Objects that one seat is for.</summary>
    private const int ObjectsOfSeat = 100;
    private const int SeatsMax = 10;

    /// <summary>Of a body, that one seat is for.</summary>
    private const int BytesOfSeat = 32 << 10;

    /// <summary>Beyond so many different lists all is forgotten, and learned again.</summary>
    private const int KnownMax = 10_000;

    private readonly ConcurrentDictionary<ListKey, int> _known = new();

    /// <param name="limit">Of objects that the client asks for; 0: none.</param>
    public int SeatsOf(RequestTarget target, UserIdentity user, long limit)
    {
        if (!target.IsResource || target.Verb is not ("list" or "watch" or "deletecollection"))
            return 1;
        // One object, or the pods of a node, which are found without looking at others.
        if (target.NameSelector.Length > 0 || target.NodeSelector.Length > 0)
            return 1;
        long objects = _known.GetValueOrDefault(new ListKey(target, user));
        if (limit > 0)
            objects = Math.Min(objects, limit);
        return (int)Math.Clamp((objects + ObjectsOfSeat - 1) / ObjectsOfSeat, 1, SeatsMax);
    }

    /// <param name="bytes">Of a request's body, which is read, checked and stored.</param>
    public static int SeatsOf(long bytes) => (int)Math.Clamp((bytes + BytesOfSeat - 1) / BytesOfSeat, 1, SeatsMax);

    /// <summary>A list that was broken off does not make the next one cheap.</summary>
    public void Read(RequestTarget target, UserIdentity user, int objects)
    {
        var key = new ListKey(target, user);
        var before = _known.GetValueOrDefault(key);
        // What fits into one seat is not worth remembering.
        if (objects <= ObjectsOfSeat && before == 0)
            return;
        if (_known.Count >= KnownMax)
            _known.Clear();
        var next = Math.Max(objects, before / 2);
        if (next <= ObjectsOfSeat)
            _known.TryRemove(key, out _);
        else
            _known[key] = next;
    }

    private readonly record struct ListKey(string Group, string Resource, string Tenant, string Namespace)
    {
        public ListKey(RequestTarget target, UserIdentity user)
            : this(
                target.Resource.Group,
                target.Resource.Resource,
                target.Tenant.Length > 0 ? target.Tenant : user.Tenant,
                target.Namespace
            ) { }
    }
}

namespace Arktos.Controllers.Ownership;

/// <summary>
/// What an owner's writes have done that the cache does not show yet. While anything is expected, the owner's pods in
/// the cache are stale and nothing may be created or deleted by them. It also knows whether the cache can be trusted at
/// all: until the first live list of a term, after a write whose outcome is unknown, and when something expected has
/// not been seen for too long, an owner is unverified and has to list its pods live before it changes their number.
/// Bounded by the owners that exist: <see cref="Forget"/> them. Thread-safe.
/// <code>
///   unverified --live list--> verified --writes--> expecting --all seen--> verified
///       ^                                            | unknown outcome, or not seen for TooLong
///       +--------------------------------------------+
/// </code>
/// </summary>
internal sealed class PodExpectations(TimeProvider time)
{
    /// <summary>After this the cache is not waited for any longer: the pods are listed live.</summary>
    public static readonly TimeSpan TooLong = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Expected> _owners = [];

    /// <summary>Nothing that was written is missing from the cache.</summary>
    public bool IsSatisfied(string ownerUid)
    {
        lock (_lock)
        {
            if (!_owners.TryGetValue(ownerUid, out var expected) || expected.IsEmpty)
                return true;
            if (time.GetUtcNow() - expected.Since < TooLong)
                return false;
            expected.Created.Clear();
            expected.Deleted.Clear();
            expected.IsVerified = false;
            return true;
        }
    }

    public bool IsVerified(string ownerUid)
    {
        lock (_lock)
            return _owners.TryGetValue(ownerUid, out var expected) && expected.IsVerified;
    }

    /// <summary>Writes for the owner begin: events that come before the reply to a write count too.</summary>
    public void Begin(string ownerUid)
    {
        lock (_lock)
        {
            var expected = Of(ownerUid);
            expected.SeenWhileWriting = [];
            expected.GoneWhileWriting = [];
        }
    }

    /// <summary>A live list has shown these pods; those that the cache does not hold are expected.</summary>
    public void Verified(string ownerUid, IEnumerable<string> podUidsNotInCache)
    {
        lock (_lock)
        {
            var expected = Of(ownerUid);
            expected.IsVerified = true;
            expected.Since = time.GetUtcNow();
            expected.Created.UnionWith(podUidsNotInCache);
            if (expected.SeenWhileWriting is { } seen)
                expected.Created.ExceptWith(seen);
        }
    }

    public void Created(string ownerUid, string podUid)
    {
        lock (_lock)
        {
            var expected = Of(ownerUid);
            expected.Since = time.GetUtcNow();
            if (expected.SeenWhileWriting?.Contains(podUid) != true)
                expected.Created.Add(podUid);
        }
    }

    public void Deleted(string ownerUid, string podUid)
    {
        lock (_lock)
        {
            var expected = Of(ownerUid);
            expected.Since = time.GetUtcNow();
            if (expected.GoneWhileWriting?.Contains(podUid) != true)
                expected.Deleted.Add(podUid);
        }
    }

    /// <summary>A write may or may not have been carried out.</summary>
    public void OutcomeUnknown(string ownerUid)
    {
        lock (_lock)
            Of(ownerUid).IsVerified = false;
    }

    public void End(string ownerUid)
    {
        lock (_lock)
        {
            var expected = Of(ownerUid);
            expected.SeenWhileWriting = null;
            expected.GoneWhileWriting = null;
        }
    }

    /// <summary>The cache shows the pod.</summary>
    /// <param name="isGoing">It is deleted, or being deleted.</param>
    public void Observe(string ownerUid, string podUid, bool isGoing)
    {
        lock (_lock)
        {
            if (!_owners.TryGetValue(ownerUid, out var expected))
                return;
            expected.Created.Remove(podUid);
            expected.SeenWhileWriting?.Add(podUid);
            if (!isGoing)
                return;
            expected.Deleted.Remove(podUid);
            expected.GoneWhileWriting?.Add(podUid);
        }
    }

    /// <summary>The owner is gone.</summary>
    public void Forget(string ownerUid)
    {
        lock (_lock)
            _owners.Remove(ownerUid);
    }

    private Expected Of(string ownerUid)
    {
        if (!_owners.TryGetValue(ownerUid, out var expected))
            _owners.Add(ownerUid, expected = new Expected());
        return expected;
    }

    private sealed class Expected
    {
        public HashSet<string> Created { get; } = [];
        public HashSet<string> Deleted { get; } = [];
        public HashSet<string>? SeenWhileWriting { get; set; }
        public HashSet<string>? GoneWhileWriting { get; set; }
        public DateTimeOffset Since { get; set; }
        public bool IsVerified { get; set; }
        public bool IsEmpty => Created.Count == 0 && Deleted.Count == 0;
    }
}

namespace Arktos.Kubelet.Services;

/// <summary>Which number each backend of a frontend has, from 0 on without gaps. Pure.</summary>
internal static class BackendSlots
{
    /// <summary>Who stays keeps the number, if it is not beyond the end; the others fill the gaps.</summary>
    public static Backend[] Next(Backend[] before, IReadOnlyList<Backend> wanted)
    {
        var slots = new Backend[wanted.Count];
        var isTaken = new bool[wanted.Count];
        var left = new HashSet<Backend>(wanted);
        for (var i = 0; i < Math.Min(before.Length, slots.Length); i++)
            if (left.Remove(before[i]))
                (slots[i], isTaken[i]) = (before[i], true);
        var next = 0;
        foreach (var backend in wanted)
        {
            if (!left.Remove(backend))
                continue;
            while (isTaken[next])
                next++;
            (slots[next], isTaken[next]) = (backend, true);
        }
        return slots;
    }
}

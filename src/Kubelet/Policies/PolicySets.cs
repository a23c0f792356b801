using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Policies;

/// <summary>What of the tables of walls is there for policies, whatever policies there are. Pure.</summary>
internal static class PolicySets
{
    /// <summary>The chain of pods whose policies are not known, or cannot be carried out.</summary>
    public const string Closed = "closed";

    /// <summary>From the address of an isolated pod of this node to the chain of what may pass from it.</summary>
    public static readonly ProxySet Egress = new(
        "egress",
        [Field.Address],
        SetContent.Verdicts,
        "type ipv4_addr : verdict ;"
    );

    /// <summary>The same of what may pass to it.</summary>
    public static readonly ProxySet Ingress = Egress with { Name = "ingress" };

    /// <summary>An isolated pod that is led to itself.</summary>
    public static readonly ProxySet Selves = new(
        "own",
        [Field.Address, Field.Address],
        SetContent.Keys,
        "type ipv4_addr . ipv4_addr ;"
    );

    public static readonly IReadOnlyList<ProxySet> Fixed = [Egress, Ingress, Selves];

    /// <summary>Of a pod of these addresses that nothing passes from or to.</summary>
    public static IEnumerable<SetElement> ClosedOf(IReadOnlyList<uint> addresses) =>
        ElementsOf(addresses, Closed, Closed);

    /// <summary>Of a pod of these addresses that is led to these chains; "": to none.</summary>
    public static IEnumerable<SetElement> ElementsOf(IReadOnlyList<uint> addresses, string ingress, string egress)
    {
        foreach (var address in addresses)
        {
            if (ingress.Length > 0)
                yield return SetElement.OfTarget(Ingress, [address], ingress);
            if (egress.Length > 0)
                yield return SetElement.OfTarget(Egress, [address], egress);
            if (ingress.Length + egress.Length > 0)
                foreach (var other in addresses)
                    yield return SetElement.OfKey(Selves, address, other);
        }
    }
}

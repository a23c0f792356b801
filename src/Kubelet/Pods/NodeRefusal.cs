namespace Arktos.Kubelet.Pods;

/// <summary>One of the reasons for which a node does not take a pod.</summary>
internal sealed record NodeRefusal(string Reason, string Message)
{
    /// <summary>What the node has too little of; "": it is not for want of that.</summary>
    public string Resource { get; private init; } = "";

    /// <summary>How much more of it there would have to be, in the units of <see cref="NodeRoom"/>.</summary>
    public long Missing { get; private init; }

    /// <summary>Other pods would have to go for it.</summary>
    public bool IsShortage => Resource.Length > 0;

    public static NodeRefusal OfPredicate(string name, string why) => new(name, $"Predicate {name} failed: {why}");

    public static NodeRefusal OfShortage(string resource, long asked, long used, long all) =>
        new(
            $"OutOf{resource}",
            $"Node didn't have enough resource: {resource}, requested: {asked}, used: {used}, capacity: {all}"
        )
        {
            Resource = resource,
            Missing = asked - (all - used),
        };
}

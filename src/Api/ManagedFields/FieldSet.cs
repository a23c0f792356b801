using System.Text;

namespace Arktos.Api.ManagedFields;

/// <summary>
/// A set of places in an object, as who manages them: a tree of steps, each of which may itself be a member and may
/// have members below it. Immutable; all operations take time linear in both sets.
/// </summary>
public sealed class FieldSet : IEquatable<FieldSet>
{
    private readonly Node[] _nodes;

    private FieldSet(Node[] nodes) => _nodes = nodes;

    public static FieldSet Empty { get; } = new([]);

    public bool IsEmpty => _nodes.Length == 0;

    /// <summary>In order, each step once; none is without a member in it.</summary>
    internal ReadOnlySpan<Node> Nodes => _nodes;

    /// <summary>A set of the nodes, whatever their order; a step may come once.</summary>
    internal static FieldSet Of(List<Node>? nodes)
    {
        if (nodes is null || nodes.Count == 0)
            return Empty;
        var sorted = nodes.ToArray();
        for (var i = 1; i < sorted.Length; i++)
            if (sorted[i - 1].Element.CompareTo(sorted[i].Element) > 0)
            {
                Array.Sort(sorted, static (a, b) => a.Element.CompareTo(b.Element));
                break;
            }
        return new FieldSet(sorted);
    }

    /// <summary>The set of one path. It has a step at least.</summary>
    public static FieldSet Of(params ReadOnlySpan<PathElement> path)
    {
        var set = Empty;
        for (var i = path.Length - 1; i >= 0; i--)
            set = new FieldSet([new Node(path[i], i == path.Length - 1, set)]);
        return set;
    }

    /// <summary>The set of all members of both.</summary>
    public FieldSet Union(FieldSet other) =>
        other.IsEmpty || ReferenceEquals(this, other) ? this
        : IsEmpty ? other
        : Combine(
            other,
            static (a, b) => new Node(a.Element, a.IsMember || b.IsMember, a.Children.Union(b.Children)),
            keepsLeft: true,
            keepsRight: true
        );

    /// <summary>What is a member here and not there.</summary>
    public FieldSet Difference(FieldSet other) =>
        IsEmpty || other.IsEmpty
            ? this
            : Combine(
                other,
                static (a, b) => new Node(a.Element, a.IsMember && !b.IsMember, a.Children.Difference(b.Children)),
                keepsLeft: true,
                keepsRight: false
            );

    /// <summary>As <see cref="Difference"/>, and nothing below a member of the other either.</summary>
    public FieldSet Without(FieldSet other) =>
        IsEmpty || other.IsEmpty
            ? this
            : Combine(
                other,
                static (a, b) =>
                    b.IsMember
                        ? new Node(a.Element, false, Empty)
                        : new Node(a.Element, a.IsMember, a.Children.Without(b.Children)),
                keepsLeft: true,
                keepsRight: false
            );

    /// <summary>What is a member of both.</summary>
    public FieldSet Intersection(FieldSet other) =>
        IsEmpty || other.IsEmpty
            ? Empty
            : Combine(
                other,
                static (a, b) => new Node(a.Element, a.IsMember && b.IsMember, a.Children.Intersection(b.Children)),
                keepsLeft: false,
                keepsRight: false
            );

    /// <summary>
    /// The set with those fields as members that the schema declares and that have members below them: a struct that
    /// somebody has a part of.
    /// </summary>
    public FieldSet WithDeclaredFields(MergeSchema? schema)
    {
        if (IsEmpty)
            return this;
        var nodes = new Node[_nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            var node = _nodes[i];
            var declared = node.Element.IsField ? schema?.Field(node.Element.FieldName) : null;
            nodes[i] = new Node(
                node.Element,
                node.IsMember || declared is not null,
                node.Children.WithDeclaredFields(declared ?? schema?.Element)
            );
        }
        return new FieldSet(nodes);
    }

    /// <summary>Whether one step is a member, and what is below it.</summary>
    public (bool IsMember, FieldSet Children) Find(PathElement element)
    {
        var (low, high) = (0, _nodes.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = _nodes[middle].Element.CompareTo(element);
            if (order == 0)
                return (_nodes[middle].IsMember, _nodes[middle].Children);
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return (false, Empty);
    }

    /// <summary>The members as paths: <c>.spec.containers[name="a"].image</c>; what holds others comes first.</summary>
    public IEnumerable<string> Paths() => Paths(new StringBuilder());

    public bool Equals(FieldSet? other)
    {
        if (other is null || _nodes.Length != other._nodes.Length)
            return false;
        for (var i = 0; i < _nodes.Length; i++)
        {
            var (a, b) = (_nodes[i], other._nodes[i]);
            if (a.Element != b.Element || a.IsMember != b.IsMember || !a.Children.Equals(b.Children))
                return false;
        }
        return true;
    }

    public override bool Equals(object? other) => Equals(other as FieldSet);

    public override int GetHashCode() => IsEmpty ? 0 : HashCode.Combine(_nodes.Length, _nodes[0].Element);

    public override string ToString() => string.Join(' ', Paths());

    private IEnumerable<string> Paths(StringBuilder prefix)
    {
        foreach (var node in _nodes)
        {
            var length = prefix.Length;
            prefix.Append(node.Element.ToString());
            if (node.IsMember)
                yield return prefix.ToString();
            foreach (var below in node.Children.Paths(prefix))
                yield return below;
            prefix.Length = length;
        }
    }

    private FieldSet Combine(FieldSet other, Func<Node, Node, Node> both, bool keepsLeft, bool keepsRight)
    {
        var result = new List<Node>(keepsLeft ? _nodes.Length : Math.Min(_nodes.Length, other._nodes.Length));
        var (i, j) = (0, 0);
        while (i < _nodes.Length && j < other._nodes.Length)
        {
            var order = _nodes[i].Element.CompareTo(other._nodes[j].Element);
            if (order == 0)
            {
                var node = both(_nodes[i++], other._nodes[j++]);
                if (node.IsMember || !node.Children.IsEmpty)
                    result.Add(node);
            }
            else if (order < 0)
            {
                if (keepsLeft)
                    result.Add(_nodes[i]);
                i++;
            }
            else
            {
                if (keepsRight)
                    result.Add(other._nodes[j]);
                j++;
            }
        }
        for (; keepsLeft && i < _nodes.Length; i++)
            result.Add(_nodes[i]);
        for (; keepsRight && j < other._nodes.Length; j++)
            result.Add(other._nodes[j]);
        return result.Count == 0 ? Empty : new FieldSet(result.ToArray());
    }

    /// <summary>A step, whether it is a member, and what is below it.</summary>
    internal readonly record struct Node(PathElement Element, bool IsMember, FieldSet Children);
}

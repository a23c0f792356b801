namespace Arktos.Client.Resources;

/// <summary>Which objects a list is of.</summary>
public sealed record ListQuery
{
    /// <summary>
    /// "" = the caller's own, "all" = every tenant (tenant system only). No meaning for resources of the cluster.
    /// </summary>
    public string Tenant { get; init; } = "";

    /// <summary>"" = every namespace.</summary>
    public string Namespace { get; init; } = "";

    public string LabelSelector { get; init; } = "";

    public string FieldSelector { get; init; } = "";

    /// <summary>
    /// A service answers, and not an API server: what is no list is an error, and so are more than
    /// <see cref="ElsewhereObjectsMax"/> objects.
    /// </summary>
    public bool IsElsewhere { get; init; }

    /// <summary>Of one list of a service: pages that never end are no reason to keep them all.</summary>
    public const int ElsewhereObjectsMax = 100_000;
}

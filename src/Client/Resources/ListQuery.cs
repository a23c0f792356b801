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
}

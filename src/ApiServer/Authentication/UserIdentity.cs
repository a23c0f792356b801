namespace Arktos.ApiServer.Authentication;

/// <summary>Who is asking, as authentication found. Immutable.</summary>
/// <param name="Tenant">The tenant that the user belongs to; "system" for operators.</param>
public sealed record UserIdentity(
    string Name,
    string Uid,
    IReadOnlyList<string> Groups,
    string Tenant,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Extra
)
{
    public const string SystemTenant = "system";

    /// <summary>Under which reviews name the tenant among a user's extra values.</summary>
    public const string TenantExtra = "arktos.futurewei.com/tenant";

    /// <summary>By which a token webhook may say of which of the tenants of one name a user is.</summary>
    public const string TenantUidExtra = "arktos.futurewei.com/tenant-uid";
    public const string AuthenticatedGroup = "system:authenticated";
    public const string UnauthenticatedGroup = "system:unauthenticated";
    public const string MastersGroup = "system:masters";
    public const string NodesGroup = "system:nodes";
    public const string NodePrefix = "system:node:";

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> NoExtra { get; } =
        new Dictionary<string, IReadOnlyList<string>>();

    public static UserIdentity Anonymous { get; } =
        new("system:anonymous", "", [UnauthenticatedGroup], SystemTenant, NoExtra);

    /// <summary>
    /// One who has proved who he is: of all authenticated users besides, unless the groups say it, or its contrary.
    /// </summary>
    public static UserIdentity Authenticated(
        string name,
        string uid,
        IEnumerable<string> groups,
        string tenant,
        IReadOnlyDictionary<string, IReadOnlyList<string>> extra
    )
    {
        var all = groups.Distinct().ToList();
        if (!all.Contains(AuthenticatedGroup) && !all.Contains(UnauthenticatedGroup))
            all.Add(AuthenticatedGroup);
        return new UserIdentity(name, uid, all, tenant, extra);
    }

    public bool IsSystem => Tenant == SystemTenant;

    /// <summary>
    /// Of system:masters of the whole installation; that group of another tenant rules that tenant only.
    /// </summary>
    public bool IsOperator => IsSystem && Is(MastersGroup);

    public bool Is(string group) => Groups.Contains(group);

    /// <summary>The node's name when this is a node agent; else null.</summary>
    public string? NodeName =>
        IsSystem && Name.StartsWith(NodePrefix, StringComparison.Ordinal) && Is(NodesGroup)
            ? Name[NodePrefix.Length..]
            : null;
}

using System.Text;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Tenancy;

/// <summary>
/// What stands for a tenant in the partition where its objects are, while the Tenant itself is in that of the
/// installation. Both keys are written before the Tenant; what a tenant holds outside of namespaces is created under
/// the condition that it is open, what it holds in a namespace under one of the namespace. So whoever has closed a
/// tenant and emptied it knows that nothing comes after him.
/// <code>
///   tenancies.arktos / acme / "" / tenant      uid of the Tenant: goes last
///   tenancies.arktos / acme / "" / open        there while things may be created
/// </code>
/// </summary>
internal static class TenancyKeys
{
    public const string Resource = TenantParts.CopiedResource;

    public static ObjectKey Of(string tenant) => new(Resource, tenant, "", "tenant");

    /// <param name="part">Of a tenant in parts each has one, for the commits that are made there.</param>
    public static ObjectKey OpenOf(string tenant, int part = TenantParts.Home) => TenantParts.CopiedKey(tenant, part);

    public static byte[] Encode(string uid) => Encoding.UTF8.GetBytes(uid);

    public static string UidOf(KeyspaceItem item) => Encoding.UTF8.GetString(item.Value.Span);
}

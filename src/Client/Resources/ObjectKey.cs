using Arktos.Api;

namespace Arktos.Client.Resources;

/// <summary>
/// What names an object of a resource: tenant and namespace are "" where the resource's scope has none.
/// </summary>
public readonly record struct ObjectKey(string Tenant, string Namespace, string Name)
{
    public static ObjectKey Of(IKubeObject o) => new(o.Metadata.Tenant, o.Metadata.Namespace, o.Metadata.Name);

    public static ObjectKey Cluster(string name) => new("", "", name);

    public override string ToString() =>
        (Tenant.Length > 0 ? Tenant + "/" : "") + (Namespace.Length > 0 ? Namespace + "/" : "") + Name;
}

using System.Collections.Frozen;
using System.Text;
using Arktos.Api;
using Arktos.Api.Schemas;

namespace Arktos.Client.Resources;

/// <summary>How a type of object is addressed.</summary>
public sealed record KnownResource(string Group, string Version, string Plural, string Kind, ResourceScope Scope)
{
    private static readonly FrozenDictionary<Type, KnownResource> ByType = BuiltInKinds
        .All.Where(d => BuiltInKinds.TypeOf(d) is not null)
        .ToFrozenDictionary(d => BuiltInKinds.TypeOf(d)!, Of);

    public static IEnumerable<KnownResource> All => ByType.Values;

    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    public static KnownResource For<T>()
        where T : IKubeObject =>
        ByType.TryGetValue(typeof(T), out var resource)
            ? resource
            : throw new InvalidOperationException($"{typeof(T)} is not in the table of known resources");

    /// <summary>The path of the collection (name "") or of one object, with tenant and namespace as the scope asks; ""
    /// for all namespaces. A tenant of "" gives the short path: the caller's own tenant.</summary>
    public string Path(ObjectKey key, string subresource = "")
    {
        var path = new StringBuilder(Group.Length == 0 ? "/api/" : $"/apis/{Group}/").Append(Version);
        if (Scope != ResourceScope.Cluster && key.Tenant.Length > 0)
            path.Append("/tenants/").Append(Uri.EscapeDataString(key.Tenant));
        if (Scope == ResourceScope.Namespaced && key.Namespace.Length > 0)
            path.Append("/namespaces/").Append(Uri.EscapeDataString(key.Namespace));
        path.Append('/').Append(Plural);
        if (key.Name.Length > 0)
            path.Append('/').Append(Uri.EscapeDataString(key.Name));
        if (subresource.Length > 0)
            path.Append('/').Append(subresource);
        return path.ToString();
    }

    private static KnownResource Of(ResourceDescription description) =>
        new(
            description.Kind.Group,
            description.Kind.Version,
            description.Plural,
            description.Kind.Kind,
            description.Scope
        );
}

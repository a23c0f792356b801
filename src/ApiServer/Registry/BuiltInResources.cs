using Arktos.Api.Schemas;
using Arktos.ApiServer.Catalog;

namespace Arktos.ApiServer.Registry;

/// <summary>
/// The resources that every API server serves: all strategies and virtual resources of this assembly that need nothing
/// to be made. One more is its line of facts and one file.
/// </summary>
public static class BuiltInResources
{
    public static ResourceCatalog Create()
    {
        var order = BuiltInKinds.All.Index().ToDictionary(i => i.Item, i => i.Index);
        return new ResourceCatalog(
            All<ResourceStrategy>().OrderBy(s => order[s.Description]),
            All<VirtualResource>().OrderBy(v => order[v.Description])
        );
    }

    private static IEnumerable<T> All<T>() =>
        typeof(BuiltInResources)
            .Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false } && t.IsAssignableTo(typeof(T)))
            .Select(t => t.GetConstructor(Type.EmptyTypes))
            .OfType<System.Reflection.ConstructorInfo>()
            .Select(c => (T)c.Invoke([]));
}

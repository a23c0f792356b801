using Arktos.Api.Apiextensions.V1;
using Arktos.Api.Json;
using Arktos.StoreClient;

namespace Arktos.ApiServer.CustomResources;

/// <summary>
/// A definition as API servers keep it in memory: its schemas, which are most of it, apart and shared. Immutable.
/// </summary>
/// <param name="Definition">Without the schemas of its versions. Not to be changed.</param>
/// <param name="Schemas">By the names of the versions.</param>
internal sealed record FollowedDefinition(
    CustomResourceDefinition Definition,
    IReadOnlyDictionary<string, SharedSchema> Schemas
)
{
    /// <returns>Null: it is no definition.</returns>
    public static FollowedDefinition? Read(KeyspaceItem item)
    {
        CustomResourceDefinition definition;
        try
        {
            definition = KubeJson.DecodeWithoutManagers<CustomResourceDefinition>(item.Value.Span);
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return null;
        }
        var schemas = new Dictionary<string, SharedSchema>();
        foreach (var version in definition.Spec.Versions)
        {
            schemas[version.Name] = SharedSchemas.Of(version.Schema?.OpenAPIV3Schema);
            version.Schema = null;
        }
        return new FollowedDefinition(definition, schemas);
    }
}

using Arktos.Api.Cel;

namespace Arktos.ApiServer.Admission.Expressions;

/// <summary>
/// What expressions of mutating policies make: parts of the object, whose types are named by their place
/// (<c>Object</c>, <c>Object.spec</c>) and take any fields, and operations of a JSON patch.
/// </summary>
internal static class PatchTypes
{
    private const string ObjectName = "Object";
    private const string PatchName = "JSONPatch";

    public static CelType Object { get; } = CelType.ObjectOf(new AnyFields(ObjectName));

    public static CelType Patch { get; } =
        CelType.ObjectOf(
            new ObjectFields(
                PatchName,
                new()
                {
                    ["op"] = CelType.String,
                    ["path"] = CelType.String,
                    ["from"] = CelType.String,
                    ["value"] = CelType.Dyn,
                }
            )
        );

    /// <returns>Null: there is no such type.</returns>
    public static CelType? Find(string name) =>
        name switch
        {
            ObjectName => Object,
            PatchName => Patch,
            _ when name.StartsWith(ObjectName + ".", StringComparison.Ordinal) => CelType.ObjectOf(new AnyFields(name)),
            _ => null,
        };

    private sealed class AnyFields(string name) : ICelObjectType
    {
        public string Name => name;

        public bool HasPlainNames => true;

        public CelType? FindField(string field) => CelType.Dyn;
    }
}

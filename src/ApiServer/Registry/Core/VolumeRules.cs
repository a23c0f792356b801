using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Validation;

namespace Arktos.ApiServer.Registry.Core;

/// <summary>What volumes and claims of them share. Pure.</summary>
internal static class VolumeRules
{
    public const string Storage = "storage";
    public const string ClassAnnotation = "volume.beta.kubernetes.io/storage-class";
    public const string Unset = "<unset>";

    /// <summary>In the order in which tables name them.</summary>
    private static readonly (string Mode, string Short)[] AccessModes =
    [
        ("ReadWriteOnce", "RWO"),
        ("ReadOnlyMany", "ROX"),
        ("ReadWriteMany", "RWX"),
        ("ReadWriteOncePod", "RWOP"),
    ];

    /// <param name="missing">What is said when there is none.</param>
    public static void Access(List<string>? modes, string missing, FieldErrors errors)
    {
        const string Field = "spec.accessModes";
        if (modes is not { Count: > 0 })
        {
            errors.Required(Field, missing);
            return;
        }
        foreach (var mode in modes)
            if (!AccessModes.Any(a => a.Mode == mode))
                errors.NotSupported(Field, mode, [.. AccessModes.Select(a => a.Mode)]);
        if (modes.Count > 1 && modes.Contains("ReadWriteOncePod"))
            errors.Forbidden(Field, "may not use ReadWriteOncePod with other access modes");
    }

    public static void Mode(string? mode, FieldErrors errors)
    {
        if (mode is not (null or "Block" or "Filesystem"))
            errors.NotSupported("spec.volumeMode", mode, "Block", "Filesystem");
    }

    public static void Positive(Quantity quantity, string field, FieldErrors errors)
    {
        if (quantity.Sign <= 0)
            errors.Invalid(field, quantity, "must be greater than zero");
    }

    public static string AccessText(List<string>? modes) =>
        string.Join(",", AccessModes.Where(a => modes?.Contains(a.Mode) == true).Select(a => a.Short));

    /// <summary>What a table shows as the state of what may be going away.</summary>
    public static string State(IKubeObject value, string phase) =>
        value.Metadata.DeletionTimestamp is null ? phase : "Terminating";

    public static string Capacity(Map<Quantity>? capacity) =>
        capacity is not null && capacity.TryGetValue(Storage, out var size) ? size.ToString() : "";

    public static string Class(IKubeObject value, string? name) =>
        value.Metadata.Annotations?.GetValueOrDefault(ClassAnnotation) ?? name ?? "";

    public static IEnumerable<string> ClassWarnings(IKubeObject value)
    {
        if (value.Metadata.Annotations?.ContainsKey(ClassAnnotation) == true)
            yield return $"metadata.annotations[{ClassAnnotation}]: deprecated since v1.8; use \"storageClassName\" "
                + "attribute instead";
    }
}

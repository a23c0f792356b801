using System.Text;
using Arktos.Api.Json;
using Arktos.Api.Validation;

namespace Arktos.ApiServer.Registry.Storage;

/// <summary>What the kinds of storage share. Pure.</summary>
internal static class StorageRules
{
    public const string Group = "storage.k8s.io";

    /// <summary>What is told of all that CSI drivers and attachers would act upon.</summary>
    public const string NothingModifies =
        "not carried out here, only a driver's own sidecars give volumes the attributes of a class";

    private const int DriverNameMax = 63;
    private const int ParametersMax = 512;
    private const int ParameterBytesMax = 256 * 1024;

    public static void Driver(string name, string field, FieldErrors errors)
    {
        if (name.Length == 0)
            errors.Required(field);
        if (name.Length > DriverNameMax)
            errors.TooLong(field, DriverNameMax);
        if (name.Length > 0)
            errors.InvalidEach(field, name, Formats.DnsSubdomain(name.ToLowerInvariant()));
    }

    public static void Parameters(Map<string>? parameters, FieldErrors errors)
    {
        if (parameters?.Count > ParametersMax)
            errors.TooLong("parameters", ParametersMax);
        var bytes = 0L;
        foreach (var (key, value) in parameters ?? [])
        {
            if (key.Length == 0)
                errors.Invalid("parameters", key, "field can not be empty.");
            bytes += Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount(value);
        }
        if (bytes > ParameterBytesMax)
            errors.TooLong("parameters", ParameterBytesMax);
    }

    public static void Kept(bool isSame, string field, FieldErrors errors)
    {
        if (!isSame)
            errors.Forbidden(field, $"updates to {field} are forbidden.");
    }

    public static bool Same(Map<string>? a, Map<string>? b) => DeepValues.Same(a ?? [], b ?? [], (x, y) => x == y);
}

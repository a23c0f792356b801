using Arktos.Api.Storage.V1;

namespace Arktos.Api.Volumes;

/// <summary>
/// Which tenants a CSI driver of the installation serves: tenant system, and those that its CSIDriver object names,
/// which operators alone write. API servers see to it that the volumes of drivers of such a tenant, their attachments
/// and the classes that they are made by are written by users of tenant system. Pure.
/// </summary>
public static class DriverTenants
{
    /// <summary>Of a CSIDriver: names of tenants, with commas between them.</summary>
    public const string Annotation = "arktos.io/tenants";

    /// <summary>
    /// Of a CSIDriver, with the value "trusted": the operator has made all that those tenants have of the driver.
    /// </summary>
    public const string ExistingAnnotation = "arktos.io/existing-volumes";

    public const string Trusted = "trusted";

    /// <param name="driver">Null: nothing is said of it.</param>
    public static bool Serves(CSIDriver? driver, string tenant) =>
        tenant == LocalPathVolumes.SystemTenant || driver is not null && Named(driver).Contains(tenant);

    /// <summary>The tenants beside tenant system; most drivers have none.</summary>
    public static IReadOnlyList<string> Named(CSIDriver driver) =>
        driver.Metadata.Annotations?.GetValueOrDefault(Annotation) is { Length: > 0 } names
            ? names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [];
}

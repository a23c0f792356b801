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

    /// <summary>
    /// Of a CSIDriver: names of tenants whose pods may have inline volumes of it. The driver is told the pods' own
    /// words then, and has to be one that does no harm whatever they are, and looks at the pod's tenant.
    /// </summary>
    public const string InlineAnnotation = "arktos.io/inline-tenants";

    /// <param name="driver">Null: nothing is said of it.</param>
    public static bool Serves(CSIDriver? driver, string tenant) =>
        tenant == LocalPathVolumes.SystemTenant || driver is not null && Named(driver).Contains(tenant);

    /// <summary>
    /// Whether pods of the tenant may have inline volumes of it: only of a driver that is told of the pod, and so of
    /// its tenant, which no attribute of a volume can say otherwise then.
    /// </summary>
    /// <param name="driver">Null: nothing is said of it.</param>
    public static bool ServesInline(CSIDriver? driver, string tenant) =>
        tenant == LocalPathVolumes.SystemTenant
        || driver is { Spec.PodInfoOnMount: true } && NamedInline(driver).Contains(tenant);

    /// <summary>The tenants beside tenant system; most drivers have none.</summary>
    public static IReadOnlyList<string> Named(CSIDriver driver) => Names(driver, Annotation);

    /// <summary>The same for inline volumes.</summary>
    public static IReadOnlyList<string> NamedInline(CSIDriver driver) => Names(driver, InlineAnnotation);

    private static string[] Names(CSIDriver driver, string annotation) =>
        driver.Metadata.Annotations?.GetValueOrDefault(annotation) is { Length: > 0 } names
            ? names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [];
}

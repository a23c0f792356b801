using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Storage.V1;
using Arktos.Api.Validation;
using Arktos.Api.Volumes;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// CSI drivers are the installation's, and know no tenants: whoever names a handle gets the volume, whoever writes a
/// class says with which parameters volumes are made. So a tenant's volumes of drivers, its attachments and the classes
/// of drivers are for users of tenant system to write (its provisioners and attachers), and a driver that is to serve a
/// tenant (<see cref="DriverTenants"/>) finds nothing there that the tenant may have written before.
/// </summary>
public sealed class DriverObjects(ObjectStorage storage, ResourceCatalog catalog) : IAdmissionPlugin
{
    private const string Group = "storage.k8s.io";

    public async ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request is { Object: CSIDriver driver })
            return await CheckTenantsAsync(request, driver, request.Old as CSIDriver, cancel);
        if (request.User.Tenant == UserIdentity.SystemTenant)
            return null;
        return request switch
        {
            { Object: PersistentVolume { Spec.Csi: not null }, Old: null } => request.Forbidden(
                "volumes of CSI drivers are for the operator's provisioners to make: drivers are not told of tenants"
            ),
            { Object: PersistentVolume { Spec: var now }, Old: PersistentVolume { Spec: { Csi: not null } old } }
                when !now.DeepEquals(old) => request.Forbidden(
                "the spec of a CSI driver's volume is for the operator to write"
            ),
            { Object: VolumeAttachment } or { Old: VolumeAttachment } => request.Forbidden(
                "what is attached to nodes is for the operator's controllers and drivers to say"
            ),
            { Object: StorageClass now } when request.Old is not StorageClass old || !IsSame(now, old) =>
                await CheckClassAsync(request, now.Provisioner, cancel),
            { Object: VolumeAttributesClass now }
                when request.Old is not VolumeAttributesClass old || !IsSame(now, old) => await CheckClassAsync(
                request,
                now.DriverName,
                cancel
            ),
            _ => null,
        };
    }

    /// <summary>But for what their metadata say, such as which class is the default one.</summary>
    private static bool IsSame(StorageClass now, StorageClass old)
    {
        var same = old.DeepClone();
        same.Metadata = now.Metadata;
        return same.DeepEquals(now);
    }

    private static bool IsSame(VolumeAttributesClass now, VolumeAttributesClass old)
    {
        var same = old.DeepClone();
        same.Metadata = now.Metadata;
        return same.DeepEquals(now);
    }

    private async ValueTask<Status?> CheckClassAsync(AdmissionRequest request, string driver, CancellationToken cancel)
    {
        // Validation tells what is wrong with the name.
        if (driver.Length == 0 || Formats.DnsSubdomain(driver).Any())
            return null;
        var read = await storage.GetAsync<CSIDriver>(catalog.Get(Group, "csidrivers"), "", "", driver, cancel);
        if (!read.Succeeded(out var found, out var error))
            return error;
        return found is null
            ? null
            : request.Forbidden(
                $"classes of CSI driver {driver} are for the operator to write: their parameters say how volumes are "
                    + "made"
            );
    }

    private async ValueTask<Status?> CheckTenantsAsync(
        AdmissionRequest request,
        CSIDriver driver,
        CSIDriver? old,
        CancellationToken cancel
    )
    {
        foreach (var tenant in DriverTenants.NamedInline(driver))
            if (Formats.DnsLabel(tenant).Any())
                return request.Forbidden(
                    $"annotation {DriverTenants.InlineAnnotation}: \"{tenant}\" is no name of a tenant"
                );
        if (driver.Metadata.Annotations?.GetValueOrDefault(DriverTenants.ExistingAnnotation) == DriverTenants.Trusted)
            return null;
        foreach (var tenant in DriverTenants.Named(driver).Except(old is null ? [] : DriverTenants.Named(old)))
        {
            if (Formats.DnsLabel(tenant).Any())
                return request.Forbidden($"annotation {DriverTenants.Annotation}: \"{tenant}\" is no name of a tenant");
            var found =
                await FindAsync<PersistentVolume>(
                    ("", "persistentvolumes"),
                    tenant,
                    v => v.Spec.Csi?.Driver,
                    driver,
                    cancel
                )
                ?? await FindAsync<VolumeAttachment>(
                    (Group, "volumeattachments"),
                    tenant,
                    a => a.Spec.Attacher,
                    driver,
                    cancel
                )
                ?? await FindAsync<StorageClass>((Group, "storageclasses"), tenant, c => c.Provisioner, driver, cancel)
                ?? await FindAsync<VolumeAttributesClass>(
                    (Group, "volumeattributesclasses"),
                    tenant,
                    c => c.DriverName,
                    driver,
                    cancel
                );
            if (found is not null)
                return request.Forbidden(
                    $"annotation {DriverTenants.Annotation}: tenant {tenant} has {found} of this driver already, which "
                        + "a user of the tenant may have written: delete it, or say "
                        + $"{DriverTenants.ExistingAnnotation}={DriverTenants.Trusted} when operators have made all of "
                        + "them"
                );
        }
        return null;
    }

    /// <returns>The first object of the driver, as "persistentvolumes pv-1"; null: there is none.</returns>
    private async ValueTask<string?> FindAsync<T>(
        (string Group, string Plural) kind,
        string tenant,
        Func<T, string?> driverOf,
        CSIDriver driver,
        CancellationToken cancel
    )
        where T : class, IKubeObject
    {
        var strategy = catalog.Get(kind.Group, kind.Plural);
        await foreach (var item in storage.AllAsync(ObjectStorage.RangeOf(strategy, tenant, ""), cancel))
            // One that cannot be read may be of any driver.
            if (new StoredObject(item).TryDecode(strategy) is not T value || driverOf(value) == driver.Metadata.Name)
                return $"{kind.Plural} {item.Key.Name}";
        return null;
    }
}

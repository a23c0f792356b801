using System.Globalization;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Tables;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry.Tenants;

/// <summary>
/// A tenant. Created whole (<see cref="TenantOpening"/>), and gone only after all that it holds.
/// </summary>
public sealed class TenantStrategy : ResourceStrategy<Tenant>, ITwoPhaseDeletion
{
    private const string ContentFinalizer = "arktos";
    private const string FirstStorage = "0";
    private const int StoragesMax = 64;
    private static readonly GroupVersionKind TenantKind = new("", "v1", "Tenant");
    private static readonly Dictionary<string, Func<Tenant, string>> Selectable = new()
    {
        ["status.phase"] = t => t.Status.Phase,
    };

    public TenantStrategy()
    {
        Subresources = With(Status(), new TenantFinalize(), new PurgeSubresource());
    }

    internal TenantSeeds Seeds { get; } = new();

    public override ITableLayout Table { get; } =
        new TableLayout<Tenant>([
            Cells.Name<Tenant>(),
            new("StorageId", "string", (t, _) => t.Spec.StorageClusterId),
            new("Status", "string", (t, _) => t.Status.Phase),
            Cells.Age<Tenant>(),
        ]);

    protected override IReadOnlyDictionary<string, Func<Tenant, string>> SelectableFields => Selectable;

    public override IEnumerable<string> NameFaults(string name) =>
        name is "all" ? ["is not an acceptable tenant name"] : Formats.DnsLabel(name);

    public bool HasContentFinalizers(IKubeObject value) => ((Tenant)value).Spec.Finalizers is { Count: > 0 };

    public void OnDeletionBegun(IKubeObject value) => ((Tenant)value).Status.Phase = "Terminating";

    protected override async ValueTask<Result<Allocation>> AllocateAsync(
        Tenant? value,
        Tenant? old,
        AllocationContext context,
        int attempt
    )
    {
        var name = (value ?? old)!.Metadata.Name;
        if (context.IsDryRun || name == UserIdentity.SystemTenant || value is not null && old is not null)
            return Allocation.None;
        try
        {
            if (value is not null)
                return await TenantOpening.BeginAsync(this, value, context);
            return await TenantOpening.CheckEmptyAsync(this, old!, context) is { } refusal ? refusal : Allocation.None;
        }
        catch (StoreUnavailableException)
        {
            return Statuses.StoreUnavailable(Resource, value is null ? "delete" : "create");
        }
    }

    protected override void Default(Tenant value)
    {
        if (value.Spec.StorageClusterId.Length == 0)
            value.Spec.StorageClusterId = FirstStorage;
    }

    protected override void Validate(Tenant value, FieldErrors errors)
    {
        var id = value.Spec.StorageClusterId;
        if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number >= StoragesMax)
            errors.Invalid("spec.storageClusterId", id, "must be integer 0-63");
    }

    protected override void PrepareForCreate(Tenant value)
    {
        value.Status = new TenantStatus { Phase = "Active" };
        if (value.Spec.Finalizers?.Contains(ContentFinalizer) != true)
            (value.Spec.Finalizers ??= []).Add(ContentFinalizer);
    }

    protected override void PrepareForUpdate(Tenant value, Tenant old)
    {
        var kept = KubeJson.Clone(old);
        (value.Spec.Finalizers, value.Spec.StorageClusterId, value.Status) = (
            kept.Spec.Finalizers,
            kept.Spec.StorageClusterId,
            kept.Status
        );
    }

    private sealed class TenantFinalize() : ViewSubresource("finalize", TenantKind, typeof(Tenant), "update")
    {
        public override IKubeObject Read(IKubeObject parent) => parent;

        public override Result<IKubeObject> Write(IKubeObject body, IKubeObject parent)
        {
            var merged = KubeJson.Clone((Tenant)parent);
            merged.Spec.Finalizers = ((Tenant)body).Spec.Finalizers;
            return Result<IKubeObject>.Of(merged);
        }
    }
}

using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Core;

public sealed class TenantStrategy : ResourceStrategy<Tenant>, ITwoPhaseDeletion
{
    private const string ContentFinalizer = "arktos";
    private static readonly GroupVersionKind TenantKind = new("", "v1", "Tenant");
    private static readonly Dictionary<string, Func<Tenant, string>> Selectable = new()
    {
        ["status.phase"] = t => t.Status.Phase,
    };

    public TenantStrategy()
    {
        Subresources = With(Status(), new TenantFinalize());
    }

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

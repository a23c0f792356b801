using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Core;

public sealed class NamespaceStrategy : ResourceStrategy<Namespace>, ITwoPhaseDeletion
{
    private const string NameLabel = "kubernetes.io/metadata.name";
    private const string ContentFinalizer = "kubernetes";
    private static readonly GroupVersionKind NamespaceKind = new("", "v1", "Namespace");
    private static readonly Dictionary<string, Func<Namespace, string>> Selectable = new()
    {
        ["status.phase"] = n => n.Status.Phase,
    };

    public NamespaceStrategy()
    {
        Subresources = With(Status(), new NamespaceFinalize());
    }

    public override ITableLayout Table { get; } =
        new TableLayout<Namespace>([
            Cells.Name<Namespace>(),
            new("Status", "string", (n, _) => n.Status.Phase),
            Cells.Age<Namespace>(),
        ]);

    protected override IReadOnlyDictionary<string, Func<Namespace, string>> SelectableFields => Selectable;

    public override IEnumerable<string> NameFaults(string name) => Formats.DnsLabel(name);

    public bool HasContentFinalizers(IKubeObject value) => ((Namespace)value).Spec.Finalizers is { Count: > 0 };

    public void OnDeletionBegun(IKubeObject value) => ((Namespace)value).Status.Phase = "Terminating";

    protected override void Default(Namespace value)
    {
        if (value.Metadata.Name.Length > 0)
            (value.Metadata.Labels ??= [])[NameLabel] = value.Metadata.Name;
        if (value.Status.Phase.Length == 0)
            value.Status.Phase = "Active";
    }

    protected override void PrepareForCreate(Namespace value)
    {
        value.Status = new NamespaceStatus { Phase = "Active" };
        if (value.Spec.Finalizers?.Contains(ContentFinalizer) != true)
            (value.Spec.Finalizers ??= []).Add(ContentFinalizer);
        Default(value);
    }

    protected override void PrepareForUpdate(Namespace value, Namespace old)
    {
        var kept = KubeJson.Clone(old);
        (value.Spec.Finalizers, value.Status) = (kept.Spec.Finalizers, kept.Status);
    }

    protected override void ValidateStatus(Namespace value, Namespace old, FieldErrors errors)
    {
        var (phase, isDeleted) = (value.Status.Phase, value.Metadata.DeletionTimestamp is not null);
        if (!isDeleted && phase != "Active")
            errors.Invalid("status.Phase", phase, "may only be 'Active' if `deletionTimestamp` is empty");
        else if (isDeleted && phase != "Terminating")
            errors.Invalid("status.Phase", phase, "may only be 'Terminating' if `deletionTimestamp` is not empty");
    }

    private sealed class NamespaceFinalize() : ViewSubresource("finalize", NamespaceKind, typeof(Namespace), "update")
    {
        public override IKubeObject Read(IKubeObject parent) => parent;

        public override Result<IKubeObject> Write(IKubeObject body, IKubeObject parent)
        {
            var merged = KubeJson.Clone((Namespace)parent);
            merged.Spec.Finalizers = ((Namespace)body).Spec.Finalizers;
            return Result<IKubeObject>.Of(merged);
        }
    }
}

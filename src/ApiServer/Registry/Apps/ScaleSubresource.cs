using Arktos.Api;
using Arktos.Api.Autoscaling.V1;
using Arktos.Api.Json;
using Arktos.Api.ManagedFields;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Apps;

/// <summary>The replicas of a workload as an autoscaling/v1 Scale.</summary>
/// <param name="read">Desired and present replicas, and the selector as text.</param>
/// <param name="write">Sets the desired replicas.</param>
/// <param name="replicas">Where the parent has them; null: where a Scale has them too.</param>
public sealed class ScaleSubresource<T>(
    Func<T, (int Desired, int Present, string Selector)> read,
    Action<T, int> write,
    FieldSet? replicas = null
) : ViewSubresource("scale", ScaleKind, typeof(Scale), "get", "patch", "update")
    where T : class, IKubeObject
{
    private static readonly GroupVersionKind ScaleKind = new("autoscaling", "v1", "Scale");

    private static readonly FieldSet Replicas = FieldSet.Of(PathElement.Field("spec"), PathElement.Field("replicas"));

    public override bool WritesSpec => true;

    public override FieldSet InParent(FieldSet applied) =>
        applied.Intersection(Replicas).IsEmpty ? FieldSet.Empty : replicas ?? Replicas;

    public override bool IsWhole => false;

    public override ITableLayout Table { get; } =
        new TableLayout<Scale>([
            new("Name", "string", (s, _) => s.Metadata.Name),
            new("Desired", "integer", (s, _) => s.Spec.Replicas),
            new("Available", "integer", (s, _) => s.Status.Replicas),
            Cells.Age<Scale>(),
        ]);

    public override IKubeObject Read(IKubeObject parent)
    {
        var (desired, present, selector) = read((T)parent);
        var meta = parent.Metadata;
        return new Scale
        {
            Kind = "Scale",
            ApiVersion = "autoscaling/v1",
            Metadata = new()
            {
                Name = meta.Name,
                Namespace = meta.Namespace,
                Tenant = meta.Tenant,
                Uid = meta.Uid,
                ResourceVersion = meta.ResourceVersion,
                CreationTimestamp = meta.CreationTimestamp,
            },
            Spec = new() { Replicas = desired },
            Status = new() { Replicas = present, Selector = selector },
        };
    }

    public override Result<IKubeObject> Write(IKubeObject body, IKubeObject parent)
    {
        var scale = (Scale)body;
        if (scale.Spec.Replicas < 0)
        {
            var errors = new FieldErrors();
            errors.Invalid("spec.replicas", scale.Spec.Replicas, Formats.NonNegative);
            return Statuses.Invalid(ScaleKind, scale.Metadata.Name, errors);
        }
        var merged = (T)KubeJson.Clone(parent);
        write(merged, scale.Spec.Replicas);
        return Result<IKubeObject>.Of(merged);
    }
}

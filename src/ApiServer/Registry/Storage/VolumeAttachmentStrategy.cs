using Arktos.Api;
using Arktos.Api.Storage.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Storage;

public sealed class VolumeAttachmentStrategy : ResourceStrategy<VolumeAttachment>
{
    public VolumeAttachmentStrategy()
    {
        Subresources = With(StatusOnly());
    }

    public override ITableLayout Table { get; } =
        new TableLayout<VolumeAttachment>([
            Cells.Name<VolumeAttachment>(),
            new("Attacher", "string", (a, _) => a.Spec.Attacher, "name"),
            new("PV", "string", (a, _) => a.Spec.Source.PersistentVolumeName ?? ""),
            new("Node", "string", (a, _) => a.Spec.NodeName),
            new("Attached", "boolean", (a, _) => a.Status.Attached),
            Cells.Age<VolumeAttachment>(),
        ]);

    protected override void PrepareForCreate(VolumeAttachment value) => value.Status = new();

    protected override void PrepareForUpdate(VolumeAttachment value, VolumeAttachment old) =>
        value.Status = old.Status.DeepClone();

    protected override void Validate(VolumeAttachment value, FieldErrors errors)
    {
        const string OneSource = "must specify exactly one of inlineVolumeSpec and persistentVolumeName";
        var spec = value.Spec;
        StorageRules.Driver(spec.Attacher, "spec.attacher", errors);
        switch (spec.Source)
        {
            case { PersistentVolumeName: not null, InlineVolumeSpec: not null }:
                errors.Forbidden("spec.source", OneSource);
                break;
            case { PersistentVolumeName: { } name }:
                if (name.Length == 0)
                    errors.Required("spec.source.persistentVolumeName", "must specify non empty persistentVolumeName");
                else
                    errors.InvalidEach("spec.source.persistentVolumeName", name, Formats.DnsSubdomain(name));
                break;
            case { InlineVolumeSpec: null }:
                errors.Required("spec.source", OneSource);
                break;
        }
        errors.InvalidEach("spec.nodeName", spec.NodeName, Formats.DnsSubdomain(spec.NodeName));
    }

    protected override void ValidateUpdate(VolumeAttachment value, VolumeAttachment old, FieldErrors errors)
    {
        if (!value.Spec.DeepEquals(old.Spec))
            errors.Invalid("spec", value.Spec, Formats.Immutable);
    }
}

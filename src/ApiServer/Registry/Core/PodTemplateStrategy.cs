using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Pods;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Core;

public sealed class PodTemplateStrategy : ResourceStrategy<PodTemplate>
{
    public override ITableLayout Table { get; } =
        new TableLayout<PodTemplate>([
            Cells.Name<PodTemplate>(),
            new("Containers", "string", (t, _) => Cells.ContainerNames(t.Template.Spec)),
            new("Images", "string", (t, _) => Cells.ContainerImages(t.Template.Spec)),
            new("Pod Labels", "string", (t, _) => Cells.Labels(t.Template.Metadata.Labels)),
        ]);

    public override bool SpecChanged(IKubeObject value, IKubeObject old) =>
        !KubeJson.Same(((PodTemplate)value).Template, ((PodTemplate)old).Template);

    protected override void Default(PodTemplate value) => PodDefaults.Spec(value.Template.Spec);

    protected override void Validate(PodTemplate value, FieldErrors errors) =>
        PodValidation.Template(value.Template, "template", errors);

    protected override IEnumerable<string> Warnings(PodTemplate value) =>
        PodGaps.Of(value.Template.Spec, "template.spec");
}

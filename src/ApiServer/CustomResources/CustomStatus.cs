using Arktos.Api;
using Arktos.Api.CustomResources;
using Arktos.Api.Json;
using Arktos.Api.Schemas;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;

namespace Arktos.ApiServer.CustomResources;

/// <summary>The status of a custom resource: nothing else is written by it, and the whole schema holds.</summary>
internal sealed class CustomStatus(CustomResourceStrategy strategy)
    : ViewSubresource("status", strategy.Kind, typeof(CustomObject), "get", "patch", "update")
{
    public override TypeSchema Schema => strategy.Schema;

    public override IKubeObject Read(IKubeObject parent) => parent;

    public override Result<IKubeObject> Write(IKubeObject body, IKubeObject parent)
    {
        var old = (CustomObject)parent;
        var merged = KubeJson.Clone(old);
        merged.Metadata.ManagedFields = body.Metadata.ManagedFields;
        merged.Metadata.ResourceVersion = body.Metadata.ResourceVersion;
        merged.StatusValue = body.StatusValue;
        strategy.Default(merged);
        var errors = new FieldErrors();
        strategy.Validate(merged, old, errors);
        return errors.Count > 0
            ? Statuses.Invalid(strategy.Kind, merged.Metadata.Name, errors)
            : Result<IKubeObject>.Of(merged);
    }
}

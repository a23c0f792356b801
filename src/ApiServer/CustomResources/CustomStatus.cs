using Arktos.Api;
using Arktos.Api.CustomResources;
using Arktos.Api.Json;
using Arktos.Api.ManagedFields;
using Arktos.Api.Schemas;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;

namespace Arktos.ApiServer.CustomResources;

/// <summary>The status of a custom resource: nothing else is written by it, and the whole schema holds.</summary>
internal sealed class CustomStatus(CustomResourceStrategy strategy)
    : ViewSubresource("status", strategy.Kind, typeof(CustomObject), "get", "patch", "update")
{
    public override TypeSchema Schema => strategy.Schema;

    // Metadata, and all of the object but its status.
    public override FieldSet Unmanaged =>
        strategy
            .Schema.Fields.Where(f => f.Name != "status")
            .Select(f => FieldSet.Of(PathElement.Field(f.Name)))
            .Aggregate((a, b) => a.Union(b));

    public override IKubeObject Read(IKubeObject parent) => parent;

    public override Result<IKubeObject> Write(IKubeObject body, IKubeObject parent)
    {
        var old = (CustomObject)parent;
        var merged = KubeJson.Clone(old);
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

using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.ManagedFields;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>
/// Through which a part of a pod's spec is changed that the pod itself keeps as it is. All else that is sent is passed
/// over.
/// </summary>
/// <param name="part">Where that part is.</param>
public abstract class PodPartSubresource(string name, FieldSet part)
    : ViewSubresource(name, new GroupVersionKind("", "v1", "Pod"), typeof(Pod), "get", "patch", "update")
{
    public override IKubeObject Read(IKubeObject parent) => parent;

    public override FieldSet InParent(FieldSet applied) => applied.Intersection(part);

    public sealed override Result<IKubeObject> Write(IKubeObject body, IKubeObject parent)
    {
        var pod = ((Pod)parent).DeepClone();
        pod.Metadata.ResourceVersion = body.Metadata.ResourceVersion;
        Take(pod, ((Pod)body).DeepClone());
        return pod;
    }

    public sealed override void Prepare(IKubeObject value, IKubeObject old, DateTimeOffset now)
    {
        if (!KubeJson.Same(((Pod)value).Spec, ((Pod)old).Spec))
            value.Metadata.Generation = old.Metadata.Generation + 1;
    }

    public sealed override void Validate(IKubeObject value, IKubeObject old, FieldErrors errors) =>
        Validate((Pod)value, (Pod)old, errors);

    /// <summary>Takes the part from what was sent into the stored pod.</summary>
    protected abstract void Take(Pod pod, Pod body);

    protected abstract void Validate(Pod pod, Pod old, FieldErrors errors);
}

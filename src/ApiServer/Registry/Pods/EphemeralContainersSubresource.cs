using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.ManagedFields;
using Arktos.Api.Validation;
using Arktos.ApiServer.Indexes;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>Containers that are added to a pod that runs, to look into it. They stay as long as it does.</summary>
public sealed class EphemeralContainersSubresource()
    : PodPartSubresource("ephemeralcontainers", FieldSet.Of(PathElement.Field("spec"), PathElement.Field(Field)))
{
    private const string Field = "ephemeralContainers";
    private const string At = $"spec.{Field}";

    protected override void Take(Pod pod, Pod body) => pod.Spec.EphemeralContainers = body.Spec.EphemeralContainers;

    protected override void Validate(Pod pod, Pod old, FieldErrors errors)
    {
        if (PodReferences.IsMirror(old))
        {
            errors.Forbidden("", "static pods do not support ephemeral containers");
            return;
        }
        PodValidation.Spec(pod.Spec, "spec", errors);
        foreach (var before in old.Spec.EphemeralContainers ?? [])
        {
            var now = pod.Spec.EphemeralContainers?.Find(c => c.Name == before.Name);
            if (now is null)
                errors.Forbidden(At, $"existing ephemeral containers \"{before.Name}\" may not be removed");
            else if (!now.DeepEquals(before))
                errors.Forbidden(At, $"existing ephemeral containers \"{before.Name}\" may not be changed");
        }
    }
}

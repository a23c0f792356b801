using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;

namespace Arktos.Controllers.Pods;

/// <summary>Pods of templates, pure.</summary>
internal static class PodTemplates
{
    /// <summary>
    /// A pod of the template, still without a name: labels, annotations, finalizers and spec are its own.
    /// </summary>
    public static Pod NewPod(PodTemplateSpec template, IKubeObject owner, OwnerReference reference)
    {
        var copy = KubeJson.Clone(template);
        return new Pod
        {
            Metadata = new ObjectMeta
            {
                Namespace = owner.Metadata.Namespace,
                Tenant = owner.Metadata.Tenant,
                Labels = copy.Metadata.Labels,
                Annotations = copy.Metadata.Annotations,
                Finalizers = copy.Metadata.Finalizers,
                OwnerReferences = [reference],
            },
            Spec = copy.Spec,
        };
    }
}

using Arktos.Api.Meta.V1;
using Arktos.Api.Networking.V1;

namespace Arktos.ApiServer.Admission;

/// <summary>An ingress that names no class gets the default one, which is the newest that is marked so.</summary>
public sealed class DefaultIngressClass(FollowedReads reads) : IAdmissionPlugin
{
    private const string Mark = "ingressclass.kubernetes.io/is-default-class";

    public async ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (
            request
                is not {
                    Operation: AdmissionOperation.Create,
                    IsMain: true,
                    Object: Ingress { Spec.IngressClassName: null } ingress,
                }
            || ingress.Metadata.Annotations?.ContainsKey("kubernetes.io/ingress.class") == true
        )
            return null;
        var classes = await reads.AllAsync<IngressClass>("networking.k8s.io", "ingressclasses", cancel);
        ingress.Spec.IngressClassName = classes
            .Where(c => c.Metadata.Annotations?.GetValueOrDefault(Mark) == "true")
            .MaxBy(c => c.Metadata.CreationTimestamp)
            ?.Metadata.Name;
        return null;
    }
}

using Arktos.Api;
using Arktos.Controllers.Ownership;

namespace Arktos.Controllers.StatefulSets;

internal sealed class StatefulSetEventTexts : PodEventTexts
{
    public override string Created(IKubeObject owner, string pod) => Succeeded("Create", owner, pod);

    public override string NotCreated(IKubeObject owner, string pod, string error) =>
        Failed("Create", owner, pod, error);

    public override string Deleted(IKubeObject owner, string pod) => Succeeded("Delete", owner, pod);

    public override string NotDeleted(IKubeObject owner, string pod, string error) =>
        Failed("Delete", owner, pod, error);

    public static string ClaimCreated(IKubeObject owner, string claim, string pod) =>
        $"Create Claim {claim} Pod {pod} in StatefulSet {owner.Metadata.Name} success";

    public static string ClaimNotCreated(IKubeObject owner, string claim, string pod, string error) =>
        $"Create Claim {claim} for Pod {pod} in StatefulSet {owner.Metadata.Name} failed error: {error}";

    // The spelling is Kubernetes'.
    public static string ClaimOfAnother(string claim) =>
        $"PersistentVolumeClaim {claim} has a conflicting OwnerReference that acts as a manging controller, the "
        + "retention policy is ignored for this claim";

    private static string Succeeded(string verb, IKubeObject owner, string pod) =>
        $"{verb} Pod {pod} in StatefulSet {owner.Metadata.Name} successful";

    private static string Failed(string verb, IKubeObject owner, string pod, string error) =>
        $"{verb} Pod {pod} in StatefulSet {owner.Metadata.Name} failed error: {error}";
}

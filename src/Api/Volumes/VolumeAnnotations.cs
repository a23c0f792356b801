namespace Arktos.Api.Volumes;

/// <summary>By what those who bind, schedule and provision volumes tell each other how far they are.</summary>
public static class VolumeAnnotations
{
    /// <summary>On a claim: it has had its volume, and is lost when that goes.</summary>
    public const string BindCompleted = "pv.kubernetes.io/bind-completed";

    /// <summary>On a claim or a volume: nobody asked for this very partner, who may be given up again.</summary>
    public const string BoundByController = "pv.kubernetes.io/bound-by-controller";

    /// <summary>On a volume: whose it is to delete.</summary>
    public const string ProvisionedBy = "pv.kubernetes.io/provisioned-by";

    /// <summary>On a claim: where the pod goes that waits for it; the volume is to be made for that node.</summary>
    public const string SelectedNode = "volume.kubernetes.io/selected-node";

    /// <summary>On a claim: who is to make its volume.</summary>
    public const string Provisioner = "volume.kubernetes.io/storage-provisioner";

    /// <summary>The same, for provisioners of old.</summary>
    public const string BetaProvisioner = "volume.beta.kubernetes.io/storage-provisioner";

    /// <summary>What <see cref="BindCompleted"/> and <see cref="BoundByController"/> say.</summary>
    public const string Yes = "yes";

    public static string? Of(IKubeObject value, string annotation) =>
        value.Metadata.Annotations?.GetValueOrDefault(annotation);

    public static bool Has(IKubeObject value, string annotation) =>
        value.Metadata.Annotations?.ContainsKey(annotation) == true;
}

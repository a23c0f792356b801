using Arktos.Api.Core.V1;

namespace Arktos.ApiServer.Admission.Security;

/// <summary>
/// The checks that level "restricted" has beside those of "baseline", or in place of one of them. Each returns what it
/// finds in Kubernetes' words, or null. Pure.
/// </summary>
internal static class RestrictedChecks
{
    // Windows knows none of what these checks ask for; from this version on its pods need not say it.
    private const int WindowsIsExempt = 25;

    // Whose users are not those of the node may be root among them.
    private const int OwnUsersMayBeRoot = 35;

    private static readonly Func<Volume, object?>[] AllowedVolumes =
    [
        v => v.ConfigMap,
        v => v.Csi,
        v => v.DownwardAPI,
        v => v.EmptyDir,
        v => v.Ephemeral,
        v => v.Image,
        v => v.PersistentVolumeClaim,
        v => v.Projected,
        v => v.Secret,
    ];

    private static readonly (string Type, Func<Volume, object?> Source)[] RestrictedVolumes =
    [
        ("hostPath", v => v.HostPath),
        ("gcePersistentDisk", v => v.GcePersistentDisk),
        ("awsElasticBlockStore", v => v.AwsElasticBlockStore),
        ("gitRepo", v => v.GitRepo),
        ("nfs", v => v.Nfs),
        ("iscsi", v => v.Iscsi),
        ("glusterfs", v => v.Glusterfs),
        ("rbd", v => v.Rbd),
        ("flexVolume", v => v.FlexVolume),
        ("cinder", v => v.Cinder),
        ("cephfs", v => v.Cephfs),
        ("flocker", v => v.Flocker),
        ("fc", v => v.Fc),
        ("azureFile", v => v.AzureFile),
        ("vsphereVolume", v => v.VsphereVolume),
        ("quobyte", v => v.Quobyte),
        ("azureDisk", v => v.AzureDisk),
        ("photonPersistentDisk", v => v.PhotonPersistentDisk),
        ("portworxVolume", v => v.PortworxVolume),
        ("scaleIO", v => v.ScaleIO),
        ("storageos", v => v.Storageos),
    ];

    public static Violation? PrivilegeEscalation(SecuredPod pod, int minor)
    {
        if (pod.IsForWindows && minor >= WindowsIsExempt)
            return null;
        var containers = pod
            .Containers.Where(c => c.Security?.AllowPrivilegeEscalation != false)
            .Select(c => c.Name)
            .ToList();
        return containers.Count == 0
            ? null
            : new(
                "allowPrivilegeEscalation != false",
                $"{Wording.Containers(containers)} must set securityContext.allowPrivilegeEscalation=false"
            );
    }

    public static Violation? Capabilities(SecuredPod pod, int minor)
    {
        if (pod.IsForWindows && minor >= WindowsIsExempt)
            return null;
        var keeping = pod
            .Containers.Where(c => c.Security?.Capabilities?.Drop?.Contains("ALL") != true)
            .Select(c => c.Name)
            .ToList();
        var adding = pod.Containers.Where(c => Forbidden(c).Any()).ToList();
        var details = new[]
        {
            keeping.Count > 0
                ? $"{Wording.Containers(keeping)} must set securityContext.capabilities.drop=[\"ALL\"]"
                : null,
            adding.Count > 0
                ? $"{Wording.Containers([.. adding.Select(c => c.Name)])} must not include "
                    + $"{Wording.QuotedSet(adding.SelectMany(Forbidden))} in securityContext.capabilities.add"
                : null,
        }
            .OfType<string>()
            .ToList();
        return details.Count == 0 ? null : new("unrestricted capabilities", string.Join("; ", details));

        static IEnumerable<string> Forbidden(SecuredContainer container) =>
            (container.Security?.Capabilities?.Add ?? []).Where(c => c != "NET_BIND_SERVICE");
    }

    public static Violation? Volumes(SecuredPod pod, int minor)
    {
        var volumes = (pod.Spec.Volumes ?? []).Where(v => AllowedVolumes.All(source => source(v) is null)).ToList();
        if (volumes.Count == 0)
            return null;
        var types = volumes
            .Select(v => RestrictedVolumes.FirstOrDefault(r => r.Source(v) is not null).Type ?? "unknown")
            .Distinct()
            .ToList();
        const string Type = "restricted volume type";
        return new(
            Type + "s",
            $"{Wording.Number("volume", "volumes", volumes.Count)} {Wording.Quoted(volumes.Select(v => v.Name))} "
                + $"{Wording.Number("uses", "use", volumes.Count)} {Wording.Number(Type, Type + "s", types.Count)} "
                + Wording.QuotedSet(types)
        );
    }

    public static Violation? NonRoot(SecuredPod pod, int minor)
    {
        if (pod.HasOwnUsers && minor >= OwnUsersMayBeRoot)
            return null;
        const string Reason = "runAsNonRoot != true";
        var ofPod = pod.Security?.RunAsNonRoot;
        var setters = Wording.Setters(
            ofPod == false,
            [.. pod.Containers.Where(c => c.Security?.RunAsNonRoot == false).Select(c => c.Name)]
        );
        if (setters.Length > 0)
            return new(Reason, $"{setters} must not set securityContext.runAsNonRoot=false");
        var silent = pod.Containers.Where(c => c.Security?.RunAsNonRoot is null).Select(c => c.Name).ToList();
        return ofPod == true || silent.Count == 0
            ? null
            : new(Reason, $"pod or {Wording.Containers(silent)} must set securityContext.runAsNonRoot=true");
    }

    public static Violation? User(SecuredPod pod, int minor)
    {
        if (pod.HasOwnUsers && minor >= OwnUsersMayBeRoot)
            return null;
        var setters = Wording.Setters(
            pod.Security?.RunAsUser == 0,
            [.. pod.Containers.Where(c => c.Security?.RunAsUser == 0).Select(c => c.Name)]
        );
        return setters.Length == 0 ? null : new("runAsUser=0", $"{setters} must not set runAsUser=0");
    }

    public static Violation? Seccomp(SecuredPod pod, int minor)
    {
        if (pod.IsForWindows && minor >= WindowsIsExempt)
            return null;
        if (BaselineChecks.Seccomp(pod, minor) is { } violation)
            return violation;
        var silent = pod.Containers.Where(c => c.Security?.SeccompProfile is null).Select(c => c.Name).ToList();
        return pod.Security?.SeccompProfile is not null || silent.Count == 0
            ? null
            : new(
                "seccompProfile",
                $"pod or {Wording.Containers(silent)} must set securityContext.seccompProfile.type to "
                    + "\"RuntimeDefault\" or \"Localhost\""
            );
    }
}

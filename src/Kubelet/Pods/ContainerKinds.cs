using System.Security.Cryptography;
using System.Text;
using Arktos.Api.Core.V1;

namespace Arktos.Kubelet.Pods;

/// <summary>Facts about containers that follow from their specs. Pure.</summary>
public static class ContainerKinds
{
    public static IReadOnlyList<Container> Init(Pod pod) => pod.Spec.InitContainers ?? [];

    /// <summary>An init container that keeps running beside the others.</summary>
    public static bool IsSidecar(Container c) => c.RestartPolicy == "Always";

    public static IEnumerable<Container> All(Pod pod) => Init(pod).Concat(pod.Spec.Containers);

    /// <summary>Containers that were added to look into the pod: they run once, beside the others.</summary>
    public static IEnumerable<Container> Ephemeral(Pod pod) => (pod.Spec.EphemeralContainers ?? []).Select(Common);

    /// <summary>All that have a name of their own.</summary>
    public static IEnumerable<Container> Named(Pod pod) => All(pod).Concat(Ephemeral(pod));

    public static bool IsInit(Pod pod, string name) => Init(pod).Any(c => c.Name == name);

    /// <summary>Whom its spec has a container run as; null: its image says it.</summary>
    public static long? User(Pod pod, Container c) =>
        c.SecurityContext?.RunAsUser ?? pod.Spec.SecurityContext?.RunAsUser;

    /// <summary>The user that all containers of a pod run as by its spec; null: there is no such one.</summary>
    public static long? OnlyUser(Pod pod)
    {
        var users = Named(pod).Select(c => User(pod, c)).Distinct().Take(2).ToList();
        return users.Count == 1 ? users[0] : null;
    }

    /// <summary>What events name a container by.</summary>
    public static string FieldPath(Pod pod, string name) =>
        $"spec.{(IsInit(pod, name) ? "initContainers"
            : Ephemeral(pod).Any(c => c.Name == name) ? "ephemeralContainers" : "containers")}{{{name}}}";

    /// <summary>
    /// A container whose hash has changed is killed and made anew: it covers the name and the image, as Kubernetes'
    /// does.
    /// </summary>
    public static string SpecHash(Container c) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(c.Name + "\n" + c.Image)))[..8];

    /// <summary>"Always", "IfNotPresent" or "Never"; by default Always for the tag latest.</summary>
    public static string PullPolicy(Container c)
    {
        if (c.ImagePullPolicy.Length > 0)
            return c.ImagePullPolicy;
        var name = c.Image[(c.Image.LastIndexOf('/') + 1)..];
        return !name.Contains('@') && (!name.Contains(':') || name.EndsWith(":latest", StringComparison.Ordinal))
            ? "Always"
            : "IfNotPresent";
    }

    private static Container Common(EphemeralContainer c) =>
        new()
        {
            Name = c.Name,
            Image = c.Image,
            Command = c.Command,
            Args = c.Args,
            WorkingDir = c.WorkingDir,
            EnvFrom = c.EnvFrom,
            Env = c.Env,
            VolumeMounts = c.VolumeMounts,
            VolumeDevices = c.VolumeDevices,
            TerminationMessagePath = c.TerminationMessagePath,
            TerminationMessagePolicy = c.TerminationMessagePolicy,
            ImagePullPolicy = c.ImagePullPolicy,
            SecurityContext = c.SecurityContext,
            Stdin = c.Stdin,
            StdinOnce = c.StdinOnce,
            Tty = c.Tty,
        };

    /// <summary>"web_ns(uid)": how messages name a pod.</summary>
    public static string Describe(Pod pod) => $"{pod.Metadata.Name}_{pod.Metadata.Namespace}({pod.Metadata.Uid})";
}

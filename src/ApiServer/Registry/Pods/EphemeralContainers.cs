using Arktos.Api.Core.V1;
using Arktos.Api.Validation;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>Defaults and validation of ephemeral containers, which are containers with fewer fields. Pure.</summary>
internal static class EphemeralContainers
{
    private const string NotHere = "cannot be set for an Ephemeral Container";

    /// <summary>What it has in common with other containers; lists and structs are shared.</summary>
    public static Container Common(EphemeralContainer container) =>
        new()
        {
            Name = container.Name,
            Image = container.Image,
            EnvFrom = container.EnvFrom,
            Env = container.Env,
            VolumeMounts = container.VolumeMounts,
            VolumeDevices = container.VolumeDevices,
            TerminationMessagePath = container.TerminationMessagePath,
            TerminationMessagePolicy = container.TerminationMessagePolicy,
            ImagePullPolicy = container.ImagePullPolicy,
            SecurityContext = container.SecurityContext,
        };

    public static void Default(EphemeralContainer container, Action<Container> defaults)
    {
        var common = Common(container);
        defaults(common);
        container.TerminationMessagePath = common.TerminationMessagePath;
        container.TerminationMessagePolicy = common.TerminationMessagePolicy;
        container.ImagePullPolicy = common.ImagePullPolicy;
    }

    /// <param name="names">Of all containers before it.</param>
    public static void Validate(
        PodSpec spec,
        string at,
        PodVolumeNames volumes,
        HashSet<string> names,
        FieldErrors errors
    )
    {
        foreach (var (i, container) in (spec.EphemeralContainers ?? []).Index())
        {
            var field = $"{at}.ephemeralContainers[{i}]";
            PodValidation.ContainerName(container.Name, field, names, errors);
            ContainerValidation.Validate(Common(container), spec, field, volumes, [], errors);
            var target = container.TargetContainerName;
            if (target.Length > 0 && !PodDefaults.All(spec).Any(c => c.Name == target))
                errors.NotFound($"{field}.targetContainerName", target);
            foreach (var name in ForbiddenIn(container))
                errors.Forbidden($"{field}.{name}", NotHere);
            foreach (var (j, mount) in (container.VolumeMounts ?? []).Index())
            {
                if (mount.SubPath.Length > 0)
                    errors.Forbidden($"{field}.volumeMounts[{j}].subPath", NotHere);
                if (mount.SubPathExpr.Length > 0)
                    errors.Forbidden($"{field}.volumeMounts[{j}].subPathExpr", NotHere);
            }
        }
    }

    private static IEnumerable<string> ForbiddenIn(EphemeralContainer container)
    {
        if (container.Ports is { Count: > 0 })
            yield return "ports";
        if (container.Resources is { Limits.Count: > 0 } or { Requests.Count: > 0 } or { Claims.Count: > 0 })
            yield return "resources";
        if (container.ResizePolicy is { Count: > 0 })
            yield return "resizePolicy";
        if (container.RestartPolicy is not null)
            yield return "restartPolicy";
        if (container.RestartPolicyRules is { Count: > 0 })
            yield return "restartPolicyRules";
        if (container.LivenessProbe is not null)
            yield return "livenessProbe";
        if (container.ReadinessProbe is not null)
            yield return "readinessProbe";
        if (container.StartupProbe is not null)
            yield return "startupProbe";
        if (container.Lifecycle is not null)
            yield return "lifecycle";
    }
}

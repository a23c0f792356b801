using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>What holds for the spec of pods and pod templates. Pure.</summary>
internal static class PodValidation
{
    private static readonly string[] Effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

    public static void Spec(PodSpec spec, string at, FieldErrors errors, bool isTemplate = false)
    {
        var volumes = Volumes(spec, at, errors);
        if (spec.Containers.Count == 0 && spec.VirtualMachine is null)
            errors.Required($"{at}.containers");
        VirtualMachines.Validate(spec, at, volumes, errors);
        Containers(spec, at, volumes, errors);
        if (spec.RestartPolicy is not ("Always" or "OnFailure" or "Never"))
            errors.NotSupported($"{at}.restartPolicy", spec.RestartPolicy, "Always", "OnFailure", "Never");
        if (spec.DnsPolicy is not ("ClusterFirstWithHostNet" or "ClusterFirst" or "Default" or "None"))
            errors.NotSupported(
                $"{at}.dnsPolicy",
                spec.DnsPolicy,
                "ClusterFirstWithHostNet",
                "ClusterFirst",
                "Default",
                "None"
            );
        if (spec is { DnsPolicy: "None", DnsConfig: null })
            errors.Required($"{at}.dnsConfig", "must provide `dnsConfig` when `dnsPolicy` is None");
        MetadataRules.Labels(spec.NodeSelector, $"{at}.nodeSelector", errors);
        Name(spec.ServiceAccountName, $"{at}.serviceAccountName", errors);
        Name(spec.NodeName, $"{at}.nodeName", errors);
        Name(spec.PriorityClassName, $"{at}.priorityClassName", errors);
        if (spec.RuntimeClassName is { } runtime)
            Name(runtime, $"{at}.runtimeClassName", errors);
        if (spec.ActiveDeadlineSeconds is < 1 or > int.MaxValue)
            errors.Invalid(
                $"{at}.activeDeadlineSeconds",
                spec.ActiveDeadlineSeconds,
                "must be between 1 and 2147483647, inclusive"
            );
        if (spec.Hostname.Length > 0)
            errors.InvalidEach($"{at}.hostname", spec.Hostname, Formats.DnsLabel(spec.Hostname));
        if (spec.Subdomain.Length > 0)
            errors.InvalidEach($"{at}.subdomain", spec.Subdomain, Formats.DnsLabel(spec.Subdomain));
        if (spec.PreemptionPolicy is not (null or "PreemptLowerPriority" or "Never"))
            errors.NotSupported($"{at}.preemptionPolicy", spec.PreemptionPolicy, "PreemptLowerPriority", "Never");
        Tolerations(spec.Tolerations, $"{at}.tolerations", errors);
        Security(spec, at, errors);
        var gates = new HashSet<string>();
        foreach (var (gate, i) in (spec.SchedulingGates ?? []).Select((g, i) => (g, i)))
        {
            errors.InvalidEach($"{at}.schedulingGates[{i}]", gate.Name, Formats.QualifiedName(gate.Name));
            if (!gates.Add(gate.Name))
                errors.Duplicate($"{at}.schedulingGates[{i}]", gate.Name);
        }
        if (isTemplate && spec.EphemeralContainers is { Count: > 0 })
            errors.Forbidden($"{at}.ephemeralContainers", "ephemeral containers not allowed in pod template");
    }

    public static void Template(PodTemplateSpec template, string at, FieldErrors errors)
    {
        MetadataRules.Labels(template.Metadata.Labels, $"{at}.metadata.labels", errors);
        MetadataRules.Annotations(template.Metadata.Annotations, $"{at}.metadata.annotations", errors);
        Spec(template.Spec, $"{at}.spec", errors, isTemplate: true);
    }

    private static PodVolumeNames Volumes(PodSpec spec, string at, FieldErrors errors)
    {
        var names = new PodVolumeNames();
        foreach (var (volume, i) in (spec.Volumes ?? []).Select((v, i) => (v, i)))
        {
            var field = $"{at}.volumes[{i}]";
            if (volume.Name.Length == 0)
                errors.Required($"{field}.name");
            else
            {
                errors.InvalidEach($"{field}.name", volume.Name, Formats.DnsLabel(volume.Name));
                if (!names.Add(volume))
                    errors.Duplicate($"{field}.name", volume.Name);
            }
            var sources = VolumeSources.Names(volume).ToList();
            if (sources.Count == 0)
                errors.Required(field, "must specify a volume type");
            foreach (var extra in sources.Skip(1))
                errors.Forbidden($"{field}.{extra}", "may not specify more than 1 volume type");
            Source(volume, field, errors);
        }
        return names;
    }

    private static void Source(Volume volume, string field, FieldErrors errors)
    {
        if (volume.Secret is { SecretName: "" })
            errors.Required($"{field}.secret.secretName");
        if (volume.ConfigMap is { Name: "" })
            errors.Required($"{field}.configMap.name");
        if (volume.PersistentVolumeClaim is { ClaimName: "" })
            errors.Required($"{field}.persistentVolumeClaim.claimName");
        if (volume.HostPath is { } hostPath)
        {
            if (hostPath.Path.Length == 0)
                errors.Required($"{field}.hostPath.path");
            else if (hostPath.Path.Split('/').Contains(".."))
                errors.Invalid($"{field}.hostPath.path", hostPath.Path, "must not contain '..'");
        }
        Mode(volume.Secret?.DefaultMode, $"{field}.secret.defaultMode", errors);
        Mode(volume.ConfigMap?.DefaultMode, $"{field}.configMap.defaultMode", errors);
        Items(volume.Secret?.Items, $"{field}.secret.items", errors);
        Items(volume.ConfigMap?.Items, $"{field}.configMap.items", errors);
        foreach (var (source, i) in (volume.Projected?.Sources ?? []).Select((s, i) => (s, i)))
            if (source.ServiceAccountToken is { } token)
            {
                if (token.Path.Length == 0)
                    errors.Required($"{field}.projected.sources[{i}].serviceAccountToken.path");
                if (token.ExpirationSeconds < 600)
                    errors.Invalid(
                        $"{field}.projected.sources[{i}].serviceAccountToken.expirationSeconds",
                        token.ExpirationSeconds,
                        "may not specify a duration less than 10 minutes"
                    );
            }
    }

    private static void Mode(int? mode, string field, FieldErrors errors)
    {
        if (mode is < 0 or > 511)
            errors.Invalid(field, mode, "must be a number between 0 and 0777 (octal), both inclusive");
    }

    private static void Items(List<KeyToPath>? items, string field, FieldErrors errors)
    {
        foreach (var (item, i) in (items ?? []).Select((x, i) => (x, i)))
        {
            if (item.Key.Length == 0)
                errors.Required($"{field}[{i}].key");
            if (item.Path.Length == 0)
                errors.Required($"{field}[{i}].path");
            else if (item.Path.StartsWith('/'))
                errors.Invalid($"{field}[{i}].path", item.Path, "must be a relative path");
            else if (item.Path.Split('/').Contains(".."))
                errors.Invalid($"{field}[{i}].path", item.Path, "must not contain '..'");
            Mode(item.Mode, $"{field}[{i}].mode", errors);
        }
    }

    private static void Containers(PodSpec spec, string at, PodVolumeNames volumes, FieldErrors errors)
    {
        var names = new HashSet<string>();
        var hostPorts = new HashSet<string>();
        foreach (
            var (list, name) in new[] { (spec.InitContainers ?? [], "initContainers"), (spec.Containers, "containers") }
        )
            for (var i = 0; i < list.Count; i++)
            {
                var (container, field) = (list[i], $"{at}.{name}[{i}]");
                ContainerName(container.Name, field, names, errors);
                ContainerValidation.Validate(container, field, volumes, spec.HostNetwork, hostPorts, errors);
                if (name == "initContainers" && container.RestartPolicy != "Always")
                    ContainerValidation.PlainInit(container, field, errors);
            }
        EphemeralContainers.Validate(spec, at, volumes, names, errors);
    }

    /// <param name="names">Of the containers before it; gets this one's.</param>
    public static void ContainerName(string name, string field, HashSet<string> names, FieldErrors errors)
    {
        if (name.Length == 0)
        {
            errors.Required($"{field}.name");
            return;
        }
        errors.InvalidEach($"{field}.name", name, Formats.DnsLabel(name));
        if (!names.Add(name))
            errors.Duplicate($"{field}.name", name);
    }

    public static void Tolerations(List<Toleration>? tolerations, string at, FieldErrors errors)
    {
        foreach (var (toleration, i) in (tolerations ?? []).Select((t, i) => (t, i)))
        {
            var field = $"{at}[{i}]";
            if (toleration.Key.Length > 0)
                errors.InvalidEach($"{field}.key", toleration.Key, Formats.QualifiedName(toleration.Key));
            if (toleration is { Key: "", Operator: not "Exists" })
                errors.Invalid(
                    $"{field}.operator",
                    toleration.Operator,
                    "operator must be Exists when `key` is empty, which means \"match all values and all keys\""
                );
            if (toleration.TolerationSeconds is not null && toleration.Effect != "NoExecute")
                errors.Invalid(
                    $"{field}.effect",
                    toleration.Effect,
                    "effect must be 'NoExecute' when `tolerationSeconds` is set"
                );
            if (toleration.Operator is "Exists" && toleration.Value.Length > 0)
                errors.Invalid(
                    $"{field}.operator",
                    toleration.Value,
                    "value must be empty when `operator` is 'Exists'"
                );
            if (toleration.Operator is not ("" or "Equal" or "Exists"))
                errors.NotSupported($"{field}.operator", toleration.Operator, "Equal", "Exists");
            if (toleration.Effect.Length > 0 && !Effects.Contains(toleration.Effect))
                errors.NotSupported($"{field}.effect", toleration.Effect, Effects);
        }
    }

    private static void Security(PodSpec spec, string at, FieldErrors errors)
    {
        if (spec.SecurityContext is not { } security)
            return;
        if (security.RunAsUser is { } user)
            errors.InvalidEach($"{at}.securityContext.runAsUser", user, Formats.UserOrGroupId(user));
        if (security.RunAsGroup is { } group)
            errors.InvalidEach($"{at}.securityContext.runAsGroup", group, Formats.UserOrGroupId(group));
        if (security.FsGroup is { } fsGroup)
            errors.InvalidEach($"{at}.securityContext.fsGroup", fsGroup, Formats.UserOrGroupId(fsGroup));
        if (spec is { ShareProcessNamespace: true, HostPID: true })
            errors.Invalid(
                $"{at}.securityContext.shareProcessNamespace",
                true,
                "ShareProcessNamespace and HostPID cannot both be enabled"
            );
    }

    private static void Name(string name, string field, FieldErrors errors)
    {
        if (name.Length > 0)
            errors.InvalidEach(field, name, Formats.DnsSubdomain(name));
    }
}

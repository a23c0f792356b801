using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>What holds for one container. Pure.</summary>
internal static class ContainerValidation
{
    public static void Validate(
        Container container,
        PodSpec spec,
        string at,
        PodVolumeNames volumes,
        HashSet<string> hostPorts,
        FieldErrors errors
    )
    {
        if (container.Image.Length == 0)
            errors.Required($"{at}.image");
        else if (container.Image != container.Image.Trim())
            errors.Invalid($"{at}.image", container.Image, "must not have leading or trailing whitespace");
        if (container.ImagePullPolicy is not ("Always" or "IfNotPresent" or "Never"))
            errors.NotSupported($"{at}.imagePullPolicy", container.ImagePullPolicy, "Always", "IfNotPresent", "Never");
        if (container.TerminationMessagePolicy is not ("File" or "FallbackToLogsOnError"))
            errors.NotSupported(
                $"{at}.terminationMessagePolicy",
                container.TerminationMessagePolicy,
                "File",
                "FallbackToLogsOnError"
            );
        Ports(container, at, spec.HostNetwork, hostPorts, errors);
        Environment(container, at, errors);
        Mounts(container, at, volumes, errors);
        Devices(container.VolumeDevices, container.VolumeMounts, at, volumes, errors);
        PodResources.Validate(container, spec, $"{at}.resources", errors);
        Restarts(container, at, errors);
        Resizes(container, spec, $"{at}.resizePolicy", errors);
        CheckProbe(container.LivenessProbe, $"{at}.livenessProbe", true, errors);
        CheckProbe(container.ReadinessProbe, $"{at}.readinessProbe", false, errors);
        CheckProbe(container.StartupProbe, $"{at}.startupProbe", true, errors);
        Handler(container.Lifecycle?.PostStart, spec, $"{at}.lifecycle.postStart", errors);
        Handler(container.Lifecycle?.PreStop, spec, $"{at}.lifecycle.preStop", errors);
        PodSecurity.Validate(container.SecurityContext, spec, $"{at}.securityContext", errors);
    }

    private const int RestartRulesMax = 20;

    public static void PlainInit(Container container, string at, FieldErrors errors)
    {
        const string Detail = "may not be set for init containers without restartPolicy=Always";
        if (container.Lifecycle is not null)
            errors.Forbidden($"{at}.lifecycle", Detail);
        if (container.LivenessProbe is not null)
            errors.Forbidden($"{at}.livenessProbe", Detail);
        if (container.ReadinessProbe is not null)
            errors.Forbidden($"{at}.readinessProbe", Detail);
        if (container.StartupProbe is not null)
            errors.Forbidden($"{at}.startupProbe", Detail);
    }

    private static void Ports(
        Container container,
        string at,
        bool hostNetwork,
        HashSet<string> hostPorts,
        FieldErrors errors
    )
    {
        var names = new HashSet<string>();
        foreach (var (port, i) in (container.Ports ?? []).Select((p, i) => (p, i)))
        {
            var field = $"{at}.ports[{i}]";
            if (port.Name.Length > 0)
            {
                errors.InvalidEach($"{field}.name", port.Name, Formats.PortName(port.Name));
                if (!names.Add(port.Name))
                    errors.Duplicate($"{field}.name", port.Name);
            }
            if (port.ContainerPortValue == 0)
                errors.Required($"{field}.containerPort");
            else
                errors.InvalidEach(
                    $"{field}.containerPort",
                    port.ContainerPortValue,
                    Formats.PortNumber(port.ContainerPortValue)
                );
            if (port.HostPort != 0)
            {
                errors.InvalidEach($"{field}.hostPort", port.HostPort, Formats.PortNumber(port.HostPort));
                if (hostNetwork && port.HostPort != port.ContainerPortValue)
                    errors.Invalid(
                        $"{field}.hostPort",
                        port.HostPort,
                        "must match `containerPort` when `hostNetwork` is true"
                    );
                var key = $"{port.Protocol}/{port.HostIP}/{port.HostPort}";
                if (!hostPorts.Add(key))
                    errors.Duplicate($"{field}.hostPort", key);
            }
            if (port.Protocol is not ("TCP" or "UDP" or "SCTP"))
                errors.NotSupported($"{field}.protocol", port.Protocol, "SCTP", "TCP", "UDP");
        }
    }

    private static void Environment(Container container, string at, FieldErrors errors)
    {
        foreach (var (variable, i) in (container.Env ?? []).Select((v, i) => (v, i)))
        {
            var field = $"{at}.env[{i}]";
            if (variable.Name.Length == 0)
                errors.Required($"{field}.name");
            else
                errors.InvalidEach($"{field}.name", variable.Name, Formats.EnvName(variable.Name));
            if (variable.ValueFrom is not { } from)
                continue;
            var sources = new object?[]
            {
                from.FieldRef,
                from.ResourceFieldRef,
                from.ConfigMapKeyRef,
                from.SecretKeyRef,
                from.FileKeyRef,
            }.Count(s => s is not null);
            if (sources == 0)
                errors.Invalid(
                    $"{field}.valueFrom",
                    "",
                    "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or "
                        + "`fileKeyRef`"
                );
            if (sources > 0 && variable.Value.Length > 0)
                errors.Invalid($"{field}.valueFrom", "", "may not be specified when `value` is not empty");
            if (sources > 1)
                errors.Invalid($"{field}.valueFrom", "", "may not have more than one field specified at a time");
            FieldReferences.OfVariable(from, $"{field}.valueFrom", errors);
            Key(from.ConfigMapKeyRef?.Key, $"{field}.valueFrom.configMapKeyRef.key", errors);
            Key(from.SecretKeyRef?.Key, $"{field}.valueFrom.secretKeyRef.key", errors);
        }
        foreach (var (source, i) in (container.EnvFrom ?? []).Select((s, i) => (s, i)))
        {
            if (source.Prefix.Length > 0)
                errors.InvalidEach($"{at}.envFrom[{i}].prefix", source.Prefix, Formats.EnvName(source.Prefix));
            if (source is { ConfigMapRef: null, SecretRef: null })
                errors.Invalid($"{at}.envFrom", "", "must specify one of: `configMapRef` or `secretRef`");
            if (source is { ConfigMapRef: not null, SecretRef: not null })
                errors.Invalid($"{at}.envFrom", "", "may not have more than one field specified at a time");
            if (source.ConfigMapRef is { Name: "" })
                errors.Required($"{at}.envFrom[{i}].configMapRef.name");
            if (source.SecretRef is { Name: "" })
                errors.Required($"{at}.envFrom[{i}].secretRef.name");
        }
    }

    private static void Mounts(Container container, string at, PodVolumeNames volumes, FieldErrors errors)
    {
        var devices = container.VolumeDevices ?? [];
        var paths = new HashSet<string>();
        foreach (var (mount, i) in (container.VolumeMounts ?? []).Select((m, i) => (m, i)))
        {
            var field = $"{at}.volumeMounts[{i}]";
            if (mount.Name.Length == 0)
                errors.Required($"{field}.name");
            else if (!volumes.Contains(mount.Name))
                errors.NotFound($"{field}.name", mount.Name);
            if (mount.MountPath.Length == 0)
                errors.Required($"{field}.mountPath");
            else if (!paths.Add(mount.MountPath))
                errors.Invalid($"{field}.mountPath", mount.MountPath, "must be unique");
            if (devices.Exists(d => d.Name == mount.Name))
                errors.Invalid($"{field}.name", mount.Name, "must not already exist in volumeDevices");
            if (devices.Exists(d => d.DevicePath == mount.MountPath))
                errors.Invalid(
                    $"{field}.mountPath",
                    mount.MountPath,
                    "must not already exist as a path in volumeDevices"
                );
            PathRules.Descending(mount.SubPath, $"{at}.volumeMounts.subPath", errors);
            PathRules.Descending(mount.SubPathExpr, $"{at}.volumeMounts.subPathExpr", errors);
            Propagation(mount, container, $"{at}.volumeMounts", errors);
            if (mount.SubPath.Length > 0 && mount.SubPathExpr.Length > 0)
                errors.Invalid(
                    $"{field}.subPathExpr",
                    mount.SubPathExpr,
                    "subPathExpr and subPath are mutually exclusive"
                );
        }
    }

    /// <summary>Of a container, or of a virtual machine.</summary>
    public static void Devices(
        List<VolumeDevice>? devices,
        List<VolumeMount>? mounts,
        string at,
        PodVolumeNames volumes,
        FieldErrors errors
    )
    {
        var (names, paths) = (new HashSet<string>(), new HashSet<string>());
        foreach (var (i, device) in (devices ?? []).Index())
        {
            var (field, name, path) = ($"{at}.volumeDevices[{i}]", device.Name, device.DevicePath);
            if (name.Length == 0)
                errors.Required($"{field}.name");
            else if (!names.Add(name))
                errors.Invalid($"{field}.name", name, "must be unique");
            if (!volumes.Contains(name))
                errors.NotFound($"{field}.name", name);
            else if (!volumes.IsClaim(name))
                errors.Invalid(
                    $"{field}.name",
                    name,
                    "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode"
                );
            if (path.Length == 0)
                errors.Required($"{field}.devicePath");
            else if (path.Split('/').Contains(".."))
                errors.Invalid($"{field}.devicePath", path, "can not contain backsteps ('..')");
            else if (!paths.Add(path))
                errors.Invalid($"{field}.devicePath", path, "must be unique");
            if (mounts?.Exists(m => m.Name == name) == true)
                errors.Invalid($"{field}.name", name, "must not already exist in volumeMounts");
            if (mounts?.Exists(m => m.MountPath == path) == true)
                errors.Invalid($"{field}.devicePath", path, "must not already exist as a path in volumeMounts");
        }
    }

    private static void Key(string? key, string field, FieldErrors errors)
    {
        if (key is { Length: 0 })
            errors.Required(field);
        else if (key is not null)
            errors.InvalidEach(field, key, Formats.ConfigKey(key));
    }

    private static void Propagation(VolumeMount mount, Container container, string at, FieldErrors errors)
    {
        var (propagation, recursive) = (mount.MountPropagation, mount.RecursiveReadOnly);
        if (propagation is not (null or "Bidirectional" or "HostToContainer" or "None"))
            errors.NotSupported($"{at}.mountPropagation", propagation, "Bidirectional", "HostToContainer", "None");
        if (propagation == "Bidirectional" && container.SecurityContext?.Privileged != true)
            errors.Forbidden(
                $"{at}.mountPropagation",
                "Bidirectional mount propagation is available only to privileged containers"
            );
        if (recursive is not (null or "Disabled" or "Enabled" or "IfPossible"))
            errors.NotSupported($"{at}.recursiveReadOnly", recursive, "Disabled", "Enabled", "IfPossible");
        else if (recursive is "Enabled" or "IfPossible")
        {
            if (!mount.ReadOnly)
                errors.Forbidden($"{at}.recursiveReadOnly", "may only be specified when readOnly is true");
            if (propagation is not (null or "None"))
                errors.Forbidden(
                    $"{at}.recursiveReadOnly",
                    "may only be specified when mountPropagation is None or not specified"
                );
        }
    }

    private static void Restarts(Container container, string at, FieldErrors errors)
    {
        var (policy, rules, field) = (
            container.RestartPolicy,
            container.RestartPolicyRules ?? [],
            $"{at}.restartPolicyRules"
        );
        if (policy is not (null or "" or "Always" or "Never" or "OnFailure"))
            errors.NotSupported($"{at}.restartPolicy", policy, "Always", "Never", "OnFailure");
        if (rules.Count > 0 && policy is null or "")
            errors.Required($"{at}.restartPolicy", "must specify restartPolicy when restart rules are used");
        if (rules.Count > RestartRulesMax)
            errors.TooLong(field, RestartRulesMax);
        foreach (var (i, rule) in rules.Index())
        {
            if (rule.Action != "Restart")
                errors.NotSupported($"{field}[{i}].action", rule.Action, "Restart");
            if (rule.ExitCodes is not { } codes)
                errors.Required($"{field}[{i}].exitCodes", "must be specified");
            else if (codes.Operator is not ("In" or "NotIn"))
                errors.NotSupported($"{field}[{i}].exitCodes.operator", codes.Operator, "In", "NotIn");
        }
    }

    private static void Resizes(Container container, PodSpec spec, string at, FieldErrors errors)
    {
        var resources = new HashSet<string>();
        foreach (var (i, policy) in (container.ResizePolicy ?? []).Index())
        {
            if (policy.ResourceName is not ("cpu" or "memory"))
                errors.NotSupported(at, policy.ResourceName, "cpu", "memory");
            if (!resources.Add(policy.ResourceName))
                errors.Duplicate($"{at}[{i}]", policy.ResourceName);
            if (policy.RestartPolicy is not ("NotRequired" or "RestartContainer"))
                errors.NotSupported(at, policy.RestartPolicy, "NotRequired", "RestartContainer");
            else if (spec.RestartPolicy == "Never" && policy.RestartPolicy != "NotRequired")
                errors.Invalid(at, policy.RestartPolicy, "must be 'NotRequired' when `restartPolicy` is 'Never'");
        }
    }

    private static void CheckProbe(Probe? probe, string at, bool successIsOne, FieldErrors errors)
    {
        if (probe is null)
            return;
        Handlers(
            at,
            errors,
            ("exec", probe.Exec),
            ("httpGet", probe.HttpGet),
            ("tcpSocket", probe.TcpSocket),
            ("grpc", probe.Grpc)
        );
        foreach (
            var (value, name) in new[]
            {
                (probe.InitialDelaySeconds, "initialDelaySeconds"),
                (probe.TimeoutSeconds, "timeoutSeconds"),
                (probe.PeriodSeconds, "periodSeconds"),
                (probe.SuccessThreshold, "successThreshold"),
                (probe.FailureThreshold, "failureThreshold"),
            }
        )
            if (value < 0)
                errors.Invalid($"{at}.{name}", value, Formats.NonNegative);
        if (successIsOne && probe.SuccessThreshold != 1)
            errors.Invalid($"{at}.successThreshold", probe.SuccessThreshold, "must be 1");
        if (!successIsOne && probe.TerminationGracePeriodSeconds is { } forReadiness)
            errors.Invalid($"{at}.terminationGracePeriodSeconds", forReadiness, "must not be set for readinessProbes");
        if (successIsOne && probe.TerminationGracePeriodSeconds is <= 0)
            errors.Invalid(
                $"{at}.terminationGracePeriodSeconds",
                probe.TerminationGracePeriodSeconds,
                "must be greater than 0"
            );
        Http(probe.HttpGet, $"{at}.httpGet", errors);
        if (probe.TcpSocket is { } tcp)
            Port(tcp.Port, $"{at}.tcpSocket.port", errors);
        if (probe.Exec is { } exec && exec.Command is not { Count: > 0 })
            errors.Required($"{at}.exec.command");
    }

    private static void Handler(LifecycleHandler? handler, PodSpec spec, string at, FieldErrors errors)
    {
        if (handler is null)
            return;
        Handlers(
            at,
            errors,
            ("exec", handler.Exec),
            ("httpGet", handler.HttpGet),
            ("tcpSocket", handler.TcpSocket),
            ("sleep", handler.Sleep)
        );
        Http(handler.HttpGet, $"{at}.httpGet", errors);
        if (
            handler.Sleep is { } sleep
            && spec.TerminationGracePeriodSeconds is { } grace
            && (sleep.Seconds < 0 || sleep.Seconds > grace)
        )
            errors.Invalid(
                $"{at}.sleep",
                sleep.Seconds,
                $"must be non-negative and less than terminationGracePeriodSeconds ({grace})"
            );
        if (handler.Exec is { } exec && exec.Command is not { Count: > 0 })
            errors.Required($"{at}.exec.command");
    }

    private static void Handlers(
        string at,
        FieldErrors errors,
        params ReadOnlySpan<(string Name, object? Value)> handlers
    )
    {
        var found = 0;
        foreach (var (name, value) in handlers)
            if (value is not null && ++found > 1)
                errors.Forbidden($"{at}.{name}", "may not specify more than 1 handler type");
        if (found == 0)
            errors.Required(at, "must specify a handler type");
    }

    private static void Http(HTTPGetAction? action, string at, FieldErrors errors)
    {
        if (action is null)
            return;
        if (action.Path.Length == 0)
            errors.Required($"{at}.path");
        Port(action.Port, $"{at}.port", errors);
        if (action.Scheme is not ("HTTP" or "HTTPS"))
            errors.NotSupported($"{at}.scheme", action.Scheme, "HTTP", "HTTPS");
        foreach (var header in action.HttpHeaders ?? [])
            errors.InvalidEach($"{at}.httpHeaders", header.Name, Formats.HttpHeader(header.Name));
    }

    private static void Port(IntOrString port, string field, FieldErrors errors) =>
        errors.InvalidEach(field, port, port.IsString ? Formats.PortName(port.Text!) : Formats.PortNumber(port.Number));
}

using Arktos.Api;
using Arktos.Api.Core.V1;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>Defaults of pods and of pod templates. Pure.</summary>
internal static class PodDefaults
{
    private const int FileMode = 420;
    private const long TokenSeconds = 3600;

    /// <summary>What holds for pods and templates alike.</summary>
    public static void Spec(PodSpec spec)
    {
        if (spec.RestartPolicy.Length == 0)
            spec.RestartPolicy = "Always";
        if (spec.DnsPolicy.Length == 0)
            spec.DnsPolicy = "ClusterFirst";
        spec.SecurityContext ??= new();
        spec.TerminationGracePeriodSeconds ??= 30;
        if (spec.SchedulerName.Length == 0)
            spec.SchedulerName = "default-scheduler";
        if (spec.ServiceAccountName.Length == 0)
            spec.ServiceAccountName = spec.ServiceAccount;
        spec.ServiceAccount = spec.ServiceAccountName;
        VirtualMachines.Default(spec);
        foreach (var container in All(spec))
            Container(container);
        foreach (var container in spec.EphemeralContainers ?? [])
            EphemeralContainers.Default(container, Container);
        foreach (var volume in spec.Volumes ?? [])
            DefaultVolume(volume);
    }

    /// <summary>What holds for pods only.</summary>
    public static void PodOnly(PodSpec spec)
    {
        spec.EnableServiceLinks ??= true;
        foreach (var container in All(spec))
        {
            foreach (var (name, limit) in container.Resources.Limits ?? [])
                if (container.Resources.Requests?.ContainsKey(name) != true)
                    (container.Resources.Requests ??= [])[name] = limit;
            if (spec.HostNetwork)
                foreach (var port in container.Ports ?? [])
                    if (port.HostPort == 0)
                        port.HostPort = port.ContainerPortValue;
        }
    }

    public static IEnumerable<Container> All(PodSpec spec) => (spec.InitContainers ?? []).Concat(spec.Containers);

    private static void Container(Container container)
    {
        if (container.ImagePullPolicy.Length == 0)
            container.ImagePullPolicy = PullPolicy(container.Image);
        if (container.TerminationMessagePath.Length == 0)
            container.TerminationMessagePath = "/dev/termination-log";
        if (container.TerminationMessagePolicy.Length == 0)
            container.TerminationMessagePolicy = "File";
        foreach (var port in container.Ports ?? [])
            if (port.Protocol.Length == 0)
                port.Protocol = "TCP";
        foreach (var probe in new[] { container.LivenessProbe, container.ReadinessProbe, container.StartupProbe })
            if (probe is not null)
                DefaultProbe(probe);
        Http(container.Lifecycle?.PostStart?.HttpGet);
        Http(container.Lifecycle?.PreStop?.HttpGet);
        foreach (var variable in container.Env ?? [])
            if (variable.ValueFrom?.FieldRef is { ApiVersion: "" } field)
                field.ApiVersion = "v1";
    }

    // "latest", or neither tag nor digest.
    private static string PullPolicy(string image)
    {
        if (image.Contains('@'))
            return "IfNotPresent";
        var name = image[(image.LastIndexOf('/') + 1)..];
        var colon = name.LastIndexOf(':');
        return colon < 0 || name[(colon + 1)..] == "latest" ? "Always" : "IfNotPresent";
    }

    private static void DefaultProbe(Probe probe)
    {
        if (probe.TimeoutSeconds == 0)
            probe.TimeoutSeconds = 1;
        if (probe.PeriodSeconds == 0)
            probe.PeriodSeconds = 10;
        if (probe.SuccessThreshold == 0)
            probe.SuccessThreshold = 1;
        if (probe.FailureThreshold == 0)
            probe.FailureThreshold = 3;
        Http(probe.HttpGet);
        if (probe.Grpc is { } grpc)
            grpc.Service ??= "";
    }

    private static void Http(HTTPGetAction? action)
    {
        if (action is null)
            return;
        if (action.Path.Length == 0)
            action.Path = "/";
        if (action.Scheme.Length == 0)
            action.Scheme = "HTTP";
    }

    private static void DefaultVolume(Volume volume)
    {
        if (VolumeSources.Count(volume) == 0)
            volume.EmptyDir = new();
        if (volume.Secret is { } secret)
            secret.DefaultMode ??= FileMode;
        if (volume.ConfigMap is { } configMap)
            configMap.DefaultMode ??= FileMode;
        if (volume.DownwardAPI is { } downward)
        {
            downward.DefaultMode ??= FileMode;
            Fields(downward.Items);
        }
        if (volume.HostPath is { } hostPath)
            hostPath.Type ??= "";
        if (volume.Projected is not { } projected)
            return;
        projected.DefaultMode ??= FileMode;
        foreach (var source in projected.Sources ?? [])
        {
            if (source.ServiceAccountToken is { } token)
                token.ExpirationSeconds ??= TokenSeconds;
            Fields(source.DownwardAPI?.Items);
        }
    }

    private static void Fields(List<DownwardAPIVolumeFile>? files)
    {
        foreach (var file in files ?? [])
            if (file.FieldRef is { ApiVersion: "" } field)
                field.ApiVersion = "v1";
    }
}

/// <summary>The sources of a volume, of which exactly one must be set.</summary>
internal static class VolumeSources
{
    private static readonly (string Name, Func<Volume, object?> Get)[] Sources =
    [
        .. typeof(Volume)
            .GetProperties()
            .Where(p => p.Name != nameof(Volume.Name))
            .Select(p =>
                (char.ToLowerInvariant(p.Name[0]) + p.Name[1..], p.GetMethod!.CreateDelegate<Func<Volume, object?>>())
            ),
    ];

    public static int Count(Volume volume)
    {
        var count = 0;
        foreach (var (_, get) in Sources)
            count += get(volume) is null ? 0 : 1;
        return count;
    }

    public static IEnumerable<string> Names(Volume volume) =>
        Sources.Where(s => s.Get(volume) is not null).Select(s => s.Name);
}

using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>What holds for the spec of pods and pod templates. Pure.</summary>
internal static class PodValidation
{
    private const int NameserversMax = 3,
        SearchesMax = 32,
        SearchCharsMax = 2048,
        HostNameBytesMax = 64;

    public static void Spec(PodSpec spec, string at, FieldErrors errors, bool isTemplate = false)
    {
        var volumes = VolumeValidation.Validate(spec, at, isTemplate, errors);
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
        Dns(spec, $"{at}.dnsConfig", errors);
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
        HostNames(spec, at, errors);
        if (spec.PreemptionPolicy is not (null or "PreemptLowerPriority" or "Never"))
            errors.NotSupported($"{at}.preemptionPolicy", spec.PreemptionPolicy, "PreemptLowerPriority", "Never");
        if (spec.Os is { } system)
        {
            if (system.Name.Length == 0)
                errors.Required($"{at}.os.name");
            else if (system.Name is not ("linux" or "windows"))
                errors.NotSupported($"{at}.os.name", system.Name, "linux", "windows");
        }
        PodScheduling.Validate(spec, at, errors);
        PodSecurity.Validate(spec, at, errors);
        PodResources.Validate(spec, at, errors);
        foreach (var (i, gate) in (spec.ReadinessGates ?? []).Index())
            errors.InvalidEach(
                $"{at}.readinessGates[{i}].conditionType",
                gate.ConditionType,
                Formats.QualifiedName(gate.ConditionType)
            );
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
                ContainerValidation.Validate(container, spec, field, volumes, hostPorts, errors);
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

    private static void Dns(PodSpec spec, string at, FieldErrors errors)
    {
        if (spec is { DnsPolicy: "None", DnsConfig: null })
            errors.Required(at, "must provide `dnsConfig` when `dnsPolicy` is None");
        if (spec.DnsConfig is not { } config)
            return;
        var (servers, searches) = (config.Nameservers ?? [], config.Searches ?? []);
        if (spec.DnsPolicy == "None" && servers.Count == 0)
            errors.Required($"{at}.nameservers", "must provide at least one DNS nameserver when `dnsPolicy` is None");
        if (servers.Count > NameserversMax)
            errors.Invalid($"{at}.nameservers", servers, $"must not have more than {NameserversMax} nameservers");
        foreach (var (i, server) in servers.Index())
            errors.InvalidEach($"{at}.nameservers[{i}]", server, Formats.IpAddress(server));
        if (searches.Count > SearchesMax)
            errors.Invalid($"{at}.searches", searches, $"must not have more than {SearchesMax} search paths");
        if (searches.Sum(s => s.Length + 1L) - 1 > SearchCharsMax)
            errors.Invalid(
                $"{at}.searches",
                searches,
                $"must not have more than {SearchCharsMax} characters (including spaces) in the search list"
            );
        foreach (var (i, search) in searches.Index())
        {
            // Names of services that are no hosts have underscores; the root is a dot.
            var name = search.EndsWith('.') ? search[..^1] : search;
            if (search != ".")
                errors.InvalidEach($"{at}.searches[{i}]", search, Formats.DnsSubdomain(name.Replace('_', 'a')));
        }
        foreach (var (i, option) in (config.Options ?? []).Index())
            if (option.Name.Length == 0)
                errors.Required($"{at}.options[{i}]", "must not be empty");
    }

    private static void HostNames(PodSpec spec, string at, FieldErrors errors)
    {
        if (spec.Hostname.Length > 0)
            errors.InvalidEach($"{at}.hostname", spec.Hostname, Formats.DnsLabel(spec.Hostname));
        if (spec.Subdomain.Length > 0)
            errors.InvalidEach($"{at}.subdomain", spec.Subdomain, Formats.DnsLabel(spec.Subdomain));
        if (spec.HostnameOverride is { } name)
        {
            var field = $"{at}.hostnameOverride";
            if (spec.SetHostnameAsFQDN == true)
                errors.Forbidden(field, "may not be specified when setHostnameAsFQDN is true");
            if (spec.HostNetwork)
                errors.Forbidden(field, "may not be specified when hostNetwork is true");
            if (name.Length > HostNameBytesMax)
                errors.TooLong(field, HostNameBytesMax);
            errors.InvalidEach(field, name, Formats.DnsSubdomain(name));
        }
        foreach (var (i, alias) in (spec.HostAliases ?? []).Index())
        {
            errors.InvalidEach($"{at}.hostAliases[{i}].ip", alias.Ip, Formats.IpAddress(alias.Ip));
            foreach (var (j, host) in (alias.Hostnames ?? []).Index())
                errors.InvalidEach($"{at}.hostAliases[{i}].hostnames[{j}]", host, Formats.DnsSubdomain(host));
        }
    }

    private static void Name(string name, string field, FieldErrors errors)
    {
        if (name.Length > 0)
            errors.InvalidEach(field, name, Formats.DnsSubdomain(name));
    }
}

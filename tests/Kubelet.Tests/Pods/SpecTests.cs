using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Runtimes;
using Container = Arktos.Api.Core.V1.Container;

namespace Arktos.Kubelet.Tests.Pods;

public sealed class SpecTests
{
    private static readonly ImageRecord Image = new("sha256:1", [], [], 1, null, "");

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("$(A)-$(B)", "1-2")]
    [InlineData("$(A", "$(A")]
    [InlineData("$$(A)", "$(A)")]
    [InlineData("$$$(A)", "$1")]
    [InlineData("$(NONE)", "$(NONE)")]
    [InlineData("cost: 5$", "cost: 5$")]
    [InlineData("$A $()", "$A $()")]
    public void Variables_are_expanded_as_in_Kubernetes(string text, string expanded) =>
        Assert.Equal(
            expanded,
            VariableExpansion.Expand(
                text,
                name =>
                    name switch
                    {
                        "A" => "1",
                        "B" => "2",
                        _ => null,
                    }
            )
        );

    [Fact]
    public void The_environment_is_envFrom_then_env_and_later_ones_win()
    {
        var pod = PodScript.Pod("Always a");
        pod.Metadata.Labels = new() { ["app"] = "web" };
        var container = pod.Spec.Containers[0];
        container.Resources.Limits = new() { ["cpu"] = Quantity.Parse("1500m"), ["memory"] = Quantity.Parse("1Gi") };
        container.EnvFrom =
        [
            new EnvFromSource
            {
                Prefix = "P_",
                ConfigMapRef = new ConfigMapEnvSource { Name = "map" },
            },
            new EnvFromSource
            {
                SecretRef = new SecretEnvSource { Name = "none", Optional = true },
            },
        ];
        container.Env =
        [
            new EnvVar { Name = "P_b", Value = "mine" },
            new EnvVar { Name = "C", Value = "$(P_a)-$(P_b)-$(LATER)" },
            new EnvVar { Name = "LATER", Value = "x" },
            new EnvVar
            {
                Name = "SECRET",
                ValueFrom = new EnvVarSource
                {
                    SecretKeyRef = new SecretKeySelector { Name = "secret", Key = "k" },
                },
            },
            new EnvVar
            {
                Name = "MISSING",
                ValueFrom = new EnvVarSource
                {
                    SecretKeyRef = new SecretKeySelector
                    {
                        Name = "secret",
                        Key = "none",
                        Optional = true,
                    },
                },
            },
            new EnvVar
            {
                Name = "IP",
                ValueFrom = new EnvVarSource { FieldRef = new ObjectFieldSelector { FieldPath = "status.podIP" } },
            },
            new EnvVar
            {
                Name = "LABEL",
                ValueFrom = new EnvVarSource
                {
                    FieldRef = new ObjectFieldSelector { FieldPath = "metadata.labels['app']" },
                },
            },
            new EnvVar
            {
                Name = "CPU",
                ValueFrom = new EnvVarSource
                {
                    ResourceFieldRef = new ResourceFieldSelector { Resource = "limits.cpu" },
                },
            },
            new EnvVar
            {
                Name = "MILLI",
                ValueFrom = new EnvVarSource
                {
                    ResourceFieldRef = new ResourceFieldSelector
                    {
                        Resource = "limits.cpu",
                        Divisor = Quantity.Parse("1m"),
                    },
                },
            },
            new EnvVar
            {
                Name = "MEM",
                ValueFrom = new EnvVarSource
                {
                    ResourceFieldRef = new ResourceFieldSelector
                    {
                        Resource = "limits.memory",
                        Divisor = Quantity.Parse("1Mi"),
                    },
                },
            },
        ];
        var sources = new EnvironmentSources
        {
            ConfigMaps = new Dictionary<string, ConfigMap>
            {
                ["map"] = new()
                {
                    Data = new() { ["a"] = "1", ["b"] = "2" },
                },
            },
            Secrets = new Dictionary<string, Secret>
            {
                ["secret"] = new() { Data = new() { ["k"] = "v"u8.ToArray() } },
            },
            PodIps = ["10.0.0.5"],
        };
        Assert.Equal(
            "P_a=1 P_b=mine C=1-mine-$(LATER) LATER=x SECRET=v IP=10.0.0.5 LABEL=web CPU=2 MILLI=1500 MEM=1024",
            string.Join(' ', EnvironmentBuilder.Build(pod, container, sources).Select(e => $"{e.Key}={e.Value}"))
        );
        container.EnvFrom[1].SecretRef!.Optional = false;
        Assert.Equal(
            "secret \"none\" not found",
            Assert.Throws<ConfigurationException>(() => EnvironmentBuilder.Build(pod, container, sources)).Message
        );
    }

    [Fact]
    public void Resources_and_security_reach_the_runtime()
    {
        var pod = PodScript.Pod("Always a");
        pod.Status.QosClass = "Burstable";
        pod.Spec.SecurityContext = new PodSecurityContext { RunAsUser = 1000, FsGroup = 2000 };
        var container = pod.Spec.Containers[0];
        container.Resources = new ResourceRequirements
        {
            Requests = new() { ["cpu"] = Quantity.Parse("250m"), ["memory"] = Quantity.Parse("1Gi") },
            Limits = new() { ["cpu"] = Quantity.Parse("500m"), ["memory"] = Quantity.Parse("2Gi") },
        };
        container.SecurityContext = new SecurityContext
        {
            RunAsGroup = 3000,
            ReadOnlyRootFilesystem = true,
            Capabilities = new Capabilities { Add = ["NET_ADMIN"], Drop = ["ALL"] },
        };
        container.Command = ["run", "$(X)"];
        var config = ContainerConfigBuilder.Container(
            pod,
            container,
            new ContainerInputs
            {
                Attempt = 2,
                Image = Image,
                Environment = [new("X", "1")],
                NodeMemoryBytes = 4L << 30,
            }
        );
        var resources = config.Linux.Resources;
        Assert.Equal(
            (256, 50_000, 100_000, 2L << 30, 750),
            (
                resources.CpuShares,
                resources.CpuQuota,
                resources.CpuPeriod,
                resources.MemoryLimitInBytes,
                resources.OomScoreAdj
            )
        );
        var security = config.Linux.SecurityContext;
        Assert.Equal(
            (1000, 3000, true, false),
            (security.RunAsUser.Value, security.RunAsGroup.Value, security.ReadonlyRootfs, security.Privileged)
        );
        Assert.Equal(
            "2000 NET_ADMIN ALL",
            $"{string.Join(',', security.SupplementalGroups)} "
                + $"{string.Join(',', security.Capabilities.AddCapabilities)} "
                + $"{string.Join(',', security.Capabilities.DropCapabilities)}"
        );
        Assert.Equal(
            ("a/2.log", "2", "run 1"),
            (config.LogPath, config.Annotations[RuntimeLabels.RestartCount], string.Join(' ', config.Command))
        );
        Assert.Equal(NamespaceMode.Container, security.NamespaceOptions.Pid);
    }

    [Theory]
    [InlineData(0L, null, "container's runAsUser breaks non-root policy (pod: \"p_ns(u)\", container: a)")]
    [InlineData(null, null, "container has runAsNonRoot and image will run as root (pod: \"p_ns(u)\", container: a)")]
    [InlineData(null, 5L, null)]
    [InlineData(5L, 0L, null)]
    public void A_container_that_must_not_be_root_is_not(long? user, long? imageUser, string? error)
    {
        var pod = PodScript.Pod("Always a");
        pod.Spec.Containers[0].SecurityContext = new SecurityContext { RunAsNonRoot = true, RunAsUser = user };
        var make = () =>
            ContainerConfigBuilder.Container(
                pod,
                pod.Spec.Containers[0],
                new ContainerInputs { Attempt = 0, Image = Image with { Uid = imageUser } }
            );
        if (error is null)
            make();
        else
            Assert.Equal(error, Assert.Throws<ConfigurationException>(make).Message);
    }

    [Theory]
    [InlineData("ClusterFirst", false, "10.96.0.10", "ns.svc.c.local svc.c.local c.local corp", "ndots:5")]
    [InlineData("ClusterFirst", true, "8.8.8.8", "corp", "timeout:2")]
    [InlineData("ClusterFirstWithHostNet", true, "10.96.0.10", "ns.svc.c.local svc.c.local c.local corp", "ndots:5")]
    [InlineData("Default", false, "8.8.8.8", "corp", "timeout:2")]
    [InlineData("None", false, "", "", "")]
    public void Name_servers_follow_from_the_policy(
        string policy,
        bool hostNetwork,
        string servers,
        string searches,
        string options
    )
    {
        var pod = PodScript.Pod("Always a");
        (pod.Spec.DnsPolicy, pod.Spec.HostNetwork) = (policy, hostNetwork);
        var (dns, warnings) = DnsSettings.For(
            pod,
            DnsSettings.Parse("# comment\nsearch corp.\nnameserver 8.8.8.8\noptions timeout:2\n"),
            ["10.96.0.10"],
            "c.local"
        );
        Assert.Empty(warnings);
        Assert.Equal(
            (servers, searches, options),
            (string.Join(' ', dns.Servers), string.Join(' ', dns.Searches), string.Join(' ', dns.Options))
        );
    }

    [Fact]
    public void A_pods_own_settings_are_added_to_those_of_its_policy()
    {
        var pod = PodScript.Pod("Always a");
        pod.Spec.DnsConfig = new PodDNSConfig
        {
            Nameservers = ["1.1.1.1", "10.96.0.10"],
            Searches = ["own", "corp"],
            Options = [new() { Name = "ndots", Value = "2" }, new() { Name = "edns0" }],
        };
        var dns = DnsSettings.For(pod, DnsSettings.Parse("search corp\n"), ["10.96.0.10"], "c.local").Settings;
        Assert.Equal(["10.96.0.10", "1.1.1.1"], dns.Servers);
        Assert.Equal(["ns.svc.c.local", "svc.c.local", "c.local", "corp", "own"], dns.Searches);
        Assert.Equal(["ndots:2", "edns0"], dns.Options);
        pod.Spec.DnsPolicy = "None";
        dns = DnsSettings.For(pod, DnsSettings.Parse("search corp\n"), ["10.96.0.10"], "c.local").Settings;
        Assert.Equal(
            ("1.1.1.1 10.96.0.10", "own corp", "ndots:2 edns0"),
            (string.Join(' ', dns.Servers), string.Join(' ', dns.Searches), string.Join(' ', dns.Options))
        );
    }

    [Fact]
    public void What_is_more_than_a_resolver_takes_is_left_out_and_told_of()
    {
        var pod = PodScript.Pod("Always a");
        pod.Spec.DnsConfig = new PodDNSConfig
        {
            Nameservers = ["1.1.1.1", "1.1.1.2", "1.1.1.3"],
            Searches = [.. Enumerable.Range(0, 30).Select(i => $"d{i}")],
        };
        var (dns, warnings) = DnsSettings.For(pod, DnsSettings.Parse(""), ["10.96.0.10"], "c.local");
        Assert.Equal(["10.96.0.10", "1.1.1.1", "1.1.1.2"], dns.Servers);
        Assert.Equal(32, dns.Searches.Count);
        Assert.Equal(
            [
                (
                    "DNSConfigForming",
                    "Nameserver limits were exceeded, some nameservers have been omitted, the applied nameserver line "
                        + "is: 10.96.0.10 1.1.1.1 1.1.1.2"
                ),
                (
                    "DNSConfigForming",
                    "Search Line limits were exceeded, some search paths have been omitted, the applied search line "
                        + $"is: {string.Join(' ', dns.Searches)}"
                ),
            ],
            warnings
        );
        var node = DnsSettings.Parse($"search {string.Join(' ', Enumerable.Range(0, 33).Select(i => $"d{i}"))}\n");
        Assert.Equal(
            (
                "CheckLimitsForResolvConf",
                "Resolv.conf file '/r' contains search line consisting of more than 32 domains!"
            ),
            Assert.Single(node.WarningsOf("/r"))
        );
        Assert.Empty(dns.WarningsOf("/r"));
        pod.Spec.DnsConfig = new PodDNSConfig
        {
            Searches = [.. Enumerable.Range(0, 10).Select(i => new string('x', 249) + i)],
        };
        (dns, warnings) = DnsSettings.For(pod, DnsSettings.Parse(""), ["10.96.0.10"], "c.local");
        Assert.InRange(string.Join(' ', dns.Searches).Length, 2048 - 250, 2048);
        Assert.Single(warnings);
    }

    [Theory]
    [InlineData("ClusterFirst", false, true)]
    [InlineData("ClusterFirstWithHostNet", true, true)]
    [InlineData("ClusterFirst", true, false)]
    [InlineData("Default", false, false)]
    public void Without_name_servers_of_the_cluster_a_pod_gets_the_nodes(string policy, bool hostNetwork, bool isTold)
    {
        var pod = PodScript.Pod("Always a");
        (pod.Spec.DnsPolicy, pod.Spec.HostNetwork) = (policy, hostNetwork);
        var (dns, warnings) = DnsSettings.For(
            pod,
            DnsSettings.Parse("search corp\nnameserver 8.8.8.8\n"),
            [],
            "c.local"
        );
        Assert.Equal(("8.8.8.8", "corp"), (dns.Servers.Single(), dns.Searches.Single()));
        Assert.Equal(
            isTold
                ?
                [
                    (
                        "MissingClusterDNS",
                        "pod: \"p_ns(u)\". kubelet does not have ClusterDNS IP configured and cannot create Pod using "
                            + "\"ClusterFirst\" policy. Falling back to \"Default\" policy."
                    ),
                ]
                : [],
            warnings
        );
    }

    [Fact]
    public void The_hosts_file_names_the_pod_and_its_aliases()
    {
        var pod = PodScript.Pod("Always a");
        pod.Spec.Subdomain = "sub";
        pod.Spec.HostAliases = [new HostAlias { Ip = "1.2.3.4", Hostnames = ["x", "y"] }];
        var text = HostsFile.Write(pod, ["10.0.0.5"], "", "c.local");
        Assert.StartsWith("# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n", text);
        Assert.EndsWith("10.0.0.5\tp.sub.ns.svc.c.local\tp\n\n# Entries added by HostAliases.\n1.2.3.4\tx\ty\n", text);
    }

    [Theory]
    [InlineData("x", "Always")]
    [InlineData("x:latest", "Always")]
    [InlineData("x:1", "IfNotPresent")]
    [InlineData("host:5000/x", "Always")]
    [InlineData("x@sha256:1", "IfNotPresent")]
    public void The_pull_policy_follows_from_the_tag(string image, string policy) =>
        Assert.Equal(policy, ContainerKinds.PullPolicy(new Container { Image = image }));

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(true, true, true)]
    public void A_volume_that_is_read_only_is_mounted_so_whatever_the_mount_says(bool mount, bool volume, bool result)
    {
        var pod = PodScript.Pod("Always a");
        pod.Spec.Containers[0].VolumeMounts =
        [
            new VolumeMount
            {
                Name = "v",
                MountPath = "/v",
                ReadOnly = mount,
            },
            new VolumeMount
            {
                Name = "v",
                MountPath = "/part",
                SubPath = "part",
                ReadOnly = mount,
            },
        ];
        var config = ContainerConfigBuilder.Container(
            pod,
            pod.Spec.Containers[0],
            new ContainerInputs
            {
                Attempt = 0,
                Image = Image,
                Volumes = new Dictionary<string, Kubelet.Volumes.PreparedVolume> { ["v"] = new("/volume", volume) },
                SubPaths = new Dictionary<int, string> { [1] = "/agents/own" },
            }
        );
        Assert.Equal(["/volume", "/agents/own"], config.Mounts.Select(m => m.HostPath));
        Assert.All(config.Mounts, m => Assert.Equal(result, m.Readonly));
    }

    [Theory]
    [InlineData("v", "/dev/xvda", false, "/agents/own /dev/xvda mrw")]
    [InlineData("v", "/dev/xvda", true, "/agents/own /dev/xvda r")]
    [InlineData("v", "xvda", false, "error DevicePath `xvda` must be an absolute path")]
    [InlineData("none", "/dev/xvda", false, "cannot find volume \"none\" to pass into container \"a\"")]
    [InlineData("folder", "/dev/xvda", false, "cannot find volume \"folder\" to pass into container \"a\"")]
    public void A_container_gets_the_device_that_it_names(string volume, string path, bool readOnly, string result)
    {
        var pod = PodScript.Pod("Always a");
        pod.Spec.Containers[0].VolumeDevices = [new() { Name = volume, DevicePath = path }];
        var inputs = new ContainerInputs
        {
            Attempt = 0,
            Image = Image,
            Volumes = new Dictionary<string, Kubelet.Volumes.PreparedVolume>
            {
                ["v"] = new("/agents/own", readOnly) { IsDevice = true },
                ["folder"] = new("/folder"),
            },
        };
        ContainerConfig Build() => ContainerConfigBuilder.Container(pod, pod.Spec.Containers[0], inputs);
        if (result.StartsWith('/'))
            Assert.Equal(
                result,
                Assert.Single(Build().Devices) is var d ? $"{d.HostPath} {d.ContainerPath} {d.Permissions}" : ""
            );
        else
            Assert.Equal(result, Assert.Throws<ConfigurationException>(Build).Message);
    }
}

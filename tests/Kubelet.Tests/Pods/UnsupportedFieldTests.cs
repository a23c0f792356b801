using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Runtimes;
using SeccompType = Arktos.Kubelet.Cri.SecurityProfile.Types.ProfileType;

namespace Arktos.Kubelet.Tests.Pods;

/// <summary>What a pod may ask for and this node does not give: it says so, and does not run without it.</summary>
public sealed class UnsupportedFieldTests
{
    [Theory]
    [InlineData("""{"hostUsers":false}""", "user namespaces")]
    [InlineData("""{"runtimeClassName":"gvisor","virtualMachine":{}}""", "runtimeClassName")]
    [InlineData("""{"resourceClaims":[{"name":"gpu"}]}""", "resourceClaims")]
    [InlineData("""{"resources":{"limits":{"cpu":"1"}}}""", "spec.resources")]
    [InlineData("""{"resources":{"limits":{},"requests":{"cpu":"1"}}}""", "spec.resources")]
    [InlineData("""{"virtualMachine":{}}""", "virtualMachine")]
    [InlineData("""{"hostUsers":true,"runtimeClassName":"gvisor","resourceClaims":[],"resources":{}}""", "")]
    public void No_sandbox_is_made_for_what_it_cannot_give(string spec, string error)
    {
        var pod = new Pod { Spec = Decode<PodSpec>(spec) };
        AssertRefused(error, () => UnsupportedFields.CheckPod(pod, runsMachines: false));
    }

    [Theory]
    [InlineData(
        """{"volumeMounts":[{"name":"v","mountPath":"/v","recursiveReadOnly":"Enabled"}]}""",
        "recursiveReadOnly"
    )]
    [InlineData("""{"lifecycle":{"stopSignal":"SIGUSR1"}}""", "stopSignal")]
    [InlineData("""{"securityContext":{"procMount":"Unmasked"}}""", "procMount Unmasked")]
    [InlineData(
        """
            {"securityContext":{"procMount":"Default"},"lifecycle":{"preStop":{"exec":{}}},
             "volumeMounts":[{"name":"v","mountPath":"/v","recursiveReadOnly":"IfPossible"}]}
            """,
        ""
    )]
    public void No_container_is_made_for_what_it_cannot_give(string container, string error)
    {
        var spec = Decode<Container>(container);
        AssertRefused(error, () => UnsupportedFields.CheckContainer(spec));
    }

    [Fact]
    public void A_variable_from_a_source_that_is_not_known_is_not_left_out()
    {
        var pod = PodScript.Pod("Always a");
        pod.Spec.Containers[0].Env =
        [
            new EnvVar
            {
                Name = "A",
                ValueFrom = new EnvVarSource { FileKeyRef = new FileKeySelector() },
            },
        ];
        Assert.Throws<ConfigurationException>(() =>
            EnvironmentBuilder.Build(pod, pod.Spec.Containers[0], new EnvironmentSources())
        );
    }

    [Theory]
    [InlineData("""{"os":{"name":"windows"}}""", "PodOSNotSupported")]
    [InlineData("""{"os":{"name":"linux"}}""", "")]
    [InlineData(
        """{"securityContext":{"supplementalGroupsPolicy":"Strict"}}""",
        "SupplementalGroupsPolicyNotSupported"
    )]
    [InlineData("""{"securityContext":{"appArmorProfile":{"type":"RuntimeDefault"}}}""", "AppArmor")]
    [InlineData("""{"securityContext":{"appArmorProfile":{"type":"Unconfined"}}}""", "")]
    [InlineData(
        """
            {"containers":[{"name":"a","securityContext":
             {"appArmorProfile":{"type":"Localhost","localhostProfile":"x"}}}]}
            """,
        "AppArmor"
    )]
    [InlineData("""{"securityContext":{"sysctls":[{"name":"net.ipv4.tcp_syncookies","value":"1"}]}}""", "")]
    [InlineData("""{"securityContext":{"sysctls":[{"name":"net/ipv4/tcp_syncookies","value":"1"}]}}""", "")]
    [InlineData("""{"securityContext":{"sysctls":[{"name":"net.core.somaxconn","value":"1"}]}}""", "SysctlForbidden")]
    [InlineData("""{"securityContext":{"sysctls":[{"name":"kernel.msgmax","value":"1"}]}}""", "SysctlForbidden")]
    [InlineData(
        """{"hostNetwork":true,"securityContext":{"sysctls":[{"name":"net.ipv4.tcp_syncookies","value":"1"}]}}""",
        "SysctlForbidden"
    )]
    public void A_node_refuses_for_good_what_it_may_not_run(string spec, string reason)
    {
        var pod = PodScript.Pod("Always a");
        var given = Decode<PodSpec>(spec);
        (given.RestartPolicy, given.Containers) = (
            "Always",
            given.Containers is { Count: > 0 } c ? c : pod.Spec.Containers
        );
        pod.Spec = given;
        var view = PodScript.View(pod, "") with { Memory = PodMemory.Empty };
        Assert.Equal(
            reason.Length == 0 ? "volumes" : $"reject:{reason}",
            PodScript.Describe(PodPlanner.Plan(view).Actions)
        );
        // What runs already goes on.
        var running = PodScript.View(pod, "sandbox a:run") with
        {
            Memory = PodMemory.Empty,
        };
        Assert.Equal("volumes", PodScript.Describe(PodPlanner.Plan(running).Actions));
    }

    [Theory]
    [InlineData("RuntimeDefault", "", SeccompType.RuntimeDefault, "")]
    [InlineData("Unconfined", "", SeccompType.Unconfined, "")]
    [InlineData("Localhost", "profiles/x.json", SeccompType.Localhost, "/state/seccomp/profiles/x.json")]
    [InlineData("Localhost", "../x.json", null, "")]
    [InlineData("Localhost", "/x.json", null, "")]
    [InlineData("Localhost", "", null, "")]
    public void A_seccomp_profile_is_the_one_that_was_asked_for(string type, string file, object? given, string path)
    {
        var pod = PodScript.Pod("Always a");
        pod.Spec.SecurityContext = new PodSecurityContext
        {
            SeccompProfile = new SeccompProfile { Type = type, LocalhostProfile = file },
        };
        var make = () =>
            ContainerConfigBuilder.Container(
                pod,
                pod.Spec.Containers[0],
                new ContainerInputs
                {
                    Attempt = 0,
                    Image = new ImageRecord("sha256:1", [], [], 1, 5, ""),
                    SeccompDirectory = "/state/seccomp",
                }
            );
        if (given is null)
        {
            Assert.Throws<ConfigurationException>(make);
            return;
        }
        var profile = make().Linux.SecurityContext.Seccomp;
        Assert.Equal((given, path), (profile.ProfileType, profile.LocalhostRef));
    }

    [Theory]
    [InlineData("""{"hostname":"web"}""", "web")]
    [InlineData("""{"hostname":"web","subdomain":"sub"}""", "web")]
    [InlineData("""{"hostname":"web","subdomain":"sub","setHostnameAsFQDN":true}""", "web.sub.ns.svc.c.local")]
    [InlineData("""{"hostname":"web","setHostnameAsFQDN":true}""", "web")]
    [InlineData("""{"hostnameOverride":"own.name","subdomain":"sub","setHostnameAsFQDN":true}""", "own.name")]
    [InlineData("""{"hostNetwork":true,"hostname":"web"}""", "")]
    [InlineData("""{"hostname":"web","subdomain":"a23456789b23456789c23456789d23456789e23456789f"}""", "web")]
    [InlineData(
        """{"hostname":"web","subdomain":"a23456789b23456789c23456789d23456789e23456789f","setHostnameAsFQDN":true}""",
        null
    )]
    public void The_host_name_is_what_the_spec_asks_for(string spec, string? name)
    {
        var pod = PodScript.Pod("Always a");
        pod.Spec = Decode<PodSpec>(spec);
        if (name is not null)
            Assert.Equal(name, PodHostname.OfSandbox(pod, "c.local"));
        else
            Assert.Contains(
                "is too long (64 characters is the max, 65 characters requested)",
                Assert.Throws<ConfigurationException>(() => PodHostname.OfSandbox(pod, "c.local")).Message
            );
    }

    private static T Decode<T>(string json) => KubeJson.Decode<T>(System.Text.Encoding.UTF8.GetBytes(json));

    private static void AssertRefused(string error, System.Action check)
    {
        if (error.Length == 0)
            check();
        else
            Assert.Contains(error, Assert.Throws<ConfigurationException>(check).Message);
    }
}

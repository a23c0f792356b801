using Arktos.Api.Core.V1;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Services;
using Arktos.Kubelet.Tests.Pods;

namespace Arktos.Kubelet.Tests.Services;

public sealed class ServiceEnvironmentTests
{
    [Fact]
    public void A_service_is_told_by_its_variables()
    {
        var text = Text(
            Service("kubernetes", "10.96.0.1", "https:443/TCP"),
            Service("my-db", "10.96.0.7", ":5432/TCP", "web-ui:53/UDP"),
            Service("headless", "None", ":1/TCP"),
            Service("external", "", ":1/TCP")
        );
        Assert.Equal(
            """
            KUBERNETES_SERVICE_HOST=10.96.0.1
            KUBERNETES_SERVICE_PORT=443
            KUBERNETES_SERVICE_PORT_HTTPS=443
            KUBERNETES_PORT=tcp://10.96.0.1:443
            KUBERNETES_PORT_443_TCP=tcp://10.96.0.1:443
            KUBERNETES_PORT_443_TCP_PROTO=tcp
            KUBERNETES_PORT_443_TCP_PORT=443
            KUBERNETES_PORT_443_TCP_ADDR=10.96.0.1
            MY_DB_SERVICE_HOST=10.96.0.7
            MY_DB_SERVICE_PORT=5432
            MY_DB_SERVICE_PORT_WEB_UI=53
            MY_DB_PORT=tcp://10.96.0.7:5432
            MY_DB_PORT_5432_TCP=tcp://10.96.0.7:5432
            MY_DB_PORT_5432_TCP_PROTO=tcp
            MY_DB_PORT_5432_TCP_PORT=5432
            MY_DB_PORT_5432_TCP_ADDR=10.96.0.7
            MY_DB_PORT_53_UDP=udp://10.96.0.7:53
            MY_DB_PORT_53_UDP_PROTO=udp
            MY_DB_PORT_53_UDP_PORT=53
            MY_DB_PORT_53_UDP_ADDR=10.96.0.7
            """,
            text
        );
    }

    [Fact]
    public void The_last_of_a_name_counts_and_an_address_of_six_is_bracketed_in_URLs()
    {
        var text = Text(Service("a", "10.96.0.1", ":1/TCP"), Service("a", "fd00::1", ":2/TCP"));
        Assert.StartsWith("A_SERVICE_HOST=fd00::1\nA_SERVICE_PORT=2\nA_PORT=tcp://[fd00::1]:2\n", text);
    }

    [Fact]
    public void What_a_container_sets_itself_goes_before_and_may_refer_to_them()
    {
        var pod = PodScript.Pod("Always a");
        pod.Spec.Containers[0].Env =
        [
            new EnvVar { Name = "URL", Value = "https://$(KUBERNETES_SERVICE_HOST)" },
            new EnvVar { Name = "KUBERNETES_SERVICE_PORT", Value = "own" },
        ];
        var variables = EnvironmentBuilder
            .Build(
                pod,
                pod.Spec.Containers[0],
                new EnvironmentSources { Services = [Service("kubernetes", "10.96.0.1", "https:443/TCP")] }
            )
            .ToDictionary(v => v.Key, v => v.Value);
        Assert.Equal(("https://10.96.0.1", "own"), (variables["URL"], variables["KUBERNETES_SERVICE_PORT"]));
    }

    private static string Text(params Service[] services) =>
        string.Join('\n', ServiceEnvironment.Of(services).Select(v => $"{v.Key}={v.Value}"));

    private static Service Service(string name, string ip, params string[] ports) =>
        new()
        {
            Metadata = new() { Name = name },
            Spec = new()
            {
                ClusterIP = ip,
                Ports =
                [
                    .. ports.Select(p => new ServicePort
                    {
                        Name = p.Split(':')[0],
                        Port = int.Parse(p.Split(':', '/')[1]),
                        Protocol = p.Split('/')[1],
                    }),
                ],
            },
        };
}

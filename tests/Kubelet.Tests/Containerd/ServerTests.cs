using System.Net;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Tests.Hosts;
using Arktos.Kubelet.Tests.Server;

namespace Arktos.Kubelet.Tests.Containerd;

public sealed class ServerTests
{
    [ContainerdFact]
    public async Task Logs_are_read_and_followed_and_commands_run_with_input_output_and_exit_code()
    {
        await using var containerd = await PrivateContainerd.StartAsync();
        var (api, pki) = (new PodApi(), new TestPki());
        await using var host = await containerd.StartAgentAsync(
            api,
            options =>
                options with
                {
                    Listen = new IPEndPoint(IPAddress.Loopback, 0),
                    ServingCertificate = pki.Issue("CN=n1"),
                    ClientRoots = pki.Roots,
                }
        );
        using var client = new ServerClient(host.Port, pki.Issue("CN=kube-apiserver-kubelet-client, O=system:masters"));
        Assert.Equal("ok", await client.GetAsync("/healthz"));

        api.Add(
            PodApi.Pod(
                "p",
                PodApi.Shell(
                    "main",
                    "trap 'exit 0' TERM; for i in 1 2 3; do echo line $i; done; echo oops; while [ ! -e /tmp/go ]; "
                        + "do sleep 0.1; done; echo after; exit 1"
                )
            )
        );
        await Eventually.HoldsAsync(() => api.IsReady("p"), "the pod is ready");
        Assert.Contains("\"p\"", await client.GetAsync("/pods"));
        const string logs = "/containerLogs/t1/ns1/p/main";
        await Eventually.HoldsAsync(() => client.GetAsync(logs).Result == "line 1\nline 2\nline 3\noops\n", "the log");
        Assert.Equal("line 3\noops\n", await client.GetAsync(logs + "?tailLines=2"));
        Assert.Equal("line", await client.GetAsync(logs + "?limitBytes=4"));
        Assert.Matches(
            @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}(Z|\+00:00) oops\n$",
            await client.GetAsync(logs + "?tailLines=1&timestamps=true")
        );
        using var none = await client.Http.GetAsync("/containerLogs/t2/ns1/p/main");
        Assert.Equal(
            (HttpStatusCode.NotFound, "pod \"p\" does not exist"),
            (none.StatusCode, await none.Content.ReadAsStringAsync())
        );

        Assert.Equal(
            ("p\n", "", """{"metadata":{},"status":"Success"}"""),
            await client.ExecAsync("p", "main", null, "v4.channel.k8s.io", "hostname")
        );
        var failed = await client.ExecAsync(
            "p",
            "main",
            null,
            "v5.channel.k8s.io",
            "sh",
            "-c",
            "echo out; echo err >&2; exit 7"
        );
        Assert.Equal(("out\n", "err\n"), (failed.Out, failed.Err));
        Assert.Contains("\"reason\":\"NonZeroExitCode\"", failed.Status);
        Assert.Contains("\"causes\":[{\"reason\":\"ExitCode\",\"message\":\"7\"}]", failed.Status);
        // The end of the input reaches the command: wc would wait for ever without it.
        Assert.Equal(
            "200000\n",
            (
                await client.ExecAsync(
                    "p",
                    "main",
                    string.Concat(Enumerable.Repeat("0123456789", 20000)),
                    "v5.channel.k8s.io",
                    "wc",
                    "-c"
                )
            ).Out.TrimStart()
        );

        // Attached to what the container itself runs: its input waits in the pipe, its end is the end of the session.
        // Without StdinOnce containerd lets go of the output, too, as soon as the input ends; and it begins to pass
        // input on before it passes output on, hence the pause.
        var reader = PodApi.Shell("in", "read x; sleep 1; echo got $x");
        (reader.Stdin, reader.StdinOnce) = (true, true);
        api.Add(PodApi.Pod("q", reader));
        await Eventually.HoldsAsync(() => api.IsReady("q"), "the reading pod is ready");
        Assert.Equal("got hello\n", (await client.AttachAsync("q", "in", "hello\n")).Out);
        api.Delete("q", 1);

        // A follower gets what comes, until the container ends.
        var followed = client.GetAsync(logs + "?follow=true&tailLines=1");
        await client.ExecAsync("p", "main", null, "v5.channel.k8s.io", "touch", "/tmp/go");
        Assert.Equal("oops\nafter\n", await followed.WaitAsync(TimeSpan.FromSeconds(90)));
        await Eventually.HoldsAsync(() => api.Container("p", "main").RestartCount == 1, "a restart");
        Assert.EndsWith("after\n", await client.GetAsync(logs + "?previous=true"));
        api.Delete("p", 1);
        await Eventually.HoldsAsync(() => api.Deleted.Contains("p"), "the pod is gone");
    }
}

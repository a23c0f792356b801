namespace Arktos.EndToEnd;

/// <summary>
/// A call of the API as a program in a pod makes it: to where the environment says, with the files of its service
/// account. Images of these tests have no TLS of their own: the pod's way is taken by a forwarder in it (pod "way"),
/// its files by us.
/// </summary>
internal static class InClusterCall
{
    private const string Folder = "/var/run/secrets/kubernetes.io/serviceaccount";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <param name="kubectl">In the namespace and cluster where the pod is to be.</param>
    /// <param name="path">Of the request, which is a GET unless there is a body.</param>
    /// <returns>The body of the answer.</returns>
    public static async Task<string> AskAsync(Func<string, Task<string>> kubectl, string path, string body = "")
    {
        await kubectl(
            "run way --image=arktos.local/busybox:1 --port=6000 --grace-period=1 --command -- sh -c "
                + "'exec nc -ll -p 6000 -e nc $KUBERNETES_SERVICE_HOST $KUBERNETES_SERVICE_PORT'"
        );
        await kubectl("wait --for=condition=Ready pod/way --timeout=80s");
        var pod = (await kubectl("get pod way -o jsonpath={.status.podIP}")).Trim();
        var folder = Directory.CreateTempSubdirectory("arktos-pod-").FullName;
        foreach (var file in (string[])["token", "ca.crt"])
            await File.WriteAllTextAsync(Path.Combine(folder, file), await kubectl($"exec way -- cat {Folder}/{file}"));
        var token = await File.ReadAllTextAsync(Path.Combine(folder, "token"));
        var answer = await Shell.UntilAsync(
            () =>
                Shell.RunAsync(
                    "curl",
                    [
                        "-s",
                        "--max-time",
                        "10",
                        "--cacert",
                        Path.Combine(folder, "ca.crt"),
                        "-H",
                        $"Authorization: Bearer {token}",
                        .. body.Length > 0 ? ["-H", "Content-Type: application/json", "-d", body] : (string[])[],
                        "--connect-to",
                        $"kubernetes.default.svc:443:{pod}:6000",
                        $"https://kubernetes.default.svc{path}",
                    ]
                ),
            r => r.ExitCode == 0,
            Patience,
            "the API answers through the pod"
        );
        Directory.Delete(folder, recursive: true);
        return answer.Output;
    }
}

using System.Security.Cryptography.X509Certificates;
using System.Text;
using Arktos.Api.Streams;
using Arktos.Rpc;
using Google.Protobuf;

namespace Arktos.EndToEnd;

/// <summary>What lies on the stores' disks of clusters whose secrets are encrypted, or not yet.</summary>
public sealed class EncryptionTests
{
    private const int PortBase = PortBases.Encryption;
    private const string Word = "swordfish-of-the-deep";

    [Fact]
    public async Task No_byte_of_a_secret_lies_on_a_stores_disk_and_keys_are_changed_while_all_runs()
    {
        var cluster = new LocalCluster(PortBase, "hollow");
        var file = Path.Combine(cluster.StateDirectory, "pki", "encryption.yaml");
        try
        {
            await cluster.UpAsync();
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            await cluster.KubectlAsync($"create secret generic created --from-literal=a={Word}");
            await cluster.KubectlAsync("create secret generic patched --from-literal=a=b");
            await cluster.KubectlAsync(
                "patch secret patched --type=merge -p {\"stringData\":{\"a\":\"" + Word + "\"}}"
            );
            await cluster.KubectlAsync("apply --server-side -f -", Secret("applied"));
            await cluster.KubectlAsync("apply -f -", Secret("annotated"));
            await WriteAsync(cluster, "streamed");
            // What is not a secret shows that the search finds what lies there.
            await cluster.KubectlAsync("create configmap seen --from-literal=a=plain-word-in-a-map");
            foreach (var name in (string[])["created", "patched", "applied", "annotated", "streamed"])
                Assert.Equal(
                    Convert.ToBase64String(Encoding.UTF8.GetBytes(Word)),
                    (string)(await cluster.GetAsync($"secret {name}"))["data"]!["a"]!
                );
            Assert.NotEmpty(FilesWith(cluster, "plain-word-in-a-map"));
            Assert.Empty(FilesWith(cluster, Word));
            Assert.Empty(FilesWith(cluster, Convert.ToBase64String(Encoding.UTF8.GetBytes(Word))));
            Assert.NotEmpty(FilesWith(cluster, "k8s:enc:aesgcm:v1:key1:"));

            // As docs/operations.md says: the new key reads everywhere before it writes anywhere.
            var old = await File.ReadAllTextAsync(file);
            const string entry = "            - name: key";
            var key = $"{entry}2\n              secret: {Convert.ToBase64String(new byte[32])}\n";
            await ChangeAsync(cluster, file, old.Replace("      - identity", key + "      - identity"));
            await ChangeAsync(cluster, file, old.Replace($"{entry}1", key + $"{entry}1"));
            var all = await cluster.KubectlAsync("get secrets -A -o json");
            await cluster.KubectlAsync("replace -f -", all);
            Assert.NotEmpty(FilesWith(cluster, "k8s:enc:aesgcm:v1:key2:"));
            Assert.Contains("created", await cluster.KubectlAsync("get secrets"));
        }
        finally
        {
            await cluster.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_cluster_of_an_earlier_version_goes_on_and_encrypts_when_it_gets_a_file()
    {
        var cluster = new LocalCluster(PortBase, "hollow");
        var file = Path.Combine(cluster.StateDirectory, "pki", "encryption.yaml");
        try
        {
            // As one that was made before there was such a file.
            await cluster.UpAsync("--stores-only");
            var made = await File.ReadAllTextAsync(file);
            await cluster.ArktosAsync("down");
            File.Delete(file);
            await cluster.UpAsync();
            await cluster.KubectlAsync($"create secret generic old --from-literal=a={Word}");
            await cluster.ArktosAsync("down");
            await File.WriteAllTextAsync(file, made);
            await cluster.UpAsync();
            Assert.Contains("old", await cluster.KubectlAsync("get secrets"));
            Assert.Empty(FilesWith(cluster, "k8s:enc:aesgcm:v1:key1:"));
            await cluster.KubectlAsync("replace -f -", await cluster.KubectlAsync("get secrets -A -o json"));
            Assert.NotEmpty(FilesWith(cluster, "k8s:enc:aesgcm:v1:key1:"));
        }
        finally
        {
            await cluster.DisposeAsync();
        }
    }

    private static string Secret(string name) =>
        $$$"""{"apiVersion":"v1","kind":"Secret","metadata":{"name":"{{{name}}}"},"stringData":{"a":"{{{Word}}}"}}""";

    private static async Task WriteAsync(LocalCluster cluster, string name)
    {
        var pki = Path.Combine(cluster.StateDirectory, "pki");
        using var admin = CertificateAuthority.LoadPem(pki, "admin");
        using var authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(pki, "cluster-ca.crt"));
        using var channel = new RpcChannel(
            new RpcChannelOptions
            {
                Address = new Uri($"https://127.0.0.1:{PortBase + 2}"),
                ClientCertificate = admin,
                TrustedRoots = [authority],
            }
        );
        var write = new WriteRequest();
        write.Operations.Add(
            new WriteOperation
            {
                Verb = WriteOperation.Types.Verb.Create,
                Version = "v1",
                Resource = "secrets",
                Namespace = "default",
                Body = ByteString.CopyFromUtf8(Secret(name)),
            }
        );
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        var client = new ObjectStreams.ObjectStreamsClient(channel.Calls);
        Assert.Equal(201, (await client.WriteAsync(write, cancellationToken: patience.Token)).Results[0].Code);
    }

    // Until both API servers have told that it is in force.
    private static async Task ChangeAsync(LocalCluster cluster, string file, string text)
    {
        string[] servers = ["apiserver-1", "apiserver-2"];
        var before = servers.Select(s => Count(cluster.Logs(s))).ToList();
        await File.WriteAllTextAsync(file, text);
        await Shell.UntilAsync(
            async () => servers.Select(s => Count(cluster.Logs(s))).ToList(),
            now => now.Zip(before).All(c => c.First > c.Second),
            TimeSpan.FromSeconds(60),
            "both API servers have read the file again"
        );
    }

    private static int Count(string log) => log.Split("its new content is in force").Length;

    /// <summary>Files of the stores, keyspace and log, that hold a text.</summary>
    private static List<string> FilesWith(LocalCluster cluster, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return
        [
            .. Directory
                .EnumerateFiles(Path.Combine(cluster.StateDirectory, "data"), "*", SearchOption.AllDirectories)
                .Where(f =>
                {
                    using var stream = new FileStream(
                        f,
                        FileMode.Open,
                        FileAccess.Read,
                        FileShare.ReadWrite | FileShare.Delete
                    );
                    using var all = new MemoryStream();
                    stream.CopyTo(all);
                    return all.GetBuffer().AsSpan(0, (int)all.Length).IndexOf(bytes) >= 0;
                }),
        ];
    }
}

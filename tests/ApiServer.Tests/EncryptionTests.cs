using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api.Streams;
using Arktos.ApiServer.Tests.Support;
using Arktos.Rpc;
using Arktos.StoreClient;
using Google.Protobuf;

namespace Arktos.ApiServer.Tests;

/// <summary>Objects encrypted where they are stored, and plain for everybody who may read them.</summary>
public sealed class EncryptionTests : IDisposable
{
    private const string Secrets = "/api/v1/namespaces/default/secrets",
        Maps = "/api/v1/namespaces/default/configmaps";
    private const string Word = "c3dvcmRmaXNo"; // "swordfish" in base64

    private readonly EncryptionFiles _files = new();
    private readonly InMemoryKeyspace _keyspace = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("aesgcm")]
    [InlineData("aescbc")]
    public async Task Every_way_of_writing_stores_ciphertext_and_every_way_of_reading_shows_the_object(string provider)
    {
        _files.Write("secrets", EncryptionFiles.Keys(provider, 1), "identity: {}");
        await using var server = await StartAsync();
        var admin = server.Client();
        using var watch = await admin.WatchAsync($"{Secrets}?watch=true&labelSelector=by%21%3Dnobody");
        using var channel = server.Channel();
        using var stop = new CancellationTokenSource(TestServer.Deadline);
        var follow = new FollowRequest { Version = "v1", Resource = "secrets" };
        await using var batches = channel.Streams().Follow(follow).ReadAllAsync(stop.Token).GetAsyncEnumerator();

        var made = (await admin.PostAsync(Secrets, Secret("posted"))).Expect(201);
        (await admin.PostAsync(Secrets, Secret("put", "b3RoZXI="))).Expect(201);
        (await admin.PutAsync($"{Secrets}/put", Secret("put"))).Expect(200);
        (await admin.PostAsync(Secrets, Secret("patched", "b3RoZXI="))).Expect(201);
        (await admin.PatchAsync($"{Secrets}/patched", new { data = new { word = Word } })).Expect(200);
        const string apply = "application/apply-patch+yaml";
        (await admin.PatchAsync($"{Secrets}/applied?fieldManager=test", Secret("applied"), apply)).Expect(201);
        var write = new WriteRequest();
        write.Operations.Add(
            new WriteOperation
            {
                Verb = WriteOperation.Types.Verb.Create,
                Version = "v1",
                Resource = "secrets",
                Namespace = "default",
                Body = ByteString.CopyFromUtf8(System.Text.Json.JsonSerializer.Serialize(Secret("streamed"))),
            }
        );
        Assert.Equal(201, (await channel.Streams().WriteAsync(write, cancellationToken: stop.Token)).Results[0].Code);

        string[] all = ["applied", "patched", "posted", "put", "streamed"];
        foreach (var name in all)
        {
            var stored = await EncryptionFiles.StoredAsync(_keyspace, "secrets", "default", name);
            Assert.StartsWith($"k8s:enc:{provider}:v1:key1:", stored);
            Assert.DoesNotContain(Word, stored);
            Assert.DoesNotContain("metadata", stored);
            var read = (await admin.GetAsync($"{Secrets}/{name}")).Expect(200);
            Assert.Equal(Word, read.Text("data", "word"));
        }
        Assert.Equal(made.Version, (await admin.GetAsync($"{Secrets}/posted")).Version);
        var list = (await admin.GetAsync(Secrets)).Expect(200);
        Assert.Equal(all, list.Node("items")!.AsArray().Select(i => i!["metadata"]!["name"]!.ToString()));
        Assert.All(list.Node("items")!.AsArray(), i => Assert.Equal(Word, i!["data"]!["word"]!.ToString()));
        Assert.Contains(made.Version, list.Body.ToJsonString());
        Assert.Single((await admin.GetAsync($"{Secrets}?fieldSelector=metadata.name%3Dput")).Node("items")!.AsArray());
        // Each state that was written, with its own version.
        var seen = new List<string>();
        while (seen.Count < 7)
        {
            var frame = (await watch.NextAsync())!;
            seen.Add($"{frame["type"]} {frame["object"]!["metadata"]!["name"]}");
            Assert.True(
                long.Parse(frame["object"]!["metadata"]!["resourceVersion"]!.ToString()) >= long.Parse(made.Version)
            );
        }
        Assert.Contains("MODIFIED patched", seen);
        var followed = "";
        while (!followed.Contains("\"streamed\"", StringComparison.Ordinal))
        {
            Assert.True(await batches.MoveNextAsync());
            followed += string.Concat(batches.Current.Events.Select(e => e.Object.ToStringUtf8()));
        }
        Assert.Contains(Word, followed);

        var old = (await admin.GetAsync($"{Secrets}/put")).Body;
        (await admin.PatchAsync($"{Secrets}/put", new { metadata = new { labels = new { a = "b" } } })).Expect(200);
        (await admin.PutAsync($"{Secrets}/put", old)).Expect(409);
        (await admin.DeleteAsync($"{Secrets}/put")).Expect(200);
        Assert.Equal(("MODIFIED", "put"), await watch.NextNameAsync());
        var gone = (await watch.NextAsync())!;
        Assert.Equal("DELETED", gone["type"]!.ToString());
        Assert.Equal(Word, gone["object"]!["data"]!["word"]!.ToString());
        Assert.NotEqual(
            old["metadata"]!["resourceVersion"]!.ToString(),
            gone["object"]!["metadata"]!["resourceVersion"]!.ToString()
        );
        // Nothing else is touched.
        (await admin.PostAsync(Maps, Objects.ConfigMap("plain"))).Expect(201);
        Assert.StartsWith("{", await EncryptionFiles.StoredAsync(_keyspace, "configmaps", "default", "plain"));
    }

    [Fact]
    public async Task Everything_may_be_encrypted_also_what_the_server_itself_follows()
    {
        _files.Write("'*.*'", EncryptionFiles.Keys("aesgcm", 1), "identity: {}");
        await using var server = await StartAsync();
        var admin = server.Client();
        (await admin.PostAsync("/apis/rbac.authorization.k8s.io/v1/namespaces/default/roles", Role("reader"))).Expect(
            201
        );
        (
            await admin.PostAsync(
                "/apis/rbac.authorization.k8s.io/v1/namespaces/default/rolebindings",
                Binding("reader")
            )
        ).Expect(201);
        (await admin.PostAsync(Secrets, Secret("seen"))).Expect(201);
        (await server.Client("CN=ann").GetAsync($"{Secrets}/seen")).Expect(200);
        (await server.Client("CN=ben").GetAsync($"{Secrets}/seen")).Expect(403);
        // Addresses are keys of their own, which stay as they are.
        var service = (
            await admin.PostAsync(
                "/api/v1/namespaces/default/services",
                new
                {
                    apiVersion = "v1",
                    kind = "Service",
                    metadata = new { name = "s" },
                    spec = new { ports = new[] { new { port = 80 } } },
                }
            )
        ).Expect(201);
        Assert.NotEmpty(service.Text("spec", "clusterIP"));
        const string definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
        var definition = (await admin.PostAsync(definitions, Definition())).Expect(201).Body;
        definition["status"]!["acceptedNames"] = definition["spec"]!["names"]!.DeepClone();
        definition["status"]!["conditions"] = JsonNode.Parse(
            """[{"type":"Established","status":"True","reason":"Set"}]"""
        );
        (await admin.PutAsync($"{definitions}/widgets.example.com/status", definition)).Expect(200);
        await UntilAsync(admin, "/apis/example.com/v1/namespaces/default/widgets", c => c == 200);
        (await admin.PostAsync("/apis/example.com/v1/namespaces/default/widgets", Widget())).Expect(201);
        (
            await admin.PatchAsync("/apis/example.com/v1/namespaces/default/widgets/w", new { spec = new { size = 2 } })
        ).Expect(200);
        Assert.StartsWith(
            "k8s:enc:",
            await EncryptionFiles.StoredAsync(_keyspace, "widgets.example.com", "default", "w")
        );
        Assert.StartsWith(
            "k8s:enc:",
            await EncryptionFiles.StoredAsync(_keyspace, "roles.rbac.authorization.k8s.io", "default", "reader")
        );
        (await admin.DeleteAsync("/api/v1/namespaces/default/services/s")).Expect(200);
    }

    [Fact]
    public async Task Keys_are_changed_without_a_moment_in_which_something_cannot_be_read()
    {
        string before;
        _files.Write("secrets", "identity: {}");
        await using (var server = await StartAsync())
        {
            (await server.Client().PostAsync(Secrets, Secret("one"))).Expect(201);
            Assert.Contains(Word, await EncryptionFiles.StoredAsync(_keyspace, "secrets", "default", "one"));
        }
        _files.Write("secrets", EncryptionFiles.Keys("aesgcm", 1), "identity: {}");
        await using (var server = await StartAsync())
        {
            before = await RewriteAsync(server.Client(), "k8s:enc:aesgcm:v1:key1:");
            // It is as it would be written: nothing is written.
            var version = (await server.Client().GetAsync($"{Secrets}/one")).Version;
            (await server.Client().PutAsync($"{Secrets}/one", Secret("one"))).Expect(200);
            Assert.Equal(version, (await server.Client().GetAsync($"{Secrets}/one")).Version);
        }
        _files.Write("secrets", EncryptionFiles.Keys("aesgcm", 2, 1));
        await using (var server = await StartAsync())
        {
            var after = await RewriteAsync(server.Client(), "k8s:enc:aesgcm:v1:key2:");
            Assert.Equal(before, after);
        }
        _files.Write("secrets", EncryptionFiles.Keys("aescbc", 3), EncryptionFiles.Keys("aesgcm", 2));
        await using (var server = await StartAsync())
            await RewriteAsync(server.Client(), "k8s:enc:aescbc:v1:key3:");
        _files.Write("secrets", "identity: {}", EncryptionFiles.Keys("aescbc", 3));
        await using (var server = await StartAsync())
            await RewriteAsync(server.Client(), "{");
    }

    [Fact]
    public async Task A_changed_file_comes_into_force_and_a_bad_one_does_not()
    {
        _files.Write("secrets", EncryptionFiles.Keys("aesgcm", 1));
        await using var server = await StartAsync();
        var admin = server.Client();
        (await admin.PostAsync(Secrets, Secret("one"))).Expect(201);
        File.WriteAllText(_files.Path, "kind: Nonsense");
        (await admin.PostAsync(Secrets, Secret("two"))).Expect(201);
        Assert.StartsWith(
            "k8s:enc:aesgcm:v1:key1:",
            await EncryptionFiles.StoredAsync(_keyspace, "secrets", "default", "two")
        );
        // Looked at every five seconds, and more often by nobody.
        _files.Write("secrets", EncryptionFiles.Keys("aesgcm", 2, 1));
        (await admin.PostAsync(Secrets, Secret("three"))).Expect(201);
        using var stop = new CancellationTokenSource(TestServer.Deadline);
        var stored = "";
        for (var i = 0; !stored.StartsWith("k8s:enc:aesgcm:v1:key2:", StringComparison.Ordinal); i++)
        {
            await Task.Delay(100, stop.Token);
            (await admin.PutAsync($"{Secrets}/three", Secret("three", Convert.ToBase64String([(byte)i])))).Expect(200);
            stored = await EncryptionFiles.StoredAsync(_keyspace, "secrets", "default", "three");
        }
        Assert.Equal(3, (await admin.GetAsync(Secrets)).Node("items")!.AsArray().Count);
    }

    [Theory]
    [InlineData("aesgcm")]
    [InlineData("aescbc")]
    public async Task What_cannot_be_decrypted_is_said_and_harms_nothing_else(string provider)
    {
        _files.Write("secrets", EncryptionFiles.Keys(provider, 1), "identity: {}");
        await using var server = await StartAsync();
        var admin = server.Client();
        (await admin.PostAsync("/api/v1/namespaces", Objects.Namespace("other"))).Expect(201);
        const string others = "/api/v1/namespaces/other/secrets";
        (await admin.PostAsync(Secrets, Secret("good"))).Expect(201);
        (await admin.PostAsync(others, Secret("good"))).Expect(201);
        using var watch = await admin.WatchAsync(
            $"{Secrets}?watch=true&resourceVersion={(await admin.GetAsync(Secrets)).Version}"
        );
        using var elsewhere = await admin.WatchAsync(
            $"{others}?watch=true&resourceVersion={(await admin.GetAsync(others)).Version}"
        );
        // What one key holds is put under another: it says nothing there.
        var good = (
            (ReadResult<KeyspaceItem?>.Ok)
                await _keyspace.GetAsync(new ObjectKey("secrets", "system", "default", "good"), default)
        ).Value!;
        await PutAsync("moved", good.Value.ToArray());
        var cut = good.Value.ToArray()[..^40];
        await PutAsync("cut", cut);
        await PutAsync("foreign", Encoding.UTF8.GetBytes("k8s:enc:aesgcm:v1:gone:xyz"));
        foreach (var name in (string[])["moved", "cut", "foreign"])
        {
            foreach (
                var answer in (Answer[])
                    [
                        await admin.GetAsync($"{Secrets}/{name}"),
                        await admin.PutAsync($"{Secrets}/{name}", Secret(name)),
                        await admin.PatchAsync($"{Secrets}/{name}", new { data = new { a = "Yg==" } }),
                        await admin.DeleteAsync($"{Secrets}/{name}"),
                        await admin.GetAsync($"{Secrets}?fieldSelector=metadata.name%3D{name}"),
                    ]
            )
            {
                Assert.Equal("InternalError", answer.Expect(500).Text("reason"));
                Assert.Contains($"secrets \"system/default/{name}\" cannot be decrypted", answer.Message());
                Assert.DoesNotContain("xyz", answer.Message());
            }
        }
        var list = (await admin.GetAsync(Secrets)).Expect(500);
        Assert.Contains("\"system/default/cut\" cannot be decrypted", list.Message());
        (await admin.GetAsync("/api/v1/secrets")).Expect(500);
        var frame = (await watch.NextAsync())!;
        Assert.Equal("ERROR", frame["type"]!.ToString());
        Assert.Contains("cannot be decrypted", frame["object"]!["message"]!.ToString());
        Assert.Null(await watch.NextAsync());
        Assert.Equal(Word, (await admin.GetAsync($"{Secrets}/good")).Expect(200).Text("data", "word"));
        Assert.Single((await admin.GetAsync(others)).Expect(200).Node("items")!.AsArray());
        (await admin.PostAsync(others, Secret("later"))).Expect(201);
        Assert.Equal(("ADDED", "later"), await elsewhere.NextNameAsync());
    }

    [Fact]
    public async Task Plain_objects_are_read_only_where_the_file_says_so()
    {
        await using (var server = await TestServer.StartAsync(null, _keyspace))
            (await server.Client().PostAsync(Secrets, Secret("plain"))).Expect(201);
        _files.Write("secrets", EncryptionFiles.Keys("aesgcm", 1));
        await using (var server = await StartAsync())
            Assert.Contains("identity", (await server.Client().GetAsync($"{Secrets}/plain")).Expect(500).Message());
    }

    [Fact]
    public async Task Rights_are_not_known_at_all_while_one_of_them_cannot_be_read()
    {
        const string roles = "/apis/rbac.authorization.k8s.io/v1/namespaces/default/roles";
        _files.Write("roles.rbac.authorization.k8s.io", EncryptionFiles.Keys("aesgcm", 1), "identity: {}");
        await using var server = await StartAsync();
        (await server.Client().PostAsync(roles, Role("reader"))).Expect(201);
        var (ann, asked) = (server.Client("CN=ann"), $"{Secrets}/none");
        (await ann.GetAsync(asked)).Expect(403);
        await PutAsync(
            "broken",
            Encoding.UTF8.GetBytes("k8s:enc:aesgcm:v1:key1:nothing"),
            "roles.rbac.authorization.k8s.io"
        );
        await UntilAsync(ann, asked, c => c is 503 or 504);
        await _keyspace.CommitAsync(
            new Commit(
                Guid.NewGuid(),
                [],
                [new CommitOperation.Delete(new("roles.rbac.authorization.k8s.io", "system", "default", "broken"))]
            ),
            default
        );
        await UntilAsync(ann, asked, c => c == 403);
    }

    [Fact]
    public async Task A_key_service_is_asked_once_for_what_it_has_encrypted()
    {
        var socket = _files.InFolder("kms.sock");
        await using var service = await FakeKeyService.StartAsync(socket);
        var kms = $"kms: {{apiVersion: v2, name: fake, endpoint: \"unix://{socket}\", timeout: 2s}}";
        _files.Write("secrets", kms);
        await using (var server = await StartAsync())
        {
            for (var i = 0; i < 5; i++)
                (await server.Client().PostAsync(Secrets, Secret($"s{i}"))).Expect(201);
            Assert.StartsWith(
                "k8s:enc:kms:v2:fake:",
                await EncryptionFiles.StoredAsync(_keyspace, "secrets", "default", "s0")
            );
            Assert.DoesNotContain(Word, await EncryptionFiles.StoredAsync(_keyspace, "secrets", "default", "s0"));
            Assert.Equal(5, (await server.Client().GetAsync(Secrets)).Node("items")!.AsArray().Count);
            Assert.Equal((1, 0), (service.Encryptions, service.Decryptions));
        }
        service.KeyId = "key-b";
        await using (var server = await StartAsync())
        {
            Assert.Equal(5, (await server.Client().GetAsync(Secrets)).Expect(200).Node("items")!.AsArray().Count);
            Assert.Equal(1, service.Decryptions);
            // The key is another one: who writes the same again writes it with the new one.
            var before = await EncryptionFiles.StoredAsync(_keyspace, "secrets", "default", "s0");
            (await server.Client().PutAsync($"{Secrets}/s0", Secret("s0"))).Expect(200);
            Assert.NotEqual(before, await EncryptionFiles.StoredAsync(_keyspace, "secrets", "default", "s0"));
            Assert.Contains("key-b", await EncryptionFiles.StoredAsync(_keyspace, "secrets", "default", "s0"));
        }
        await service.DisposeAsync();
        await using (var server = await StartAsync())
        {
            var answer = (await server.Client().GetAsync($"{Secrets}/s1")).Expect(500);
            Assert.Contains("key service fake cannot decrypt", answer.Message());
            Assert.Contains(
                "key service fake cannot",
                (await server.Client().PostAsync(Secrets, Secret("new"))).Expect(500).Message()
            );
            (await server.Client().PostAsync(Maps, Objects.ConfigMap("other"))).Expect(201);
        }
    }

    [Theory]
    [InlineData(
        "secrets",
        "aesgcm: {keys: [{name: a, secret: AAAA}]}",
        "the secret has 3 bytes; it must have 16, 24 or 32"
    )]
    [InlineData("secrets", "aesgcm: {keys: [{name: a, secret: '!?hidden'}]}", "must be in base64")]
    [InlineData("secrets", "aesgcm: {keys: []}", "at least one key must be given")]
    [InlineData("secrets", "aesgcm: {keys: [{name: 'a:b', secret: AAAAAAAAAAAAAAAAAAAAAA==}]}", "must not contain ':'")]
    [InlineData("secrets", "secretbox: {keys: [{name: a, secret: AAAA}]}", "use aesgcm")]
    [InlineData("secrets", "identity: {}\n    kms: {name: a}", "exactly one of")]
    [InlineData("secrets", "kms: {apiVersion: v1, name: a, endpoint: 'unix:///x'}", "supported values: \"v2\"")]
    [InlineData("secrets", "kms: {apiVersion: v2, name: a, endpoint: 'http://x'}", "it must be a socket")]
    [InlineData("secrets", "rot13: {}", "unknown field resources[0].providers[0].rot13")]
    [InlineData("Secrets", "identity: {}", "lower case")]
    [InlineData("secrets/status", "identity: {}", "a subresource has nothing of its own")]
    [InlineData("secrets, '*.'", "identity: {}", "it covers others of the same list")]
    [InlineData("secrets, secrets", "identity: {}", "Duplicate value")]
    [InlineData("events.events.k8s.io", "identity: {}", "write events")]
    [InlineData("", "identity: {}", "at least one resource must be given")]
    public async Task A_bad_file_is_refused_with_what_is_wrong(string resources, string provider, string fault)
    {
        _files.Write(resources, provider);
        var e = await Assert.ThrowsAsync<InvalidDataException>(StartAsync);
        Assert.Contains(_files.Path, e.Message);
        Assert.Contains(fault, e.Message);
        Assert.DoesNotContain("hidden", e.Message);
    }

    [Fact]
    public async Task A_missing_file_is_refused()
    {
        var e = await Assert.ThrowsAsync<InvalidDataException>(StartAsync);
        Assert.Contains("cannot be read", e.Message);
    }

    private async Task<string> RewriteAsync(TestClient client, string prefix)
    {
        var shown = (await client.GetAsync($"{Secrets}/one")).Expect(200).Body;
        // As `kubectl get secrets -o json | kubectl replace -f -` does.
        (await client.PutAsync($"{Secrets}/one", shown)).Expect(200);
        Assert.StartsWith(prefix, await EncryptionFiles.StoredAsync(_keyspace, "secrets", "default", "one"));
        var now = (await client.GetAsync($"{Secrets}/one")).Expect(200).Body.AsObject();
        Assert.NotEqual(
            shown["metadata"]!["resourceVersion"]!.ToString(),
            now["metadata"]!["resourceVersion"]!.ToString()
        );
        Assert.Equal(Word, now["data"]!["word"]!.ToString());
        now["metadata"]!.AsObject().Remove("resourceVersion");
        return now.ToJsonString();
    }

    private static async Task UntilAsync(TestClient client, string path, Func<int, bool> isSo)
    {
        using var stop = new CancellationTokenSource(TestServer.Deadline);
        while (!isSo((await client.GetAsync(path)).Code))
            await Task.Delay(20, stop.Token);
    }

    private Task<TestServer> StartAsync() =>
        TestServer.StartAsync(
            a =>
                TestServer.Options(a) with
                {
                    EncryptionConfigurationFile = _files.Path,
                    ReloadsEncryptionConfiguration = true,
                },
            _keyspace
        );

    private async Task PutAsync(string name, byte[] value, string resource = "secrets")
    {
        var put = new CommitOperation.Put(new ObjectKey(resource, "system", "default", name), value, -1);
        Assert.IsType<CommitResult.Committed>(
            await _keyspace.CommitAsync(new Commit(Guid.NewGuid(), [], [put]), default)
        );
    }

    private static object Secret(string name, string word = Word) =>
        new
        {
            apiVersion = "v1",
            kind = "Secret",
            metadata = new { name },
            data = new { word },
        };

    private static object Role(string name) =>
        new
        {
            apiVersion = "rbac.authorization.k8s.io/v1",
            kind = "Role",
            metadata = new { name },
            rules = new[]
            {
                new
                {
                    apiGroups = new[] { "" },
                    resources = new[] { "secrets" },
                    verbs = new[] { "get" },
                },
            },
        };

    private static object Binding(string name) =>
        new
        {
            apiVersion = "rbac.authorization.k8s.io/v1",
            kind = "RoleBinding",
            metadata = new { name },
            subjects = new[]
            {
                new
                {
                    kind = "User",
                    name = "ann",
                    apiGroup = "rbac.authorization.k8s.io",
                },
            },
            roleRef = new
            {
                kind = "Role",
                name,
                apiGroup = "rbac.authorization.k8s.io",
            },
        };

    private static string Definition() =>
        """
            {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"widgets.example.com"},
            "spec":{"group":"example.com","scope":"Namespaced","names":{"plural":"widgets","singular":"widget","kind":"Widget","listKind":"WidgetList"},
            "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}]}}
            """;

    private static string Widget() =>
        """{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"w"},"spec":{"size":1}}""";
}

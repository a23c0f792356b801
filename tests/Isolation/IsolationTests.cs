using System.Collections.Concurrent;
using System.Text;
using Arktos.Api;
using Arktos.Api.Streams;
using Arktos.ApiServer.Tests.Support;
using Arktos.Rpc;
using Google.Protobuf;
using Grpc.Core;

namespace Arktos.Isolation;

/// <summary>A hostile tenant against everybody else. See the README of this folder.</summary>
public sealed class IsolationTests : IAsyncLifetime
{
    private const int AtOnce = 16;
    private const string Mallory = "O=tenant:evil,OU=system:masters,CN=mallory";
    private const string Ann = "O=tenant:acme,OU=system:masters,CN=ann";

    private Victims _victims = null!;

    private TestServer Server => _victims.Server;

    public async ValueTask InitializeAsync() => _victims = await Victims.StartAsync();

    public ValueTask DisposeAsync() => _victims.DisposeAsync();

    /// <summary>Else no attack could be seen to succeed.</summary>
    [Fact]
    public async Task The_victim_finds_the_mark_in_each_of_his_objects()
    {
        var (ann, admin) = (Server.Client(Ann), Server.Client());
        var blind = new List<string>();
        foreach (var kind in Victims.Kinds)
        {
            var client = kind.Scope == ResourceScope.Cluster ? admin : ann;
            var answer = await client.Http.GetStringAsync(PathOf(kind, ""));
            if (!answer.Contains(Victims.Mark))
                blind.Add(kind.StorageName);
        }
        Assert.Empty(blind);
        Assert.InRange(Victims.Kinds.Count, 60, 1_000);
    }

    [Theory]
    [InlineData("the administrator of another tenant")]
    [InlineData("a service account of another tenant")]
    [InlineData("nobody")]
    public async Task No_request_of_another_tenant_reads_or_changes_anything(string who)
    {
        using var http = await HttpAsync(who);
        var before = _victims.Holdings();
        // One version of a kind thoroughly: all have the same doors.
        var thorough = who.Contains("administrator") ? Victims.Kinds.DistinctBy(k => k.StorageName).ToHashSet() : [];
        var attacks = Victims.Kinds.SelectMany(k => Attacks.At(k, thorough.Contains(k))).ToList();
        var (leaks, codes) = (new ConcurrentBag<string>(), new ConcurrentDictionary<int, int>());
        await Parallel.ForEachAsync(
            attacks,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (attack, cancel) =>
            {
                var (code, text) = await SendAsync(http, attack, cancel);
                codes.AddOrUpdate(code, 1, (_, n) => n + 1);
                if (text.Contains(Victims.Mark))
                    leaks.Add($"{attack}: {code} {text}");
                // What the server has no answer to is no refusal.
                if (code is >= 500 and not 503)
                    leaks.Add($"{attack}: {code} {text}");
            }
        );
        Assert.Empty(leaks.Take(10));
        Assert.Empty(before.Except(_victims.Holdings()).Concat(_victims.Holdings().Except(before)));
        // Most are refused at the wall; what goes to one's own is not.
        Assert.InRange(codes.GetValueOrDefault(403), attacks.Count / 3, attacks.Count);
    }

    [Fact]
    public async Task What_is_refused_says_nothing_of_what_there_is()
    {
        var mallory = Server.Client(Mallory);
        foreach (var kind in Victims.Kinds.Where(k => k.Scope != ResourceScope.Cluster && k.Plural != "crontabs"))
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Delete })
        {
            var there = await TextAsync(kind, Victims.Victim, Victims.Name);
            Assert.Equal(there, await TextAsync(kind, Victims.Victim, "absent"));
            Assert.Equal(there, await TextAsync(kind, "nobody", Victims.Name));

            async Task<string> TextAsync(ResourceDescription of, string tenant, string name)
            {
                var answer = await mallory.SendAsync(method, $"{PathOf(of, tenant)}/{name}", null, null);
                Assert.Equal(403, answer.Code);
                return answer
                    .Body.ToJsonString()
                    .Replace(name, "NAME")
                    .Replace($"\"{tenant}\"", "TENANT")
                    .Replace($"\\u0022{tenant}\\u0022", "TENANT");
            }
        }
    }

    [Fact]
    public async Task Tokens_of_another_tenants_pages_lead_to_ones_own()
    {
        var (ann, mallory) = (Server.Client(Ann), Server.Client(Mallory));
        foreach (var kind in Victims.Kinds.Where(k => k.Scope != ResourceScope.Cluster).DistinctBy(k => k.StorageName))
        {
            await _victims.PutAsync(kind, Victims.Victim, "second");
            var page = (await ann.GetAsync($"{PathOf(kind, "")}?limit=1")).Expect(200);
            var token = Uri.EscapeDataString(page.Text("metadata", "continue"));
            Assert.NotEmpty(token);
            foreach (
                var more in new[]
                {
                    $"limit=10&continue={token}",
                    $"resourceVersion={page.Version}&resourceVersionMatch=Exact",
                }
            )
            {
                var answer = await mallory.GetAsync($"{PathOf(kind, "")}?{more}");
                Assert.DoesNotContain(Victims.Mark, answer.Body.ToJsonString());
            }
        }
    }

    [Fact]
    public async Task The_door_of_streams_is_as_shut_as_the_other()
    {
        using var channel = Server.Channel(Mallory);
        var before = _victims.Holdings();
        using var stop = new CancellationTokenSource(TestServer.Deadline);
        foreach (var kind in Victims.Kinds)
        foreach (var tenant in new[] { Victims.Victim, Victims.Installation, "all", "ACME", $"\0{Victims.Victim}" })
        {
            if (kind.Scope == ResourceScope.Cluster && tenant != Victims.Victim)
                continue;
            var follow = new FollowRequest
            {
                Group = kind.Kind.Group,
                Version = kind.Kind.Version,
                Resource = kind.Plural,
                Tenant = kind.Scope == ResourceScope.Cluster ? "" : tenant,
            };
            await Assert.ThrowsAsync<RpcException>(async () =>
            {
                await foreach (var _ in channel.Streams().Follow(follow).ReadAllAsync(stop.Token)) { }
            });
            var write = new WriteRequest();
            foreach (var verb in Enum.GetValues<WriteOperation.Types.Verb>())
                write.Operations.Add(
                    new WriteOperation
                    {
                        Verb = verb,
                        Group = kind.Kind.Group,
                        Version = kind.Kind.Version,
                        Resource = kind.Plural,
                        Tenant = follow.Tenant,
                        Namespace = kind.IsNamespaced ? Victims.Namespace : "",
                        Name = Victims.Name,
                        Body = ByteString.CopyFromUtf8(
                            verb == WriteOperation.Types.Verb.Delete ? "" : Attacks.Body(kind)
                        ),
                        PatchType = verb == WriteOperation.Types.Verb.Patch ? "application/merge-patch+json" : "",
                    }
                );
            var results = (await channel.Streams().WriteAsync(write, null, null, stop.Token)).Results;
            Assert.All(results, r => Assert.InRange(r.Code, 400, 499));
            Assert.All(results, r => Assert.DoesNotContain(Victims.Mark, r.Body.ToStringUtf8()));
        }
        Assert.Equal(before, _victims.Holdings());
    }

    /// <summary>Every kind at once, while the victim's change: streams are shared behind the doors.</summary>
    [Fact]
    public async Task Followers_of_their_own_hear_nothing_of_others()
    {
        using var channel = Server.Channel(Mallory);
        using var stop = new CancellationTokenSource();
        var kinds = Victims.Kinds.Where(k => k.Scope != ResourceScope.Cluster && k.Plural != "crontabs").ToList();
        var (heard, ready) = (new ConcurrentBag<string>(), new CountdownEvent(kinds.Count));
        var follows = kinds.Select(async kind =>
        {
            var request = new FollowRequest
            {
                Group = kind.Kind.Group,
                Version = kind.Kind.Version,
                Resource = kind.Plural,
            };
            try
            {
                await foreach (var batch in channel.Streams().Follow(request).ReadAllAsync(stop.Token))
                {
                    foreach (var e in batch.Events)
                        heard.Add(e.Object.ToStringUtf8());
                    if (batch.StateComplete)
                        ready.Signal();
                }
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.Cancelled) { }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
        });
        var following = Task.WhenAll(follows.ToList());
        Assert.True(await Task.Run(() => ready.Wait(TestServer.Deadline)));
        foreach (var kind in kinds.DistinctBy(k => k.StorageName))
        foreach (var tenant in new[] { Victims.Victim, Victims.Installation })
            await _victims.PutAsync(kind, tenant, Victims.Name);
        // What comes behind it on the same stream has let it pass.
        await _victims.PutAsync(kinds.First(k => k.StorageName == "configmaps"), Victims.Attacker, "own");
        var deadline = DateTime.UtcNow + TestServer.Deadline;
        while (!heard.Any(o => o.Contains("\"own\"")) && DateTime.UtcNow < deadline)
            await Task.Delay(20);
        Assert.Contains(heard, o => o.Contains("\"own\""));
        Assert.DoesNotContain(heard, o => o.Contains(Victims.Mark) && !o.Contains("\"own\""));
        await stop.CancelAsync();
        await following;
    }

    private async Task<HttpClient> HttpAsync(string who)
    {
        if (who == "nobody")
            return Server.Client(null).Http;
        if (who.Contains("administrator"))
            return Server.Client(Mallory).Http;
        var mallory = Server.Client(Mallory);
        (
            await mallory.PostAsync(
                "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
                """
                {"metadata":{"name":"all"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"cluster-admin"},
                 "subjects":[{"kind":"ServiceAccount","namespace":"default","name":"default"}]}
                """
            )
        ).Expect(201);
        var token = await mallory.PostAsync(
            "/api/v1/namespaces/default/serviceaccounts/default/token",
            """{"spec":{}}"""
        );
        return Server.Client(null, token.Expect(201).Text("status", "token")).Http;
    }

    /// <summary>The path goes out as it is written.</summary>
    private async Task<(int Code, string Text)> SendAsync(HttpClient http, Attack attack, CancellationToken cancel)
    {
        var raw = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        using var request = new HttpRequestMessage(
            attack.Method,
            new Uri(Server.Address.ToString().TrimEnd('/') + attack.Path, raw)
        );
        if (attack.Body is not null)
            request.Content = new StringContent(
                attack.Body,
                Encoding.UTF8,
                new System.Net.Http.Headers.MediaTypeHeaderValue(attack.Type)
            );
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TestServer.Deadline);
        using var answer = await http.SendAsync(request, patience.Token);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(patience.Token));
    }

    /// <param name="tenant">Empty: the caller's own.</param>
    private static string PathOf(ResourceDescription kind, string tenant)
    {
        var api = kind.Kind.Group.Length == 0 ? "/api/v1" : $"/apis/{kind.Kind.Group}/{kind.Kind.Version}";
        var whose = tenant.Length == 0 ? "" : $"/tenants/{tenant}";
        return kind.IsNamespaced
            ? $"{api}{whose}/namespaces/{Victims.Namespace}/{kind.Plural}"
            : $"{api}{whose}/{kind.Plural}";
    }
}

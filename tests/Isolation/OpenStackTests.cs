using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.Isolation;

/// <summary>A hostile tenant at the door of the OpenStack-like API.</summary>
public sealed class OpenStackTests : IAsyncLifetime
{
    private const string Servers = "/compute/v2.1/servers";
    private const string Images = "/image/v2/images";
    private const string Prey = "prey-of-the-door";

    private Victims _victims = null!;
    private TestClient _ann = null!,
        _mallory = null!;
    private string _server = "",
        _annsBearer = "",
        _mallorysBearer = "";

    public async ValueTask InitializeAsync()
    {
        _victims = await Victims.StartAsync();
        var server = _victims.Server;
        _annsBearer = await server.ServiceAccountTokenAsync(Victims.Victim, "ann");
        _mallorysBearer = await server.ServiceAccountTokenAsync(Victims.Attacker, "mallory");
        _ann = await server.OpenStackLoginAsync("default:ann", _annsBearer);
        _mallory = await server.OpenStackLoginAsync("default:mallory", _mallorysBearer);
        var made = await _ann.PostAsync(
            Servers,
            $$$"""{"server":{"name":"{{{Prey}}}","flavorRef":"1","imageRef":"1","metadata":{"mark":"{{{Victims.Mark}}}"} } }"""
        );
        _server = made.Expect(202).Text("server", "id");
        // Else no attack could be seen to succeed.
        Assert.Contains(Victims.Mark, (await _ann.GetAsync($"{Servers}/{_server}")).Expect(200).Body.ToJsonString());
    }

    public ValueTask DisposeAsync() => _victims.DisposeAsync();

    [Fact]
    public async Task A_server_of_another_tenant_is_none()
    {
        var before = _victims.Holdings();
        var absent = Guid.NewGuid().ToString();
        foreach (
            var (method, path, body) in new (HttpMethod, string, string?)[]
            {
                (HttpMethod.Get, $"{Servers}/SERVER", null),
                (HttpMethod.Delete, $"{Servers}/SERVER", null),
                (HttpMethod.Get, $"{Servers}/SERVER/metadata", null),
                (HttpMethod.Post, $"{Servers}/SERVER/metadata", """{"metadata":{"a":"b"}}"""),
                (HttpMethod.Delete, $"{Servers}/SERVER/metadata/mark", null),
                (HttpMethod.Post, $"{Servers}/SERVER/action", """{"os-stop":null}"""),
                (HttpMethod.Post, $"{Servers}/SERVER/action", """{"forceDelete":null}"""),
                (HttpMethod.Post, $"{Servers}/SERVER/action", """{"reboot":{"type":"HARD"}}"""),
                (HttpMethod.Post, $"{Servers}/SERVER/action", """{"createImage":{"name":"a"}}"""),
                (HttpMethod.Post, $"{Servers}/SERVER/action", """{"os-getConsoleOutput":{}}"""),
                (HttpMethod.Get, $"{Images}/snapshot-SERVER-a", null),
                (HttpMethod.Delete, $"{Images}/snapshot-SERVER-a", null),
                (HttpMethod.Get, $"{Servers}?marker=SERVER", null),
            }
        )
        {
            var theirs = await SendAsync(_server);
            // Whether it is there is not told either.
            Assert.Equal(await SendAsync(absent), theirs);
            Assert.InRange(theirs.Code, 400, 404);

            async Task<(int Code, string Text)> SendAsync(string id)
            {
                var answer = await _mallory.SendAsync(method, path.Replace("SERVER", id), body, "application/json");
                return (answer.Code, answer.Body.ToJsonString().Replace(id, "SERVER"));
            }
        }
        foreach (
            var path in new[]
            {
                Servers,
                $"{Servers}/detail",
                Images,
                $"{Servers}?tenant_id=acme",
                "/identity/v3/projects",
            }
        )
        {
            var answer = (await _mallory.GetAsync(path)).Expect(200);
            Assert.DoesNotContain(Prey, answer.Body.ToJsonString());
            Assert.DoesNotContain(Victims.Victim, answer.Body.ToJsonString());
        }
        (await _mallory.GetAsync($"{Servers}?all_tenants=1")).Expect(403);
        // Their names are not taken by others' servers.
        (
            await _mallory.PostAsync(Servers, $$$"""{"server":{"name":"{{{Prey}}}","flavorRef":"1","imageRef":"1"} }""")
        ).Expect(202);
        Assert.Equal(before, _victims.Holdings());
    }

    [Fact]
    public async Task No_token_leads_into_another_tenants_project()
    {
        var nobody = _victims.Server.OpenStackClient();
        const string Tokens = "/identity/v3/auth/tokens";
        foreach (var project in new[] { Victims.Victim, Victims.Installation, "absent", "all", "" })
        {
            // Of the victim's user by the attacker's token, of the attacker's in the victim's project.
            (
                await nobody.PostAsync(Tokens, TestServer.OpenStackPassword("default:ann", _mallorysBearer, project))
            ).Expect(401);
            if (project.Length > 0)
                (
                    await nobody.PostAsync(
                        Tokens,
                        TestServer.OpenStackPassword("default:mallory", _mallorysBearer, project)
                    )
                ).Expect(401);
        }
        var token = _ann.Http.DefaultRequestHeaders.GetValues("X-Auth-Token").Single();
        // Who sees another's token does not read of whom it is.
        using var asks = new HttpRequestMessage(HttpMethod.Get, Tokens);
        asks.Headers.Add("X-Subject-Token", token);
        using var answer = await _mallory.Http.SendAsync(asks);
        Assert.Equal(404, (int)answer.StatusCode);
        Assert.DoesNotContain(Victims.Victim, await answer.Content.ReadAsStringAsync());
        // A bearer token is none of this door's, nor one of this door's a bearer token.
        (await _victims.Server.OpenStackClient(_mallorysBearer).GetAsync(Servers)).Expect(401);
        (await _victims.Server.Client(null, token).GetAsync("/api/v1/namespaces/default/pods")).Expect(401);
    }

    [Fact]
    public async Task What_operators_offer_is_changed_by_operators_alone()
    {
        var bearer = _victims.Server.Client(null, _mallorysBearer);
        const string Maps = "/api/v1/tenants/system/namespaces/kube-system/configmaps/openstack-flavors";
        (await bearer.GetAsync(Maps)).Expect(403);
        (await bearer.PatchAsync(Maps, """{"data":{"x":"{id: x, vcpus: 1, memoryMb: 1}"} }""")).Expect(403);
        // One of the same name in the attacker's own tenant is nobody's.
        (
            await bearer.PostAsync(
                "/api/v1/namespaces/kube-system/configmaps",
                """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"openstack-flavors"},"data":{"x":"{id: x, vcpus: 1, memoryMb: 1}"} }"""
            )
        ).Expect(201);
        foreach (var client in new[] { _ann, _mallory })
        {
            var flavors = (await client.GetAsync("/compute/v2.1/flavors")).Expect(200).Node("flavors") as JsonArray;
            Assert.Equal(5, flavors!.Count);
        }
    }
}

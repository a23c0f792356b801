using System.Net;
using System.Text;
using Arktos.Api;
using Arktos.Api.Schemas;
using Arktos.ApiServer.Tests.Support;
using Arktos.StoreClient;

namespace Arktos.Isolation;

/// <summary>A server with a tenant that is attacked, one that attacks, and a marked object of every kind.</summary>
internal sealed class Victims : IAsyncDisposable
{
    public const string Victim = "acme",
        Attacker = "evil",
        Installation = "system",
        Namespace = "shop",
        Name = "prey";

    /// <summary>In every object that is nobody's business but its owner's.</summary>
    public const string Mark = "the-mark-of-the-victim";

    public const string CustomResource = "crontabs.example.com";

    private Victims(TestServer server) => Server = server;

    public TestServer Server { get; }

    /// <summary>Every kind that is stored, and one that the victim alone has posted.</summary>
    public static IReadOnlyList<ResourceDescription> Kinds { get; } =
    [
        // Usage of pods and nodes is asked of node agents, and stored nowhere.
        .. BuiltInKinds.All.Where(k => k.Verbs.Contains("get") && k.Kind.Group != "metrics.k8s.io"),
        BuiltInKinds.All.First(k => k.StorageName == "configmaps") with
        {
            Kind = new("example.com", "v1", "CronTab"),
            Plural = "crontabs",
        },
    ];

    public static async Task<Victims> StartAsync()
    {
        var server = await TestServer.StartAsync(authority =>
            TestServer.Options(authority) with
            {
                OpenStackListen = new IPEndPoint(IPAddress.Loopback, 0),
            }
        );
        var admin = server.Client();
        foreach (var tenant in new[] { Victim, Attacker })
            (await admin.PostAsync("/api/v1/tenants", Objects.Tenant(tenant))).Expect(201);
        foreach (var tenant in new[] { Victim, Attacker, Installation })
            (await admin.PostAsync($"/api/v1/tenants/{tenant}/namespaces", Objects.Namespace(Namespace))).Expect(201);
        var definitions = $"/apis/apiextensions.k8s.io/v1/tenants/{Victim}/customresourcedefinitions";
        (await admin.PostAsync(definitions, Definition)).Expect(201);
        (
            await admin.PatchAsync(
                $"{definitions}/{CustomResource}/status",
                """
                {"status":{"acceptedNames":{"plural":"crontabs","kind":"CronTab","singular":"crontab","listKind":"CronTabList"},
                 "conditions":[{"type":"NamesAccepted","status":"True","reason":"a"},{"type":"Established","status":"True","reason":"a"}]}}
                """
            )
        ).Expect(200);
        var victims = new Victims(server);
        foreach (var kind in Kinds.DistinctBy(k => k.StorageName))
        {
            string[] tenants = kind.Scope == ResourceScope.Cluster ? [""] : [Victim, Installation];
            foreach (var tenant in tenants)
                await victims.PutAsync(kind, tenant, Name);
        }
        return victims;
    }

    /// <summary>A marked object, as stored; over what was there.</summary>
    public async Task PutAsync(ResourceDescription kind, string tenant, string name)
    {
        const string hole = "0000000000000000000";
        var ns = kind.IsNamespaced ? Namespace : "";
        var text = $$"""
            {"kind":"{{kind.Kind.Kind}}","apiVersion":"{{kind.Kind.GroupVersion}}","metadata":{"name":"{{name}}","namespace":"{{ns}}",
            "tenant":"{{tenant}}","uid":"{{Guid.NewGuid()}}","resourceVersion":"{{hole}}","creationTimestamp":"2026-01-01T00:00:00Z",
            "labels":{"mark":"{{Mark}}"},"annotations":{"mark":"{{Mark}}"} } }
            """.Replace("\n", "");
        var key = new ObjectKey(kind.StorageName, tenant, ns, name);
        var put = new CommitOperation.Put(
            key,
            Encoding.UTF8.GetBytes(text),
            text.IndexOf(hole, StringComparison.Ordinal)
        );
        Assert.IsType<CommitResult.Committed>(
            await Server.Keyspace.CommitAsync(new Commit(Guid.NewGuid(), [], [put]), CancellationToken.None)
        );
    }

    /// <summary>What is stored of everybody but the attacker: each key, and when it was written.</summary>
    public List<string> Holdings() =>
        [
            .. Server
                .Keyspace.Keys()
                .Where(k => k.Tenant != Attacker && !IsReservation(k))
                // By which the server says every few seconds that it is there.
                .Where(k => k.Resource != "apiserveraddresses.arktos.io")
                .Select(k => $"{k} {Server.Keyspace.Peek(k)!.Revision}")
                .Order(StringComparer.Ordinal),
        ];

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    // The attacker's own services have addresses of the installation.
    private bool IsReservation(ObjectKey key) =>
        key.Resource is "clusterips.arktos" or "nodeports.arktos"
        && Encoding
            .UTF8.GetString(Server.Keyspace.Peek(key)!.Value.Span)
            .StartsWith($"{Attacker}/", StringComparison.Ordinal);

    private const string Definition = """
        {"metadata":{"name":"crontabs.example.com"},"spec":{"group":"example.com","scope":"Namespaced",
         "names":{"plural":"crontabs","kind":"CronTab"},
         "versions":[{"name":"v1","served":true,"storage":true,
          "schema":{"openAPIV3Schema":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}]}}
        """;
}

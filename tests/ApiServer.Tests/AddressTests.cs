using System.Net;
using Arktos.ApiServer.Tests.Support;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Tests;

/// <summary>The addresses behind service kubernetes are those of API servers that live.</summary>
public sealed class AddressTests
{
    private static readonly KeyRange Range = new("apiserveraddresses.arktos.io");

    [Fact]
    public async Task Addresses_come_with_their_servers_and_go_with_them()
    {
        var keyspace = new InMemoryKeyspace();
        await using var first = await StartAsync(keyspace, "192.0.2.1");
        var admin = first.Client();
        await UntilAsync(admin, "192.0.2.1");
        var second = await StartAsync(keyspace, "192.0.2.2");
        await UntilAsync(admin, "192.0.2.1", "192.0.2.2");
        var keys = await KeysAsync(keyspace);
        Assert.Equal(2, keys.Count);
        Assert.All(keys, k => Assert.NotNull(k.Expires));
        // One that stops in good order says so.
        await second.DisposeAsync();
        await UntilAsync(admin, "192.0.2.1");
        Assert.Single(await KeysAsync(keyspace));
    }

    [Fact]
    public async Task An_address_whose_key_has_gone_is_taken_away_and_one_that_others_share_stays()
    {
        var keyspace = new InMemoryKeyspace();
        await using var first = await StartAsync(keyspace, "192.0.2.1");
        var admin = first.Client();
        await UntilAsync(admin, "192.0.2.1");
        // As one leaves it that is killed.
        var killed = new ObjectKey(Range.Resource, "", "", "killed");
        await CommitAsync(keyspace, new CommitOperation.Put(killed, "192.0.2.9:6443"u8.ToArray(), -1));
        await CommitAsync(
            keyspace,
            new CommitOperation.Put(new ObjectKey(Range.Resource, "", "", "junk"), "no address"u8.ToArray(), -1)
        );
        await UntilAsync(admin, "192.0.2.1", "192.0.2.9");
        await CommitAsync(keyspace, new CommitOperation.Delete(killed));
        await UntilAsync(admin, "192.0.2.1");
        var shares = await StartAsync(keyspace, "192.0.2.1");
        Assert.Equal(3, (await KeysAsync(keyspace)).Count);
        await shares.DisposeAsync();
        Assert.Equal(2, (await KeysAsync(keyspace)).Count);
        await UntilAsync(admin, "192.0.2.1");
    }

    private static Task<TestServer> StartAsync(InMemoryKeyspace keyspace, string address) =>
        TestServer.StartAsync(
            authority =>
            {
                var options = TestServer.Options(authority);
                return new ApiServerOptions
                {
                    Listen = options.Listen,
                    ServingCertificate = options.ServingCertificate,
                    ClientCertificateAuthorities = options.ClientCertificateAuthorities,
                    ServiceAccountSigningKeyPem = options.ServiceAccountSigningKeyPem,
                    AdvertiseAddress = IPAddress.Parse(address),
                    AddressRenewal = TimeSpan.FromMilliseconds(100),
                };
            },
            keyspace
        );

    private static async Task UntilAsync(TestClient admin, params string[] addresses)
    {
        var (endpoints, slice) = ("", "");
        var wanted = string.Join(' ', addresses);
        for (var tries = 0; tries < 200 && (endpoints != wanted || slice != wanted); tries++)
        {
            await Task.Delay(50);
            var e = (await admin.GetAsync("/api/v1/namespaces/default/endpoints/kubernetes")).Expect(200).Body;
            endpoints = Joined(
                e["subsets"]!.AsArray().SelectMany(s => s!["addresses"]!.AsArray()).Select(a => a!["ip"]!.ToString())
            );
            var s = (await admin.GetAsync("/apis/discovery.k8s.io/v1/namespaces/default/endpointslices/kubernetes"))
                .Expect(200)
                .Body;
            // A slice has one port, and these servers have each its own: it has the addresses of the first.
            var port = (int)s["ports"]![0]!["port"]!;
            var ofPort = Joined(
                e["subsets"]!
                    .AsArray()
                    .Where(x => (int)x!["ports"]![0]!["port"]! == port)
                    .SelectMany(x => x!["addresses"]!.AsArray())
                    .Select(x => x!["ip"]!.ToString())
            );
            var ofSlice = Joined(s["endpoints"]!.AsArray().Select(x => x!["addresses"]![0]!.ToString()));
            slice = ofSlice.Length > 0 && ofSlice == ofPort ? wanted : $"{ofSlice} of {ofPort}";
        }
        Assert.Equal((wanted, wanted), (endpoints, slice));
    }

    private static string Joined(IEnumerable<string> addresses) =>
        string.Join(' ', addresses.Distinct().Order(StringComparer.Ordinal));

    private static async Task<IReadOnlyList<KeyspaceItem>> KeysAsync(InMemoryKeyspace keyspace) =>
        Assert.IsType<ReadResult<RangePage>.Ok>(await keyspace.ListAsync(new RangeQuery(Range), default)).Value.Items;

    private static async Task CommitAsync(InMemoryKeyspace keyspace, CommitOperation operation) =>
        Assert.IsType<CommitResult.Committed>(
            await keyspace.CommitAsync(new Commit(Guid.NewGuid(), [], [operation]), default)
        );
}

using System.Text;
using Arktos.ApiServer.Registry.Services;
using Arktos.ApiServer.Tests.Support;
using Arktos.StoreClient;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.ApiServer.Tests;

/// <summary>Cluster addresses and node ports, which all tenants share.</summary>
public class ServiceReservationTests : IAsyncLifetime
{
    private const string Services = "/api/v1/namespaces/default/services",
        Addresses = "clusterips.arktos",
        Ports = "nodeports.arktos";
    private TestServer _server = null!;
    private TestClient _admin = null!,
        _acme = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        if (IsInParts)
            _server.Keyspace.InParts.Add("acme");
        await _server.Host.BootstrappedAsync(TestContext.Current.CancellationToken);
        _admin = _server.Client();
        var tenant = new { metadata = new { name = "acme" }, spec = new { storageClusterId = "0" } };
        (await _admin.PostAsync("/api/v1/tenants", tenant)).Expect(201);
        _acme = _server.Client("O=tenant:acme,OU=system:masters,CN=ann");
        await _acme.PostAsync("/api/v1/namespaces", new { metadata = new { name = "default" } });
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>Whether tenant acme is spread over partitions: nobody notices.</summary>
    protected virtual bool IsInParts => false;

    [Fact]
    public async Task What_a_service_of_one_tenant_has_no_other_tenant_gets()
    {
        foreach (var (one, other) in new[] { (_admin, _acme), (_acme, _admin) })
        {
            var a = (await one.PostAsync(Services, Objects.Service("a", "NodePort"))).Expect(201);
            var (address, port) = (a.Text("spec", "clusterIP"), int.Parse(a.Text("spec", "ports", "0", "nodePort")));
            var taken = (await other.PostAsync(Services, Objects.Service("b", clusterIP: address))).Expect(422);
            Assert.Contains("provided IP is already allocated", taken.Message());
            taken = (await other.PostAsync(Services, Objects.Service("b", "NodePort", nodePort: port))).Expect(422);
            Assert.Contains("provided port is already allocated", taken.Message());
            // What is given back is anybody's.
            (await one.DeleteAsync($"{Services}/a")).Expect(200);
            (await other.PostAsync(Services, Objects.Service("b", "NodePort", address, port))).Expect(201);
            (await other.DeleteAsync($"{Services}/b")).Expect(200);
        }
        Assert.DoesNotContain(await KeysAsync(Addresses), k => k.Tenant == "acme");
        Assert.Empty(await KeysAsync(Ports));
    }

    [Fact]
    public async Task A_write_that_fails_leaves_no_reservation()
    {
        (await _acme.PostAsync(Services, Objects.Service("a", "NodePort"))).Expect(201);
        var before = (await KeysAsync(Addresses)).Concat(await KeysAsync(Ports)).ToHashSet();
        (await _acme.PostAsync(Services, Objects.Service("a", "NodePort"))).Expect(409);
        (await _acme.PostAsync($"{Services}?dryRun=All", Objects.Service("b", "NodePort"))).Expect(201);
        Assert.Equal(before, (await KeysAsync(Addresses)).Concat(await KeysAsync(Ports)).ToHashSet());
        (await _acme.PatchAsync($"{Services}/a", new { spec = new { type = "ClusterIP" } })).Expect(200);
        Assert.Empty(await KeysAsync(Ports));
    }

    [Fact]
    public async Task What_a_server_that_died_has_left_is_mended()
    {
        (await _acme.PostAsync(Services, Objects.Service("a", "NodePort"))).Expect(201);
        var whole = await KeysAsync(Addresses);
        // A reservation whose service was never made, and services whose reservations are not there.
        await PutAsync(new ObjectKey(Addresses, "system", "", "10.96.77.77"), "acme/default/gone/0");
        foreach (var key in (await KeysAsync(Addresses)).Concat(await KeysAsync(Ports)).ToList())
            if (key.Tenant == "acme")
                await CommitAsync(new CommitOperation.Delete(key with { Tenant = "system" }));
        await RepairAsync(TimeSpan.Zero);
        // It may be under way yet.
        Assert.Contains(await KeysAsync(Addresses), k => k.Name == "10.96.77.77");
        await RepairAsync(TimeSpan.FromMinutes(11));
        Assert.Equal(whole.ToHashSet(), (await KeysAsync(Addresses)).ToHashSet());
        Assert.Equal(2, (await KeysAsync(Ports)).Count);
        (await _acme.DeleteAsync($"{Services}/a")).Expect(200);
        Assert.Empty(await KeysAsync(Ports));
    }

    private Task RepairAsync(TimeSpan later) =>
        new ReservationRepair(_server.Keyspace, new LaterTime(later), NullLogger.Instance).RepairAsync(
            TestContext.Current.CancellationToken
        );

    private Task PutAsync(ObjectKey key, string value) =>
        CommitAsync(new CommitOperation.Put(key, Encoding.UTF8.GetBytes(value), -1));

    private async Task CommitAsync(CommitOperation operation) =>
        Assert.IsType<CommitResult.Committed>(
            await _server.Keyspace.CommitAsync(
                new Commit(Guid.NewGuid(), [], [operation]),
                TestContext.Current.CancellationToken
            )
        );

    private async Task<IReadOnlyList<ObjectKey>> KeysAsync(string kind)
    {
        var page = await _server.Keyspace.ListAsync(
            new RangeQuery(new KeyRange(kind), Revision.None, null),
            TestContext.Current.CancellationToken
        );
        return [.. Assert.IsType<ReadResult<RangePage>.Ok>(page).Value.Items.Select(i => i.Key)];
    }

    private sealed class LaterTime(TimeSpan later) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + later;
    }
}

public sealed class ServiceReservationInPartsTests : ServiceReservationTests
{
    protected override bool IsInParts => true;
}

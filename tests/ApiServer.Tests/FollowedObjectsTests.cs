using System.Text;
using Arktos.ApiServer.Configuration;
using Arktos.ApiServer.Tests.Support;
using Arktos.StoreClient;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.ApiServer.Tests;

/// <summary>What is followed is what is stored, in whatever form it is kept.</summary>
public sealed class FollowedObjectsTests : IAsyncDisposable
{
    private const int Rounds = 40;
    private static readonly string[] Kinds = ["namespaces", "serviceaccounts", "tenants"];

    private readonly InMemoryKeyspace _keyspace = new();
    private readonly FollowedConfiguration _followed;
    private readonly CancellationTokenSource _stop = new(TestServer.Deadline);

    public FollowedObjectsTests() =>
        _followed = new FollowedConfiguration(
            _keyspace,
            Kinds,
            TimeProvider.System,
            NullLogger<FollowedConfiguration>.Instance
        );

    public async ValueTask DisposeAsync()
    {
        await _followed.DisposeAsync();
        _stop.Dispose();
    }

    [Fact]
    public async Task A_random_run_is_followed_to_the_letter()
    {
        var random = new Random(int.Parse(Environment.GetEnvironmentVariable("ARKTOS_SEED") ?? "1"));
        _followed.Start();
        // From none to more than an array holds, and back, over and over.
        for (var round = 0; round < Rounds; round++)
        {
            var more = round / 5 % 2 == 0;
            var operations = Enumerable
                .Range(0, 12)
                .Select(_ => new ObjectKey(
                    Kinds[random.Next(2)],
                    random.Next(2) == 0 ? "acme" : "globex",
                    random.Next(3) == 0 ? "" : $"ns-{random.Next(3)}",
                    $"n-{random.Next(12)}"
                ))
                .DistinctBy(k => k)
                .Select(
                    CommitOperation (key) =>
                        (random.Next(10) < 8) == more ? Put(key, random.Next()) : new CommitOperation.Delete(key)
                )
                .ToList();
            await CommitAsync(operations);
            await SameAsync();
        }
        await CommitAsync([.. _keyspace.Keys().Select(CommitOperation (key) => new CommitOperation.Delete(key))]);
        await SameAsync();
        // Nothing is kept of them, not even that there were such tenants.
        Assert.Same(_followed.Known("never"), _followed.Known("acme"));
        // The same tenants again.
        await CommitAsync([Put(new ObjectKey(Kinds[0], "acme", "", "again"), 1)]);
        await SameAsync();
    }

    private static CommitOperation.Put Put(ObjectKey key, int number) =>
        new(key, Encoding.UTF8.GetBytes($"{{\"n\":{number}}}"), -1);

    private async Task CommitAsync(IReadOnlyList<CommitOperation> operations)
    {
        var result = await _keyspace.CommitAsync(new Commit(Guid.NewGuid(), [], operations), _stop.Token);
        var revision = Assert.IsType<CommitResult.Committed>(result).Revision;
        foreach (var tenant in operations.Select(o => o.Key.Tenant).Distinct())
        foreach (var kind in Kinds)
            _followed.Wrote(kind, tenant, revision);
    }

    private async Task SameAsync()
    {
        foreach (var tenant in new[] { "acme", "globex" })
        {
            var configuration = await _followed.OfAsync(tenant, _stop.Token);
            foreach (var kind in Kinds)
            {
                var stored = _keyspace.Keys().Where(k => k.Tenant == tenant && k.Resource == kind).ToHashSet();
                var objects = configuration[kind];
                Assert.Equal(stored, objects.All.Select(i => i.Key).ToHashSet());
                Assert.Equal((stored.Count, stored.Count), (objects.Count, objects.All.Count()));
                foreach (var ns in stored.Select(k => k.Namespace).Append("none").Distinct())
                    Assert.Equal(
                        stored.Where(k => k.Namespace == ns).ToHashSet(),
                        objects.In(ns).Select(i => i.Key).ToHashSet()
                    );
                foreach (var key in stored)
                    Assert.Equal(
                        _keyspace.Peek(key)!.Value.ToArray(),
                        objects.Find(key.Namespace, key.Name)!.Value.ToArray()
                    );
                Assert.Null(objects.Find("none", "n-1"));
                Assert.Null(objects.Find("", "none"));
            }
        }
    }
}

using System.Globalization;
using Arktos.Chaos;
using Arktos.Rpc;
using Arktos.StoreBench.Wire;
using Google.Protobuf;
using Grpc.Core;

namespace Arktos.StoreBench;

/// <summary>
/// Three members of etcd as processes, over TLS as the stores are, with etcd's defaults; called by the same RPC client
/// as the stores are, at the leader.
/// </summary>
internal sealed class EtcdSide : IMeasured
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15),
        Short = TimeSpan.FromSeconds(1),
        StartPatience = TimeSpan.FromSeconds(60),
        Pause = TimeSpan.FromMilliseconds(100),
        RetryPause = TimeSpan.FromMilliseconds(20);

    private readonly List<RpcChannel> _channels;
    private readonly List<KV.KVClient> _clients;
    private int _leader;

    private EtcdSide(Processes processes, List<RpcChannel> channels) =>
        (Servers, _channels, _clients) = (processes, channels, [.. channels.Select(c => new KV.KVClient(c.Calls))]);

    public Processes Servers { get; }

    /// <param name="quotaBytes">How large its database may grow; 0: etcd's default, 2 GiB.</param>
    public static async Task<EtcdSide> StartAsync(string folder, long quotaBytes = 0)
    {
        Directory.CreateDirectory(folder);
        var authority = CertificateAuthority.Create("bench etcd");
        authority.Save(folder, "ca");
        var certificate = authority.Issue(new CertificateRequestDetails("etcd", [], ["127.0.0.1"]));
        CertificateAuthority.SavePem(certificate, folder, "etcd");
        var ports = FreePorts.Take(6);
        var cluster = string.Join(',', Enumerable.Range(0, 3).Select(i => $"m{i}=https://127.0.0.1:{ports[3 + i]}"));
        string[] File(string data) =>
            [
                $"--cert-file={folder}/etcd.crt",
                $"--key-file={folder}/etcd.key",
                "--client-cert-auth",
                $"--trusted-ca-file={folder}/ca.crt",
                $"--peer-cert-file={folder}/etcd.crt",
                $"--peer-key-file={folder}/etcd.key",
                "--peer-client-cert-auth",
                $"--peer-trusted-ca-file={folder}/ca.crt",
                $"--data-dir={data}",
            ];
        var processes = new Processes();
        for (var i = 0; i < 3; i++)
            processes.Start(
                "etcd",
                Path.Combine(folder, $"m{i}.log"),
                Path.Combine(folder, $"m{i}"),
                [
                    $"--name=m{i}",
                    $"--listen-client-urls=https://127.0.0.1:{ports[i]}",
                    $"--advertise-client-urls=https://127.0.0.1:{ports[i]}",
                    $"--listen-peer-urls=https://127.0.0.1:{ports[3 + i]}",
                    $"--initial-advertise-peer-urls=https://127.0.0.1:{ports[3 + i]}",
                    $"--initial-cluster={cluster}",
                    "--initial-cluster-state=new",
                    $"--quota-backend-bytes={quotaBytes.ToString(CultureInfo.InvariantCulture)}",
                    .. File(Path.Combine(folder, $"m{i}")),
                ]
            );
        var channels = ports
            .Take(3)
            .Select(p => new RpcChannel(
                new RpcChannelOptions
                {
                    Address = new Uri($"https://127.0.0.1:{p}"),
                    ClientCertificate = certificate,
                    TrustedRoots = authority.Roots,
                    MessageBytesMax = 64 << 20,
                }
            ))
            .ToList();
        var side = new EtcdSide(processes, channels);
        await side.AllUpAsync();
        await side.LeaderAsync();
        return side;
    }

    public Task PutAsync(string name, byte[] value) =>
        Leader
            .PutAsync(
                new PutRequest { Key = ByteString.CopyFromUtf8(name), Value = UnsafeByteOperations.UnsafeWrap(value) },
                RpcCalls.Within(Patience, default)
            )
            .ResponseAsync;

    public async Task PutAllAsync(IReadOnlyList<(string Name, byte[] Value)> items)
    {
        var request = new TxnRequest();
        foreach (var (name, value) in items)
            request.Success.Add(
                new RequestOp
                {
                    RequestPut = new PutRequest
                    {
                        Key = ByteString.CopyFromUtf8(name),
                        Value = UnsafeByteOperations.UnsafeWrap(value),
                    },
                }
            );
        await Leader.TxnAsync(request, RpcCalls.Within(Patience, default));
    }

    public async Task CreateAsync(string name, byte[] value)
    {
        var request = new TxnRequest();
        request.Compare.Add(new Compare { Target = 1, Key = ByteString.CopyFromUtf8(name) });
        request.Success.Add(
            new RequestOp
            {
                RequestPut = new PutRequest
                {
                    Key = ByteString.CopyFromUtf8(name),
                    Value = UnsafeByteOperations.UnsafeWrap(value),
                },
            }
        );
        if (!(await Leader.TxnAsync(request, RpcCalls.Within(Patience, default))).Succeeded)
            throw new InvalidOperationException($"{name} is there already");
    }

    public async Task GetAsync(string name)
    {
        if (
            (
                await Leader.RangeAsync(
                    new RangeRequest { Key = ByteString.CopyFromUtf8(name) },
                    RpcCalls.Within(Patience, default)
                )
            )
                .Kvs
                .Count != 1
        )
            throw new InvalidOperationException($"{name} is not there");
    }

    public async Task<(int Count, long Bytes)> RangeAsync(string prefix)
    {
        var response = await Leader.RangeAsync(
            new RangeRequest
            {
                Key = ByteString.CopyFromUtf8(prefix + "/"),
                RangeEnd = ByteString.CopyFromUtf8(prefix + "0"),
            },
            RpcCalls.Within(Patience, default)
        );
        return (response.Kvs.Count, response.Kvs.Sum(kv => (long)kv.Value.Length));
    }

    public async Task<int> LeaderAsync()
    {
        using var patience = new CancellationTokenSource(StartPatience);
        while (true)
        {
            for (var i = 0; i < _channels.Count; i++)
                if (await StatusAsync(i) is { } status && status.Leader == status.Header.MemberId)
                    return _leader = i;
            await Task.Delay(Pause, patience.Token);
        }
    }

    public async Task PutUntilItSucceedsAsync(string name, byte[] value)
    {
        for (var i = _leader; ; i = (i + 1) % _channels.Count)
            try
            {
                await _clients[i]
                    .PutAsync(
                        new PutRequest
                        {
                            Key = ByteString.CopyFromUtf8(name),
                            Value = UnsafeByteOperations.UnsafeWrap(value),
                        },
                        RpcCalls.Within(Short, default)
                    );
                await LeaderAsync();
                return;
            }
            catch (RpcException)
            {
                await Task.Delay(RetryPause);
            } // this one is gone, or knows no leader yet
    }

    public async Task AllUpAsync()
    {
        using var patience = new CancellationTokenSource(StartPatience);
        while (true)
        {
            var statuses = await Task.WhenAll(Enumerable.Range(0, _channels.Count).Select(StatusAsync));
            if (
                statuses.All(s => s is { Leader: > 0 })
                && statuses.Select(s => s!.RaftAppliedIndex).Distinct().Count() == 1
            )
                return;
            await Task.Delay(Pause, patience.Token);
        }
    }

    public void Dispose()
    {
        foreach (var channel in _channels)
            channel.Dispose();
        Servers.Dispose();
    }

    /// <summary>The leader is called: a follower would forward.</summary>
    private KV.KVClient Leader => _clients[_leader];

    private async Task<StatusResponse?> StatusAsync(int member)
    {
        try
        {
            return await new Maintenance.MaintenanceClient(_channels[member].Calls).StatusAsync(
                new StatusRequest(),
                RpcCalls.Within(Short, default)
            );
        }
        catch (RpcException)
        {
            return null;
        }
    }
}

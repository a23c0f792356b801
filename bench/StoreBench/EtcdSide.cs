using Arktos.Rpc;
using Arktos.StoreBench.Wire;
using Google.Protobuf;

namespace Arktos.StoreBench;

/// <summary>Three members of etcd as processes, over TLS as the stores are, with etcd's defaults; called by the same RPC client as the stores are, at the leader.</summary>
internal sealed class EtcdSide : IMeasured
{
    private static readonly RpcMethod<PutRequest, PutResponse> Put = new("/etcdserverpb.KV/Put");
    private static readonly RpcMethod<RangeRequest, RangeResponse> Range = new("/etcdserverpb.KV/Range");
    private static readonly RpcMethod<TxnRequest, TxnResponse> Txn = new("/etcdserverpb.KV/Txn");
    private static readonly RpcCallOptions Patience = new(TimeSpan.FromSeconds(15));

    private readonly Processes _processes;
    private readonly RpcChannel _channel;

    private EtcdSide(Processes processes, RpcChannel channel) => (_processes, _channel) = (processes, channel);

    public static async Task<EtcdSide> StartAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var authority = CertificateAuthority.Create("bench etcd");
        authority.Save(folder, "ca");
        var certificate = authority.Issue(new CertificateRequestDetails("etcd", [], ["127.0.0.1"]));
        CertificateAuthority.SavePem(certificate, folder, "etcd");
        var ports = Processes.FreePorts(6);
        var cluster = string.Join(',', Enumerable.Range(0, 3).Select(i => $"m{i}=https://127.0.0.1:{ports[3 + i]}"));
        string[] File(string name) => [$"--cert-file={folder}/etcd.crt", $"--key-file={folder}/etcd.key", "--client-cert-auth", $"--trusted-ca-file={folder}/ca.crt", $"--peer-cert-file={folder}/etcd.crt", $"--peer-key-file={folder}/etcd.key", "--peer-client-cert-auth", $"--peer-trusted-ca-file={folder}/ca.crt", $"--data-dir={folder}/{name}"];
        var processes = new Processes();
        for (var i = 0; i < 3; i++)
            processes.Start("etcd", Path.Combine(folder, $"m{i}.log"), [$"--name=m{i}", $"--listen-client-urls=https://127.0.0.1:{ports[i]}", $"--advertise-client-urls=https://127.0.0.1:{ports[i]}",
                $"--listen-peer-urls=https://127.0.0.1:{ports[3 + i]}", $"--initial-advertise-peer-urls=https://127.0.0.1:{ports[3 + i]}", $"--initial-cluster={cluster}", "--initial-cluster-state=new", .. File($"m{i}")]);
        var channels = ports.Take(3).Select(p => new RpcChannel(new RpcChannelOptions { Address = new Uri($"https://127.0.0.1:{p}"), ClientCertificate = certificate, TrustedRoots = authority.Roots, MessageBytesMax = 64 << 20 })).ToList();
        // Whoever answers first serves: a follower forwards, as etcd's own client has it.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await pause.WaitForNextTickAsync(patience.Token))
            try
            {
                await channels[0].UnaryAsync(Put, new PutRequest { Key = ByteString.CopyFromUtf8("hello") }, Patience, patience.Token);
                return new EtcdSide(processes, await LeaderAsync(channels));
            }
            catch (RpcException) { } // not up yet
        throw new TimeoutException("etcd did not come up within 60 s");
    }

    public Task PutAsync(string name, byte[] value) => _channel.UnaryAsync(Put, new PutRequest { Key = ByteString.CopyFromUtf8(name), Value = UnsafeByteOperations.UnsafeWrap(value) }, Patience, default);

    public async Task CreateAsync(string name, byte[] value)
    {
        var request = new TxnRequest();
        request.Compare.Add(new Compare { Target = 1, Key = ByteString.CopyFromUtf8(name) });
        request.Success.Add(new RequestOp { RequestPut = new PutRequest { Key = ByteString.CopyFromUtf8(name), Value = UnsafeByteOperations.UnsafeWrap(value) } });
        if (!(await _channel.UnaryAsync(Txn, request, Patience, default)).Succeeded) throw new InvalidOperationException($"{name} is there already");
    }

    public async Task GetAsync(string name)
    {
        if ((await _channel.UnaryAsync(Range, new RangeRequest { Key = ByteString.CopyFromUtf8(name) }, Patience, default)).Kvs.Count != 1) throw new InvalidOperationException($"{name} is not there");
    }

    public async Task<int> RangeAsync(string prefix) => (await _channel.UnaryAsync(Range, new RangeRequest { Key = ByteString.CopyFromUtf8(prefix + "/"), RangeEnd = ByteString.CopyFromUtf8(prefix + "0") }, Patience, default)).Kvs.Count;

    public void Dispose()
    {
        _channel.Dispose();
        _processes.Dispose();
    }

    /// <summary>The member that answers a few writes the quickest: the leader needs no forwarding.</summary>
    private static async Task<RpcChannel> LeaderAsync(List<RpcChannel> channels)
    {
        var times = new List<(TimeSpan Time, RpcChannel Channel)>();
        foreach (var channel in channels)
        {
            for (var i = 0; i < 10; i++) await channel.UnaryAsync(Put, new PutRequest { Key = ByteString.CopyFromUtf8("hello") }, Patience, default);
            var begin = System.Diagnostics.Stopwatch.GetTimestamp();
            for (var i = 0; i < 50; i++) await channel.UnaryAsync(Put, new PutRequest { Key = ByteString.CopyFromUtf8("hello") }, Patience, default);
            times.Add((System.Diagnostics.Stopwatch.GetElapsedTime(begin), channel));
        }
        return times.MinBy(t => t.Time).Channel;
    }
}

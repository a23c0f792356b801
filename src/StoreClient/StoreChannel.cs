using Arktos.Rpc;
using Arktos.StoreClient.Wire;
using Grpc.Core;

namespace Arktos.StoreClient;

/// <summary>A connection to one store, with its client. Thread-safe.</summary>
internal sealed class StoreChannel : IDisposable
{
    private static readonly Method<ReadRequest, ReadChunk> Read = KeyspaceMethods.Read(
        new Marshaller<ReadChunk>(
            static (_, _) => throw new NotSupportedException("answers are read here, not written"),
            static context => ReadChunk.Parse(context.PayloadAsReadOnlySequence())
        )
    );

    private readonly RpcChannel _channel;

    public StoreChannel(RpcChannelOptions options)
    {
        _channel = new RpcChannel(options);
        Calls = new Keyspace.KeyspaceClient(_channel.Calls);
    }

    public RpcChannelOptions Options => _channel.Options;

    public Uri Address => Options.Address;

    public Keyspace.KeyspaceClient Calls { get; }

    /// <summary>The answers to a read; the call ends with the enumeration.</summary>
    public IAsyncEnumerable<ReadChunk> ReadAsync(ReadRequest request, CallOptions options) =>
        _channel.Calls.AsyncServerStreamingCall(Read, null, options, request).ReadAllAsync(options.CancellationToken);

    public void Dispose() => _channel.Dispose();
}

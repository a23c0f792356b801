using Arktos.Rpc;
using Arktos.StoreClient.Wire;

namespace Arktos.StoreClient;

/// <summary>The methods of the Keyspace service (proto/store.proto), for both of its sides.</summary>
public static class KeyspaceMethods
{
    /// <summary>As the health service knows it.</summary>
    public const string Service = "arktos.store.v1.Keyspace";

    public static readonly RpcMethod<CommitRequest, CommitResponse> Commit = new("/arktos.store.v1.Keyspace/Commit");
    public static readonly RpcMethod<CommitRequest, CommitResponse> CommitStream = new(
        "/arktos.store.v1.Keyspace/CommitStream"
    );
    public static readonly RpcMethod<ReadRequest, ReadResponse> Read = new("/arktos.store.v1.Keyspace/Read");
    public static readonly RpcMethod<WatchRequest, WatchResponse> Watch = new("/arktos.store.v1.Keyspace/Watch");
    public static readonly RpcMethod<AdvanceRequest, CommitResponse> Advance = new("/arktos.store.v1.Keyspace/Advance");
    public static readonly RpcMethod<HashRequest, HashResponse> Hash = new("/arktos.store.v1.Keyspace/Hash");
    public static readonly RpcMethod<StatusRequest, StatusResponse> Status = new("/arktos.store.v1.Keyspace/Status");
}

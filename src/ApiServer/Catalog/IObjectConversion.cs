using Arktos.Api;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Catalog;

/// <summary>
/// A step between the store and a strategy that knows one version only: behind it, stored objects are as if they had
/// been stored in that version. Thread-safe.
/// </summary>
public interface IObjectConversion
{
    /// <summary>Whether an object lies in the version that is stored now.</summary>
    bool IsCurrent(KeyspaceItem stored);

    /// <summary>
    /// The same objects in the strategy's version, in their order; those that cannot be read stay as they are.
    /// </summary>
    /// <returns>A Status when they cannot all be had.</returns>
    ValueTask<Result<IReadOnlyList<KeyspaceItem>>> ReadAsync(
        IReadOnlyList<KeyspaceItem> stored,
        CancellationToken cancel
    );

    /// <summary>What is to be put for an object that the strategy has encoded, with the hole in its place.</summary>
    ValueTask<Result<CommitOperation.Put>> StoreAsync(CommitOperation.Put put, CancellationToken cancel);
}

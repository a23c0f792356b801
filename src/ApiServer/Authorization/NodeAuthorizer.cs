using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Indexes;
using Arktos.ApiServer.Storage;

namespace Arktos.ApiServer.Authorization;

/// <summary>What node agents may do (<see cref="NodeRules"/>); of others it says nothing.</summary>
public sealed class NodeAuthorizer(ObjectStorage storage, ResourceCatalog catalog, NodePods pods, string name)
    : IAuthorizer
{
    private readonly NodeRules _rules = new(storage, catalog, pods);

    public string Type => "Node";

    public string Name => name;

    public async ValueTask<AuthorizerOpinion> DecideAsync(AccessRequest request, CancellationToken cancel)
    {
        if (request.User.NodeName is not { } node)
            return default;
        return await _rules.DecideAsync(request, node, cancel) switch
        {
            null => default,
            { IsAllowed: true, Reason: var why } => AuthorizerOpinion.Allow(why),
            { Reason: var why } => AuthorizerOpinion.Deny(why),
        };
    }
}

using Arktos.Api;
using Arktos.Client.Connection;
using Arktos.Client.Resources;

namespace Arktos.Controllers.Ownership;

/// <summary>Writes what a <see cref="Claim{T}"/> asks for. Thread-safe.</summary>
/// <param name="finalizer">What is put on every child that is adopted; null: nothing.</param>
internal sealed class Adoption<TOwner, TChild>(IApiConnection connection, string? finalizer = null)
    where TOwner : class, IKubeObject
    where TChild : class, IKubeObject
{
    private readonly ResourceClient<TOwner> _owners = new(connection);
    private readonly ResourceClient<TChild> _children = new(connection);

    /// <summary>What is adopted comes to <see cref="Claim{T}.Mine"/>.</summary>
    public async Task ApplyAsync(TOwner owner, Claim<TChild> claim, CancellationToken ct)
    {
        if (claim.Adopt.Count > 0 && await MayAdoptAsync(owner, ct).ConfigureAwait(false))
        {
            var reference = Owners.ControllerReference(owner, _owners.Resource.ApiVersion, _owners.Resource.Kind);
            foreach (var child in claim.Adopt)
            {
                var patch = Claims.AdoptPatch(child, reference, finalizer);
                if (await TryPatchAsync(child, patch, ct).ConfigureAwait(false) is { } mine)
                    claim.Mine.Add(mine);
            }
        }
        foreach (var child in claim.Release)
            await TryPatchAsync(child, Claims.ReleasePatch(child, owner.Metadata.Uid), ct).ConfigureAwait(false);
    }

    /// <summary>
    /// Adoption by an owner that is going would give the children to the garbage collector, so the owner is asked for
    /// live.
    /// </summary>
    private async Task<bool> MayAdoptAsync(TOwner owner, CancellationToken ct) =>
        await _owners.TryGetAsync(ObjectKey.Of(owner), ct).ConfigureAwait(false)
            is { Metadata.DeletionTimestamp: null } live
        && live.Metadata.Uid == owner.Metadata.Uid;

    /// <summary>Null: the child was deleted meanwhile.</summary>
    private async Task<TChild?> TryPatchAsync(TChild child, byte[] patch, CancellationToken ct)
    {
        try
        {
            return await _children.PatchAsync(ObjectKey.Of(child), patch, PatchType.Merge, ct).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }
}

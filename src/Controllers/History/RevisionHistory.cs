using Arktos.Api;
using Arktos.Api.Apps.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Selectors;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Ownership;

namespace Arktos.Controllers.History;

/// <summary>The revisions of an owner.</summary>
/// <param name="All">From the oldest to the newest.</param>
/// <param name="Update">That of the owner's template.</param>
/// <param name="CollisionCount">For the owner's status.</param>
internal sealed record OwnedRevisions(
    IReadOnlyList<ControllerRevision> All,
    ControllerRevision Update,
    int? CollisionCount
);

/// <summary>
/// Keeps the ControllerRevisions of the owners of one kind. A stale cache does no harm: revisions are named by their
/// template. Thread-safe.
/// </summary>
internal sealed class RevisionHistory<TOwner>(ControllerContext context)
    where TOwner : class, IKubeObject
{
    private readonly Informer<ControllerRevision> _cache = context.Informers.ControllerRevisions;
    private readonly ResourceClient<ControllerRevision> _revisions = new(context.Connection);
    private readonly Adoption<TOwner, ControllerRevision> _adoption = new(context.Connection);

    /// <summary>
    /// Finds the revision of a template, and makes it the newest: a template that comes back gets its old revision.
    /// </summary>
    public async Task<OwnedRevisions> UpdateAsync(
        TOwner owner,
        PodTemplateSpec template,
        LabelQuery selector,
        int? collisionCount,
        CancellationToken ct
    )
    {
        var all = await ClaimAsync(owner, selector, ct).ConfigureAwait(false);
        var data = TemplateRevisions.DataOf(template);
        var next = (all.Count == 0 ? 0 : all[^1].Revision) + 1;
        var equal = all.FindLast(r => TemplateRevisions.Same(r, data));
        if (equal is not null && equal == all[^1])
            return new OwnedRevisions(all, equal, collisionCount);
        if (equal is not null)
        {
            all.Remove(equal);
            equal = KubeJson.Clone(equal);
            equal.Revision = next;
            equal = await _revisions.UpdateAsync(equal, ct).ConfigureAwait(false);
            return new OwnedRevisions([.. all, equal], equal, collisionCount);
        }
        while (true)
        {
            var made = TemplateRevisions.New(owner, template, next, collisionCount);
            if (await TryCreateAsync(owner, made, ct).ConfigureAwait(false) is { } created)
                return new OwnedRevisions([.. all, created], created, collisionCount);
            collisionCount = (collisionCount ?? 0) + 1;
        }
    }

    /// <summary>Deletes the oldest beyond the limit.</summary>
    /// <inheritdoc cref="TemplateRevisions.Surplus"/>
    public async Task CleanUpAsync(
        IReadOnlyList<ControllerRevision> all,
        Func<ControllerRevision, bool> isLive,
        int? limit,
        CancellationToken ct
    )
    {
        foreach (var revision in TemplateRevisions.Surplus(all, isLive, limit ?? 10))
        {
            var options = new DeleteOptions
            {
                Preconditions = new Preconditions
                {
                    Uid = revision.Metadata.Uid,
                    ResourceVersion = revision.Metadata.ResourceVersion,
                },
            };
            try
            {
                await _revisions.DeleteAsync(ObjectKey.Of(revision), options, ct).ConfigureAwait(false);
            }
            catch (ApiException e) when (e.IsNotFound)
            { /* gone, which is what was wanted */
            }
        }
    }

    private async Task<List<ControllerRevision>> ClaimAsync(TOwner owner, LabelQuery selector, CancellationToken ct)
    {
        var claim = Claims.Of(
            owner,
            selector,
            _cache
                .ByIndex(SharedInformers.ByController, Owners.ControlledBy(owner))
                .Concat(
                    _cache.ByIndex(
                        SharedInformers.ByController,
                        Owners.OrphansOf(owner.Metadata.Tenant, owner.Metadata.Namespace)
                    )
                )
        );
        if (claim.Adopt.Count + claim.Release.Count > 0)
            await _adoption.ApplyAsync(owner, claim, ct).ConfigureAwait(false);
        claim.Mine.Sort(
            (a, b) =>
                a.Revision != b.Revision
                    ? a.Revision.CompareTo(b.Revision)
                    : string.CompareOrdinal(a.Metadata.Name, b.Metadata.Name)
        );
        return claim.Mine;
    }

    /// <summary>Null: the name is taken by another revision.</summary>
    private async Task<ControllerRevision?> TryCreateAsync(
        TOwner owner,
        ControllerRevision revision,
        CancellationToken ct
    )
    {
        try
        {
            return await _revisions.CreateAsync(revision, ct).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsAlreadyExists)
        {
            // Ours, made before and not yet in the cache: as if it had been made now.
            var there = await _revisions.GetAsync(ObjectKey.Of(revision), ct).ConfigureAwait(false);
            return Owners.IsControlledBy(there, owner) && TemplateRevisions.Same(there, revision.Data!.Value)
                ? there
                : null;
        }
    }
}

using Arktos.Store.Keyspace;
using Arktos.StoreClient;
using Arktos.StoreClient.Records;
using Arktos.StoreClient.Wire;

namespace Arktos.Store.Partitions;

/// <summary>What a move needs of the two partitions and of the map; failures are
/// <see cref="TenantMoveException"/>.</summary>
internal interface IMoveWorld
{
    /// <summary>Linearizable; null: the partition knows nothing of it. With the partition's latest revision.</summary>
    Task<(TenantPlace? Place, Revision Revision)> PlaceAsync(PartitionId partition, string tenant);

    /// <summary>Whether the partition holds keys of the tenant, be it there or not.</summary>
    Task<bool> HoldsAsync(PartitionId partition, string tenant);

    /// <summary>Null: it does not fit what the partition knows of the tenant.</summary>
    /// <param name="above">The step's revision is greater.</param>
    Task<Revision?> StepAsync(PartitionId partition, TenantStep step, Revision above);

    /// <inheritdoc cref="TenantMoveCalls.ExportAsync"/>
    Task<TenantPage> ExportAsync(PartitionId partition, string tenant, ReadOnlyMemory<byte> after);

    /// <inheritdoc cref="TenantMoveCalls.ChangesAsync"/>
    Task<TenantChanges> ChangesAsync(PartitionId partition, string tenant, int? part, Revision after, Revision until);

    Task UpdateMapAsync(Func<PartitionMap, bool> change);
}

/// <summary>
/// Moves one tenant, or one part of a tenant, to another partition while it is used: copies its keys while it goes on
/// writing, follows what it writes, fences it where it was once little is left to follow, lets it begin where it goes,
/// and says so in the map.
/// Every step is checked where it is applied (<see cref="TenantSteps"/>), and what was done is known there: whoever
/// begins in the middle goes on, and two who do the same at once do no harm. After the fence there is no way back but
/// on.
/// </summary>
internal sealed class TenantMover(TenantMove move, IMoveWorld world)
{
    /// <summary>So few changes that the tenant may be fenced: what is left to follow takes a moment.</summary>
    private const int FewChanges = 128;

    /// <summary>Rounds in which more is written than that; then it is said in the map.</summary>
    private const int RoundsMax = 200;

    private readonly PartitionId _from = new((ushort)move.From),
        _to = new((ushort)move.To);

    /// <summary>Of the destination, as it was known last; dropped when a step is refused.</summary>
    private TenantPlace? _arriving;
    private int _rounds;

    /// <summary>Null: the tenant is whole.</summary>
    private int? _part;

    /// <summary>What has come is to be dropped, and to come once more.</summary>
    private bool _beginsAnew;
    private bool _isCancelled = move.IsCancelled;

    /// <summary>Has a tenant fall into parts where it is, and says so in the map.</summary>
    /// <exception cref="TenantMoveException">It cannot now: to be tried again.</exception>
    public static async Task SpreadAsync(SpreadTenant spread, IMoveWorld world)
    {
        var partition = new PartitionId((ushort)spread.Partition);
        var step = new TenantStep
        {
            Kind = TenantStep.Types.Kind.Spread,
            Tenant = spread.Tenant,
            Move = spread.Number,
        };
        await world.StepAsync(partition, step, Revision.None).ConfigureAwait(false);
        // Whoever has done it: since when, the place says.
        var (place, _) = await world.PlaceAsync(partition, spread.Tenant).ConfigureAwait(false);
        if (place is not { SpreadAt: not 0 and var at })
            throw new TenantMoveException($"{spread.Tenant} does not fall into parts: it is not at rest");
        await world.UpdateMapAsync(map => MapChanges.TellSpread(map, spread.Tenant, at)).ConfigureAwait(false);
    }

    /// <summary>Goes on until the move is done, or cancelled: then it is in the map no more.</summary>
    /// <exception cref="TenantMoveException">It cannot go on now: to be tried again.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (!await RoundAsync().ConfigureAwait(false))
            cancel.ThrowIfCancellationRequested();
    }

    /// <summary>The move is not to take place, if it is not too late.</summary>
    public void Cancel() => _isCancelled = true;

    /// <returns>Whether the move is over.</returns>
    private async Task<bool> RoundAsync()
    {
        var (source, latest) = await world.PlaceAsync(_from, move.Tenant).ConfigureAwait(false);
        TenantParts.TryParse(move.Tenant, out _, out var part);
        _part = part != TenantParts.Home || source is { SpreadAt: not 0 } ? part : null;
        var destination = _arriving;
        if (destination is null)
            (destination, _) = await world.PlaceAsync(_to, move.Tenant).ConfigureAwait(false);
        if (destination is { Phase: TenantPhase.Here } && destination.Move == move.Number)
        {
            await SwitchAsync(source, new Revision(destination.LastStay!.From)).ConfigureAwait(false);
            return true;
        }
        var isFenced = Is(source, TenantPhase.Fenced);
        // Somebody else has begun to cancel it.
        _isCancelled |= Is(source, TenantPhase.Here);
        if (_isCancelled && !isFenced)
            return await CancelAsync(source, destination).ConfigureAwait(false);
        if (!isFenced && !Is(source, TenantPhase.Leaving))
        {
            await TakeAsync(_from, Step(TenantStep.Types.Kind.Announce, s => s.Other = move.To)).ConfigureAwait(false);
            return false;
        }
        if (!Is(destination, TenantPhase.Arriving) || _beginsAnew)
        {
            await ArriveAsync(destination, latest, source!.SpreadAt).ConfigureAwait(false);
            return false;
        }
        _arriving = destination;
        await CopyAsync(destination!, isFenced ? new Revision(source!.LastStay!.Fence) : Revision.None, latest)
            .ConfigureAwait(false);
        return false;
    }

    /// <summary>
    /// What an earlier move left there must have gone. What is copied is read later than the revision that is known
    /// here, so all that is missed by it is a change after that.
    /// </summary>
    private async Task ArriveAsync(TenantPlace? destination, Revision latest, long spreadAt)
    {
        _arriving = null;
        if (_beginsAnew)
            await DropAsync(_to, move.Tenant, move.Number, atLeastOnce: true).ConfigureAwait(false);
        // An earlier move that was cancelled, and gone on with by one who did not know; perhaps of the whole tenant.
        else if (destination is { Phase: TenantPhase.Arriving })
            await ForgetAsync(move.Tenant, destination.Move).ConfigureAwait(false);
        else if (
            TenantParts.TryParse(move.Tenant, out var whole, out _)
            && whole != move.Tenant
            && await world.PlaceAsync(_to, whole).ConfigureAwait(false)
                is ({ Phase: TenantPhase.Arriving, SpreadAt: 0 } stray, _)
        )
            await ForgetAsync(whole, stray.Move).ConfigureAwait(false);
        if (
            await world
                .StepAsync(
                    _to,
                    Step(
                        TenantStep.Types.Kind.Arrive,
                        s => (s.Other, s.Revision, s.SpreadAt) = (move.From, latest.Value, spreadAt)
                    ),
                    Revision.None
                )
                .ConfigureAwait(false)
            is null
        )
            throw new TenantMoveException(
                $"partition {_to} does not take {move.Tenant} in: it holds keys of that name, or is about to move it"
            );
        _beginsAnew = false;
    }

    private async Task CopyAsync(TenantPlace place, Revision fence, Revision latest)
    {
        if (!place.IsCopied)
        {
            var page = await world.ExportAsync(_from, move.Tenant, place.Cursor).ConfigureAwait(false);
            var copy = Import(place);
            copy.Items.AddRange(page.Items);
            copy.Copied = !page.More;
            if (page.Items.Count > 0)
                copy.Cursor = page.Items[^1].Key;
            if (!await ImportAsync(place, copy).ConfigureAwait(false))
                return;
        }
        if (await ChangesAsync(new Revision(place.Through), latest).ConfigureAwait(false) is not { } changes)
            return;
        if (changes.Events > 0 || fence != Revision.None && place.Through < fence.Value)
        {
            var follow = Import(place);
            follow.Items.AddRange(changes.Items);
            follow.Deleted.AddRange(changes.Deleted);
            follow.Through = changes.Through.Value;
            if (!await ImportAsync(place, follow).ConfigureAwait(false))
                return;
        }
        if (!place.IsCopied)
            return;
        if (fence != Revision.None)
        {
            if (place.Through >= fence.Value)
                await TakeAsync(
                        _to,
                        Step(
                            TenantStep.Types.Kind.Activate,
                            s => (s.Sequence, s.Revision) = (place.Sequence, fence.Value)
                        ),
                        fence
                    )
                    .ConfigureAwait(false);
        }
        else if (changes.Events <= FewChanges)
            await TakeAsync(_from, Step(TenantStep.Types.Kind.Fence)).ConfigureAwait(false);
        else if (++_rounds >= RoundsMax)
        {
            _rounds = 0;
            throw new TenantMoveException($"{move.Tenant} is written faster than it is copied");
        }
    }

    /// <summary>Null: they are lost, and nothing can be made of what has come.</summary>
    private async Task<TenantChanges?> ChangesAsync(Revision after, Revision until)
    {
        try
        {
            return await world.ChangesAsync(_from, move.Tenant, _part, after, until).ConfigureAwait(false);
        }
        catch (TenantChangesLostException)
        {
            (_beginsAnew, _arriving) = (true, null);
            return null;
        }
    }

    private TenantStep Import(TenantPlace place) =>
        Step(TenantStep.Types.Kind.Import, s => s.Sequence = place.Sequence);

    /// <summary>False: somebody else was here, too.</summary>
    private async Task<bool> ImportAsync(TenantPlace place, TenantStep import)
    {
        if (!await TakeAsync(_to, import).ConfigureAwait(false))
            return false;
        // As the step does it.
        place.Sequence++;
        place.IsCopied |= import.Copied;
        place.Through = Math.Max(place.Through, import.Through);
        if (!import.Cursor.IsEmpty)
            place.Cursor = import.Cursor.Memory;
        _arriving = place;
        return true;
    }

    /// <summary>The tenant is where it goes to: the map says so, then the old place, which is cleaned.</summary>
    private async Task SwitchAsync(TenantPlace? source, Revision from)
    {
        await world.UpdateMapAsync(map => MapChanges.SwitchTenant(map, move.Number, from)).ConfigureAwait(false);
        if (Is(source, TenantPhase.Fenced))
            // Up to there the tenant is read here: what goes must go at a later revision, however slow this partition's
            // clock is.
            await TakeAsync(_from, Step(TenantStep.Types.Kind.Release, s => s.Revision = from.Value), above: from)
                .ConfigureAwait(false);
        await DropAsync(_from, move.Tenant, move.Number).ConfigureAwait(false);
        await world.UpdateMapAsync(map => MapChanges.EndMove(map, move.Number)).ConfigureAwait(false);
    }

    /// <returns>Whether the move is over; else it is looked at once more.</returns>
    private async Task<bool> CancelAsync(TenantPlace? source, TenantPlace? destination)
    {
        // First where it is: what cannot be fenced any more, or announced, cannot arrive.
        if (
            source?.TakesWrites != false
            && !await TakeAsync(_from, Step(TenantStep.Types.Kind.Cancel)).ConfigureAwait(false)
        )
            return false;
        if (Is(destination, TenantPhase.Arriving) && !await ForgetAsync(move.Tenant, move.Number).ConfigureAwait(false))
            return false;
        await world.UpdateMapAsync(map => MapChanges.EndMove(map, move.Number)).ConfigureAwait(false);
        return true;
    }

    /// <summary>What has come to the destination goes, and nothing more of it comes.</summary>
    private async Task<bool> ForgetAsync(string tenant, ulong number)
    {
        await DropAsync(_to, tenant, number).ConfigureAwait(false);
        var cancel = Step(TenantStep.Types.Kind.Cancel, s => (s.Tenant, s.Move) = (tenant, number));
        return await TakeAsync(_to, cancel).ConfigureAwait(false);
    }

    /// <param name="atLeastOnce">Also of what holds nothing: so that it is not taken for copied.</param>
    private async Task DropAsync(PartitionId partition, string tenant, ulong number, bool atLeastOnce = false)
    {
        var drop = Step(
            TenantStep.Types.Kind.Drop,
            s => (s.Tenant, s.Move, s.Limit) = (tenant, number, TenantMoveCalls.ItemsMax)
        );
        while (
            (atLeastOnce || await world.HoldsAsync(partition, tenant).ConfigureAwait(false))
            && await TakeAsync(partition, drop).ConfigureAwait(false)
        )
            atLeastOnce = false;
    }

    /// <summary>False: what was known of the partitions is old.</summary>
    private async Task<bool> TakeAsync(PartitionId partition, TenantStep step, Revision above = default)
    {
        if (await world.StepAsync(partition, step, above).ConfigureAwait(false) is null)
        {
            _arriving = null;
            return false;
        }
        if (step.Kind != TenantStep.Types.Kind.Import)
            _arriving = null;
        return true;
    }

    private bool Is(TenantPlace? place, TenantPhase phase) => place?.Phase == phase && place.Move == move.Number;

    private TenantStep Step(TenantStep.Types.Kind kind, Action<TenantStep>? fill = null)
    {
        var step = new TenantStep
        {
            Kind = kind,
            Tenant = move.Tenant,
            Move = move.Number,
        };
        fill?.Invoke(step);
        return step;
    }
}

using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Machines;
using Arktos.Api.Meta.V1;
using Arktos.Api.Policy.V1;
using Arktos.Api.Selectors;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;
using DeleteOptions = Arktos.Api.Meta.V1.DeleteOptions;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>
/// POST pods/{name}/eviction: a deletion that says why, and that a disruption budget may refuse. What is spent of a
/// budget is spent by the write of its status, of which only one can be the next: evictions through however many API
/// servers spend no more than is allowed.
/// </summary>
public sealed class EvictionSubresource() : ActionSubresource("eviction", EvictionKind)
{
    /// <summary>The pod was another one each time by the time of the write.</summary>
    private const int RoundsMax = 5;

    private const string MoreThanOne =
        "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.";

    private static readonly GroupVersionKind EvictionKind = new("policy", "v1", "Eviction");

    public override async Task<Result<object>> InvokeAsync(ActionCall call, CancellationToken cancel)
    {
        var decoded = BodyDecoder.Decode(
            call.Body,
            typeof(Eviction),
            EvictionKind,
            Api.Schemas.SchemaCatalog.Instance.Find(new GroupVersion("policy", "v1"), "Eviction")!,
            FieldValidation.Ignore,
            []
        );
        if (!decoded.Succeeded(out var body, out var error))
            return error;
        var eviction = (Eviction)body;
        if (eviction.Metadata.Name.Length > 0 && eviction.Metadata.Name != call.Request.Name)
            return Statuses.BadRequest("name in URL does not match name in Eviction object");
        var options = eviction.DeleteOptions ?? new DeleteOptions();
        var writing = call.Request with
        {
            Subresource = new InternalChange("eviction", call.Services.Catalog.Get("", "pods")),
            IsDryRun = call.Request.IsDryRun || options.DryRun is { Count: > 0 },
        };
        var isMoveAlone = eviction.Metadata.Annotations?.GetValueOrDefault(PodMoves.OnlyMoveAnnotation) == "true";
        if (isMoveAlone && writing.IsDryRun)
            return Statuses.BadRequest("an eviction that only migrates cannot be tried without being done");
        // Spent once, however often the pod has to be looked at again.
        PodDisruptionBudget? spent = null;
        for (var round = 1; ; round++)
        {
            var read = await ReadAsync(call, cancel);
            if (!read.Succeeded(out var pod, out error))
                return error;
            if (DeleteOperation.CheckPreconditions(writing, options, pod) is { } unmet)
                return unmet;
            if (
                !writing.IsDryRun
                && await MachineEvictions.AnswerAsync(
                    call,
                    pod,
                    isMoveAlone,
                    () => AdmitAsync(call, writing, pod, cancel),
                    cancel
                )
                    is { } moving
            )
                return moving;
            if (spent is null && !EvictionBudget.IsFree(pod))
            {
                var found = await BudgetOfAsync(call, pod, cancel);
                if (!found.Succeeded(out var budget, out error))
                    return error;
                if (budget is not null && !EvictionBudget.CostsNothing(budget, pod))
                {
                    if (await SpendAsync(call, writing, budget, cancel) is { } refusal)
                        return refusal;
                    spent = budget;
                }
            }
            var evicted = await MarkAndDeleteAsync(
                call,
                writing,
                options.DeepClone(),
                (pod, spent is not null),
                cancel
            );
            if (evicted.Succeeded(out _, out error) || error.Code != 409 || round == RoundsMax)
                return evicted;
        }
    }

    /// <returns>Why the pod may not be evicted by who asks; null: it may.</returns>
    private static async Task<Status?> AdmitAsync(
        ActionCall call,
        ResolvedRequest writing,
        Pod pod,
        CancellationToken cancel
    )
    {
        var tried = await call.Writer.ChangeAsync(
            writing with
            {
                IsDryRun = true,
            },
            now => Mark((Pod)now, (pod, true), false, call.Services.Now),
            cancel
        );
        return tried.Succeeded(out _, out var refusal) ? null : refusal;
    }

    private static async Task<Result<Pod>> ReadAsync(ActionCall call, CancellationToken cancel)
    {
        var (request, pods) = (call.Request, call.Services.Catalog.Get("", "pods"));
        var read = await call.Services.Storage.GetAsync<Pod>(
            pods,
            request.Tenant,
            request.Namespace,
            request.Name,
            cancel
        );
        if (!read.Succeeded(out var pod, out var error))
            return error;
        return pod is null ? Statuses.NotFound(pods.Resource, request.Name) : pod;
    }

    /// <param name="judged">The pod that budgets have been asked about, and whether one has paid for it.</param>
    private static async Task<Result<object>> MarkAndDeleteAsync(
        ActionCall call,
        ResolvedRequest writing,
        DeleteOptions options,
        (Pod Pod, bool IsPaid) judged,
        CancellationToken cancel
    )
    {
        var isOfVersion = options.Preconditions?.ResourceVersion is not null;
        var marked = await call.Writer.ChangeAsync(
            writing,
            now => Mark((Pod)now, judged, isOfVersion, call.Services.Now),
            cancel
        );
        if (!marked.Succeeded(out var written, out var error))
            return error;
        var preconditions = options.Preconditions ??= new();
        preconditions.Uid ??= judged.Pod.Metadata.Uid;
        // One that goes for nothing because of what it is now must not have become another by then: ready, say.
        if (!writing.IsDryRun && (isOfVersion || !judged.IsPaid))
            preconditions.ResourceVersion = KubeJson.Decode<Pod>(written.Json.Span).Metadata.ResourceVersion;
        var deleted = await call.Writer.DeleteAsync(writing, options, cancel);
        return deleted.Succeeded(out _, out error) ? Result<object>.Of(Statuses.Success(201)) : error;
    }

    /// <summary>The budget that selects the pod; null when none does.</summary>
    private static async Task<Result<PodDisruptionBudget?>> BudgetOfAsync(
        ActionCall call,
        Pod pod,
        CancellationToken cancel
    )
    {
        var budgets = call.Services.Catalog.Get("policy", "poddisruptionbudgets");
        var range = ObjectStorage.RangeOf(budgets, call.Request.Tenant, call.Request.Namespace);
        PodDisruptionBudget? found = null;
        var items = new List<KeyspaceItem>();
        try
        {
            await foreach (var item in call.Services.Storage.AllAsync(range, cancel))
                items.Add(item);
        }
        catch (StoreUnavailableException)
        {
            return Statuses.StoreUnavailable(budgets.Resource, "list");
        }
        foreach (var item in items)
        {
            if (
                new StoredObject(item).TryDecode(budgets) is not PodDisruptionBudget budget
                || !LabelQuery.TryFrom(budget.Spec.Selector, out var selector, out _)
                || !selector.Matches(pod.Metadata.Labels)
            )
                continue;
            if (found is not null)
                return Statuses.Failure(500, "", MoreThanOne, null);
            found = budget;
        }
        return Result<PodDisruptionBudget?>.Of(found);
    }

    /// <returns>Why the pod may not go; null when it may.</returns>
    private static async Task<Status?> SpendAsync(
        ActionCall call,
        ResolvedRequest writing,
        PodDisruptionBudget budget,
        CancellationToken cancel
    )
    {
        var budgets = call.Services.Catalog.Get("policy", "poddisruptionbudgets");
        var spent = await call.Writer.ChangeAsync(
            writing with
            {
                Resource = budgets.Description,
                StoredBy = budgets,
                Subresource = new InternalChange("status", budgets),
                Name = budget.Metadata.Name,
            },
            now =>
                EvictionBudget.Spend((PodDisruptionBudget)now, call.Request.Name, call.Services.Now) is { } refusal
                    ? refusal
                    : Result<IKubeObject>.Of(now),
            cancel
        );
        // One that is gone refuses nothing.
        return spent.Succeeded(out _, out var error) || error.Code == 404 ? null : error;
    }

    private static Result<IKubeObject> Mark(
        Pod pod,
        (Pod Pod, bool IsPaid) judged,
        bool isOfVersion,
        DateTimeOffset now
    )
    {
        var before = judged.Pod;
        if (
            pod.Metadata.Uid != before.Metadata.Uid
            || isOfVersion && pod.Metadata.ResourceVersion != before.Metadata.ResourceVersion
            || !judged.IsPaid
                && (
                    EvictionBudget.IsFree(before) && !EvictionBudget.IsFree(pod)
                    || !EvictionBudget.IsReady(before) && EvictionBudget.IsReady(pod)
                )
        )
            return Statuses.Modified(new GroupVersionResource("", "v1", "pods"), pod.Metadata.Name);
        if (EvictionBudget.IsFree(pod))
            return Result<IKubeObject>.Of(pod);
        var conditions = (pod.Status.Conditions ?? []).Where(c => c.Type != "DisruptionTarget").ToList();
        conditions.Add(
            new()
            {
                Type = "DisruptionTarget",
                Status = "True",
                Reason = "EvictionByEvictionAPI",
                Message = "Eviction API: evicting",
                LastTransitionTime = now,
            }
        );
        pod.Status.Conditions = conditions;
        return Result<IKubeObject>.Of(pod);
    }
}

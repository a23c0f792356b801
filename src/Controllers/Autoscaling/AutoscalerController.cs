using System.Collections.Concurrent;
using Arktos.Api.Autoscaling.V2;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Selectors;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Ownership;
using Arktos.Controllers.Scaling;
using Scale = Arktos.Api.Autoscaling.V1.Scale;

namespace Arktos.Controllers.Autoscaling;

/// <summary>
/// Looks at each autoscaler every <see cref="Period"/>, and when its spec changes. The rules are in
/// <see cref="AutoscalerDecision"/>.
/// </summary>
internal sealed class AutoscalerController : IController
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(15);

    private readonly ControllerContext _context;
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly EventRecorder _events;
    private readonly ResourceClient<HorizontalPodAutoscaler> _client;
    private readonly WrittenObjects<HorizontalPodAutoscaler> _written;
    private readonly ScaleClient _scales;
    private readonly MetricProposals _proposals;

    /// <summary>Of each autoscaler that is there: by uid, so that another one of its name begins anew.</summary>
    private readonly ConcurrentDictionary<string, AutoscalerMemory> _memories = new();

    /// <summary>Whose pods each autoscaler scales.</summary>
    private readonly ConcurrentDictionary<ObjectKey, LabelQuery> _selectors = new();

    public AutoscalerController(ControllerContext context)
    {
        _context = context;
        _loop = context.LoopOf<AutoscalerController, ObjectKey>(Name);
        _events = context.EventsOf("horizontal-pod-autoscaler");
        _client = new ResourceClient<HorizontalPodAutoscaler>(context.Connection);
        _written = new WrittenObjects<HorizontalPodAutoscaler>(context.Informers.Autoscalers);
        _scales = new ScaleClient(context);
        _proposals = new MetricProposals(new MetricsReader(context.Connection), context);
        context.Informers.Autoscalers.AddHandler(
            new InformerHandler<HorizontalPodAutoscaler>
            {
                Added = a => _loop.Add(ObjectKey.Of(a)),
                Updated = (old, a) =>
                {
                    if (!KubeJson.Same(old.Spec, a.Spec))
                        _loop.Add(ObjectKey.Of(a));
                },
                Deleted = Forget,
            }
        );
    }

    public string Name => "horizontalpodautoscaler";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _events.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (_context.Informers.Autoscalers.Get(key) is not { } cached || cached.Metadata.DeletionTimestamp is not null)
            return null;
        try
        {
            return await LookAsync(key, cached, ct).ConfigureAwait(false);
        }
        finally
        {
            // It may have gone meanwhile.
            if (_context.Informers.Autoscalers.Get(key)?.Metadata.Uid != cached.Metadata.Uid)
                Forget(cached);
        }
    }

    private void Forget(HorizontalPodAutoscaler autoscaler)
    {
        _memories.TryRemove(autoscaler.Metadata.Uid, out _);
        _selectors.TryRemove(ObjectKey.Of(autoscaler), out _);
    }

    private async Task<TimeSpan?> LookAsync(ObjectKey key, HorizontalPodAutoscaler cached, CancellationToken ct)
    {
        var autoscaler = _written.Newest(cached);
        var reference = autoscaler.Spec.ScaleTargetRef;
        var target = new ScaleReference(
            key.Tenant,
            key.Namespace,
            reference.ApiVersion,
            reference.Kind,
            reference.Name
        );
        Scale scale;
        try
        {
            scale = await _scales.GetAsync(target, ct).ConfigureAwait(false);
        }
        catch (ApiException e)
        {
            _events.Warning(autoscaler, "FailedGetScale", e.Message);
            await WriteAsync(
                    autoscaler,
                    AutoscalerDecision.WithoutScale(autoscaler, e.Message, _context.Time.GetUtcNow()),
                    ct
                )
                .ConfigureAwait(false);
            return Period;
        }
        var plan = await PlanAsync(autoscaler, scale, ct).ConfigureAwait(false);
        foreach (var (type, reason, message) in plan.Events)
            _events.Record(autoscaler, type, reason, message);
        if (plan.Replicas is { } replicas)
            await ScaleAsync(autoscaler, (target, scale), (replicas, plan), ct).ConfigureAwait(false);
        await WriteAsync(autoscaler, plan.Status, ct).ConfigureAwait(false);
        return Period;
    }

    private async Task<AutoscalerPlan> PlanAsync(HorizontalPodAutoscaler autoscaler, Scale scale, CancellationToken ct)
    {
        var memory = _memories.GetOrAdd(autoscaler.Metadata.Uid, _ => new AutoscalerMemory());
        List<MetricProposal> proposals = [];
        if (AutoscalerDecision.NeedsMetrics(autoscaler, scale))
        {
            var (selector, pods, fault) = PodsOf(autoscaler, scale);
            if (fault is { } told)
                return AutoscalerDecision.WithoutPods(autoscaler, scale, told, _context.Time.GetUtcNow());
            proposals = await _proposals.OfAsync(autoscaler, scale, (selector, pods), ct).ConfigureAwait(false);
        }
        return AutoscalerDecision.Decide(autoscaler, scale, proposals, memory, _context.Time.GetUtcNow());
    }

    private (LabelQuery Selector, List<Pod> Pods, (Why, AutoscalerEvent)? Fault) PodsOf(
        HorizontalPodAutoscaler autoscaler,
        Scale scale
    )
    {
        var key = ObjectKey.Of(autoscaler);
        var text = scale.Status.Selector;
        if (text.Length == 0)
            return Without("SelectorRequired", "selector is required", "the HPA target's scale is missing a selector");
        if (!LabelQuery.TryParse(text, out var selector, out var error))
        {
            var message = $"couldn't convert selector into a corresponding internal selector object: {error}";
            return Without("InvalidSelector", message, message);
        }
        _selectors[key] = selector;
        var place = SharedInformers.NamespaceKey(key.Tenant, key.Namespace);
        var pods = _context
            .Informers.Pods.ByIndex(SharedInformers.ByNamespace, place)
            .Where(p => selector.Matches(p.Metadata.Labels))
            .ToList();
        var others = _context
            .Informers.Autoscalers.ByIndex(SharedInformers.ByNamespace, place)
            .Select(ObjectKey.Of)
            .Where(other =>
                other == key
                || _selectors.TryGetValue(other, out var its) && pods.Exists(p => its.Matches(p.Metadata.Labels))
            )
            .Select(other => $"{other.Namespace}/{other.Name}")
            .Order(StringComparer.Ordinal)
            .ToList();
        if (others.Count <= 1)
            return (selector, pods, null);
        var ambiguous = $"pods by selector {text} are controlled by multiple HPAs: [{string.Join(' ', others)}]";
        return Without("AmbiguousSelector", ambiguous, ambiguous);

        static (LabelQuery, List<Pod>, (Why, AutoscalerEvent)?) Without(string reason, string told, string shown) =>
            (
                LabelQuery.Nothing,
                [],
                (
                    new Why(reason == "SelectorRequired" ? "InvalidSelector" : reason, shown),
                    new AutoscalerEvent("Warning", reason, told)
                )
            );
    }

    private async Task ScaleAsync(
        HorizontalPodAutoscaler autoscaler,
        (ScaleReference Reference, Scale Scale) target,
        (int Replicas, AutoscalerPlan Plan) to,
        CancellationToken ct
    )
    {
        var (replicas, plan) = to;
        var (present, now) = (target.Scale.Spec.Replicas, _context.Time.GetUtcNow());
        var scale = KubeJson.Clone(target.Scale);
        scale.Spec.Replicas = replicas;
        try
        {
            await _scales.UpdateAsync(target.Reference, scale, ct).ConfigureAwait(false);
        }
        catch (ApiException e)
        {
            _events.Warning(
                autoscaler,
                "FailedRescale",
                $"New size: {replicas}; reason: {plan.Reason}; error: {e.Message}"
            );
            AutoscalerDecision.TellNotScaled(plan.Status, present, e.Message, now);
            return;
        }
        _memories[autoscaler.Metadata.Uid].Changed(replicas - present, now);
        AutoscalerDecision.TellScaled(plan.Status, replicas, now);
        _events.Normal(autoscaler, "SuccessfulRescale", $"New size: {replicas}; reason: {plan.Reason}");
    }

    private async Task WriteAsync(
        HorizontalPodAutoscaler autoscaler,
        HorizontalPodAutoscalerStatus status,
        CancellationToken ct
    )
    {
        if (KubeJson.Same(status, autoscaler.Status))
            return;
        var changed = KubeJson.Clone(autoscaler);
        changed.Status = status;
        _written.Wrote(await _client.UpdateStatusAsync(changed, ct).ConfigureAwait(false));
    }
}

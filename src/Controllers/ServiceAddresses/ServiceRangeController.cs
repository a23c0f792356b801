using Arktos.Api.Meta.V1;
using Arktos.Api.Networking.V1;
using Arktos.Api.Services;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Ownership;

namespace Arktos.Controllers.ServiceAddresses;

/// <summary>
/// The life of ServiceCIDRs: held by a finalizer, then ready; one that is being deleted goes as soon as the API server
/// lets its finalizer go, which knows what services of all tenants have.
/// <code>
///   new ..finalizer.. held ..Ready True.. used ..deleted.. Ready False (Terminating) ..nothing has an address.. gone
/// </code>
/// </summary>
internal sealed class ServiceRangeController : IController
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(10);

    private readonly ControllerContext _context;
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly ResourceClient<ServiceCIDR> _client;
    private readonly Informer<ServiceCIDR> _ranges;

    public ServiceRangeController(ControllerContext context)
    {
        _context = context;
        _loop = context.LoopOf<ServiceRangeController, ObjectKey>(Name);
        _client = new ResourceClient<ServiceCIDR>(context.Connection);
        _ranges = context.Informers.ServiceRanges;
        _ranges.AddHandler(
            InformerHandler<ServiceCIDR>.Any(r =>
            {
                // Other tenants have none that count.
                if (r.Metadata.Tenant is "system" or "")
                    _loop.Add(ObjectKey.Of(r));
            })
        );
    }

    public string Name => "service-cidr-controller";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public ValueTask DisposeAsync()
    {
        _loop.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (_ranges.Get(key) is not { } range)
            return null;
        if (range.Metadata.DeletionTimestamp is not null)
            return await LetGoAsync(range, ct).ConfigureAwait(false);
        if (!Finalizers.Has(range, ServiceRangeTexts.Finalizer))
        {
            range = range.DeepClone();
            (range.Metadata.Finalizers ??= []).Add(ServiceRangeTexts.Finalizer);
            range = await _client.UpdateAsync(range, ct).ConfigureAwait(false);
        }
        await SayAsync(range, new Condition { Status = "True", Message = ServiceRangeTexts.IsReady }, ct)
            .ConfigureAwait(false);
        return null;
    }

    private async Task<TimeSpan?> LetGoAsync(ServiceCIDR range, CancellationToken ct)
    {
        if (Finalizers.RemovalPatch(range, ServiceRangeTexts.Finalizer) is not { } patch)
            return null;
        try
        {
            await _client.PatchAsync(ObjectKey.Of(range), patch, PatchType.Merge, ct).ConfigureAwait(false);
            return null;
        }
        catch (ApiException e)
            when (e.IsConflict && e.Message.Contains(ServiceRangeTexts.InUse, StringComparison.Ordinal))
        {
            var condition = new Condition
            {
                Status = "False",
                Reason = ServiceRangeTexts.Terminating,
                Message = ServiceRangeTexts.InUse,
            };
            await SayAsync(range, condition, ct).ConfigureAwait(false);
            return Retry;
        }
    }

    private async Task SayAsync(ServiceCIDR range, Condition wanted, CancellationToken ct)
    {
        wanted.Type = ServiceRangeTexts.Ready;
        var known = (range.Status.Conditions ?? []).Find(c => c.Type == ServiceRangeTexts.Ready);
        if (known is not null && (known.Status, known.Reason) == (wanted.Status, wanted.Reason))
            return;
        wanted.LastTransitionTime =
            known?.Status == wanted.Status ? known.LastTransitionTime : _context.Time.GetUtcNow();
        var next = range.DeepClone();
        (next.Status.Conditions ??= []).RemoveAll(c => c.Type == ServiceRangeTexts.Ready);
        next.Status.Conditions.Add(wanted);
        await _client.UpdateStatusAsync(next, ct).ConfigureAwait(false);
    }
}

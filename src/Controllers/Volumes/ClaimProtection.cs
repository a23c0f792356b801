using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;

namespace Arktos.Controllers.Volumes;

/// <summary>Holds claims that are going away for as long as a pod uses them.</summary>
internal sealed class ClaimProtection : IController
{
    private readonly ControllerContext _context;
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly ResourceClient<PersistentVolumeClaim> _client;
    private readonly ResourceClient<Pod> _pods;
    private readonly Informer<PersistentVolumeClaim> _claims;

    public ClaimProtection(ControllerContext context)
    {
        _context = context;
        _loop = context.LoopOf<ClaimProtection, ObjectKey>(Name);
        _client = new ResourceClient<PersistentVolumeClaim>(context.Connection);
        _pods = new ResourceClient<Pod>(context.Connection);
        _claims = context.Informers.Claims;
        _claims.AddHandler(InformerHandler<PersistentVolumeClaim>.Any(LookAt));
        // A claim is let go when the last pod is gone that uses it.
        context.Informers.Pods.AddHandler(new InformerHandler<Pod> { Deleted = LookAtClaims });
    }

    public string Name => "pvc-protection-controller";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public ValueTask DisposeAsync()
    {
        _loop.Dispose();
        return ValueTask.CompletedTask;
    }

    private void LookAt(PersistentVolumeClaim claim)
    {
        if (
            ProtectionRules.LacksProtection(claim, VolumeFinalizers.Claim)
            || ProtectionRules.IsHeld(claim, VolumeFinalizers.Claim)
        )
            _loop.Add(ObjectKey.Of(claim));
    }

    private void LookAtClaims(Pod pod)
    {
        foreach (var claim in ProtectionRules.ClaimsOf(pod))
            _loop.Add(new ObjectKey(pod.Metadata.Tenant, pod.Metadata.Namespace, claim));
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (_claims.Get(key) is not { } known)
            return null;
        if (ProtectionRules.LacksProtection(known, VolumeFinalizers.Claim))
            await WriteAsync(known, isHeld: true, ct).ConfigureAwait(false);
        else if (
            ProtectionRules.IsHeld(known, VolumeFinalizers.Claim)
            && !IsUsedByKnown(key)
            && !await IsUsedAsync(key, ct).ConfigureAwait(false)
        )
            await WriteAsync(known, isHeld: false, ct).ConfigureAwait(false);
        return null;
    }

    private Task WriteAsync(PersistentVolumeClaim claim, bool isHeld, CancellationToken ct) =>
        _client.UpdateAsync(
            (PersistentVolumeClaim)ProtectionRules.With(claim.DeepClone(), VolumeFinalizers.Claim, isHeld),
            ct
        );

    private bool IsUsedByKnown(ObjectKey claim) =>
        _context
            .Informers.Pods.ByIndex(
                SharedInformers.ByNamespace,
                SharedInformers.NamespaceKey(claim.Tenant, claim.Namespace)
            )
            .Any(p => ProtectionRules.Uses(p, claim.Name));

    // The cache is never proof that there is no such pod.
    private async Task<bool> IsUsedAsync(ObjectKey claim, CancellationToken ct)
    {
        var query = new ListQuery { Tenant = claim.Tenant, Namespace = claim.Namespace };
        var pods = await _pods.ListAsync(query, ct).ConfigureAwait(false);
        return pods.Exists(p => ProtectionRules.Uses(p, claim.Name));
    }
}

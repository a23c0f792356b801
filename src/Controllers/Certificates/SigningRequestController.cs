using System.Text;
using Arktos.Api.Authorization.V1;
using Arktos.Api.Certificates.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers.Certificates;

/// <summary>
/// Approves what node agents that may ask for as their own certificates, signs what was approved for the cluster's own
/// signers, and deletes requests that have had their time.
/// </summary>
internal sealed class SigningRequestController : IController
{
    private readonly ControllerContext _context;
    private readonly ReconcileLoop<ObjectKey> _requests;
    private readonly ResourceClient<CertificateSigningRequest> _client;
    private readonly ResourceClient<SubjectAccessReview> _reviews;
    private readonly ResourceClient<Tenant> _tenants;
    private readonly Informer<CertificateSigningRequest> _informer;
    private readonly CertificateSigner? _signer;
    private readonly ILogger _logger;

    public SigningRequestController(ControllerContext context)
    {
        _context = context;
        _logger = context.Loggers.CreateLogger<SigningRequestController>();
        _requests = context.LoopOf<SigningRequestController, ObjectKey>(Name);
        _client = new ResourceClient<CertificateSigningRequest>(context.Connection);
        _reviews = new ResourceClient<SubjectAccessReview>(context.Connection);
        _tenants = new ResourceClient<Tenant>(context.Connection);
        if (context.Options.ClusterSigningAuthority is { } authority)
            _signer = new CertificateSigner(authority, context.Options.ClusterSigningDuration);
        _informer = new Informer<CertificateSigningRequest>(
            context.Connection,
            new InformerOptions
            {
                Time = context.Time,
                Metrics = context.Options.Metrics,
                Logger = _logger,
            }
        ).AddHandler(InformerHandler<CertificateSigningRequest>.Any(r => _requests.Add(ObjectKey.Of(r))));
    }

    public string Name => "certificatesigningrequest-controller";

    public async Task RunAsync(CancellationToken ct)
    {
        if (!_informer.IsStarted)
            _informer.Start();
        try
        {
            await _informer.WaitForSyncAsync(ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return;
        }
        await _requests.RunAsync(ReconcileAsync, ct).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _requests.Dispose();
        await _informer.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (_informer.Get(key) is not { } request || request.Metadata.DeletionTimestamp is not null)
            return null;
        var left = SigningRequestLife.GoesAt(request) - _context.Time.GetUtcNow();
        if (left <= TimeSpan.Zero)
        {
            await DeleteAsync(request, ct).ConfigureAwait(false);
            return null;
        }
        if (SignerRules.IsOurs(request.Spec.SignerName))
        {
            if (SigningRequestLife.IsPending(request))
                await ApproveAsync(request, ct).ConfigureAwait(false);
            else if (_signer is not null && SigningRequestLife.WaitsForSigner(request))
                await SignAsync(_signer, request, ct).ConfigureAwait(false);
        }
        return left;
    }

    private Task DeleteAsync(CertificateSigningRequest request, CancellationToken ct)
    {
        _logger.LogInformation("signing request {Key} has had its time and is deleted", ObjectKey.Of(request));
        return _client.DeleteAsync(
            ObjectKey.Of(request),
            new DeleteOptions
            {
                Preconditions = new Preconditions
                {
                    Uid = request.Metadata.Uid,
                    ResourceVersion = request.Metadata.ResourceVersion,
                },
            },
            ct
        );
    }

    private async Task ApproveAsync(CertificateSigningRequest request, CancellationToken ct)
    {
        var (spec, tenant) = (request.Spec, request.Metadata.Tenant);
        if (
            SigningRequest.TryParse(spec.Request, out _) is not { } parsed
            || !SignerRules.IsNodeClient(tenant, spec.SignerName, spec.Usages ?? [], parsed)
        )
            return;
        var isOwn = spec.Username == parsed.Identity.Name;
        if (isOwn && await MayAsync(request, "selfnodeclient", ct).ConfigureAwait(false))
            await ApproveAsync(request, "Auto approving self kubelet client certificate after SubjectAccessReview.", ct)
                .ConfigureAwait(false);
        else if (await MayAsync(request, "nodeclient", ct).ConfigureAwait(false))
            await ApproveAsync(request, "Auto approving kubelet client certificate after SubjectAccessReview.", ct)
                .ConfigureAwait(false);
    }

    private async Task<bool> MayAsync(CertificateSigningRequest request, string subresource, CancellationToken ct)
    {
        var spec = request.Spec;
        var review = await _reviews
            .CreateAsync(
                new SubjectAccessReview
                {
                    Kind = "SubjectAccessReview",
                    ApiVersion = "authorization.k8s.io/v1",
                    Metadata = new ObjectMeta { Tenant = request.Metadata.Tenant },
                    Spec = new SubjectAccessReviewSpec
                    {
                        User = spec.Username,
                        Uid = spec.Uid,
                        Groups = spec.Groups,
                        Extra = spec.Extra,
                        ResourceAttributes = new ResourceAttributes
                        {
                            Group = "certificates.k8s.io",
                            Resource = "certificatesigningrequests",
                            Subresource = subresource,
                            Verb = "create",
                        },
                    },
                },
                ct
            )
            .ConfigureAwait(false);
        return review.Status.Allowed;
    }

    private Task ApproveAsync(CertificateSigningRequest request, string message, CancellationToken ct)
    {
        var changed = WithCondition(request, SigningRequestLife.Approved, "AutoApproved", message);
        return _client.UpdateSubresourceAsync<CertificateSigningRequest, CertificateSigningRequest>(
            ObjectKey.Of(request),
            "approval",
            changed,
            ct
        );
    }

    private async Task SignAsync(CertificateSigner signer, CertificateSigningRequest request, CancellationToken ct)
    {
        var (spec, tenant, usages) = (request.Spec, request.Metadata.Tenant, request.Spec.Usages ?? []);
        var parsed = SigningRequest.TryParse(spec.Request, out var fault);
        var refusal = parsed is null ? fault : SignerRules.Refusal(tenant, spec.SignerName, usages, parsed);
        CertificateSigningRequest changed;
        if (refusal is not null)
            changed = WithCondition(request, SigningRequestLife.Failed, "SignerValidationFailure", refusal);
        else
        {
            var asked = spec.ExpirationSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
            if (await UidOfAsync(tenant, ct).ConfigureAwait(false) is not { } uid)
                return; // the request goes with its tenant
            var pem = signer.Sign(tenant, uid, parsed!, usages, asked, _context.Time.GetUtcNow());
            changed = KubeJson.Clone(request);
            changed.Status.Certificate = Encoding.ASCII.GetBytes(pem);
        }
        await _client.UpdateStatusAsync(changed, ct).ConfigureAwait(false);
    }

    /// <returns>Null: there is no such tenant.</returns>
    private async Task<string?> UidOfAsync(string tenant, CancellationToken ct) =>
        tenant == Rpc.CertificateIdentity.SystemTenant
            ? ""
            : (await _tenants.TryGetAsync(new ObjectKey("", "", tenant), ct).ConfigureAwait(false))?.Metadata.Uid;

    private CertificateSigningRequest WithCondition(
        CertificateSigningRequest request,
        string type,
        string reason,
        string message
    )
    {
        var (changed, now) = (KubeJson.Clone(request), _context.Time.GetUtcNow());
        (changed.Status.Conditions ??= []).Add(
            new CertificateSigningRequestCondition
            {
                Type = type,
                Status = "True",
                Reason = reason,
                Message = message,
                LastUpdateTime = now,
                LastTransitionTime = now,
            }
        );
        return changed;
    }
}

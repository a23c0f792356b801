using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Admission.Expressions;
using Arktos.ApiServer.Admission.Matching;
using Arktos.ApiServer.Admission.Policies;
using Arktos.ApiServer.Admission.Webhooks;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Authorization;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Configuration;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Webhooks;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Admission;

/// <summary>What dynamic admission works with.</summary>
public sealed record DynamicAdmissionSources(
    ApiServerOptions Options,
    ObjectStorage Storage,
    IResourceCatalogs Catalogs,
    RequestAuthorizer Authorizer,
    FollowedConfiguration Configuration,
    WebhookClients Clients,
    ILoggerFactory Loggers
);

/// <summary>One run over a write; gives null to let it pass.</summary>
public delegate ValueTask<Status?> AdmissionPhase(AdmissionRequest write, CancellationToken cancel);

/// <summary>
/// Webhooks and policies. Where none are configured a write costs a look at a snapshot. Thread-safe.
/// </summary>
public sealed class DynamicAdmission
{
    private const string OwnGroup = "admissionregistration.k8s.io";

    private readonly DynamicAdmissionSources _sources;
    private readonly WebhookCaller _caller;
    private readonly PolicyDispatcher _policies;
    private readonly PolicyMutator _mutator;
    private volatile Known _known = new(null, AdmissionHooks.None);

    public DynamicAdmission(DynamicAdmissionSources sources)
    {
        _sources = sources;
        var metrics = new WebhookMetrics(sources.Options.Metrics);
        _caller = new WebhookCaller(sources.Clients, metrics, sources.Loggers.CreateLogger<DynamicAdmission>());
        var parameters = new PolicyParams(sources.Storage, sources.Catalogs);
        _policies = new PolicyDispatcher(parameters, metrics);
        _mutator = new PolicyMutator(parameters, metrics);
    }

    /// <summary>As keys name them; what the followed configuration must hold.</summary>
    public static IReadOnlyList<string> Resources => AdmissionHooks.Resources;

    /// <summary>Asks the mutating policies and webhooks.</summary>
    /// <param name="plugins">Run once more when one of them has changed the object.</param>
    /// <returns>Null to let the write pass.</returns>
    public async ValueTask<Status?> AdmitAsync(AdmissionRequest write, AdmissionPhase plugins, CancellationToken cancel)
    {
        var hooks = await HooksAsync(write.Request, cancel);
        if (hooks.MutatesNothing)
            return null;
        var request = new ReviewedWrite(write, await LookupsAsync(write.Request, cancel), hidesName: true);
        var rounds = RoundsOf(hooks, request, cancel);
        if (await rounds.RunAsync(again: false, cancel) is { } refusal)
            return refusal;
        if (!rounds.HasChanged)
            return null;
        if (await plugins(write, cancel) is { } refused)
            return refused;
        if (request.Refresh())
            rounds.Changed();
        return await rounds.RunAsync(again: true, cancel);
    }

    /// <summary>Asks the policies and the validating webhooks.</summary>
    /// <returns>Null to let the write pass.</returns>
    public async ValueTask<Status?> ValidateAsync(AdmissionRequest write, CancellationToken cancel)
    {
        var hooks = await HooksAsync(write.Request, cancel);
        if (hooks.ValidatesNothing)
            return null;
        var request = new ReviewedWrite(write, await LookupsAsync(write.Request, cancel), hidesName: false);
        return await ValidateAsync(hooks, request, cancel);
    }

    /// <summary>Both, about a call of an action or a connection.</summary>
    /// <param name="operation">CREATE or CONNECT.</param>
    /// <param name="kind">Of what is sent.</param>
    /// <param name="body">Asked for when there is somebody to be shown it.</param>
    /// <returns>What is to be done instead; null: what was sent.</returns>
    public async ValueTask<Result<byte[]?>> CallAsync(
        ResolvedRequest call,
        string operation,
        GroupVersionKind kind,
        Func<byte[]> body,
        CancellationToken cancel
    )
    {
        var hooks = await HooksAsync(call, cancel);
        if (hooks.MutatesNothing && hooks.ValidatesNothing)
            return Result<byte[]?>.Of(null);
        if (CallBody.TryComplete(body(), kind) is not { } json)
            return Result<byte[]?>.Of(null);
        var request = new ReviewedCall(call, operation, kind, json, await LookupsAsync(call, cancel));
        var rounds = RoundsOf(hooks, request, cancel);
        if (await rounds.RunAsync(again: false, cancel) is { } refusal)
            return refusal;
        if (rounds.HasChanged && await rounds.RunAsync(again: true, cancel) is { } refused)
            return refused;
        return await ValidateAsync(hooks, request, cancel) is { } invalid
            ? invalid
            : Result<byte[]?>.Of(rounds.HasChanged ? request.Body : null);
    }

    private async Task<Status?> ValidateAsync(AdmissionHooks hooks, ReviewedRequest request, CancellationToken cancel)
    {
        var values = ValuesOf(request, cancel);
        if (hooks.ValidatingBindings.Count > 0)
            if (await _policies.ValidateAsync(hooks.ValidatingBindings, request, values, cancel) is { } refusal)
                return refusal;
        var calls = new List<Task<WebhookResult>>();
        foreach (var hook in hooks.Validating)
        {
            var found = await WebhookCaller.FindAsync(hook, request, values, cancel);
            if (!found.Succeeded(out var form, out var error))
            {
                calls.Add(Task.FromResult(WebhookResult.Refused(error)));
                continue;
            }
            if (form is null)
                continue;
            // Encoded once, before several threads ask for it.
            _ = (request.Object(form), request.Old(form), request.Options);
            calls.Add(_caller.CallAsync(hook, request, form, cancel));
        }
        var results = await Task.WhenAll(calls);
        foreach (var result in results)
            request.Request.Warnings.AddRange(result.Warnings);
        return results.Select(r => r.Refusal).FirstOrDefault(r => r is not null);
    }

    private MutatingRounds RoundsOf(AdmissionHooks hooks, ReviewedRequest request, CancellationToken cancel) =>
        new(
            new Mutators(hooks.MutatingBindings, _mutator, hooks.Mutating, _caller),
            request,
            ValuesOf(request, cancel),
            _sources.Options.BodyBytesMax
        );

    private RequestValues ValuesOf(ReviewedRequest request, CancellationToken cancel) =>
        new(request, _sources.Authorizer, _sources.Catalogs.BuiltIn, cancel);

    // What the server itself changes has been asked for by another request; who configures admission must not be able
    // to lock himself out.
    private async ValueTask<AdmissionHooks> HooksAsync(ResolvedRequest request, CancellationToken cancel)
    {
        var configuration = await _sources.Configuration.OfAsync("", cancel);
        var known = _known;
        if (!ReferenceEquals(known.Configuration, configuration))
            _known = known = new(configuration, AdmissionHooks.Of(configuration, known.Hooks));
        if (request.Subresource is InternalChange || request.Resource.Kind.Group == OwnGroup)
            return AdmissionHooks.None;
        return request.Tenant == UserIdentity.SystemTenant ? known.Hooks : known.Hooks.ForTenants;
    }

    private async ValueTask<ReviewSources> LookupsAsync(ResolvedRequest request, CancellationToken cancel)
    {
        var builtIn = _sources.Catalogs.BuiltIn;
        var catalog = builtIn.Describe(request.Resource.Resource) is not null
            ? builtIn
            : await _sources.Catalogs.OfAsync(request.Tenant, cancel);
        return new ReviewSources(_sources.Storage, _sources.Configuration, builtIn, catalog);
    }

    private sealed record Known(Configuration.TenantConfiguration? Configuration, AdmissionHooks Hooks);
}

using Arktos.Api;
using Arktos.Api.Authentication.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Admission;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Core;

public sealed class ServiceAccountStrategy : ResourceStrategy<ServiceAccount>
{
    public ServiceAccountStrategy()
    {
        Subresources = With(new TokenSubresource());
    }

    public override ITableLayout Table { get; } =
        new TableLayout<ServiceAccount>([Cells.Name<ServiceAccount>(), Cells.Age<ServiceAccount>()]);
}

/// <summary>POST serviceaccounts/{name}/token: a signed token, bound to a pod when asked.</summary>
public sealed class TokenSubresource() : ActionSubresource("token", TokenKind)
{
    private const long SecondsMin = 600;
    private const long SecondsMax = 1L << 32;

    /// <summary>What a node gets is for a pod, and is asked for again while the pod lives.</summary>
    private const long NodeSecondsMax = 24 * 3600;
    private static readonly GroupVersionKind TokenKind = new("authentication.k8s.io", "v1", "TokenRequest");

    public override async Task<Result<object>> InvokeAsync(ActionCall call, CancellationToken cancel)
    {
        var decoded = BodyDecoder.Decode(
            call.Body,
            typeof(TokenRequest),
            TokenKind,
            Api.Schemas.SchemaCatalog.Instance.Find(new GroupVersion("authentication.k8s.io", "v1"), "TokenRequest")!,
            FieldValidation.Ignore,
            []
        );
        if (!decoded.Succeeded(out var body, out var error))
            return error;
        var request = (TokenRequest)body;
        var accounts = call.Services.Catalog.Get("", "serviceaccounts");
        var read = await call.Services.Storage.GetAsync<ServiceAccount>(
            accounts,
            call.Request.Tenant,
            call.Request.Namespace,
            call.Request.Name,
            cancel
        );
        if (!read.Succeeded(out var account, out error))
            return error;
        if (account is null)
            return Statuses.NotFound(accounts.Resource, call.Request.Name);
        if (request.Metadata.Uid.Length > 0 && request.Metadata.Uid != account.Metadata.Uid)
            return Statuses.Conflict(
                accounts.Resource,
                call.Request.Name,
                $"the UID in the token request ({request.Metadata.Uid}) does not match the UID of the service "
                    + $"account ({account.Metadata.Uid})"
            );
        var seconds = request.Spec.ExpirationSeconds ?? 3600;
        var errors = new FieldErrors();
        if (seconds < SecondsMin)
            errors.Invalid("spec.expirationSeconds", seconds, "may not specify a duration less than 10 minutes");
        if (seconds > SecondsMax)
            errors.Invalid("spec.expirationSeconds", seconds, "may not specify a duration larger than 2^32 seconds");
        if (errors.Count > 0)
            return Statuses.Invalid(TokenKind, call.Request.Name, errors);

        Pod? pod = null;
        if (request.Spec.BoundObjectRef is { } reference)
        {
            if (reference is not { Kind: "Pod", ApiVersion: "v1" })
                return Statuses.BadRequest(
                    $"cannot bind token for serviceaccount \"{call.Request.Name}\" to object of kind {reference.Kind}"
                );
            var bound = await BoundPodAsync(call, reference, cancel);
            if (!bound.Succeeded(out pod, out error))
                return error;
        }
        if (call.Request.User.NodeName is { } node)
        {
            var boundUid = request.Spec.BoundObjectRef?.Uid ?? "";
            if (NodeRestriction.RefuseToken(node, pod, boundUid, request.Spec.Audiences) is { } refusal)
                return Statuses.Forbidden(accounts.Resource, call.Request.Name, refusal);
            seconds = Math.Min(seconds, NodeSecondsMax);
        }
        var (token, expires) = call.Services.Tokens.Issue(
            account,
            pod,
            request.Spec.Audiences,
            seconds,
            call.Services.Options.Time.GetUtcNow()
        );
        request.Metadata.Name = call.Request.Name;
        request.Metadata.Namespace = call.Request.Namespace;
        request.Metadata.CreationTimestamp = call.Services.Now;
        request.Spec.ExpirationSeconds = seconds;
        if (request.Spec.Audiences.Count == 0)
            request.Spec.Audiences = [call.Services.Options.ServiceAccountIssuer];
        request.Status = new TokenRequestStatus { Token = token, ExpirationTimestamp = expires };
        return Result<object>.Of(request);
    }

    private static async Task<Result<Pod>> BoundPodAsync(
        ActionCall call,
        BoundObjectReference reference,
        CancellationToken cancel
    )
    {
        var pods = call.Services.Catalog.Get("", "pods");
        var read = await call.Services.Storage.GetAsync<Pod>(
            pods,
            call.Request.Tenant,
            call.Request.Namespace,
            reference.Name,
            cancel
        );
        if (!read.Succeeded(out var pod, out var error))
            return error;
        if (pod is null)
            return Statuses.NotFound(pods.Resource, reference.Name);
        if (pod.Spec.ServiceAccountName != call.Request.Name)
            return Statuses.BadRequest(
                $"cannot bind token for serviceaccount \"{call.Request.Name}\" to pod running with different "
                    + $"serviceaccount "
                    + $"name."
            );
        if (reference.Uid.Length > 0 && reference.Uid != pod.Metadata.Uid)
            return Statuses.Conflict(
                pods.Resource,
                reference.Name,
                $"the UID in the bound object reference ({reference.Uid}) does not match the UID in record. The "
                    + $"object might have been deleted and then recreated"
            );
        return pod;
    }
}

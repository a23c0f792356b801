using Arktos.Api;
using Arktos.Api.Streams;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Authorization;
using Arktos.ApiServer.Http;
using Arktos.ApiServer.Registry;
using Arktos.ApiServer.Tenancy;
using Arktos.Rpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Arktos.ApiServer.NodeStreams;

/// <summary>
/// The gRPC service of proto/streams.proto: log streams down, batched writes up. Goes through the same authentication,
/// tenancy, authorization, admission and validation as REST does. Thread-safe.
/// </summary>
public sealed class ObjectStreamsService(
    RegistryServices services,
    ObjectWriter writer,
    RequestAuthenticator authenticator,
    ObjectFollower follower
)
{
    public static readonly RpcMethod<FollowRequest, FollowBatch> Follow = new("/arktos.api.v1.ObjectStreams/Follow");
    public static readonly RpcMethod<WriteRequest, WriteResponse> Write = new("/arktos.api.v1.ObjectStreams/Write");

    private const int OperationsMax = 500;
    private const int RequestBytesMax = 4 * 1024 * 1024;
    private const int FollowBytesMax = 1024 * 1024;

    /// <summary>With the field that the operation itself is.</summary>
    private const int FieldsOfOperationMax = 12;
    private const int ObjectsAtOnceMax = 32;

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapServerStream(
            Follow,
            new RpcMethodOptions { Authorize = AuthorizeAsync, MessageBytesMax = FollowBytesMax },
            FollowAsync
        );
        endpoints.MapUnary(
            Write,
            new RpcMethodOptions
            {
                Authorize = AuthorizeAsync,
                MessageBytesMax = RequestBytesMax,
                FieldsMax = OperationsMax * FieldsOfOperationMax,
            },
            WriteAsync
        );
    }

    private async Task FollowAsync(FollowRequest request, RpcStreamWriter<FollowBatch> output, RpcServerContext context)
    {
        var user = UserOf(context);
        var resource = new GroupVersionResource(request.Group, request.Version, request.Resource);
        var strategy =
            services.Registry.Find(resource)
            ?? throw new RpcException(
                RpcStatusCode.NotFound,
                $"there is no resource {resource.QualifiedResource} in version {resource.GroupVersion}"
            );
        var plan = FollowPlan.Parse(request, strategy, user);
        foreach (var verb in new[] { "list", "watch" })
        {
            var access = new AccessRequest(
                user,
                verb,
                true,
                request.Group,
                request.Resource,
                "",
                plan.Tenant,
                strategy.Description.Scope,
                request.Namespace,
                plan.Filter.Name,
                "",
                plan.NodeName
            );
            var decision = await services.Authorizer.DecideAsync(access, context.CancellationToken);
            if (!decision.IsAllowed)
                throw new RpcException(RpcStatusCode.PermissionDenied, access.Refusal(decision.Reason).Message);
        }
        await follower.RunAsync(plan, output, context.CancellationToken);
    }

    private async Task<WriteResponse> WriteAsync(WriteRequest request, RpcServerContext context)
    {
        if (request.Operations.Count > OperationsMax)
            throw new RpcException(
                RpcStatusCode.InvalidArgument,
                $"a write holds at most {OperationsMax} operations and {RequestBytesMax} bytes"
            );
        var user = UserOf(context);
        var results = new WriteResult[request.Operations.Count];
        // Each commit waits for a quorum's disks: side by side they share the wait. What has no name yet is an object
        // of its own.
        var objects = request
            .Operations.Select((operation, index) => (Operation: operation, Index: index))
            .GroupBy(o =>
                (
                    o.Operation.Group,
                    o.Operation.Resource,
                    o.Operation.Tenant,
                    o.Operation.Namespace,
                    o.Operation.Name,
                    Unnamed: o.Operation.Name.Length == 0 ? o.Index : -1
                )
            );
        await Parallel.ForEachAsync(
            objects,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = ObjectsAtOnceMax,
                CancellationToken = context.CancellationToken,
            },
            async (operations, cancel) =>
            {
                foreach (var (operation, index) in operations)
                {
                    var result = await OperateAsync(user, operation, cancel);
                    var written = result.Succeeded(out var value, out var error) ? value : Written.Of(error);
                    results[index] = new WriteResult
                    {
                        Code = written.Code,
                        Body = Google.Protobuf.UnsafeByteOperations.UnsafeWrap(written.Json),
                    };
                }
            }
        );
        var response = new WriteResponse();
        response.Results.AddRange(results);
        return response;
    }

    private async Task<Result<Written>> OperateAsync(
        UserIdentity user,
        WriteOperation operation,
        CancellationToken cancel
    )
    {
        var verb = operation.Verb switch
        {
            WriteOperation.Types.Verb.Create => "create",
            WriteOperation.Types.Verb.Update => "update",
            WriteOperation.Types.Verb.Patch => "patch",
            WriteOperation.Types.Verb.Delete => "delete",
            _ => "",
        };
        var resource = new GroupVersionResource(operation.Group, operation.Version, operation.Resource);
        if (services.Registry.Find(resource) is not { } strategy)
            return Statuses.UnknownResource();
        // A URL cannot carry these; here they would reach into the keys.
        if (
            new[] { operation.Tenant, operation.Namespace, operation.Name }.Any(part => part.Any(c => c is '/' or '\0'))
        )
            return Statuses.BadRequest("tenant, namespace and name hold neither '/' nor NUL");
        var target = new RequestTarget(
            true,
            verb,
            operation.Tenant,
            operation.Group,
            operation.Version,
            operation.Resource,
            operation.Namespace,
            operation.Name,
            operation.Subresource,
            ""
        );
        if (!TenantResolver.Resolve(target, user, strategy.Description.Scope).Succeeded(out var tenant, out var error))
            return error;
        if (tenant == TenantResolver.All)
            return Statuses.BadRequest("tenant \"all\" can only be listed and watched");
        var access = AccessRequest.For(user, target, tenant, strategy.Description.Scope, "");
        var decision = await services.Authorizer.DecideAsync(access, cancel);
        if (!decision.IsAllowed)
            return access.Refusal(decision.Reason);
        if (operation.Body.Length > services.Options.BodyBytesMax)
            return Statuses.TooLarge(services.Options.BodyBytesMax);

        var body = operation.Body.ToByteArray();
        Subresource? subresource = null;
        if (
            operation.Subresource.Length > 0
            && !strategy.Subresources.TryGetValue(operation.Subresource, out subresource)
        )
            return Statuses.UnknownResource();
        if (!(subresource?.Verbs ?? strategy.Description.Verbs).Contains(verb))
            return Statuses.MethodNotAllowed();
        if (strategy.Description.IsNamespaced && operation.Namespace.Length == 0)
            return Statuses.BadRequest("a namespace is needed");
        try
        {
            if (subresource is ActionSubresource action)
            {
                var acted = await action.InvokeAsync(
                    new ActionCall(user, tenant, operation.Namespace, operation.Name, body, false, writer, services),
                    cancel
                );
                return acted.Succeeded(out var answer, out error)
                    ? new Written(Api.Json.KubeJson.Encode<object>(answer), 201)
                    : error;
            }
            if (subresource is not (null or ViewSubresource))
                return Statuses.MethodNotAllowed();
            var call = new WriteCall(
                user,
                tenant,
                operation.Namespace,
                operation.Name,
                strategy,
                subresource as ViewSubresource,
                false,
                FieldValidation.Ignore,
                []
            );
            return await WriteRequests.DispatchAsync(writer, call, verb, body, operation.PatchType, new(), cancel);
        }
        catch (StoreUnavailableException)
        {
            return Statuses.StoreUnavailable(resource, verb);
        }
    }

    /// <summary>Before the request is read: who calls is known then, what he asks for is not.</summary>
    private async ValueTask AuthorizeAsync(RpcServerContext context)
    {
        var found = await authenticator.AuthenticateAsync(context.HttpContext);
        if (!found.Succeeded(out var caller, out _))
            throw new RpcException(RpcStatusCode.Unauthenticated, "the client certificate or token proves nothing");
        if (ReferenceEquals(caller, UserIdentity.Anonymous))
            throw new RpcException(
                RpcStatusCode.Unauthenticated,
                "object streams need a client certificate or a token"
            );
        var resolved = await Impersonation.ResolveAsync(context.HttpContext, caller, services.Authorizer);
        context.HttpContext.Features.Set(
            resolved.Succeeded(out var user, out var error)
                ? user
                : throw new RpcException(RpcStatusCode.PermissionDenied, error.Message)
        );
    }

    private static UserIdentity UserOf(RpcServerContext context) =>
        context.HttpContext.Features.GetRequiredFeature<UserIdentity>();
}

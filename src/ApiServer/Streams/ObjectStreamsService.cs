using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Streams;
using Arktos.Api.Validation;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Fairness;
using Arktos.ApiServer.Registry;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;
using Arktos.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Arktos.ApiServer.Streams;

/// <summary>
/// The gRPC door, the service of proto/streams.proto: log streams down, batched writes up. Each operation passes the
/// same gate, limits, admission and validation as a REST request does. Thread-safe.
/// </summary>
public sealed class ObjectStreamsService(
    RegistryServices services,
    ObjectWriter writer,
    RequestGate gate,
    RequestLimits limits,
    RequestFairness fairness,
    RequestMetrics metrics,
    RequestAudit audit,
    ObjectFollower follower
) : ObjectStreams.ObjectStreamsBase
{
    /// <summary>Of any message.</summary>
    public const int RequestBytesMax = 4 * 1024 * 1024;

    private const int OperationsMax = 500;
    private const int FollowBytesMax = 1024 * 1024;

    /// <summary>With the field that the operation itself is.</summary>
    private const int FieldsOfOperationMax = 13;
    private const int ObjectsAtOnceMax = 32;

    public RpcMethodOptions OptionsOf(IMethod method) =>
        method.Name == nameof(Follow)
            ? new RpcMethodOptions { Authorize = AuthorizeAsync, MessageBytesMax = FollowBytesMax }
            : new RpcMethodOptions
            {
                Authorize = AuthorizeAsync,
                MessageBytesMax = RequestBytesMax,
                FieldsMax = OperationsMax * FieldsOfOperationMax,
            };

    /// <summary>Who may ask what is served: whoever may call it.</summary>
    public RpcMethodOptions Reflection => new() { Authorize = AuthorizeAsync };

    public override async Task Follow(
        FollowRequest request,
        IServerStreamWriter<FollowBatch> responseStream,
        ServerCallContext context
    )
    {
        var user = UserOf(context);
        var resource = new GroupVersionResource(request.Group, request.Version, request.Resource);
        if (!FollowSelectors.TryParse(request, out var selectors, out var fault))
            throw RpcFailure.Of(StatusCode.InvalidArgument, fault);
        if (FollowPlan.FaultOfProjection(request) is { Length: > 0 } misfit)
            throw RpcFailure.Of(StatusCode.InvalidArgument, misfit);
        var target = new RequestTarget(
            true,
            "watch",
            request.Tenant,
            resource,
            request.Namespace,
            "",
            "",
            false,
            context.Method
        )
        {
            NameSelector = selectors.Name,
            NodeSelector = selectors.NodeName,
            Projection = request.Projection,
        };
        var measured = metrics.Begin(target, Door.Grpc);
        var code = 200;
        try
        {
            Begin(context, ref target);
            if (!(await gate.HoldAsync(context.GetHttpContext(), user)).Succeeded(out var session, out var gone))
                throw Failure(gone);
            using var held = session;
            if (await RequestAudit.BegunAsync(target, context.CancellationToken) is { } unwritten)
                throw Failure(unwritten);
            using var seat = await SeatAsync(
                target,
                user,
                // Who goes on from positions reads nothing that is there.
                request.From.Count > 0
                    ? 1
                    : 0,
                context.CancellationToken
            );
            FlowHeaders.Show(context.GetHttpContext().Response, seat.Flow);
            if (seat.IsRefused)
                throw RpcFailure.Of(StatusCode.ResourceExhausted, FlowSeat.RefusalText);
            ResolvedRequest? following = null;
            foreach (var needed in new[] { target with { Verb = "list" }, target })
            {
                var admitted = await gate.AdmitAsync(needed, user, context.CancellationToken);
                following = admitted.Succeeded(out var resolved, out var error) ? resolved : throw Failure(error);
            }
            using var share =
                limits.Watches.TryEnter(user)
                ?? throw RpcFailure.Of(
                    StatusCode.ResourceExhausted,
                    "too many followers on this API server; try again later"
                );
            var plan = FollowPlan.Make(request, following!, selectors, services.Unreadable);
            target.Audit?.Started(code);
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
            var run = follower.RunAsync(plan, responseStream, seat, ending.Token);
            if (plan.Projection is not null)
                await WhileAllowedAsync(run, target, user, ending);
            await run;
        }
        catch (RpcException e)
        {
            code = HttpCodeOf(e.StatusCode);
            target.Audit?.Answered(Statuses.Failure(code, "", e.Status.Detail, null));
            throw;
        }
        finally
        {
            measured.End(code);
            if (target.Audit is { } trail)
            {
                trail.Completed(code);
                await trail.WrittenAsync();
            }
        }
    }

    /// <summary>
    /// Who may follow a projection may cease to: a node whose last pod of the tenant, or namespace, has gone. Ends with
    /// the run, or throws when it is not allowed any more.
    /// </summary>
    private async Task WhileAllowedAsync(
        Task run,
        RequestTarget target,
        UserIdentity user,
        CancellationTokenSource ending
    )
    {
        using var timer = new PeriodicTimer(services.Options.AddressFollowerLook, services.Options.Time);
        while (true)
        {
            var tick = timer.WaitForNextTickAsync(ending.Token).AsTask();
            if (await Task.WhenAny(run, tick) == run)
                return;
            await tick;
            try
            {
                if ((await gate.AdmitAsync(target, user, ending.Token)).Succeeded(out _, out var error))
                    continue;
                await ending.CancelAsync();
                await run.ContinueWith(static _ => { }, TaskScheduler.Default);
                throw Failure(error);
            }
            catch (StoreUnavailableException)
            { /* nobody can tell now; the next look may */
            }
        }
    }

    public override async Task<WriteResponse> Write(WriteRequest request, ServerCallContext context)
    {
        var user = UserOf(context);
        var userAgent = context.RequestHeaders.GetValue("user-agent") ?? "";
        if (request.Operations.Count > OperationsMax)
            throw RpcFailure.Of(
                StatusCode.InvalidArgument,
                $"a write holds at most {OperationsMax} operations and {RequestBytesMax} bytes"
            );
        using var share = limits.Batches.TryEnter(user) ?? throw TooMany(context);
        if (!(await gate.HoldAsync(context.GetHttpContext(), user)).Succeeded(out var session, out var gone))
            throw Failure(gone);
        using var held = session;
        // A batch has one header for all: that of its first operation.
        if (request.Operations is [var leading, ..])
            FlowHeaders.Show(context.GetHttpContext().Response, fairness.Classify(TargetOf(leading), user));
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        deadline.CancelAfter(services.Options.RequestTimeout);
        var results = new WriteResult[request.Operations.Count];
        // Each commit waits for a quorum's disks: side by side they share the wait. What has no name yet is an object
        // of its own; what is written to one object keeps its order.
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
            new ParallelOptions { MaxDegreeOfParallelism = ObjectsAtOnceMax, CancellationToken = deadline.Token },
            async (operations, cancel) =>
            {
                var isHeldBack = false;
                foreach (var (operation, index) in operations)
                {
                    var target = TargetOf(operation);
                    var measured = metrics.Begin(target, Door.Grpc);
                    Written? written = null;
                    try
                    {
                        var result = await AuditedAsync(
                            context.GetHttpContext(),
                            new Caller(user, userAgent, isHeldBack),
                            target,
                            operation,
                            cancel
                        );
                        written = result.Succeeded(out var value, out var error) ? value : Written.Of(error);
                    }
                    finally
                    {
                        measured.End(written?.Code ?? (cancel.IsCancellationRequested ? 504 : 500));
                    }
                    // What is tried again later must not come after what was sent behind it.
                    isHeldBack |= written.Code == 429;
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

    // What is written of a call as a whole; each operation of a batch has its own.
    private void Begin(ServerCallContext context, ref RequestTarget target)
    {
        var http = context.GetHttpContext();
        var parties = http.Features.GetRequiredFeature<Parties>();
        audit.Begin(http, target, parties.Caller, out target);
        if (target.Audit is { } trail && !ReferenceEquals(parties.User, parties.Caller))
            trail.Impersonated = parties.User;
    }

    private RpcException TooMany(ServerCallContext context)
    {
        const string Message = "too many requests on this API server; try again later";
        var target = PathTarget(context.GetHttpContext());
        Begin(context, ref target);
        target.Audit?.Answered(Statuses.TooManyRequests(Message, 1));
        target.Audit?.Completed(429);
        return RpcFailure.Of(StatusCode.ResourceExhausted, Message);
    }

    private static RequestTarget PathTarget(HttpContext http) =>
        new(false, "post", "", default, "", "", "", false, http.Request.Path.Value ?? "");

    private async Task<Result<Written>> AuditedAsync(
        HttpContext http,
        Caller caller,
        RequestTarget target,
        WriteOperation operation,
        CancellationToken cancel
    )
    {
        var parties = http.Features.GetRequiredFeature<Parties>();
        audit.BeginPart(http, target, parties.Caller, out target);
        if (await RequestAudit.BegunAsync(target, cancel) is { } unwritten)
            return unwritten;
        if (target.Audit is not { } trail)
            return await OperateAsync(caller, target, operation, cancel);
        if (!ReferenceEquals(parties.User, parties.Caller))
            trail.Impersonated = parties.User;
        var code = 500;
        try
        {
            var result = await OperateAsync(caller, target, operation, cancel);
            if (result.Succeeded(out var written, out var error))
                trail.Answered(written.Json);
            else
                trail.Answered(error);
            code = written?.Code ?? error!.Code;
            return result;
        }
        finally
        {
            trail.Completed(cancel.IsCancellationRequested && code == 500 ? 504 : code);
            await trail.WrittenAsync();
        }
    }

    private async Task<Result<Written>> OperateAsync(
        Caller caller,
        RequestTarget target,
        WriteOperation operation,
        CancellationToken cancel
    )
    {
        using var seat = await SeatAsync(target, caller.User, 0, cancel, operation.Body.Length);
        if (seat.IsRefused || caller.IsHeldBack)
            return Statuses.TooManyRequests(FlowSeat.RefusalText, 1);
        try
        {
            if (!(await gate.AdmitAsync(target, caller.User, cancel)).Succeeded(out var request, out var error))
                return error;
            if (!WithOptions(request, caller, operation).Succeeded(out request, out error))
                return error;
            if (operation.Body.Length > services.Options.BodyBytesMax)
                return Statuses.TooLarge(services.Options.BodyBytesMax);
            var body = JsonText.Repair(operation.Body.ToByteArray());
            request.Audit?.Sent(body);
            switch (request)
            {
                case { Subresource: ActionSubresource action }:
                    var call = new ActionCall(request, body, writer, services);
                    var acted = await call.CarryOutAsync(action.Kind, action.InvokeAsync, cancel);
                    return acted.Succeeded(out var answer, out error)
                        ? new Written(KubeJson.Encode<object>(answer), 201)
                        : error;
                case { StoredBy: not null, Subresource: null or ViewSubresource }:
                    return await writer.DispatchAsync(request, body, operation.PatchType, new(), cancel);
                default:
                    return Statuses.MethodNotAllowed();
            }
        }
        catch (StoreUnavailableException)
        {
            return Statuses.StoreUnavailable(target.Resource, target.Verb);
        }
    }

    private ValueTask<FlowSeat> SeatAsync(
        RequestTarget target,
        UserIdentity user,
        long objectsMax,
        CancellationToken cancel,
        long bytes = 0
    ) =>
        fairness.EnterAsync(
            new FlowRequest(target, user, objectsMax, services.Options.RequestTimeout / RequestFairness.WaitsOfDeadline)
            {
                Bytes = bytes,
            },
            cancel
        );

    private static Result<ResolvedRequest> WithOptions(ResolvedRequest request, Caller caller, WriteOperation operation)
    {
        var isPatch = operation.Verb == WriteOperation.Types.Verb.Patch;
        var writer = new WriterOptions(
            operation.FieldManager,
            caller.UserAgent,
            operation.HasForce ? operation.Force : null,
            isPatch && operation.PatchType == DocumentPatch.ApplyType
        );
        var errors = new FieldErrors();
        writer.Validate(request.Verb, errors);
        return errors.Count == 0 ? writer.Of(request) : Statuses.InvalidOptions(request.Verb, errors);
    }

    private static RequestTarget TargetOf(WriteOperation operation)
    {
        var verb = operation.Verb switch
        {
            WriteOperation.Types.Verb.Create => "create",
            WriteOperation.Types.Verb.Update => "update",
            WriteOperation.Types.Verb.Patch => "patch",
            WriteOperation.Types.Verb.Delete => "delete",
            _ => "",
        };
        return new RequestTarget(
            true,
            verb,
            operation.Tenant,
            new GroupVersionResource(operation.Group, operation.Version, operation.Resource),
            operation.Namespace,
            operation.Name,
            operation.Subresource,
            false,
            ""
        );
    }

    /// <param name="Caller">Who calls.</param>
    /// <param name="User">Whom he asks to be taken for.</param>
    private sealed record Parties(UserIdentity Caller, UserIdentity User);

    /// <summary>Who has sent a batch of writes.</summary>
    /// <param name="IsHeldBack">A write before this one, to the same object, was told to come again.</param>
    private readonly record struct Caller(UserIdentity User, string UserAgent, bool IsHeldBack);

    /// <summary>Before the request is read: who calls is known then, what he asks for is not.</summary>
    private async ValueTask AuthorizeAsync(HttpContext http)
    {
        if (!(await gate.AuthenticateAsync(http)).Succeeded(out var caller, out var error))
        {
            audit.Refused(http, PathTarget(http), error);
            throw Failure(error);
        }
        if (!(await gate.ImpersonateAsync(http, caller)).Succeeded(out var user, out error))
        {
            audit.Begin(http, PathTarget(http), caller, out var target);
            target.Audit?.Answered(error);
            target.Audit?.Completed(error.Code);
            throw Failure(error);
        }
        if (ReferenceEquals(user, UserIdentity.Anonymous))
        {
            audit.Refused(http, PathTarget(http), Statuses.Unauthorized());
            throw RpcFailure.Of(StatusCode.Unauthenticated, "object streams need a client certificate or a token");
        }
        http.Features.Set(new Parties(caller, user));
    }

    private static UserIdentity UserOf(ServerCallContext context) =>
        context.GetHttpContext().Features.GetRequiredFeature<Parties>().User;

    // For the metrics, where both doors count by the same codes.
    private static int HttpCodeOf(StatusCode code) =>
        code switch
        {
            StatusCode.InvalidArgument => 400,
            StatusCode.Unauthenticated => 401,
            StatusCode.PermissionDenied => 403,
            StatusCode.NotFound => 404,
            StatusCode.Unimplemented => 405,
            StatusCode.OutOfRange => 410,
            StatusCode.ResourceExhausted => 429,
            StatusCode.Unavailable => 503,
            _ => 500,
        };

    private static RpcException Failure(Api.Meta.V1.Status error) =>
        RpcFailure.Of(
            error.Code switch
            {
                400 or 422 => StatusCode.InvalidArgument,
                401 => StatusCode.Unauthenticated,
                404 => StatusCode.NotFound,
                405 => StatusCode.Unimplemented,
                _ => StatusCode.PermissionDenied,
            },
            error.Message
        );
}

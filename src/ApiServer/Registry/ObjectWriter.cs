using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.ManagedFields;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Requests;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry;

/// <summary>
/// Every write of every resource goes through here: decode, default, admit, validate, commit. Thread-safe; holds no
/// state.
/// </summary>
public sealed class ObjectWriter(RegistryServices services)
{
    private readonly CreateOperation _create = new(services);
    private readonly UpdateOperation _update = new(services);
    private readonly DeleteOperation _delete = new(services);

    /// <summary>The one entry for every write of a client, REST or gRPC.</summary>
    /// <param name="queryOptions">Deletion options of the query; a body wins.</param>
    public async Task<Result<Written>> DispatchAsync(
        ResolvedRequest request,
        byte[] body,
        string patchType,
        DeleteOptions queryOptions,
        CancellationToken cancel
    )
    {
        switch (request.Verb)
        {
            case "create":
                return await CreateAsync(request, body, cancel);
            case "update":
                return await ReplaceAsync(request, body, cancel);
            case "patch" when patchType == DocumentPatch.ApplyType:
                return await ApplyAsync(request, body, cancel);
            case "patch":
                return DocumentPatch.Parse(request.Strategy, patchType, body).Succeeded(out var patch, out var error)
                    ? await PatchAsync(request, patch, cancel)
                    : error;
            case "delete":
                if (!DeleteOptionsOf(body, queryOptions).Succeeded(out var options, out error))
                    return error;
                var isDryRun = request.IsDryRun || options.DryRun is { Count: > 0 };
                return await DeleteAsync(request with { IsDryRun = isDryRun }, options, cancel);
            default:
                return Statuses.MethodNotAllowed();
        }
    }

    public static Result<DeleteOptions> DeleteOptionsOf(byte[] body, DeleteOptions otherwise)
    {
        if (body.Length == 0)
            return otherwise;
        try
        {
            return KubeJson.Decode<DeleteOptions>(body);
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return Statuses.BadRequest(
                $"DeleteOptions cannot be decoded: {BodyDecoder.Explain(e, "DeleteOptions", body)}"
            );
        }
    }

    public async Task<Result<Written>> CreateAsync(
        ResolvedRequest request,
        ReadOnlyMemory<byte> body,
        CancellationToken cancel
    )
    {
        var decoded = BodyDecoder.Decode(
            body.Span,
            request.Strategy.ObjectType,
            request.Strategy.Kind,
            request.Strategy.Schema,
            request.Validation,
            request.Warnings
        );
        return decoded.Succeeded(out var value, out var error)
            ? await _create.ExecuteAsync(request, value, cancel)
            : error;
    }

    /// <summary>A new object that the server itself has made.</summary>
    public Task<Result<Written>> CreateAsync(ResolvedRequest request, IKubeObject value, CancellationToken cancel) =>
        _create.ExecuteAsync(request, value, cancel);

    public async Task<Result<Written>> ReplaceAsync(
        ResolvedRequest request,
        ReadOnlyMemory<byte> body,
        CancellationToken cancel
    )
    {
        var (type, kind, schema) = request.View is { } view
            ? (view.BodyType, view.Kind, view.Schema)
            : (request.Strategy.ObjectType, request.Strategy.Kind, request.Strategy.Schema);
        var decoded = BodyDecoder.Decode(body.Span, type, kind, schema, request.Validation, request.Warnings);
        if (!decoded.Succeeded(out var value, out var error))
            return error;
        var managers = ManagedFieldsJson.Find(body);
        if (value.Metadata.Name.Length == 0)
            return Statuses.BadRequest(
                $"the name of the object ({request.Name} based on URL) was undeterminable: name must be provided"
            );
        if (value.Metadata.Name != request.Name)
            return Statuses.BadRequest(
                $"the name of the object ({value.Metadata.Name}) does not match the name on the URL ({request.Name})"
            );
        var creates =
            request.Strategy.Description.CreatesOnUpdate
            && request.View is null
            && value.Metadata.ResourceVersion is ("" or "0");
        while (true)
        {
            var updated = await _update.ExecuteAsync(request, new Replacement(value, managers), cancel);
            if (!creates || updated.Succeeded(out _, out error) || error.Code != 404)
                return updated;
            var access = request.Access("create");
            var decision = await services.Authorizer.DecideAsync(access, cancel);
            if (!decision.IsAllowed)
                return access.Refusal(decision.Reason);
            var created = await _create.ExecuteAsync(request, KubeJson.Clone(value), cancel);
            if (created.Succeeded(out _, out error) || error.Reason != "AlreadyExists")
                return created;
        }
    }

    public Task<Result<Written>> PatchAsync(ResolvedRequest request, ObjectChange patch, CancellationToken cancel) =>
        _update.ExecuteAsync(request, patch, cancel);

    /// <summary>A configuration that is applied: it changes the object, or makes it.</summary>
    public async Task<Result<Written>> ApplyAsync(ResolvedRequest request, byte[] body, CancellationToken cancel)
    {
        if (!ServerSideApply.Parse(body, request).Succeeded(out var change, out var error))
            return error;
        while (true)
        {
            var updated = await _update.ExecuteAsync(request, change, cancel);
            if (request.View is not null || updated.Succeeded(out _, out error) || error.Code != 404)
                return updated;
            var access = request.Access("create");
            var decision = await services.Authorizer.DecideAsync(access, cancel);
            if (!decision.IsAllowed)
                return access.Refusal(decision.Reason);
            if (!change.Create(request).Succeeded(out var made, out error))
                return error;
            var created = await _create.ExecuteAsync(request, made.Body, cancel, made.Application);
            if (created.Succeeded(out _, out error) || error.Reason != "AlreadyExists")
                return created;
        }
    }

    /// <summary>A change that the server itself makes; runs again on each conflict.</summary>
    public Task<Result<Written>> ChangeAsync(
        ResolvedRequest request,
        Func<IKubeObject, Result<IKubeObject>> change,
        CancellationToken cancel
    ) => _update.ExecuteAsync(request, new Computed(change), cancel);

    public Task<Result<Written>> DeleteAsync(
        ResolvedRequest request,
        DeleteOptions options,
        CancellationToken cancel
    ) => _delete.ExecuteAsync(request, options, cancel);
}

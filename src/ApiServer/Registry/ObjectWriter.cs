using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Http;
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

    public async Task<Result<Written>> CreateAsync(WriteCall call, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        var decoded = BodyDecoder.Decode(
            body.Span,
            call.Strategy.ObjectType,
            call.Strategy.Kind,
            call.Strategy.Schema,
            call.Validation,
            call.Warnings
        );
        return decoded.Succeeded(out var value, out var error)
            ? await _create.ExecuteAsync(call, value, cancel)
            : error;
    }

    /// <summary>A new object that the server itself has made.</summary>
    public Task<Result<Written>> CreateAsync(WriteCall call, IKubeObject value, CancellationToken cancel) =>
        _create.ExecuteAsync(call, value, cancel);

    public async Task<Result<Written>> ReplaceAsync(WriteCall call, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        var (type, kind, schema) = call.View is { } view
            ? (view.BodyType, view.Kind, view.Schema)
            : (call.Strategy.ObjectType, call.Strategy.Kind, call.Strategy.Schema);
        var decoded = BodyDecoder.Decode(body.Span, type, kind, schema, call.Validation, call.Warnings);
        if (!decoded.Succeeded(out var value, out var error))
            return error;
        if (value.Metadata.Name.Length == 0)
            return Statuses.BadRequest(
                $"the name of the object ({call.Name} based on URL) was undeterminable: name must be provided"
            );
        if (value.Metadata.Name != call.Name)
            return Statuses.BadRequest(
                $"the name of the object ({value.Metadata.Name}) does not match the name on the URL ({call.Name})"
            );
        var creates =
            call.Strategy.Description.CreatesOnUpdate
            && call.View is null
            && value.Metadata.ResourceVersion is ("" or "0");
        while (true)
        {
            var updated = await _update.ExecuteAsync(call, new Replacement(value), cancel);
            if (!creates || updated.Succeeded(out _, out error) || error.Code != 404)
                return updated;
            var created = await _create.ExecuteAsync(call, KubeJson.Clone(value), cancel);
            if (created.Succeeded(out _, out error) || error.Reason != "AlreadyExists")
                return created;
        }
    }

    public Task<Result<Written>> PatchAsync(WriteCall call, ObjectChange patch, CancellationToken cancel) =>
        _update.ExecuteAsync(call, patch, cancel);

    /// <summary>A change that the server itself makes; runs again on each conflict.</summary>
    public Task<Result<Written>> ChangeAsync(
        WriteCall call,
        Func<IKubeObject, Result<IKubeObject>> change,
        CancellationToken cancel
    ) => _update.ExecuteAsync(call, new Computed(change), cancel);

    public Task<Result<Written>> DeleteAsync(WriteCall call, DeleteOptions options, CancellationToken cancel) =>
        _delete.ExecuteAsync(call, options, cancel);
}

/// <summary>
/// The commit behind creates and updates: conditions of the object first, then those of what it allocates.
/// </summary>
internal static class Commits
{
    public static Task<CommitResult> PutAsync(
        RegistryServices services,
        ResourceStrategy strategy,
        ObjectKey key,
        byte[] bytes,
        int revisionOffset,
        IReadOnlyList<CommitCondition> conditions,
        Allocation allocation,
        CancellationToken cancel
    ) =>
        services.Storage.Keyspace.CommitAsync(
            new Commit(
                Guid.NewGuid(),
                [.. conditions, .. allocation.Conditions],
                [
                    new CommitOperation.Put(key, bytes, revisionOffset)
                    {
                        TimeToLive = strategy.TimeToLive(services.Options),
                    },
                    .. allocation.Operations,
                ]
            ),
            cancel
        );
}

using Arktos.Api;
using Arktos.Api.ManagedFields;
using Arktos.Api.Validation;
using Arktos.ApiServer.Admission;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Tenancy;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry;

/// <summary>
/// POST of an object. The namespace's state, as admission has seen it, is a condition of the commit, so that nothing is
/// ever left behind in a namespace that is gone, and none needs to be read before.
/// </summary>
internal sealed class CreateOperation(RegistryServices services) : IObjectRemaker
{
    private const int GeneratedNamesMax = 8;
    private const int AllocationsMax = 64;
    private const int NamespaceChangesMax = 16;

    /// <param name="application">Who applied what; null: it is no apply.</param>
    public async Task<Result<Written>> ExecuteAsync(
        ResolvedRequest request,
        IKubeObject value,
        CancellationToken cancel,
        Application? application = null
    )
    {
        var strategy = request.Strategy;
        if (CheckTarget(request, value) is { } wrong)
            return wrong;
        var generated = value.Metadata.Name.Length == 0;
        MetadataRules.DropRepeatedOwners(value.Metadata, request.Warnings);
        MetadataRules.Begin(value.Metadata, strategy.Description, request.Tenant, request.Namespace, services.Now);
        strategy.Default(value);
        strategy.PrepareForCreate(value);
        var admission = new AdmissionRequest(
            AdmissionOperation.Create,
            request with
            {
                Name = generated ? "" : value.Metadata.Name,
            },
            value,
            null
        )
        {
            Remaker = this,
        };
        if (await services.Admission.AdmitAsync(admission, cancel) is { } refusal)
            return refusal;
        value = admission.Object!;
        var errors = new FieldErrors();
        MetadataRules.Validate(value.Metadata, strategy, errors);
        strategy.Validate(value, errors);
        if (errors.Count > 0)
            return Statuses.Invalid(strategy.Kind, value.Metadata.Name, errors);
        request.Warnings.AddRange(strategy.Warnings(value));
        if (await services.Admission.ValidateAsync(admission, cancel) is { } refused)
            return refused;
        return await CommitAsync(request, admission, value, new Origin(generated, application), cancel);
    }

    Result<IKubeObject> IObjectRemaker.Remake(AdmissionRequest write, IKubeObject value)
    {
        var (request, before) = (write.Request, write.Object!.Metadata);
        if (CheckTarget(request, value) is { } wrong)
            return wrong;
        var strategy = request.Strategy;
        if (value.Metadata.Name.Length == 0)
            value.Metadata.Name = before.Name;
        MetadataRules.Begin(value.Metadata, strategy.Description, request.Tenant, request.Namespace, services.Now);
        (value.Metadata.Uid, value.Metadata.CreationTimestamp) = (before.Uid, before.CreationTimestamp);
        strategy.Default(value);
        strategy.PrepareForCreate(value);
        return Result<IKubeObject>.Of(value);
    }

    private static Api.Meta.V1.Status? CheckTarget(ResolvedRequest request, IKubeObject value)
    {
        var meta = value.Metadata;
        if (meta.ResourceVersion is not ("" or "0"))
            return Statuses.Failure(500, "", "resourceVersion should not be set on objects to be created", null);
        if (!request.Strategy.Description.IsNamespaced)
            return meta.Namespace.Length > 0
                ? Statuses.BadRequest(
                    "the namespace of the provided object does not match the namespace sent on the request"
                )
                : null;
        if (request.Namespace.Length == 0)
            return Statuses.BadRequest("an empty namespace may not be set during creation");
        return meta.Namespace.Length > 0 && meta.Namespace != request.Namespace
            ? Statuses.BadRequest(
                "the namespace of the provided object does not match the namespace sent on the request"
            )
            : null;
    }

    private async Task<Result<Written>> CommitAsync(
        ResolvedRequest request,
        AdmissionRequest admission,
        IKubeObject value,
        Origin origin,
        CancellationToken cancel
    )
    {
        var strategy = request.Strategy;
        var generated = origin.IsNameGenerated;
        var (names, allocations, namespaces) = (1, 0, 0);
        // Who writes does not manage what the server allocates.
        var encoded = ObjectStorage.Encode(strategy, value);
        var managers = FieldOwnership.OfNew(request, value, encoded.Bytes, origin.Application);
        var isEncoded = true;
        var context = new AllocationContext(
            request.Tenant,
            services.Storage.Keyspace,
            services.Options,
            request.IsDryRun,
            cancel
        )
        {
            Wrote = services.Configuration.Wrote,
        };
        while (true)
        {
            var allocated = await strategy.AllocateAsync(value, null, context, allocations);
            if (!allocated.Succeeded(out var allocation, out var error))
                return error;
            var key = ObjectStorage.KeyOf(strategy, request.Tenant, request.Namespace, value.Metadata.Name);
            var write = Commits.QuotaWrite(request, value, null);
            if (request.IsDryRun)
                return await services.Quotas.JudgeAsync(request, key, write, cancel)
                    ?? await DryRunAsync(request, value, key, managers, cancel);
            if (!isEncoded || !ReferenceEquals(allocation, Allocation.None))
                encoded = ObjectStorage.Encode(strategy, value);
            isEncoded = false;
            var (bytes, offset) = (ManagedFieldsJson.Insert(encoded.Bytes, managers.Span), encoded.RevisionOffset);
            List<CommitCondition> conditions = [new CommitCondition.Absent(key)];
            // What is spread over partitions (node leases) cannot share a commit with its namespace; admission has
            // looked for that already.
            var home = new ObjectKey("namespaces", request.Tenant, "", request.Namespace);
            if (strategy.Description.IsNamespaced && services.Storage.Keyspace.SharePartition(home, key))
                conditions.Add(new CommitCondition.RevisionEquals(home, admission.NamespaceRevision));
            else if (strategy.Description.Scope == ResourceScope.Tenant && request.Tenant != UserIdentity.SystemTenant)
                conditions.Add(
                    new CommitCondition.Exists(
                        TenancyKeys.OpenOf(request.Tenant, services.Storage.Keyspace.PartOf(key))
                    )
                );
            var result = await Commits.PutAsync(
                services,
                request,
                new CommitOperation.Put(key, bytes, offset),
                conditions,
                allocation,
                write,
                cancel
            );
            if (!result.Succeeded(out var commit, out error))
                return error;
            switch (commit)
            {
                case CommitResult.Committed committed:
                    ObjectStorage.Fill(bytes, offset, committed.Revision);
                    return new Written(strategy.Wire(bytes), 201);
                case CommitResult.ConditionFailed { Index: 0 } when !generated:
                    return Statuses.AlreadyExists(strategy.Resource, value.Metadata.Name);
                case CommitResult.ConditionFailed { Index: 0 }:
                    if (names++ == GeneratedNamesMax)
                        return Statuses.GenerateNameExhausted(strategy.Resource, value.Metadata.GenerateName);
                    value.Metadata.Name = MetadataRules.GenerateName(value.Metadata.GenerateName);
                    strategy.PrepareForCreate(value);
                    break;
                case CommitResult.ConditionFailed { Index: 1 } when conditions is [_, CommitCondition.Exists]:
                    // It was there when admission has looked; what has become of it, admission will know.
                    return await services.Admission.AdmitAsync(admission, cancel)
                        ?? TenantLifecycle.Terminating(admission);
                case CommitResult.ConditionFailed failed when failed.Index == 1 && conditions.Count == 2:
                    // The namespace has changed since it was looked at: what it is now decides.
                    if (failed.Current is not { } current)
                        return Statuses.NotFound(new GroupVersionResource("", "v1", "namespaces"), request.Namespace);
                    if (NamespaceLifecycle.Check(admission, current) is { } refusal)
                        return refusal;
                    if (++namespaces == NamespaceChangesMax)
                        return Statuses.ServerTimeout(strategy.Resource, "create");
                    break;
                // The tenant has just fallen into parts, or one has moved.
                case CommitResult.Invalid { IsApart: true } when ++allocations < AllocationsMax:
                    break;
                case CommitResult.Invalid when !managers.IsEmpty:
                    // It may be the managers that make it too large; it is better without them than not at all.
                    managers = default;
                    break;
                case CommitResult.ConditionFailed:
                    if (++allocations == AllocationsMax)
                        return Statuses.ServerTimeout(strategy.Resource, "create");
                    break;
                case var failure:
                    return ObjectStorage.CommitFailure(failure, strategy.Resource, "create");
            }
        }
    }

    private async Task<Result<Written>> DryRunAsync(
        ResolvedRequest request,
        IKubeObject value,
        ObjectKey key,
        ReadOnlyMemory<byte> managers,
        CancellationToken cancel
    )
    {
        var existing = await services.Storage.GetAsync(request.Strategy, key, cancel);
        if (!existing.Succeeded(out var item, out var error))
            return error;
        if (item is not null)
            return Statuses.AlreadyExists(request.Strategy.Resource, value.Metadata.Name);
        value.Metadata.ResourceVersion = "";
        var bytes = ManagedFieldsJson.Insert(request.Strategy.Encode(value), managers.Span);
        return new Written(request.Strategy.Wire(bytes), 201);
    }

    /// <param name="Application">Who applied what; null: it is no apply.</param>
    private sealed record Origin(bool IsNameGenerated, Application? Application);
}

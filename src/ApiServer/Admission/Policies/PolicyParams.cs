using Arktos.Api;
using Arktos.Api.Admissionregistration.V1;
using Arktos.Api.Cel;
using Arktos.Api.Json;
using Arktos.Api.Selectors;
using Arktos.ApiServer.Admission.Matching;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Admission.Policies;

/// <summary>
/// Reads the objects that a binding gives to its policy, as they are now: those of tenant system, or, where the binding
/// names no namespace, those of the namespace that the request is about. Thread-safe.
/// </summary>
internal sealed class PolicyParams(ObjectStorage storage, IResourceCatalogs catalogs)
{
    /// <summary>Of what a selector gives.</summary>
    private const int ObjectsMax = 1_000;

    /// <returns>Each is evaluated on its own; null stands for none. A fault is one of the configuration.</returns>
    public async Task<(IReadOnlyList<CelValue> Params, string Fault)> OfAsync(
        PolicyBinding binding,
        ReviewedRequest request,
        CancellationToken cancel
    )
    {
        if (binding.Policy.ParamKind is not { } kind || binding.Params is not { } reference)
            return ([CelValue.Null], "");
        var catalog = await catalogs.OfAsync(UserIdentity.SystemTenant, cancel);
        if (catalog.Strategies.FirstOrDefault(s => s.Kind == kind) is not { } strategy)
            return ([], $"failed to configure policy: failed to find resource referenced by paramKind: '{kind}'");
        var (tenant, ns) = (UserIdentity.SystemTenant, reference.Namespace);
        if (!strategy.Description.IsNamespaced && ns.Length > 0)
            return Fault("paramRef.namespace must not be provided for a cluster-scoped `paramKind`");
        if (strategy.Description.IsNamespaced && ns.Length == 0)
        {
            if (request.Namespace.Length == 0)
                return Fault("cannot use namespaced paramRef in policy binding that matches cluster-scoped resources");
            (tenant, ns) = (request.Request.Tenant, request.Namespace);
        }
        var found = new List<CelValue>();
        if (reference.Selector is not null)
        {
            LabelQuery.TryFrom(reference.Selector, out var query, out _);
            if (strategy.Conversion is not null)
                return Fault("params that a conversion webhook has to convert can be named, and not selected");
            await foreach (var item in storage.AllAsync(ObjectStorage.RangeOf(strategy, tenant, ns), cancel))
                if (ObjectStorage.FaultOf(item) is { } fault)
                    return Fault(fault.Message);
                else if (
                    new StoredObject(item).TryDecode(strategy) is { } value
                    && query.Matches(value.Metadata.Labels)
                    && found.Count < ObjectsMax
                )
                    found.Add(ValueOf(strategy, item));
        }
        else
        {
            var key = ObjectStorage.KeyOf(strategy, tenant, ns, reference.Name);
            var read = await storage.GetAsync(strategy, key, cancel);
            if (!read.Succeeded(out var item, out var error))
                return Fault(error.Message);
            if (item is not null)
                found.Add(ValueOf(strategy, item));
        }
        return found.Count == 0 && reference.ParameterNotFoundAction == ParameterNotFoundActionType.Deny
            ? Fault("no params found for policy binding with `Deny` parameterNotFoundAction")
            : (found, "");
    }

    private static (IReadOnlyList<CelValue>, string) Fault(string what) => ([], $"failed to configure binding: {what}");

    private static CelValue ValueOf(ResourceStrategy strategy, KeyspaceItem item) =>
        CelJson.ToValue(JsonTree.Parse(strategy.Wire(item.Value).Span), CelType.Dyn);
}

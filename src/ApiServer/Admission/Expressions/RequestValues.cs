using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Cel;
using Arktos.Api.Json;
using Arktos.ApiServer.Admission.Matching;
using Arktos.ApiServer.Admission.Webhooks;
using Arktos.ApiServer.Authorization;
using Arktos.ApiServer.Catalog;

namespace Arktos.ApiServer.Admission.Expressions;

/// <summary>What the variables of an expression stand for in one request. One thread at a time.</summary>
/// <param name="catalog">In which the authorizer looks resources up.</param>
internal sealed class RequestValues(
    ReviewedRequest request,
    RequestAuthorizer authorizer,
    ResourceCatalog catalog,
    CancellationToken cancel
)
{
    private readonly Dictionary<ReviewForm, CelValue> _requests = [];
    private (CelValue Authorizer, CelValue Resource)? _authorizer;
    private CelValue? _namespace;

    /// <summary>Values in the order of <see cref="AdmissionEnvironment"/>.</summary>
    /// <param name="parameters">Null: there is no such variable.</param>
    /// <param name="variables">Null: there is no such variable.</param>
    public async ValueTask<Result<CelValue[]>> OfAsync(
        ReviewForm form,
        CelValue? parameters = null,
        CelValue? variables = null
    )
    {
        if (_namespace is null)
        {
            var read = await request.NamespaceAsync(cancel);
            if (!read.Succeeded(out var home, out var error))
                return error;
            _namespace = home is null
                ? CelValue.Null
                : CelJson.ToValue(JsonTree.Parse(KubeJson.Encode(home)), AdmissionTypes.Namespace);
        }
        List<CelValue> values =
        [
            CelJson.ToValue(request.ObjectNode(form), CelType.Dyn),
            CelJson.ToValue(request.OldNode(form), CelType.Dyn),
            RequestOf(form),
            _namespace.Value,
        ];
        if (parameters is { } given)
            values.Add(given);
        if (variables is { } lazy)
            values.Add(lazy);
        _authorizer ??= MakeAuthorizer();
        values.Add(_authorizer.Value.Authorizer);
        values.Add(_authorizer.Value.Resource);
        return values.ToArray();
    }

    private CelValue RequestOf(ReviewForm form)
    {
        if (!_requests.TryGetValue(form, out var value))
        {
            var json = AdmissionReview.Encode(request, form, "", withObjects: false);
            var node = (JsonObject)JsonTree.Parse(json)!["request"]!;
            node.Remove("uid");
            _requests[form] = value = CelJson.ToValue(node, AdmissionTypes.Request);
        }
        return value;
    }

    private (CelValue, CelValue) MakeAuthorizer()
    {
        var asker = request.Request;
        var whole = new CelAuthorizer(asker.User, asker.Tenant, authorizer, catalog, cancel);
        var resource = new CelResourceCheck(
            whole,
            asker.Resource.Kind.Group,
            asker.Resource.Plural,
            request.Subresource,
            request.Namespace,
            request.Name
        );
        return (CelValue.Of(whole), CelValue.Of(resource));
    }
}

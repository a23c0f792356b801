using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Schemas;
using Arktos.Api.Selectors;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Configuration;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;

namespace Arktos.ApiServer.Admission.Matching;

/// <summary>A version in which the objects of a request can be seen.</summary>
/// <param name="Strategy">Null where there is one form only.</param>
internal sealed record ReviewForm(GroupVersionKind Kind, GroupVersionResource Resource, ResourceStrategy? Strategy);

/// <summary>What reviewed requests are looked up in.</summary>
internal sealed record ReviewSources(
    ObjectStorage Storage,
    FollowedConfiguration Configuration,
    ResourceCatalog BuiltIn,
    ResourceCatalog Catalog
);

/// <summary>
/// A write as webhooks and policies see it: as JSON, in one of its versions, each made when it is asked for and kept
/// until the object changes. Not thread-safe but for what has been asked for before; one for each write.
/// </summary>
internal abstract class ReviewedRequest(ResolvedRequest request, string operation, ReviewSources sources)
{
    private readonly Dictionary<(ReviewForm Form, bool IsOld), byte[]?> _json = [];
    private readonly Dictionary<(ReviewForm Form, bool IsOld), JsonNode?> _nodes = [];
    private Result<Namespace?>? _home;
    private IReadOnlyList<ReviewForm>? _others;

    public ResolvedRequest Request => request;

    /// <summary>CREATE, UPDATE, DELETE or CONNECT.</summary>
    public string Operation => operation;

    /// <summary>That of the request itself.</summary>
    public abstract ReviewForm Own { get; }

    /// <summary>Further versions of the same objects.</summary>
    public IReadOnlyList<ReviewForm> Others => _others ??= FindOthers(sources.Catalog);

    /// <summary>Empty while a name is still to be generated.</summary>
    public virtual string Name => request.Name;

    /// <summary>As refusals name the object.</summary>
    public virtual string ShownName => Name.Length > 0 ? Name : "Unknown";

    /// <summary>Of a Namespace that is there already its own name; empty outside of namespaces.</summary>
    public string Namespace =>
        request.Resource.StorageName == "namespaces" && Operation != "CREATE" ? request.Name : request.Namespace;

    public string Subresource => request.Subresource?.Name ?? "";

    /// <summary>The options of the operation, as JSON.</summary>
    public abstract byte[] Options { get; }

    public RuleTarget TargetOf(ReviewForm form) => new(Operation, form.Resource, Subresource, Namespace, Name);

    /// <summary>Null on deletion.</summary>
    public byte[]? Object(ReviewForm form) => Json(form, isOld: false);

    /// <summary>Null on creation and connection.</summary>
    public byte[]? Old(ReviewForm form) => Json(form, isOld: true);

    /// <inheritdoc cref="Object"/>
    public JsonNode? ObjectNode(ReviewForm form) => Node(form, isOld: false);

    /// <inheritdoc cref="Old"/>
    public JsonNode? OldNode(ReviewForm form) => Node(form, isOld: true);

    /// <summary>Whether the labels of the object, or of what it was, are those that a selector asks for.</summary>
    public bool HasLabels(LabelQuery query) =>
        LabelsOf(isOld: false) is { } now && query.Matches(now)
        || LabelsOf(isOld: true) is { } before && query.Matches(before);

    /// <summary>The type of the object in a form; null: there are no facts of it.</summary>
    public abstract TypeSchema? SchemaOf(ReviewForm form);

    /// <summary>Puts a changed form of the object in its place.</summary>
    /// <returns>Null, or why it cannot be.</returns>
    public abstract Status? Replace(ReviewForm form, byte[] json);

    /// <summary>The labels of the namespace; null where there is none that could hold the request back.</summary>
    public async ValueTask<Result<IReadOnlyDictionary<string, string>?>> NamespaceLabelsAsync(CancellationToken cancel)
    {
        if (
            request.Resource.StorageName == "namespaces"
            && Operation is "CREATE" or "UPDATE"
            && Subresource.Length == 0
        )
            return Result<IReadOnlyDictionary<string, string>?>.Of(LabelsOf(isOld: false));
        if (Namespace.Length == 0)
            return Result<IReadOnlyDictionary<string, string>?>.Of(null);
        var read = await NamespaceAsync(cancel);
        if (!read.Succeeded(out var home, out var error))
            return error;
        if (home is null)
            return Statuses.NotFound(new GroupVersionResource("", "v1", "namespaces"), Namespace);
        return Result<IReadOnlyDictionary<string, string>?>.Of(home.Metadata.Labels ?? []);
    }

    /// <summary>The namespace that the object is in; null outside of namespaces, or when it is gone.</summary>
    public async ValueTask<Result<Namespace?>> NamespaceAsync(CancellationToken cancel) =>
        _home ??= await ReadNamespaceAsync(cancel);

    protected abstract byte[]? Encode(ReviewForm form, bool isOld);

    protected abstract IReadOnlyDictionary<string, string>? LabelsOf(bool isOld);

    protected virtual IReadOnlyList<ReviewForm> FindOthers(ResourceCatalog catalog) => [];

    /// <summary>Looks at the object once more, which may have been changed in place.</summary>
    /// <returns>Whether it has.</returns>
    public bool Refresh()
    {
        var before = Object(Own);
        Forget();
        return !Object(Own).AsSpan().SequenceEqual(before);
    }

    protected void Forget()
    {
        foreach (var key in _json.Keys.Where(k => !k.IsOld).ToList())
            _json.Remove(key);
        foreach (var key in _nodes.Keys.Where(k => !k.IsOld).ToList())
            _nodes.Remove(key);
    }

    private byte[]? Json(ReviewForm form, bool isOld)
    {
        if (!_json.TryGetValue((form, isOld), out var json))
            _json[(form, isOld)] = json = Encode(form, isOld);
        return json;
    }

    private JsonNode? Node(ReviewForm form, bool isOld)
    {
        if (!_nodes.TryGetValue((form, isOld), out var node))
            _nodes[(form, isOld)] = node = Json(form, isOld) is { } json ? JsonTree.Parse(json) : null;
        return node;
    }

    private async Task<Result<Namespace?>> ReadNamespaceAsync(CancellationToken cancel)
    {
        if (Namespace.Length == 0)
            return Result<Namespace?>.Of(null);
        var known = (await sources.Configuration.OfAsync(request.Tenant, cancel))["namespaces"];
        if (known.Find("", Namespace) is { } item && DecodedItems.Decode<Namespace>(item) is { } followed)
            return followed;
        // It may have been made a moment ago, through another server.
        var namespaces = sources.BuiltIn.Get("", "namespaces");
        return await sources.Storage.GetAsync<Namespace>(namespaces, request.Tenant, "", Namespace, cancel);
    }
}

/// <summary>A write of an object, or of a view of it.</summary>
internal sealed class ReviewedWrite : ReviewedRequest
{
    private readonly AdmissionRequest _write;
    private readonly bool _hidesName;

    /// <param name="hidesName">Whether a name that the server has generated is not shown yet.</param>
    public ReviewedWrite(AdmissionRequest write, ReviewSources sources, bool hidesName)
        : base(write.Request, OperationOf(write.Operation), sources)
    {
        _write = write;
        _hidesName = hidesName && write.Operation == AdmissionOperation.Create && write.Name.Length == 0;
        var description = write.Strategy.Description;
        Own = new(View?.Kind ?? write.Strategy.Kind, description.Resource, write.Strategy);
    }

    public override ReviewForm Own { get; }

    public override byte[] Options => _options ??= ReviewOptions.Of(_write);

    private byte[]? _options;

    private ViewSubresource? View => _write.Request.View;

    private bool IsWhole => View?.IsWhole != false;

    public override string ShownName =>
        Name.Length > 0 ? Name
        : _write.Object?.Metadata.GenerateName is { Length: > 0 } generate ? generate
        : "Unknown";

    public override TypeSchema SchemaOf(ReviewForm form) => IsWhole ? form.Strategy!.Schema : View!.Schema;

    public override Status? Replace(ReviewForm form, byte[] json)
    {
        if (_write.Remaker is not { } remaker)
            return Statuses.InternalError("the object of this operation cannot be changed");
        var strategy = form.Strategy!;
        var (type, schema) = (IsWhole ? strategy.ObjectType : View!.BodyType, SchemaOf(form));
        IKubeObject changed;
        try
        {
            changed = (IKubeObject)KubeJson.DecodeWithoutManagers(type, NullFields.Remove(json, schema));
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return Statuses.InternalError(e.Message);
        }
        if (changed.Kind != form.Kind.Kind || changed.ApiVersion != form.Kind.GroupVersion.ToString())
            return Statuses.InternalError(
                $"converting ({changed.ApiVersion}, Kind={changed.Kind}) to ({form.Kind}): a patch must not change them"
            );
        if (form != Own)
            changed = _write.Strategy.Decode(strategy.Encode(changed));
        if (!remaker.Remake(_write, changed).Succeeded(out var made, out var error))
            return error;
        _write.Object = made;
        Forget();
        return null;
    }

    protected override byte[]? Encode(ReviewForm form, bool isOld)
    {
        if ((isOld ? _write.Old : _write.Object) is not { } value)
            return null;
        if (!IsWhole)
            return KubeJson.Encode<object>(View!.Read(value));
        if (form != Own)
            value = form.Strategy!.Decode(_write.Strategy.Encode(value));
        if (isOld || !_hidesName)
            return KubeJson.Encode<object>(value);
        var name = value.Metadata.Name;
        value.Metadata.Name = "";
        try
        {
            return KubeJson.Encode<object>(value);
        }
        finally
        {
            value.Metadata.Name = name;
        }
    }

    protected override IReadOnlyDictionary<string, string>? LabelsOf(bool isOld)
    {
        var value = isOld ? _write.Old : _write.Object;
        if (value is null)
            return null;
        return (IsWhole ? value : View!.Read(value)).Metadata.Labels ?? [];
    }

    // All that is stored under the same name.
    protected override IReadOnlyList<ReviewForm> FindOthers(ResourceCatalog catalog)
    {
        if (!IsWhole)
            return [];
        var own = _write.Strategy;
        return
        [
            .. catalog
                .Strategies.Where(s =>
                    s.Resource != own.Resource && s.Description.StorageName == own.Description.StorageName
                )
                .Select(s => new ReviewForm(s.Kind, s.Resource, s)),
        ];
    }

    private static string OperationOf(AdmissionOperation operation) =>
        operation switch
        {
            AdmissionOperation.Create => "CREATE",
            AdmissionOperation.Update => "UPDATE",
            _ => "DELETE",
        };
}

/// <summary>A call of an action, or a connection: what is sent with it is the object.</summary>
internal sealed class ReviewedCall(
    ResolvedRequest request,
    string operation,
    GroupVersionKind kind,
    byte[] body,
    ReviewSources sources
) : ReviewedRequest(request, operation, sources)
{
    public override ReviewForm Own { get; } = new(kind, request.Resource.Resource, null);

    public override byte[] Options { get; } = operation == "CONNECT" ? "{}"u8.ToArray() : ReviewOptions.OfCall(request);

    /// <summary>As it is now.</summary>
    public byte[] Body { get; private set; } = body;

    public override TypeSchema? SchemaOf(ReviewForm form) => SchemaCatalog.Instance.Find(form.Kind);

    public override Status? Replace(ReviewForm form, byte[] json)
    {
        if (Operation == "CONNECT")
            return Statuses.InternalError("the options of a connection cannot be changed");
        Body = json;
        Forget();
        return null;
    }

    protected override byte[]? Encode(ReviewForm form, bool isOld) => isOld ? null : Body;

    protected override IReadOnlyDictionary<string, string>? LabelsOf(bool isOld)
    {
        if (isOld || ObjectNode(Own)?["metadata"]?["labels"] is not JsonObject labels)
            return null;
        return labels
            .Where(l => l.Value?.GetValueKind() == JsonValueKind.String)
            .ToDictionary(l => l.Key, l => l.Value!.GetValue<string>());
    }
}

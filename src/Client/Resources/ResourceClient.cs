using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;

namespace Arktos.Client.Resources;

/// <summary>
/// The verbs of one resource. Every method throws <see cref="ApiException"/> when the server refuses or cannot be
/// reached. Objects that come back have their kind and apiVersion set. Thread-safe.
/// </summary>
/// <param name="resource">Null: the resource of <typeparamref name="T"/>. Another one to get, list, patch and delete
/// its objects as PartialObjectMetadata.</param>
public sealed class ResourceClient<T>(IApiConnection connection, KnownResource? resource = null)
    where T : class, IKubeObject
{
    private const int PageObjectsMax = 500;

    public KnownResource Resource { get; } = resource ?? KnownResource.For<T>();

    public async Task<T> GetAsync(ObjectKey key, CancellationToken ct) =>
        Decode(await SendAsync(HttpMethod.Get, Resource.Path(Named(key)), default, ct).ConfigureAwait(false));

    /// <summary>Null when there is no such object.</summary>
    public async Task<T?> TryGetAsync(ObjectKey key, CancellationToken ct)
    {
        var reply = await connection
            .SendAsync(new ApiRequest(HttpMethod.Get, Resource.Path(Named(key))), ct)
            .ConfigureAwait(false);
        if (reply.IsSuccess)
            return Decode(reply.Body);
        var failure = ApiException.From(reply.Code, reply.Body, $"get {Resource.Plural} {key}");
        return failure.IsNotFound ? null : throw failure;
    }

    /// <summary>
    /// All that match, page by page; those that cannot be read are left out. Ask <see cref="ListAllAsync"/> where it
    /// matters that there are such.
    /// </summary>
    public async Task<List<T>> ListAsync(ListQuery query, CancellationToken ct) =>
        (await ListAllAsync(query, ct).ConfigureAwait(false)).Objects;

    /// <summary>All that match, page by page.</summary>
    public async Task<ObjectList<T>> ListAllAsync(ListQuery query, CancellationToken ct)
    {
        var all = new ObjectList<T>([], []);
        var next = "";
        do
        {
            var path = new StringBuilder(Resource.Path(new ObjectKey(query.Tenant, query.Namespace, "")))
                .Append("?limit=")
                .Append(PageObjectsMax.ToString(CultureInfo.InvariantCulture));
            if (query.LabelSelector.Length > 0)
                path.Append("&labelSelector=").Append(Uri.EscapeDataString(query.LabelSelector));
            if (query.FieldSelector.Length > 0)
                path.Append("&fieldSelector=").Append(Uri.EscapeDataString(query.FieldSelector));
            if (next.Length > 0)
                path.Append("&continue=").Append(Uri.EscapeDataString(next));
            var body = await SendAsync(HttpMethod.Get, path.ToString(), default, ct).ConfigureAwait(false);
            next = Read(() => AddPage(body, all, query.IsElsewhere), path.ToString());
            if (query.IsElsewhere && all.Objects.Count + all.Unreadable.Count > ListQuery.ElsewhereObjectsMax)
                throw new ApiException(
                    500,
                    StatusReason.InternalError,
                    $"the service lists more than {ListQuery.ElsewhereObjectsMax} {Resource.Plural}"
                );
        } while (next.Length > 0);
        return all;
    }

    public async Task<T> CreateAsync(T o, CancellationToken ct) =>
        Decode(
            await SendAsync(HttpMethod.Post, Resource.Path(ObjectKey.Of(o) with { Name = "" }), Encode(o), ct)
                .ConfigureAwait(false)
        );

    public async Task<T> UpdateAsync(T o, CancellationToken ct) =>
        Decode(
            await SendAsync(HttpMethod.Put, Resource.Path(Named(ObjectKey.Of(o))), Encode(o), ct).ConfigureAwait(false)
        );

    public async Task<T> UpdateStatusAsync(T o, CancellationToken ct) =>
        Decode(
            await SendAsync(HttpMethod.Put, Resource.Path(Named(ObjectKey.Of(o)), "status"), Encode(o), ct)
                .ConfigureAwait(false)
        );

    public Task<T> PatchAsync(ObjectKey key, ReadOnlyMemory<byte> patch, string patchType, CancellationToken ct) =>
        PatchAsync(key, "", patch, patchType, ct);

    public Task<T> PatchStatusAsync(
        ObjectKey key,
        ReadOnlyMemory<byte> patch,
        string patchType,
        CancellationToken ct
    ) => PatchAsync(key, "status", patch, patchType, ct);

    /// <summary>Deletes, or begins to delete, every object of one namespace.</summary>
    public async Task DeleteCollectionAsync(string tenant, string ns, DeleteOptions options, CancellationToken ct)
    {
        (options.Kind, options.ApiVersion) = ("DeleteOptions", "v1");
        await SendAsync(HttpMethod.Delete, Resource.Path(new ObjectKey(tenant, ns, "")), KubeJson.Encode(options), ct)
            .ConfigureAwait(false);
    }

    /// <summary>Deletes, or begins to delete, the object. Preconditions that do not hold are a conflict.</summary>
    public async Task DeleteAsync(ObjectKey key, DeleteOptions? options, CancellationToken ct)
    {
        ReadOnlyMemory<byte> body = default;
        if (options is not null)
        {
            (options.Kind, options.ApiVersion) = ("DeleteOptions", "v1");
            body = KubeJson.Encode(options);
        }
        await SendAsync(HttpMethod.Delete, Resource.Path(Named(key)), body, ct).ConfigureAwait(false);
    }

    /// <summary>
    /// POSTs to a subresource ("binding", "eviction", "token"); the reply is decoded as <typeparamref name="TReply"/>.
    /// </summary>
    public async Task<TReply> CreateSubresourceAsync<TBody, TReply>(
        ObjectKey key,
        string subresource,
        TBody body,
        CancellationToken ct
    ) =>
        Read<TReply>(
            await SendAsync(HttpMethod.Post, Resource.Path(Named(key), subresource), KubeJson.Encode(body), ct)
                .ConfigureAwait(false)
        );

    /// <summary>GETs a subresource ("scale").</summary>
    public async Task<TReply> GetSubresourceAsync<TReply>(ObjectKey key, string subresource, CancellationToken ct) =>
        Read<TReply>(
            await SendAsync(HttpMethod.Get, Resource.Path(Named(key), subresource), default, ct).ConfigureAwait(false)
        );

    /// <summary>PUTs to a subresource ("finalize", "scale").</summary>
    public async Task<TReply> UpdateSubresourceAsync<TBody, TReply>(
        ObjectKey key,
        string subresource,
        TBody body,
        CancellationToken ct
    ) =>
        Read<TReply>(
            await SendAsync(HttpMethod.Put, Resource.Path(Named(key), subresource), KubeJson.Encode(body), ct)
                .ConfigureAwait(false)
        );

    private static ObjectKey Named(ObjectKey key) =>
        key.Name.Length > 0 ? key : throw new ArgumentException("the object has no name");

    private async Task<T> PatchAsync(
        ObjectKey key,
        string subresource,
        ReadOnlyMemory<byte> patch,
        string patchType,
        CancellationToken ct
    )
    {
        var request = new ApiRequest(HttpMethod.Patch, Resource.Path(Named(key), subresource), patch, patchType);
        return Decode(await SendAsync(request, ct).ConfigureAwait(false));
    }

    private Task<byte[]> SendAsync(HttpMethod method, string path, ReadOnlyMemory<byte> body, CancellationToken ct) =>
        SendAsync(new ApiRequest(method, path, body), ct);

    private async Task<byte[]> SendAsync(ApiRequest request, CancellationToken ct)
    {
        var reply = await connection.SendAsync(request, ct).ConfigureAwait(false);
        return reply.IsSuccess
            ? reply.Body
            : throw ApiException.From(reply.Code, reply.Body, $"{request.Method} {request.Path}");
    }

    private byte[] Encode(T o) => KubeJson.Encode(WithKind(o));

    private T Decode(byte[] body) => WithKind(Read<T>(body));

    private TReply Read<TReply>(byte[] body) =>
        Read(() => KubeJson.DecodeWithoutManagers<TReply>(body), Resource.Plural);

    /// <summary>An answer that cannot be read is a failed request, like any other.</summary>
    private static TRead Read<TRead>(Func<TRead> read, string what)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not ApiException)
        {
            throw new ApiException(
                500,
                StatusReason.InternalError,
                $"the server's answer about {what} cannot be read: {e.Message}",
                e
            );
        }
    }

    /// <summary>Adds the page's objects; returns where the next page begins, "" after the last.</summary>
    private string AddPage(byte[] body, ObjectList<T> all, bool isElsewhere)
    {
        using var page = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = KubeJson.Options.MaxDepth });
        if (isElsewhere && !IsList(page.RootElement))
            throw new JsonException("it is no list");
        if (page.RootElement.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array)
            foreach (var item in items.EnumerateArray())
                if (ObjectReader.TryRead<T>(JsonMarshal.GetRawUtf8Value(item), out var o, out var key, out var reason))
                    all.Objects.Add(WithKind(o));
                else
                    all.Unreadable.Add($"{key?.ToString() ?? "an object without a name"}: {reason}");
        return
            page.RootElement.TryGetProperty("metadata", out var metadata)
            && metadata.TryGetProperty("continue", out var next)
            ? next.GetString() ?? ""
            : "";
    }

    // Go's servers write an empty list as null.
    private static bool IsList(JsonElement page) =>
        page.TryGetProperty("kind", out var kind)
        && kind.GetString()?.EndsWith("List", StringComparison.Ordinal) == true
        && page.TryGetProperty("items", out var items)
        && items.ValueKind is JsonValueKind.Array or JsonValueKind.Null;

    private T WithKind(T o)
    {
        (o.Kind, o.ApiVersion) = (Resource.Kind, Resource.ApiVersion);
        return o;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.ApiServer.Http;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.OpenStack;

/// <summary>One request of the OpenStack-like API.</summary>
/// <param name="Values">What stands in the places of its route, in their order.</param>
/// <param name="Caller">Null: the route is for everybody.</param>
internal sealed record OpenStackRequest(HttpContext Http, IReadOnlyList<string> Values, OpenStackCaller? Caller)
{
    /// <summary>User data have 64 KiB, as base64 a third more.</summary>
    private const int BodyBytesMax = 256 * 1024;

    private const int DepthMax = 24;

    private static readonly JsonDocumentOptions Reading = new()
    {
        MaxDepth = DepthMax,
        AllowDuplicateProperties = false,
    };

    public CancellationToken Cancel => Http.RequestAborted;

    /// <summary>Of a route that is not for everybody.</summary>
    public OpenStackCaller Owner => Caller ?? throw new InvalidOperationException("the route is for everybody");

    public string Query(string name) => Http.Request.Query[name].ToString();

    /// <summary>Under which the client has come; what stands in links begins with it.</summary>
    public string BaseUrl => $"{Http.Request.Scheme}://{Http.Request.Host}";

    /// <summary>The body, which is an object.</summary>
    public async Task<Result<JsonElement>> ReadAsync()
    {
        var read = await RequestBody.ReadAsync(Http, BodyBytesMax);
        if (!read.Succeeded(out var bytes, out var error))
            return error;
        try
        {
            using var document = JsonDocument.Parse(JsonText.Repair(bytes), Reading);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : Statuses.BadRequest("Malformed request body: it is to be an object of JSON");
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return Statuses.BadRequest($"Malformed request body: {e.Message}");
        }
    }
}

/// <summary>What is answered.</summary>
internal sealed record OpenStackAnswer(int Code, JsonNode? Body = null)
{
    /// <summary>Header fields besides.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public static Result<OpenStackAnswer> Ok(JsonNode body) => new OpenStackAnswer(200, body);
}

/// <summary>A method and a path, and what is done there.</summary>
/// <param name="Template">Segments; one in braces takes any text.</param>
internal sealed record OpenStackRoute(
    string Method,
    string Template,
    Func<OpenStackRequest, Task<Result<OpenStackAnswer>>> Serve
)
{
    private readonly string[] _segments = Template.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether somebody who has not proved who he is may come.</summary>
    public bool IsForEverybody { get; init; }

    /// <returns>What stands in the template's places; null: the path is another one.</returns>
    public IReadOnlyList<string>? Match(string[] path)
    {
        if (path.Length != _segments.Length)
            return null;
        List<string> values = [];
        for (var i = 0; i < path.Length; i++)
            if (_segments[i].StartsWith('{'))
                values.Add(path[i]);
            else if (_segments[i] != path[i])
                return null;
        return values;
    }
}

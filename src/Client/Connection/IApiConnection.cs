using Arktos.Api.Streams;

namespace Arktos.Client.Connection;

/// <summary>A REST request: the path begins with "/api" and carries its query.</summary>
public readonly record struct ApiRequest(
    HttpMethod Method,
    string Path,
    ReadOnlyMemory<byte> Body = default,
    string ContentType = "application/json"
)
{
    /// <summary>The form that is asked for; null: plain JSON.</summary>
    public string? Accept { get; init; }
}

/// <summary>A REST reply, whatever its code.</summary>
public readonly record struct ApiResponse(int Code, byte[] Body)
{
    public bool IsSuccess => Code is >= 200 and < 300;
}

/// <summary>
/// The IO boundary of the client. Implementations are thread-safe. A server that cannot be reached is an
/// <see cref="ApiException"/> with <see cref="ApiException.IsUnavailable"/>.
/// </summary>
public interface IApiConnection
{
    /// <exception cref="ApiException">No server could be reached, or the request timed out.</exception>
    Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken ct);

    /// <summary>Batches until the stream breaks (an exception) or <paramref name="ct"/> is cancelled. It never ends by
    /// itself without an exception but when the server is going away; follow again from the last positions
    /// then.</summary>
    /// <exception cref="FollowExpiredException">The positions have been compacted: begin with the state
    /// again.</exception>
    /// <exception cref="ApiException">Refused (bad selector, forbidden, no such resource), or the server could not be
    /// reached.</exception>
    IAsyncEnumerable<FollowBatch> FollowAsync(FollowRequest request, CancellationToken ct);

    /// <summary>
    /// One result for each operation, in order. When it throws, any of the operations may have been carried out.
    /// </summary>
    /// <exception cref="ApiException">The batch was refused as a whole, or the server could not be reached.</exception>
    Task<WriteResponse> WriteAsync(WriteRequest request, CancellationToken ct);
}

/// <summary>The positions of a Follow are older than the history that is kept.</summary>
public sealed class FollowExpiredException(string message) : Exception(message);

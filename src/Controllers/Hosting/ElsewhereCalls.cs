using System.Collections.Concurrent;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;

namespace Arktos.Controllers.Hosting;

/// <summary>
/// Calls about resources that services serve. Each has an end, and a version whose service let one pass without an
/// answer is not asked for a while, but for one call that tries again: whoever has many objects of it loses a moment,
/// and not one for each. Thread-safe.
/// </summary>
internal sealed class ElsewhereCalls(TimeProvider time)
{
    /// <summary>Of one call, whatever it is made of.</summary>
    public static readonly TimeSpan CallMax = TimeSpan.FromSeconds(10);

    /// <summary>How long a service that did not answer is left alone.</summary>
    public static readonly TimeSpan QuietPeriod = TimeSpan.FromSeconds(30);

    /// <summary>At once, of all who ask about many resources.</summary>
    public const int CallsAtOnce = 32;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _quietUntil = new(StringComparer.Ordinal);

    /// <exception cref="ApiException">What the call threw, or no answer in time, now or lately.</exception>
    public async Task<T> RunAsync<T>(
        KnownResource resource,
        Func<CancellationToken, Task<T>> call,
        CancellationToken ct
    )
    {
        var version = resource.ApiVersion;
        if (_quietUntil.TryGetValue(version, out var until))
        {
            var now = time.GetUtcNow();
            if (now < until || !_quietUntil.TryUpdate(version, now + CallMax, until))
                throw new ApiException(
                    503,
                    StatusReason.ServiceUnavailable,
                    $"the service of {version} did not answer lately and is asked again in a while"
                );
        }
        using var late = new CancellationTokenSource(CallMax, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        try
        {
            var result = await call(either.Token).ConfigureAwait(false);
            _quietUntil.TryRemove(version, out _);
            return result;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            _quietUntil[version] = time.GetUtcNow() + QuietPeriod;
            throw new ApiException(
                504,
                StatusReason.Timeout,
                $"the service of {version} did not answer within {CallMax.TotalSeconds:0} s"
            );
        }
    }

    /// <summary>
    /// What is there of a name; null only where the service says of this very name that there is nothing. Any other
    /// answer proves nothing.
    /// </summary>
    /// <exception cref="ApiException">The service is away, or answers something else.</exception>
    public Task<PartialObjectMetadata?> TryGetAsync(
        IApiConnection connection,
        KnownResource resource,
        ObjectKey key,
        CancellationToken ct
    ) =>
        RunAsync<PartialObjectMetadata?>(
            resource,
            async token =>
            {
                var path = resource.Path(key);
                var reply = await connection
                    .SendAsync(new ApiRequest(HttpMethod.Get, path), token)
                    .ConfigureAwait(false);
                if (!reply.IsSuccess)
                {
                    var failure = ApiException.From(reply.Code, reply.Body, $"GET {path}");
                    return
                        failure is { IsNotFound: true, Reason: StatusReason.NotFound }
                        && failure.Status.Details?.Name == key.Name
                        ? null
                        : throw Unproven(path, $"{failure.Code}: {failure.Message}");
                }
                if (ReadMetadata(reply.Body) is not { } found || found.Metadata.Name != key.Name)
                    throw Unproven(path, "something that is no such object");
                found.Metadata.Tenant = key.Tenant;
                return found;
            },
            ct
        );

    private static PartialObjectMetadata? ReadMetadata(byte[] body)
    {
        try
        {
            var read = KubeJson.DecodeWithoutManagers<PartialObjectMetadata>(body);
            return read.Metadata.Uid.Length > 0 ? read : null;
        }
        // Whatever a converter throws, the service is to blame.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static ApiException Unproven(string path, string what) =>
        new(503, StatusReason.ServiceUnavailable, $"GET {path}: the service answers {what}");
}

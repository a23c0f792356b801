using System.Security.Cryptography;
using System.Text.Json;
using Arktos.Api.OpenApi;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Aggregation;

/// <summary>What a service says of one version of its API. Immutable; equal ones say the same.</summary>
/// <param name="V3">Its document of OpenAPI v3; null: it has none.</param>
/// <param name="V2">The part of its document of OpenAPI v2 that is about the version; null: there is none.</param>
internal sealed record ServiceSchemas(SchemaDocument? V3, SchemaDocument? V2)
{
    public static ServiceSchemas None { get; } = new(null, null);
}

/// <summary>A document, told apart by what the service answered.</summary>
internal sealed record SchemaDocument(string Hash, byte[] Json)
{
    /// <summary>As the service calls this state of it; null: it does not.</summary>
    public string? Etag { get; init; }

    public bool Equals(SchemaDocument? other) => Hash == other?.Hash;

    public override int GetHashCode() => Hash.GetHashCode(StringComparison.Ordinal);
}

/// <summary>
/// Asks services for their OpenAPI documents. What is no such document is none; where there is no answer, what was
/// known stays. Thread-safe.
/// </summary>
internal sealed class ServiceSchemaReader(ILogger log)
{
    /// <summary>Of the part of a document of v2 that is about one version.</summary>
    private const int PartBytesMax = 1024 * 1024;

    public async Task<ServiceSchemas> ReadAsync(AggregatedApi api, ServiceSchemas known, CancellationToken cancel) =>
        new(
            await ReadAsync(api, $"/openapi/v3/apis/{api.GroupVersion}", known.V3, Checked, cancel),
            await ReadAsync(
                api,
                "/openapi/v2",
                known.V2,
                json => ServiceOpenApi.Cut(json, api.GroupVersion, PartBytesMax),
                cancel
            )
        );

    private async Task<SchemaDocument?> ReadAsync(
        AggregatedApi api,
        string path,
        SchemaDocument? known,
        Func<byte[], byte[]> made,
        CancellationToken cancel
    )
    {
        try
        {
            var answer = await AvailabilityCheck.GetAsync(api, path, known?.Etag, cancel);
            if (answer.IsUnchanged)
                return known;
            if (answer.Body is not { } json)
                return null;
            var hash = Convert.ToHexString(SHA512.HashData(json));
            return hash == known?.Hash ? known : new SchemaDocument(hash, made(json)) { Etag = answer.Etag };
        }
        catch (HttpRequestException e)
        {
            Tell(api, path, e);
            return known;
        }
        catch (JsonException e)
        {
            Tell(api, path, e);
            return null;
        }
    }

    private void Tell(AggregatedApi api, string path, Exception e) =>
        log.LogInformation("{Name} has no readable {Path}: {Reason}", api.Source.Metadata.Name, path, e.Message);

    private static byte[] Checked(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? json
            : throw new JsonException("it is no JSON object");
    }
}

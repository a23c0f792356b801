using System.Net;
using System.Text.Json;
using Arktos.Api;
using Arktos.Api.Apiregistration.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Webhooks;

namespace Arktos.ApiServer.Aggregation;

/// <summary>What a check of a service has found.</summary>
/// <param name="Status">True, False, or Unknown where the stores do not answer.</param>
/// <param name="Resources">What it serves; null: it did not say.</param>
internal sealed record AvailabilityVerdict(
    string Status,
    string Reason,
    string Message,
    APIResourceList? Resources = null
)
{
    public bool IsAvailable => Status == "True";
}

/// <summary>What a service has answered to a GET.</summary>
/// <param name="Body">Null: there is no such document, or it has not changed.</param>
/// <param name="Etag">As the service calls this state of the document; null: it does not.</param>
internal readonly record struct ServiceAnswer(byte[]? Body, string? Etag, bool IsUnchanged);

/// <summary>
/// Asks whether a version of a group is served, in Kubernetes' steps and words: the service, its port, its endpoints,
/// and an answer about its resources. Thread-safe.
/// </summary>
internal sealed class AvailabilityCheck(ObjectStorage storage, ResourceCatalog builtIn)
{
    /// <summary>Of an answer about resources or schemas.</summary>
    private const int BytesMax = 8 * 1024 * 1024;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    public async Task<AvailabilityVerdict> RunAsync(AggregatedApi api, CancellationToken cancel)
    {
        var (reference, port) = (api.Reference, api.Source.Spec.Service!.Port ?? 443);
        var where = $"service/{reference.Name} in \"{reference.Namespace}\"";
        var (service, error) = await ReadAsync<Service>("services", api, cancel);
        if (error is not null)
            return new("Unknown", "ServiceAccessError", $"{where} cannot be checked due to: {error}");
        if (service is null)
            return new("False", "ServiceNotFound", $"{where} is not present");
        if (service.Spec.Type != "ExternalName")
        {
            if (service.Spec.Ports?.Find(p => p.Port == port) is not { } listed)
                return new("False", "ServicePortError", $"{where} is not listening on port {port}");
            var (endpoints, unread) = await ReadAsync<Endpoints>("endpoints", api, cancel);
            if (unread is not null)
                return new("Unknown", "EndpointsAccessError", $"{where} cannot be checked due to: {unread}");
            if (endpoints is null)
                return new("False", "EndpointsNotFound", $"cannot find endpointslices for {where}");
            if (
                !(endpoints.Subsets ?? []).Any(s =>
                    s.Addresses is { Count: > 0 } && (s.Ports ?? []).Any(p => p.Name == listed.Name)
                )
            )
                return new(
                    "False",
                    "MissingEndpoints",
                    $"endpointslices for {where} have no addresses with port name \"{listed.Name}\""
                );
        }
        return await DiscoverAsync(api, cancel);
    }

    /// <summary>What the service answers to a GET by the API server itself.</summary>
    /// <param name="etag">Of what is known; null: nothing is.</param>
    /// <exception cref="HttpRequestException">No answer, or not one as it should be; the message says why.</exception>
    public static async Task<ServiceAnswer> GetAsync(
        AggregatedApi api,
        string path,
        string? etag,
        CancellationToken cancel
    )
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(Deadline);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, api.BaseUrl + path);
            request.Headers.Accept.Add(new("application/json"));
            if (etag is not null)
                request.Headers.TryAddWithoutValidation("If-None-Match", etag);
            ProxyHeaders.Set(request.Headers, ProxyHeaders.Aggregator);
            using var response = await api.Client.SendAsync(request, late.Token);
            if (response.StatusCode is HttpStatusCode.NotFound)
                return default;
            if (response.StatusCode is HttpStatusCode.NotModified && etag is not null)
                return new ServiceAnswer(null, etag, IsUnchanged: true);
            if (!response.IsSuccessStatusCode)
                throw new HttpRequestException($"bad status from {api.BaseUrl}{path}: {(int)response.StatusCode}");
            await using var stream = await response.Content.ReadAsStreamAsync(late.Token);
            using var body = new MemoryStream();
            var buffer = new byte[16 * 1024];
            int read;
            while ((read = await stream.ReadAsync(buffer, late.Token)) > 0)
            {
                if (body.Length + read > BytesMax)
                    throw new HttpRequestException($"the answer is larger than {BytesMax} bytes");
                body.Write(buffer, 0, read);
            }
            return new ServiceAnswer(body.ToArray(), response.Headers.ETag?.ToString(), IsUnchanged: false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new HttpRequestException($"Get \"{api.BaseUrl}{path}\": context deadline exceeded");
        }
        catch (IOException e)
        {
            throw new HttpRequestException($"Get \"{api.BaseUrl}{path}\": {ServiceHandlers.Innermost(e)}", e);
        }
    }

    private static async Task<AvailabilityVerdict> DiscoverAsync(AggregatedApi api, CancellationToken cancel)
    {
        var path = $"/apis/{api.GroupVersion}";
        AvailabilityVerdict Failed(string why) =>
            new("False", "FailedDiscoveryCheck", $"failing or missing response from {api.BaseUrl}{path}: {why}");
        try
        {
            return (await GetAsync(api, path, null, cancel)).Body is { } json
                ? new("True", "Passed", "all checks passed", KubeJson.Decode<APIResourceList>(json))
                : Failed($"bad status from {api.BaseUrl}{path}: 404");
        }
        catch (Exception e) when (e is HttpRequestException or JsonException)
        {
            return Failed(ServiceHandlers.Innermost(e));
        }
    }

    private async Task<(T? Found, string? Error)> ReadAsync<T>(
        string plural,
        AggregatedApi api,
        CancellationToken cancel
    )
        where T : class, IKubeObject
    {
        try
        {
            var read = await storage.GetAsync<T>(
                builtIn.Get("", plural),
                UserIdentity.SystemTenant,
                api.Reference.Namespace,
                api.Reference.Name,
                cancel
            );
            return read.Succeeded(out var found, out var error) ? (found, null) : (null, error.Message);
        }
        catch (StoreUnavailableException e)
        {
            return (null, e.Message);
        }
    }
}

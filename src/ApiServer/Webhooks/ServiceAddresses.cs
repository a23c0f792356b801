using System.Net;
using Arktos.Api.Admissionregistration.V1;
using Arktos.Api.Core.V1;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;

namespace Arktos.ApiServer.Webhooks;

/// <summary>
/// Where a service of tenant system is reached: at one of its ready endpoints, since an API server may run where
/// nothing routes cluster addresses. Reads the stores; thread-safe.
/// </summary>
public sealed class ServiceAddresses(ObjectStorage storage, ResourceCatalog catalog)
{
    private const int PortDefault = 443;

    /// <exception cref="IOException">There is no such service, port or endpoint; the message says which.</exception>
    public async Task<(string Host, int Port)> FindAsync(ServiceReference reference, CancellationToken cancel)
    {
        var service = await ReadAsync<Service>("services", reference, cancel);
        var wanted = reference.Port ?? PortDefault;
        if (service is null)
            throw new IOException($"service \"{reference.Name}\" not found");
        if (service.Spec.Type == "ExternalName")
            return (service.Spec.ExternalName, wanted);
        if (service.Spec.Ports?.FirstOrDefault(p => p.Port == wanted) is not { } port)
            throw new IOException($"no service port {wanted} found for service \"{reference.Name}\"");
        var endpoints = await ReadAsync<Endpoints>("endpoints", reference, cancel);
        var all = (endpoints?.Subsets ?? [])
            .SelectMany(s =>
                (s.Ports ?? [])
                    .Where(p => p.Name == port.Name)
                    .SelectMany(p => (s.Addresses ?? []).Select(a => (Host: a.Ip, p.Port)))
            )
            .Where(a => IPAddress.TryParse(a.Host, out _))
            .ToList();
        return all.Count > 0
            ? all[Random.Shared.Next(all.Count)]
            : throw new IOException($"no endpoints available for service \"{reference.Name}\"");
    }

    private async Task<T?> ReadAsync<T>(string plural, ServiceReference reference, CancellationToken cancel)
        where T : class, Api.IKubeObject
    {
        var read = await storage.GetAsync<T>(
            catalog.Get("", plural),
            UserIdentity.SystemTenant,
            reference.Namespace,
            reference.Name,
            cancel
        );
        return read.Succeeded(out var found, out var error) ? found : throw new IOException(error.Message);
    }
}

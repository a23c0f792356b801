using System.Globalization;
using Arktos.Api.Core.V1;

namespace Arktos.Kubelet.Services;

/// <summary>The variables that tell a container of services: {NAME}_SERVICE_HOST and so on. Pure.</summary>
public static class ServiceEnvironment
{
    /// <summary>
    /// Of every service with an address, in the order of their names; a later one of the same name replaces an earlier
    /// one.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(IEnumerable<Service> services)
    {
        var byName = new SortedDictionary<string, Service>(StringComparer.Ordinal);
        foreach (var service in services)
            if (service.Spec.ClusterIP is not ("" or "None") && service.Spec.Ports is { Count: > 0 })
                byName[service.Metadata.Name] = service;
        return byName.Values.SelectMany(Of);
    }

    private static IEnumerable<KeyValuePair<string, string>> Of(Service service)
    {
        var (name, ip) = (Variable(service.Metadata.Name), service.Spec.ClusterIP);
        var ports = service.Spec.Ports!;
        yield return new($"{name}_SERVICE_HOST", ip);
        yield return new($"{name}_SERVICE_PORT", Text(ports[0].Port));
        foreach (var port in ports.Where(p => p.Name.Length > 0))
            yield return new($"{name}_SERVICE_PORT_{Variable(port.Name)}", Text(port.Port));
        // As Docker's links were.
        yield return new($"{name}_PORT", Url(ip, ports[0]));
        foreach (var port in ports)
        {
            var prefix = $"{name}_PORT_{Text(port.Port)}_{Protocol(port).ToUpperInvariant()}";
            yield return new(prefix, Url(ip, port));
            yield return new(prefix + "_PROTO", Protocol(port));
            yield return new(prefix + "_PORT", Text(port.Port));
            yield return new(prefix + "_ADDR", ip);
        }
    }

    private static string Url(string ip, ServicePort port) =>
        $"{Protocol(port)}://{(ip.Contains(':') ? $"[{ip}]" : ip)}:{Text(port.Port)}";

    private static string Protocol(ServicePort port) =>
        port.Protocol.Length > 0 ? port.Protocol.ToLowerInvariant() : "tcp";

    private static string Variable(string name) => name.ToUpperInvariant().Replace('-', '_');

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

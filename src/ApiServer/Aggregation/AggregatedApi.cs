using System.Security.Cryptography.X509Certificates;
using Arktos.Api;
using Arktos.Api.Apiregistration.V1;
using Arktos.ApiServer.Webhooks;

namespace Arktos.ApiServer.Aggregation;

/// <summary>
/// A version of a group that a service serves, and the connections to it. They are kept as long as the object says the
/// same, and end by themselves when they are idle. Thread-safe.
/// </summary>
internal sealed class AggregatedApi
{
    /// <summary>All that is under way at once to one service; each long-running request may hold one.</summary>
    private const int ConnectionsMax = 10_000;

    public AggregatedApi(APIService source, ServiceHandlers handlers, X509Certificate2? own)
    {
        Source = source;
        GroupVersion = new GroupVersion(source.Spec.Group, source.Spec.Version);
        var service = source.Spec.Service!;
        Reference = new()
        {
            Namespace = service.Namespace,
            Name = service.Name,
            Port = service.Port,
        };
        Host = $"{service.Name}.{service.Namespace}.svc";
        BaseUrl = $"https://{Host}:{service.Port ?? 443}";
        // Without a bundle nobody vouches for the server, but somebody has to.
        var authorities = source.Spec.InsecureSkipTLSVerify
            ? null
            : WebhookEndPoint.AuthoritiesOf(source.Spec.CaBundle) ?? [];
        var handler = handlers.Create(Reference, authorities, own, ConnectionsMax);
        handler.RequestHeaderEncodingSelector = static (name, _) => ProxyHeaders.EncodingOf(name);
        Client = new HttpMessageInvoker(handler);
    }

    /// <summary>As it was when this was made; its status may be another by now.</summary>
    public APIService Source { get; }

    public GroupVersion GroupVersion { get; }

    /// <summary>What the server's certificate has to bear.</summary>
    public string Host { get; }

    /// <summary>Without a slash at its end.</summary>
    public string BaseUrl { get; }

    public Api.Admissionregistration.V1.ServiceReference Reference { get; }

    public HttpMessageInvoker Client { get; }

    /// <summary>Whether an object says the same, whatever its status.</summary>
    public bool Serves(APIService source) =>
        Source.Metadata.Uid == source.Metadata.Uid && Source.Spec.DeepEquals(source.Spec);
}

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Arktos.Api.Admissionregistration.V1;

namespace Arktos.ApiServer.Webhooks;

/// <summary>
/// Where a webhook is, and who vouches for it. Equal ones share their connections. Immutable.
/// </summary>
public sealed record WebhookEndPoint
{
    private const int PortDefault = 443;

    public WebhookEndPoint(WebhookClientConfig config)
    {
        Service = config.Service;
        if (config.Service is { } service)
        {
            var path = service.Path ?? "";
            if (!path.StartsWith('/'))
                path = "/" + path;
            Url = $"https://{service.Name}.{service.Namespace}.svc:{service.Port ?? PortDefault}{path}";
        }
        else
            Url = config.Url ?? "";
        Authorities = AuthoritiesOf(config.CaBundle);
        Key = $"{Url} {Convert.ToHexString(SHA256.HashData(config.CaBundle ?? []))}";
    }

    /// <summary>What a definition says of its webhook, in the words of the configurations of admission.</summary>
    public static WebhookClientConfig ConfigOf(Api.Apiextensions.V1.WebhookClientConfig config) =>
        new()
        {
            Url = config.Url,
            Service = config.Service is { } service
                ? new ServiceReference
                {
                    Namespace = service.Namespace,
                    Name = service.Name,
                    Path = service.Path,
                    Port = service.Port,
                }
                : null,
            CaBundle = config.CaBundle,
        };

    public string Url { get; }

    /// <summary>Null: the URL says where it is.</summary>
    public ServiceReference? Service { get; }

    /// <summary>Null: nobody vouches for it, or what is configured is no PEM.</summary>
    public X509Certificate2Collection? Authorities { get; }

    /// <summary>What equal ones have in common.</summary>
    public string Key { get; }

    internal static X509Certificate2Collection? AuthoritiesOf(byte[]? bundle)
    {
        if (bundle is not { Length: > 0 })
            return null;
        try
        {
            var all = new X509Certificate2Collection();
            all.ImportFromPem(Encoding.UTF8.GetString(bundle));
            return all.Count > 0 ? all : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

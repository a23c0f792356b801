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

    /// <summary>One that the operator's own files name, and not an object of the API.</summary>
    /// <param name="certificate">Shown to it; null: none.</param>
    /// <param name="authorization">The header of that name; null: none.</param>
    /// <param name="serverName">That its certificate must hold; empty: the host of the URL.</param>
    public WebhookEndPoint(
        string url,
        X509Certificate2Collection authorities,
        X509Certificate2? certificate,
        string? authorization,
        string serverName
    )
    {
        (Url, Authorities, Certificate, Authorization) = (url, authorities, certificate, authorization);
        ServerName = serverName.Length > 0 ? serverName : null;
        var secrets = $"{certificate?.Thumbprint} {authorization} {authorities.ExportCertificatePems()}";
        Key = $"{Url} {serverName} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secrets)))}";
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

    /// <summary>What this server shows; null: nothing.</summary>
    public X509Certificate2? Certificate { get; }

    /// <summary>The header of that name; null: none.</summary>
    public string? Authorization { get; }

    /// <summary>That its certificate must hold; null: the host of the URL.</summary>
    public string? ServerName { get; }

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

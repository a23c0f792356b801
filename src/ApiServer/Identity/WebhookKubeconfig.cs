using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Serialization;
using Arktos.ApiServer.Webhooks;

namespace Arktos.ApiServer.Identity;

/// <summary>
/// A kubeconfig that says where a webhook of the operator is, who vouches for it, and what this server shows to it.
/// What would make the connection less than mutually known (no authority, skipped verification, proxies, plugins) is
/// refused.
/// </summary>
internal static class WebhookKubeconfig
{
    /// <exception cref="InvalidDataException">It cannot be read, or does not say where the webhook is.</exception>
    public static WebhookEndPoint Load(string path)
    {
        var file = ConfigFile.ReadLenient<KubeconfigFile>(path);
        var context =
            file.Contexts.Find(c => c.Name == file.CurrentContext)?.Context
            ?? throw new InvalidDataException($"{path}: current-context \"{file.CurrentContext}\" is not in contexts");
        var cluster =
            file.Clusters.Find(c => c.Name == context.Cluster)?.Cluster
            ?? throw new InvalidDataException($"{path}: cluster \"{context.Cluster}\" is not in clusters");
        var user =
            context.User.Length == 0
                ? new KubeconfigUser()
                : file.Users.Find(u => u.Name == context.User)?.User
                    ?? throw new InvalidDataException($"{path}: user \"{context.User}\" is not in users");
        if (!Uri.TryCreate(cluster.Server, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps)
            throw new InvalidDataException($"{path}: server must be a URL of https, not \"{cluster.Server}\"");
        if (cluster.InsecureSkipTlsVerify)
            throw new InvalidDataException($"{path}: insecure-skip-tls-verify is not possible here");
        if (cluster.ProxyUrl.Length > 0)
            throw new InvalidDataException($"{path}: proxy-url is not possible here");
        if (user.Exec is not null || user.AuthProvider is not null)
            throw new InvalidDataException($"{path}: exec and auth-provider are not possible here");
        var authority =
            Text(path, cluster.CertificateAuthority, cluster.CertificateAuthorityData)
            ?? throw new InvalidDataException($"{path}: certificate-authority or its data is needed");
        return new WebhookEndPoint(
            url.AbsoluteUri,
            ConfigFile.Authorities(path, authority),
            CertificateOf(path, user),
            AuthorizationOf(path, user),
            cluster.TlsServerName
        );
    }

    private static X509Certificate2? CertificateOf(string path, KubeconfigUser user)
    {
        var certificate = Text(path, user.ClientCertificate, user.ClientCertificateData);
        var key = Text(path, user.ClientKey, user.ClientKeyData);
        if (certificate is null && key is null)
            return null;
        if (certificate is null || key is null)
            throw new InvalidDataException($"{path}: client-certificate and client-key belong together");
        try
        {
            return X509Certificate2.CreateFromPem(certificate, key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new InvalidDataException($"{path}: client-certificate and client-key cannot be used: {e.Message}");
        }
    }

    private static string? AuthorizationOf(string path, KubeconfigUser user)
    {
        if (user.Username.Length > 0)
            return "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user.Username}:{user.Password}"));
        var token =
            user.TokenFile.Length > 0
                ? Encoding.UTF8.GetString(ConfigFile.ReadBytes(Beside(path, user.TokenFile))).Trim()
                : user.Token;
        if (token.Any(char.IsControl))
            throw new InvalidDataException($"{path}: the token holds control characters");
        return token.Length > 0 ? "Bearer " + token : null;
    }

    private static string? Text(string path, string file, string data)
    {
        if (data.Length > 0)
            try
            {
                return Encoding.UTF8.GetString(Convert.FromBase64String(data));
            }
            catch (FormatException)
            {
                throw new InvalidDataException($"{path}: data of certificates and keys must be in base64");
            }
        return file.Length > 0 ? Encoding.UTF8.GetString(ConfigFile.ReadBytes(Beside(path, file))) : null;
    }

    // Names of files are from where the kubeconfig is.
    private static string Beside(string path, string file) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, file);

    private sealed class KubeconfigFile
    {
        public string CurrentContext { get; set; } = "";

        public List<NamedCluster> Clusters { get; set; } = [];

        public List<NamedContext> Contexts { get; set; } = [];

        public List<NamedUser> Users { get; set; } = [];
    }

    private sealed class NamedCluster
    {
        public string Name { get; set; } = "";

        public KubeconfigCluster Cluster { get; set; } = new();
    }

    private sealed class KubeconfigCluster
    {
        public string Server { get; set; } = "";

        public string CertificateAuthority { get; set; } = "";

        public string CertificateAuthorityData { get; set; } = "";

        public string TlsServerName { get; set; } = "";

        public bool InsecureSkipTlsVerify { get; set; }

        public string ProxyUrl { get; set; } = "";
    }

    private sealed class NamedContext
    {
        public string Name { get; set; } = "";

        public KubeconfigContext Context { get; set; } = new();
    }

    private sealed class KubeconfigContext
    {
        public string Cluster { get; set; } = "";

        public string User { get; set; } = "";
    }

    private sealed class NamedUser
    {
        public string Name { get; set; } = "";

        public KubeconfigUser User { get; set; } = new();
    }

    private sealed class KubeconfigUser
    {
        public string ClientCertificate { get; set; } = "";

        public string ClientCertificateData { get; set; } = "";

        public string ClientKey { get; set; } = "";

        public string ClientKeyData { get; set; } = "";

        public string Token { get; set; } = "";

        [JsonPropertyName("tokenFile")]
        public string TokenFile { get; set; } = "";

        public string Username { get; set; } = "";

        public string Password { get; set; } = "";

        public System.Text.Json.JsonElement? Exec { get; set; }

        public System.Text.Json.JsonElement? AuthProvider { get; set; }
    }
}

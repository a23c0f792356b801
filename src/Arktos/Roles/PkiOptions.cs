using System.CommandLine;
using System.Security.Cryptography.X509Certificates;

namespace Arktos.Roles;

/// <summary>Names of the files in the folder of certificates: NAME.crt and NAME.key.</summary>
internal static class PkiNames
{
    /// <summary>Signs who may speak to stores: stores, API servers, operators.</summary>
    public const string StoreAuthority = "store-ca";

    /// <summary>Signs who may speak to API servers and node agents: users, components, nodes.</summary>
    public const string ClusterAuthority = "cluster-ca";

    /// <summary>Signs service account tokens.</summary>
    public const string ServiceAccountKey = "service-account";

    /// <summary>An API server's identity towards node agents.</summary>
    public const string KubeletClient = "apiserver-kubelet-client";

    /// <summary>Signs what API servers show to services that they pass requests on to.</summary>
    public const string FrontProxyAuthority = "front-proxy-ca";

    /// <summary>An API server's identity towards services that it passes requests on to.</summary>
    public const string FrontProxyClient = "front-proxy-client";

    /// <summary>An API server's identity towards the stores.</summary>
    public const string StoreClient = "apiserver-store-client";

    /// <summary>The operator's identity towards the stores (status, kv).</summary>
    public const string Operator = "operator";

    /// <summary>The cluster administrator's identity towards API servers.</summary>
    public const string Admin = "admin";

    /// <summary>Who reads metrics of API servers, scheduler, controllers and node agents, and nothing else.</summary>
    public const string Monitoring = "monitoring";

    /// <summary>What a component (node agent, scheduler, controllers) shows to its callers, beside what it shows itself
    /// as.</summary>
    public static string Serving(string component) => component + "-serving";

    public const string Scheduler = "scheduler";
    public const string Controllers = "controllers";
    public const string Dns = "dns";
    public const string Proxy = "proxy";
}

internal static class PkiOptions
{
    public static readonly Option<DirectoryInfo> Folder = new("--pki")
    {
        Description = "folder of certificates and keys (NAME.crt, NAME.key)",
        Required = true,
    };
    public static readonly Option<string> Certificate = new("--certificate")
    {
        Description = "name of this process' certificate in the folder",
        Required = true,
    };

    public static X509Certificate2Collection LoadRoots(string folder, string name)
    {
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(Path.Combine(folder, name + ".crt"));
        return roots;
    }
}

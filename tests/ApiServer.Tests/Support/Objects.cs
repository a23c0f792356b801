namespace Arktos.ApiServer.Tests.Support;

/// <summary>Small objects to send.</summary>
internal static class Objects
{
    public static object Namespace(string name) =>
        new
        {
            apiVersion = "v1",
            kind = "Namespace",
            metadata = new { name },
        };

    public static object Tenant(string name) =>
        new
        {
            apiVersion = "v1",
            kind = "Tenant",
            metadata = new { name },
        };

    public static object ConfigMap(string name, string value = "v", object? labels = null) =>
        new
        {
            apiVersion = "v1",
            kind = "ConfigMap",
            metadata = new { name, labels },
            data = new { key = value },
        };

    public static object ServiceAccount(string name) =>
        new
        {
            apiVersion = "v1",
            kind = "ServiceAccount",
            metadata = new { name },
        };

    public static object Pod(string name, string? node = null, string image = "nginx:1") =>
        new
        {
            apiVersion = "v1",
            kind = "Pod",
            metadata = new { name, labels = new { app = "web" } },
            spec = new { nodeName = node, containers = new[] { new { name = "main", image } } },
        };

    public static object Service(
        string name,
        string type = "ClusterIP",
        string? clusterIP = null,
        int? nodePort = null
    ) =>
        new
        {
            apiVersion = "v1",
            kind = "Service",
            metadata = new { name },
            spec = new
            {
                type,
                clusterIP,
                ports = new[] { new { port = 80, nodePort } },
                selector = new { app = "web" },
            },
        };

    public static object Deployment(string name, int? replicas = null) =>
        new
        {
            apiVersion = "apps/v1",
            kind = "Deployment",
            metadata = new { name },
            spec = new
            {
                replicas,
                selector = new { matchLabels = new { app = name } },
                template = new
                {
                    metadata = new { labels = new { app = name } },
                    spec = new { containers = new[] { new { name = "main", image = "nginx" } } },
                },
            },
        };

    public static object Node(string name, int port = 10250) =>
        new
        {
            apiVersion = "v1",
            kind = "Node",
            metadata = new { name },
            status = new
            {
                addresses = new[] { new { type = "InternalIP", address = "127.0.0.1" } },
                daemonEndpoints = new { kubeletEndpoint = new { Port = port } },
            },
        };
}

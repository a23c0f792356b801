using Arktos.Api;

namespace Arktos.ApiServer.Http;

/// <summary>What a request is about: read off its method and path, before anything is looked up.</summary>
/// <param name="Tenant">As the path says; empty for the short form (the caller's own), "all" for every tenant.</param>
/// <param name="Namespace">Empty for none or all.</param>
/// <param name="Path">The path as it was sent, for requests that are about no resource.</param>
public sealed record RequestTarget(
    bool IsResource,
    string Verb,
    string Tenant,
    string Group,
    string Version,
    string Resource,
    string Namespace,
    string Name,
    string Subresource,
    string Path
)
{
    public GroupVersionResource GroupVersionResource => new(Group, Version, Resource);

    /// <summary>Watches and proxied streams: no deadline, and not counted among the requests in flight.</summary>
    public bool IsLongRunning =>
        Verb == "watch" || Subresource is "exec" or "attach" or "portforward" or "log" or "proxy";

    private static readonly string[] OwnSubresources = ["status", "finalize"];

    /// <param name="watch">Whether the query asks for a watch.</param>
    /// <param name="nameFromSelector">The name that a field selector demands: a list of one named object is authorized
    /// by that name.</param>
    public static RequestTarget Parse(string method, string path, bool watch, string nameFromSelector)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var rest = parts.AsSpan();
        var tenant = "";
        if (rest.Length >= 3 && rest[0] == "tenants" && rest[2] is "api" or "apis" or "version" or "openapi")
        {
            tenant = rest[1];
            rest = rest[2..];
        }
        var core = rest.Length >= 3 && rest[0] == "api";
        if (!core && !(rest.Length >= 4 && rest[0] == "apis"))
            return new RequestTarget(false, MethodVerb(method), tenant, "", "", "", "", "", "", path);
        var (group, version) = core ? ("", rest[1]) : (rest[1], rest[2]);
        rest = rest[(core ? 2 : 3)..];
        if (rest.Length > 1 && rest[0] == "watch")
        {
            watch = true;
            rest = rest[1..];
        }
        if (rest.Length >= 3 && rest[0] == "tenants" && !OwnSubresources.Contains(rest[2]))
        {
            tenant = rest[1];
            rest = rest[2..];
        }
        var ns = "";
        if (rest.Length >= 3 && rest[0] == "namespaces" && !OwnSubresources.Contains(rest[2]))
        {
            ns = rest[1];
            rest = rest[2..];
        }
        var name = rest.Length > 1 ? rest[1] : "";
        var verb = (method, name.Length > 0) switch
        {
            ("GET" or "HEAD", true) => "get",
            ("GET" or "HEAD", false) => watch ? "watch" : "list",
            ("POST", _) => "create",
            ("PUT", _) => "update",
            ("PATCH", _) => "patch",
            ("DELETE", true) => "delete",
            ("DELETE", false) => "deletecollection",
            _ => MethodVerb(method),
        };
        if (verb is "list" or "watch" && name.Length == 0)
            name = nameFromSelector;
        return new RequestTarget(
            true,
            verb,
            tenant,
            group,
            version,
            rest[0],
            ns,
            name,
            rest.Length > 2 ? rest[2] : "",
            path
        );
    }

    private static string MethodVerb(string method) =>
        method switch
        {
            "HEAD" or "GET" => "get",
            "POST" => "post",
            "PUT" => "put",
            "PATCH" => "patch",
            "DELETE" => "delete",
            "OPTIONS" => "options",
            _ => method,
        };
}

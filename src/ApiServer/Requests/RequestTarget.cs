using Arktos.Api.Streams;
using Arktos.ApiServer.Audit;
using Arktos.ApiServer.Catalog;

namespace Arktos.ApiServer.Requests;

/// <summary>
/// What a request is about, as its door reads it: off a method and path, or off a gRPC message. Nothing has been looked
/// up yet; <see cref="RequestResolver"/> holds it against the catalog.
/// </summary>
/// <param name="Tenant">As asked for; empty for the short form (the caller's own), "all" for every tenant.</param>
/// <param name="Namespace">Empty for none or all.</param>
/// <param name="HasTail">Whether the path goes on behind the subresource.</param>
/// <param name="Path">For requests that are about no resource: what is authorized and served, without a tenant's prefix
/// and slashes at its end. Else as it was sent.</param>
public sealed record RequestTarget(
    bool IsResource,
    string Verb,
    string Tenant,
    GroupVersionResource Resource,
    string Namespace,
    string Name,
    string Subresource,
    bool HasTail,
    string Path
)
{
    private static readonly string[] OwnSubresources = ["status", "finalize", "purge"];

    /// <summary>
    /// The node that a field selector on spec.nodeName demands; empty for none. Node agents may list only their own.
    /// </summary>
    public string NodeSelector { get; init; } = "";

    /// <summary>
    /// The name that a field selector on metadata.name demands: a list or watch of one named object is authorized by
    /// that name.
    /// </summary>
    public string NameSelector { get; init; } = "";

    /// <summary>How much of each object is asked for.</summary>
    public Projection Projection { get; init; }

    /// <summary>The path behind the subresource, with its slash; empty for none. Decoded as the path is.</summary>
    public string Tail { get; init; } = "";

    /// <summary>What is written of the request into the audit log; null: nothing.</summary>
    public AuditTrail? Audit { get; init; }

    /// <summary>Watches and proxied streams: no deadline, and not counted among the requests in flight.</summary>
    public bool IsLongRunning =>
        Verb == "watch" || Subresource is "exec" or "attach" or "portforward" or "log" or "proxy";

    /// <param name="watch">Whether the query asks for a watch.</param>
    public static RequestTarget Parse(string method, string path, bool watch)
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
            return new RequestTarget(false, MethodVerb(method), tenant, default, "", "", "", false, PlainPath(path));
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
        return new RequestTarget(
            true,
            VerbOf(method, name.Length > 0, watch),
            tenant,
            new GroupVersionResource(group, version, rest[0]),
            ns,
            name,
            rest.Length > 2 ? rest[2] : "",
            rest.Length > 3,
            path
        )
        {
            Tail = rest.Length > 2 ? path[EndOf(path, parts.Length - rest.Length + 3)..] : "",
        };
    }

    // Where the so many first parts of a path end; slashes may be doubled.
    private static int EndOf(string path, int parts)
    {
        var at = 0;
        for (var i = 0; i < parts; i++)
        {
            while (path[at] == '/')
                at++;
            var end = path.IndexOf('/', at);
            at = end < 0 ? path.Length : end;
        }
        return at;
    }

    /// <summary>Without a tenant's prefix, /tenants/{t}/…, and slashes at its end.</summary>
    public static string PlainPath(string path)
    {
        const string prefix = "/tenants/";
        var plain = path.TrimEnd('/');
        if (plain.StartsWith(prefix, StringComparison.Ordinal) && plain.IndexOf('/', prefix.Length) is > 0 and var end)
            plain = plain[end..];
        return plain.Length > 0 ? plain : "/";
    }

    /// <summary>
    /// As a service is asked that knows no tenants: without a tenant's prefix, and without tenants/{t} behind the
    /// version.
    /// </summary>
    public static string PathWithoutTenant(string path)
    {
        var plain = PlainPath(path);
        var parts = plain.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var before = parts is ["api", ..] ? 2 : 3;
        if (parts.Length > before && parts[before] == "watch")
            before++;
        return parts.Length >= before + 3 && parts[before] == "tenants" && !OwnSubresources.Contains(parts[before + 2])
            ? plain[..EndOf(plain, before)] + plain[EndOf(plain, before + 2)..]
            : plain;
    }

    private static string VerbOf(string method, bool named, bool watch) =>
        (method, named) switch
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

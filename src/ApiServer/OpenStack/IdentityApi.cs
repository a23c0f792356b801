using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Validation;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Arktos.ApiServer.OpenStack;

/// <summary>
/// What is needed of Keystone v3. A project is a tenant, its id the tenant's uid. A user is an identity of the
/// Kubernetes API, and his password (or the secret of his application credential) a bearer token by which that API
/// knows him: of a service account, of an issuer, of a file of tokens. What he may do is for RBAC to say. Thread-safe.
/// </summary>
internal sealed class IdentityApi
{
    public const string Prefix = "identity";
    public const string TokenHeader = "X-Auth-Token";
    private const string SubjectHeader = "X-Subject-Token";
    private const string DomainId = "default",
        DomainName = "Default",
        Region = "arktos";
    private const int BearerCharsMax = 12 * 1024;

    /// <summary>A token ends by then, or with the bearer token that it stands for.</summary>
    private static readonly TimeSpan TokenTimeToLive = TimeSpan.FromHours(1);

    private static readonly string[] Interfaces = ["public", "internal", "admin"];

    private readonly SealedTokens _tokens;
    private readonly RequestGate _gate;
    private readonly ITenantDirectory _tenants;
    private readonly KubernetesCalls _kubernetes;
    private readonly TimeProvider _time;

    public IdentityApi(
        SealedTokens tokens,
        RequestGate gate,
        ITenantDirectory tenants,
        KubernetesCalls kubernetes,
        TimeProvider time
    )
    {
        (_tokens, _gate, _tenants, _kubernetes, _time) = (tokens, gate, tenants, kubernetes, time);
        Service = new OpenStackService(
            Prefix,
            [
                ForEverybody("GET", "", Versions),
                ForEverybody("GET", "v3", r => Task.FromResult(Version(r))),
                ForEverybody("POST", "v3/auth/tokens", IssueAsync),
                new("GET", "v3/auth/tokens", ShowAsync),
                new("DELETE", "v3/auth/tokens", RevokeAsync),
                new("GET", "v3/auth/catalog", r => Task.FromResult(OpenStackAnswer.Ok(CatalogAnswer(r)))),
                new("GET", "v3/auth/projects", ProjectsAsync),
                new("GET", "v3/auth/domains", r => Task.FromResult(DomainList(r))),
                new("GET", "v3/projects", ProjectsAsync),
                new("GET", "v3/projects/{id}", ProjectAsync),
                new("GET", "v3/users/{id}/projects", ProjectsAsync),
                new("GET", "v3/users/{id}", r => Task.FromResult(User(r))),
                new("GET", "v3/domains", r => Task.FromResult(DomainList(r))),
                new("GET", "v3/domains/{id}", r => Task.FromResult(DomainOf(r))),
            ],
            OpenStackErrors.OfIdentity
        );
    }

    public OpenStackService Service { get; }

    /// <summary>Who sends a request, by its token; 401: nobody that is known.</summary>
    public async Task<Result<OpenStackCaller>> CallerOfAsync(HttpContext http)
    {
        var token = http.Request.Headers[TokenHeader].ToString();
        if (token.Length == 0)
            return Unauthorized("The request you have made requires authentication.");
        return (await OpenAsync(http, token)).Succeeded(out var known, out var error) ? known.Caller : error;
    }

    private async Task<Result<(TokenContent Content, OpenStackCaller Caller)>> OpenAsync(HttpContext http, string token)
    {
        if (_tokens.Open(token, _time.GetUtcNow()) is not { } content)
            return Unauthorized("The token is not known here, or its time is over.");
        if (!await _tenants.IsCurrentAsync(content.Project, content.ProjectId, http.RequestAborted))
            return Unauthorized("The token is of a project that is gone.");
        if (!(await AuthenticateAsync(http, content.Bearer)).Succeeded(out var user, out var error))
            return error;
        return (content, CallerOf(http, user, content.Bearer, (content.Project, content.ProjectId)));
    }

    private async Task<Result<UserIdentity>> AuthenticateAsync(HttpContext http, string bearer)
    {
        // By the same way as at the Kubernetes API, and by the bearer token alone.
        var asked = new DefaultHttpContext { RequestAborted = http.RequestAborted };
        asked.Request.Headers.Authorization = OpenStackCaller.BearerPrefix + bearer;
        return (await _gate.AuthenticateAsync(asked)).Succeeded(out var user, out _)
            ? user
            : Unauthorized("The request you have made requires authentication.");
    }

    private static OpenStackCaller CallerOf(
        HttpContext http,
        UserIdentity user,
        string bearer,
        (string Name, string Id) project
    ) =>
        new(user, bearer, project.Name, project.Id)
        {
            Address = http.Connection.RemoteIpAddress,
            ConnectionId = http.Connection.Id,
            UserAgent = http.Request.Headers.UserAgent.ToString(),
        };

    private async Task<Result<OpenStackAnswer>> IssueAsync(OpenStackRequest request)
    {
        if (!(await request.ReadAsync()).Succeeded(out var body, out var error))
            return error;
        if (!Credentials.Read(body).Succeeded(out var shown, out error))
            return error;
        var http = request.Http;
        var now = _time.GetUtcNow();
        var (bearer, ends, methods) = (shown.Bearer, now + TokenTimeToLive, new[] { shown.Method });
        if (shown.Method == Credentials.Token)
        {
            // Another project for the same user: it lives no longer than the token that it is had for.
            if (_tokens.Open(shown.Bearer, now) is not { } known)
                return Unauthorized("The token is not known here, or its time is over.");
            if (!await _tenants.IsCurrentAsync(known.Project, known.ProjectId, request.Cancel))
                return Unauthorized("The token is of a project that is gone.");
            (bearer, ends) = (known.Bearer, known.Expires);
            methods = [.. known.Methods.Append(Credentials.Token).Distinct()];
        }
        if (bearer.Length is 0 or > BearerCharsMax || !bearer.All(char.IsAscii) || bearer.Any(char.IsControl))
            return Unauthorized("The request you have made requires authentication.");
        if (!(await AuthenticateAsync(http, bearer)).Succeeded(out var user, out error))
            return error;
        if (!shown.IsOf(user))
            return Unauthorized("The request you have made requires authentication.");
        if (!(await ScopeAsync(http, shown, user, bearer)).Succeeded(out var project, out error))
            return error;
        if (EndOf(bearer) is { } end && end < ends)
            ends = end;
        if (ends <= now)
            return Unauthorized("The request you have made requires authentication.");
        var content = new TokenContent(bearer, project.Name, project.Id, now, ends, methods);
        var answer = TokenAnswer(request, CallerOf(http, user, bearer, project), content);
        return new OpenStackAnswer(201, answer) { Headers = [(SubjectHeader, _tokens.Seal(content))] };
    }

    /// <summary>
    /// The caller's own tenant; another one is for users of tenant system, and nobody else hears whether it is there.
    /// </summary>
    private async Task<Result<(string Name, string Id)>> ScopeAsync(
        HttpContext http,
        Credentials shown,
        UserIdentity user,
        string bearer
    )
    {
        var cancel = http.RequestAborted;
        var own = await _tenants.UidOfAsync(user.Tenant, cancel);
        if (own is null)
            return Unauthorized("The request you have made requires authentication.");
        var (name, id) = (shown.ProjectName, shown.ProjectId);
        if ((name.Length == 0 || name == user.Tenant) && (id.Length == 0 || id == own))
            return (user.Tenant, own);
        if (user.IsSystem)
        {
            var caller = CallerOf(http, user, bearer, (user.Tenant, own));
            var found = name.Length > 0 ? TenantAsync(caller, name, cancel) : TenantsAsync(caller, cancel);
            if (!(await found).Succeeded(out var tenants, out var error))
                return error;
            foreach (var tenant in tenants)
                if ((name.Length == 0 || name == tenant.Name) && (id.Length == 0 || id == tenant.Id))
                    return tenant;
        }
        return Unauthorized("The project is not one that this user may work in.");
    }

    private async Task<Result<List<(string Name, string Id)>>> TenantAsync(
        OpenStackCaller caller,
        string name,
        CancellationToken cancel
    )
    {
        List<(string, string)> none = [];
        if (Formats.DnsLabel(name).Any())
            return none;
        var call = new KubernetesCall("GET", $"/api/v1/tenants/{name}");
        var read = await _kubernetes.SendAsync<Api.Core.V1.Tenant>(caller, call, cancel);
        if (read.Succeeded(out var tenant, out var error))
            return (List<(string, string)>)[(tenant.Metadata.Name, tenant.Metadata.Uid)];
        return error.Code is 403 or 404 ? none : error;
    }

    /// <summary>Those that a user may name: his own, and of whom may list them in tenant system all.</summary>
    private async Task<Result<List<(string Name, string Id)>>> TenantsAsync(
        OpenStackCaller caller,
        CancellationToken cancel
    )
    {
        const int TenantsMax = 1000;
        var own = (List<(string, string)>)[(caller.Project, caller.ProjectId)];
        if (!caller.User.IsSystem)
            return own;
        var call = new KubernetesCall("GET", $"/api/v1/tenants?limit={TenantsMax}");
        var read = await _kubernetes.SendAsync<Api.Core.V1.TenantList>(caller, call, cancel);
        if (read.Succeeded(out var list, out var error))
            return list.Items.ConvertAll(t => (t.Metadata.Name, t.Metadata.Uid));
        return error.Code == 403 ? own : error;
    }

    /// <summary>When a JSON web token ends by itself; null: it is none, and whoever made it may end it.</summary>
    private static DateTimeOffset? EndOf(string bearer)
    {
        var handler = new JsonWebTokenHandler();
        if (!handler.CanReadToken(bearer))
            return null;
        var end = handler.ReadJsonWebToken(bearer).ValidTo;
        return end == DateTime.MinValue ? null : new DateTimeOffset(end, TimeSpan.Zero);
    }

    private async Task<Result<OpenStackAnswer>> ShowAsync(OpenStackRequest request)
    {
        var subject = request.Http.Request.Headers[SubjectHeader].ToString();
        var opened = await OpenAsync(request.Http, subject);
        // Of others' tokens nothing is told but to operators.
        if (
            !opened.Succeeded(out var known, out _)
            || !request.Owner.User.IsOperator && OpenStackCaller.IdOf(known.Caller.User) != request.Owner.UserId
            || known.Caller.User.Tenant != request.Owner.User.Tenant && !request.Owner.User.IsOperator
        )
            return NotFound("This is not a recognized token.");
        return new OpenStackAnswer(200, TokenAnswer(request, known.Caller, known.Content))
        {
            Headers = [(SubjectHeader, subject)],
        };
    }

    private Task<Result<OpenStackAnswer>> RevokeAsync(OpenStackRequest request) =>
        Task.FromResult<Result<OpenStackAnswer>>(
            Statuses.Failure(
                501,
                "NotImplemented",
                "a token ends by itself within an hour, and at once with the bearer token that it stands for: delete "
                    + "what that one is bound to",
                null
            )
        );

    private static async Task<Result<OpenStackAnswer>> Versions(OpenStackRequest request)
    {
        await Task.CompletedTask;
        return new OpenStackAnswer(
            300,
            new JsonObject { ["versions"] = new JsonObject { ["values"] = new JsonArray(VersionOf(request)) } }
        );
    }

    private static Result<OpenStackAnswer> Version(OpenStackRequest request) =>
        OpenStackAnswer.Ok(new JsonObject { ["version"] = VersionOf(request) });

    private static JsonObject VersionOf(OpenStackRequest request) =>
        new()
        {
            ["id"] = "v3.14",
            ["status"] = "stable",
            ["updated"] = "2020-04-07T00:00:00Z",
            ["links"] = new JsonArray(OpenStackLinks.Self($"{request.BaseUrl}/{Prefix}/v3/")),
            ["media-types"] = new JsonArray(
                new JsonObject
                {
                    ["base"] = "application/json",
                    ["type"] = "application/vnd.openstack.identity-v3+json",
                }
            ),
        };

    private static JsonObject TokenAnswer(OpenStackRequest request, OpenStackCaller caller, TokenContent content)
    {
        var token = new JsonObject
        {
            ["methods"] = new JsonArray([.. content.Methods.Select(m => JsonValue.Create(m))]),
            ["user"] = new JsonObject
            {
                ["domain"] = Domain(),
                ["id"] = caller.UserId,
                ["name"] = caller.User.Name,
                ["password_expires_at"] = null,
            },
            ["audit_ids"] = new JsonArray(),
            ["expires_at"] = TimeOf(content.Expires),
            ["issued_at"] = TimeOf(content.Issued),
            ["project"] = new JsonObject
            {
                ["domain"] = Domain(),
                ["id"] = content.ProjectId,
                ["name"] = content.Project,
            },
            ["is_domain"] = false,
            ["roles"] = new JsonArray([
                .. RolesOf(caller.User).Select(r => new JsonObject { ["id"] = r, ["name"] = r }),
            ]),
        };
        if (!request.Http.Request.Query.ContainsKey("nocatalog"))
            token["catalog"] = Catalog(request.BaseUrl);
        return new JsonObject { ["token"] = token };
    }

    /// <summary>For clients to show: what a user may do is for the roles of Kubernetes to say.</summary>
    private static string[] RolesOf(UserIdentity user) => user.IsOperator ? ["admin", "member"] : ["member"];

    private static JsonObject CatalogAnswer(OpenStackRequest request) =>
        new()
        {
            ["catalog"] = Catalog(request.BaseUrl),
            ["links"] = new JsonObject { ["self"] = $"{request.BaseUrl}/{Prefix}/v3/auth/catalog" },
        };

    private static JsonArray Catalog(string baseUrl) =>
        new(
            Entry("identity", "keystone", $"{baseUrl}/{Prefix}"),
            Entry("compute", "nova", $"{baseUrl}/{ComputeApi.Prefix}/v2.1"),
            Entry("image", "glance", $"{baseUrl}/{ImageApi.Prefix}")
        );

    private static JsonObject Entry(string type, string name, string url) =>
        new()
        {
            ["id"] = name,
            ["name"] = name,
            ["type"] = type,
            ["endpoints"] = new JsonArray([
                .. Interfaces.Select(i => new JsonObject
                {
                    ["id"] = $"{name}-{i}",
                    ["interface"] = i,
                    ["region"] = Region,
                    ["region_id"] = Region,
                    ["url"] = url,
                }),
            ]),
        };

    private async Task<Result<OpenStackAnswer>> ProjectsAsync(OpenStackRequest request)
    {
        if (!(await TenantsAsync(request.Owner, request.Cancel)).Succeeded(out var projects, out var error))
            return error;
        var wanted = request.Query("name");
        return OpenStackAnswer.Ok(
            new JsonObject
            {
                ["projects"] = new JsonArray([
                    .. projects.Where(p => wanted.Length == 0 || p.Name == wanted).Select(p => Project(p.Name, p.Id)),
                ]),
                ["links"] = new JsonObject
                {
                    ["self"] = $"{request.BaseUrl}{request.Http.Request.Path}",
                    ["next"] = null,
                    ["previous"] = null,
                },
            }
        );
    }

    private async Task<Result<OpenStackAnswer>> ProjectAsync(OpenStackRequest request)
    {
        var listed = await ProjectsAsync(request);
        if (!listed.Succeeded(out var answer, out var error))
            return error;
        var found = answer.Body!["projects"]!.AsArray().FirstOrDefault(p => p!["id"]!.ToString() == request.Values[0]);
        return found is null
            ? NotFound($"Could not find project: {Shortened(request.Values[0])}.")
            : OpenStackAnswer.Ok(new JsonObject { ["project"] = found.DeepClone() });
    }

    private static JsonObject Project(string name, string id) =>
        new()
        {
            ["id"] = id,
            ["name"] = name,
            ["domain_id"] = DomainId,
            ["parent_id"] = DomainId,
            ["description"] = "",
            ["enabled"] = true,
            ["is_domain"] = false,
            ["tags"] = new JsonArray(),
            ["options"] = new JsonObject(),
        };

    private static Result<OpenStackAnswer> User(OpenStackRequest request) =>
        request.Values[0] == request.Owner.UserId
            ? OpenStackAnswer.Ok(
                new JsonObject
                {
                    ["user"] = new JsonObject
                    {
                        ["id"] = request.Owner.UserId,
                        ["name"] = request.Owner.User.Name,
                        ["domain_id"] = DomainId,
                        ["enabled"] = true,
                    },
                }
            )
            : NotFound($"Could not find user: {Shortened(request.Values[0])}.");

    private static Result<OpenStackAnswer> DomainList(OpenStackRequest request) =>
        OpenStackAnswer.Ok(
            new JsonObject
            {
                ["domains"] = request.Query("name") is "" or DomainName
                    ? new JsonArray(WholeDomain())
                    : new JsonArray(),
                ["links"] = new JsonObject { ["next"] = null, ["previous"] = null },
            }
        );

    private static Result<OpenStackAnswer> DomainOf(OpenStackRequest request) =>
        request.Values[0] == DomainId
            ? OpenStackAnswer.Ok(new JsonObject { ["domain"] = WholeDomain() })
            : NotFound($"Could not find domain: {Shortened(request.Values[0])}.");

    private static JsonObject Domain() => new() { ["id"] = DomainId, ["name"] = DomainName };

    private static JsonObject WholeDomain()
    {
        var domain = Domain();
        domain["enabled"] = true;
        return domain;
    }

    /// <summary>Whether a domain that was named is the one that there is.</summary>
    public static bool IsDomain(string name, string id) => name is "" or DomainName && id is "" or DomainId;

    private static string TimeOf(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static string Shortened(string text) => text.Length <= 64 ? text : text[..64];

    private static Api.Meta.V1.Status Unauthorized(string message) =>
        Statuses.Failure(401, "Unauthorized", message, null);

    private static Api.Meta.V1.Status NotFound(string message) => Statuses.Failure(404, "NotFound", message, null);

    private static OpenStackRoute ForEverybody(
        string method,
        string template,
        Func<OpenStackRequest, Task<Result<OpenStackAnswer>>> serve
    ) => new(method, template, serve) { IsForEverybody = true };
}

using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Arktos.ApiServer.Identity;
using Arktos.Rpc;
using Arktos.StoreClient;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.ApiServer.Tests.Support;

/// <summary>An API server on a free port over a keyspace in memory, and clients with certificates for it.</summary>
public sealed class TestServer : IAsyncDisposable
{
    public const string Admin = "O=system:masters,CN=admin";
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);

    private readonly List<IDisposable> _owned = [];

    private TestServer(ApiServerHost host, InMemoryKeyspace keyspace, TestAuthority authority) =>
        (Host, Keyspace, Authority) = (host, keyspace, authority);

    public ApiServerHost Host { get; }

    public InMemoryKeyspace Keyspace { get; }

    public TestAuthority Authority { get; }

    public Uri Address => new($"https://{Host.EndPoint}");

    public static async Task<TestServer> StartAsync(
        Func<TestAuthority, ApiServerOptions>? options = null,
        InMemoryKeyspace? keyspace = null
    )
    {
        var authority = new TestAuthority();
        keyspace ??= new InMemoryKeyspace();
        var host = new ApiServerHost(
            options?.Invoke(authority) ?? Options(authority),
            keyspace,
            Environment.GetEnvironmentVariable("ARKTOS_TEST_LOG") is null
                ? NullLoggerFactory.Instance
                : new ConsoleLog()
        );
        using var deadline = new CancellationTokenSource(Deadline);
        await host.StartAsync(deadline.Token);
        await host.BootstrappedAsync(deadline.Token);
        return new TestServer(host, keyspace, authority);
    }

    /// <summary>A server that the operator has told of identities and authorizers.</summary>
    public static Task<TestServer> StartAsync(IdentityOptions identity) =>
        StartAsync(authority => Options(authority, identity));

    /// <param name="issuers">Of service account tokens; the first is put into new ones.</param>
    /// <param name="keyPem">That signs them; null: a new one.</param>
    /// <param name="proxies">Who signs what is shown to services that requests are passed on to.</param>
    public static ApiServerOptions Options(
        TestAuthority authority,
        IdentityOptions? identity = null,
        string[]? issuers = null,
        string? keyPem = null,
        TestAuthority? proxies = null
    )
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new ApiServerOptions
        {
            Listen = new IPEndPoint(IPAddress.Loopback, 0),
            ServingCertificate = authority.Server("localhost"),
            ClientCertificateAuthorities = [authority.Certificate],
            ServiceAccountSigningKeyPem = keyPem ?? key.ExportECPrivateKeyPem(),
            ServiceAccountIssuer = issuers?[0] ?? ApiServerOptions.ServiceAccountIssuerDefault,
            AcceptedServiceAccountIssuers = issuers?[1..] ?? [],
            ServiceAccountJwksUri = issuers is null ? null : new Uri(issuers[0] + "/keys"),
            ApiAudiences = issuers is null ? [] : ["api"],
            // Nobody else writes into the objects of a test, or counts revisions on.
            FlowSchemaLook = TimeSpan.FromHours(1),
            Identity = identity ?? new(),
            KubeletClientCertificate = authority.Client("O=system:masters,CN=kube-apiserver-kubelet-client"),
            ProxyClientCertificate = proxies?.Client("CN=front-proxy-client"),
            ProxyClientAuthorities = proxies is null ? [] : [proxies.Certificate],
        };
    }

    /// <param name="subject">Of the client certificate; null for none. One of a tenant that there is now is signed
    /// for that very tenant.</param>
    public TestClient Client(string? subject = Admin, string? token = null) =>
        ClientOf(subject is null ? null : Authority.Client(WithTenant(subject)), token);

    public TestClient ClientOf(X509Certificate2? certificate, string? token = null) =>
        new(HttpOf(certificate, token, Address));

    /// <summary>A client of the OpenStack-like API.</summary>
    /// <param name="token">That it has been given there; null: none.</param>
    public TestClient OpenStackClient(string? token = null)
    {
        var http = HttpOf(null, null, new Uri($"https://{Host.OpenStackEndPoint}"));
        if (token is not null)
            http.DefaultRequestHeaders.Add("X-Auth-Token", token);
        return new TestClient(http);
    }

    private HttpClient HttpOf(X509Certificate2? certificate, string? token, Uri address)
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = new()
            {
                RemoteCertificateValidationCallback = (_, c, _, _) => c is not null && Trusts(c),
                ClientCertificates = certificate is null ? null : [certificate],
            },
        };
        var http = new HttpClient(handler) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _owned.Add(http);
        return http;
    }

    /// <summary>A token of a service account that may do anything in its tenant, or nothing.</summary>
    public async Task<string> ServiceAccountTokenAsync(string tenant, string name, bool isMaster = true)
    {
        var (admin, path) = (Client(), $"/api/v1/tenants/{tenant}/namespaces/default/serviceaccounts");
        (await admin.PostAsync(path, Objects.ServiceAccount(name))).Expect(201);
        if (isMaster)
            (
                await admin.PostAsync(
                    $"/apis/rbac.authorization.k8s.io/v1/tenants/{tenant}/clusterrolebindings",
                    $$$"""
                    {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRoleBinding",
                     "metadata":{"name":"{{{name}}}"},
                     "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"cluster-admin"},
                     "subjects":[{"kind":"ServiceAccount","name":"{{{name}}}","namespace":"default"}]}
                    """
                )
            ).Expect(201);
        var asked =
            """{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{"expirationSeconds":86400}}""";
        return (await admin.PostAsync($"{path}/{name}/token", asked)).Expect(201).Text("status", "token");
    }

    /// <summary>A client of the OpenStack-like API that has logged in with a bearer token.</summary>
    public async Task<TestClient> OpenStackLoginAsync(string user, string bearer)
    {
        var answer = await OpenStackClient().PostAsync("/identity/v3/auth/tokens", OpenStackPassword(user, bearer));
        return OpenStackClient(answer.Expect(201).Headers.GetValues("X-Subject-Token").Single());
    }

    /// <param name="project">Its name; "": the user's own.</param>
    public static object OpenStackPassword(string user, string bearer, string project = "")
    {
        var domain = new { name = "Default" };
        var identity = new
        {
            methods = new[] { "password" },
            password = new
            {
                user = new
                {
                    name = user,
                    password = bearer,
                    domain,
                },
            },
        };
        return project.Length == 0
            ? new { auth = new { identity } }
            : new { auth = new { identity, scope = new { project = new { name = project, domain } } } };
    }

    /// <summary>Who a client with a token is told that it is; null: nobody that may come in.</summary>
    public async Task<UserOfToken?> WhoAsync(string token)
    {
        var answer = await Client(null, token).PostAsync("/apis/authentication.k8s.io/v1/selfsubjectreviews", new { });
        if (answer.Code == 401)
            return null;
        var info = answer.Expect(201).Node("status", "userInfo")!;
        return new UserOfToken(
            info["username"]!.ToString(),
            info["extra"]!["arktos.futurewei.com/tenant"]![0]!.ToString(),
            string.Join(",", (info["groups"]?.AsArray() ?? []).Select(g => g!.ToString())),
            info
        );
    }

    /// <returns>When it was made, in whole seconds.</returns>
    public async Task<DateTimeOffset> MakeTenantAsync(string name)
    {
        var made = await Client().PostAsync("/api/v1/tenants", Objects.Tenant(name));
        return DateTimeOffset.Parse(
            made.Expect(201).Text("metadata", "creationTimestamp"),
            System.Globalization.CultureInfo.InvariantCulture
        );
    }

    /// <summary>As the controller does it.</summary>
    public async Task RemoveTenantAsync(string name)
    {
        var (admin, path) = (Client(), $"/api/v1/tenants/{name}");
        (await admin.DeleteAsync(path)).Expect(200);
        (await admin.PostAsync($"{path}/purge", Objects.Tenant(name))).Expect(200);
        var value = (await admin.GetAsync(path)).Expect(200).Body;
        value["spec"]!["finalizers"] = new System.Text.Json.Nodes.JsonArray();
        (await admin.PutAsync($"{path}/finalize", value.ToJsonString())).Expect(200);
    }

    /// <summary>A gRPC client, to be disposed of by the caller.</summary>
    public RpcChannel Channel(string subject = Admin) =>
        new(
            new RpcChannelOptions
            {
                Address = Address,
                ClientCertificate = Authority.Client(WithTenant(subject)),
                TrustedRoots = [Authority.Certificate],
            }
        );

    private string WithTenant(string subject)
    {
        const string Prefix = "O=tenant:";
        if (subject.Split(',').FirstOrDefault(p => p.StartsWith(Prefix, StringComparison.Ordinal)) is not { } part)
            return subject;
        var item = Keyspace.Peek(new ObjectKey("tenants", "", "", part[Prefix.Length..]));
        return item is null ? subject : $"{subject},2.5.4.46={JsonNode.Parse(item.Value.Span)!["metadata"]!["uid"]}";
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var owned in _owned)
            owned.Dispose();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await Host.StopAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        { /* Streams that a test has left open are cut off by the disposal. */
        }
        await Host.DisposeAsync();
        Authority.Dispose();
    }

    private bool Trusts(X509Certificate certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(Authority.Certificate);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(X509CertificateLoader.LoadCertificate(certificate.Export(X509ContentType.Cert)));
    }

    private sealed class ConsoleLog : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) { }

        public void Dispose() { }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
                Console.WriteLine($"{logLevel}: {formatter(state, exception)} {exception}");
        }
    }
}

/// <param name="Groups">Separated by commas.</param>
public sealed record UserOfToken(string Name, string Tenant, string Groups, JsonNode Info);

public sealed record Answer(int Code, JsonNode Body, HttpResponseHeaders Headers)
{
    public string Text(params string[] path) => Node(path)?.ToString() ?? "";

    public JsonNode? Node(params string[] path)
    {
        JsonNode? node = Body;
        foreach (var part in path)
            node = node is JsonArray list ? list[int.Parse(part)] : node?[part];
        return node;
    }

    public string Version => Text("metadata", "resourceVersion");

    /// <summary>Of a Status.</summary>
    public string Message() => Text("message");

    public Answer Expect(int code) =>
        Code == code ? this : throw new Xunit.Sdk.XunitException($"expected {code}, got {Code}: {Body}");
}

public sealed class TestClient(HttpClient http)
{
    public HttpClient Http => http;

    public Task<Answer> GetAsync(string path, string? accept = null) =>
        SendAsync(HttpMethod.Get, path, null, null, accept);

    public Task<Answer> PostAsync(string path, object body, string type = "application/json") =>
        SendAsync(HttpMethod.Post, path, body, type);

    public Task<Answer> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, body, "application/json");

    public Task<Answer> PatchAsync(string path, object body, string type = "application/merge-patch+json") =>
        SendAsync(HttpMethod.Patch, path, body, type);

    public Task<Answer> DeleteAsync(string path, object? body = null) =>
        SendAsync(HttpMethod.Delete, path, body, "application/json");

    public async Task<Answer> SendAsync(
        HttpMethod method,
        string path,
        object? body,
        string? type,
        string? accept = null
    )
    {
        using var deadline = new CancellationTokenSource(TestServer.Deadline);
        using var request = new HttpRequestMessage(method, path);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(
                Encoding.UTF8.GetBytes(body as string ?? System.Text.Json.JsonSerializer.Serialize(body))
            );
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }
        using var response = await http.SendAsync(request, deadline.Token);
        var text = await response.Content.ReadAsStringAsync(deadline.Token);
        JsonNode node;
        try
        {
            node = JsonNode.Parse(text)!;
        }
        catch (System.Text.Json.JsonException)
        {
            node = JsonValue.Create(text);
        }
        return new Answer((int)response.StatusCode, node, response.Headers);
    }

    public async Task<WatchReader> WatchAsync(string path, string? accept = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        using var deadline = new CancellationTokenSource(TestServer.Deadline);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
        if ((int)response.StatusCode != 200)
            throw new Xunit.Sdk.XunitException(
                $"the watch answers {(int)response.StatusCode}: "
                    + $"{await response.Content.ReadAsStringAsync(deadline.Token)}"
            );
        return new WatchReader(response, new StreamReader(await response.Content.ReadAsStreamAsync(deadline.Token)));
    }
}

public sealed class WatchReader(HttpResponseMessage response, StreamReader reader) : IDisposable
{
    /// <summary>The next frame; null at the end of the stream. Fails when none comes in time.</summary>
    public async Task<JsonNode?> NextAsync()
    {
        var line = await reader.ReadLineAsync().WaitAsync(TestServer.Deadline);
        return line is null ? null : JsonNode.Parse(line);
    }

    public async Task<(string Type, string Name)> NextNameAsync()
    {
        var frame = await NextAsync() ?? throw new Xunit.Sdk.XunitException("the watch has ended");
        return (frame["type"]!.ToString(), frame["object"]!["metadata"]?["name"]?.ToString() ?? "");
    }

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
    }
}

using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Arktos.Layers;

/// <summary>
/// Who may use whom, and what the pure projects must not touch. The table is that of docs/architecture.md.
/// </summary>
public sealed class LayerTests
{
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Raft"] = [],
        ["Metrics"] = [],
        ["Rpc"] = ["Metrics"],
        ["Api"] = [],
        ["StoreClient"] = ["Rpc"],
        ["Store"] = ["Metrics", "Raft", "Rpc", "StoreClient"],
        ["ApiServer"] = ["Api", "Metrics", "Rpc", "StoreClient"],
        ["Client"] = ["Api", "Metrics", "Rpc"],
        ["Controllers"] = ["Api", "Client", "Metrics", "Rpc"],
        ["Scheduler"] = ["Api", "Client", "Metrics"],
        ["Kubelet"] = ["Api", "Client", "Metrics", "Rpc"],
        ["Dns"] = ["Api", "Client", "Metrics"],
        ["VmRuntime"] = ["Rpc"],
        ["Arktos"] =
        [
            "Metrics",
            "Raft",
            "Rpc",
            "Api",
            "StoreClient",
            "Store",
            "ApiServer",
            "Client",
            "Controllers",
            "Scheduler",
            "Kubelet",
            "Dns",
            "VmRuntime",
        ],
    };

    internal static readonly string Top = FindTop();

    [Fact]
    public void Every_project_uses_only_what_its_layer_may()
    {
        var projects = Directory
            .EnumerateFiles(Path.Combine(Top, "src"), "*.csproj", SearchOption.AllDirectories)
            .ToList();
        Assert.NotEmpty(projects);
        foreach (var project in projects)
        {
            var name = Path.GetFileNameWithoutExtension(project);
            Assert.True(MayUse.TryGetValue(name, out var allowed), $"{name} is not in the table of layers");
            var used = XDocument
                .Load(project)
                .Descendants("ProjectReference")
                .Select(r => Path.GetFileNameWithoutExtension(((string)r.Attribute("Include")!).Split('/', '\\')[^1]));
            Assert.All(used, u => Assert.Contains(u, allowed!));
        }
    }

    [Fact]
    public void Raft_touches_no_clock_thread_task_IO_or_ambient_randomness()
    {
        string[] banned =
        [
            "System.Threading",
            "System.IO",
            "System.Net",
            "System.Diagnostics.Process",
            "Microsoft.Extensions",
        ];
        string[] bannedTypes =
        [
            "System.DateTime",
            "System.DateTimeOffset",
            "System.Random",
            "System.TimeProvider",
            "System.Diagnostics.Stopwatch",
            "System.Console",
            "System.Environment",
            "System.HashCode",
        ];
        Assert.All(
            TypesUsedBy("Raft"),
            type =>
            {
                Assert.DoesNotContain(type, bannedTypes);
                Assert.False(banned.Any(b => type.StartsWith(b + ".", StringComparison.Ordinal)), $"Raft uses {type}");
            }
        );
    }

    /// <summary>
    /// Whoever builds a chain of certificates, or lets the runtime build one with its defaults, has the program fetch
    /// what a stranger's certificate names. `src/Rpc/Tls` alone does it.
    /// </summary>
    [Fact]
    public void Only_Rpc_builds_chains_of_certificates_and_judges_them()
    {
        string[] banned =
        [
            "System.Security.Cryptography.X509Certificates.X509Chain",
            "System.Security.Cryptography.X509Certificates.X509ChainPolicy",
            "System.Net.Security.RemoteCertificateValidationCallback",
            "System.Net.Security.SslPolicyErrors",
            "System.Net.Security.SslStream",
            "System.Net.Security.SslServerAuthenticationOptions",
            "Microsoft.AspNetCore.Server.Kestrel.Https.HttpsConnectionAdapterOptions",
            "Microsoft.AspNetCore.Server.Kestrel.Https.TlsHandshakeCallbackOptions",
            "Microsoft.AspNetCore.Hosting.ListenOptionsHttpsExtensions",
            "System.Net.Http.HttpClientHandler",
        ];
        foreach (var project in MayUse.Keys.Where(p => p != "Rpc"))
        {
            var used = TypesUsedBy(project).Intersect(banned);
            Assert.True(!used.Any(), $"{project} uses {string.Join(", ", used)}: see src/Rpc/Tls");
        }
        foreach (
            var file in Directory
                .EnumerateFiles(Path.Combine(Top, "src"), "*.cs", SearchOption.AllDirectories)
                .Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
        )
        {
            var (text, own) = (File.ReadAllText(file), file.Contains("/Rpc/Tls/", StringComparison.Ordinal));
            Assert.True(own || !text.Contains("X509Chain", StringComparison.Ordinal), $"{file} builds a chain");
            Assert.False(text.Contains(".Verify()", StringComparison.Ordinal), $"{file} verifies with the defaults");
            Assert.False(text.Contains("new HttpClient()", StringComparison.Ordinal), $"{file} has the default trust");
            // A handler without TLS settings of its own builds chains as the runtime does.
            if (text.Contains("new SocketsHttpHandler", StringComparison.Ordinal))
                Assert.Contains("SslOptions = RpcTls.", text);
            if (text.Contains("new ClientWebSocket", StringComparison.Ordinal))
                Assert.Contains("ConnectAsync(target, _http,", text);
        }
    }

    /// <summary>
    /// Records have golden files where `tests/Store.Tests` finds them, options in one place, and no formatter that is
    /// looked up, or made at run time.
    /// </summary>
    [Fact]
    public void Only_the_store_and_its_client_hold_records_and_only_by_the_codec()
    {
        foreach (var project in MayUse.Keys)
        {
            var used = TypesUsedBy(project).Where(t => t.StartsWith("MessagePack.", StringComparison.Ordinal)).ToList();
            var holdsRecords = project is "Store" or "StoreClient";
            Assert.True(holdsRecords == used.Count > 0, $"{project} uses {string.Join(", ", used)}");
            Assert.DoesNotContain("MessagePack.MessagePackSerializer", used);
            Assert.DoesNotContain(used, t => t.StartsWith("MessagePack.Resolvers.", StringComparison.Ordinal));
            if (project != "StoreClient")
                Assert.DoesNotContain("MessagePack.MessagePackSecurity", used);
        }
    }

    [Fact]
    public void No_source_file_names_a_path_of_somebodys_machine()
    {
        string[] roots = ["src", "tests", "bench", "hack", "docs"];
        var own = Top + "/";
        foreach (
            var file in roots
                .Select(r => Path.Combine(Top, r))
                .Where(Directory.Exists)
                .SelectMany(r => Directory.EnumerateFiles(r, "*", SearchOption.AllDirectories))
                .Where(f => Path.GetExtension(f) is ".cs" or ".sh" or ".md" or ".proto" or ".csproj")
        )
            Assert.DoesNotContain(own, File.ReadAllText(file));
    }

    private static List<string> TypesUsedBy(string project)
    {
        using var stream = File.OpenRead(
            Path.Combine(
                Top,
                "artifacts",
                "bin",
                project,
                "release",
                project == "Arktos" ? "arktos.dll" : $"Arktos.{project}.dll"
            )
        );
        using var pe = new PEReader(stream);
        var metadata = pe.GetMetadataReader();
        return
        [
            .. metadata
                .TypeReferences.Select(metadata.GetTypeReference)
                .Select(t => $"{metadata.GetString(t.Namespace)}.{metadata.GetString(t.Name)}"),
        ];
    }

    private static string FindTop()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Arktos.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException("Arktos.sln is above no folder of this test");
    }
}

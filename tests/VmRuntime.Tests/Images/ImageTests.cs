using System.Net;
using System.Security.Cryptography;
using Arktos.Kubelet.Tests;
using Arktos.VmRuntime.Images;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.VmRuntime.Tests.Images;

public sealed class ImageTests : IDisposable
{
    private static readonly string Hash = new('a', 64);
    private readonly string _folder = Directory.CreateTempSubdirectory("arktos-image-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("arktos.local/vm:1", "Named /images/vm", false)]
    [InlineData("arktos.local/vm:1#sha256=HASH", "Named /images/vm", true)]
    [InlineData("file:///srv/a.qcow2", "File /srv/a.qcow2", false)]
    [InlineData("https://host.example/a.img#sha256=HASH", "Url https://host.example/a.img", true)]
    [InlineData("host.example/path/a.img", "Url https://host.example/path/a.img", false)]
    [InlineData("http://localhost/a", "Url http://localhost/a", false)]
    public void An_image_is_named_by_the_operator_a_file_or_a_URL(string text, string expected, bool hasHash)
    {
        var name = ImageName.Parse(
            text.Replace("HASH", Hash, StringComparison.Ordinal),
            new Dictionary<string, string> { ["arktos.local/vm:1"] = "/images/vm" }
        );
        Assert.Equal(expected, $"{name.Source} {name.Location}");
        Assert.Equal(hasHash ? Hash : "", name.Sha256);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("ftp://host.example/a")]
    [InlineData("https://user:secret@host.example/a")]
    [InlineData("file://a.img")]
    [InlineData("file:///srv/../etc/shadow")]
    [InlineData("https://host.example/a#sha256=12")]
    [InlineData("https://host.example/a#md5=12")]
    [InlineData("")]
    public void What_names_no_image_is_refused(string text) =>
        Assert.Throws<VmRuntimeException>(() => ImageName.Parse(text, new Dictionary<string, string>()));

    [Theory]
    [InlineData("""{"virtual-size":1048576}""", "")]
    [InlineData("""{"virtual-size":1048576,"backing-filename":"/etc/shadow"}""", "stands on another image")]
    [InlineData(
        """{"virtual-size":1048576,"format-specific":{"data":{"data-file":"/etc/shadow"}}}""",
        "data are in another file"
    )]
    [InlineData("""{"virtual-size":1048576,"encrypted":true}""", "encrypted")]
    [InlineData("""{"virtual-size":99999999999999}""", "up to 68719476736 are allowed")]
    [InlineData("{}", "no size")]
    [InlineData("no JSON", "no size")]
    public void An_image_may_be_a_disk_and_name_no_file_of_the_node(string info, string refusal)
    {
        if (refusal.Length == 0)
            Assert.Equal(1 << 20, DiskImage.Judge("qcow2", info).SizeBytes);
        else
            Assert.Contains(
                refusal,
                Assert.Throws<VmRuntimeException>(() => DiskImage.Judge("qcow2", info)).Message,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task A_file_is_an_image_only_below_a_folder_that_is_allowed()
    {
        var (allowed, other) = (Path.Combine(_folder, "allowed"), Path.Combine(_folder, "other"));
        Directory.CreateDirectory(allowed);
        Directory.CreateDirectory(other);
        File.WriteAllText(Path.Combine(other, "secret"), "secret");
        File.CreateSymbolicLink(Path.Combine(allowed, "link"), Path.Combine(other, "secret"));
        Directory.CreateSymbolicLink(Path.Combine(allowed, "folder"), other);
        using var store = Store(directories: [allowed]);
        foreach (var path in (string[])["other/secret", "allowed/link", "allowed/folder/secret"])
            Assert.Contains(
                "not below a folder",
                (await Refused(store, $"file://{_folder}/{path}")).Message,
                StringComparison.Ordinal
            );
        Assert.Contains(
            "is not there",
            (await Refused(store, $"file://{allowed}/none")).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(404, "", "answers 404")]
    [InlineData(200, "#sha256=", "and aaaaaa")]
    [InlineData(200, "", "no disk image")]
    public async Task What_is_no_image_is_not_kept(int code, string checksum, string reason)
    {
        using var store = Store(new Answer((HttpStatusCode)code, "these are no bytes of a disk"));
        var image = "https://host.example/a.img" + (checksum.Length > 0 ? checksum + Hash : "");
        Assert.Contains(reason, (await Refused(store, image)).Message, StringComparison.Ordinal);
        Assert.Empty(store.List());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder, "images")));
    }

    [QemuFact]
    public async Task The_same_disk_is_kept_once_by_all_of_its_names_and_known_to_the_next_server()
    {
        var sector = new byte[1 << 20];
        (sector[510], sector[511]) = (0x55, 0xaa);
        File.WriteAllBytes(Path.Combine(_folder, "disk"), sector);
        var hash = Convert.ToHexStringLower(SHA256.HashData(sector));
        using (var store = Store(directories: [_folder]))
        {
            var one = await store.PullAsync("named", CancellationToken.None);
            var two = await store.PullAsync($"file://{_folder}/disk#sha256={hash}", CancellationToken.None);
            Assert.Equal(("sha256:" + hash, "raw", one.Id), (one.Id, one.Format, two.Id));
        }
        using var next = Store(directories: [_folder]);
        Assert.Equal(2, Assert.Single(next.List()).Names.Count);
        Assert.NotNull(next.Find("named"));
        Assert.Throws<VmRuntimeException>(() => next.Remove("named", new HashSet<string> { "sha256:" + hash }));
        next.Remove("named", new HashSet<string>());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder, "images")));
    }

    private static Task<VmRuntimeException> Refused(ImageStore store, string image) =>
        Assert.ThrowsAsync<VmRuntimeException>(() => store.PullAsync(image, CancellationToken.None));

    private ImageStore Store(HttpMessageHandler? handler = null, params IReadOnlyList<string> directories) =>
        new(
            new VmRuntimeOptions
            {
                StateDirectory = _folder,
                Socket = Path.Combine(_folder, "cri.sock"),
                CniConfigDirectory = _folder,
                NamedImages = new Dictionary<string, string> { ["named"] = Path.Combine(_folder, "disk") },
                ImageDirectories = directories,
            },
            NullLogger.Instance,
            handler
        );

    private sealed class Answer(HttpStatusCode code, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct) =>
            Task.FromResult(new HttpResponseMessage(code) { Content = new StringContent(body) });
    }
}

using Arktos.Kubelet.Pods;

namespace Arktos.Kubelet.Tests.Pods;

public sealed class ImageReferenceTests
{
    private const string Hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("nginx")]
    [InlineData("nginx:1.27")]
    [InlineData("nginx:Latest_1.2-x")]
    [InlineData("library/nginx")]
    [InlineData("a__b/c--d/e.f_g")]
    [InlineData("localhost/x")]
    [InlineData("localhost:5000/x:1")]
    [InlineData("registry.example.com:443/team/app@sha256:" + Hash)]
    [InlineData("Registry.example.com/app:1@sha256:" + Hash)]
    [InlineData("UPPER/app")]
    [InlineData("[::1]:5000/app")]
    [InlineData("10.0.0.1:5000/app")]
    [InlineData("sha256:" + Hash)]
    public void A_name_that_can_be_read(string image) => Assert.Null(ImageReference.Check(image));

    [Theory]
    [InlineData("busybox", "docker.io/library/busybox", "docker.io/library/busybox:latest")]
    [InlineData("busybox:1", "docker.io/library/busybox", "docker.io/library/busybox:1")]
    [InlineData("team/app", "docker.io/team/app", "docker.io/team/app:latest")]
    [InlineData("index.docker.io/busybox:1", "docker.io/library/busybox", "docker.io/library/busybox:1")]
    [InlineData("localhost:5000/a/b:c", "localhost:5000/a/b", "localhost:5000/a/b:c")]
    [InlineData("localhost:5000/a", "localhost:5000/a", "localhost:5000/a:latest")]
    [InlineData("r.io/a:1@sha256:" + Hash, "r.io/a", "r.io/a@sha256:" + Hash)]
    [InlineData("a@sha256:" + Hash, "docker.io/library/a", "docker.io/library/a@sha256:" + Hash)]
    public void A_name_in_full(string image, string repository, string full) =>
        Assert.Equal((repository, full), (ImageReference.Repository(image), ImageReference.FullName(image)));

    [Theory]
    [InlineData("", "invalid reference format")]
    [InlineData(":1", "invalid reference format")]
    [InlineData("nginx:", "invalid reference format")]
    [InlineData("nginx:-x", "invalid reference format")]
    [InlineData("nginx::1", "invalid reference format")]
    [InlineData("a//b", "invalid reference format")]
    [InlineData("/a", "invalid reference format")]
    [InlineData("a/", "invalid reference format")]
    [InlineData("a b", "invalid reference format")]
    [InlineData(" nginx", "invalid reference format")]
    [InlineData("nginx\n", "invalid reference format")]
    [InlineData("a___b", "invalid reference format")]
    [InlineData("-a", "invalid reference format")]
    [InlineData("nginx@sha256", "invalid reference format")]
    [InlineData("https://example.com/app", "invalid reference format")]
    [InlineData("Nginx", "invalid reference format: repository name (Nginx) must be lowercase")]
    [InlineData("library/Nginx:1", "invalid reference format: repository name (library/Nginx) must be lowercase")]
    [InlineData(Hash, "invalid repository name (" + Hash + "), cannot specify 64-byte hexadecimal strings")]
    [InlineData("a@sha256:0123456789abcdef0123456789abcdef", "invalid checksum digest length")]
    [InlineData("a@md5:0123456789abcdef0123456789abcdef", "unsupported digest algorithm")]
    public void A_name_that_cannot(string image, string error) => Assert.Equal(error, ImageReference.Check(image));

    [Fact]
    public void A_long_name_is_read_in_a_moment()
    {
        Assert.Equal(
            "repository name must not be more than 255 characters",
            ImageReference.Check(new string('a', 300))
        );
        var began = TimeProvider.System.GetTimestamp();
        Assert.NotNull(ImageReference.Check(string.Concat(Enumerable.Repeat("a-", 50_000)) + "!"));
        Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(5));
    }
}

using System.Text;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Kubelet.Images.Pulls;

namespace Arktos.Kubelet.Tests.Images;

public sealed class KeyringTests
{
    [Theory]
    [InlineData("registry.example.com", "registry.example.com/app:1", true)]
    [InlineData("https://registry.example.com", "registry.example.com/team/app", true)]
    [InlineData("http://registry.example.com/v2/", "registry.example.com/app", true)]
    [InlineData("Registry.Example.com", "registry.example.com/app", true)]
    [InlineData("registry.example.com:5000", "registry.example.com:5000/app", true)]
    [InlineData("registry.example.com:5000", "registry.example.com/app", false)]
    [InlineData("registry.example.com", "registry.example.com:5000/app", false)]
    [InlineData("registry.example.com/team", "registry.example.com/team/app@sha256:0123", true)]
    [InlineData("registry.example.com/team", "registry.example.com/other/app", false)]
    [InlineData("*.example.com", "registry.example.com/app", true)]
    [InlineData("*.example.com", "example.com/app", false)]
    [InlineData("*.example.com", "a.b.example.com/app", false)]
    [InlineData("reg*.example.com:5000", "registry.example.com:5000/app", true)]
    [InlineData("*", "localhost/app", true)]
    [InlineData("*", "localhost:5000/app", false)]
    [InlineData("https://index.docker.io/v1/", "busybox", true)]
    [InlineData("https://index.docker.io/v1/", "team/app:1", true)]
    [InlineData("https://index.docker.io/v1/", "docker.io/team/app", true)]
    [InlineData("docker.io", "busybox:1", true)]
    [InlineData("docker.io/team", "team/app", true)]
    [InlineData("docker.io/team", "busybox", false)]
    [InlineData("https://index.docker.io/v1/", "registry.example.com/busybox", false)]
    public void An_entry_is_for_its_registry_and_the_paths_below(string registry, string image, bool fits) =>
        Assert.Equal(
            fits,
            ImageKeyring.Of([Config("s", """{"auths":{"R":{"auth":"YTpi"}}}""".Replace("R", registry))]).For(image)
                is [_]
        );

    [Fact]
    public void The_entry_that_says_most_is_tried_first_and_each_credential_once()
    {
        var keyring = ImageKeyring.Of([
            Config(
                "one",
                """
                {"auths": {
                  "*.example.com": {"username": "star", "password": "p"},
                  "r.example.com": {"username": "host", "password": "p"},
                  "r.example.com/team": {"username": "path", "password": "p", "email": "e"},
                  "https://r.example.com": {"username": "host", "password": "p"}}}
                """
            ),
            Old("two", """{"r.example.com": {"auth": "aG9zdDpw"}}"""),
        ]);
        Assert.Equal(
            "path/one host/one host/two star/one",
            string.Join(
                ' ',
                keyring.For("r.example.com/team/app").Select(c => $"{c.Credential.Username}/{c.Secret.Name}")
            )
        );
    }

    [Theory]
    [InlineData("kubernetes.io/dockerconfigjson", """{"auths":{"r":{"auth":"dTpwOnE="}}}""", "u p:q")]
    [InlineData("kubernetes.io/dockerconfigjson", """{"auths":{"r":{"auth":"dTpwAAA="}}}""", "u p")]
    [InlineData("kubernetes.io/dockerconfigjson", """{"auths":{"r":{"username":"u","password":"p"}}}""", "u p")]
    [InlineData("kubernetes.io/dockerconfigjson", """{"auths":{"r":{"username":"x","auth":"dTpw"}}}""", "u p")]
    [InlineData("kubernetes.io/dockerconfigjson", """{"HttpHeaders":{}}""", "")]
    [InlineData("kubernetes.io/dockercfg", """{"r":{"username":"u","password":"p"}}""", "u p")]
    [InlineData("Opaque", """{"auths":{"r":{"auth":"dTpw"}}}""", "")]
    [InlineData("kubernetes.io/dockerconfigjson", """{"auths":{"r":{"auth":"secret!"}}}""", "fault")]
    [InlineData("kubernetes.io/dockerconfigjson", """{"auths":{"r":{"auth":"c2VjcmV0"}}}""", "fault")]
    [InlineData("kubernetes.io/dockerconfigjson", """{"auths":{"r":{"username":7}}}""", "fault")]
    [InlineData("kubernetes.io/dockerconfigjson", """{"auths":["secret"]}""", "fault")]
    [InlineData("kubernetes.io/dockerconfigjson", """{"auths":{"r":"secret"}}""", "fault")]
    [InlineData("kubernetes.io/dockercfg", "secret", "fault")]
    [InlineData("kubernetes.io/dockercfg", "[]", "fault")]
    public void Configurations_are_read_and_faults_do_not_quote_them(string type, string content, string expected)
    {
        var secret = type.EndsWith("cfg", StringComparison.Ordinal) ? Old("s", content) : Config("s", content);
        secret.Type = type;
        if (expected == "fault")
        {
            var fault = Assert.Throws<FormatException>(() => ImageKeyring.Of([secret]));
            Assert.Contains("secret \"s\" is no configuration of registries", fault.Message);
            Assert.DoesNotContain("secret", fault.Message.Replace("secret \"s\"", ""));
            return;
        }
        var credentials = ImageKeyring.Of([secret]).For("r:5000/x").Concat(ImageKeyring.Of([secret]).For("r.io/x"));
        Assert.Empty(credentials);
        Assert.Equal(
            expected,
            string.Join(',', DockerConfig.Read(secret).Select(e => $"{e.Credential.Username} {e.Credential.Password}"))
        );
    }

    [Fact]
    public void Neither_the_text_nor_the_hash_of_a_credential_shows_its_password()
    {
        var one = new RegistryCredential("user", "hunter2");
        Assert.DoesNotContain("hunter2", one + one.Hash);
        Assert.NotEqual(one.Hash, new RegistryCredential("userh", "unter2").Hash);
        Assert.Equal(one.Hash, new RegistryCredential("user", "hunter2").Hash);
    }

    private static Secret Config(string name, string content) =>
        Of(name, "kubernetes.io/dockerconfigjson", ".dockerconfigjson", content);

    private static Secret Old(string name, string content) =>
        Of(name, "kubernetes.io/dockercfg", ".dockercfg", content);

    private static Secret Of(string name, string type, string key, string content) =>
        new()
        {
            Metadata = new ObjectMeta
            {
                Tenant = "t1",
                Namespace = "ns1",
                Name = name,
                Uid = "uid-" + name,
            },
            Type = type,
            Data = new Map<byte[]> { [key] = Encoding.UTF8.GetBytes(content) },
        };
}

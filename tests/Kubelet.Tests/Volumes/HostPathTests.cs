using System.Net.Sockets;
using Arktos.Api.Core.V1;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Tests.Files;
using Arktos.Kubelet.Volumes;

namespace Arktos.Kubelet.Tests.Volumes;

public sealed class HostPathTests : IDisposable
{
    private readonly FileSandbox _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("Directory", "a directory", "folder")]
    [InlineData("File", "a file", "file")]
    [InlineData("Socket", "a socket file", "socket")]
    [InlineData("CharDevice", "a character device", "/dev/null")]
    [InlineData("BlockDevice", "a block device", "")]
    [InlineData("DirectoryOrCreate", "a directory", "folder")]
    [InlineData("FileOrCreate", "a file", "file")]
    public void What_is_there_has_to_be_of_the_type(string type, string what, string fitting)
    {
        Directory.CreateDirectory(_files.In("folder"));
        File.WriteAllText(_files.In("file"), "");
        FileSandbox.Run("mkfifo", _files.In("pipe"));
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_files.In("socket")));
        foreach (var name in new[] { "folder", "file", "socket", "pipe", "/dev/null" })
        {
            var path = Path.Combine(_files.Volume, name);
            if (name == fitting)
                Assert.Equal(path, Prepare(path, type));
            else
                Assert.Equal(
                    $"hostPath type check failed: {path} is not {what}",
                    Assert.Throws<ConfigurationException>(() => Prepare(path, type)).Message
                );
            Assert.Equal(path, Prepare(path, ""));
        }
    }

    [Fact]
    public void What_is_made_has_the_modes_that_Kubernetes_gives()
    {
        Prepare(_files.In("a/b"), "DirectoryOrCreate");
        Prepare(_files.In("a/file"), "FileOrCreate");
        Assert.Equal(
            ((UnixFileMode)0x1ED, (UnixFileMode)0x1ED, (UnixFileMode)0x1A4),
            (
                File.GetUnixFileMode(_files.In("a")),
                File.GetUnixFileMode(_files.In("a/b")),
                File.GetUnixFileMode(_files.In("a/file"))
            )
        );
        Assert.Throws<IOException>(() => Prepare(_files.In("none/file"), "FileOrCreate"));
        Assert.Throws<ConfigurationException>(() => Prepare(_files.In("none"), "Directory"));
    }

    private static string Prepare(string path, string type) =>
        HostPaths.Prepare(new HostPathVolumeSource { Path = path, Type = type });
}

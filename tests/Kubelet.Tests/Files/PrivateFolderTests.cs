using Arktos.Kubelet.Files;

namespace Arktos.Kubelet.Tests.Files;

public sealed class PrivateFolderTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly FileSandbox _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void All_that_is_made_is_the_owners_alone_and_what_was_open_is_closed()
    {
        PrivateFolders.Make(_files.In("a/b/c"));
        Assert.All(["a", "a/b", "a/b/c"], p => Assert.Equal(Private, File.GetUnixFileMode(_files.In(p))));
        File.SetUnixFileMode(_files.In("a/b"), (UnixFileMode)0x1FF);
        PrivateFolders.MakeIfMissing(_files.In("a/b"));
        Assert.Equal((UnixFileMode)0x1FF, File.GetUnixFileMode(_files.In("a/b")));
        PrivateFolders.Make(_files.In("a/b"));
        Assert.Equal(Private, File.GetUnixFileMode(_files.In("a/b")));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../../etc")]
    [InlineData("a/b")]
    public void A_name_from_the_API_does_not_lead_elsewhere(string name) =>
        Assert.Throws<IOException>(() => PrivateFolders.Name(name));
}

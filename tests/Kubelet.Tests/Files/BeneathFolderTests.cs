using System.Text;
using Arktos.Kubelet.Files;

namespace Arktos.Kubelet.Tests.Files;

public sealed class BeneathFolderTests : IDisposable
{
    private readonly FileSandbox _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("absolute")]
    [InlineData("absolute/precious")]
    [InlineData("relative")]
    [InlineData("relative/precious")]
    [InlineData("chain/precious")]
    [InlineData("magic/etc/passwd")]
    [InlineData("..")]
    [InlineData("inner/../../outside/precious")]
    [InlineData("/etc/passwd")]
    public void No_path_leads_out_of_the_folder(string path)
    {
        Plant();
        using var folder = _files.Open();
        foreach (var rule in Enum.GetValues<LinkRule>())
        {
            // The link itself may be held, not followed.
            if (rule == LinkRule.FollowBeneath || path.Contains('/') || path == "..")
                Assert.ThrowsAny<IOException>(() => folder.TryPin(path, rule));
            Assert.ThrowsAny<IOException>(() => folder.TryOpenFolder(path, rule));
            Assert.ThrowsAny<IOException>(() => folder.MakeFolders(path + "/new/deeper", 0x1ED, rule));
        }
        Assert.ThrowsAny<IOException>(() => folder.TryOpenFile(path));
        _files.AssertOutsideIsAsItWas();
    }

    [Fact]
    public void Links_within_the_folder_are_followed_where_that_is_asked_for_and_nowhere_else()
    {
        Plant();
        using var folder = _files.Open();
        using (var followed = folder.MakeFolders("within/new", 0x1ED, LinkRule.FollowBeneath))
            Assert.True(Directory.Exists(_files.In("inner/new")));
        Assert.Throws<IOException>(() => folder.TryOpenFolder("within"));
        using var pinned = folder.TryPin("within", LinkRule.FollowBeneath)!;
        Assert.True(pinned.Facts.IsFolder);
    }

    [Fact]
    public void A_link_to_nothing_makes_nothing()
    {
        File.CreateSymbolicLink(_files.In("dangling"), "../outside/made");
        File.CreateSymbolicLink(_files.In("here"), "made");
        using var folder = _files.Open();
        Assert.Throws<IOException>(() => folder.MakeFolders("dangling", 0x1ED, LinkRule.FollowBeneath));
        Assert.Throws<IOException>(() => folder.MakeFolders("here", 0x1ED, LinkRule.FollowBeneath));
        _files.AssertOutsideIsAsItWas();
    }

    [Fact]
    public void Folders_that_are_made_have_their_mode_whatever_the_umask()
    {
        using var folder = _files.Open();
        folder.MakeFolders("a/b", 0x1FF).Dispose();
        Assert.Equal(
            ((UnixFileMode)0x1FF, (UnixFileMode)0x1FF),
            (File.GetUnixFileMode(_files.In("a")), File.GetUnixFileMode(_files.In("a/b")))
        );
    }

    [Fact]
    public void A_folder_that_is_exchanged_for_a_link_meanwhile_leads_nowhere_else()
    {
        using var folder = _files.Open();
        _files.WhileSwapping(
            "swapped",
            () =>
            {
                for (var i = 0; i < 3000; i++)
                    FileSandbox.Try(() => folder.MakeFolders($"swapped/x{i}", 0x1ED, LinkRule.FollowBeneath).Dispose());
            }
        );
        _files.AssertOutsideIsAsItWas();
    }

    [Theory]
    [InlineData("pipe")]
    [InlineData("inner")]
    public void Only_regular_files_are_read_and_nobody_is_waited_for(string name)
    {
        Plant();
        FileSandbox.Run("mkfifo", _files.In("pipe"));
        using var folder = _files.Open();
        Assert.Throws<IOException>(() => folder.TryOpenFile(name));
        Assert.Null(folder.TryOpenFile("none"));
    }

    [Fact]
    public void A_new_file_does_not_go_through_a_link_and_a_link_replaces_whatever_has_its_name()
    {
        Plant();
        using var folder = _files.Open();
        Assert.Throws<IOException>(() => folder.WriteNewFile("absolute", "x"u8, 0x1A4));
        Directory.CreateDirectory(_files.In("full/of/folders"));
        folder.SetLink("full", "inner");
        folder.SetLink("absolute", "inner");
        Assert.Equal(("inner", "inner"), (folder.TryReadLink("full"), folder.TryReadLink("absolute")));
        Assert.Null(folder.TryReadLink("inner"));
        _files.AssertOutsideIsAsItWas();
    }

    [Fact]
    public void Names_that_are_no_text_are_listed_as_they_are()
    {
        FileSandbox.Run("sh", "-c", $"touch \"{_files.Volume}/$(printf '\\377')\"");
        using var folder = _files.Open();
        Assert.Equal([0xFF, 0], Assert.Single(folder.Entries()));
        for (var i = 0; i < 5000; i++)
            File.WriteAllText(_files.In($"a rather long name of a file, to fill more than one buffer {i}"), "");
        Assert.Equal(5001, folder.Entries().Select(Encoding.Latin1.GetString).Distinct().Count());
    }

    private void Plant()
    {
        Directory.CreateDirectory(_files.In("inner"));
        File.CreateSymbolicLink(_files.In("absolute"), _files.Outside);
        File.CreateSymbolicLink(_files.In("relative"), "../outside");
        File.CreateSymbolicLink(_files.In("chain"), "relative");
        File.CreateSymbolicLink(_files.In("magic"), "/proc/self/root");
        File.CreateSymbolicLink(_files.In("within"), "inner");
    }
}

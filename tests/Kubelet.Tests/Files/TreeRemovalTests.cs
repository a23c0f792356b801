using Arktos.Kubelet.Files;
using Arktos.Kubelet.Network;

namespace Arktos.Kubelet.Tests.Files;

public sealed class TreeRemovalTests : IDisposable
{
    private readonly FileSandbox _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Links_go_themselves_and_what_they_lead_to_stays()
    {
        Directory.CreateDirectory(_files.In("tree/a/b"));
        File.CreateSymbolicLink(_files.In("tree/link"), _files.Outside);
        File.CreateSymbolicLink(_files.In("tree/a/b/link"), "../../../../outside/precious");
        FileSandbox.Run("mkfifo", _files.In("tree/a/pipe"));
        FileSandbox.Run("sh", "-c", $"mkdir \"{_files.In("tree")}/$(printf '\\377')\"");
        File.CreateSymbolicLink(_files.In("top"), _files.Outside);
        using var folder = _files.Open();
        folder.RemoveTree("tree");
        folder.RemoveTree("top");
        folder.RemoveTree("none");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_files.Volume));
        _files.AssertOutsideIsAsItWas();
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../outside")]
    [InlineData("tree/inner")]
    public void Only_a_name_is_removed_no_path(string path)
    {
        Directory.CreateDirectory(_files.In("tree/inner"));
        using var folder = _files.Open();
        Assert.Throws<IOException>(() => folder.RemoveTree(path));
        Assert.True(Directory.Exists(_files.In("tree/inner")));
        _files.AssertOutsideIsAsItWas();
    }

    [Fact]
    public void A_tree_deeper_than_any_path_can_be_long_goes_with_a_bounded_number_of_descriptors()
    {
        // Pieces of 1,000 levels are moved below each other: the whole has 6,000.
        var piece = string.Join('/', Enumerable.Repeat("d", 1000));
        Directory.CreateDirectory(_files.In("0/" + piece));
        for (var i = 1; i < 6; i++)
        {
            Directory.CreateDirectory(_files.In($"{i}/{piece}"));
            Directory.Move(_files.In($"{i - 1}"), _files.In($"{i}/{piece}/below"));
        }
        // Names that the removal itself gives.
        Directory.CreateDirectory(_files.In("5/.arktos-removed-0/x"));
        File.WriteAllText(_files.In("5/.arktos-removed-1"), "");
        using var folder = _files.Open();
        folder.RemoveTree("5");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_files.Volume));
    }

    [Fact]
    public void A_folder_of_many_files_goes_a_buffer_at_a_time()
    {
        Directory.CreateDirectory(_files.In("tree/inner"));
        for (var i = 0; i < 5000; i++)
            File.WriteAllText(_files.In($"tree/inner/a rather long name of a file, so that few fit a buffer {i}"), "");
        using (var inner = BeneathFolder.Open(_files.In("tree/inner")))
            Assert.Equal(5000, inner.Entries().Count);
        using var folder = _files.Open();
        folder.RemoveTree("tree");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_files.Volume));
    }

    [Fact]
    public void A_folder_that_is_exchanged_for_a_link_meanwhile_takes_nothing_else_with_it()
    {
        _files.WhileSwapping(
            "swapped",
            () =>
            {
                using var folder = _files.Open();
                for (var i = 0; i < 2000; i++)
                    FileSandbox.Try(() => folder.RemoveTree("swapped"));
            }
        );
        _files.AssertOutsideIsAsItWas();
    }

    [Fact]
    public void What_was_a_folder_and_is_a_link_by_now_is_not_entered()
    {
        File.CreateSymbolicLink(_files.In("link"), _files.Outside);
        Directory.CreateDirectory(_files.In("folder"));
        using var volume = Libc.TryOpen(null, Name(_files.Volume), Libc.DirectoryOnly, 0, 0, out _)!;
        var removal = new TreeRemoval(volume, "volume");
        Assert.Null(removal.TryEnter(volume, Name("link")));
        Assert.Null(removal.TryEnter(volume, Name("none")));
        using var entered = removal.TryEnter(volume, Name("folder"));
        Assert.NotNull(entered);

        static byte[] Name(string text) => System.Text.Encoding.UTF8.GetBytes(text + "\0");
    }

    [RootFact]
    public void What_is_mounted_in_a_tree_is_neither_entered_nor_lost()
    {
        Directory.CreateDirectory(_files.In("tree/mounted"));
        using var outside = BeneathFolder.Open(_files.Outside);
        using (var pinned = outside.PinSelf())
            pinned.BindTo(_files.In("tree/mounted"));
        using var folder = _files.Open();
        var e = Assert.Throws<IOException>(() => folder.RemoveTree("tree"));
        Assert.Contains("something is mounted there", e.Message);
        _files.AssertOutsideIsAsItWas();

        // Unmounted through a link it would be something else's mount.
        Directory.CreateSymbolicLink(_files.In("other"), _files.In("tree"));
        Assert.Throws<IOException>(() => Mounts.Unmount(_files.In("other/mounted")));
        Assert.Single(Mounts.Below(_files.Volume));
    }
}

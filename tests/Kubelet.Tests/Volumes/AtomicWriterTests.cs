using System.Text;
using Arktos.Kubelet.Tests.Files;
using Arktos.Kubelet.Tests.Pods;
using Arktos.Kubelet.Volumes;

namespace Arktos.Kubelet.Tests.Volumes;

public sealed class AtomicWriterTests : IDisposable
{
    private readonly FileSandbox _files = new();
    private int _seconds;

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_set_of_files_replaces_another_in_one_step()
    {
        Assert.True(Write(("a", "1"), ("b/c", "2")));
        Assert.False(Write(("a", "1"), ("b/c", "2")));
        Assert.True(Write(("a", "3"), ("d", "4")));
        Assert.Equal(["..data", "a", "d"], Names());
        Assert.Equal("3", File.ReadAllText(_files.In("a")));
        Assert.Single(Directory.EnumerateDirectories(_files.Volume, "..2*"));
    }

    /// <summary>What a container that may write could have made of the volume.</summary>
    public static TheoryData<string> Tricks =>
        [
            "ln -sfn $OUT ..data",
            "ln -sfn ../outside ..data",
            "ln -s $OUT ..evil; ln -sfn ..evil ..data",
            "rm ..data; mkdir -p ..data/full; ln -s $OUT/precious ..data/a",
            "rm ..data; ln -s /nowhere ..data",
            "rm a; ln -s $OUT/precious a",
            "rm a; mkdir a; ln -s $OUT a/link",
            "rm -r b; ln -s $OUT b",
            "v=$(readlink ..data); rm $v/a; ln -s $OUT/precious $v/a",
            "v=$(readlink ..data); rm -r $v/b; ln -s $OUT $v/b",
            "v=$(readlink ..data); rm -r $v; ln -s $OUT $v",
            "v=$(readlink ..data); rm $v/a; mkfifo $v/a",
            "v=$(readlink ..data); echo changed >$v/a",
            "v=$(readlink ..data); chmod 777 $v/a",
            "v=$(readlink ..data); touch $v/more",
            "ln -s $OUT ..data_tmp",
            "mkdir -p ..data_tmp/full",
            "ln -s $OUT x; mkdir -p y/z; ln -s $OUT y/z/w",
        ];

    [Theory]
    [MemberData(nameof(Tricks))]
    public void Whatever_a_container_makes_of_it_the_next_write_puts_it_right_and_touches_nothing_else(string trick)
    {
        Write(("a", "1"), ("b/c", "2"));
        FileSandbox.Run("sh", "-c", $"cd {_files.Volume}; OUT={_files.Outside}; {trick}");
        // With what is there already, and with something new.
        foreach (var text in new[] { "1", "3" })
        {
            Write(("a", text), ("b/c", "2"));
            Assert.Equal(["..data", "a", "b"], Names());
            Assert.Equal((text, "2"), (File.ReadAllText(_files.In("a")), File.ReadAllText(_files.In("b/c"))));
            Assert.Equal((UnixFileMode)VolumeFiles.DefaultMode, File.GetUnixFileMode(_files.In("a")));
            Assert.Single(Directory.EnumerateDirectories(_files.Volume, "..2*"));
            _files.AssertOutsideIsAsItWas();
        }
    }

    [RootFact]
    public void The_group_owns_the_files_before_anybody_sees_them_and_no_link_is_followed()
    {
        using var folder = _files.Open();
        AtomicWriter.Write(folder, Files(("a", "1"), ("b/c", "2")), PodScript.Now, group: 4321);
        Assert.Equal(
            "4321 644\n4321 2755\n4321 644\n",
            FileSandbox.Run("stat", "-L", "-c", "%g %a", _files.In("a"), _files.In("b"), _files.In("b/c"))
        );
        File.CreateSymbolicLink(_files.In("out"), _files.Outside);
        File.CreateSymbolicLink(_files.In("precious"), Path.Combine(_files.Outside, "precious"));
        Ownership.Apply(folder, 4322, (uint)UnixFileMode.GroupWrite);
        Assert.Equal("4322 664\n", FileSandbox.Run("stat", "-L", "-c", "%g %a", _files.In("a")));
        _files.AssertOutsideIsAsItWas();
    }

    [RootFact]
    public void A_folder_that_is_exchanged_for_a_link_meanwhile_is_given_to_nobody()
    {
        using var folder = _files.Open();
        _files.WhileSwapping(
            "swapped",
            () =>
            {
                for (var i = 0; i < 1000; i++)
                    FileSandbox.Try(() => Ownership.Apply(folder, 4321, (uint)UnixFileMode.GroupWrite));
            }
        );
        _files.AssertOutsideIsAsItWas();
    }

    private bool Write(params (string Name, string Text)[] files)
    {
        using var folder = _files.Open();
        return AtomicWriter.Write(folder, Files(files), PodScript.Now.AddSeconds(_seconds++));
    }

    private IEnumerable<string> Names() =>
        Directory
            .EnumerateFileSystemEntries(_files.Volume)
            .Select(p => Path.GetFileName(p)!)
            .Where(n => !n.StartsWith("..2"))
            .Order(StringComparer.Ordinal);

    private static SortedDictionary<string, VolumeFile> Files(params (string Name, string Text)[] files) =>
        new(
            files.ToDictionary(
                f => f.Name,
                f => new VolumeFile(Encoding.UTF8.GetBytes(f.Text), VolumeFiles.DefaultMode)
            ),
            StringComparer.Ordinal
        );
}

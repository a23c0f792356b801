using Arktos.Api.Core.V1;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Tests.Files;
using Arktos.Kubelet.Volumes;

namespace Arktos.Kubelet.Tests.Volumes;

public sealed class SubPathTests : IDisposable
{
    private readonly FileSandbox _files = new();
    private readonly SubPaths _subPaths;

    public SubPathTests()
    {
        _subPaths = new SubPaths(Path.Combine(_files.Root, "pod"));
        File.SetUnixFileMode(_files.Volume, (UnixFileMode)0x1FF);
        Directory.CreateDirectory(_files.In("inner"));
        File.CreateSymbolicLink(_files.In("absolute"), _files.Outside);
        File.CreateSymbolicLink(_files.In("relative"), "../outside");
        File.CreateSymbolicLink(_files.In("dangling"), "../outside/made");
        File.CreateSymbolicLink(_files.In("within"), "inner");
    }

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("absolute")]
    [InlineData("absolute/precious")]
    [InlineData("relative")]
    [InlineData("relative/new")]
    [InlineData("absolute/new/deeper")]
    [InlineData("dangling")]
    [InlineData("dangling/x")]
    [InlineData("inner/../../outside")]
    [InlineData("/etc")]
    [InlineData("..")]
    public void A_sub_path_that_leads_out_of_its_volume_is_refused_and_makes_nothing(string path)
    {
        var e = Assert.Throws<ConfigurationException>(() => Prepare(path));
        Assert.Matches(
            "^failed to (prepare subPath|create subPath directory) for volumeMount \"v\" of container \"c\"",
            e.Message
        );
        _files.AssertOutsideIsAsItWas();
        Assert.Empty(Mounts.Below(_files.Root));
    }

    [RootFact]
    public void What_was_opened_is_mounted_at_a_path_of_the_agents_whatever_becomes_of_the_name()
    {
        File.WriteAllText(_files.In("inner/file"), "first");
        var path = Prepare("within")[0];
        Assert.StartsWith(Path.Combine(_files.Root, "pod", "volume-subpaths", "v", "c"), path);
        Directory.Move(_files.In("inner"), _files.In("elsewhere"));
        File.CreateSymbolicLink(_files.In("inner"), _files.Outside);
        Assert.Equal("first", File.ReadAllText(Path.Combine(path, "file")));
        Assert.Equal(["file"], Directory.EnumerateFileSystemEntries(path).Select(Path.GetFileName));

        // The next attempt of the container is refused, not given what the link leads to.
        Assert.Throws<ConfigurationException>(() => Prepare("within"));
        // And given what is there again.
        File.Delete(_files.In("inner"));
        Directory.CreateDirectory(_files.In("inner"));
        File.WriteAllText(_files.In("inner/other"), "second");
        Assert.Equal(path, Prepare("within")[0]);
        Assert.Equal(["other"], Directory.EnumerateFileSystemEntries(path).Select(Path.GetFileName));
        Assert.Single(Mounts.Below(_files.Root));
        Prepare("within");
        Assert.Single(Mounts.Below(_files.Root));
    }

    [RootFact]
    public void What_is_missing_is_made_with_the_mode_of_the_volume_and_a_file_is_shown_as_a_file()
    {
        Assert.True(Directory.Exists(Prepare("new/deeper")[0]));
        Assert.Equal(
            ((UnixFileMode)0x1FF, (UnixFileMode)0x1FF),
            (File.GetUnixFileMode(_files.In("new")), File.GetUnixFileMode(_files.In("new/deeper")))
        );
        File.WriteAllText(_files.In("file"), "content");
        var shown = Prepare("file")[0];
        Assert.Equal("content", File.ReadAllText(shown));
        // A folder in place of the file.
        File.Delete(_files.In("file"));
        Directory.CreateDirectory(_files.In("file/x"));
        Assert.True(Directory.Exists(Path.Combine(Prepare("file")[0], "x")));
    }

    [RootFact]
    public void A_key_of_a_config_volume_is_found_through_its_own_links()
    {
        using (var folder = _files.Open())
            AtomicWriter.Write(
                folder,
                new Dictionary<string, VolumeFile> { ["key"] = new("value"u8.ToArray(), VolumeFiles.DefaultMode) },
                TimeProvider.System.GetUtcNow()
            );
        Assert.Equal("value", File.ReadAllText(Prepare("key")[0]));
    }

    [RootFact]
    public void A_folder_that_is_exchanged_for_a_link_meanwhile_shows_nothing_of_the_node()
    {
        _files.WhileSwapping(
            "swapped",
            () =>
            {
                for (var i = 0; i < 500; i++)
                {
                    try
                    {
                        var shown = Prepare("swapped/x")[0];
                        Assert.False(File.Exists(Path.Combine(Path.GetDirectoryName(shown)!, "precious")));
                        var path = Prepare("swapped")[0];
                        Assert.False(File.Exists(Path.Combine(path, "precious")));
                    }
                    catch (ConfigurationException)
                    { /* it was a link just then */
                    }
                }
            }
        );
        _files.AssertOutsideIsAsItWas();
    }

    [RootFact]
    public void An_expression_is_put_together_from_the_environment_and_judged_afterwards()
    {
        var mount = new VolumeMount { Name = "v", SubPathExpr = "$(A)/x" };
        Assert.EndsWith("/v/c/0", Prepare(mount, "inner")[0]);
        Assert.True(Directory.Exists(_files.In("inner/x")));
        foreach (var value in new[] { "..", "/etc", "absolute", "relative" })
            Assert.Throws<ConfigurationException>(() => Prepare(mount, value));
        _files.AssertOutsideIsAsItWas();
    }

    private IReadOnlyDictionary<int, string> Prepare(string path) =>
        Prepare(new VolumeMount { Name = "v", SubPath = path }, "");

    private IReadOnlyDictionary<int, string> Prepare(VolumeMount mount, string variable) =>
        _subPaths.Prepare(
            new Container { Name = "c", VolumeMounts = [mount] },
            new Dictionary<string, PreparedVolume> { ["v"] = new(_files.Volume) },
            text => text.Replace("$(A)", variable)
        );
}

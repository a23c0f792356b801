using Arktos.Kubelet.Files;
using Arktos.Kubelet.Pressure;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Kubelet.Tests.Files;

public sealed class TreeMeasureTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly string _top = Directory.CreateTempSubdirectory("arktos-measure-").FullName;

    public void Dispose()
    {
        using var folder = BeneathFolder.Open(Path.GetDirectoryName(_top)!);
        folder.RemoveTree(Path.GetFileName(_top));
    }

    [Fact]
    public void What_a_tree_takes_is_counted_in_blocks_and_files()
    {
        Assert.Equal(TreeUse.Nothing, TreeMeasure.Of(Path.Combine(_top, "none"), Patience, default));
        Assert.Equal(TreeUse.Nothing, Measure());
        Write("a", 100_000);
        Directory.CreateDirectory(Path.Combine(_top, "in/ner"));
        Write("in/ner/b", 50_000);
        var use = Measure();
        Assert.Equal((4, true), (use.Inodes, use.IsComplete));
        Assert.InRange(use.Bytes, 150_000, 200_000);
    }

    [Fact]
    public void Holes_take_nothing_and_a_file_of_two_names_counts_once()
    {
        using (var file = File.Create(Path.Combine(_top, "sparse")))
            file.SetLength(1L << 30);
        Write("one", 100_000);
        Link("one", "two");
        var use = Measure();
        Assert.Equal(2, use.Inodes);
        Assert.InRange(use.Bytes, 100_000, 200_000);
    }

    [Fact]
    public void Links_lead_nowhere()
    {
        Directory.CreateSymbolicLink(Path.Combine(_top, "out"), "/usr");
        Directory.CreateSymbolicLink(Path.Combine(_top, "round"), ".");
        File.CreateSymbolicLink(Path.Combine(_top, "nothing"), "/does/not/exist");
        Assert.Equal(3, Measure().Inodes);
    }

    [Theory]
    [InlineData(TreeMeasure.LevelsMax - 1)]
    [InlineData(TreeMeasure.LevelsMax)]
    [InlineData(3 * TreeMeasure.LevelsMax + 5)]
    public void However_deep_it_is_it_is_counted(int levels)
    {
        var path = _top;
        for (var level = 0; level < levels; level++)
            Directory.CreateDirectory(path = Path.Combine(path, new string('d', 30)));
        File.WriteAllBytes(Path.Combine(path, "f"), new byte[100_000]);
        var use = Measure();
        Assert.Equal((levels + 1, true), (use.Inodes, use.IsComplete));
        Assert.True(use.Bytes >= 100_000);
    }

    [Fact]
    public void When_its_time_is_over_it_says_that_there_is_more()
    {
        for (var i = 0; i < 2000; i++)
            File.WriteAllBytes(Path.Combine(_top, $"f{i}"), []);
        var use = TreeMeasure.Of(_top, TimeSpan.Zero, default);
        Assert.False(use.IsComplete);
        Assert.InRange(use.Inodes, 1, 1999);
        Assert.Equal(2000, Measure().Inodes);
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => TreeMeasure.Of(_top, Patience, stopped.Token));
    }

    [Fact]
    public void How_full_a_file_system_is_is_asked_of_the_kernel()
    {
        var facts = FileSystemFacts.Of(_top);
        var drive = new DriveInfo(_top);
        Assert.Equal(drive.TotalSize, facts.CapacityBytes);
        Assert.InRange(facts.AvailableBytes, 1, facts.CapacityBytes);
        Assert.True(facts.InodesFree <= facts.Inodes);
        Assert.Contains(
            "/does/not/exist",
            Assert.Throws<IOException>(() => FileSystemFacts.Of("/does/not/exist")).Message
        );
    }

    [Fact]
    public void Signals_are_read_of_this_machine_and_what_cannot_be_read_is_left_out()
    {
        var all = new NodeSignals(_top, "/does/not/exist", NullLogger.Instance).Read();
        Assert.DoesNotContain(PressureSignal.ImageFsAvailable, all);
        foreach (
            var signal in (PressureSignal[])
                [PressureSignal.MemoryAvailable, PressureSignal.PidAvailable, PressureSignal.NodeFsAvailable]
        )
            Assert.InRange(all[signal].Available, 1, all[signal].Capacity);
    }

    [Theory]
    [InlineData("0.1 0.2 0.3 1/87 3434", 1000, 500, 413, 500)]
    [InlineData("0.1 0.2 0.3 1/600 3434", 1000, 500, 0, 500)]
    public void Processes_are_counted_by_what_the_kernel_allows(
        string load,
        long pids,
        long threads,
        long available,
        long capacity
    ) => Assert.Equal(new SignalReading(available, capacity), NodeSignals.Processes(load, pids, threads));

    [Fact]
    public void Files_that_say_nothing_are_told_of()
    {
        Assert.Throws<FormatException>(() => NodeSignals.Processes("what", 1, 1));
        Assert.Throws<FormatException>(() => NodeSignals.Processes("0 0 0 x", 1, 1));
        Assert.Throws<FormatException>(() => NodeSignals.Memory([]));
        Assert.Equal(
            new SignalReading(300 * 1024, 1000 * 1024),
            NodeSignals.Memory(["MemTotal: 1000 kB", "MemFree: 10 kB", "MemAvailable: 300 kB"])
        );
    }

    private TreeUse Measure() => TreeMeasure.Of(_top, Patience, default);

    private void Write(string name, int bytes) => File.WriteAllBytes(Path.Combine(_top, name), new byte[bytes]);

    private void Link(string name, string other)
    {
        using var ln = System.Diagnostics.Process.Start("ln", [Path.Combine(_top, name), Path.Combine(_top, other)]);
        ln.WaitForExit();
    }
}

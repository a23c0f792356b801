namespace Arktos.Local.Tests;

public sealed class WantedStateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("arktos-wanted-").FullName;

    private ClusterLayout Layout => new(_folder, 6440, 4, "hollow");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Nothing_is_wanted_where_nothing_was_written()
    {
        Assert.Equal(WantedProcesses.None, new WantedState(Layout).Read());
        Assert.Empty(Layout.Wanted(WantedProcesses.None));
    }

    [Theory]
    [InlineData("Stores")]
    [InlineData("All")]
    public void What_is_wanted_is_read_by_the_next(string wanted)
    {
        new WantedState(Layout).Write(Enum.Parse<WantedProcesses>(wanted));
        Assert.Equal(wanted, new WantedState(Layout).Read().ToString());
    }

    [Fact]
    public void One_at_a_time_holds_the_lock()
    {
        var state = new WantedState(Layout);
        using (state.Lock())
            Assert.Null(WantedState.TryLock(Path.Combine(Layout.Run, "lock")));
        using var again = WantedState.TryLock(Path.Combine(Layout.Run, "lock"));
        Assert.NotNull(again);
    }

    [Fact]
    public void Stores_alone_are_wanted_with_who_keeps_them_running()
    {
        Assert.Equal(
            ["store-az-a", "store-az-b", "store-az-c", "supervisor-1", "supervisor-2"],
            Layout.Wanted(WantedProcesses.Stores).Select(p => p.Name)
        );
        Assert.Equal(12, Layout.Processes.Count());
    }
}

using Arktos.StoreClient;
using Xunit;

namespace Arktos.Chaos;

public sealed class FileModeTests
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    [Fact]
    public async Task What_a_store_writes_is_its_users_alone()
    {
        await using var stores = new StoreProcesses(partitions: 2);
        foreach (var id in StoreProcesses.Ids)
            stores.Start(id);
        using var client = await stores.ClientAsync();
        for (var i = 0; i < 2000; i++)
        {
            var key = new ObjectKey("secrets", "acme", "default", $"s{i}");
            var put = new CommitOperation.Put(key, new byte[1000], -1);
            await client.CommitAsync(new Commit(Guid.NewGuid(), [], [put]), default);
        }
        // SSTs and a new segment are there as well as the first files.
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!stores.FilesOf(1).Any(f => f.EndsWith(".sst", StringComparison.Ordinal)))
            await Task.Delay(100, deadline.Token);
        foreach (var id in StoreProcesses.Ids)
        foreach (var file in stores.FilesOf(id))
            Assert.True((ModeOf(file) & Others) == 0, $"{file}: {ModeOf(file)}");
    }

    private static UnixFileMode ModeOf(string file)
    {
        try
        {
            return OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(file);
        }
        catch (FileNotFoundException)
        {
            return UnixFileMode.None; // an SST that was compacted meanwhile
        }
    }
}

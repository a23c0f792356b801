using Arktos.Store.Partitions;

namespace Arktos.Store.Tests.Partitions;

public sealed class DataDirectoryTests
{
    [Theory]
    [InlineData("{\"format\":1,\"clusterId\":\"other\",\"store\":1}", "belongs to cluster other")]
    [InlineData("{\"format\":1,\"clusterId\":\"mine\",\"store\":2}", "belongs to store 2")]
    [InlineData("{\"format\":9,\"clusterId\":\"mine\",\"store\":1}", "is of format 9")]
    [InlineData("{\"format\":1,", "is damaged")]
    public void A_folder_of_somebody_else_is_refused_by_name_and_nothing_in_it_is_touched(
        string identity,
        string reason
    )
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["store.json"], identity);
        AssertRefused(folder, reason);
        Assert.Equal(identity, File.ReadAllText(folder["store.json"]));
    }

    [Fact]
    public void A_folder_that_is_not_empty_and_no_stores_is_refused_and_nothing_in_it_is_touched()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["letters.txt"], "dear");
        AssertRefused(folder, "is not empty");
        Assert.Equal("dear", File.ReadAllText(folder["letters.txt"]));
    }

    [Fact]
    public void A_new_folder_becomes_the_stores_and_stays_it()
    {
        using var folder = new TemporaryFolder();
        // What a crash may leave of the very first start.
        File.WriteAllText(folder["store.json.new"], "{");
        DataDirectory.Create(folder.Path, "mine", 1);
        DataDirectory.Create(folder.Path, "mine", 1);
        Assert.Equal(folder.Path, DataDirectory.Open(folder.Path, "mine", 1).Path);
        Assert.Contains(
            "belongs to store 1",
            Assert.Throws<InvalidDataException>(() => DataDirectory.Open(folder.Path, "mine", 2)).Message
        );
    }

    [Fact]
    public void A_folder_without_data_is_made_for_a_store_that_is_new_and_refused_to_one_that_is_not()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(
            "holds no data of store 1",
            Assert.Throws<InvalidDataException>(() => DataDirectory.Open(folder.Path, "mine", 1)).Message
        );
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("clusterId is missing", "", "1=a:1", "0=1")]
    [InlineData("an id of its own", "c", "1=a:1 1=a:2", "0=1")]
    [InlineData("two stores have one address", "c", "1=a:1 2=a:1", "0=1")]
    [InlineData("partition 0 is missing", "c", "1=a:1", "1=1")]
    [InlineData("partitions must have ids of their own", "c", "1=a:1", "0=1 0=1")]
    [InlineData("names a store twice, or none", "c", "1=a:1", "0=1,1")]
    public void A_cluster_that_contradicts_itself_is_refused_with_the_reason(
        string reason,
        string cluster,
        string stores,
        string partitions
    )
    {
        var configuration = new ClusterConfiguration(
            cluster,
            [
                .. stores
                    .Split(' ')
                    .Select(s => s.Split('='))
                    .Select(s => new ConfiguredStore(uint.Parse(s[0]), "n", "az", s[1])),
            ],
            [
                .. partitions
                    .Split(' ')
                    .Select(p => p.Split('='))
                    .Select(p => new ConfiguredPartition(ushort.Parse(p[0]), [.. p[1].Split(',').Select(uint.Parse)])),
            ]
        );
        Assert.Contains(reason, configuration.Refusal());
    }

    private static void AssertRefused(TemporaryFolder folder, string reason)
    {
        var before = Directory.GetFileSystemEntries(folder.Path).Order().ToList();
        var error = Assert.Throws<InvalidDataException>(() => DataDirectory.Create(folder.Path, "mine", 1));
        Assert.Contains(reason, error.Message);
        Assert.Contains(folder.Path, error.Message);
        Assert.Equal(before, Directory.GetFileSystemEntries(folder.Path).Order().ToList());
    }
}

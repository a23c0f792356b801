using System.Reflection;

namespace Arktos.EndToEnd;

/// <summary>
/// Where the clusters of these tests have their ports and, derived from them, their networks: classes run beside each
/// other, so no two of them have the same.
/// </summary>
internal static class PortBases
{
    /// <summary>A cluster takes fewer ports than this.</summary>
    private const int Each = 40;

    public const int Story = 7440,
        Restore = 7540,
        Watchers = 7640,
        Encryption = 7740,
        Real = 8740,
        Hollow = 8840,
        Tenants = 8940,
        Volumes = 9040,
        Nodes = 9140,
        HollowNodes = 9340,
        Unrest = 9640,
        Moves = 9740;

    public sealed class Tests
    {
        [Fact]
        public void No_two_classes_have_clusters_with_the_same_ports()
        {
            var all = typeof(PortBases)
                .GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(f => (int)f.GetRawConstantValue()!)
                .Order()
                .ToList();
            Assert.InRange(all.Count, 2, int.MaxValue);
            Assert.All(all.Zip(all.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, Each, int.MaxValue));
        }
    }
}

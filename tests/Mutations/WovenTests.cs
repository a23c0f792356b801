extern alias production;

using System.Reflection;
using Arktos.Simulation;
using Arktos.Simulation.Stores;
using RightGroups = production::Arktos.Simulation;
using RightStores = production::Arktos.Simulation.Stores;

namespace Arktos.Mutations;

/// <summary>What is woven shows only where a mistake is planted; and each mistake is planted somewhere.</summary>
public sealed class WovenTests
{
    private const ulong SeedsMax = 60;

    [Fact]
    public void With_nothing_planted_groups_run_as_those_of_production_do()
    {
        for (var seed = 1UL; seed <= SeedsMax; seed++)
        {
            var woven = new World(seed, SimulationOptions.Of(seed));
            var right = new RightGroups.World(seed, RightGroups.SimulationOptions.Of(seed));
            woven.Run();
            right.Run();
            Assert.Equal((seed, right.EventCount, right.Fingerprint), (seed, woven.EventCount, woven.Fingerprint));
        }
    }

    [Fact]
    public void With_nothing_planted_stores_run_as_those_of_production_do()
    {
        for (var seed = 1UL; seed <= SeedsMax; seed++)
        {
            var woven = new StoreWorld(seed, StoreWorldOptions.Of(seed));
            var right = new RightStores.StoreWorld(seed, RightStores.StoreWorldOptions.Of(seed));
            woven.Run();
            right.Run();
            Assert.Equal((seed, right.EventCount, right.Fingerprint), (seed, woven.EventCount, woven.Fingerprint));
        }
    }

    [Fact]
    public void Every_mistake_is_looked_for()
    {
        var planted = new[] { typeof(RaftMistakeTests), typeof(StoreMistakeTests) }
            .SelectMany(tests => tests.GetMethods())
            .SelectMany(test => test.GetCustomAttributesData())
            .Where(attribute => attribute.AttributeType == typeof(InlineDataAttribute))
            .SelectMany(data => (IReadOnlyList<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)
            .Where(argument => argument.ArgumentType == typeof(Mistake))
            .Select(argument => (Mistake)argument.Value!);
        Assert.Empty(Enum.GetValues<Mistake>().Except([Mistake.None]).Except(planted));
    }
}

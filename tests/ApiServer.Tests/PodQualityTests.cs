using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.ApiServer.Registry.Pods;

namespace Arktos.ApiServer.Tests;

public sealed class PodQualityTests
{
    /// <summary>A container in a word: requests/limits, each "cpu,memory", "-" for what is left out.</summary>
    [Theory]
    [InlineData("-,-/-,-", "BestEffort")]
    [InlineData("0,0/-,-", "BestEffort")]
    [InlineData("0,-/0,0", "BestEffort")]
    [InlineData("1,-/-,-", "Burstable")]
    [InlineData("-,-/1,-", "Burstable")]
    [InlineData("1,1Gi/1,1Gi", "Guaranteed")]
    [InlineData("-,-/1,1Gi", "Guaranteed")]
    [InlineData("1000m,1024Mi/1,1Gi", "Guaranteed")]
    // A request of zero was written: it is not left out, and not the limit.
    [InlineData("0,1Gi/1,1Gi", "Burstable")]
    [InlineData("1,0/1,1Gi", "Burstable")]
    [InlineData("0,0/1,1Gi", "Burstable")]
    [InlineData("1,1Gi/0,1Gi", "Burstable")]
    [InlineData("500m,1Gi/1,1Gi", "Burstable")]
    [InlineData("1,1Gi/1,1Gi -,-/-,-", "Burstable")]
    [InlineData("1,1Gi/1,1Gi 0,0/0,0", "Burstable")]
    [InlineData("1,1Gi/1,1Gi 2,2Gi/2,2Gi", "Guaranteed")]
    public void The_class_of_a_pod_is_that_of_Kubernetes(string containers, string expected)
    {
        var spec = new PodSpec
        {
            Containers =
            [
                .. containers
                    .Split(' ')
                    .Select(c => new Container
                    {
                        Name = "c",
                        Resources = new ResourceRequirements
                        {
                            Requests = Amounts(c.Split('/')[0]),
                            Limits = Amounts(c.Split('/')[1]),
                        },
                    }),
            ],
        };
        Assert.Equal(expected, PodQuality.ClassOf(spec));
    }

    private static Map<Quantity> Amounts(string text)
    {
        var amounts = new Map<Quantity>();
        foreach (var (name, amount) in ((string[])["cpu", "memory"]).Zip(text.Split(',')))
            if (amount != "-")
                amounts[name] = Quantity.Parse(amount);
        return amounts;
    }
}

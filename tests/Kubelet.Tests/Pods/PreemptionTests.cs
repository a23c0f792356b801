using Arktos.Kubelet.Pods;

namespace Arktos.Kubelet.Tests.Pods;

public sealed class PreemptionTests
{
    /// <summary>Pods as "NAME CLASS CPU MEMORY", and what is missing as "CPU MEMORY".</summary>
    [Theory]
    // Of the lowest class that has it, the nearest, and the smallest of those.
    [InlineData("500 0", "b", "a Burstable 600 0", "b Burstable 500 0", "c Guaranteed 500 0")]
    [InlineData("500 0", "c", "a Burstable 900 9", "b Burstable 900 5", "c Burstable 900 4")]
    // Two that give half each are nearer to it than nothing; who gives nothing stays.
    [InlineData("500 0", "a b", "a Burstable 300 0", "b Burstable 300 0", "c Burstable 0 9")]
    [InlineData("500 0", "a c", "a Burstable 400 0", "b Guaranteed 500 0", "c BestEffort 100 0")]
    // What a higher class has to give anyway spares the lower ones.
    [InlineData("500 0", "b", "a Burstable 400 0", "b Guaranteed 500 0", "c BestEffort 0 0")]
    [InlineData("500 100", "b", "a Burstable 400 0", "b Guaranteed 500 100")]
    [InlineData("500 100", "a b", "a Burstable 500 10", "b Burstable 10 100")]
    // Not enough: nobody goes in vain.
    [InlineData("500 0", null, "a Burstable 400 0", "b Guaranteed 99 0")]
    [InlineData("0 1", null)]
    public void Few_go_and_those_of_low_classes(string missing, string? chosen, params string[] pods)
    {
        var went = Preemption.Choose(Amounts(missing.Split(' ')), pods.Select(Candidate));
        Assert.Equal(chosen, went is null ? null : string.Join(' ', went.Order()));
    }

    [Fact]
    public void Every_pod_counts_as_one()
    {
        var went = Preemption.Choose(
            new Dictionary<string, long> { ["pods"] = 1 },
            [Candidate("g Guaranteed 1 1"), Candidate("b BestEffort 0 0")]
        );
        Assert.Equal(["b"], went!);
    }

    [Fact]
    public void What_is_missing_is_told() =>
        Assert.Equal(
            "[(res: cpu, q: 5), (res: memory, q: 7), ]",
            Preemption.Describe(new Dictionary<string, long> { ["memory"] = 7, ["cpu"] = 5 })
        );

    private static PreemptionCandidate Candidate(string text)
    {
        var parts = text.Split(' ');
        var amounts = Amounts(parts[2..]);
        amounts["pods"] = 1;
        return new(parts[0], parts[1], amounts);
    }

    private static Dictionary<string, long> Amounts(string[] cpuAndMemory) =>
        new[] { "cpu", "memory" }
            .Zip(cpuAndMemory.Select(long.Parse))
            .Where(a => a.Second > 0)
            .ToDictionary(a => a.First, a => a.Second);
}

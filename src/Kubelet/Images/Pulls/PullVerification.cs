using Arktos.Kubelet.Pods;

namespace Arktos.Kubelet.Images.Pulls;

/// <summary>
/// Of which images that are on the node a pod has to show that it could have pulled them. Names and meaning are those
/// of imagePullCredentialsVerificationPolicy in Kubernetes' KubeletConfiguration.
/// </summary>
public enum PullVerificationPolicy
{
    /// <summary>Of none: who knows an image's name uses it.</summary>
    NeverVerify,

    /// <summary>Of those that the agent has pulled.</summary>
    NeverVerifyPreloadedImages,

    /// <summary>Of all that are not on the list.</summary>
    NeverVerifyAllowlistedImages,

    /// <summary>Of all.</summary>
    AlwaysVerify,
}

/// <param name="Allowed">Repositories without tag and digest, or "registry/path/*": all below that path. Only with
/// <see cref="PullVerificationPolicy.NeverVerifyAllowlistedImages"/>.</param>
public sealed record PullVerification(PullVerificationPolicy Policy, IReadOnlyList<string> Allowed)
{
    private const string AllBelow = "/*";

    public static PullVerification Default { get; } = new(PullVerificationPolicy.NeverVerifyPreloadedImages, []);

    /// <returns>What is wrong; "" when all is right.</returns>
    public string Check() =>
        Policy == PullVerificationPolicy.NeverVerifyAllowlistedImages != Allowed.Count > 0
            ? $"the list of preloaded images goes with {PullVerificationPolicy.NeverVerifyAllowlistedImages}, and only "
                + "with it"
            : Allowed.Select(Fault).FirstOrDefault(f => f.Length > 0, "");

    public bool Covers(string image, bool isPulled) =>
        Policy switch
        {
            PullVerificationPolicy.NeverVerify => false,
            PullVerificationPolicy.NeverVerifyPreloadedImages => isPulled,
            PullVerificationPolicy.NeverVerifyAllowlistedImages => !Allows(ImageReference.Repository(image)),
            _ => true,
        };

    private bool Allows(string repository) =>
        Allowed.Any(entry =>
            entry.EndsWith(AllBelow, StringComparison.Ordinal)
                ? repository.StartsWith(entry[..^1], StringComparison.Ordinal)
                : repository == ImageReference.Repository(entry)
        );

    private static string Fault(string entry)
    {
        var name = entry.EndsWith(AllBelow, StringComparison.Ordinal) ? entry[..^AllBelow.Length] : entry;
        var slash = name.LastIndexOf('/');
        return name.Contains('*', StringComparison.Ordinal)
                ? $"{entry}: a star stands for all below a path, after the last slash alone"
            : name.Contains('@', StringComparison.Ordinal) || (slash >= 0 && name.IndexOf(':', slash) >= 0)
                ? $"{entry}: a repository has neither tag nor digest"
            : ImageReference.Check(name + "/x") is { } wrong ? $"{entry}: {wrong}"
            : "";
    }
}

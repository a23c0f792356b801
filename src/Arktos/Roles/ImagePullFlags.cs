using System.CommandLine;
using Arktos.Kubelet.Images.Pulls;

namespace Arktos.Roles;

/// <summary>
/// Options of `arktos kubelet` about who may use images that others have pulled, by the names of Kubernetes'
/// configuration.
/// </summary>
internal static class ImagePullFlags
{
    private static readonly Option<string> Policy = new("--image-pull-credentials-verification-policy")
    {
        Description =
            "of which images that are on the node a pod has to have credentials: NeverVerify (of none), "
            + "NeverVerifyPreloadedImages (of those that this agent has pulled), NeverVerifyAllowlistedImages (of all "
            + "but those of --preloaded-images-verification-allowlist), AlwaysVerify (of all)",
        DefaultValueFactory = _ => PullVerification.Default.Policy.ToString(),
    };
    private static readonly Option<string> Allowed = new("--preloaded-images-verification-allowlist")
    {
        Description = "repositories without tag and digest, by commas; registry/path/* for all below a path",
        DefaultValueFactory = _ => "",
    };

    static ImagePullFlags() => Policy.AcceptOnlyFromAmong(Enum.GetNames<PullVerificationPolicy>());

    public static void AddTo(Command command)
    {
        command.Add(Policy);
        command.Add(Allowed);
        command.Validators.Add(result =>
        {
            // What is no policy is told by the parser.
            if (
                Enum.TryParse<PullVerificationPolicy>(result.GetValue(Policy), out var policy)
                && Verification(policy, result.GetValue(Allowed)).Check() is { Length: > 0 } wrong
            )
                result.AddError($"{Allowed.Name}: {wrong}");
        });
    }

    public static PullVerification Read(ParseResult parsed) =>
        Verification(
            Enum.Parse<PullVerificationPolicy>(parsed.GetRequiredValue(Policy)),
            parsed.GetRequiredValue(Allowed)
        );

    private static PullVerification Verification(PullVerificationPolicy policy, string? allowed) =>
        new(policy, (allowed ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}

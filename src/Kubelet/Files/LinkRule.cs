namespace Arktos.Kubelet.Files;

/// <summary>What becomes of symbolic links in a path beneath a folder.</summary>
internal enum LinkRule
{
    /// <summary>A path with a link in it is refused.</summary>
    Refuse,

    /// <summary>Relative links are followed as long as they stay beneath the folder.</summary>
    FollowBeneath,
}

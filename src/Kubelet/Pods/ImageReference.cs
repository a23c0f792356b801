using System.Text.RegularExpressions;

namespace Arktos.Kubelet.Pods;

/// <summary>
/// The form of an image's name: "[domain[:port]/]path[:tag][@digest]", as registries and runtimes read it
/// (github.com/distribution/reference). Pure.
/// </summary>
public static partial class ImageReference
{
    private const int NameCharactersMax = 255;
    private const string DefaultDomain = "docker.io",
        OldDefaultDomain = "index.docker.io",
        DefaultPath = "library";

    /// <summary>What is wrong with it; null when it can be read.</summary>
    public static string? Check(string image)
    {
        if (Identifier().IsMatch(image))
            return $"invalid repository name ({image}), cannot specify 64-byte hexadecimal strings";
        var (domain, rest) = Split(image);
        var colon = rest.IndexOf(':');
        var repository = colon < 0 ? rest : rest[..colon];
        if (repository != repository.ToLowerInvariant())
            return $"invalid reference format: repository name ({repository}) must be lowercase";
        if (Reference().Match($"{domain}/{rest}") is not { Success: true } match)
            return "invalid reference format";
        if (match.Groups["name"].Length > NameCharactersMax)
            return $"repository name must not be more than {NameCharactersMax} characters";
        return match.Groups["algorithm"] is { Success: true, Value: var algorithm }
            ? CheckDigest(algorithm, match.Groups["hash"].Length)
            : null;
    }

    /// <summary>
    /// The repository's full name: "docker.io/library/busybox" of "busybox:1", without tag and digest.
    /// </summary>
    public static string Repository(string image)
    {
        var (domain, rest) = Split(WithoutDigest(image));
        var colon = rest.IndexOf(':');
        var path = colon < 0 ? rest : rest[..colon];
        return domain == DefaultDomain && !path.Contains('/') ? $"{domain}/{DefaultPath}/{path}" : $"{domain}/{path}";
    }

    /// <summary>
    /// The full name by which runtimes list it: "docker.io/library/busybox:latest" of "busybox"; a digest stands
    /// before a tag.
    /// </summary>
    public static string FullName(string image)
    {
        var at = image.IndexOf('@');
        if (at >= 0)
            return Repository(image) + image[at..];
        var (_, rest) = Split(image);
        var colon = rest.IndexOf(':');
        return Repository(image) + (colon < 0 ? ":latest" : rest[colon..]);
    }

    private static string WithoutDigest(string image)
    {
        var at = image.IndexOf('@');
        return at < 0 ? image : image[..at];
    }

    /// <summary>What is before the first slash is a domain only if it looks like one.</summary>
    private static (string Domain, string Path) Split(string image)
    {
        var slash = image.IndexOf('/');
        if (slash < 0)
            return (DefaultDomain, image);
        var first = image[..slash];
        var isDomain = first.AsSpan().IndexOfAny('.', ':') >= 0 || first == "localhost" || first.Any(char.IsUpper);
        return !isDomain ? (DefaultDomain, image)
            : first == OldDefaultDomain ? (DefaultDomain, image[(slash + 1)..])
            : (first, image[(slash + 1)..]);
    }

    private static string? CheckDigest(string algorithm, int length) =>
        algorithm switch
        {
            "sha256" => length == 64 ? null : "invalid checksum digest length",
            "sha384" => length == 96 ? null : "invalid checksum digest length",
            "sha512" => length == 128 ? null : "invalid checksum digest length",
            _ => "unsupported digest algorithm",
        };

    [GeneratedRegex("^[a-f0-9]{64}\\z")]
    private static partial Regex Identifier();

    [GeneratedRegex(
        """
            ^(?<name>
              (?: [a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])? (?: \. [a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])? )*
                | \[ [a-fA-F0-9:]+ \] )
              (?: :[0-9]+ )? /
              [a-z0-9]+ (?: (?:\.|_|__|-+) [a-z0-9]+ )*
              (?: / [a-z0-9]+ (?: (?:\.|_|__|-+) [a-z0-9]+ )* )*
            )
            (?: : [A-Za-z0-9_][A-Za-z0-9_.-]{0,127} )?
            (?: @ (?<algorithm> [A-Za-z][A-Za-z0-9]* (?: [-_+.][A-Za-z][A-Za-z0-9]* )* )
            : (?<hash> [0-9a-fA-F]{32,} ) )?
            \z
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking
    )]
    private static partial Regex Reference();
}

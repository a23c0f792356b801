using System.Globalization;

namespace Arktos.VmRuntime.Images;

/// <summary>Where an image comes from.</summary>
internal enum ImageSource
{
    /// <summary>A name that the operator has given.</summary>
    Named,

    /// <summary>A file of the node, below a folder that the operator allows.</summary>
    File,

    /// <summary>http or https.</summary>
    Url,
}

/// <summary>
/// What a pod calls an image: "NAME", "file:///PATH", "http(s)://…", or "host/path", which is https. "#sha256=HEX"
/// behind it says what its bytes hash to. Pure.
/// </summary>
/// <param name="Sha256">Lower case; "": not said.</param>
internal sealed record ImageName(ImageSource Source, string Location, string Sha256)
{
    private const string Checksum = "sha256=";

    /// <exception cref="VmRuntimeException">It names nothing.</exception>
    public static ImageName Parse(string text, IReadOnlyDictionary<string, string> named)
    {
        var (location, sha256) = (text, "");
        if (text.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash)
        {
            (location, var fragment) = (text[..hash], text[(hash + 1)..]);
            if (!fragment.StartsWith(Checksum, StringComparison.Ordinal))
                throw new VmRuntimeException($"image \"{text}\": after # only sha256=HEX may stand");
            sha256 = fragment[Checksum.Length..].ToLowerInvariant();
            if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigit))
                throw new VmRuntimeException($"image \"{text}\": a sha256 has 64 hexadecimal digits");
        }
        if (named.TryGetValue(location, out var path))
            return new ImageName(ImageSource.Named, path, sha256);
        if (location.StartsWith("file://", StringComparison.Ordinal))
            return location["file://".Length..] is ['/', ..] file && !file.Split('/').Contains("..")
                ? new ImageName(ImageSource.File, file, sha256)
                : throw new VmRuntimeException($"image \"{text}\": a file is named by file:///PATH, without \"..\"");
        var url = location.Contains("://", StringComparison.Ordinal) ? location : "https://" + location;
        if (
            Uri.TryCreate(url, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && uri.Host.Contains('.', StringComparison.Ordinal) | uri.Host == "localhost"
            && uri.AbsolutePath.Length > 1
            && uri.UserInfo.Length == 0
        )
            return new ImageName(ImageSource.Url, uri.AbsoluteUri, sha256);
        throw new VmRuntimeException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"image \"{text}\" is no name that this node knows, no file:///PATH and no http(s) URL"
            )
        );
    }
}

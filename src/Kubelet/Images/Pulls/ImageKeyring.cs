using System.IO.Enumeration;
using Arktos.Api.Core.V1;
using Arktos.Kubelet.Pods;

namespace Arktos.Kubelet.Images.Pulls;

/// <summary>
/// Which credentials of some secrets are for which image. An entry is for "registry[:port][/path]" and all whose path
/// begins so; parts of the registry's name may have stars ("*.example.com"); "https://index.docker.io/v1/" is Docker
/// Hub. Immutable.
/// </summary>
internal sealed class ImageKeyring
{
    private const string Hub = "docker.io",
        HubIndex = "index.docker.io";

    private readonly IReadOnlyList<(Place Place, PullCredential Credential)> _entries;

    private ImageKeyring(IReadOnlyList<(Place, PullCredential)> entries) => _entries = entries;

    /// <exception cref="FormatException">A secret is not what its type says.</exception>
    public static ImageKeyring Of(IEnumerable<Secret> secrets) =>
        new([
            .. secrets.SelectMany(secret =>
            {
                var about = secret.Metadata;
                var identity = new SecretIdentity(about.Tenant, about.Namespace, about.Name, about.Uid);
                return DockerConfig
                    .Read(secret)
                    .Select(e => (Place.Read(e.Registry), new PullCredential(identity, e.Credential)));
            }),
        ]);

    /// <summary>In the order in which they are to be tried: the entry that says most comes first.</summary>
    public IReadOnlyList<PullCredential> For(string image)
    {
        var repository = ImageReference.Repository(image);
        var (host, path) = Place.Split(repository);
        var fitting = _entries.Where(e => e.Place.Holds(host, path)).ToList();
        if (fitting.Count == 0 && host == Hub)
            fitting = [.. _entries.Where(e => e.Place.Host == HubIndex)];
        return
        [
            .. fitting
                .OrderByDescending(e => e.Place.Path.Length)
                .ThenBy(e => e.Place.Host.Count(c => c == '*'))
                .Select(e => e.Credential)
                .Distinct(),
        ];
    }

    /// <param name="Host">With its port, if it has one.</param>
    /// <param name="Path">"" or "/…".</param>
    private sealed record Place(string Host, string Path)
    {
        public static Place Read(string registry)
        {
            foreach (var scheme in (string[])["https://", "http://"])
                if (registry.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                    registry = registry[scheme.Length..];
            var (host, path) = Split(registry);
            // The versions of the registry's own protocol are no part of a repository's name.
            foreach (var version in (string[])["/v1", "/v2"])
                if (path == version || path.StartsWith(version + "/", StringComparison.Ordinal))
                    path = path[version.Length..];
            return new Place(host.ToLowerInvariant(), path.TrimEnd('/'));
        }

        public static (string Host, string Path) Split(string text)
        {
            var slash = text.IndexOf('/', StringComparison.Ordinal);
            return slash < 0 ? (text, "") : (text[..slash], text[slash..]);
        }

        public bool Holds(string host, string path)
        {
            var (mine, theirs) = (Host.Split('.'), host.ToLowerInvariant().Split('.'));
            return mine.Length == theirs.Length
                && mine.Zip(theirs, static (pattern, part) => Fits(pattern, part)).All(static fits => fits)
                && path.StartsWith(Path, StringComparison.Ordinal);
        }

        /// <summary>The port, which the last part has, is never a star's.</summary>
        private static bool Fits(string pattern, string part)
        {
            var (name, port) = (pattern.Split(':', 2), part.Split(':', 2));
            return name.Length == port.Length
                && (name.Length == 1 || name[1] == port[1])
                && FileSystemName.MatchesSimpleExpression(name[0], port[0], ignoreCase: false);
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Arktos.Kubelet.Files;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Runtimes;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Images.Pulls;

/// <summary>
/// Who may use which of the images that the agent has pulled: pods that have a secret by which one was, and all pods
/// when nothing was needed. What others have pulled a pod has to pull itself. An image that has come without the agent
/// is for all, under the names that it came with. Kept in a folder over restarts: a pull is noted before it begins, so
/// that what it brings is not taken for something that was always there. Thread-safe.
/// </summary>
internal sealed class PulledImages
{
    /// <summary>Credentials that are remembered of a repository of an image: the last ones.</summary>
    internal const int CredentialsMax = 100;

    private readonly PullVerification _verification;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly string _pulling,
        _pulled;
    private readonly Lock _lock = new();

    /// <summary>By <see cref="Key"/> of the image's id.</summary>
    private readonly Dictionary<string, PulledImage> _images = [];

    /// <summary>By the image's full name: how many pulls, and the first.</summary>
    private readonly Dictionary<string, (int Pulls, PullIntent First)> _underWay = [];

    /// <summary>
    /// Pulls whose end nobody saw, by <see cref="Key"/> of the full name; null: its file could not be read.
    /// </summary>
    private readonly Dictionary<string, PullIntent?> _unknown = [];

    /// <exception cref="IOException">The folder cannot be read.</exception>
    public PulledImages(string folder, PullVerification verification, TimeProvider time, ILogger logger)
    {
        (_verification, _time, _logger) = (verification, time, logger);
        (_pulling, _pulled) = (Path.Combine(folder, "pulling"), Path.Combine(folder, "pulled"));
        // Of a file that cannot be read its name is known: the image is nobody's.
        foreach (var (key, intent) in Read<PullIntent>(_pulling))
            _unknown[key] = intent;
        foreach (var (key, image) in Read<PulledImage>(_pulled))
            _images[key] = image ?? PulledImage.Unreadable;
    }

    /// <summary>Whether a pod may use an image that is here only if its credentials allow it.</summary>
    public bool MustVerify(string image, ImageRecord present)
    {
        lock (_lock)
            return _verification.Covers(image, IsPulled(image, present));
    }

    /// <summary>Whether somebody with one of these credentials has pulled it, or nothing was needed.</summary>
    /// <exception cref="IOException">It cannot be noted.</exception>
    public bool MayUse(string image, ImageRecord present, IReadOnlyList<PullCredential> credentials)
    {
        var repository = ImageReference.Repository(image);
        lock (_lock)
        {
            var access = AccessOf(present.Id, repository);
            if (access.IsForAll)
                return true;
            // The same secret, whatever stands in it by now, or another one that says the same.
            var allowed = credentials
                .Select(AllowedSecret.Of)
                .FirstOrDefault(m =>
                    access.Secrets.Any(s => s.Secret == m.Secret || s.CredentialHash == m.CredentialHash)
                );
            if (allowed is null)
                return false;
            Allow(present.Id, repository, access.With(allowed));
            return true;
        }
    }

    /// <summary>To be called before a pull, which ends by <see cref="Ended"/> whatever becomes of it.</summary>
    /// <param name="before">What the name was of until now; null: of nothing that is here.</param>
    /// <exception cref="IOException">It cannot be noted: there must be no pull.</exception>
    public void Begins(string image, ImageRecord? before)
    {
        var name = ImageReference.FullName(image);
        lock (_lock)
        {
            if (_underWay.TryGetValue(name, out var known))
            {
                _underWay[name] = known with { Pulls = known.Pulls + 1 };
                return;
            }
            var intent = new PullIntent(name, before?.Id ?? "");
            // What an earlier pull may have brought is not known for that.
            if (!_unknown.ContainsKey(Key(name)))
                StateFile.Write(Path.Combine(_pulling, Key(name)), JsonSerializer.SerializeToUtf8Bytes(intent));
            _underWay[name] = (1, intent);
        }
    }

    /// <summary>
    /// A pull that is under way has succeeded: with a credential, or, when it is null, without one. What was there
    /// before anybody pulled it stays for all.
    /// </summary>
    /// <exception cref="IOException">It cannot be noted.</exception>
    public void Succeeded(string image, string id, PullCredential? credential)
    {
        var (name, repository) = (ImageReference.FullName(image), ImageReference.Repository(image));
        lock (_lock)
        {
            if (_underWay[name].First.Before == id && !IsNoted(id, repository) && !_unknown.ContainsKey(Key(name)))
                return;
            var access = AccessOf(id, repository);
            Allow(
                id,
                repository,
                credential is null ? access with { IsForAll = true } : access.With(AllowedSecret.Of(credential))
            );
        }
    }

    /// <param name="isKnown">What the pull has brought is noted, or it brought nothing.</param>
    public void Ended(string image, bool isKnown)
    {
        var name = ImageReference.FullName(image);
        var key = Key(name);
        lock (_lock)
        {
            var (pulls, first) = _underWay[name];
            if (!isKnown)
                _unknown.TryAdd(key, first);
            if (pulls > 1)
            {
                _underWay[name] = (pulls - 1, first);
                return;
            }
            _underWay.Remove(name);
            if (!_unknown.ContainsKey(key))
                TryDelete(Path.Combine(_pulling, key));
        }
    }

    /// <summary>
    /// Forgets what is no longer here, and settles pulls whose end nobody saw: what they have brought is nobody's.
    /// </summary>
    /// <param name="present">All images that are here.</param>
    /// <param name="since">When they were asked for: what was noted later stays.</param>
    /// <exception cref="IOException">It cannot be noted.</exception>
    public void Reconcile(IReadOnlyList<ImageRecord> present, DateTimeOffset since)
    {
        lock (_lock)
        {
            var underWay = _underWay.Keys.Select(Key).ToHashSet();
            foreach (var image in present)
            foreach (var repository in NamesOf(image).Where(n => IsUnknown(n, image)).Select(ImageReference.Repository))
                if (!IsNoted(image.Id, repository))
                    Allow(image.Id, repository, Access.Nobody);
            foreach (var key in _unknown.Keys.Where(k => !underWay.Contains(k)).ToList())
            {
                _unknown.Remove(key);
                TryDelete(Path.Combine(_pulling, key));
            }
            var here = present.Select(i => Key(i.Id)).ToHashSet();
            foreach (var key in _images.Keys.Where(k => _images[k].UpdatedAt < since && !here.Contains(k)).ToList())
            {
                _images.Remove(key);
                TryDelete(Path.Combine(_pulled, key));
            }
        }
    }

    private bool IsPulled(string image, ImageRecord present)
    {
        var name = ImageReference.FullName(image);
        if (IsNoted(present.Id, ImageReference.Repository(image)) || MayBeOfPull(name, present))
            return true;
        // By its own id, say: then by whatever name it has come.
        return !NamesOf(present).Contains(name)
            && (_images.ContainsKey(Key(present.Id)) || NamesOf(present).Any(n => MayBeOfPull(n, present)));
    }

    /// <summary>Of a file that could not be read everything is noted.</summary>
    private bool IsNoted(string id, string repository) =>
        _images.TryGetValue(Key(id), out var image)
        && (image.Id.Length == 0 || image.Repositories.ContainsKey(repository));

    private bool MayBeOfPull(string name, ImageRecord present) =>
        IsUnknown(name, present) || _underWay.Values.Any(p => p.First.MayHaveBrought(name, present.Id));

    private bool IsUnknown(string name, ImageRecord present) =>
        _unknown.Count > 0
        && (
            _unknown.Values.Any(i => i?.MayHaveBrought(name, present.Id) == true)
            || (_unknown.TryGetValue(Key(name), out var intent) && intent is null)
        );

    private static IEnumerable<string> NamesOf(ImageRecord image) => image.Tags.Concat(image.Digests);

    private Access AccessOf(string id, string repository) =>
        _images.GetValueOrDefault(Key(id))?.Repositories.GetValueOrDefault(repository) ?? Access.Nobody;

    private void Allow(string id, string repository, Access access)
    {
        var known = _images.GetValueOrDefault(Key(id));
        if (known?.Repositories.GetValueOrDefault(repository) == access)
            return;
        var repositories = new Dictionary<string, Access>(known?.Repositories ?? new Dictionary<string, Access>())
        {
            [repository] = access,
        };
        var image = new PulledImage(id, _time.GetUtcNow(), repositories);
        StateFile.Write(Path.Combine(_pulled, Key(id)), JsonSerializer.SerializeToUtf8Bytes(image));
        _images[Key(id)] = image;
    }

    /// <summary>By their keys; null what is no such thing.</summary>
    private List<(string Key, T? Value)> Read<T>(string folder)
        where T : class
    {
        if (!Directory.Exists(folder))
            return [];
        var read = new List<(string, T?)>();
        foreach (var file in Directory.EnumerateFiles(folder).Where(f => !StateFile.IsUnfinished(f)))
            try
            {
                read.Add((Path.GetFileName(file), JsonSerializer.Deserialize<T>(File.ReadAllBytes(file))));
            }
            catch (JsonException e)
            {
                _logger.LogWarning("{File} cannot be read, so its image is nobody's: {Reason}", file, e.Message);
                read.Add((Path.GetFileName(file), null));
            }
        return read;
    }

    private void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _logger.LogWarning("{File} stays: {Reason}", file, e.Message);
        }
    }

    /// <summary>The name of its file: names and ids have slashes and colons.</summary>
    private static string Key(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    /// <param name="Image">Its full name.</param>
    /// <param name="Before">The id of what the name was of before; "": of nothing that was here.</param>
    private sealed record PullIntent(string Image, string Before)
    {
        /// <summary>
        /// An image comes with the name that it is pulled by, and with its digest in that repository.
        /// </summary>
        public bool MayHaveBrought(string name, string id) =>
            id != Before
            && (
                name == Image
                || (
                    name.Contains('@', StringComparison.Ordinal)
                    && ImageReference.Repository(name) == ImageReference.Repository(Image)
                )
            );
    }

    /// <param name="Id">"" when its file could not be read: it is nobody's, by whatever name.</param>
    /// <param name="Repositories">By the repository's full name.</param>
    private sealed record PulledImage(
        string Id,
        DateTimeOffset UpdatedAt,
        IReadOnlyDictionary<string, Access> Repositories
    )
    {
        public static readonly PulledImage Unreadable = new("", default, new Dictionary<string, Access>());
    }

    private sealed record Access(bool IsForAll, IReadOnlyList<AllowedSecret> Secrets)
    {
        public static readonly Access Nobody = new(false, []);

        /// <summary>The same when it is there already; a secret stands in it once.</summary>
        public Access With(AllowedSecret secret) =>
            Secrets.Contains(secret)
                ? this
                : this with
                {
                    Secrets = [.. Secrets.Where(s => s.Secret != secret.Secret).TakeLast(CredentialsMax - 1), secret],
                };
    }

    private sealed record AllowedSecret(SecretIdentity Secret, string CredentialHash)
    {
        public static AllowedSecret Of(PullCredential credential) => new(credential.Secret, credential.Credential.Hash);
    }
}

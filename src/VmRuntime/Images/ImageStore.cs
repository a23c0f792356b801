using System.Security.Cryptography;
using System.Text.Json;
using Arktos.Rpc;
using Microsoft.Extensions.Logging;

namespace Arktos.VmRuntime.Images;

/// <summary>An image of the cache.</summary>
/// <param name="Id">"sha256:HEX" of its bytes.</param>
/// <param name="Names">By which pods have asked for it.</param>
internal sealed record StoredImage(
    string Id,
    string Format,
    long FileBytes,
    long DiskBytes,
    IReadOnlyList<string> Names
);

/// <summary>
/// The images of a node: each once, by what it hashes to, whatever names it has; disks of machines stand on them and
/// never change them. One pull of a name at a time. What is half-way when the server ends is thrown away by the next.
/// Thread-safe.
/// </summary>
/// <example>images/3f…e1.img, images/3f…e1.json = {"Id":"sha256:3f…e1","Format":"qcow2","Names":["a/vm:1"]…}
/// </example>
internal sealed class ImageStore : IDisposable
{
    /// <summary>Of what comes over the network or from a file.</summary>
    private const long FileBytesMax = 32L << 30;
    private const string Partial = ".part";

    /// <summary>At once, at most.</summary>
    private const int PullsMax = 16;
    private static readonly TimeSpan FetchMax = TimeSpan.FromMinutes(9);

    private readonly VmRuntimeOptions _options;
    private readonly ILogger _logger;
    private readonly HttpClient _http;

    /// <summary>Of a name one; names that share one wait for each other.</summary>
    private readonly SemaphoreSlim[] _pulls = [.. Enumerable.Range(0, PullsMax).Select(_ => new SemaphoreSlim(1, 1))];
    private readonly Lock _lock = new();
    private readonly Dictionary<string, StoredImage> _images = [];

    public ImageStore(VmRuntimeOptions options, ILogger logger, HttpMessageHandler? handler = null)
    {
        (_options, _logger) = (options, logger);
        _http = new HttpClient(
            handler
                ?? new SocketsHttpHandler
                {
                    SslOptions = RpcTls.OutsideServers(null),
                    MaxAutomaticRedirections = 5,
                    ConnectTimeout = TimeSpan.FromSeconds(15),
                }
        )
        {
            Timeout = FetchMax,
        };
        Directory.CreateDirectory(options.ImagesDirectory);
        foreach (var partial in Directory.EnumerateFiles(options.ImagesDirectory, "*" + Partial))
            File.Delete(partial);
        foreach (var file in Directory.EnumerateFiles(options.ImagesDirectory, "*.json"))
            try
            {
                if (
                    JsonSerializer.Deserialize<StoredImage>(File.ReadAllText(file)) is { } image
                    && File.Exists(PathOf(image.Id))
                )
                    _images[image.Id] = image;
            }
            catch (JsonException e)
            {
                logger.LogWarning("what is known of image {File} cannot be read: {Reason}", file, e.Message);
            }
    }

    public IReadOnlyList<StoredImage> List()
    {
        lock (_lock)
            return [.. _images.Values];
    }

    /// <summary>By its id, or a name; null when it is not here.</summary>
    public StoredImage? Find(string image)
    {
        lock (_lock)
            return _images.GetValueOrDefault(image) ?? _images.Values.FirstOrDefault(i => i.Names.Contains(image));
    }

    public string PathOf(string id) =>
        Path.Combine(_options.ImagesDirectory, id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..] + ".img");

    /// <summary>Gets the image anew, whether it is here or not; the same bytes are kept once.</summary>
    /// <exception cref="VmRuntimeException">It is not there, not allowed, not what its checksum says, or no disk.
    /// </exception>
    public async Task<StoredImage> PullAsync(string image, CancellationToken ct)
    {
        var name = ImageName.Parse(image, _options.NamedImages);
        var turn = _pulls[(uint)string.GetHashCode(image, StringComparison.Ordinal) % PullsMax];
        await turn.WaitAsync(ct).ConfigureAwait(false);
        var partial = Path.Combine(_options.ImagesDirectory, Guid.NewGuid().ToString("n") + Partial);
        try
        {
            var (hash, bytes) = await FetchAsync(name, partial, ct).ConfigureAwait(false);
            if (name.Sha256.Length > 0 && hash != name.Sha256)
                throw new VmRuntimeException($"its sha256 is {hash}, and {name.Sha256} was asked for");
            var disk = await DiskImage.ReadAsync(_options.QemuImg, partial, ct).ConfigureAwait(false);
            var stored = Keep(
                image,
                partial,
                new StoredImage("sha256:" + hash, disk.Format, bytes, disk.SizeBytes, [])
            );
            _logger.LogInformation("image {Image} is {Id}, {Bytes} bytes", image, stored.Id, bytes);
            return stored;
        }
        catch (Exception e) when (e is VmRuntimeException or IOException or UnauthorizedAccessException)
        {
            throw new VmRuntimeException($"image \"{image}\" cannot be had: {e.Message}", e);
        }
        finally
        {
            turn.Release();
            File.Delete(partial);
        }
    }

    /// <summary>Removes an image, by id or name. Machines whose disks stand on it keep it open.</summary>
    public void Remove(string image, IReadOnlySet<string> used)
    {
        lock (_lock)
        {
            if (Find(image) is not { } found)
                return;
            if (used.Contains(found.Id))
                throw new VmRuntimeException($"image {found.Id} is used: disks of machines stand on it");
            _images.Remove(found.Id);
            File.Delete(RecordOf(found.Id));
            File.Delete(PathOf(found.Id));
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        foreach (var pull in _pulls)
            pull.Dispose();
    }

    private string RecordOf(string id) => Path.ChangeExtension(PathOf(id), ".json");

    private StoredImage Keep(string name, string partial, StoredImage image)
    {
        lock (_lock)
        {
            if (_images.TryGetValue(image.Id, out var known))
                image = known;
            else
            {
                File.SetUnixFileMode(partial, UnixFileMode.UserRead);
                File.Move(partial, PathOf(image.Id), overwrite: true);
            }
            // A name is of one image at a time.
            foreach (var other in _images.Values.Where(i => i.Id != image.Id && i.Names.Contains(name)).ToList())
                Write(other with { Names = [.. other.Names.Where(n => n != name)] });
            if (!image.Names.Contains(name))
                image = image with { Names = [.. image.Names, name] };
            Write(image);
            return image;
        }
    }

    private void Write(StoredImage image)
    {
        StateFiles.Write(RecordOf(image.Id), JsonSerializer.Serialize(image));
        _images[image.Id] = image;
    }

    private async Task<(string Hash, long Bytes)> FetchAsync(ImageName name, string to, CancellationToken ct)
    {
        if (name.Source == ImageSource.Url)
            return await DownloadAsync(name.Location, to, ct).ConfigureAwait(false);
        var path = name.Location;
        if (name.Source == ImageSource.File)
            path = Allowed(Path.GetFullPath(path));
        if (!File.Exists(path))
            throw new VmRuntimeException($"{path} is not there");
        await using var file = File.OpenRead(path);
        return await CopyAsync(file, to, ct).ConfigureAwait(false);
    }

    /// <summary>What links lead to counts, not what they are called; of what is elsewhere nothing is told.</summary>
    private string Allowed(string path)
    {
        var target =
            IsAllowed(path) && File.Exists(path)
                ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path
                : path;
        return IsAllowed(target)
            ? target
            : throw new VmRuntimeException("it is not below a folder that this node allows images from");
    }

    private bool IsAllowed(string path) => _options.ImageDirectories.Any(d => IsBelow(path, d));

    /// <summary>No part of the way may be a link: it would lead elsewhere.</summary>
    private static bool IsBelow(string path, string folder)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!path.StartsWith(folder + "/", StringComparison.Ordinal))
            return false;
        for (var at = Path.GetDirectoryName(path)!; at.Length > folder.Length; at = Path.GetDirectoryName(at)!)
            if (new DirectoryInfo(at).LinkTarget is not null)
                return false;
        return true;
    }

    private async Task<(string Hash, long Bytes)> DownloadAsync(string url, string to, CancellationToken ct)
    {
        try
        {
            using var response = await _http
                .GetAsync(new Uri(url), HttpCompletionOption.ResponseHeadersRead, ct)
                .ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                throw new VmRuntimeException($"its server answers {(int)response.StatusCode} {response.ReasonPhrase}");
            await using var body = await response.Content.ReadAsStreamAsync(ct).ConfigureAwait(false);
            var copied = await CopyAsync(body, to, ct).ConfigureAwait(false);
            return response.Content.Headers.ContentLength is { } length && length != copied.Bytes
                ? throw new VmRuntimeException($"its server sent {copied.Bytes} of {length} bytes")
                : copied;
        }
        catch (HttpRequestException e)
        {
            throw new VmRuntimeException($"its server cannot be asked: {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new VmRuntimeException($"its server did not send it within {FetchMax.TotalMinutes} minutes", e);
        }
    }

    private static async Task<(string Hash, long Bytes)> CopyAsync(Stream from, string to, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(to, FileMode.CreateNew, FileAccess.Write);
        var (buffer, bytes) = (new byte[1 << 20], 0L);
        int read;
        while ((read = await from.ReadAsync(buffer, ct).ConfigureAwait(false)) > 0)
        {
            if ((bytes += read) > FileBytesMax)
                throw new VmRuntimeException($"it has more than {FileBytesMax} bytes");
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), ct).ConfigureAwait(false);
        }
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), bytes);
    }
}

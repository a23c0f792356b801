using System.Collections.Concurrent;
using System.Threading.Channels;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.Kubelet.Pods;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.StaticPods;

/// <param name="Read">A pod of a file's content; a FormatException says what is wrong with it.</param>
internal sealed record StaticPodParts(
    string NodeName,
    string Path,
    Func<byte[], Pod> Read,
    PodWorkers Workers,
    System.Action Changed,
    TimeProvider Time,
    ILogger Logger
);

/// <summary>
/// Runs the pods that files of the node ask for, API servers or not: looked at every twenty seconds, and when the
/// kernel tells of a change. A file that cannot be read keeps what it asked for last, so that a slip of an editor ends
/// no pod; of two files that ask for a pod of one name, the first has it. A pod that has changed is started when the
/// one before has ended. One loop; <see cref="Pods"/> may be read by any thread.
/// </summary>
internal sealed class StaticPodSource(StaticPodParts parts)
{
    internal static readonly TimeSpan Period = TimeSpan.FromSeconds(20);

    /// <summary>While one is awaited to end, so that its successor starts.</summary>
    private static readonly TimeSpan EndPeriod = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, (string Version, Pod? Pod)> _files = [];
    private readonly ConcurrentDictionary<string, Pod> _wanted = new();

    /// <summary>By uid: those that were started and have not been seen to be gone.</summary>
    private readonly Dictionary<string, Pod> _running = [];
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>Files of which was told that another one has asked for their pod before.</summary>
    private readonly HashSet<string> _second = [];
    private bool _isUnreadable;

    /// <summary>What the files ask for.</summary>
    public IReadOnlyCollection<Pod> Pods => [.. _wanted.Values];

    /// <summary>Whether the node has one of that uid by a file.</summary>
    public bool Has(string uid) => _wanted.ContainsKey(uid);

    /// <summary>Until cancelled; the pods go on.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        using var watcher = TryWatch();
        while (!ct.IsCancellationRequested)
        {
            var wait = Look() ? EndPeriod : Period;
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
            await Task.WhenAny(
                    _signal.Reader.WaitToReadAsync(either.Token).AsTask(),
                    Task.Delay(wait, parts.Time, either.Token)
                )
                .ConfigureAwait(false);
            await either.CancelAsync().ConfigureAwait(false);
            _signal.Reader.TryRead(out _);
        }
    }

    /// <summary>Reads the files, starts what is new and ends what is not wanted any more.</summary>
    /// <returns>Whether something is to start that waits for another to end.</returns>
    public bool Look()
    {
        ReadFiles();
        var changed = false;
        foreach (var (uid, pod) in _running.ToList())
            if (!parts.Workers.Has(uid))
                _running.Remove(uid);
            else if (!_wanted.ContainsKey(uid))
                parts.Workers.Remove(pod);
        var waits = false;
        foreach (var pod in _wanted.Values.Where(p => !_running.ContainsKey(p.Metadata.Uid)))
            if (_running.Values.Any(r => FullName(r) == FullName(pod)))
                waits = true;
            else
            {
                _running.Add(pod.Metadata.Uid, pod);
                parts.Workers.Update(KubeJson.Clone(pod));
                changed = true;
            }
        if (changed || waits)
            parts.Changed();
        return waits;
    }

    private void ReadFiles()
    {
        IReadOnlyList<ManifestFile> found;
        try
        {
            found = ManifestFiles.Find(parts.Path);
            _isUnreadable = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!_isUnreadable)
                parts.Logger.LogWarning("static pods of {Path} cannot be read: {Reason}", parts.Path, e.Message);
            _isUnreadable = true;
            return;
        }
        foreach (var gone in _files.Keys.Except(found.Select(f => f.Path)).ToList())
            _files.Remove(gone);
        foreach (var file in found)
            if (!_files.TryGetValue(file.Path, out var known) || known.Version != file.Version)
                _files[file.Path] = (file.Version, Read(file) ?? known.Pod);
        var wanted = new Dictionary<string, Pod>();
        _second.IntersectWith(found.Select(f => f.Path));
        foreach (var file in found)
            if (_files[file.Path].Pod is not { } pod)
                continue;
            else if (wanted.TryAdd(FullName(pod), pod))
                _second.Remove(file.Path);
            else if (_second.Add(file.Path))
                parts.Logger.LogWarning(
                    "{Path} asks for static pod {Pod}, which another file has asked for before",
                    file.Path,
                    FullName(pod)
                );
        var before = _wanted.Keys.ToHashSet();
        foreach (var pod in wanted.Values)
            _wanted[pod.Metadata.Uid] = pod;
        foreach (var uid in before.Except(wanted.Values.Select(p => p.Metadata.Uid)))
        {
            _wanted.TryRemove(uid, out _);
            parts.Changed();
        }
    }

    private Pod? Read(ManifestFile file)
    {
        try
        {
            var pod = StaticPod.Of(parts.Read(file.Read()), parts.NodeName, file.Path);
            var faults = Formats.DnsSubdomain(pod.Metadata.Name).ToList();
            return faults.Count == 0
                ? pod
                : throw new FormatException($"its name would be \"{pod.Metadata.Name}\": {string.Join("; ", faults)}");
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            parts.Logger.LogError("{Path} is no static pod that can run: {Reason}", file.Path, e.Message);
            return null;
        }
    }

    /// <summary>Null where the kernel does not tell: then the period has to do.</summary>
    private FileSystemWatcher? TryWatch()
    {
        var folder = Directory.Exists(parts.Path) ? parts.Path : Path.GetDirectoryName(parts.Path);
        if (string.IsNullOrEmpty(folder) || !Directory.Exists(folder))
            return null;
        try
        {
            var watcher = new FileSystemWatcher(folder)
            {
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            void Wake() => _signal.Writer.TryWrite(true);
            watcher.Changed += (_, _) => Wake();
            watcher.Created += (_, _) => Wake();
            watcher.Deleted += (_, _) => Wake();
            watcher.Renamed += (_, _) => Wake();
            watcher.Error += (_, _) => Wake();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (IOException e)
        {
            parts.Logger.LogInformation(
                "changes of {Path} are seen every {Seconds} s only: {Reason}",
                parts.Path,
                Period.TotalSeconds,
                e.Message
            );
            return null;
        }
    }

    private static string FullName(Pod pod) => $"{pod.Metadata.Namespace}/{pod.Metadata.Name}";
}

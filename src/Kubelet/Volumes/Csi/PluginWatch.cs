using Arktos.Client.Connection;
using Arktos.Client.Queues;
using Arktos.Kubelet.Files;
using Arktos.Kubelet.PluginWire;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Volumes.Csi;

/// <summary>What a <see cref="PluginWatch"/> works with.</summary>
/// <param name="Folder">Where plug-ins put the sockets of their registration.</param>
public sealed record PluginWatchParts(
    string Folder,
    CsiDrivers Drivers,
    CsiNodeObject Node,
    TimeProvider Time,
    ILogger Logger
);

/// <summary>
/// Looks once a second which plug-ins have a socket in the folder, which is root's alone, and takes them up: asks who
/// they are, tells the API of the drivers, and tells the plug-ins whether they are registered. What fails is tried
/// again after 1 s, then later and later to a minute; a plug-in of a kind or version that is not known here is told so,
/// once. A driver whose socket goes is known no more. At most <see cref="PluginsMax"/> at once.
/// </summary>
public sealed class PluginWatch(PluginWatchParts parts)
{
    public const int PluginsMax = 64;

    private const string CsiKind = "CSIPlugin";
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly Backoff Retry = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

    private readonly Dictionary<string, Plugin> _plugins = [];
    private readonly SemaphoreSlim _telling = new(1);
    private bool _isFull;
    private int _announcements;

    /// <summary>The API has lost what it was told: all is told once more. Any thread.</summary>
    public void Announce() => Interlocked.Increment(ref _announcements);

    /// <summary>
    /// Until cancelled. Drivers stay known to the API then: they go on, and the next agent finds them.
    /// </summary>
    public async Task RunAsync(CancellationToken ct)
    {
        PrivateFolders.MakeIfMissing(parts.Folder);
        while (!ct.IsCancellationRequested)
        {
            try
            {
                Look(ct);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                parts.Logger.LogWarning("plug-ins in {Folder} cannot be seen: {Reason}", parts.Folder, e.Message);
            }
            await Task.Delay(Period, parts.Time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await Task.WhenAll(_plugins.Values.Select(p => p.Work)).ConfigureAwait(false);
    }

    private void Look(CancellationToken ct)
    {
        var announcement = Volatile.Read(ref _announcements);
        var found = Sockets();
        foreach (var (path, plugin) in _plugins.ToList())
            if (
                !plugin.Stop.IsCancellationRequested
                && (found.GetValueOrDefault(path) != plugin.Made || plugin.Announcement != announcement)
            )
                plugin.Stop.Cancel();
            else if (plugin.Work.IsCompleted && plugin.Stop.IsCancellationRequested)
            {
                plugin.Stop.Dispose();
                _plugins.Remove(path);
            }
        foreach (var (path, made) in found)
        {
            if (_plugins.ContainsKey(path))
                continue;
            if (_plugins.Count >= PluginsMax)
            {
                if (!_isFull)
                    parts.Logger.LogWarning("more than {Max} plug-ins: {Path} is not taken up", PluginsMax, path);
                _isFull = true;
                break;
            }
            _isFull = false;
            var plugin = new Plugin(made, announcement, CancellationTokenSource.CreateLinkedTokenSource(ct));
            plugin.Work = KeepAsync(path, plugin.Stop.Token, ct);
            _plugins[path] = plugin;
        }
    }

    /// <summary>By path, with when they were made: one that was made anew is another plug-in.</summary>
    private Dictionary<string, DateTime> Sockets() =>
        Directory
            .EnumerateFiles(
                parts.Folder,
                "*",
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    MaxRecursionDepth = 3,
                    AttributesToSkip = FileAttributes.Hidden,
                }
            )
            .Where(IsSocket)
            .Take(2 * PluginsMax)
            .ToDictionary(p => p, File.GetLastWriteTimeUtc);

    private static bool IsSocket(string path)
    {
        using var folder = BeneathFolder.Open(Path.GetDirectoryName(path)!);
        using var file = folder.TryPin(Path.GetFileName(path));
        return file?.Facts.IsSocket == true;
    }

    /// <param name="stop">The socket is gone, or the agent stops.</param>
    /// <param name="end">The agent stops.</param>
    private async Task KeepAsync(string path, CancellationToken stop, CancellationToken end)
    {
        CsiDriverClient? driver = null;
        for (var failures = 0; !stop.IsCancellationRequested && driver is null; failures++)
            try
            {
                driver = await RegisterAsync(path, stop).ConfigureAwait(false);
                if (driver is null)
                    return;
            }
            catch (Exception e) when (e is CsiException or ApiException or IOException or UnauthorizedAccessException)
            {
                parts.Logger.LogWarning("plug-in {Path} is not registered: {Reason}", path, e.Message);
                await Task.Delay(Retry.After(failures + 1, Random.Shared), parts.Time, stop)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            { /* it is gone */
            }
        await Task.Delay(Timeout.InfiniteTimeSpan, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (driver is null || end.IsCancellationRequested || !parts.Drivers.Remove(driver))
            return;
        await ForgetAsync(driver, end).ConfigureAwait(false);
    }

    private async Task ForgetAsync(CsiDriverClient driver, CancellationToken end)
    {
        parts.Logger.LogInformation("driver {Driver} is gone from this node", driver.Name);
        await _telling.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            // One that has come in its place is told of.
            if (parts.Drivers.TryGet(driver.Name) is null)
                await parts.Node.RemoveAsync(driver.Name, end).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ApiException or OperationCanceledException)
        {
            parts.Logger.LogWarning("the node's CSINode still names driver {Driver}: {Reason}", driver.Name, e.Message);
        }
        finally
        {
            _telling.Release();
        }
        driver.Dispose();
    }

    /// <summary>Null: it is none that is known here, and was told so.</summary>
    private async Task<CsiDriverClient?> RegisterAsync(string path, CancellationToken ct)
    {
        using var channel = CsiDriverClient.Channel(path);
        var registration = new Registration.RegistrationClient(channel.Calls);
        var info = await CsiDriverClient
            .CallAsync(registration.GetInfoAsync, new InfoRequest(), ct)
            .ConfigureAwait(false);
        Task TellAsync(string error) =>
            CsiDriverClient.CallAsync(
                registration.NotifyRegistrationStatusAsync,
                new RegistrationStatus { PluginRegistered = error.Length == 0, Error = error },
                ct
            );
        if (WhyNot(info) is { Length: > 0 } why)
        {
            parts.Logger.LogWarning("plug-in {Path} is not registered: {Reason}", path, why);
            await TellAsync(why).ConfigureAwait(false);
            return null;
        }
        var driver = new CsiDriverClient(info.Name, info.Endpoint.Length > 0 ? info.Endpoint : path);
        try
        {
            var about = await driver.InfoAsync(ct).ConfigureAwait(false);
            if (about.NodeId.Length == 0)
                throw new IOException($"driver {info.Name} does not say by which id it knows the node");
            await _telling.WaitAsync(ct).ConfigureAwait(false);
            try
            {
                await parts.Node.AddAsync(info.Name, about, ct).ConfigureAwait(false);
                parts.Drivers.Set(driver);
            }
            finally
            {
                _telling.Release();
            }
        }
        catch (Exception e) when (e is CsiException or ApiException or IOException)
        {
            driver.Dispose();
            await TellAsync($"RegisterPlugin error -- {e.Message}").ConfigureAwait(false);
            throw;
        }
        catch
        {
            driver.Dispose();
            throw;
        }
        parts.Logger.LogInformation("driver {Driver} is registered on this node", info.Name);
        await TellAsync("").ConfigureAwait(false);
        return driver;
    }

    internal static string WhyNot(PluginInfo info) =>
        info.Type != CsiKind
            ? $"plug-ins of type {info.Type} are not supported by this node agent: only those of type {CsiKind} are"
        : info.Name.Length == 0 || info.Name.Contains('/') || info.Name is "." or ".."
            ? $"\"{info.Name}\" is no name of a driver"
        : !info.SupportedVersions.Any(v =>
            v.TrimStart('v') is "1" || v.TrimStart('v').StartsWith("1.", StringComparison.Ordinal)
        )
            ? $"none of the versions [{string.Join(' ', info.SupportedVersions)}] is supported: only CSI 1.x is"
        : "";

    private sealed class Plugin(DateTime made, int announcement, CancellationTokenSource stop)
    {
        public DateTime Made => made;

        public int Announcement => announcement;

        public CancellationTokenSource Stop => stop;

        public Task Work { get; set; } = Task.CompletedTask;
    }
}

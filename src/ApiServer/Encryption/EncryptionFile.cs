using Arktos.ApiServer.Bodies;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Encryption;

/// <summary>
/// The rules of a file. Where it is to be read again, it is looked at every few seconds: another good content comes
/// into force at once, a bad one is told and changes nothing. Its reader is thread-safe; one task changes it.
/// </summary>
internal sealed class EncryptionFile : IAsyncDisposable
{
    private static readonly TimeSpan LookedAtEvery = TimeSpan.FromSeconds(5),
        // Of key services that no rule uses any more: what was begun with them ends.
        KeptFor = TimeSpan.FromMinutes(1);

    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching = Task.CompletedTask;
    private byte[] _content;
    private volatile EncryptionRules _current;

    /// <param name="readsAgain">Whether changes of the file count.</param>
    /// <exception cref="InvalidDataException">It cannot be read, or is wrong; the message says what.</exception>
    public EncryptionFile(string path, bool readsAgain, TimeProvider time, ILogger log)
    {
        (_path, _time, _log) = (path, time, log);
        _content = ConfigurationFile.ReadBytes(path);
        _current = Compile(_content, []);
        if (readsAgain)
            _watching = WatchAsync();
    }

    public EncryptionRules Current => _current;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        foreach (var service in _current.KeyServices)
            service.Dispose();
        _stop.Dispose();
    }

    /// <summary>Reads the file once more.</summary>
    /// <returns>Whether another content is in force now.</returns>
    /// <exception cref="InvalidDataException">It is wrong: what was in force still is.</exception>
    public async Task<bool> ReadAgainAsync(CancellationToken cancel)
    {
        var content = ConfigurationFile.ReadBytes(_path);
        if (content.AsSpan().SequenceEqual(_content))
            return false;
        var (before, next) = (_current.KeyServices, Compile(content, _current.KeyServices));
        var (added, gone) = (next.KeyServices.Except(before).ToList(), before.Except(next.KeyServices).ToList());
        try
        {
            // One that does not answer would make everything unreadable that is written from now on.
            foreach (var service in added)
                await service.RenewAsync(cancel);
        }
        catch (System.Security.Cryptography.CryptographicException e)
        {
            added.ForEach(s => s.Dispose());
            throw new InvalidDataException($"{_path} cannot be used: {e.Message}", e);
        }
        (_content, _current) = (content, next);
        if (gone.Count > 0)
            _ = DisposeLaterAsync(gone);
        return true;
    }

    private EncryptionRules Compile(byte[] content, IReadOnlyList<KeyService> known)
    {
        var document = ConfigurationFile.Decode<EncryptionDocument>(
            _path,
            content,
            EncryptionDocument.Version,
            EncryptionDocument.OwnKind
        );
        var services = known.ToDictionary(s => s.Settings);
        return new EncryptionCompiler(settings =>
        {
            if (!services.TryGetValue(settings, out var service))
                services[settings] = service = new KeyService(settings, _time, _log);
            return service;
        }).Compile(_path, document);
    }

    private async Task WatchAsync()
    {
        var told = "";
        while (true)
        {
            await Task.Delay(LookedAtEvery, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_stop.IsCancellationRequested)
                return;
            try
            {
                if (await ReadAgainAsync(_stop.Token))
                    _log.LogInformation("{Path} has changed: its new content is in force", _path);
                told = "";
            }
            catch (InvalidDataException e)
            {
                // Once for each fault, and not for each look.
                if (e.Message != told)
                    _log.LogError("{Message}; what was in force before still is", told = e.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task DisposeLaterAsync(List<KeyService> services)
    {
        await Task.Delay(KeptFor, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        services.ForEach(s => s.Dispose());
    }
}

using System.Collections.Concurrent;
using System.Security.Cryptography;
using Arktos.ApiServer.Encryption.Kms;
using Arktos.Rpc;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Encryption;

/// <summary>How a key service is reached.</summary>
internal sealed record KeyServiceSettings(string Name, string SocketPath, TimeSpan Timeout);

/// <summary>A seed, and how it is stored beside what it encrypts.</summary>
internal sealed record Seed(SeededGcm Cipher, byte[] Stored, string KeyId);

/// <summary>
/// The seeds that a plugin of KMS version 2 encrypts: a random one encrypts everything until the plugin names another
/// key; those of stored values are decrypted by it once and kept, so many and no more. What the plugin is asked is
/// shared by all who wait for it, and a failure holds for some seconds: nobody asks for each of a thousand values.
/// Thread-safe; the caller disposes of it.
/// </summary>
internal sealed class KeyService : IDisposable
{
    /// <summary>Seeds of stored values that are kept.</summary>
    public const int SeedsMax = 1000;

    /// <summary>What a plugin's answers may hold of text and annotations, as Kubernetes has it.</summary>
    private const int KeyIdBytesMax = 1024,
        AnnotationBytesMax = 32 * 1024,
        CiphertextBytesMax = 1024;

    private static readonly TimeSpan AskedAgain = TimeSpan.FromMinutes(1),
        AskedAgainAfterFailure = TimeSpan.FromSeconds(10),
        FailureHolds = TimeSpan.FromSeconds(3),
        // So long a seed encrypts though the plugin does not say that its key is still the one.
        TrustedFor = TimeSpan.FromMinutes(3);

    private readonly RpcChannel _channel;
    private readonly KeyManagementService.KeyManagementServiceClient _client;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, Opening> _opened = new();
    private readonly ConcurrentQueue<string> _order = new();
    private readonly SemaphoreSlim _renewing = new(1, 1);
    private volatile Trusted? _current;
    private volatile Failure? _failure;

    public KeyService(KeyServiceSettings settings, TimeProvider time, ILogger log)
    {
        (Settings, _time, _log) = (settings, time, log);
        _channel = new RpcChannel(
            new RpcChannelOptions { Address = new Uri("http://localhost"), UnixSocketPath = settings.SocketPath }
        );
        _client = new KeyManagementService.KeyManagementServiceClient(_channel.Calls);
        _ = AskAgainAsync();
    }

    public KeyServiceSettings Settings { get; }

    /// <summary>The key that encrypts now; null: it is not known yet.</summary>
    public string? KeyId => _current?.Seed.KeyId;

    /// <summary>Seeds of stored values that are kept now.</summary>
    public int SeedCount => _opened.Count;

    /// <summary>What encrypts now.</summary>
    /// <exception cref="CryptographicException">The plugin has not answered for too long.</exception>
    public async ValueTask<Seed> CurrentAsync(CancellationToken cancel)
    {
        if (_current is { } known && _time.GetElapsedTime(known.At) < TrustedFor)
            return known.Seed;
        if (_failure is { } failure && _time.GetElapsedTime(failure.At) < FailureHolds)
            throw new CryptographicException(failure.Message);
        return await RenewAsync(cancel);
    }

    /// <summary>A seed of stored values.</summary>
    /// <exception cref="CryptographicException">It is not one of the plugin's, or that does not answer.</exception>
    public async ValueTask<SeededGcm> OpenAsync(SealedSeed stored, CancellationToken cancel)
    {
        // Written here: the plugin need not be asked.
        var bytes = stored.ToByteArray();
        if (_current is { } current && bytes.AsSpan().SequenceEqual(current.Seed.Stored))
            return current.Seed.Cipher;
        var id = Convert.ToHexString(SHA256.HashData(bytes));
        while (true)
        {
            var mine = new Opening(new(() => DecryptAsync(stored)));
            var opening = _opened.GetOrAdd(id, mine);
            if (ReferenceEquals(opening, mine))
                Remember(id);
            try
            {
                return await opening.Value.Value.WaitAsync(cancel);
            }
            catch (CryptographicException)
            {
                if (_time.GetElapsedTime(opening.FailedAt(_time)) < FailureHolds)
                    throw;
                _opened.TryUpdate(id, mine, opening);
            }
        }
    }

    /// <summary>Asks whether the plugin is well, and takes a new seed where its key is another one.</summary>
    /// <exception cref="CryptographicException">It is not, or does not answer.</exception>
    public async Task<Seed> RenewAsync(CancellationToken cancel)
    {
        await _renewing.WaitAsync(cancel);
        try
        {
            if (_current is { } other && _time.GetElapsedTime(other.At) < FailureHolds)
                return other.Seed;
            var asked = _time.GetTimestamp();
            var status = await AskAsync("status", o => _client.StatusAsync(new StatusRequest(), o), cancel);
            if (status.Version is not ("v2" or "v2beta1") || status.Healthz != "ok")
                throw Fault($"says version \"{status.Version}\", health \"{status.Healthz}\"");
            CheckKeyId(status.KeyId);
            var seed = _current is { } known && known.Seed.KeyId == status.KeyId ? known.Seed : await SeedAsync(cancel);
            _current = new Trusted(seed, asked);
            _failure = null;
            return seed;
        }
        catch (CryptographicException e)
        {
            _failure = new Failure(e.Message, _time.GetTimestamp());
            throw;
        }
        finally
        {
            _renewing.Release();
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _channel.Dispose();
    }

    private async Task<Seed> SeedAsync(CancellationToken cancel)
    {
        var plain = RandomNumberGenerator.GetBytes(SeededGcm.SeedBytes);
        var request = new EncryptRequest { Plaintext = ByteString.CopyFrom(plain), Uid = Guid.NewGuid().ToString() };
        var answer = await AskAsync("encrypt", o => _client.EncryptAsync(request, o), cancel);
        CheckKeyId(answer.KeyId);
        if (answer.Ciphertext.Length is 0 or > CiphertextBytesMax)
            throw Fault($"has encrypted a seed into {answer.Ciphertext.Length} bytes");
        if (answer.Annotations.Sum(a => (long)a.Key.Length + a.Value.Length) > AnnotationBytesMax)
            throw Fault($"sends annotations of more than {AnnotationBytesMax} bytes");
        var stored = new SealedSeed { Ciphertext = answer.Ciphertext, KeyId = answer.KeyId };
        // In one order: the same seed is the same bytes.
        foreach (var (key, value) in answer.Annotations.OrderBy(a => a.Key, StringComparer.Ordinal))
            stored.Annotations.Add(key, value);
        _log.LogInformation("key service {Name} encrypts with key {KeyId}", Settings.Name, answer.KeyId);
        return new Seed(new SeededGcm(plain), stored.ToByteArray(), answer.KeyId);
    }

    private async Task<SeededGcm> DecryptAsync(SealedSeed stored)
    {
        var request = new DecryptRequest
        {
            Ciphertext = stored.Ciphertext,
            KeyId = stored.KeyId,
            Uid = Guid.NewGuid().ToString(),
        };
        request.Annotations.Add(stored.Annotations);
        // The answer serves all who may be waiting for it, so none of them can cancel it.
        var answer = await AskAsync("decrypt", o => _client.DecryptAsync(request, o), _stop.Token);
        return answer.Plaintext.Length == SeededGcm.SeedBytes
            ? new SeededGcm(answer.Plaintext.ToByteArray())
            : throw Fault($"has decrypted {answer.Plaintext.Length} bytes that are no seed");
    }

    private async Task<T> AskAsync<T>(string what, Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken cancel)
    {
        try
        {
            return await call(RpcCalls.Within(Settings.Timeout, cancel));
        }
        catch (RpcException e)
        {
            throw Fault($"cannot {what}: {e.Status.Detail}");
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw Fault("is not used any more");
        }
    }

    private void CheckKeyId(string id)
    {
        if (id.Length is 0 or > KeyIdBytesMax)
            throw Fault($"names its key by {id.Length} characters; 1 to {KeyIdBytesMax} are allowed");
    }

    private CryptographicException Fault(string what) => new($"key service {Settings.Name} {what}");

    private void Remember(string id)
    {
        _order.Enqueue(id);
        while (_opened.Count > SeedsMax && _order.TryDequeue(out var oldest))
            _opened.TryRemove(oldest, out _);
    }

    private async Task AskAgainAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var pause = AskedAgain;
            try
            {
                await RenewAsync(_stop.Token);
            }
            catch (CryptographicException e)
            {
                _log.LogWarning("{Message}", e.Message);
                pause = AskedAgainAfterFailure;
            }
            catch (OperationCanceledException)
            {
                return;
            }
            await Task.Delay(pause, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <param name="At">When the plugin has said so, as a timestamp of the time provider.</param>
    private sealed record Trusted(Seed Seed, long At);

    /// <param name="At">As a timestamp of the time provider.</param>
    private sealed record Failure(string Message, long At);

    private sealed class Opening(Lazy<Task<SeededGcm>> value)
    {
        private long _failedAt;

        public Lazy<Task<SeededGcm>> Value => value;

        /// <summary>When it was first asked for after it had failed.</summary>
        public long FailedAt(TimeProvider time)
        {
            Interlocked.CompareExchange(ref _failedAt, time.GetTimestamp(), 0);
            return Interlocked.Read(ref _failedAt);
        }
    }
}

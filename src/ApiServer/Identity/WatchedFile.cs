using System.Security.Cryptography;
using Arktos.Metrics;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Identity;

/// <summary>
/// A file of the operator that may change while the server runs: looked at each <see cref="Period"/>. What is no good
/// in it is told, and what was read before goes on holding.
/// </summary>
internal sealed class WatchedFile(string path, TimeProvider time, ILogger log)
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private byte[] _hash = [];

    /// <summary>The content, as it is now.</summary>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public byte[] Read()
    {
        var content = ConfigFile.ReadBytes(path);
        _hash = SHA256.HashData(content);
        return content;
    }

    /// <summary>Follows the file until the token is set.</summary>
    /// <param name="apply">Throws <see cref="InvalidDataException"/> at what does not fit.</param>
    /// <param name="told">Hears whether each new content was good.</param>
    public async Task FollowAsync(Action<byte[]> apply, Action<bool> told, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (true)
        {
            try
            {
                if (!await timer.WaitForNextTickAsync(stop))
                    return;
                var before = _hash;
                var content = Read();
                if (before.AsSpan().SequenceEqual(_hash))
                    continue;
                apply(content);
                told(true);
                log.LogInformation("{Path} has changed and holds now", path);
            }
            catch (InvalidDataException e)
            {
                told(false);
                log.LogError(
                    "{Path} has changed and is no good; what was read before holds: {Reason}",
                    path,
                    e.Message
                );
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}

/// <summary>How often files were read anew, under Kubernetes' names. Thread-safe.</summary>
internal sealed class ReloadMetrics(RoleMetrics metrics)
{
    private readonly Prometheus.Counter _authentication = metrics.Counter(
        "apiserver_authentication_config_controller_automatic_reloads_total",
        "Changes of the file of authentication (success, failure).",
        "status"
    );

    private readonly Prometheus.Counter _authorization = metrics.Counter(
        "apiserver_authorization_config_controller_automatic_reloads_total",
        "Changes of the file of authorization (success, failure).",
        "status"
    );

    public void CountAuthentication(bool isGood) => _authentication.WithLabels(StatusOf(isGood)).Inc();

    public void CountAuthorization(bool isGood) => _authorization.WithLabels(StatusOf(isGood)).Inc();

    private static string StatusOf(bool isGood) => isGood ? "success" : "failure";
}

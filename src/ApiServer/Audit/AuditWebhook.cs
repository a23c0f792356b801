using System.Buffers;

namespace Arktos.ApiServer.Audit;

/// <summary>
/// Sends batches as an EventList of audit.k8s.io/v1. A batch that fails is sent five times in all. Thread-safe.
/// </summary>
/// <param name="place">What the webhook is called in messages.</param>
/// <param name="post">One request; throws when it was not answered with a success.</param>
internal sealed class AuditWebhook(
    string place,
    Func<byte[], CancellationToken, Task> post,
    TimeSpan initialBackoff,
    TimeProvider time
) : IAuditSink
{
    private const int AttemptsMax = 5;
    private const double BackoffFactor = 1.5,
        BackoffJitter = 0.2;
    private static readonly TimeSpan RequestMax = TimeSpan.FromSeconds(30);

    public (string Plugin, string Place) Name { get; } = ("webhook", place);

    public async ValueTask WriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> events, CancellationToken cancel)
    {
        var body = ListOf(events);
        var backoff = initialBackoff;
        for (var attempt = 1; ; attempt++)
        {
            using var late = new CancellationTokenSource(RequestMax, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
            try
            {
                await post(body, either.Token);
                return;
            }
            catch (Exception) when (attempt < AttemptsMax && !cancel.IsCancellationRequested)
            {
                // The last failure is told: it is thrown.
            }
            await Task.Delay(backoff * (1 + Random.Shared.NextDouble() * BackoffJitter), time, cancel);
            backoff *= BackoffFactor;
        }
    }

    public void Dispose() { }

    private static byte[] ListOf(IReadOnlyList<ReadOnlyMemory<byte>> events)
    {
        var body = new ArrayBufferWriter<byte>(events.Sum(e => e.Length) + 128);
        body.Write("""{"kind":"EventList","apiVersion":"audit.k8s.io/v1","metadata":{},"items":["""u8);
        for (var i = 0; i < events.Count; i++)
        {
            if (i > 0)
                body.Write(","u8);
            body.Write(events[i].Span);
        }
        body.Write("]}"u8);
        return body.WrittenSpan.ToArray();
    }
}

using System.Threading.Channels;
using Arktos.Api.Streams;
using Arktos.Client.Connection;
using Arktos.Client.Queues;
using Microsoft.Extensions.Logging;

namespace Arktos.Client.Writing;

public sealed record BatchWriterOptions
{
    /// <summary>How many operations may wait; callers wait for room.</summary>
    public int QueueOperationsMax { get; init; } = 5000;

    /// <summary>At most 500: the server's bound.</summary>
    public int BatchOperationsMax { get; init; } = 500;

    /// <summary>At most 4 MiB less what frames it: the server's bound.</summary>
    public int BatchBytesMax { get; init; } = 3 << 20;

    /// <summary>How long the first operation of a batch waits for others.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>How often a batch is tried while no server can be reached.</summary>
    public int TriesMax { get; init; } = 5;

    public Backoff Backoff { get; init; } = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5));

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public ILogger? Logger { get; init; }
}

/// <summary>
/// Gathers small writes into batches; one batch is under way at a time, so that writes of one caller keep their order.
/// A batch that may or may not have been carried out is sent again: give it operations that may be repeated (status
/// patches, deletes with preconditions). Thread-safe.
/// </summary>
public sealed class BatchWriter : IAsyncDisposable
{
    /// <summary>Of a write that was not carried out, nor any behind it to the same object: it may come again.</summary>
    private const int TooManyRequests = 429;

    private readonly record struct Pending(WriteOperation Operation, TaskCompletionSource<WriteResult> Done);

    private readonly IApiConnection _connection;
    private readonly BatchWriterOptions _options;
    private readonly Channel<Pending> _queue;
    private readonly CancellationTokenSource _stop = new();
    private readonly Random _random = new();
    private readonly Task _run;

    public BatchWriter(IApiConnection connection, BatchWriterOptions? options = null)
    {
        _connection = connection;
        _options = options ?? new BatchWriterOptions();
        _queue = Channel.CreateBounded<Pending>(
            new BoundedChannelOptions(_options.QueueOperationsMax) { SingleReader = true }
        );
        _run = Task.Run(() => RunAsync(_stop.Token));
    }

    /// <summary>The result of the operation, whatever its code: a conflict is a result.</summary>
    /// <exception cref="ApiException">No server could be reached, or the batch was refused.</exception>
    public async Task<WriteResult> WriteAsync(WriteOperation operation, CancellationToken ct)
    {
        var pending = new Pending(
            operation,
            new TaskCompletionSource<WriteResult>(TaskCreationOptions.RunContinuationsAsynchronously)
        );
        try
        {
            await _queue.Writer.WriteAsync(pending, ct).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw ApiException.Unavailable("the writer has been stopped", null);
        }
        return await pending.Done.Task.WaitAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Stops; what has not been written fails.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _stop.CancelAsync().ConfigureAwait(false);
        await _run.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken ct)
    {
        var batch = new List<Pending>();
        Pending? held = null;
        try
        {
            while (held is not null || await _queue.Reader.WaitToReadAsync(ct).ConfigureAwait(false))
            {
                if (_options.Linger > TimeSpan.Zero && _queue.Reader.Count < _options.BatchOperationsMax)
                    await Task.Delay(_options.Linger, _options.Time, ct).ConfigureAwait(false);
                held = Gather(batch, held);
                await SendAsync(batch, ct).ConfigureAwait(false);
                batch.Clear();
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        { /* stopped */
        }
        var stopped = ApiException.Unavailable("the writer has been stopped", null);
        foreach (var pending in batch)
            pending.Done.TrySetException(stopped);
        held?.Done.TrySetException(stopped);
        while (_queue.Reader.TryRead(out var pending))
            pending.Done.TrySetException(stopped);
    }

    /// <summary>Fills the batch; returns the operation that no longer fitted.</summary>
    private Pending? Gather(List<Pending> batch, Pending? held)
    {
        var bytes = 0;
        while (batch.Count < _options.BatchOperationsMax)
        {
            Pending next;
            if (held is { } first)
                (next, held) = (first, null);
            else if (!_queue.Reader.TryRead(out next))
                return null;
            bytes += next.Operation.CalculateSize();
            if (batch.Count > 0 && bytes > _options.BatchBytesMax)
                return next;
            batch.Add(next);
        }
        return null;
    }

    private async Task SendAsync(List<Pending> batch, CancellationToken ct)
    {
        var request = new WriteRequest();
        request.Operations.AddRange(batch.Select(p => p.Operation));
        for (var failures = 1; ; failures++)
        {
            try
            {
                var response = await _connection.WriteAsync(request, ct).ConfigureAwait(false);
                if (response.Results.Count != batch.Count)
                    throw new ApiException(
                        500,
                        "InternalError",
                        $"{batch.Count} writes were answered by {response.Results.Count} results"
                    );
                var left = new List<Pending>();
                for (var i = 0; i < batch.Count; i++)
                    if (response.Results[i].Code == TooManyRequests && failures < _options.TriesMax)
                        left.Add(batch[i]);
                    else
                        batch[i].Done.TrySetResult(response.Results[i]);
                if (left.Count == 0)
                    return;
                batch = left;
                request.Operations.Clear();
                request.Operations.AddRange(batch.Select(p => p.Operation));
                await Task.Delay(_options.Backoff.After(failures, _random), _options.Time, ct).ConfigureAwait(false);
            }
            catch (ApiException e) when (e.IsUnavailable && failures < _options.TriesMax)
            {
                _options.Logger?.LogWarning("{Count} writes are tried again: {Reason}", batch.Count, e.Message);
                await Task.Delay(_options.Backoff.After(failures, _random), _options.Time, ct).ConfigureAwait(false);
            }
            // Whatever it is, it is this batch's failure: thrown on, it would end the writer, and every later caller
            // would wait for ever.
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                foreach (var pending in batch)
                    pending.Done.TrySetException(e as ApiException ?? ApiException.Unavailable(e.Message, e));
                return;
            }
        }
    }
}

using System.IO.Pipelines;
using Grpc.Core;
using Microsoft.AspNetCore.Connections;

namespace Arktos.Rpc.Tests;

/// <summary>A caller that has gone is no failure of the server's, however the web server says so.</summary>
public sealed class RequestBodyTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_request_that_is_reset_is_cancelled(bool isAborted, bool isAtOnce)
    {
        Exception reset = isAborted ? new ConnectionAbortedException() : new IOException("reset");
        using var hungUp = new CancellationTokenSource();
        await hungUp.CancelAsync();
        var call = new RpcCall("/x.Y/Z", hungUp.Token, CancellationToken.None);
        var body = new RequestBody(
            new Reset(reset, isAtOnce),
            call,
            RpcMethodOptions.ForConnected,
            CancellationToken.None
        );
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await body.ReadAsync());
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
        Assert.Equal(StatusCode.Cancelled, Assert.Throws<RpcException>(() => body.TryRead(out _)).StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reset_while_a_read_is_broken_off_is_no_failure_of_who_breaks_it_off(bool isLate)
    {
        var read = new TaskCompletionSource<ReadResult>();
        using var cancel = new CancellationTokenSource();
        var method = isLate
            ? RpcMethodOptions.ForConnected with
            {
                RequestTimeout = TimeSpan.FromMilliseconds(1),
            }
            : RpcMethodOptions.ForConnected;
        var call = new RpcCall("/x.Y/Z", cancel.Token, CancellationToken.None);
        var reader = new ResetWhileBrokenOff(read);
        var reading = new RequestBody(reader, call, method, cancel.Token).ReadAsync().AsTask();
        if (!isLate)
            cancel.Cancel();
        await reader.BrokenOff;
        read.SetException(new IOException("reset"));
        var failure = await Assert.ThrowsAsync<RpcException>(() => reading);
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
    }

    // As the web server's reader does of a stream that is reset.
    private sealed class ResetWhileBrokenOff(TaskCompletionSource<ReadResult> read) : PipeReader
    {
        private readonly TaskCompletionSource _brokenOff = new();

        public Task BrokenOff => _brokenOff.Task;

        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
            new(read.Task);

        public override bool TryRead(out ReadResult result) => throw new IOException("reset");

        public override void AdvanceTo(SequencePosition consumed) { }

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) { }

        public override void CancelPendingRead()
        {
            _brokenOff.SetResult();
            throw new IOException("reset");
        }

        public override void Complete(Exception? exception = null) { }
    }

    private sealed class Reset(Exception reset, bool isAtOnce) : PipeReader
    {
        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
            isAtOnce ? throw reset : ValueTask.FromException<ReadResult>(reset);

        public override bool TryRead(out ReadResult result) => throw reset;

        public override void AdvanceTo(SequencePosition consumed) { }

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) { }

        public override void CancelPendingRead() { }

        public override void Complete(Exception? exception = null) { }
    }
}

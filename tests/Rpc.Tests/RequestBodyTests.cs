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

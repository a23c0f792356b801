using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Pipelines;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;

namespace Arktos.Rpc;

/// <summary>
/// The body of a call with one request: nothing of it is read when the call is not let in, it must be there in time,
/// and its frame is looked at before anything waits for what the frame promises. One reader.
/// </summary>
internal sealed class RequestBody(PipeReader inner, RpcCall call, RpcMethodOptions method, CancellationToken cancel)
    : PipeReader,
        IRequestBodyPipeFeature
{
    /// <summary>Compressed or not, and four bytes of length, big endian.</summary>
    private const int FrameBytes = 5;

    private readonly long _begin = Stopwatch.GetTimestamp();
    private bool _isFrameKnown;

    public PipeReader Reader => this;

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (call.Refusal is { } refusal)
            return ValueTask.FromException<ReadResult>(refusal);
        ValueTask<ReadResult> read;
        try
        {
            read = inner.ReadAsync(cancellationToken);
        }
        // A stream that was reset already is not waited for: the reader throws.
        catch (Exception e) when (IsHangUp(e))
        {
            return ValueTask.FromException<ReadResult>(HungUp(e));
        }
        if (!read.IsCompletedSuccessfully)
            return WaitAsync(read);
        var result = read.Result;
        return result.IsCanceled ? ValueTask.FromException<ReadResult>(Late()) : ValueTask.FromResult(Checked(result));
    }

    public override bool TryRead(out ReadResult result)
    {
        if (call.Refusal is { } refusal)
            throw refusal;
        try
        {
            if (!inner.TryRead(out result))
                return false;
        }
        catch (Exception e) when (IsHangUp(e))
        {
            throw HungUp(e);
        }
        result = Checked(result);
        return true;
    }

    public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) =>
        inner.AdvanceTo(consumed, examined);

    public override void CancelPendingRead() => inner.CancelPendingRead();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    private async ValueTask<ReadResult> WaitAsync(ValueTask<ReadResult> read)
    {
        var left = method.RequestTimeout - Stopwatch.GetElapsedTime(_begin);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        await using var breaking = late.Token.UnsafeRegister(static reader => BreakOff((PipeReader)reader!), inner);
        ReadResult result;
        try
        {
            result = await read.ConfigureAwait(false);
        }
        catch (Exception e) when (IsHangUp(e))
        {
            throw HungUp(e);
        }
        return result.IsCanceled ? throw Late() : Checked(result);
    }

    // Runs inside whoever cancels: a timer, or the web server as it ends a stream. What it threw would end the process.
    private static void BreakOff(PipeReader reader)
    {
        try
        {
            reader.CancelPendingRead();
        }
        catch (Exception)
        { // The reader of a stream that was reset throws here; the reset has ended the read that is pending.
        }
    }

    // Of a connection that is aborted the web server says so by a cancellation.
    private bool IsHangUp(Exception e) =>
        e is IOException || e is OperationCanceledException && call.HungUp.IsCancellationRequested;

    private static RpcException HungUp(Exception e) => RpcFailure.Of(StatusCode.Cancelled, "the caller hung up", e);

    /// <summary>Why the read was broken off.</summary>
    private RpcException Late() =>
        call.Ended.IsCancellationRequested ? RpcFailure.Of(StatusCode.Unavailable, "the server stops")
        : cancel.IsCancellationRequested ? RpcFailure.Of(StatusCode.Cancelled, "the caller hung up")
        : RpcFailure.Of(
            StatusCode.DeadlineExceeded,
            $"the request did not come within {method.RequestTimeout.TotalSeconds} s"
        );

    private ReadResult Checked(ReadResult result)
    {
        if (_isFrameKnown || result.Buffer.Length < FrameBytes)
            return result;
        _isFrameKnown = true;
        Span<byte> frame = stackalloc byte[FrameBytes];
        result.Buffer.Slice(0, FrameBytes).CopyTo(frame);
        var length = BinaryPrimitives.ReadUInt32BigEndian(frame[1..]);
        if (length > (uint)method.MessageBytesMax)
            throw RpcFailure.Of(
                StatusCode.ResourceExhausted,
                $"a message of {length} bytes was received; at most {method.MessageBytesMax} are taken"
            );
        return frame[0] <= 1
            ? result
            : throw RpcFailure.Of(StatusCode.Internal, $"a message begins with {frame[0]}: it is no gRPC frame");
    }
}

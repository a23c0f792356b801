using System.Buffers;
using System.Net.WebSockets;
using Arktos.ApiServer.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Arktos.ApiServer.Http;

/// <summary>Where the frames of a watch go. Not thread-safe.</summary>
internal abstract class WatchOutput : IAsyncDisposable
{
    /// <summary>Takes frames until they are flushed.</summary>
    public abstract IBufferWriter<byte> Buffer { get; }

    /// <summary>Whether frames are told apart by what carries them, and say nothing of their length.</summary>
    public abstract bool IsMessage { get; }

    /// <summary>Cancelled when nobody reads any more.</summary>
    public abstract CancellationToken Ended { get; }

    public abstract Task StartAsync(CancellationToken ct);

    /// <summary>What was written since the last one is a frame.</summary>
    public abstract void EndFrame();

    /// <summary>Sends what was written; waits for a client that is slow.</summary>
    public abstract ValueTask FlushAsync(CancellationToken ct);

    /// <summary>Nothing more comes.</summary>
    public abstract Task CloseAsync();

    public virtual ValueTask DisposeAsync() => default;

    /// <summary>The body of an answer, as long as it takes.</summary>
    public sealed class Body(HttpContext http, string contentType) : WatchOutput
    {
        public override IBufferWriter<byte> Buffer => http.Response.BodyWriter;

        public override bool IsMessage => false;

        public override CancellationToken Ended => http.RequestAborted;

        public override Task StartAsync(CancellationToken ct)
        {
            http.Response.ContentType = contentType;
            http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            return http.Response.StartAsync(ct);
        }

        public override void EndFrame() { }

        public override async ValueTask FlushAsync(CancellationToken ct) =>
            await http.Response.BodyWriter.FlushAsync(ct);

        public override Task CloseAsync() => Task.CompletedTask;
    }

    /// <summary>Messages of a WebSocket, one a frame: text in JSON, binary in protobuf.</summary>
    public sealed class Messages(OutputSocket socket, bool isText) : WatchOutput
    {
        private readonly List<int> _ends = [];
        private ArrayBufferWriter<byte> _buffer = new();

        public override IBufferWriter<byte> Buffer => _buffer;

        public override bool IsMessage => true;

        public override CancellationToken Ended => socket.Ended;

        public override Task StartAsync(CancellationToken ct) => Task.CompletedTask;

        public override void EndFrame() => _ends.Add(_buffer.WrittenCount);

        public override async ValueTask FlushAsync(CancellationToken ct)
        {
            var type = isText ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
            var begin = 0;
            foreach (var end in _ends)
            {
                ct.ThrowIfCancellationRequested();
                await socket.SendAsync(_buffer.WrittenMemory[begin..end], type);
                begin = end;
            }
            _ends.Clear();
            // A page of the state may have been large, and a watch is idle for most of its time.
            if (_buffer.Capacity > KeptMax)
                _buffer = new();
            else
                _buffer.ResetWrittenCount();
        }

        public override Task CloseAsync() => socket.CloseAsync();

        public override ValueTask DisposeAsync() => socket.DisposeAsync();

        private const int KeptMax = 64 * 1024;
    }
}

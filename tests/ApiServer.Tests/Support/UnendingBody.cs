using System.Net;

namespace Arktos.ApiServer.Tests.Support;

/// <summary>
/// A body that begins and never ends. Its begin is flushed: a client may keep back even the headers.
/// </summary>
internal sealed class UnendingBody : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, default);

    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancel
    )
    {
        await stream.WriteAsync("{"u8.ToArray(), cancel);
        await stream.FlushAsync(cancel);
        await Task.Delay(Timeout.Infinite, cancel);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}

using System.Net;
using Microsoft.AspNetCore.Http;

namespace Arktos.Kubelet.Server;

/// <summary>How many sessions there are at once; who comes when it is full is told to try again. Thread-safe.</summary>
internal sealed class SessionRoom(int max)
{
    private int _taken;

    /// <summary>A place, to be given back by disposal; null after an answer that says that there is none.</summary>
    public async Task<IDisposable?> EnterAsync(HttpContext context)
    {
        // The room is taken before the answer: two that come at once do not both get the last one.
        if (Interlocked.Increment(ref _taken) <= max)
            return new Place(this);
        Interlocked.Decrement(ref _taken);
        await Answers
            .RefuseAsync(
                context,
                HttpStatusCode.ServiceUnavailable,
                $"this node has {max} sessions (exec, attach, port-forward, proxied connections) already; "
                    + "try again later"
            )
            .ConfigureAwait(false);
        return null;
    }

    private sealed class Place(SessionRoom room) : IDisposable
    {
        private bool _isGivenBack;

        public void Dispose()
        {
            if (!_isGivenBack)
                Interlocked.Decrement(ref room._taken);
            _isGivenBack = true;
        }
    }
}

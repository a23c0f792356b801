using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace Arktos.Rpc;

/// <summary>A connection that a <see cref="ConnectionGate"/> counts until it is disposed of.</summary>
internal sealed class GatedConnection : ConnectionContext
{
    private readonly ConnectionGate _gate;
    private readonly ConnectionContext _inner;
    private int _gone;

    public GatedConnection(ConnectionGate gate, ConnectionContext inner)
    {
        (_gate, _inner) = (gate, inner);
        Features.Set(this);
    }

    /// <summary>The gate's: among those that are handshaking; null when it is not.</summary>
    public LinkedListNode<GatedConnection>? Place { get; set; }

    /// <summary>The gate's: whom it counts for; null while it does for nobody.</summary>
    public string? Caller { get; set; }

    /// <summary>The hash of the certificate that it has shown; null: none that is trusted here.</summary>
    public string? Certificate { get; set; }

    public override string ConnectionId
    {
        get => _inner.ConnectionId;
        set => _inner.ConnectionId = value;
    }

    public override IFeatureCollection Features => _inner.Features;

    public override IDictionary<object, object?> Items
    {
        get => _inner.Items;
        set => _inner.Items = value;
    }

    public override IDuplexPipe Transport
    {
        get => _inner.Transport;
        set => _inner.Transport = value;
    }

    public override CancellationToken ConnectionClosed
    {
        get => _inner.ConnectionClosed;
        set => _inner.ConnectionClosed = value;
    }

    public override EndPoint? LocalEndPoint
    {
        get => _inner.LocalEndPoint;
        set => _inner.LocalEndPoint = value;
    }

    public override EndPoint? RemoteEndPoint
    {
        get => _inner.RemoteEndPoint;
        set => _inner.RemoteEndPoint = value;
    }

    public override void Abort(ConnectionAbortedException abortReason) => _inner.Abort(abortReason);

    public override void Abort() => _inner.Abort();

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await _inner.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            if (Interlocked.Exchange(ref _gone, 1) == 0)
                _gate.Exit(this);
        }
    }

    /// <returns>False: there are too many of its kind.</returns>
    public bool TryAdmit() => _gate.Admit(this);
}

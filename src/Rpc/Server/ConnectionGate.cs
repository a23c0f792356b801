using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace Arktos.Rpc;

/// <summary>
/// Counts the connections of a server, and turns away what would be too many, so that a process never runs out of
/// descriptors by what strangers do, and who is known always finds room:
/// <code>accepted --> handshaking --TLS--> known | stranger --> gone</code>
/// A connection more than may be handshaking takes the place of the one that has been so for longest: who means it is
/// done in milliseconds. Strangers have a share of their own, and so has each caller. Thread-safe.
/// </summary>
public sealed class ConnectionGate(ConnectionLimits limits, ILogger<ConnectionGate> logger, TimeProvider time)
{
    /// <summary>At most one line is logged in this time; it says how many were turned away.</summary>
    private static readonly TimeSpan SaysEvery = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly LinkedList<GatedConnection> _handshaking = [];
    private readonly Dictionary<string, int> _callers = [];
    private int _total;
    private int _strangers;
    private long _turnedAway;
    private long _said;

    /// <summary>Connections that are held.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _total;
        }
    }

    /// <summary>Null: there are too many, and it is to be closed at once.</summary>
    internal GatedConnection? Enter(ConnectionContext connection)
    {
        GatedConnection? entered = null,
            ousted = null;
        lock (_lock)
        {
            if (_handshaking.Count >= limits.Handshakes)
            {
                ousted = _handshaking.First!.Value;
                Leave(ousted);
            }
            // Those that were ousted hold their descriptors for a moment more.
            if (_total < limits.Total)
            {
                entered = new GatedConnection(this, connection);
                entered.Place = _handshaking.AddLast(entered);
                _total++;
            }
        }
        if (ousted is not null)
        {
            Say("have not shown yet who they are");
            ousted.Abort(new ConnectionAbortedException("too many connections have not shown yet who they are"));
        }
        if (entered is null)
            Say("are open");
        return entered;
    }

    /// <summary>TLS is done. False: there are too many of its kind, and it is to be closed.</summary>
    internal bool Admit(GatedConnection connection)
    {
        if (Refusal(connection) is not { } refusal)
            return true;
        if (refusal.Length > 0)
            Say(refusal);
        return false;
    }

    /// <returns>Null: it is admitted. Empty: it was ousted before.</returns>
    private string? Refusal(GatedConnection connection)
    {
        var isStranger = connection.Certificate is null;
        var caller = connection.Certificate ?? $"{(connection.RemoteEndPoint as IPEndPoint)?.Address}";
        lock (_lock)
        {
            if (connection.Place is null)
                return "";
            if (_total - _handshaking.Count >= limits.Total - limits.Handshakes)
                return "are open";
            var ofCaller = _callers.GetValueOrDefault(caller);
            if (ofCaller >= limits.OfCaller)
                return "of one caller are open";
            if (isStranger && _strangers >= limits.Strangers)
                return "of callers without a certificate that is known here are open";
            _callers[caller] = ofCaller + 1;
            _strangers += isStranger ? 1 : 0;
            connection.Caller = caller;
            Leave(connection);
            return null;
        }
    }

    internal void Exit(GatedConnection connection)
    {
        lock (_lock)
        {
            _total--;
            Leave(connection);
            if (connection.Caller is not { } caller)
                return;
            _strangers -= connection.Certificate is null ? 1 : 0;
            if (--_callers[caller] == 0)
                _callers.Remove(caller);
        }
    }

    private void Leave(GatedConnection connection)
    {
        if (connection.Place is { } place)
            _handshaking.Remove(place);
        connection.Place = null;
    }

    private void Say(string which)
    {
        long count;
        lock (_lock)
        {
            _turnedAway++;
            if (_said != 0 && time.GetElapsedTime(_said) < SaysEvery)
                return;
            (_said, count, _turnedAway) = (time.GetTimestamp(), _turnedAway, 0);
        }
        logger.LogWarning("{Count} connections were turned away: too many {Which} ({Limits})", count, which, limits);
    }
}

using Arktos.Kubelet.Netlink;
using Arktos.Kubelet.Network;

namespace Arktos.Kubelet.Services;

/// <summary>
/// Transactions on nftables in this network namespace, for all tables of an agent: what one of them changes is nobody
/// else's change to the others. Thread-safe.
/// </summary>
internal sealed class NftTransactions : IDisposable
{
    /// <summary>Somebody else was quicker; the kernel's ERESTART.</summary>
    private const int Overtaken = 85;
    private const int TriesMax = 8;

    private readonly NetlinkSocket _socket;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private uint _generation;
    private long _foreign;

    /// <exception cref="IOException">The kernel does not allow it.</exception>
    public NftTransactions()
    {
        _socket = new NetlinkSocket(NetlinkPart.Netfilter);
        _generation = Generation();
    }

    /// <summary>
    /// A number that is another one when somebody else has changed something in nftables, whichever table it was.
    /// </summary>
    /// <exception cref="IOException">The kernel does not answer.</exception>
    public long Foreign
    {
        get
        {
            _turn.Wait();
            try
            {
                See(Generation());
                return _foreign;
            }
            finally
            {
                _turn.Release();
            }
        }
    }

    /// <summary>All of nft's script at once, or nothing.</summary>
    /// <exception cref="IOException">The kernel, or nft, does not take it.</exception>
    public async Task RunAsync(string script, CancellationToken ct)
    {
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            See(Generation());
            await NftTable.ApplyAsync(script, ct).ConfigureAwait(false);
            _generation++;
            See(Generation());
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>All of the messages at once, or nothing.</summary>
    /// <param name="write">Makes them for what the kernel has at that number.</param>
    /// <returns>0, or the number of the error that the kernel answers with.</returns>
    /// <exception cref="IOException">The kernel does not answer.</exception>
    public int Commit(Func<uint, NetlinkMessages> write)
    {
        _turn.Wait();
        try
        {
            for (var tries = 0; ; tries++)
            {
                See(Generation());
                var error = _socket.Commit(write(_generation));
                if (error == 0)
                    _generation++;
                if (error != Overtaken || tries == TriesMax)
                    return error;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _turn.Dispose();
    }

    private void See(uint generation)
    {
        if (generation != _generation)
            _foreign++;
        _generation = generation;
    }

    private uint Generation()
    {
        var generation = 0u;
        _socket.Ask(ElementMessages.AskGeneration(), m => generation = ElementMessages.Generation(m));
        return generation;
    }
}

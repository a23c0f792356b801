namespace Arktos.Rpc;

/// <summary>How many connections a server holds at once. See <see cref="ConnectionGate"/>.</summary>
/// <param name="Total">Of all kinds; each is a descriptor.</param>
public sealed record ConnectionLimits(int Total)
{
    /// <summary>
    /// Of a process' descriptors: what is left is for its files and for the connections that it makes.
    /// </summary>
    private const int DescriptorsShare = 2;

    private const int TotalMax = 20_000;

    /// <summary>That have not shown yet who they are; room for them is kept free of the others.</summary>
    public int Handshakes { get; init; } = Math.Max(8, Total / 8);

    /// <summary>That have shown no certificate, or one that nobody here vouches for.</summary>
    public int Strangers { get; init; } = Math.Max(8, Total / 2);

    /// <summary>Of one caller: those with one certificate, or strangers from one address.</summary>
    public int OfCaller { get; init; } = Math.Max(8, Total / 4);

    /// <summary>Half of what the process may have open.</summary>
    /// <exception cref="InvalidDataException">It may have too little open.</exception>
    public static ConnectionLimits OfProcess()
    {
        DescriptorLimit.Demand();
        return new ConnectionLimits(Math.Min(DescriptorLimit.Current() / DescriptorsShare, TotalMax));
    }
}

using System.Security.Cryptography;
using Arktos.Dns.Names;

namespace Arktos.Dns.Sources;

/// <summary>
/// So many queries a second for each address, and as many at once (a token bucket). The table has a fixed size: an
/// address has one place in it, by a hash that nobody outside can foresee; those that share a place share its tokens
/// until one is silent. Thread-safe.
/// </summary>
internal sealed class FloodGate
{
    private const int PlacesCount = 1 << 14,
        LocksCount = 1 << 6;

    private readonly Place[] _places = new Place[PlacesCount];
    private readonly Lock[] _locks = [.. Enumerable.Range(0, LocksCount).Select(_ => new Lock())];
    private readonly ulong _seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) | 1;
    private readonly TimeProvider _time;
    private readonly double _perSecond;

    /// <param name="perSecond">Above zero.</param>
    public FloodGate(double perSecond, TimeProvider time) => (_perSecond, _time) = (perSecond, time);

    public bool TryPass(AddressKey address)
    {
        var index = PlaceOf(address);
        var now = _time.GetTimestamp();
        lock (_locks[index % LocksCount])
        {
            ref var place = ref _places[index];
            var grown = place.At == 0 ? _perSecond : _time.GetElapsedTime(place.At, now).TotalSeconds * _perSecond;
            place.Tokens = Math.Min(_perSecond, place.Tokens + Math.Max(0, grown));
            place.At = now;
            if (place.Tokens < 1)
                return false;
            place.Tokens--;
            return true;
        }
    }

    private int PlaceOf(AddressKey address)
    {
        var mixed = ((ulong)address.Value ^ (ulong)(address.Value >> 64) ^ _seed) * 0x9E37_79B9_7F4A_7C15;
        mixed = (mixed ^ mixed >> 29) * _seed;
        return (int)(mixed >> 40) & (PlacesCount - 1);
    }

    private struct Place
    {
        public double Tokens;
        public long At;
    }
}

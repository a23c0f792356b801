using Arktos.Dns.Names;

namespace Arktos.Dns.Serving;

/// <summary>So many places, of which one address may have so many. Its memory is that of the places.
/// Thread-safe.</summary>
internal sealed class PlaceCount(int max, int ofOneMax)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<AddressKey, int> _taken = [];
    private int _count;

    public bool TryTake(AddressKey address)
    {
        lock (_lock)
        {
            var own = _taken.GetValueOrDefault(address);
            if (_count >= max || own >= ofOneMax)
                return false;
            _taken[address] = own + 1;
            _count++;
            return true;
        }
    }

    public void Leave(AddressKey address)
    {
        lock (_lock)
        {
            _count--;
            if (--_taken[address] == 0)
                _taken.Remove(address);
        }
    }
}

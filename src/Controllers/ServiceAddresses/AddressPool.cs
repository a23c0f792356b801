using Arktos.Client.Resources;

namespace Arktos.Controllers.ServiceAddresses;

/// <summary>A service, and not another of its name.</summary>
internal readonly record struct ServiceId(ObjectKey Key, string Uid);

/// <summary>
/// Which service has which address of the pool, or outside of it from before: what objects say, and what was given and
/// is not written yet. Thread-safe.
/// </summary>
internal sealed class AddressPool(AddressRanges ranges)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ServiceId> _held = [];
    private readonly Dictionary<ObjectKey, List<string>> _byService = [];

    // Somebody else has them, whoever that is.
    private readonly HashSet<string> _blocked = [];
    private int _next;

    public AddressRanges Ranges => ranges;

    /// <summary>What services of that name have, the present one and those before it.</summary>
    public IReadOnlyList<(string Address, string Uid)> Of(ObjectKey key)
    {
        lock (_lock)
            return [.. _byService.GetValueOrDefault(key, []).Select(a => (a, _held[a].Uid))];
    }

    /// <summary>What an object says.</summary>
    public void Observe(ServiceId service, string address)
    {
        lock (_lock)
            if (!_held.ContainsKey(address))
                Hold(service, address);
    }

    /// <summary>An address for a service, which is its own until it is released.</summary>
    /// <param name="asked">Empty: any.</param>
    /// <param name="fault">Why there is none.</param>
    public string? Give(ServiceId service, string asked, out string fault)
    {
        fault = "";
        lock (_lock)
        {
            if (asked.Length > 0)
            {
                if (!ranges.Has(asked))
                    fault = $"the address {asked} is not in the pool {ranges.Text}";
                else if (!IsFree(asked))
                    fault = $"the address {asked} is in use";
                else
                    Hold(service, asked);
                return fault.Length > 0 ? null : asked;
            }
            for (var tries = 0; tries < ranges.Count; tries++)
            {
                var address = ranges[_next];
                _next = (_next + 1) % ranges.Count;
                if (!IsFree(address))
                    continue;
                Hold(service, address);
                return address;
            }
        }
        fault = $"no address of the pool {ranges.Text} is free";
        return null;
    }

    /// <summary>Somebody else has it: it is given to nobody until <see cref="Unblock"/>.</summary>
    public void Block(string address)
    {
        lock (_lock)
        {
            Drop(address);
            _blocked.Add(address);
        }
    }

    /// <summary>Who had the blocked ones may have them no more.</summary>
    public void Unblock()
    {
        lock (_lock)
            _blocked.Clear();
    }

    public void Release(string address)
    {
        lock (_lock)
            Drop(address);
    }

    private bool IsFree(string address) => !_held.ContainsKey(address) && !_blocked.Contains(address);

    private void Hold(ServiceId service, string address)
    {
        _held.Add(address, service);
        if (!_byService.TryGetValue(service.Key, out var addresses))
            _byService.Add(service.Key, addresses = []);
        addresses.Add(address);
    }

    private void Drop(string address)
    {
        if (!_held.Remove(address, out var service))
            return;
        var addresses = _byService[service.Key];
        addresses.Remove(address);
        if (addresses.Count == 0)
            _byService.Remove(service.Key);
    }
}

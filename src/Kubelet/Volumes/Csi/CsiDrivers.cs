using System.Collections.Concurrent;

namespace Arktos.Kubelet.Volumes.Csi;

/// <summary>The drivers that have made themselves known on this node, by name. Thread-safe.</summary>
public sealed class CsiDrivers
{
    private readonly ConcurrentDictionary<string, CsiDriverClient> _drivers = new();

    /// <exception cref="CsiDriverMissingException">None of that name is registered now.</exception>
    public CsiDriverClient Get(string name) =>
        _drivers.TryGetValue(name, out var driver) ? driver : throw new CsiDriverMissingException(name);

    /// <summary>Null when none of that name is registered.</summary>
    public CsiDriverClient? TryGet(string name) => _drivers.GetValueOrDefault(name);

    /// <summary>In place of one of the same name, whose calls that are under way end as they would.</summary>
    public void Set(CsiDriverClient driver) => _drivers[driver.Name] = driver;

    /// <summary>Takes the driver away, unless another has come in its place.</summary>
    public bool Remove(CsiDriverClient driver) => _drivers.TryRemove(KeyValuePair.Create(driver.Name, driver));
}

public sealed class CsiDriverMissingException(string name)
    : Exception($"driver name {name} not found in the list of registered CSI drivers");

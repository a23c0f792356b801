namespace Arktos.StoreBench;

/// <summary>What is done to both sides. Thread-safe; a failure is an exception.</summary>
internal interface IMeasured : IDisposable
{
    Task PutAsync(string name, byte[] value);

    /// <summary>Creates a key that must not be there.</summary>
    Task CreateAsync(string name, byte[] value);

    /// <summary>A linearizable read.</summary>
    Task GetAsync(string name);

    /// <summary>Reads everything whose name begins so; how many there were.</summary>
    Task<int> RangeAsync(string prefix);
}

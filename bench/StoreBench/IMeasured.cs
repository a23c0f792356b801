namespace Arktos.StoreBench;

/// <summary>What is done to both sides. Thread-safe; a failure is an exception.</summary>
internal interface IMeasured : IDisposable
{
    /// <summary>The three servers.</summary>
    Processes Servers { get; }

    Task PutAsync(string name, byte[] value);

    /// <summary>Several keys in one atomic commit.</summary>
    Task PutAllAsync(IReadOnlyList<(string Name, byte[] Value)> items);

    /// <summary>Creates a key that must not be there.</summary>
    Task CreateAsync(string name, byte[] value);

    /// <summary>A linearizable read.</summary>
    Task GetAsync(string name);

    /// <summary>Reads everything whose name begins so; how many there were, and the bytes of their values.</summary>
    Task<(int Count, long Bytes)> RangeAsync(string prefix);

    /// <summary>Which of the servers leads.</summary>
    Task<int> LeaderAsync();

    /// <summary>A put that is tried at whoever answers until it succeeds; ends when it did.</summary>
    Task PutUntilItSucceedsAsync(string name, byte[] value);

    /// <summary>Ends when every server answers and knows what the others know.</summary>
    Task AllUpAsync();
}

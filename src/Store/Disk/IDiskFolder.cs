namespace Arktos.Store.Disk;

/// <summary>
/// One folder of files, by name, as POSIX has them: what is written survives a crash of the process, and a loss of
/// power only once it is synced - data by <see cref="IDiskFile.Sync"/>, the coming, going and renaming of files by
/// <see cref="Sync"/>. Thread-safe, but one file is written by one thread at a time. All methods throw
/// <see cref="IOException"/> for what the disk refuses.
/// </summary>
internal interface IDiskFolder
{
    /// <summary>Names of the files, in ordinal order.</summary>
    IReadOnlyList<string> List();

    bool Exists(string name);

    /// <summary>For reading and writing.</summary>
    IDiskFile Open(string name);

    /// <summary>A new, empty file; one of that name is emptied.</summary>
    IDiskFile Create(string name);

    /// <summary>In one step; a file that has the new name already is gone.</summary>
    void Rename(string name, string newName);

    /// <summary>Nothing happens when there is no such file.</summary>
    void Delete(string name);

    void Sync();

    /// <summary>For messages.</summary>
    string PathOf(string name);
}

/// <summary>An open file: positional, nothing is buffered here.</summary>
internal interface IDiskFile : IDisposable
{
    long Length { get; }

    /// <summary>Bytes read; fewer than asked for only at the end of the file.</summary>
    int Read(Span<byte> into, long offset);

    void Write(ReadOnlySpan<byte> bytes, long offset);

    /// <summary>The parts one after the other.</summary>
    void Write(IReadOnlyList<ReadOnlyMemory<byte>> parts, long offset);

    /// <summary>Returns when everything written is on the medium. After a failure what is there is not known.</summary>
    void Sync();
}

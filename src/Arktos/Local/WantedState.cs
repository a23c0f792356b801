namespace Arktos.Local;

/// <summary>
/// What the supervisors keep running: run/wanted, written by `up`, `down` and `restore`. Whoever starts a process, or
/// changes what is wanted, holds run/lock meanwhile, so that nothing is started twice, nor after `down` has said no.
/// </summary>
internal sealed class WantedState(ClusterLayout layout)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30),
        Poll = TimeSpan.FromMilliseconds(20);

    /// <summary>None where nothing was written yet, or by an earlier version.</summary>
    public WantedProcesses Read() =>
        File.Exists(StateFile) && Enum.TryParse<WantedProcesses>(File.ReadAllText(StateFile).Trim(), out var wanted)
            ? wanted
            : WantedProcesses.None;

    public void Write(WantedProcesses wanted)
    {
        using var held = Lock();
        File.WriteAllText(StateFile + ".new", wanted + "\n");
        File.Move(StateFile + ".new", StateFile, overwrite: true);
    }

    /// <summary>Held until it is disposed of, or its process ends.</summary>
    /// <exception cref="TimeoutException">Another process holds it all the time.</exception>
    public IDisposable Lock()
    {
        Directory.CreateDirectory(layout.Run);
        var file = Path.Combine(layout.Run, "lock");
        for (var waited = TimeSpan.Zero; ; waited += Poll)
        {
            if (TryLock(file) is { } held)
                return held;
            if (waited >= Patience)
                throw new TimeoutException($"{file} is held by another arktos command on this cluster; try again");
            Thread.Sleep(Poll);
        }
    }

    /// <summary>Null: another process holds it.</summary>
    public static IDisposable? TryLock(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }

    private string StateFile => Path.Combine(layout.Run, "wanted");
}

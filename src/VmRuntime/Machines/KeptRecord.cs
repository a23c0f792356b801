using System.Text.Json;

namespace Arktos.VmRuntime.Machines;

/// <summary>A machine's record in memory and on disk, which change together. Thread-safe.</summary>
internal sealed class KeptRecord(MachineRecord record, MachineFiles files)
{
    private readonly Lock _lock = new();
    private MachineRecord _now = record;

    public MachineRecord Now
    {
        get
        {
            lock (_lock)
                return _now;
        }
    }

    /// <summary>On disk when it returns.</summary>
    public void Change(Func<MachineRecord, MachineRecord> change)
    {
        lock (_lock)
        {
            _now = change(_now);
            StateFiles.Write(files.Record, JsonSerializer.Serialize(_now));
        }
    }
}

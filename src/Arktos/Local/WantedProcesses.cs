namespace Arktos.Local;

/// <summary>Which of a local cluster's processes are to run.</summary>
internal enum WantedProcesses
{
    None,
    Stores,
    All,
}

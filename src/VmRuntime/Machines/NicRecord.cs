namespace Arktos.VmRuntime.Machines;

/// <summary>
/// What is kept of a further network interface of a sandbox, beside its eth0: on disk before it is made, and until
/// nothing of it is left.
/// <code>
///   noted -> made (Network) -> open: a machine gets it -> leaving -> gone
/// </code>
/// </summary>
/// <param name="Name">Of the pod.</param>
/// <param name="Slot">1 to <see cref="CountMax"/>: names its links, and its place on the machine's bus.</param>
/// <param name="WantedIp">The address that was asked for; "": any.</param>
internal sealed record NicRecord(string Name, int Slot, string WantedIp)
{
    /// <summary>As many are free on the machine's bus with all disks that it may have.</summary>
    public const int CountMax = 6;

    /// <summary>What CNI has said; null: it was not made yet.</summary>
    public string? Network { get; init; }

    /// <summary>The node knows whose it is, and lets it speak.</summary>
    public bool IsOpen { get; init; }

    /// <summary>It is being taken away.</summary>
    public bool IsLeaving { get; init; }

    /// <summary>The lowest that is free; null: there is none.</summary>
    public static int? FreeSlot(IReadOnlyList<NicRecord> nics) =>
        Enumerable.Range(1, CountMax).Where(s => nics.All(n => n.Slot != s)).Select(s => (int?)s).FirstOrDefault();
}

/// <summary>A further network interface of a machine.</summary>
internal sealed record MachineNic(int Slot, string Mac);

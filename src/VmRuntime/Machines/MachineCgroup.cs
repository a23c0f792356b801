using System.Globalization;

namespace Arktos.VmRuntime.Machines;

/// <summary>What a machine's QEMU may use of its node.</summary>
/// <param name="MemoryBytes">Of the guest and of QEMU beside it.</param>
/// <param name="CpuQuota">Microseconds in each <paramref name="CpuPeriod"/>; zero: no bound but the guest's
/// processors.</param>
/// <param name="CpuShares">1024 for a processor; zero: the kernel's default.</param>
/// <param name="ThreadsMax">QEMU's.</param>
internal sealed record MachineLimits(long MemoryBytes, long CpuQuota, long CpuPeriod, long CpuShares, int ThreadsMax);

/// <summary>
/// The cgroup of one QEMU, below its pod's: {controller}/{parent}/{id} of cgroup v1 (also where v2 is beside it), or
/// {parent}/{id} of v2. Made before QEMU is, which enters it before it is QEMU; gone with it.
/// </summary>
internal sealed class MachineCgroup(string top, string parent, string id)
{
    public const string Top = "/sys/fs/cgroup";
    private const int RemoveTries = 50,
        V2WeightMax = 10_000,
        V2WeightMin = 1;
    private const long V1SharesMin = 2,
        V1SharesMax = 262_144;

    private static readonly string[] Controllers = ["cpu", "memory", "pids"],
        // Where it is there it counts, and bounds nothing.
        Counters = ["cpuacct"];
    private static readonly TimeSpan RemovePause = TimeSpan.FromMilliseconds(20);

    private bool IsV2 => File.Exists(Path.Combine(top, "cgroup.controllers"));

    private IEnumerable<string> Folders =>
        IsV2
            ? [FolderOf("")]
            : Controllers.Concat(Counters.Where(c => Directory.Exists(Path.Combine(top, c)))).Select(FolderOf);

    /// <summary>A process that writes its number into each of them is in it.</summary>
    public IReadOnlyList<string> Doors => [.. Folders.Select(f => Path.Combine(f, "cgroup.procs"))];

    /// <summary>"": cgroups can be made on this node; else why not. What it makes it takes away.</summary>
    public static string WhyNot(string top = Top)
    {
        var trial = new MachineCgroup(top, $"arktos-trial-{Environment.ProcessId}", "vm");
        try
        {
            trial.Make(new MachineLimits(64 << 20, 10_000, 100_000, 1024, 16));
            return "";
        }
        catch (VmRuntimeException e)
        {
            return e.Message;
        }
        finally
        {
            trial.RemoveWithParent();
        }
    }

    /// <exception cref="VmRuntimeException">It cannot be made, or its bounds cannot be set; nothing is left of
    /// it.</exception>
    public void Make(MachineLimits limits)
    {
        try
        {
            foreach (var controller in Controllers.Where(c => !IsV2 && !Directory.Exists(Path.Combine(top, c))))
                throw new VmRuntimeException($"{top} has no controller \"{controller}\"");
            if (IsV2)
                Enable();
            foreach (var folder in Folders)
                Directory.CreateDirectory(folder);
            foreach (var (controller, file, value) in IsV2 ? V2(limits) : V1(limits))
                File.WriteAllText(Path.Combine(FolderOf(controller), file), value);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or VmRuntimeException)
        {
            foreach (var folder in Folders)
                TryRemove(folder);
            throw new VmRuntimeException($"its cgroup {parent}/{id} cannot be made: {e.Message}", e);
        }
    }

    /// <summary>Of a QEMU that runs.</summary>
    /// <exception cref="VmRuntimeException">The kernel refuses: it uses more than it is to have.</exception>
    public void Change(MachineLimits limits)
    {
        try
        {
            foreach (var (controller, file, value) in IsV2 ? V2(limits) : V1(limits))
                File.WriteAllText(Path.Combine(FolderOf(controller), file), value);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new VmRuntimeException($"its cgroup {parent}/{id} cannot be changed: {e.Message}", e);
        }
    }

    /// <summary>Whether the kernel has killed a process of it for memory.</summary>
    public bool WasOutOfMemory()
    {
        try
        {
            var file = Path.Combine(
                IsV2 ? FolderOf("") : FolderOf("memory"),
                IsV2 ? "memory.events" : "memory.oom_control"
            );
            return File.Exists(file)
                && File.ReadLines(file)
                    .Any(l =>
                        l.StartsWith("oom_kill ", StringComparison.Ordinal)
                        && long.TryParse(l.AsSpan(9), CultureInfo.InvariantCulture, out var killed)
                        && killed > 0
                    );
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>What is gone already is no failure. A process that was killed leaves it in a moment.</summary>
    /// <returns>Whether it is gone.</returns>
    public async Task<bool> RemoveAsync(CancellationToken ct)
    {
        for (var i = 0; i < RemoveTries; i++)
        {
            if (Folders.All(TryRemove))
                return true;
            await Task.Delay(RemovePause, ct).ConfigureAwait(false);
        }
        return false;
    }

    private void RemoveWithParent()
    {
        foreach (var folder in Folders)
        {
            TryRemove(folder);
            TryRemove(Path.GetDirectoryName(folder)!);
        }
    }

    private static bool TryRemove(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return !Directory.Exists(folder);
        }
    }

    private string FolderOf(string controller) => Path.Combine(top, controller, parent.TrimStart('/'), id);

    /// <summary>Below a cgroup of v2 there are the controllers that it passes on.</summary>
    private void Enable()
    {
        var folder = top;
        foreach (var part in parent.Split('/', StringSplitOptions.RemoveEmptyEntries).Prepend(""))
        {
            folder = Path.Combine(folder, part);
            Directory.CreateDirectory(folder);
            File.WriteAllText(
                Path.Combine(folder, "cgroup.subtree_control"),
                string.Join(' ', Controllers.Select(c => "+" + c))
            );
        }
    }

    private static IEnumerable<(string Controller, string File, string Value)> V1(MachineLimits limits)
    {
        yield return ("memory", "memory.limit_in_bytes", Text(limits.MemoryBytes));
        if (limits.CpuQuota > 0)
            yield return ("cpu", "cpu.cfs_period_us", Text(limits.CpuPeriod));
        yield return ("cpu", "cpu.cfs_quota_us", limits.CpuQuota > 0 ? Text(limits.CpuQuota) : "-1");
        if (limits.CpuShares > 0)
            yield return ("cpu", "cpu.shares", Text(Math.Clamp(limits.CpuShares, V1SharesMin, V1SharesMax)));
        yield return ("pids", "pids.max", Text(limits.ThreadsMax));
    }

    private static IEnumerable<(string Controller, string File, string Value)> V2(MachineLimits limits)
    {
        yield return ("", "memory.max", Text(limits.MemoryBytes));
        yield return (
            "",
            "cpu.max",
            $"{(limits.CpuQuota > 0 ? Text(limits.CpuQuota) : "max")} {Text(limits.CpuPeriod)}"
        );
        if (limits.CpuShares > 0)
        {
            // As runc converts them: 2..262144 to 1..10000.
            var shares = Math.Clamp(limits.CpuShares, V1SharesMin, V1SharesMax);
            var weight = 1 + (shares - V1SharesMin) * (V2WeightMax - V2WeightMin) / (V1SharesMax - V1SharesMin);
            yield return ("", "cpu.weight", Text(weight));
        }
        yield return ("", "pids.max", Text(limits.ThreadsMax));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

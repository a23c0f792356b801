using Arktos.VmRuntime.Machines;

namespace Arktos.VmRuntime.Serving;

/// <summary>Finds out what the node's QEMU can do.</summary>
internal static class QemuTrial
{
    private const string Kvm = "/dev/kvm";
    private const int DebugExitCode = 0x10;

    /// <summary>
    /// A boot sector that tells by QEMU's debug port that it runs: mov dx,0xf4; mov al,0x10; out dx,al; hlt.
    /// </summary>
    private static readonly byte[] BootCode = [0xba, 0xf4, 0x00, 0xb0, DebugExitCode, 0xee, 0xf4];

    public static async Task<RuntimeFacts> RunAsync(VmRuntimeOptions options, CancellationToken ct)
    {
        var version = await Programs.TryAsync(options.Qemu, ["--version"], ct).ConfigureAwait(false);
        if (version.Code != 0)
            return new RuntimeFacts("", false, "", $"{options.Qemu} cannot be run: {version.Said}");
        foreach (var program in (string[])[options.QemuImg, "xorriso", "nft"])
        {
            var asked = await Programs.TryAsync(program, ["--version"], ct).ConfigureAwait(false);
            if (asked.Code != 0)
                return new RuntimeFacts("", false, "", $"{program} cannot be run: {asked.Said}");
        }
        var number = version.Output.Split(' ').SkipWhile(w => w != "version").Skip(1).FirstOrDefault() ?? "";
        number = number.Split('\n', '(')[0].Trim();
        if (options.Accelerator == AcceleratorChoice.Tcg)
            return new RuntimeFacts(number, false, "guests run by TCG, as asked for", "");
        var why = await WhyNoKvmAsync(options, ct).ConfigureAwait(false);
        return why.Length == 0 ? new RuntimeFacts(number, true, "guests run by KVM", "")
            : options.Accelerator == AcceleratorChoice.Kvm
                ? new RuntimeFacts(number, false, "", $"KVM is asked for and does not work: {why}")
            : new RuntimeFacts(number, false, $"guests run by TCG, which is slow: {why}", "");
    }

    /// <summary>"" when a guest has run by it.</summary>
    private static async Task<string> WhyNoKvmAsync(VmRuntimeOptions options, CancellationToken ct)
    {
        if (!File.Exists(Kvm))
            return $"{Kvm} is not there";
        var disk = Path.Combine(options.StateDirectory, "trial.img");
        var sector = new byte[512];
        BootCode.CopyTo(sector, 0);
        (sector[510], sector[511]) = (0x55, 0xaa);
        await File.WriteAllBytesAsync(disk, sector, ct).ConfigureAwait(false);
        try
        {
            var trial = await Programs
                .TryAsync(
                    "timeout",
                    [
                        "20",
                        options.Qemu,
                        "-nodefaults",
                        "-no-user-config",
                        "-display",
                        "none",
                        "-machine",
                        "pc",
                        "-accel",
                        "kvm",
                        "-cpu",
                        "host",
                        "-m",
                        "32M",
                        "-device",
                        "isa-debug-exit,iobase=0xf4,iosize=0x04",
                        "-drive",
                        $"file={disk},format=raw,if=virtio",
                    ],
                    ct
                )
                .ConfigureAwait(false);
            return trial.Code == DebugExitCode * 2 + 1 ? ""
                : trial.Said.Length > 0 ? $"a trial of KVM failed: {trial.Said.Split('\n')[0]}"
                : $"a trial of KVM ended with {trial.Code}";
        }
        finally
        {
            File.Delete(disk);
        }
    }
}

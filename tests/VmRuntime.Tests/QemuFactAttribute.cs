using System.Runtime.CompilerServices;

namespace Arktos.VmRuntime.Tests;

/// <summary>A test that needs qemu-img: skipped, with the reason, where it is not installed.</summary>
public sealed class QemuFactAttribute : FactAttribute
{
    public QemuFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (!File.Exists("/usr/bin/qemu-img"))
            Skip = "qemu-utils is not installed";
    }
}

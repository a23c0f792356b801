using System.Runtime.CompilerServices;

namespace Arktos.Kubelet.Tests;

/// <summary>A test that mounts or changes owners: skipped, with the reason, for anybody but root.</summary>
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (!Environment.IsPrivilegedProcess)
            Skip = "mounting and changing owners needs root";
    }
}

/// <summary>The same for a table.</summary>
public sealed class RootTheoryAttribute : TheoryAttribute
{
    public RootTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (!Environment.IsPrivilegedProcess)
            Skip = "mounting and changing owners needs root";
    }
}

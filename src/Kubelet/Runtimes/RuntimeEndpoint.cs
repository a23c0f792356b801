namespace Arktos.Kubelet.Runtimes;

/// <summary>What a runtime server runs.</summary>
public enum WorkloadKind
{
    Container,
    Vm,
}

/// <summary>A runtime server of a node.</summary>
/// <param name="Socket">The path of its Unix socket.</param>
public sealed record RuntimeEndpoint(string Name, WorkloadKind Kind, string Socket)
{
    private const string Scheme = "unix://";

    /// <summary>
    /// "{name},{container|vm},{socket}" of each, separated by semicolons; a socket alone is one of containers that is
    /// called default. The first of each kind is that kind's. Pure.
    /// </summary>
    /// <exception cref="FormatException">It is not of that form.</exception>
    public static IReadOnlyList<RuntimeEndpoint> Parse(string text)
    {
        var endpoints = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(One)
            .ToList();
        return endpoints.Count > 0 ? endpoints : throw new FormatException("runtimeEndpoints is empty");
    }

    private static RuntimeEndpoint One(string element)
    {
        var parts = element.Split(',', StringSplitOptions.TrimEntries);
        return parts switch
        {
            [{ Length: > 0 } socket] => new RuntimeEndpoint("default", WorkloadKind.Container, Path(socket)),
            [{ Length: > 0 } name, "container", { Length: > 0 } socket] => new RuntimeEndpoint(
                name,
                WorkloadKind.Container,
                Path(socket)
            ),
            [{ Length: > 0 } name, "vm", { Length: > 0 } socket] => new RuntimeEndpoint(
                name,
                WorkloadKind.Vm,
                Path(socket)
            ),
            _ => throw new FormatException($"runtimeEndpoint element [{element}] with format error"),
        };
    }

    private static string Path(string socket) =>
        socket.StartsWith(Scheme, StringComparison.Ordinal) ? socket[Scheme.Length..] : socket;
}

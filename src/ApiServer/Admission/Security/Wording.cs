namespace Arktos.ApiServer.Admission.Security;

/// <summary>How Kubernetes names what violates a level. Pure.</summary>
internal static class Wording
{
    /// <summary>"a" of one, "b" of none or several.</summary>
    public static string Number(string one, string several, int count) => count == 1 ? one : several;

    /// <summary>Quoted as they are, not escaped.</summary>
    public static string Quoted(IEnumerable<string> items) => $"\"{string.Join("\", \"", items)}\"";

    /// <summary>Each once, in order, quoted.</summary>
    public static string QuotedSet(IEnumerable<string> items) => Quoted(items.Distinct().Order(StringComparer.Ordinal));

    public static string Containers(IReadOnlyCollection<string> names) =>
        $"{Number("container", "containers", names.Count)} {Quoted(names)}";

    /// <summary>The pod itself, some of its containers, or both.</summary>
    /// <returns>Empty for nobody.</returns>
    public static string Setters(bool isPod, IReadOnlyCollection<string> containers) =>
        string.Join(
            " and ",
            new[] { isPod ? "pod" : null, containers.Count > 0 ? Containers(containers) : null }.OfType<string>()
        );
}

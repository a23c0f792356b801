namespace Arktos.Client.Resources;

/// <summary>What a list has shown.</summary>
/// <param name="Unreadable">Objects that cannot be decoded: what each is called, and why.</param>
public sealed record ObjectList<T>(List<T> Objects, List<string> Unreadable);

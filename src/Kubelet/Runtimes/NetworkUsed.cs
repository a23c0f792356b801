namespace Arktos.Kubelet.Runtimes;

/// <summary>What went through an interface since it was made.</summary>
public sealed record InterfaceUsed(string Name, long RxBytes, long RxErrors, long TxBytes, long TxErrors);

/// <summary>What went through the interfaces of a pod, or of a node. Immutable.</summary>
/// <param name="Default">The one that leads outside; null: none does.</param>
/// <param name="Interfaces">All, with that one.</param>
public sealed record NetworkUsed(DateTimeOffset At, InterfaceUsed? Default, IReadOnlyList<InterfaceUsed> Interfaces);

namespace Arktos.Kubelet.Runtimes;

/// <summary>Which streams of a command, or of what a workload itself runs, a session has.</summary>
/// <param name="Tty">They are a terminal: what it writes comes as one.</param>
public readonly record struct WorkloadStreams(bool Stdin, bool Stdout, bool Stderr, bool Tty);

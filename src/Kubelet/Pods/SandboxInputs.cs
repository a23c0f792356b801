namespace Arktos.Kubelet.Pods;

/// <summary>What a sandbox is made from, besides its pod's spec.</summary>
/// <param name="HostName">"" for the node's.</param>
/// <param name="LogDirectory">Of the pod.</param>
/// <param name="CgroupParent">"" where the runtime makes none.</param>
public sealed record SandboxInputs(
    int Attempt,
    string HostName,
    DnsSettings Dns,
    string LogDirectory,
    string CgroupParent
);

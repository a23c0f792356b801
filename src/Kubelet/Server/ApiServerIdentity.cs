namespace Arktos.Kubelet.Server;

/// <summary>What the certificates say that API servers show to node agents.</summary>
/// <param name="Names">Common names.</param>
/// <param name="Group">An organization that the certificate has to name as well.</param>
public sealed record ApiServerIdentity(IReadOnlyList<string> Names, string Group);

using Grpc.Core;

namespace Arktos.Kubelet.Volumes.Csi;

/// <summary>A driver has refused a call, or was not there; the message is as Kubernetes words it.</summary>
public sealed class CsiException(StatusCode code, string detail, Exception? inner = null)
    : Exception($"rpc error: code = {NameOf(code)} desc = {detail}", inner)
{
    public StatusCode Code => code;

    private static string NameOf(StatusCode code) => code == StatusCode.Cancelled ? "Canceled" : code.ToString();
}

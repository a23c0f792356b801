using System.Security.Cryptography;
using System.Text;

namespace Arktos.Kubelet.Volumes.Csi;

/// <summary>Names that are worked out of a volume's. Pure.</summary>
internal static class CsiNames
{
    /// <summary>Of an inline volume: nobody else has one of this name.</summary>
    public static string InlineHandle(string podUid, string volume) => "csi-" + Hash(podUid + volume);

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

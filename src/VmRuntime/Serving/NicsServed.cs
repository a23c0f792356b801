using System.Text.Json;
using Arktos.Kubelet.Machines.Rpc;
using Arktos.VmRuntime.Machines;
using Arktos.VmRuntime.Network;

namespace Arktos.VmRuntime.Serving;

/// <summary>How the network interfaces of a sandbox are told. Pure.</summary>
internal static class NicsServed
{
    /// <summary>Annotation of a sandbox: what ListNetworkInterfaces tells, for who lists all sandboxes.</summary>
    public const string Annotation = "io.arktos.machine.nics";

    /// <param name="isAttached">By sandbox and interface.</param>
    public static IEnumerable<NetworkInterface> Of(Sandbox sandbox, Func<string, NicRecord, bool> isAttached)
    {
        if (sandbox.Address is not { } first)
            return [];
        var primary = new NetworkInterface
        {
            Name = CniPlugins.Primary,
            Mac = first.Mac,
            Ip = first.Ip,
            State = NetworkInterfaceState.NicReady,
        };
        return
        [
            primary,
            .. sandbox.Record.Nics.OrderBy(n => n.Slot).Select(n => Of(n, isAttached(sandbox.Record.Id, n))),
        ];
    }

    public static NetworkInterface Of(NicRecord nic, bool isAttached)
    {
        var address = Sandbox.AddressOf(nic);
        return new NetworkInterface
        {
            Name = nic.Name,
            WantedIp = nic.WantedIp,
            Mac = address?.Mac ?? "",
            Ip = address?.Ip ?? "",
            State =
                nic.IsLeaving ? NetworkInterfaceState.NicLeaving
                : isAttached ? NetworkInterfaceState.NicReady
                : NetworkInterfaceState.NicInprogress,
        };
    }

    /// <summary>A JSON array of the same.</summary>
    public static string TextOf(IEnumerable<NetworkInterface> nics) =>
        JsonSerializer.Serialize(
            nics.Select(n => new
            {
                n.Name,
                n.WantedIp,
                n.Mac,
                n.Ip,
                State = n.State.ToString(),
            })
        );
}

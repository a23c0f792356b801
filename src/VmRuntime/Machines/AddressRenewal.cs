using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace Arktos.VmRuntime.Machines;

/// <summary>
/// Has a guest that has come from another node ask for the address that it has here: its link goes down and comes back,
/// for longer each time, until DHCP has given it one. A guest that is configured otherwise never asks, and is let be.
/// </summary>
/// <param name="id">Of the machine, for the log.</param>
/// <param name="given">How often DHCP has given the guest an address so far.</param>
internal sealed class AddressRenewal(
    IOperatedMachine machine,
    string id,
    Func<long> given,
    TimeProvider time,
    ILogger logger
)
{
    /// <summary>A link that is back before the guest had a processor has not gone, as far as the guest knows.</summary>
    private static readonly TimeSpan[] Downs =
    [
        TimeSpan.FromMilliseconds(300),
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(3),
        TimeSpan.FromSeconds(3),
    ];

    private static readonly TimeSpan AskMax = TimeSpan.FromSeconds(10),
        Poll = TimeSpan.FromMilliseconds(100);

    /// <returns>False: the guest stands still, and sees nothing. Its link is up.</returns>
    /// <exception cref="VmRuntimeException">QEMU does not answer. Its link may be down.</exception>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        foreach (var down in Downs)
        {
            var before = given();
            await SetLinkAsync(isUp: false, ct).ConfigureAwait(false);
            await Task.Delay(down, time, ct).ConfigureAwait(false);
            await SetLinkAsync(isUp: true, ct).ConfigureAwait(false);
            var begun = time.GetTimestamp();
            while (given() == before && time.GetElapsedTime(begun) < AskMax)
            {
                if (machine.Power != MachinePower.Running)
                    return false;
                await Task.Delay(Poll, time, ct).ConfigureAwait(false);
            }
            if (given() != before)
                return true;
        }
        logger.LogWarning(
            "the guest of machine {Machine} does not ask for an address, and keeps the one that it had elsewhere",
            id
        );
        return true;
    }

    private Task SetLinkAsync(bool isUp, CancellationToken ct) =>
        machine.AskAsync("set_link", new JsonObject { ["name"] = QemuArguments.PrimaryNic, ["up"] = isUp }, ct);
}

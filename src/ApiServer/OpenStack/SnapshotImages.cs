using Arktos.Api.Core.V1;
using MachineAction = Arktos.Api.Core.V1.Action;

namespace Arktos.ApiServer.OpenStack;

/// <summary>A snapshot of a server, as an image.</summary>
/// <param name="Status">In Glance's words.</param>
internal sealed record SnapshotImage(string Server, string Name, string Status, DateTimeOffset? Made);

/// <summary>
/// Snapshots of servers as images: their ids hold the server's and the snapshot's name. Pure.
/// </summary>
internal static class SnapshotImages
{
    private const string Prefix = "snapshot-";
    private const int UidChars = 36;

    public static string IdOf(string server, string name) => $"{Prefix}{server}-{name}";

    public static bool IsOne(string reference) => TryRead(Offers.LastSegment(reference), out _, out _);

    public static bool TryRead(string id, out string server, out string name)
    {
        (server, name) = ("", "");
        if (
            !id.StartsWith(Prefix, StringComparison.Ordinal)
            || id.Length < Prefix.Length + UidChars + 2
            || id[Prefix.Length + UidChars] != '-'
        )
            return false;
        server = id.Substring(Prefix.Length, UidChars);
        name = id[(Prefix.Length + UidChars + 1)..];
        return Guid.TryParseExact(server, "D", out _);
    }

    /// <summary>Those that a server has, and those that are being made or could not be.</summary>
    /// <param name="underWay">Actions of the server's pod.</param>
    public static IEnumerable<SnapshotImage> Of(Pod pod, IEnumerable<MachineAction> underWay)
    {
        var kept = pod.Status.VirtualMachineStatus?.Snapshots ?? [];
        foreach (var snapshot in kept)
            yield return new(pod.Metadata.Uid, snapshot.Name, "active", snapshot.CreationTime);
        foreach (var action in underWay)
            if (action.Spec.SnapshotAction is { } asked && !kept.Exists(s => s.Name == asked.SnapshotName))
                yield return new(
                    pod.Metadata.Uid,
                    asked.SnapshotName,
                    StatusOf(action),
                    action.Metadata.CreationTimestamp
                );
    }

    // A node agent says that it is done before it says what the machine has.
    private static string StatusOf(MachineAction action) =>
        !action.Status.Complete ? "queued"
        : action.Status.Error.Length > 0 ? "killed"
        : "saving";
}

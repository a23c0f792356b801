using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Machines;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Server;
using Microsoft.Extensions.Logging;
using MachineAction = Arktos.Api.Core.V1.Action;

namespace Arktos.Kubelet.Machines.Moves;

/// <summary>What a <see cref="MachineMoves"/> works with.</summary>
/// <param name="SetLeaving">That the machine of a pod, by its uid, is leaving, or is not.</param>
/// <param name="Tell">Pod, type, reason, message of an event.</param>
internal sealed record MoveParts(
    KubeletOptions Options,
    IApiConnection Connection,
    Action<string, bool> SetLeaving,
    Action<Pod, string, string, string> Tell,
    ILogger Logger
);

/// <summary>How a move went.</summary>
internal sealed record MoveResult(string Node, TimeSpan Pause);

/// <summary>
/// Moves virtual machines of this node to others while they run. Where it fails, they run here as before; which of both
/// it is, the API says (<see cref="MoveDecision"/>). Thread-safe.
/// </summary>
internal sealed class MachineMoves(MoveParts parts)
{
    /// <summary>The other node may have to get the image first.</summary>
    private static readonly TimeSpan ReadyMax = TimeSpan.FromMinutes(15),
        BoundMax = TimeSpan.FromSeconds(20),
        Retry = TimeSpan.FromMilliseconds(500);

    private readonly ResourceClient<Pod> _pods = new(parts.Connection);
    private readonly ResourceClient<Node> _nodes = new(parts.Connection);
    private readonly ConcurrentDictionary<string, bool> _underWay = new();
    private readonly SemaphoreSlim _room = new(2, 2);

    /// <summary>Moves the machine of a pod to where the action says.</summary>
    /// <exception cref="MachineRefusalException">It has not moved, and runs here as before.</exception>
    public async Task<MoveResult> RunAsync(
        MachineAction action,
        Pod pod,
        ObservedContainer machine,
        IMachineRuntime runtime,
        CancellationToken ct
    )
    {
        var (uid, target) = (pod.Metadata.Uid, action.Status.MigrateStatus!.TargetNode);
        var move = new PodMigration
        {
            ActionName = action.Metadata.Name,
            ActionID = action.Metadata.Uid,
            SourceNode = parts.Options.NodeName,
            TargetNode = target,
            StartTime = parts.Options.Time.GetUtcNow(),
            ByEviction = action.Spec.MigrateAction!.ByEviction,
        };
        await _room.WaitAsync(ct).ConfigureAwait(false);
        if (!_underWay.TryAdd(uid, true))
        {
            _room.Release();
            throw new MachineRefusalException("what was left of a move before is being settled");
        }
        var hasMoved = false;
        try
        {
            if (pod.Status.Migration is { } before && before.ActionID == move.ActionID)
            {
                // An agent before has begun it. Where the machine is, is found out; it is not begun again.
                hasMoved = await SettleAsync(pod, before, "its node agent was started anew", ct) == MovePlace.Target;
                return hasMoved
                    ? new MoveResult(target, TimeSpan.Zero)
                    : throw new MachineRefusalException("its node agent was started anew meanwhile");
            }
            if (PodMoves.WhyNot(pod) is { } why)
                throw new MachineRefusalException(why);
            var node =
                (
                    await _nodes
                        .ListAsync(new ListQuery { FieldSelector = $"metadata.name={target}" }, ct)
                        .ConfigureAwait(false)
                ).FirstOrDefault() ?? throw new MachineRefusalException($"there is no node {target}");
            parts.SetLeaving(uid, true);
            var (told, sockets) = await runtime.DescribeAsync(machine.Id, ct).ConfigureAwait(false);
            // No other is begun: this agent alone begins them, one at a time.
            await WriteAsync(pod, move, null, ct).ConfigureAwait(false);
            parts.Tell(pod, "Normal", "Migrating", $"Migrating virtual machine to node {target}");
            try
            {
                var pause = await SendAsync(pod, move, node, (machine, told, sockets), runtime, ct)
                    .ConfigureAwait(false);
                hasMoved = true;
                return new MoveResult(target, pause);
            }
            catch (Exception e) when (IsFailure(e) && !ct.IsCancellationRequested)
            {
                parts.Logger.LogWarning(
                    "the machine of pod {Pod} was not moved: {Reason}",
                    ObjectKey.Of(pod),
                    e.Message
                );
                hasMoved = await SettleAsync(pod, move, e.Message, ct).ConfigureAwait(false) == MovePlace.Target;
                return hasMoved
                    ? new MoveResult(target, TimeSpan.Zero)
                    : throw new MachineRefusalException(e.Message, e);
            }
        }
        catch (Exception e) when (IsFailure(e) && e is not MachineRefusalException && !ct.IsCancellationRequested)
        {
            throw new MachineRefusalException(e.Message, e);
        }
        finally
        {
            _underWay.TryRemove(uid, out _);
            _room.Release();
            // One that has moved is let alone until the API has told so.
            if (!hasMoved)
                parts.SetLeaving(uid, false);
        }
    }

    /// <summary>A move that an agent before has left under way is over.</summary>
    public void Recover(Pod pod, CancellationToken ct)
    {
        if (
            PodMoves.UnderWay(pod) is not { } move
            || move.SourceNode != parts.Options.NodeName
            || pod.Spec.NodeName != parts.Options.NodeName
            || !_underWay.TryAdd(pod.Metadata.Uid, true)
        )
            return;
        _ = Task.Run(
            async () =>
            {
                try
                {
                    await SettleAsync(pod, move, "its node agent was started anew", ct).ConfigureAwait(false);
                }
                catch (OperationCanceledException)
                { /* the agent stops */
                }
                finally
                {
                    _underWay.TryRemove(pod.Metadata.Uid, out _);
                }
            },
            CancellationToken.None
        );
    }

    private static bool IsFailure(Exception e) =>
        e
            is MachineRefusalException
                or RuntimeException
                or ApiException
                or IOException
                or SocketException
                or TimeoutException
                or OperationCanceledException;

    private async Task<TimeSpan> SendAsync(
        Pod pod,
        PodMigration move,
        Node node,
        (ObservedContainer Machine, string Told, MoveSockets Sockets) what,
        IMachineRuntime runtime,
        CancellationToken ct
    )
    {
        var key = ObjectKey.Of(pod);
        var link = new MoveLink(
            parts.Options,
            node,
            $"{MoveDoor.Path}/{key.Tenant}/{key.Namespace}/{key.Name}/{pod.Metadata.Uid}/{move.ActionID}"
        );
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var control = await link.ConnectAsync(MoveLink.Control, ct).ConfigureAwait(false);
        await using var _ = control.ConfigureAwait(false);
        await new MoveLine(what.Told, what.Machine.Attempt).WriteAsync(control, ct).ConfigureAwait(false);
        Expect(
            "ready",
            await MoveLine.ReadAsync(control, ct).WaitAsync(ReadyMax, parts.Options.Time, ct).ConfigureAwait(false)
        );
        var pumps = new[]
        {
            PumpAsync(what.Sockets.Memory, link, MoveLink.Memory, end.Token),
            PumpAsync(what.Sockets.Disk, link, MoveLink.Disk, end.Token),
        };
        // What comes before the guest was handed over is that it cannot come.
        var answer = MoveLine.ReadAsync(control, end.Token);
        try
        {
            var sending = runtime.SendAsync(what.Machine.Id, end.Token);
            if (await Task.WhenAny(sending, answer).ConfigureAwait(false) == answer)
            {
                await end.CancelAsync().ConfigureAwait(false);
                // By then it runs as before, or it never will again.
                try
                {
                    await sending.ConfigureAwait(false);
                }
                catch (Exception e) when (IsFailure(e))
                { /* it was broken off */
                }
                Expect("bound", await answer.ConfigureAwait(false));
                throw new IOException("the other node has bound what it was not given");
            }
            var pause = await sending.ConfigureAwait(false);
            await new MoveLine(Step: "handed-over").WriteAsync(control, ct).ConfigureAwait(false);
            Expect("bound", await answer.WaitAsync(BoundMax, parts.Options.Time, ct).ConfigureAwait(false));
            return pause;
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(pumps).ConfigureAwait(false);
        }
    }

    private static void Expect(string step, MoveLine line)
    {
        if (line.Step != step)
            throw new MachineRefusalException(line.Error ?? $"the other node says {line.Step} in place of {step}");
    }

    /// <summary>Whatever QEMU sends by a socket of its own.</summary>
    private async Task PumpAsync(string path, MoveLink link, string channel, CancellationToken ct)
    {
        try
        {
            using var listening = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listening.Bind(new UnixDomainSocketEndPoint(path));
            // QEMU's user alone may enter the folder.
            File.SetUnixFileMode(path, (UnixFileMode)0x1B6);
            listening.Listen(1);
            using var socket = await listening.AcceptAsync(ct).ConfigureAwait(false);
            await using var qemu = new NetworkStream(socket);
            var there = await link.ConnectAsync(channel, ct).ConfigureAwait(false);
            await using var _ = there.ConfigureAwait(false);
            await new BytePump(parts.Options.Time).RunAsync(qemu, there, ct).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // QEMU sees that its connection has ended.
            parts.Logger.LogDebug("{Channel} of a move has ended: {Reason}", channel, e.Message);
        }
    }

    /// <summary>
    /// Has a move that has failed be over, unless the pod is bound to the other node by then; asks until the API has
    /// said where the machine goes on.
    /// </summary>
    private async Task<MovePlace> SettleAsync(Pod pod, PodMigration move, string why, CancellationToken ct)
    {
        var key = ObjectKey.Of(pod);
        while (true)
        {
            try
            {
                var now = await _pods.TryGetAsync(key, ct).ConfigureAwait(false);
                var place = MoveDecision.Of(now, pod.Metadata.Uid, move);
                if (place != MovePlace.Undecided)
                    return place;
                var over = now!.Status.Migration!;
                (over.CompletionTime, over.Message) = (parts.Options.Time.GetUtcNow(), why);
                await WriteAsync(now, over, now.Metadata.ResourceVersion, ct).ConfigureAwait(false);
                return MovePlace.Source;
            }
            catch (ApiException e)
            {
                if (!e.IsConflict)
                    parts.Logger.LogWarning(
                        "where the machine of pod {Pod} goes on is not known: {Reason}",
                        key,
                        e.Message
                    );
            }
            await Task.Delay(Retry, parts.Options.Time, ct).ConfigureAwait(false);
        }
    }

    /// <param name="resourceVersion">Null: whatever has become of the pod.</param>
    private Task WriteAsync(Pod pod, PodMigration move, string? resourceVersion, CancellationToken ct)
    {
        var written = JsonNode.Parse(KubeJson.Encode(move))!.AsObject();
        // What one before was like is not to show through.
        foreach (var field in (string[])["completionTime", "succeeded", "message", "byEviction"])
            if (!written.ContainsKey(field))
                written[field] = null;
        var metadata = new JsonObject { ["uid"] = pod.Metadata.Uid };
        if (resourceVersion is not null)
            metadata["resourceVersion"] = resourceVersion;
        var patch = new JsonObject
        {
            ["metadata"] = metadata,
            ["status"] = new JsonObject { ["migration"] = written },
        };
        return _pods.PatchStatusAsync(
            ObjectKey.Of(pod),
            Encoding.UTF8.GetBytes(patch.ToJsonString()),
            PatchType.Merge,
            ct
        );
    }
}

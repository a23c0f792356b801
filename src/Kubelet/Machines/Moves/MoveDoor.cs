using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Machines;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Machines.Moves;

/// <summary>
/// Where virtual machines of other nodes come in. In gets the agent of the node that the pod is on, for a move that the
/// API has under way to this node, and for which a pod holds the room here. Thread-safe.
/// </summary>
internal sealed class MoveDoor(
    KubeletOptions options,
    IApiConnection connection,
    IMachineRuntime runtime,
    PodWorkers workers,
    ILogger logger
)
{
    public const string Path = "/migrations";

    private static readonly TimeSpan ReadyMax = TimeSpan.FromMinutes(15),
        AskMax = TimeSpan.FromSeconds(30),
        HearMax = TimeSpan.FromSeconds(5),
        HearPoll = TimeSpan.FromMilliseconds(50),
        Retry = TimeSpan.FromMilliseconds(500);

    private readonly ResourceClient<Pod> _pods = new(connection);

    /// <summary>What comes, by the uid of its action: from which node, and where QEMU takes it.</summary>
    private readonly ConcurrentDictionary<string, (string From, MoveSockets Sockets)> _coming = new();
    private readonly ConcurrentDictionary<string, bool> _pending = new();

    /// <param name="move">Of the pod, and the uid of the action.</param>
    public async Task ServeAsync(
        HttpContext context,
        ObjectKey pod,
        (string PodUid, string Action) move,
        string channel,
        CancellationToken stopping
    )
    {
        var upgrade = context.Features.Get<IHttpUpgradeFeature>();
        var caller = CallerCheck.NodeOf(context.Connection.ClientCertificate);
        if (upgrade is not { IsUpgradableRequest: true } || context.Request.Headers.Upgrade != MoveLink.Protocol)
            await RefuseAsync(context, HttpStatusCode.BadRequest, "Upgrade request required").ConfigureAwait(false);
        else if (
            caller is null
            || !await IsAwaitedAsync(pod, move.PodUid, move.Action, context.RequestAborted).ConfigureAwait(false)
        )
            await RefuseAsync(context, HttpStatusCode.Forbidden, "no such virtual machine is to come to this node")
                .ConfigureAwait(false);
        else if (channel == MoveLink.Control)
            await ControlAsync(context, upgrade, (pod, move.PodUid, move.Action, caller), stopping)
                .ConfigureAwait(false);
        else if (
            channel is MoveLink.Memory or MoveLink.Disk
            && _coming.TryGetValue(move.Action, out var coming)
            && coming.From == caller
        )
            await PumpAsync(
                    context,
                    upgrade,
                    channel == MoveLink.Memory ? coming.Sockets.Memory : coming.Sockets.Disk,
                    stopping
                )
                .ConfigureAwait(false);
        else
            await RefuseAsync(context, HttpStatusCode.NotFound, "nothing comes here").ConfigureAwait(false);
    }

    /// <summary>This agent may hear of the pod that holds the room a moment after the other agent.</summary>
    private async Task<bool> IsAwaitedAsync(ObjectKey pod, string uid, string action, CancellationToken ct)
    {
        var begun = options.Time.GetTimestamp();
        while (!IsAwaited(pod, uid, action))
        {
            if (options.Time.GetElapsedTime(begun) > HearMax)
                return false;
            await Task.Delay(HearPoll, options.Time, ct).ConfigureAwait(false);
        }
        return true;
    }

    private bool IsAwaited(ObjectKey pod, string uid, string action) =>
        workers.Pods.Any(p =>
            p.Metadata.Tenant == pod.Tenant
            && p.Metadata.Namespace == pod.Namespace
            && p.Metadata.DeletionTimestamp is null
            && PodMoves.HoldsRoomFor(p, uid, action)
        );

    private async Task ControlAsync(
        HttpContext context,
        IHttpUpgradeFeature upgrade,
        (ObjectKey Key, string PodUid, string Action, string Caller) asked,
        CancellationToken stopping
    )
    {
        if (!_pending.TryAdd(asked.PodUid, true))
        {
            await RefuseAsync(context, HttpStatusCode.Conflict, "the virtual machine is on its way here already")
                .ConfigureAwait(false);
            return;
        }
        try
        {
            var pod = await _pods.TryGetAsync(asked.Key, context.RequestAborted).ConfigureAwait(false);
            if (
                pod?.Metadata.Uid != asked.PodUid
                || pod.Spec.NodeName != asked.Caller
                || PodMoves.UnderWay(pod) is not { } move
                || move.ActionID != asked.Action
                || move.TargetNode != options.NodeName
            )
            {
                await RefuseAsync(context, HttpStatusCode.Forbidden, "the API has no such move to this node under way")
                    .ConfigureAwait(false);
                return;
            }
            context.Response.Headers.Upgrade = MoveLink.Protocol;
            using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.RequestAborted);
            var control = await upgrade.UpgradeAsync().ConfigureAwait(false);
            await using var _ = control.ConfigureAwait(false);
            try
            {
                await ReceiveAsync(control, pod, move, end.Token, stopping).ConfigureAwait(false);
            }
            catch (Exception e)
                when (e
                        is MachineRefusalException
                            or RuntimeException
                            or ApiException
                            or IOException
                            or TimeoutException
                            or OperationCanceledException
                )
            {
                logger.LogWarning("the machine of pod {Pod} does not come: {Reason}", asked.Key, e.Message);
                await TryTellAsync(control, e.Message).ConfigureAwait(false);
            }
        }
        catch (ApiException e) when (!context.Response.HasStarted)
        {
            await RefuseAsync(context, HttpStatusCode.BadGateway, e.Message).ConfigureAwait(false);
        }
        finally
        {
            _pending.TryRemove(asked.PodUid, out var _);
        }
    }

    private async Task ReceiveAsync(
        Stream control,
        Pod pod,
        PodMigration move,
        CancellationToken ct,
        CancellationToken stopping
    )
    {
        var asked = await MoveLine.ReadAsync(control, ct).WaitAsync(AskMax, options.Time, ct).ConfigureAwait(false);
        if (asked.Machine is not { } machine)
            throw new MachineRefusalException("the machine is not described");
        var receiving = new PodReceiving(asked.Attempt, machine);
        if (!workers.Receive(WillBe(pod), receiving))
            throw new MachineRefusalException(PodReceiving.HasMore);
        var isHere = false;
        try
        {
            var (id, sockets) = await receiving.Ready.WaitAsync(ReadyMax, options.Time, ct).ConfigureAwait(false);
            _coming[move.ActionID] = (move.SourceNode, sockets);
            await new MoveLine(Step: "ready").WriteAsync(control, ct).ConfigureAwait(false);
            var next = await MoveLine.ReadAsync(control, ct).ConfigureAwait(false);
            if (next.Step != "handed-over")
                throw new MachineRefusalException(next.Error ?? "the other node has not handed it over");
            await runtime.CheckReceivedAsync(id, ct).ConfigureAwait(false);
            // From here on the API says where it goes on, whoever has gone.
            isHere = await BindAsync(pod, move, stopping).ConfigureAwait(false);
            if (!isHere)
                throw new MachineRefusalException("the API has it go on where it was");
            await GoOnAsync(pod, id).ConfigureAwait(false);
            await TryTellAsync(control, null).ConfigureAwait(false);
        }
        finally
        {
            _coming.TryRemove(move.ActionID, out var _);
            // An agent that stops leaves it to the next one.
            if (!isHere && !stopping.IsCancellationRequested)
                workers.GiveUp(pod.Metadata.Uid, receiving);
        }
    }

    /// <summary>The pod as it is going to be here; its volumes are the machine's node's until then.</summary>
    private Pod WillBe(Pod pod)
    {
        var copy = KubeJson.Clone(pod);
        (copy.Kind, copy.ApiVersion) = ("Pod", "v1");
        (copy.Spec.NodeName, copy.Spec.Volumes) = (options.NodeName, null);
        foreach (var container in copy.Spec.Containers)
            container.VolumeMounts = null;
        return copy;
    }

    /// <summary>
    /// Asks until the API has said whether the pod is here. A request that was not answered may be carried out still:
    /// nobody gives up before the move is over.
    /// </summary>
    private async Task<bool> BindAsync(Pod pod, PodMigration move, CancellationToken ct)
    {
        var key = ObjectKey.Of(pod);
        while (true)
        {
            try
            {
                await _pods
                    .CreateSubresourceAsync<Binding, Api.Meta.V1.Status>(
                        key,
                        "binding",
                        new Binding
                        {
                            Metadata = new ObjectMeta
                            {
                                Tenant = key.Tenant,
                                Namespace = key.Namespace,
                                Name = key.Name,
                                Uid = pod.Metadata.Uid,
                                Annotations = new() { [PodMoves.ActionAnnotation] = move.ActionID },
                            },
                            Target = new ObjectReference { Kind = "Node", Name = options.NodeName },
                        },
                        ct
                    )
                    .ConfigureAwait(false);
                return true;
            }
            catch (ApiException e)
            {
                logger.LogWarning("pod {Pod} is not bound to this node yet: {Reason}", key, e.Message);
            }
            try
            {
                var now = await _pods.TryGetAsync(key, ct).ConfigureAwait(false);
                var place = MoveDecision.Of(now, pod.Metadata.Uid, move);
                if (place != MovePlace.Undecided)
                    return place == MovePlace.Target;
            }
            catch (ApiException e)
            {
                // Which says that the node has nothing to do with it any more.
                if (e.IsForbidden)
                    return false;
            }
            await Task.Delay(Retry, options.Time, ct).ConfigureAwait(false);
        }
    }

    /// <summary>Without waiting for the API's word; where it fails, the pod's worker tries again.</summary>
    private async Task GoOnAsync(Pod pod, string id)
    {
        try
        {
            await runtime.SetPowerAsync(id, MachinePower.Running, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is MachineRefusalException or RuntimeException)
        {
            logger.LogWarning("the machine of pod {Pod} has not gone on yet: {Reason}", ObjectKey.Of(pod), e.Message);
        }
        workers.Poke(pod.Metadata.Uid);
    }

    private async Task PumpAsync(
        HttpContext context,
        IHttpUpgradeFeature upgrade,
        string path,
        CancellationToken stopping
    )
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), stopping).ConfigureAwait(false);
            await using var qemu = new NetworkStream(socket);
            context.Response.Headers.Upgrade = MoveLink.Protocol;
            var peer = await upgrade.UpgradeAsync().ConfigureAwait(false);
            await using var _ = peer.ConfigureAwait(false);
            // Not ended with the request: that is told as soon as the peer has ended, before all of it was read.
            await new BytePump(options.Time).RunAsync(peer, qemu, stopping).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException && !context.Response.HasStarted)
        {
            await RefuseAsync(context, HttpStatusCode.BadGateway, e.Message).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        { /* one of them has gone */
        }
    }

    private static async Task TryTellAsync(Stream control, string? error)
    {
        try
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await (error is null ? new MoveLine(Step: "bound") : new MoveLine(Error: error))
                .WriteAsync(control, soon.Token)
                .ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        { /* the API tells it as well */
        }
    }

    private static Task RefuseAsync(HttpContext context, HttpStatusCode code, string why) =>
        Answers.RefuseAsync(context, code, why);
}

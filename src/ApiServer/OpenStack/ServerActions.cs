using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Core.V1;

namespace Arktos.ApiServer.OpenStack;

/// <summary>An action of Nova's on a server.</summary>
/// <param name="Body">What stands behind its name.</param>
internal sealed record ServerAction(OpenStackRequest Request, Pod Pod, ServerState State, JsonElement Body)
{
    public OpenStackCaller Caller => Request.Owner;

    public string Id => Pod.Metadata.Uid;
}

/// <summary>
/// What can be done to a server (POST servers/ID/action). Each is a write of its pod or an Action of the Kubernetes
/// API, by the caller's own rights. Thread-safe.
/// </summary>
internal sealed class ServerActions
{
    /// <summary>How long a guest has to shut down before it is reset (Arktos' own figure).</summary>
    private const int SoftRebootSeconds = 10;

    private const int ConsoleLinesMax = 10_000,
        ConsoleBytesMax = 1024 * 1024;

    private readonly KubernetesCalls _kubernetes;
    private readonly Servers _servers;
    private readonly Func<CancellationToken, Task<Result<Offers>>> _offers;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, Func<ServerAction, Task<Result<OpenStackAnswer>>>> _table;

    public ServerActions(
        KubernetesCalls kubernetes,
        Servers servers,
        Func<CancellationToken, Task<Result<Offers>>> offers,
        TimeProvider time
    )
    {
        (_kubernetes, _servers, _offers, _time) = (kubernetes, servers, offers, time);
        _table = new(StringComparer.Ordinal)
        {
            ["reboot"] = RebootAsync,
            ["os-start"] = a => PowerAsync(a, "start", VmPowerSpec.Running, ServerState.ShutOff),
            ["os-stop"] = a => PowerAsync(a, "stop", VmPowerSpec.Shutdown, ServerState.Active, ServerState.Error),
            ["pause"] = a => PowerAsync(a, "pause", VmPowerSpec.Paused, ServerState.Active),
            ["unpause"] = a => PowerAsync(a, "unpause", VmPowerSpec.Running, ServerState.Paused),
            ["suspend"] = a => PowerAsync(a, "suspend", VmPowerSpec.Suspended, ServerState.Active),
            ["resume"] = a => PowerAsync(a, "resume", VmPowerSpec.Running, ServerState.Suspended),
            ["createImage"] = CreateImageAsync,
            ["snapshot"] = CreateImageAsync,
            ["restore"] = RestoreAsync,
            ["rebuild"] = RestoreAsync,
            ["resize"] = ResizeAsync,
            ["confirmResize"] = a => Task.FromResult(NothingToConfirm(a, "confirmResize")),
            ["revertResize"] = a => Task.FromResult(NothingToConfirm(a, "revertResize")),
            ["os-getConsoleOutput"] = ConsoleAsync,
            ["os-migrateLive"] = MigrateAsync,
            ["forceDelete"] = DeleteAsync,
        };
    }

    public async Task<Result<OpenStackAnswer>> ServeAsync(OpenStackRequest request)
    {
        if (!(await request.ReadAsync()).Succeeded(out var body, out var error))
            return error;
        var asked = body.EnumerateObject().ToList();
        if (asked.Count != 1)
            return Statuses.BadRequest("a body has one action");
        if (!_table.TryGetValue(asked[0].Name, out var serve))
            return Statuses.BadRequest(
                $"There is no such action: {(asked[0].Name.Length <= 64 ? asked[0].Name : asked[0].Name[..64])}"
            );
        var caller = request.Owner;
        if (!(await _servers.FindAsync(caller, request.Values[0], request.Cancel)).Succeeded(out var pod, out error))
            return error;
        if (!(await _servers.UnderWayAsync(caller, request.Cancel)).Succeeded(out var underWay, out error))
            return error;
        var state = ServerState.Of(pod, underWay[pod.Metadata.Uid], _time.GetUtcNow());
        return await serve(new ServerAction(request, pod, state, asked[0].Value));
    }

    private async Task<Result<OpenStackAnswer>> PowerAsync(
        ServerAction action,
        string name,
        string power,
        params string[] from
    )
    {
        if (WhyNot(action, name, from) is { } refusal)
            return refusal;
        // As it was when it was looked at.
        var patch = new
        {
            metadata = new { uid = action.Id, resourceVersion = action.Pod.Metadata.ResourceVersion },
            spec = new { virtualMachine = new { powerSpec = power } },
        };
        var path = Servers.PathOf(action.Caller, "pods", action.Pod.Metadata.Name);
        return await DoneAsync(action, KubernetesCall.Patch(path, patch));
    }

    private async Task<Result<OpenStackAnswer>> RebootAsync(ServerAction action)
    {
        var type = action.Body.ValueKind == JsonValueKind.Object ? JsonFields.Text(action.Body, "type") : "";
        var isSoft = type.Equals("SOFT", StringComparison.OrdinalIgnoreCase);
        if (!isSoft && !type.Equals("HARD", StringComparison.OrdinalIgnoreCase))
            return Statuses.BadRequest("reboot.type is SOFT or HARD");
        if (WhyNot(action, "reboot", ServerState.Active) is { } refusal)
            return refusal;
        return await ActAsync(
            action,
            new { operation = "reboot", rebootParams = new { delayInSeconds = isSoft ? SoftRebootSeconds : 0 } }
        );
    }

    private async Task<Result<OpenStackAnswer>> CreateImageAsync(ServerAction action)
    {
        if (
            action.Body.ValueKind != JsonValueKind.Object
            || JsonFields.Text(action.Body, "name") is not { Length: > 0 } name
        )
            return Statuses.BadRequest("name: a name of the snapshot is needed");
        if (WhyNot(action, "createImage", ServerState.Active, ServerState.Paused, ServerState.Suspended) is { } refusal)
            return refusal;
        if (action.Pod.Status.VirtualMachineStatus?.Snapshots?.Exists(s => s.Name == name) == true)
            return Conflict($"the server has a snapshot {name} already");
        var made = await ActAsync(action, new { operation = "snapshot", snapshotParams = new { snapshotName = name } });
        if (!made.Succeeded(out _, out var error))
            return error;
        var image = SnapshotImages.IdOf(action.Id, name);
        return new OpenStackAnswer(202, new JsonObject { ["image_id"] = image })
        {
            Headers = [("Location", $"{action.Request.BaseUrl}/{ImageApi.Prefix}/v2/images/{image}")],
        };
    }

    private async Task<Result<OpenStackAnswer>> RestoreAsync(ServerAction action)
    {
        var wanted =
            action.Body.ValueKind != JsonValueKind.Object ? ""
            : JsonFields.Text(action.Body, "imageRef") is { Length: > 0 } image ? image
            : JsonFields.Text(action.Body, "ImageRef");
        if (wanted.Length == 0)
            return Statuses.BadRequest("imageRef: a snapshot of the server is needed; what is deleted does not return");
        if (
            !SnapshotImages.TryRead(Offers.LastSegment(wanted), out var server, out var snapshot)
            || server != action.Id
        )
            return Statuses.BadRequest(
                "imageRef: a server is put back to snapshots of its own, and gets no other image while it is there"
            );
        if (WhyNot(action, "rebuild", ServerState.Active, ServerState.Error) is { } refusal)
            return refusal;
        if (action.Pod.Status.VirtualMachineStatus?.Snapshots?.Exists(s => s.Name == snapshot) != true)
            return Statuses.BadRequest($"imageRef: the server has no snapshot {snapshot}");
        var done = await ActAsync(action, new { operation = "restore", restoreParams = new { snapshotID = snapshot } });
        if (!done.Succeeded(out _, out var error))
            return error;
        if (!(await _offers(action.Request.Cancel)).Succeeded(out var offers, out error))
            return error;
        var view = ServerView.Whole(
            action.Pod,
            action.State with
            {
                Status = "REBUILD",
                Task = "rebuilding",
            },
            offers,
            action.Caller.ProjectId,
            action.Request.BaseUrl
        );
        return new OpenStackAnswer(202, new JsonObject { ["server"] = view });
    }

    private async Task<Result<OpenStackAnswer>> ResizeAsync(ServerAction action)
    {
        var wanted = action.Body.ValueKind == JsonValueKind.Object ? JsonFields.Text(action.Body, "flavorRef") : "";
        if (!(await _offers(action.Request.Cancel)).Succeeded(out var offers, out var error))
            return error;
        if (offers.FlavorOf(wanted) is not { } flavor)
            return Statuses.BadRequest("flavorRef: Flavor could not be found.");
        if (WhyNot(action, "resize", ServerState.Active) is { } refusal)
            return refusal;
        if (ServerView.FlavorOf(action.Pod, offers).Id == flavor.Id)
            return Statuses.BadRequest("When resizing, instances must change flavor!");
        var amounts = new Dictionary<string, string>
        {
            ["cpu"] = flavor.Vcpus.ToString(CultureInfo.InvariantCulture),
            ["memory"] = string.Create(CultureInfo.InvariantCulture, $"{flavor.MemoryMb}Mi"),
        };
        var patch = new
        {
            metadata = new { uid = action.Id, resourceVersion = action.Pod.Metadata.ResourceVersion },
            spec = new { virtualMachine = new { resources = new { requests = amounts, limits = amounts } } },
        };
        var path = Servers.PathOf(action.Caller, "pods", action.Pod.Metadata.Name) + "/resize";
        return await DoneAsync(action, KubernetesCall.Patch(path, patch));
    }

    private static Result<OpenStackAnswer> NothingToConfirm(ServerAction action, string name) =>
        Conflict(
            $"Cannot '{name}' instance {action.Id}: a server is resized where it is, and there is nothing to confirm "
                + "or to revert"
        );

    private async Task<Result<OpenStackAnswer>> ConsoleAsync(ServerAction action)
    {
        var lines = ConsoleLinesMax;
        if (action.Body.ValueKind == JsonValueKind.Object && JsonFields.Has(action.Body, "length"))
        {
            var text = action.Body.GetProperty("length").ToString();
            if (
                !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out lines)
                || lines < -1
            )
                return Statuses.BadRequest("length: a number of lines is needed");
            lines = lines == -1 ? ConsoleLinesMax : Math.Min(lines, ConsoleLinesMax);
        }
        var path = Servers.PathOf(action.Caller, "pods", action.Pod.Metadata.Name);
        var read = await _kubernetes.SendAsync(
            action.Caller,
            new KubernetesCall(
                "GET",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path}/log?tailLines={lines}&limitBytes={ConsoleBytesMax}"
                )
            ),
            action.Request.Cancel
        );
        if (read.Succeeded(out var output, out var error))
            return OpenStackAnswer.Ok(new JsonObject { ["output"] = Encoding.UTF8.GetString(output) });
        // A machine that is not there yet has no console: a state, and no fault.
        return error.Code == 400 ? Conflict(error.Message) : error;
    }

    private async Task<Result<OpenStackAnswer>> MigrateAsync(ServerAction action)
    {
        if (WhyNot(action, "os-migrateLive", ServerState.Active) is { } refusal)
            return refusal;
        var node = action.Body.ValueKind == JsonValueKind.Object ? JsonFields.Text(action.Body, "host") : "";
        return await ActAsync(action, new { operation = "migrate", migrateParams = new { nodeName = node } });
    }

    private async Task<Result<OpenStackAnswer>> DeleteAsync(ServerAction action) =>
        await _servers.DeleteAsync(action.Caller, action.Pod, atOnce: true, action.Request.Cancel) is { } refusal
            ? refusal
            : new OpenStackAnswer(202);

    private Task<Result<OpenStackAnswer>> ActAsync(ServerAction action, object operation)
    {
        var body = JsonSerializer.SerializeToNode(operation)!.AsObject();
        (body["apiVersion"], body["kind"]) = ("v1", "CustomAction");
        var path = Servers.PathOf(action.Caller, "pods", action.Pod.Metadata.Name) + "/action";
        return DoneAsync(
            action,
            new KubernetesCall("POST", path) { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) }
        );
    }

    private async Task<Result<OpenStackAnswer>> DoneAsync(ServerAction action, KubernetesCall call) =>
        (await _kubernetes.SendAsync(action.Caller, call, action.Request.Cancel)).Succeeded(out _, out var error)
            ? new OpenStackAnswer(202)
            : error;

    /// <summary>Null: a server in this state may be dealt with so.</summary>
    private static Api.Meta.V1.Status? WhyNot(ServerAction action, string name, params string[] from)
    {
        var state = action.State;
        // What has not come about may be taken back.
        var isTakenBack =
            (name, state.Task) is ("start", "powering-off") or ("unpause", "pausing") or ("resume", "suspending");
        // A guest may not heed that it is to be rebooted, or has been resized.
        var isHelp = name is "reboot" or "stop" && state.Status is "REBOOT" or ServerState.Resize;
        var isBusy = state.Task is not null && !isHelp;
        if (isTakenBack || isHelp && from.Contains(ServerState.Active))
            return null;
        if (from.Contains(state.Status) && !isBusy)
            return null;
        return Conflict(
            isBusy
                ? $"Cannot '{name}' instance {action.Id} while it is in task_state {state.Task}"
                : $"Cannot '{name}' instance {action.Id} while it is in vm_state {state.VmState}"
        );
    }

    private static Api.Meta.V1.Status Conflict(string message) => Statuses.Failure(409, "Conflict", message, null);
}

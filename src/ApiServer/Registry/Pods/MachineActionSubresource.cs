using System.Globalization;
using System.Security.Cryptography;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Schemas;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Requests;
using MachineAction = Arktos.Api.Core.V1.Action;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>
/// POST pods/{name}/action: makes an Action for the pod's virtual machine, and says under which name.
/// </summary>
public sealed class MachineActionSubresource() : ActionSubresource("action", ActionKind)
{
    private const int NamesMax = 5;
    private static readonly GroupVersionKind ActionKind = new("", "v1", "CustomAction");

    public override async Task<Result<object>> InvokeAsync(ActionCall call, CancellationToken cancel)
    {
        var schema = SchemaCatalog.Instance.Find(new GroupVersion("", "v1"), "CustomAction")!;
        var decoded = BodyDecoder.Decode(
            call.Body,
            typeof(CustomAction),
            ActionKind,
            schema,
            call.Request.Validation,
            call.Request.Warnings
        );
        if (!decoded.Succeeded(out var body, out var error))
            return error;
        var (asked, pod) = ((CustomAction)body, call.Request.Name);
        if (SpecOf(asked, pod) is not { } spec)
            return Statuses.BadRequest($"Unsupported operation '{asked.Operation}' for Pod '{pod}'");
        var actions = call.Services.Catalog.Get("", "actions");
        var begin = $"{asked.Operation}-{call.Services.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}";
        for (var attempt = 0; ; attempt++)
        {
            // Of two in one second the second one gets some letters more.
            var name = attempt == 0 ? begin : $"{begin}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}";
            var action = new MachineAction
            {
                Kind = actions.Kind.Kind,
                ApiVersion = actions.Kind.GroupVersion.ToString(),
                Metadata = { Name = name, Namespace = call.Request.Namespace },
                Spec = spec.DeepClone(),
            };
            var write = call.Request with
            {
                Verb = "create",
                Resource = actions.Description,
                StoredBy = actions,
                Subresource = null,
                Name = name,
            };
            var created = await call.Writer.CreateAsync(write, action, cancel);
            if (created.Succeeded(out var written, out error))
                return Result<object>.Of(Answer(asked, pod, KubeJson.Decode<MachineAction>(written.Json.Span)));
            if (error.Reason != "AlreadyExists" || attempt == NamesMax)
                return error;
        }
    }

    private static Status Answer(CustomAction asked, string pod, MachineAction made)
    {
        var status = Statuses.Success(201);
        status.Message = $"Created action '{asked.Operation}' for Pod '{pod}'";
        status.Details = new StatusDetails
        {
            Name = asked.Operation switch
            {
                "snapshot" when asked.SnapshotParams.SnapshotName.Length > 0 => asked.SnapshotParams.SnapshotName,
                "restore" => asked.RestoreParams.SnapshotID,
                "delete-snapshot" => asked.DeleteSnapshotParams.SnapshotID,
                _ => made.Metadata.Name,
            },
            Kind = "actions",
            Uid = made.Metadata.Uid,
        };
        return status;
    }

    /// <summary>Null: there is no such operation. The words are small letters, exactly.</summary>
    private static ActionSpec? SpecOf(CustomAction asked, string pod) =>
        asked.Operation switch
        {
            "reboot" => new ActionSpec
            {
                PodName = pod,
                RebootAction = new() { DelayInSeconds = asked.RebootParams.DelayInSeconds },
            },
            "snapshot" => new ActionSpec
            {
                PodName = pod,
                SnapshotAction = new() { SnapshotName = asked.SnapshotParams.SnapshotName },
            },
            "restore" => new ActionSpec
            {
                PodName = pod,
                RestoreAction = new() { SnapshotID = asked.RestoreParams.SnapshotID },
            },
            "delete-snapshot" => new ActionSpec
            {
                PodName = pod,
                DeleteSnapshotAction = new() { SnapshotID = asked.DeleteSnapshotParams.SnapshotID },
            },
            "migrate" => new ActionSpec
            {
                PodName = pod,
                MigrateAction = new() { NodeName = asked.MigrateParams.NodeName },
            },
            _ => null,
        };
}

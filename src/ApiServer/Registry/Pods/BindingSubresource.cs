using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Machines;
using Arktos.Api.Schemas;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Requests;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>POST pods/{name}/binding: puts a pod on a node, once.</summary>
public sealed class BindingSubresource() : ActionSubresource("binding", BindingKind)
{
    private const string ShutDown = "NoSchedule";
    internal static readonly GroupVersionKind BindingKind = new("", "v1", "Binding");
    private static readonly GroupVersionResource Conflicts = new("", "v1", "pods/binding");
    private static readonly string[] TopologyLabels = ["topology.kubernetes.io/zone", "topology.kubernetes.io/region"];

    public override async Task<Result<object>> InvokeAsync(ActionCall call, CancellationToken cancel)
    {
        var schema = Api.Schemas.SchemaCatalog.Instance.Find(new GroupVersion("", "v1"), "Binding")!;
        var decoded = BodyDecoder.Decode(call.Body, typeof(Binding), BindingKind, schema, FieldValidation.Ignore, []);
        return decoded.Succeeded(out var body, out var error) ? await BindAsync(call, (Binding)body, cancel) : error;
    }

    internal static async Task<Result<object>> BindAsync(ActionCall call, Binding binding, CancellationToken cancel)
    {
        var name = call.Request.Name.Length > 0 ? call.Request.Name : binding.Metadata.Name;
        if (binding.Metadata.Name.Length > 0 && binding.Metadata.Name != name)
            return Statuses.BadRequest("name in URL does not match name in Binding object");
        var errors = new FieldErrors();
        if (binding.Target.Kind is not ("" or "Node"))
            errors.NotSupported("target.kind", binding.Target.Kind, "Node", "<empty>");
        if (errors.Count > 0)
            return Statuses.Invalid(BindingKind, name, errors);

        var topology = await TopologyAsync(call, binding.Target.Name, cancel);
        if (!topology.Succeeded(out var labels, out var error))
            return error;
        var pods = call.Services.Catalog.Get("", "pods");
        var write = call.Request with
        {
            Resource = pods.Description,
            StoredBy = pods,
            Subresource = new InternalChange("binding", pods),
            Name = name,
        };
        var changed = await call.Writer.ChangeAsync(
            write,
            pod => Assign((Pod)pod, binding, labels, call.Services.Now),
            cancel
        );
        return changed.Succeeded(out _, out error) ? Result<object>.Of(Statuses.Success(201)) : error;
    }

    private static async Task<Result<Dictionary<string, string>>> TopologyAsync(
        ActionCall call,
        string node,
        CancellationToken cancel
    )
    {
        if (node.Length == 0)
            return new Dictionary<string, string>();
        var read = await call.Services.Storage.GetAsync<Node>(
            call.Services.Catalog.Get("", "nodes"),
            "",
            "",
            node,
            cancel
        );
        if (!read.Succeeded(out var found, out var error))
            return error;
        var labels = new Dictionary<string, string>();
        foreach (var label in TopologyLabels)
            if (found?.Metadata.Labels?.GetValueOrDefault(label) is { } value)
                labels[label] = value;
        return labels;
    }

    private static Result<IKubeObject> Assign(
        Pod pod,
        Binding binding,
        Dictionary<string, string> topology,
        DateTimeOffset now
    )
    {
        var name = pod.Metadata.Name;
        if (binding.Metadata.Uid.Length > 0 && binding.Metadata.Uid != pod.Metadata.Uid)
            return Statuses.Conflict(
                Conflicts,
                name,
                $"Precondition failed: UID in precondition: {binding.Metadata.Uid}, UID in object meta: "
                    + $"{pod.Metadata.Uid}"
            );
        if (
            binding.Metadata.ResourceVersion.Length > 0
            && binding.Metadata.ResourceVersion != pod.Metadata.ResourceVersion
        )
            return Statuses.Modified(Conflicts, name);
        if (pod.Metadata.DeletionTimestamp is not null)
            return Statuses.Conflict(Conflicts, name, $"pod {name} is being deleted, cannot be assigned to a host");
        if (binding.Target.Name.Length == 0)
            return Release(pod, now);
        if (
            PodMoves.UnderWay(pod) is { } move
            && binding.Metadata.Annotations?.GetValueOrDefault(PodMoves.ActionAnnotation) == move.ActionID
        )
            return Switch(pod, binding, topology, now);
        if (pod.Spec.NodeName.Length > 0)
            return Statuses.Conflict(
                Conflicts,
                name,
                $"pod {name} is already assigned to node \"{pod.Spec.NodeName}\""
            );
        if (pod.Spec.SchedulingGates is { Count: > 0 })
            return Statuses.Conflict(Conflicts, name, $"pod {name} has non-empty .spec.schedulingGates");
        pod.Spec.NodeName = binding.Target.Name;
        pod.Status.NominatedNodeName = "";
        foreach (var (key, value) in binding.Metadata.Annotations ?? [])
            (pod.Metadata.Annotations ??= [])[key] = value;
        foreach (var (key, value) in topology.Concat(binding.Metadata.Labels ?? []))
            (pod.Metadata.Labels ??= [])[key] = value;
        var conditions = (pod.Status.Conditions ?? []).Where(c => c.Type != "PodScheduled").ToList();
        conditions.Add(
            new()
            {
                Type = "PodScheduled",
                Status = "True",
                LastTransitionTime = now,
                ObservedGeneration = pod.Metadata.Generation,
            }
        );
        pod.Status.Conditions = conditions;
        return Result<IKubeObject>.Of(pod);
    }

    /// <summary>
    /// A virtual machine that was handed over goes on on the other node: from this write on, and where it is not
    /// written, it goes on where it was. Who says that the move is over does it by a write of the same pod.
    /// </summary>
    private static Result<IKubeObject> Switch(
        Pod pod,
        Binding binding,
        Dictionary<string, string> topology,
        DateTimeOffset now
    )
    {
        var (name, move) = (pod.Metadata.Name, pod.Status.Migration!);
        if (binding.Target.Name != move.TargetNode || pod.Spec.NodeName != move.SourceNode)
            return Statuses.Conflict(
                Conflicts,
                name,
                $"pod {name} is on its way from node \"{move.SourceNode}\" to node \"{move.TargetNode}\""
            );
        if (pod.Status.Phase is "Succeeded" or "Failed")
            return Statuses.Conflict(Conflicts, name, $"pod {name} has ended");
        pod.Spec.NodeName = move.TargetNode;
        (move.CompletionTime, move.Succeeded) = (now, true);
        // It may have another address there, which that node tells.
        (pod.Status.PodIP, pod.Status.PodIPs, pod.Status.HostIP, pod.Status.HostIPs) = ("", null, "", null);
        foreach (var label in TopologyLabels)
            pod.Metadata.Labels?.Remove(label);
        foreach (var (key, value) in topology)
            (pod.Metadata.Labels ??= [])[key] = value;
        return Result<IKubeObject>.Of(pod);
    }

    /// <summary>
    /// A binding to no node takes a pod whose virtual machine was shut down from its node; others need one.
    /// </summary>
    private static Result<IKubeObject> Release(Pod pod, DateTimeOffset now)
    {
        if (pod.Spec.VirtualMachine is null || pod.Status.Phase != ShutDown)
        {
            var errors = new FieldErrors();
            errors.Required("target.name");
            return Statuses.Invalid(BindingKind, pod.Metadata.Name, errors);
        }
        pod.Spec.NodeName = "";
        // What has run there is no container of the node that is to come.
        pod.Status.ContainerStatuses = null;
        foreach (var label in TopologyLabels)
            pod.Metadata.Labels?.Remove(label);
        pod.Status.Conditions =
        [
            .. (pod.Status.Conditions ?? []).Where(c => c.Type != "PodScheduled"),
            new()
            {
                Type = "PodScheduled",
                Status = "False",
                Reason = "VirtualMachineShutdown",
                LastTransitionTime = now,
                ObservedGeneration = pod.Metadata.Generation,
            },
        ];
        return Result<IKubeObject>.Of(pod);
    }
}

/// <summary>POST bindings: the same, with the pod named in the body.</summary>
public sealed class BindingResource() : ActionResource(BuiltInKinds.Of<Binding>())
{
    public override async Task<Result<object>> CreateAsync(ActionCall call, CancellationToken cancel)
    {
        var decoded = BodyDecoder.Decode(
            call.Body,
            typeof(Binding),
            BindingSubresource.BindingKind,
            Api.Schemas.SchemaCatalog.Instance.Find(new GroupVersion("", "v1"), "Binding")!,
            FieldValidation.Ignore,
            []
        );
        return decoded.Succeeded(out var body, out var error)
            ? await BindingSubresource.BindAsync(call, (Binding)body, cancel)
            : error;
    }
}

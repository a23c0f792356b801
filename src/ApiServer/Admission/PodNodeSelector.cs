using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Validation;

namespace Arktos.ApiServer.Admission;

/// <summary>Pods of a namespace run on the nodes that an annotation of it selects, and on no others.</summary>
public sealed class PodNodeSelector(FollowedReads reads) : IAdmissionPlugin
{
    private const string Annotation = "scheduler.alpha.kubernetes.io/node-selector";

    public async ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        var read = await SelectorAsync(request, cancel);
        if (!read.Succeeded(out var wanted, out var error))
            return error;
        if (wanted.Count == 0)
            return null;
        var pod = (Pod)request.Object!;
        if (Conflict(request, pod, wanted) is { } conflict)
            return conflict;
        foreach (var (key, value) in wanted)
            (pod.Spec.NodeSelector ??= [])[key] = value;
        return null;
    }

    public async ValueTask<Status?> ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        var read = await SelectorAsync(request, cancel);
        return read.Succeeded(out var wanted, out var error) ? Conflict(request, request.Object as Pod, wanted) : error;
    }

    private static Status? Conflict(AdmissionRequest request, Pod? pod, IReadOnlyDictionary<string, string> wanted) =>
        wanted.Any(w => pod!.Spec.NodeSelector?.GetValueOrDefault(w.Key) is { } own && own != w.Value)
            ? request.Forbidden("pod node label selector conflicts with its namespace node label selector")
            : null;

    /// <summary>Empty where there is none, or no pod is made.</summary>
    private async ValueTask<Result<IReadOnlyDictionary<string, string>>> SelectorAsync(
        AdmissionRequest request,
        CancellationToken cancel
    )
    {
        var none = new Dictionary<string, string>();
        if (request is not { Operation: AdmissionOperation.Create, IsMain: true, Object: Pod })
            return none;
        var read = await reads.FindAsync<Namespace>(
            "",
            "namespaces",
            new ObjectName(request.Tenant, "", request.Namespace),
            cancel
        );
        if (!read.Succeeded(out var home, out var error))
            return error;
        if (home?.Metadata.Annotations?.GetValueOrDefault(Annotation) is not { Length: > 0 } text)
            return none;
        return TryParse(text, out var selector, out var fault)
            ? selector
            : request.Forbidden($"annotation {Annotation} of namespace {request.Namespace}: {fault}");
    }

    // "disk=ssd,zone=a": labels that are equal to something, and nothing else that selectors can say.
    private static bool TryParse(string text, out Dictionary<string, string> selector, out string fault)
    {
        selector = [];
        fault = "";
        foreach (var part in text.Split(','))
        {
            var pair = part.Split('=', 2);
            if (pair.Length != 2)
            {
                fault = $"invalid selector: [{part}]";
                return false;
            }
            var (key, value) = (pair[0].Trim(), pair[1].TrimStart('=').Trim());
            fault = string.Join("; ", Formats.QualifiedName(key).Concat(Formats.LabelValue(value)));
            if (fault.Length > 0)
                return false;
            selector[key] = value;
        }
        return true;
    }
}

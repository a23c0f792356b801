using System.Collections.Concurrent;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using MachineAction = Arktos.Api.Core.V1.Action;

namespace Arktos.ApiServer.OpenStack;

/// <summary>
/// The servers of a project: pods with a virtual machine in namespace default of its tenant, whoever made them. A
/// server's id is its pod's uid. All of it is read through the Kubernetes API by the caller's own rights. Thread-safe.
/// </summary>
internal sealed class Servers(KubernetesCalls kubernetes)
{
    public const string Namespace = "default";

    private const int PageObjects = 500,
        PagesMax = 200,
        NamesMax = 20_000;

    // By uid: where a pod was when it was seen last, so that one read finds it. What it says is looked at again.
    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);

    public static string PathOf(OpenStackCaller caller, string plural = "pods", string name = "") =>
        $"/api/v1/tenants/{Uri.EscapeDataString(caller.Project)}/namespaces/{Namespace}/{plural}"
        + (name.Length > 0 ? "/" + Uri.EscapeDataString(name) : "");

    /// <summary>The pod of a server's id. Another tenant's id is no id: 404.</summary>
    public async Task<Result<Pod>> FindAsync(OpenStackCaller caller, string id, CancellationToken cancel)
    {
        if (!Guid.TryParseExact(id, "D", out _))
            return NotFound(id);
        if (_names.TryGetValue(id, out var known))
        {
            var read = await kubernetes.SendAsync<Pod>(caller, new("GET", PathOf(caller, "pods", known)), cancel);
            if (read.Succeeded(out var pod, out var error))
            {
                if (pod.Metadata.Uid == id && pod.Spec.VirtualMachine is not null)
                    return pod;
            }
            else if (error.Code != 404)
                return error;
        }
        // Made by others, or seen by another server.
        await foreach (var page in PagesAsync(caller, "", cancel))
        {
            if (!page.Succeeded(out var pods, out var error))
                return error;
            if (pods.Find(p => p.Metadata.Uid == id) is { } found)
                return found;
        }
        return NotFound(id);
    }

    /// <summary>Those with a machine, a page after the other, in the order of their names.</summary>
    /// <param name="query">More of the list's query: "&amp;labelSelector=…".</param>
    public async IAsyncEnumerable<Result<List<Pod>>> PagesAsync(
        OpenStackCaller caller,
        string query,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        var next = "";
        for (var page = 0; page < PagesMax; page++)
        {
            var path = $"{PathOf(caller)}?limit={PageObjects}{query}&continue={Uri.EscapeDataString(next)}";
            var read = await kubernetes.SendAsync<PodList>(caller, new("GET", path), cancel);
            if (!read.Succeeded(out var list, out var error))
            {
                yield return error;
                yield break;
            }
            var machines = list.Items.FindAll(p => p.Spec.VirtualMachine is not null);
            machines.ForEach(Remember);
            yield return machines;
            if ((next = list.Metadata.Continue).Length == 0)
                yield break;
        }
        yield return Statuses.ServiceUnavailable(
            $"the project has more than {PageObjects * PagesMax} pods: more than are looked at here"
        );
    }

    /// <summary>What is under way for the project's servers, by the uids of their pods.</summary>
    /// <param name="withDone">What is done as well, for the hour that it is kept.</param>
    public async Task<Result<ILookup<string, MachineAction>>> UnderWayAsync(
        OpenStackCaller caller,
        CancellationToken cancel,
        bool withDone = false
    )
    {
        var path = $"{PathOf(caller, "actions")}?limit={PageObjects}";
        if (!withDone)
            path += "&fieldSelector=status.complete%3Dfalse";
        var read = await kubernetes.SendAsync<ActionList>(caller, new("GET", path), cancel);
        if (read.Succeeded(out var list, out var error))
            return Result<ILookup<string, MachineAction>>.Of(list.Items.ToLookup(a => a.Spec.PodID));
        // Who may see pods and no actions sees servers as they are.
        return error.Code == 403
            ? Result<ILookup<string, MachineAction>>.Of(Array.Empty<MachineAction>().ToLookup(a => a.Spec.PodID))
            : error;
    }

    public async Task<Result<Pod>> CreateAsync(OpenStackCaller caller, Pod pod, CancellationToken cancel)
    {
        var call = new KubernetesCall("POST", PathOf(caller)) { Body = KubeJson.Encode(pod) };
        var made = await kubernetes.SendAsync<Pod>(caller, call, cancel);
        if (made.Succeeded(out var stored, out _))
            Remember(stored);
        return made;
    }

    public async Task<Api.Meta.V1.Status?> DeleteAsync(
        OpenStackCaller caller,
        Pod pod,
        bool atOnce,
        CancellationToken cancel
    )
    {
        var options = new Api.Meta.V1.DeleteOptions
        {
            ApiVersion = "v1",
            Kind = "DeleteOptions",
            GracePeriodSeconds = atOnce ? 0 : null,
            Preconditions = new() { Uid = pod.Metadata.Uid },
        };
        var call = new KubernetesCall("DELETE", PathOf(caller, "pods", pod.Metadata.Name))
        {
            Body = KubeJson.Encode(options),
        };
        return (await kubernetes.SendAsync(caller, call, cancel)).Succeeded(out _, out var error) ? null : error;
    }

    private void Remember(Pod pod)
    {
        // They come again as they are asked for.
        if (_names.Count >= NamesMax)
            _names.Clear();
        _names[pod.Metadata.Uid] = pod.Metadata.Name;
    }

    public static Api.Meta.V1.Status NotFound(string id) =>
        Statuses.Failure(404, "NotFound", $"Instance {(id.Length <= 64 ? id : id[..64])} could not be found.", null);
}

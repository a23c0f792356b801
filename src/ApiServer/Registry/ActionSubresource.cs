using Arktos.Api;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Requests;

namespace Arktos.ApiServer.Registry;

/// <summary>One call of an action: a POST whose body is no object to be stored.</summary>
public sealed record ActionCall(ResolvedRequest Request, byte[] Body, ObjectWriter Writer, RegistryServices Services)
{
    /// <summary>Lets admission see the body first.</summary>
    /// <param name="kind">Of the body.</param>
    public async Task<Result<object>> CarryOutAsync(
        GroupVersionKind kind,
        Func<ActionCall, CancellationToken, Task<Result<object>>> act,
        CancellationToken cancel
    )
    {
        var admitted = await Services.Admission.CallAsync(Request, kind, Body, cancel);
        return admitted.Succeeded(out var body, out var error) ? await act(this with { Body = body }, cancel) : error;
    }
}

/// <summary>Carries out something on an object and answers with an object or a Status.</summary>
public abstract class ActionSubresource(string name, GroupVersionKind kind) : Subresource(name, kind, "create")
{
    public abstract Task<Result<object>> InvokeAsync(ActionCall call, CancellationToken cancel);
}

/// <summary>A resource that takes a POST and answers. Stateless.</summary>
public abstract class ActionResource(ResourceDescription description) : VirtualResource(description)
{
    /// <param name="call">Its name is empty.</param>
    public abstract Task<Result<object>> CreateAsync(ActionCall call, CancellationToken cancel);
}

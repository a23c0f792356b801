using Arktos.Api;
using Arktos.ApiServer.Audit;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Authorization;
using Arktos.ApiServer.Catalog;

namespace Arktos.ApiServer.Requests;

/// <summary>What becomes of fields of a body that the kind does not know, or that come twice.</summary>
public enum FieldValidation
{
    Ignore,
    Warn,
    Strict,
}

/// <summary>
/// One request about a resource, whichever door it came by: who asks, for what, of whose. The resolver has held it
/// against the catalog, so that resource, subresource, verb, scope and names fit each other; the gate has authorized
/// just this. Doors fill in the options of writes; operations that act on another object than the one of the URL derive
/// their own request by <c>with</c>.
/// </summary>
public sealed record ResolvedRequest
{
    /// <summary>The manager of what the server itself writes.</summary>
    public const string OwnManager = "arktos-apiserver";

    public required UserIdentity User { get; init; }

    public required string Verb { get; init; }

    public required ResourceDescription Resource { get; init; }

    /// <summary>Null when the resource is answered and never stored.</summary>
    public ResourceStrategy? StoredBy { get; init; }

    /// <summary>Null for the object itself.</summary>
    public Subresource? Subresource { get; init; }

    /// <summary>
    /// Whose objects. Never empty; "all" for lists and watches over every tenant; of resources of the whole
    /// installation it is the caller's own.
    /// </summary>
    public required string Tenant { get; init; }

    /// <summary>Empty for resources that have none, and for lists over all namespaces.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Empty for collections and creations.</summary>
    public string Name { get; init; } = "";

    /// <summary>The path behind a proxy, with its slash; empty for none.</summary>
    public string Tail { get; init; } = "";

    /// <summary>Nothing is committed.</summary>
    public bool IsDryRun { get; init; }

    public FieldValidation Validation { get; init; } = FieldValidation.Ignore;

    /// <summary>Who comes to manage what the write gives a value. Not empty.</summary>
    public string FieldManager { get; init; } = OwnManager;

    /// <summary>Whether an apply takes from others what they manage.</summary>
    public bool IsForced { get; init; }

    /// <summary>Filled along the way: what the client should hear though the write is good.</summary>
    public List<string> Warnings { get; init; } = [];

    /// <summary>What is written of the request into the audit log; null: nothing.</summary>
    public AuditTrail? Audit { get; init; }

    /// <exception cref="InvalidOperationException">The resource is not stored.</exception>
    public ResourceStrategy Strategy =>
        StoredBy ?? throw new InvalidOperationException($"objects of {Resource.Kind} are not stored");

    /// <summary>The part of the object that is read or written; null for the object itself.</summary>
    public ViewSubresource? View => Subresource as ViewSubresource;

    /// <summary>What the caller must be allowed to do.</summary>
    public AccessRequest Access(string verb, string nodeSelector = "", string nameSelector = "")
    {
        var name = Name.Length == 0 && verb is "list" or "watch" ? nameSelector : Name;
        return new AccessRequest(
            User,
            verb,
            true,
            Resource.Kind.Group,
            Resource.Plural,
            Subresource?.Name ?? "",
            Tenant,
            Resource.Scope,
            AccessRequest.NamespaceOf(Resource.Kind.Group, Resource.Plural, Namespace, Name),
            name,
            "",
            nodeSelector
        )
        {
            Version = Resource.Kind.Version,
        };
    }
}

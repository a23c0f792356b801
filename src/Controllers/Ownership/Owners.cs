using Arktos.Api;
using Arktos.Api.Meta.V1;

namespace Arktos.Controllers.Ownership;

/// <summary>
/// Owner references, pure. An owner is told by uid, group, kind and name, in the tenant and namespace of its dependent:
/// a new object of the same name owns nothing of the old one's, and who names the uid of an object elsewhere, or of
/// another kind or name, is no dependent of it.
/// </summary>
internal static class Owners
{
    /// <summary>The reference whose controller is true; null when there is none.</summary>
    public static OwnerReference? ControllerOf(IKubeObject o) =>
        o.Metadata.OwnerReferences?.Find(r => r.Controller == true);

    /// <summary>Both are in namespaces.</summary>
    public static bool IsControlledBy(IKubeObject o, IKubeObject owner) =>
        ControllerOf(o) is { } reference
        && reference.Uid == owner.Metadata.Uid
        && reference.Name == owner.Metadata.Name
        && IsOfType(reference, GroupOf(owner.ApiVersion), owner.Kind)
        && o.Metadata.Tenant == owner.Metadata.Tenant
        && o.Metadata.Namespace == owner.Metadata.Namespace;

    /// <summary>Whatever the version: versions of a group show the same objects.</summary>
    public static bool IsOfType(OwnerReference reference, string group, string kind) =>
        reference.Kind == kind && GroupOf(reference.ApiVersion) == group;

    public static string GroupOf(string apiVersion) =>
        apiVersion.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? apiVersion[..slash] : "";

    public static OwnerReference ControllerReference(IKubeObject owner, string apiVersion, string kind) =>
        new()
        {
            ApiVersion = apiVersion,
            Kind = kind,
            Name = owner.Metadata.Name,
            Uid = owner.Metadata.Uid,
            Controller = true,
            BlockOwnerDeletion = true,
        };

    /// <summary>
    /// Index value under which controlled objects are found, see <see cref="ControlledBy(IKubeObject)"/>, and orphans,
    /// see <see cref="OrphansOf"/>.
    /// </summary>
    public static IEnumerable<string> ControllerIndex(IKubeObject o) =>
        [
            ControllerOf(o) is { } owner
                ? ControlledBy(o.Metadata, owner)
                : OrphansOf(o.Metadata.Tenant, o.Metadata.Namespace),
        ];

    /// <summary>The index value of what an owner controls.</summary>
    public static string ControlledBy(IKubeObject owner) =>
        ControlledBy(owner.Metadata, ControllerReference(owner, owner.ApiVersion, owner.Kind));

    /// <summary>The index value of what the controller of an object controls.</summary>
    /// <param name="dependent">Who names the controller: it is looked for in the same place.</param>
    public static string ControlledBy(ObjectMeta dependent, OwnerReference controller) =>
        $"{dependent.Tenant}/{dependent.Namespace}/{GroupOf(controller.ApiVersion)}/{controller.Kind}/"
        + $"{controller.Name}/{controller.Uid}";

    public static string OrphansOf(string tenant, string ns) => $"orphan/{tenant}/{ns}";
}

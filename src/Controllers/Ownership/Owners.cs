using Arktos.Api;
using Arktos.Api.Meta.V1;

namespace Arktos.Controllers.Ownership;

/// <summary>
/// Owner references, pure. Owners are told apart by uid, never by name: a new object of the same name owns nothing of
/// the old one's.
/// </summary>
internal static class Owners
{
    /// <summary>The reference whose controller is true; null when there is none.</summary>
    public static OwnerReference? ControllerOf(IKubeObject o) =>
        o.Metadata.OwnerReferences?.Find(r => r.Controller == true);

    public static bool IsControlledBy(IKubeObject o, IKubeObject owner) => ControllerOf(o)?.Uid == owner.Metadata.Uid;

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
    /// Index value under which controlled objects are found: the uid of their controller, or the namespace of an
    /// orphan.
    /// </summary>
    public static IEnumerable<string> ControllerIndex(IKubeObject o) =>
        [ControllerOf(o) is { } owner ? owner.Uid : OrphansOf(o.Metadata.Tenant, o.Metadata.Namespace)];

    public static string OrphansOf(string tenant, string ns) => $"orphan/{tenant}/{ns}";
}

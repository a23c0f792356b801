using Arktos.Client.Resources;

namespace Arktos.Controllers.Garbage;

/// <summary>What an owner reference points to: the object of this uid at this place, and no other.</summary>
internal readonly record struct OwnerIdentity(string Group, string Kind, ObjectKey Key, string Uid)
{
    public static OwnerIdentity Of(KnownResource resource, ObjectKey key, string uid) =>
        new(resource.Group, resource.Kind, key, uid);
}

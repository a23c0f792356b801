using Arktos.Api.Core.V1;
using Arktos.Client.Connection;

namespace Arktos.Controllers.ServiceAccounts;

/// <summary>Which namespaces get the objects that every namespace has, pure.</summary>
internal static class ActiveNamespaces
{
    public static bool IsActive(Namespace? ns) =>
        ns is { Metadata.DeletionTimestamp: null, Status.Phase: "Active" or "" };

    /// <summary>A create was refused because the namespace is gone or going.</summary>
    public static bool IsGoing(ApiException e) => e.IsNotFound || e.IsNamespaceTerminating;
}

using Arktos.Api;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// Whether what the system's operators configure is for the writes of other tenants, too: only where a label says so.
/// What knows nothing of tenants would take a tenant's namespace for the system's of the same name.
/// </summary>
public static class SharingPolicy
{
    public const string Label = "arktos.futurewei.com/admission-sharing-policy";

    public static bool IsForced(IKubeObject value) =>
        (value.Metadata.Labels ?? []).TryGetValue(Label, out var policy)
        && policy.Equals("forced", StringComparison.OrdinalIgnoreCase);
}

using Arktos.Api.Core.V1;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Core;

/// <summary>
/// The health of components that this server does not know by name: there are never any objects of the kind, which
/// Kubernetes keeps for old clients.
/// </summary>
public sealed class ComponentStatusStrategy : ResourceStrategy<ComponentStatus>
{
    public override string Deprecation => "v1 ComponentStatus is deprecated in v1.19+";

    public override ITableLayout Table { get; } =
        new TableLayout<ComponentStatus>([
            Cells.Name<ComponentStatus>(),
            new("Status", "string", (c, _) => Condition(c)?.Status == "True" ? "Healthy" : "Unhealthy"),
            new("Message", "string", (c, _) => Condition(c)?.Message ?? ""),
            new("Error", "string", (c, _) => Condition(c)?.Error ?? ""),
        ]);

    private static ComponentCondition? Condition(ComponentStatus value) =>
        value.Conditions?.Find(c => c.Type == "Healthy");
}

using Arktos.Api;
using Arktos.Api.Metrics.V1Beta1;
using Arktos.Api.Schemas;
using Arktos.ApiServer.Catalog;

namespace Arktos.ApiServer.Registry.Metrics;

/// <summary>
/// What is used, asked of node agents when somebody wants to know it; only its name is here, the REST door has what
/// serves it.
/// </summary>
public abstract class UsageResource(ResourceDescription description) : VirtualResource(description);

/// <summary>nodes.metrics.k8s.io.</summary>
public sealed class NodeUsageResource() : UsageResource(BuiltInKinds.Of(typeof(NodeMetrics)));

/// <summary>pods.metrics.k8s.io.</summary>
public sealed class PodUsageResource() : UsageResource(BuiltInKinds.Of(typeof(PodMetrics)));

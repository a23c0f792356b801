using Arktos.Api.Json;
using Arktos.Api.Meta.V1;

namespace Arktos.Api.Networks;

/// <summary>
/// Which network of its tenant a pod or a service is of: the one that its label names, else the tenant's default one.
/// Pure.
/// </summary>
public static class TenantNetworks
{
    /// <summary>The label of pods and services; Arktos' name, as are those below.</summary>
    public const string Label = "arktos.futurewei.com/network";

    /// <summary>What holds a network until nothing is in it any more.</summary>
    public const string Finalizer = Label;

    /// <summary>The network that every tenant has.</summary>
    public const string Default = "default";

    /// <summary>The type that is carried out.</summary>
    public const string Flat = "flat";

    /// <summary>
    /// The name of the network; it need not be there. Of networks with many members all get the same instance where
    /// their labels are one.
    /// </summary>
    public static string Of(ObjectMeta metadata) => Of(metadata.Labels);

    /// <inheritdoc cref="Of(ObjectMeta)"/>
    public static string Of(IReadOnlyDictionary<string, string>? labels) =>
        labels is not null && labels.TryGetValue(Label, out var name) && name is { Length: > 0 } and not Default
            ? name
            : Default;

    /// <summary>Of a part of it, what still tells the network; null for the default one.</summary>
    public static Map<string>? LabelsOf(ObjectMeta metadata) =>
        Of(metadata) is var name && name == Default ? null : new Map<string> { [Label] = name };
}

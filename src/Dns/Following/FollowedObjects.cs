using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Networks;

namespace Arktos.Dns.Following;

/// <summary>
/// An object of the API of which only what DNS tells is read and kept: a pod is a hundred times as much. Never sent.
/// </summary>
internal abstract class FollowedObject : IKubeObject
{
    [JsonPropertyName("kind")]
    public string Kind { get; set; } = "";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; } = "";

    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata
    {
        get;
        set
        {
            Look(value);
            field = new ObjectMeta
            {
                Name = value.Name,
                Namespace = value.Namespace,
                Tenant = value.Tenant,
                Uid = value.Uid,
                ResourceVersion = value.ResourceVersion,
            };
        }
    } = new();

    [JsonIgnore]
    public object? SpecValue => null;

    [JsonIgnore]
    public object? StatusValue
    {
        get => null;
        set => throw new NotSupportedException("what is followed is never written");
    }

    public object CloneValue() => throw new NotSupportedException("what is followed is never copied");

    public bool EqualsValue(object? other) => ReferenceEquals(this, other);

    public void WriteJson(Utf8JsonWriter writer) =>
        throw new NotSupportedException("what is followed is never written");

    /// <summary>Called with the whole metadata, before they are cut down.</summary>
    protected virtual void Look(ObjectMeta metadata) { }
}

internal sealed class FollowedNamespace : FollowedObject;

/// <summary>What is of one network of its tenant.</summary>
internal abstract class FollowedMember : FollowedObject
{
    [JsonIgnore]
    public string Network { get; private set; } = TenantNetworks.Default;

    protected override void Look(ObjectMeta metadata) => Network = SharedTexts.Of(TenantNetworks.Of(metadata));
}

internal sealed class FollowedService : FollowedMember
{
    [JsonPropertyName("spec")]
    public FollowedServiceSpec Spec { get; set; } = new();
}

internal sealed class FollowedServiceSpec
{
    [JsonPropertyName("type")]
    public string Type { get; set; } = "";

    [JsonPropertyName("clusterIP")]
    public string ClusterIP { get; set; } = "";

    [JsonPropertyName("clusterIPs")]
    public List<string>? ClusterIPs { get; set; }

    [JsonPropertyName("externalName")]
    public string ExternalName { get; set; } = "";

    [JsonPropertyName("publishNotReadyAddresses")]
    public bool PublishNotReadyAddresses { get; set; }

    [JsonPropertyName("ports")]
    public List<FollowedServicePort>? Ports { get; set; }
}

internal sealed class FollowedServicePort
{
    [JsonPropertyName("name")]
    public string Name { get; set; } = "";

    [JsonPropertyName("protocol")]
    public string Protocol { get; set; } = "";

    [JsonPropertyName("port")]
    public int Port { get; set; }
}

internal sealed class FollowedSlice : FollowedObject
{
    private const string ServiceLabel = "kubernetes.io/service-name";

    /// <summary>Of the same namespace; "" for a slice that is nobody's.</summary>
    [JsonIgnore]
    public string Service { get; private set; } = "";

    [JsonPropertyName("addressType")]
    public string AddressType { get; set; } = "";

    [JsonPropertyName("endpoints")]
    public List<FollowedEndpoint>? Endpoints { get; set; }

    [JsonPropertyName("ports")]
    public List<FollowedSlicePort>? Ports { get; set; }

    protected override void Look(ObjectMeta metadata) =>
        Service = metadata.Labels?.GetValueOrDefault(ServiceLabel) ?? "";
}

internal sealed class FollowedSlicePort
{
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("protocol")]
    public string? Protocol { get; set; }

    [JsonPropertyName("port")]
    public int? Port { get; set; }
}

internal sealed class FollowedEndpoint
{
    [JsonPropertyName("addresses")]
    public List<string>? Addresses { get; set; }

    [JsonPropertyName("hostname")]
    public string? Hostname { get; set; }

    [JsonPropertyName("conditions")]
    public FollowedConditions? Conditions { get; set; }
}

internal sealed class FollowedConditions
{
    /// <summary>Null means that it is.</summary>
    [JsonPropertyName("ready")]
    public bool? Ready { get; set; }
}

internal sealed class FollowedPod : FollowedMember
{
    [JsonPropertyName("status")]
    public FollowedPodStatus Status { get; set; } = new();
}

internal sealed class FollowedPodStatus
{
    [JsonPropertyName("phase")]
    public string Phase { get; set; } = "";

    [JsonPropertyName("podIP")]
    public string PodIP { get; set; } = "";

    [JsonPropertyName("podIPs")]
    public List<FollowedPodIp>? PodIPs { get; set; }

    /// <summary>Of a virtual machine.</summary>
    [JsonPropertyName("nicStatuses")]
    public List<FollowedNic>? NicStatuses { get; set; }
}

internal sealed class FollowedNic
{
    [JsonPropertyName("ipAddress")]
    public string IpAddress { get; set; } = "";
}

internal sealed class FollowedPodIp
{
    [JsonPropertyName("ip")]
    public string Ip { get; set; } = "";
}

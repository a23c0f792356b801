// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Resource.V1;

public sealed class AllocatedDeviceStatus : IApiValue<AllocatedDeviceStatus>
{
    [JsonPropertyName("driver")]
    public string Driver { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("pool")]
    public string Pool { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("device")]
    public string Device { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("shareID")]
    public string? ShareID { get; set; }
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<Condition>? Conditions { get; set; }
    [JsonPropertyName("data")]
    public JsonElement? Data { get; set; }
    [JsonPropertyName("networkData")]
    public NetworkDeviceData? NetworkData { get; set; }
    public AllocatedDeviceStatus DeepClone() => new()
    {
        Driver = Driver,
        Pool = Pool,
        Device = Device,
        ShareID = ShareID,
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
        Data = Data,
        NetworkData = NetworkData?.DeepClone(),
    };
    public bool DeepEquals(AllocatedDeviceStatus? other) => other is not null
        && Driver == other.Driver
        && Pool == other.Pool
        && Device == other.Device
        && ShareID == other.ShareID
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Data, other.Data)
        && DeepValues.Same(NetworkData, other.NetworkData);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as AllocatedDeviceStatus);
}

public static class AllocationConfigSource
{
    public const string FromClaim = "FromClaim";
    public const string FromClass = "FromClass";
}

public sealed class AllocationResult : IApiValue<AllocationResult>
{
    [JsonPropertyName("devices")]
    public DeviceAllocationResult Devices { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("nodeSelector")]
    public NodeSelector? NodeSelector { get; set; }
    [JsonPropertyName("allocationTimestamp")]
    public DateTimeOffset? AllocationTimestamp { get; set; }
    public AllocationResult DeepClone() => new()
    {
        Devices = Devices.DeepClone(),
        NodeSelector = NodeSelector?.DeepClone(),
        AllocationTimestamp = AllocationTimestamp,
    };
    public bool DeepEquals(AllocationResult? other) => other is not null
        && Devices.DeepEquals(other.Devices)
        && DeepValues.Same(NodeSelector, other.NodeSelector)
        && DeepValues.SameSeconds(AllocationTimestamp, other.AllocationTimestamp);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as AllocationResult);
}

public sealed class CELDeviceSelector : IApiValue<CELDeviceSelector>
{
    [JsonPropertyName("expression")]
    public string Expression { get; set => field = value ?? ""; } = "";
    public CELDeviceSelector DeepClone() => new()
    {
        Expression = Expression,
    };
    public bool DeepEquals(CELDeviceSelector? other) => other is not null
        && Expression == other.Expression;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CELDeviceSelector);
}

public sealed class CapacityRequestPolicy : IApiValue<CapacityRequestPolicy>
{
    [JsonPropertyName("default")]
    public Quantity? Default { get; set; }
    [JsonPropertyName("validValues")][OmitEmpty]
    public List<Quantity>? ValidValues { get; set; }
    [JsonPropertyName("validRange")]
    public CapacityRequestPolicyRange? ValidRange { get; set; }
    public CapacityRequestPolicy DeepClone() => new()
    {
        Default = Default,
        ValidValues = DeepValues.Copy(ValidValues),
        ValidRange = ValidRange?.DeepClone(),
    };
    public bool DeepEquals(CapacityRequestPolicy? other) => other is not null
        && Nullable.Equals(Default, other.Default)
        && DeepValues.Same(ValidValues, other.ValidValues, static (x0, y0) => x0.Equals(y0))
        && DeepValues.Same(ValidRange, other.ValidRange);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CapacityRequestPolicy);
}

public sealed class CapacityRequestPolicyRange : IApiValue<CapacityRequestPolicyRange>
{
    [JsonPropertyName("min")]
    public Quantity? Min { get; set; }
    [JsonPropertyName("max")]
    public Quantity? Max { get; set; }
    [JsonPropertyName("step")]
    public Quantity? Step { get; set; }
    public CapacityRequestPolicyRange DeepClone() => new()
    {
        Min = Min,
        Max = Max,
        Step = Step,
    };
    public bool DeepEquals(CapacityRequestPolicyRange? other) => other is not null
        && Nullable.Equals(Min, other.Min)
        && Nullable.Equals(Max, other.Max)
        && Nullable.Equals(Step, other.Step);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CapacityRequestPolicyRange);
}

public sealed class CapacityRequirements : IApiValue<CapacityRequirements>
{
    [JsonPropertyName("requests")][OmitEmpty]
    public Map<Quantity>? Requests { get; set; }
    public CapacityRequirements DeepClone() => new()
    {
        Requests = DeepValues.Copy(Requests),
    };
    public bool DeepEquals(CapacityRequirements? other) => other is not null
        && DeepValues.Same(Requests, other.Requests, static (x0, y0) => x0.Equals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CapacityRequirements);
}

public sealed class Counter : IApiValue<Counter>
{
    [JsonPropertyName("value")]
    public Quantity Value { get; set; }
    public Counter DeepClone() => new()
    {
        Value = Value,
    };
    public bool DeepEquals(Counter? other) => other is not null
        && Value.Equals(other.Value);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Counter);
}

public sealed class CounterSet : IApiValue<CounterSet>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("counters")][OmitEmpty]
    public Map<Counter>? Counters { get; set; }
    public CounterSet DeepClone() => new()
    {
        Name = Name,
        Counters = DeepValues.Clone(Counters, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(CounterSet? other) => other is not null
        && Name == other.Name
        && DeepValues.Same(Counters, other.Counters, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CounterSet);
}

public sealed class Device : IApiValue<Device>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("attributes")][OmitEmpty]
    public Map<DeviceAttribute>? Attributes { get; set; }
    [JsonPropertyName("capacity")][OmitEmpty]
    public Map<DeviceCapacity>? Capacity { get; set; }
    [JsonPropertyName("consumesCounters")][OmitEmpty]
    public List<DeviceCounterConsumption>? ConsumesCounters { get; set; }
    [JsonPropertyName("nodeName")]
    public string? NodeName { get; set; }
    [JsonPropertyName("nodeSelector")]
    public NodeSelector? NodeSelector { get; set; }
    [JsonPropertyName("allNodes")]
    public bool? AllNodes { get; set; }
    [JsonPropertyName("taints")][OmitEmpty]
    public List<DeviceTaint>? Taints { get; set; }
    [JsonPropertyName("bindsToNode")]
    public bool? BindsToNode { get; set; }
    [JsonPropertyName("bindingConditions")][OmitEmpty]
    public List<string>? BindingConditions { get; set; }
    [JsonPropertyName("bindingFailureConditions")][OmitEmpty]
    public List<string>? BindingFailureConditions { get; set; }
    [JsonPropertyName("allowMultipleAllocations")]
    public bool? AllowMultipleAllocations { get; set; }
    public Device DeepClone() => new()
    {
        Name = Name,
        Attributes = DeepValues.Clone(Attributes, static e0 => e0.DeepClone()),
        Capacity = DeepValues.Clone(Capacity, static e0 => e0.DeepClone()),
        ConsumesCounters = DeepValues.Clone(ConsumesCounters, static e0 => e0.DeepClone()),
        NodeName = NodeName,
        NodeSelector = NodeSelector?.DeepClone(),
        AllNodes = AllNodes,
        Taints = DeepValues.Clone(Taints, static e0 => e0.DeepClone()),
        BindsToNode = BindsToNode,
        BindingConditions = DeepValues.Copy(BindingConditions),
        BindingFailureConditions = DeepValues.Copy(BindingFailureConditions),
        AllowMultipleAllocations = AllowMultipleAllocations,
    };
    public bool DeepEquals(Device? other) => other is not null
        && Name == other.Name
        && DeepValues.Same(Attributes, other.Attributes, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Capacity, other.Capacity, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(ConsumesCounters, other.ConsumesCounters, static (x0, y0) => x0.DeepEquals(y0))
        && NodeName == other.NodeName
        && DeepValues.Same(NodeSelector, other.NodeSelector)
        && AllNodes == other.AllNodes
        && DeepValues.Same(Taints, other.Taints, static (x0, y0) => x0.DeepEquals(y0))
        && BindsToNode == other.BindsToNode
        && DeepValues.Same(BindingConditions, other.BindingConditions, static (x0, y0) => x0 == y0)
        && DeepValues.Same(BindingFailureConditions, other.BindingFailureConditions, static (x0, y0) => x0 == y0)
        && AllowMultipleAllocations == other.AllowMultipleAllocations;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Device);
}

public sealed class DeviceAllocationConfiguration : IApiValue<DeviceAllocationConfiguration>
{
    [JsonPropertyName("source")]
    public string Source { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("requests")][OmitEmpty]
    public List<string>? Requests { get; set; }
    [JsonPropertyName("opaque")]
    public OpaqueDeviceConfiguration? Opaque { get; set; }
    public DeviceAllocationConfiguration DeepClone() => new()
    {
        Source = Source,
        Requests = DeepValues.Copy(Requests),
        Opaque = Opaque?.DeepClone(),
    };
    public bool DeepEquals(DeviceAllocationConfiguration? other) => other is not null
        && Source == other.Source
        && DeepValues.Same(Requests, other.Requests, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Opaque, other.Opaque);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeviceAllocationConfiguration);
}

public sealed class DeviceAllocationResult : IApiValue<DeviceAllocationResult>
{
    [JsonPropertyName("results")][OmitEmpty]
    public List<DeviceRequestAllocationResult>? Results { get; set; }
    [JsonPropertyName("config")][OmitEmpty]
    public List<DeviceAllocationConfiguration>? Config { get; set; }
    public DeviceAllocationResult DeepClone() => new()
    {
        Results = DeepValues.Clone(Results, static e0 => e0.DeepClone()),
        Config = DeepValues.Clone(Config, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(DeviceAllocationResult? other) => other is not null
        && DeepValues.Same(Results, other.Results, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Config, other.Config, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeviceAllocationResult);
}

public sealed class DeviceAttribute : IApiValue<DeviceAttribute>
{
    [JsonPropertyName("int")]
    public long? Int { get; set; }
    [JsonPropertyName("bool")]
    public bool? Bool { get; set; }
    [JsonPropertyName("string")]
    public string? String { get; set; }
    [JsonPropertyName("version")]
    public string? Version { get; set; }
    public DeviceAttribute DeepClone() => new()
    {
        Int = Int,
        Bool = Bool,
        String = String,
        Version = Version,
    };
    public bool DeepEquals(DeviceAttribute? other) => other is not null
        && Int == other.Int
        && Bool == other.Bool
        && String == other.String
        && Version == other.Version;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeviceAttribute);
}

public sealed class DeviceCapacity : IApiValue<DeviceCapacity>
{
    [JsonPropertyName("value")]
    public Quantity Value { get; set; }
    [JsonPropertyName("requestPolicy")]
    public CapacityRequestPolicy? RequestPolicy { get; set; }
    public DeviceCapacity DeepClone() => new()
    {
        Value = Value,
        RequestPolicy = RequestPolicy?.DeepClone(),
    };
    public bool DeepEquals(DeviceCapacity? other) => other is not null
        && Value.Equals(other.Value)
        && DeepValues.Same(RequestPolicy, other.RequestPolicy);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeviceCapacity);
}

public sealed class DeviceClaim : IApiValue<DeviceClaim>
{
    [JsonPropertyName("requests")][OmitEmpty]
    public List<DeviceRequest>? Requests { get; set; }
    [JsonPropertyName("constraints")][OmitEmpty]
    public List<DeviceConstraint>? Constraints { get; set; }
    [JsonPropertyName("config")][OmitEmpty]
    public List<DeviceClaimConfiguration>? Config { get; set; }
    public DeviceClaim DeepClone() => new()
    {
        Requests = DeepValues.Clone(Requests, static e0 => e0.DeepClone()),
        Constraints = DeepValues.Clone(Constraints, static e0 => e0.DeepClone()),
        Config = DeepValues.Clone(Config, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(DeviceClaim? other) => other is not null
        && DeepValues.Same(Requests, other.Requests, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Constraints, other.Constraints, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Config, other.Config, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeviceClaim);
}

public sealed class DeviceClaimConfiguration : IApiValue<DeviceClaimConfiguration>
{
    [JsonPropertyName("requests")][OmitEmpty]
    public List<string>? Requests { get; set; }
    [JsonPropertyName("opaque")]
    public OpaqueDeviceConfiguration? Opaque { get; set; }
    public DeviceClaimConfiguration DeepClone() => new()
    {
        Requests = DeepValues.Copy(Requests),
        Opaque = Opaque?.DeepClone(),
    };
    public bool DeepEquals(DeviceClaimConfiguration? other) => other is not null
        && DeepValues.Same(Requests, other.Requests, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Opaque, other.Opaque);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeviceClaimConfiguration);
}

public sealed class DeviceClass : IKubeObject, IApiValue<DeviceClass>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public DeviceClassSpec Spec { get; set => field = value ?? new(); } = new();
    public DeviceClass DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
    };
    public bool DeepEquals(DeviceClass? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeviceClass);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("DeviceClass has no status"); }
}

public sealed class DeviceClassConfiguration : IApiValue<DeviceClassConfiguration>
{
    [JsonPropertyName("opaque")]
    public OpaqueDeviceConfiguration? Opaque { get; set; }
    public DeviceClassConfiguration DeepClone() => new()
    {
        Opaque = Opaque?.DeepClone(),
    };
    public bool DeepEquals(DeviceClassConfiguration? other) => other is not null
        && DeepValues.Same(Opaque, other.Opaque);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeviceClassConfiguration);
}

public sealed class DeviceClassList : IKubeList<DeviceClass>, IApiValue<DeviceClassList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<DeviceClass> Items { get; set => field = value ?? new(); } = new();
    public DeviceClassList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(DeviceClassList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeviceClassList);
}

public sealed class DeviceClassSpec : IApiValue<DeviceClassSpec>
{
    [JsonPropertyName("selectors")][OmitEmpty]
    public List<DeviceSelector>? Selectors { get; set; }
    [JsonPropertyName("config")][OmitEmpty]
    public List<DeviceClassConfiguration>? Config { get; set; }
    [JsonPropertyName("extendedResourceName")]
    public string? ExtendedResourceName { get; set; }
    public DeviceClassSpec DeepClone() => new()
    {
        Selectors = DeepValues.Clone(Selectors, static e0 => e0.DeepClone()),
        Config = DeepValues.Clone(Config, static e0 => e0.DeepClone()),
        ExtendedResourceName = ExtendedResourceName,
    };
    public bool DeepEquals(DeviceClassSpec? other) => other is not null
        && DeepValues.Same(Selectors, other.Selectors, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Config, other.Config, static (x0, y0) => x0.DeepEquals(y0))
        && ExtendedResourceName == other.ExtendedResourceName;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeviceClassSpec);
}

public sealed class DeviceConfiguration : IApiValue<DeviceConfiguration>
{
    [JsonPropertyName("opaque")]
    public OpaqueDeviceConfiguration? Opaque { get; set; }
    public DeviceConfiguration DeepClone() => new()
    {
        Opaque = Opaque?.DeepClone(),
    };
    public bool DeepEquals(DeviceConfiguration? other) => other is not null
        && DeepValues.Same(Opaque, other.Opaque);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeviceConfiguration);
}

public sealed class DeviceConstraint : IApiValue<DeviceConstraint>
{
    [JsonPropertyName("requests")][OmitEmpty]
    public List<string>? Requests { get; set; }
    [JsonPropertyName("matchAttribute")]
    public string? MatchAttribute { get; set; }
    [JsonPropertyName("distinctAttribute")]
    public string? DistinctAttribute { get; set; }
    public DeviceConstraint DeepClone() => new()
    {
        Requests = DeepValues.Copy(Requests),
        MatchAttribute = MatchAttribute,
        DistinctAttribute = DistinctAttribute,
    };
    public bool DeepEquals(DeviceConstraint? other) => other is not null
        && DeepValues.Same(Requests, other.Requests, static (x0, y0) => x0 == y0)
        && MatchAttribute == other.MatchAttribute
        && DistinctAttribute == other.DistinctAttribute;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeviceConstraint);
}

public sealed class DeviceCounterConsumption : IApiValue<DeviceCounterConsumption>
{
    [JsonPropertyName("counterSet")]
    public string CounterSet { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("counters")][OmitEmpty]
    public Map<Counter>? Counters { get; set; }
    public DeviceCounterConsumption DeepClone() => new()
    {
        CounterSet = CounterSet,
        Counters = DeepValues.Clone(Counters, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(DeviceCounterConsumption? other) => other is not null
        && CounterSet == other.CounterSet
        && DeepValues.Same(Counters, other.Counters, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeviceCounterConsumption);
}

public sealed class DeviceRequest : IApiValue<DeviceRequest>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("exactly")]
    public ExactDeviceRequest? Exactly { get; set; }
    [JsonPropertyName("firstAvailable")][OmitEmpty]
    public List<DeviceSubRequest>? FirstAvailable { get; set; }
    public DeviceRequest DeepClone() => new()
    {
        Name = Name,
        Exactly = Exactly?.DeepClone(),
        FirstAvailable = DeepValues.Clone(FirstAvailable, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(DeviceRequest? other) => other is not null
        && Name == other.Name
        && DeepValues.Same(Exactly, other.Exactly)
        && DeepValues.Same(FirstAvailable, other.FirstAvailable, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeviceRequest);
}

public sealed class DeviceRequestAllocationResult : IApiValue<DeviceRequestAllocationResult>
{
    [JsonPropertyName("request")]
    public string Request { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("driver")]
    public string Driver { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("pool")]
    public string Pool { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("device")]
    public string Device { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("adminAccess")]
    public bool? AdminAccess { get; set; }
    [JsonPropertyName("tolerations")][OmitEmpty]
    public List<DeviceToleration>? Tolerations { get; set; }
    [JsonPropertyName("bindingConditions")][OmitEmpty]
    public List<string>? BindingConditions { get; set; }
    [JsonPropertyName("bindingFailureConditions")][OmitEmpty]
    public List<string>? BindingFailureConditions { get; set; }
    [JsonPropertyName("shareID")]
    public string? ShareID { get; set; }
    [JsonPropertyName("consumedCapacity")][OmitEmpty]
    public Map<Quantity>? ConsumedCapacity { get; set; }
    public DeviceRequestAllocationResult DeepClone() => new()
    {
        Request = Request,
        Driver = Driver,
        Pool = Pool,
        Device = Device,
        AdminAccess = AdminAccess,
        Tolerations = DeepValues.Clone(Tolerations, static e0 => e0.DeepClone()),
        BindingConditions = DeepValues.Copy(BindingConditions),
        BindingFailureConditions = DeepValues.Copy(BindingFailureConditions),
        ShareID = ShareID,
        ConsumedCapacity = DeepValues.Copy(ConsumedCapacity),
    };
    public bool DeepEquals(DeviceRequestAllocationResult? other) => other is not null
        && Request == other.Request
        && Driver == other.Driver
        && Pool == other.Pool
        && Device == other.Device
        && AdminAccess == other.AdminAccess
        && DeepValues.Same(Tolerations, other.Tolerations, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(BindingConditions, other.BindingConditions, static (x0, y0) => x0 == y0)
        && DeepValues.Same(BindingFailureConditions, other.BindingFailureConditions, static (x0, y0) => x0 == y0)
        && ShareID == other.ShareID
        && DeepValues.Same(ConsumedCapacity, other.ConsumedCapacity, static (x0, y0) => x0.Equals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeviceRequestAllocationResult);
}

public sealed class DeviceSelector : IApiValue<DeviceSelector>
{
    [JsonPropertyName("cel")]
    public CELDeviceSelector? Cel { get; set; }
    public DeviceSelector DeepClone() => new()
    {
        Cel = Cel?.DeepClone(),
    };
    public bool DeepEquals(DeviceSelector? other) => other is not null
        && DeepValues.Same(Cel, other.Cel);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeviceSelector);
}

public sealed class DeviceSubRequest : IApiValue<DeviceSubRequest>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("deviceClassName")]
    public string DeviceClassName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("selectors")][OmitEmpty]
    public List<DeviceSelector>? Selectors { get; set; }
    [JsonPropertyName("allocationMode")][OmitEmpty]
    public string AllocationMode { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("count")][OmitEmpty]
    public long Count { get; set; }
    [JsonPropertyName("tolerations")][OmitEmpty]
    public List<DeviceToleration>? Tolerations { get; set; }
    [JsonPropertyName("capacity")]
    public CapacityRequirements? Capacity { get; set; }
    public DeviceSubRequest DeepClone() => new()
    {
        Name = Name,
        DeviceClassName = DeviceClassName,
        Selectors = DeepValues.Clone(Selectors, static e0 => e0.DeepClone()),
        AllocationMode = AllocationMode,
        Count = Count,
        Tolerations = DeepValues.Clone(Tolerations, static e0 => e0.DeepClone()),
        Capacity = Capacity?.DeepClone(),
    };
    public bool DeepEquals(DeviceSubRequest? other) => other is not null
        && Name == other.Name
        && DeviceClassName == other.DeviceClassName
        && DeepValues.Same(Selectors, other.Selectors, static (x0, y0) => x0.DeepEquals(y0))
        && AllocationMode == other.AllocationMode
        && Count == other.Count
        && DeepValues.Same(Tolerations, other.Tolerations, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Capacity, other.Capacity);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeviceSubRequest);
}

public sealed class DeviceTaint : IApiValue<DeviceTaint>
{
    [JsonPropertyName("key")]
    public string Key { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("value")][OmitEmpty]
    public string Value { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("effect")]
    public string Effect { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("timeAdded")]
    public DateTimeOffset? TimeAdded { get; set; }
    public DeviceTaint DeepClone() => new()
    {
        Key = Key,
        Value = Value,
        Effect = Effect,
        TimeAdded = TimeAdded,
    };
    public bool DeepEquals(DeviceTaint? other) => other is not null
        && Key == other.Key
        && Value == other.Value
        && Effect == other.Effect
        && DeepValues.SameSeconds(TimeAdded, other.TimeAdded);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeviceTaint);
}

public static class DeviceTaintEffect
{
    public const string NoExecute = "NoExecute";
    public const string NoSchedule = "NoSchedule";
    public const string None = "None";
}

public sealed class DeviceToleration : IApiValue<DeviceToleration>
{
    [JsonPropertyName("key")][OmitEmpty]
    public string Key { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("operator")][OmitEmpty]
    public string Operator { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("value")][OmitEmpty]
    public string Value { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("effect")][OmitEmpty]
    public string Effect { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("tolerationSeconds")]
    public long? TolerationSeconds { get; set; }
    public DeviceToleration DeepClone() => new()
    {
        Key = Key,
        Operator = Operator,
        Value = Value,
        Effect = Effect,
        TolerationSeconds = TolerationSeconds,
    };
    public bool DeepEquals(DeviceToleration? other) => other is not null
        && Key == other.Key
        && Operator == other.Operator
        && Value == other.Value
        && Effect == other.Effect
        && TolerationSeconds == other.TolerationSeconds;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeviceToleration);
}

public static class DeviceTolerationOperator
{
    public const string Equal = "Equal";
    public const string Exists = "Exists";
}

public sealed class ExactDeviceRequest : IApiValue<ExactDeviceRequest>
{
    [JsonPropertyName("deviceClassName")]
    public string DeviceClassName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("selectors")][OmitEmpty]
    public List<DeviceSelector>? Selectors { get; set; }
    [JsonPropertyName("allocationMode")][OmitEmpty]
    public string AllocationMode { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("count")][OmitEmpty]
    public long Count { get; set; }
    [JsonPropertyName("adminAccess")]
    public bool? AdminAccess { get; set; }
    [JsonPropertyName("tolerations")][OmitEmpty]
    public List<DeviceToleration>? Tolerations { get; set; }
    [JsonPropertyName("capacity")]
    public CapacityRequirements? Capacity { get; set; }
    public ExactDeviceRequest DeepClone() => new()
    {
        DeviceClassName = DeviceClassName,
        Selectors = DeepValues.Clone(Selectors, static e0 => e0.DeepClone()),
        AllocationMode = AllocationMode,
        Count = Count,
        AdminAccess = AdminAccess,
        Tolerations = DeepValues.Clone(Tolerations, static e0 => e0.DeepClone()),
        Capacity = Capacity?.DeepClone(),
    };
    public bool DeepEquals(ExactDeviceRequest? other) => other is not null
        && DeviceClassName == other.DeviceClassName
        && DeepValues.Same(Selectors, other.Selectors, static (x0, y0) => x0.DeepEquals(y0))
        && AllocationMode == other.AllocationMode
        && Count == other.Count
        && AdminAccess == other.AdminAccess
        && DeepValues.Same(Tolerations, other.Tolerations, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Capacity, other.Capacity);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ExactDeviceRequest);
}

public sealed class NetworkDeviceData : IApiValue<NetworkDeviceData>
{
    [JsonPropertyName("interfaceName")][OmitEmpty]
    public string InterfaceName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("ips")][OmitEmpty]
    public List<string>? Ips { get; set; }
    [JsonPropertyName("hardwareAddress")][OmitEmpty]
    public string HardwareAddress { get; set => field = value ?? ""; } = "";
    public NetworkDeviceData DeepClone() => new()
    {
        InterfaceName = InterfaceName,
        Ips = DeepValues.Copy(Ips),
        HardwareAddress = HardwareAddress,
    };
    public bool DeepEquals(NetworkDeviceData? other) => other is not null
        && InterfaceName == other.InterfaceName
        && DeepValues.Same(Ips, other.Ips, static (x0, y0) => x0 == y0)
        && HardwareAddress == other.HardwareAddress;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NetworkDeviceData);
}

public sealed class OpaqueDeviceConfiguration : IApiValue<OpaqueDeviceConfiguration>
{
    [JsonPropertyName("driver")]
    public string Driver { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("parameters")]
    public JsonElement? Parameters { get; set; }
    public OpaqueDeviceConfiguration DeepClone() => new()
    {
        Driver = Driver,
        Parameters = Parameters,
    };
    public bool DeepEquals(OpaqueDeviceConfiguration? other) => other is not null
        && Driver == other.Driver
        && DeepValues.Same(Parameters, other.Parameters);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as OpaqueDeviceConfiguration);
}

public sealed class ResourceClaim : IKubeObject, IApiValue<ResourceClaim>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public ResourceClaimSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public ResourceClaimStatus Status { get; set => field = value ?? new(); } = new();
    public ResourceClaim DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(ResourceClaim? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceClaim);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (ResourceClaimStatus)value!; }
}

public sealed class ResourceClaimConsumerReference : IApiValue<ResourceClaimConsumerReference>
{
    [JsonPropertyName("apiGroup")][OmitEmpty]
    public string ApiGroup { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resource")]
    public string Resource { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("uid")]
    public string Uid { get; set => field = value ?? ""; } = "";
    public ResourceClaimConsumerReference DeepClone() => new()
    {
        ApiGroup = ApiGroup,
        Resource = Resource,
        Name = Name,
        Uid = Uid,
    };
    public bool DeepEquals(ResourceClaimConsumerReference? other) => other is not null
        && ApiGroup == other.ApiGroup
        && Resource == other.Resource
        && Name == other.Name
        && Uid == other.Uid;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceClaimConsumerReference);
}

public sealed class ResourceClaimList : IKubeList<ResourceClaim>, IApiValue<ResourceClaimList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ResourceClaim> Items { get; set => field = value ?? new(); } = new();
    public ResourceClaimList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(ResourceClaimList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceClaimList);
}

public sealed class ResourceClaimSpec : IApiValue<ResourceClaimSpec>
{
    [JsonPropertyName("devices")]
    public DeviceClaim Devices { get; set => field = value ?? new(); } = new();
    public ResourceClaimSpec DeepClone() => new()
    {
        Devices = Devices.DeepClone(),
    };
    public bool DeepEquals(ResourceClaimSpec? other) => other is not null
        && Devices.DeepEquals(other.Devices);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceClaimSpec);
}

public sealed class ResourceClaimStatus : IApiValue<ResourceClaimStatus>
{
    [JsonPropertyName("allocation")]
    public AllocationResult? Allocation { get; set; }
    [JsonPropertyName("reservedFor")][OmitEmpty]
    public List<ResourceClaimConsumerReference>? ReservedFor { get; set; }
    [JsonPropertyName("devices")][OmitEmpty]
    public List<AllocatedDeviceStatus>? Devices { get; set; }
    public ResourceClaimStatus DeepClone() => new()
    {
        Allocation = Allocation?.DeepClone(),
        ReservedFor = DeepValues.Clone(ReservedFor, static e0 => e0.DeepClone()),
        Devices = DeepValues.Clone(Devices, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(ResourceClaimStatus? other) => other is not null
        && DeepValues.Same(Allocation, other.Allocation)
        && DeepValues.Same(ReservedFor, other.ReservedFor, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Devices, other.Devices, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceClaimStatus);
}

public sealed class ResourceClaimTemplate : IKubeObject, IApiValue<ResourceClaimTemplate>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public ResourceClaimTemplateSpec Spec { get; set => field = value ?? new(); } = new();
    public ResourceClaimTemplate DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
    };
    public bool DeepEquals(ResourceClaimTemplate? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceClaimTemplate);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("ResourceClaimTemplate has no status"); }
}

public sealed class ResourceClaimTemplateList : IKubeList<ResourceClaimTemplate>, IApiValue<ResourceClaimTemplateList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ResourceClaimTemplate> Items { get; set => field = value ?? new(); } = new();
    public ResourceClaimTemplateList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(ResourceClaimTemplateList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceClaimTemplateList);
}

public sealed class ResourceClaimTemplateSpec : IApiValue<ResourceClaimTemplateSpec>
{
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public ResourceClaimSpec Spec { get; set => field = value ?? new(); } = new();
    public ResourceClaimTemplateSpec DeepClone() => new()
    {
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
    };
    public bool DeepEquals(ResourceClaimTemplateSpec? other) => other is not null
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceClaimTemplateSpec);
}

public sealed class ResourcePool : IApiValue<ResourcePool>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("generation")]
    public long Generation { get; set; }
    [JsonPropertyName("resourceSliceCount")]
    public long ResourceSliceCount { get; set; }
    public ResourcePool DeepClone() => new()
    {
        Name = Name,
        Generation = Generation,
        ResourceSliceCount = ResourceSliceCount,
    };
    public bool DeepEquals(ResourcePool? other) => other is not null
        && Name == other.Name
        && Generation == other.Generation
        && ResourceSliceCount == other.ResourceSliceCount;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourcePool);
}

public sealed class ResourceSlice : IKubeObject, IApiValue<ResourceSlice>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public ResourceSliceSpec Spec { get; set => field = value ?? new(); } = new();
    public ResourceSlice DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
    };
    public bool DeepEquals(ResourceSlice? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceSlice);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("ResourceSlice has no status"); }
}

public sealed class ResourceSliceList : IKubeList<ResourceSlice>, IApiValue<ResourceSliceList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ResourceSlice> Items { get; set => field = value ?? new(); } = new();
    public ResourceSliceList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(ResourceSliceList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceSliceList);
}

public sealed class ResourceSliceSpec : IApiValue<ResourceSliceSpec>
{
    [JsonPropertyName("driver")]
    public string Driver { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("pool")]
    public ResourcePool Pool { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("nodeName")]
    public string? NodeName { get; set; }
    [JsonPropertyName("nodeSelector")]
    public NodeSelector? NodeSelector { get; set; }
    [JsonPropertyName("allNodes")]
    public bool? AllNodes { get; set; }
    [JsonPropertyName("devices")][OmitEmpty]
    public List<Device>? Devices { get; set; }
    [JsonPropertyName("perDeviceNodeSelection")]
    public bool? PerDeviceNodeSelection { get; set; }
    [JsonPropertyName("sharedCounters")][OmitEmpty]
    public List<CounterSet>? SharedCounters { get; set; }
    public ResourceSliceSpec DeepClone() => new()
    {
        Driver = Driver,
        Pool = Pool.DeepClone(),
        NodeName = NodeName,
        NodeSelector = NodeSelector?.DeepClone(),
        AllNodes = AllNodes,
        Devices = DeepValues.Clone(Devices, static e0 => e0.DeepClone()),
        PerDeviceNodeSelection = PerDeviceNodeSelection,
        SharedCounters = DeepValues.Clone(SharedCounters, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(ResourceSliceSpec? other) => other is not null
        && Driver == other.Driver
        && Pool.DeepEquals(other.Pool)
        && NodeName == other.NodeName
        && DeepValues.Same(NodeSelector, other.NodeSelector)
        && AllNodes == other.AllNodes
        && DeepValues.Same(Devices, other.Devices, static (x0, y0) => x0.DeepEquals(y0))
        && PerDeviceNodeSelection == other.PerDeviceNodeSelection
        && DeepValues.Same(SharedCounters, other.SharedCounters, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceSliceSpec);
}

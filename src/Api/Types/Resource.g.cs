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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("driver"u8, Driver);
        w.WriteString("pool"u8, Pool);
        w.WriteString("device"u8, Device);
        if (ShareID is { } v3) w.WriteString("shareID"u8, v3);
        if (Conditions is { Count: > 0 } v4) JsonWrite.Field(w, "conditions"u8, v4, static (w, e0) => e0.WriteJson(w));
        if (Data is { } v5) JsonWrite.Field(w, "data"u8, v5);
        if (NetworkData is { } v6) JsonWrite.Field(w, "networkData"u8, v6);
        w.WriteEndObject();
    }
    public static AllocatedDeviceStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new AllocatedDeviceStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("pool"u8): o.Pool = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("data"u8): o.Data = JsonRead.IsNull(ref r) ? default(JsonElement?) : JsonRead.Element(ref r); break;
                case 6 when name.SequenceEqual("driver"u8): o.Driver = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("device"u8): o.Device = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("shareID"u8): o.ShareID = JsonRead.Text(ref r); break;
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<Condition>); break;
                case 11 when name.SequenceEqual("networkData"u8): o.NetworkData = NetworkDeviceData.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "devices"u8, Devices);
        if (NodeSelector is { } v1) JsonWrite.Field(w, "nodeSelector"u8, v1);
        if (AllocationTimestamp is { } v2) w.WriteString("allocationTimestamp"u8, KubeTime.Format(v2));
        w.WriteEndObject();
    }
    public static AllocationResult? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new AllocationResult();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("devices"u8): o.Devices = DeviceAllocationResult.ReadJson(ref r, managers)!; break;
                case 12 when name.SequenceEqual("nodeSelector"u8): o.NodeSelector = NodeSelector.ReadJson(ref r, managers); break;
                case 19 when name.SequenceEqual("allocationTimestamp"u8): o.AllocationTimestamp = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("expression"u8, Expression);
        w.WriteEndObject();
    }
    public static CELDeviceSelector? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CELDeviceSelector();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("expression"u8): o.Expression = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Default is { } v0) w.WriteString("default"u8, v0.ToString());
        if (ValidValues is { Count: > 0 } v1) JsonWrite.Field(w, "validValues"u8, v1, static (w, e0) => w.WriteStringValue(e0.ToString()));
        if (ValidRange is { } v2) JsonWrite.Field(w, "validRange"u8, v2);
        w.WriteEndObject();
    }
    public static CapacityRequestPolicy? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CapacityRequestPolicy();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("default"u8): o.Default = JsonRead.IsNull(ref r) ? default(Quantity?) : Quantity.ReadJson(ref r); break;
                case 10 when name.SequenceEqual("validRange"u8): o.ValidRange = CapacityRequestPolicyRange.ReadJson(ref r, managers); break;
                case 11 when name.SequenceEqual("validValues"u8): o.ValidValues = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Min is { } v0) w.WriteString("min"u8, v0.ToString());
        if (Max is { } v1) w.WriteString("max"u8, v1.ToString());
        if (Step is { } v2) w.WriteString("step"u8, v2.ToString());
        w.WriteEndObject();
    }
    public static CapacityRequestPolicyRange? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CapacityRequestPolicyRange();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("min"u8): o.Min = JsonRead.IsNull(ref r) ? default(Quantity?) : Quantity.ReadJson(ref r); break;
                case 3 when name.SequenceEqual("max"u8): o.Max = JsonRead.IsNull(ref r) ? default(Quantity?) : Quantity.ReadJson(ref r); break;
                case 4 when name.SequenceEqual("step"u8): o.Step = JsonRead.IsNull(ref r) ? default(Quantity?) : Quantity.ReadJson(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Requests is { Count: > 0 } v0) JsonWrite.Field(w, "requests"u8, v0, static (w, e0) => w.WriteStringValue(e0.ToString()));
        w.WriteEndObject();
    }
    public static CapacityRequirements? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CapacityRequirements();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("requests"u8): o.Requests = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("value"u8, Value.ToString());
        w.WriteEndObject();
    }
    public static Counter? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Counter();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("value"u8): o.Value = Quantity.ReadJson(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        if (Counters is { Count: > 0 } v1) JsonWrite.Field(w, "counters"u8, v1, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static CounterSet? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CounterSet();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("counters"u8): o.Counters = JsonRead.Map(ref r, managers, JsonRead.Object<Counter>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        if (Attributes is { Count: > 0 } v1) JsonWrite.Field(w, "attributes"u8, v1, static (w, e0) => e0.WriteJson(w));
        if (Capacity is { Count: > 0 } v2) JsonWrite.Field(w, "capacity"u8, v2, static (w, e0) => e0.WriteJson(w));
        if (ConsumesCounters is { Count: > 0 } v3) JsonWrite.Field(w, "consumesCounters"u8, v3, static (w, e0) => e0.WriteJson(w));
        if (NodeName is { } v4) w.WriteString("nodeName"u8, v4);
        if (NodeSelector is { } v5) JsonWrite.Field(w, "nodeSelector"u8, v5);
        if (AllNodes is { } v6) w.WriteBoolean("allNodes"u8, v6);
        if (Taints is { Count: > 0 } v7) JsonWrite.Field(w, "taints"u8, v7, static (w, e0) => e0.WriteJson(w));
        if (BindsToNode is { } v8) w.WriteBoolean("bindsToNode"u8, v8);
        if (BindingConditions is { Count: > 0 } v9) JsonWrite.Field(w, "bindingConditions"u8, v9, static (w, e0) => w.WriteStringValue(e0));
        if (BindingFailureConditions is { Count: > 0 } v10) JsonWrite.Field(w, "bindingFailureConditions"u8, v10, static (w, e0) => w.WriteStringValue(e0));
        if (AllowMultipleAllocations is { } v11) w.WriteBoolean("allowMultipleAllocations"u8, v11);
        w.WriteEndObject();
    }
    public static Device? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Device();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("taints"u8): o.Taints = JsonRead.List(ref r, managers, JsonRead.Object<DeviceTaint>); break;
                case 8 when name.SequenceEqual("capacity"u8): o.Capacity = JsonRead.Map(ref r, managers, JsonRead.Object<DeviceCapacity>); break;
                case 8 when name.SequenceEqual("nodeName"u8): o.NodeName = JsonRead.Text(ref r); break;
                case 8 when name.SequenceEqual("allNodes"u8): o.AllNodes = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 10 when name.SequenceEqual("attributes"u8): o.Attributes = JsonRead.Map(ref r, managers, JsonRead.Object<DeviceAttribute>); break;
                case 11 when name.SequenceEqual("bindsToNode"u8): o.BindsToNode = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 12 when name.SequenceEqual("nodeSelector"u8): o.NodeSelector = NodeSelector.ReadJson(ref r, managers); break;
                case 16 when name.SequenceEqual("consumesCounters"u8): o.ConsumesCounters = JsonRead.List(ref r, managers, JsonRead.Object<DeviceCounterConsumption>); break;
                case 17 when name.SequenceEqual("bindingConditions"u8): o.BindingConditions = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 24 when name.SequenceEqual("bindingFailureConditions"u8): o.BindingFailureConditions = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 24 when name.SequenceEqual("allowMultipleAllocations"u8): o.AllowMultipleAllocations = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("source"u8, Source);
        if (Requests is { Count: > 0 } v1) JsonWrite.Field(w, "requests"u8, v1, static (w, e0) => w.WriteStringValue(e0));
        if (Opaque is { } v2) JsonWrite.Field(w, "opaque"u8, v2);
        w.WriteEndObject();
    }
    public static DeviceAllocationConfiguration? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeviceAllocationConfiguration();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("source"u8): o.Source = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("opaque"u8): o.Opaque = OpaqueDeviceConfiguration.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("requests"u8): o.Requests = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Results is { Count: > 0 } v0) JsonWrite.Field(w, "results"u8, v0, static (w, e0) => e0.WriteJson(w));
        if (Config is { Count: > 0 } v1) JsonWrite.Field(w, "config"u8, v1, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static DeviceAllocationResult? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeviceAllocationResult();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("config"u8): o.Config = JsonRead.List(ref r, managers, JsonRead.Object<DeviceAllocationConfiguration>); break;
                case 7 when name.SequenceEqual("results"u8): o.Results = JsonRead.List(ref r, managers, JsonRead.Object<DeviceRequestAllocationResult>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Int is { } v0) w.WriteNumber("int"u8, v0);
        if (Bool is { } v1) w.WriteBoolean("bool"u8, v1);
        if (String is { } v2) w.WriteString("string"u8, v2);
        if (Version is { } v3) w.WriteString("version"u8, v3);
        w.WriteEndObject();
    }
    public static DeviceAttribute? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeviceAttribute();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("int"u8): o.Int = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                case 4 when name.SequenceEqual("bool"u8): o.Bool = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 6 when name.SequenceEqual("string"u8): o.String = JsonRead.Text(ref r); break;
                case 7 when name.SequenceEqual("version"u8): o.Version = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("value"u8, Value.ToString());
        if (RequestPolicy is { } v1) JsonWrite.Field(w, "requestPolicy"u8, v1);
        w.WriteEndObject();
    }
    public static DeviceCapacity? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeviceCapacity();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("value"u8): o.Value = Quantity.ReadJson(ref r); break;
                case 13 when name.SequenceEqual("requestPolicy"u8): o.RequestPolicy = CapacityRequestPolicy.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Requests is { Count: > 0 } v0) JsonWrite.Field(w, "requests"u8, v0, static (w, e0) => e0.WriteJson(w));
        if (Constraints is { Count: > 0 } v1) JsonWrite.Field(w, "constraints"u8, v1, static (w, e0) => e0.WriteJson(w));
        if (Config is { Count: > 0 } v2) JsonWrite.Field(w, "config"u8, v2, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static DeviceClaim? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeviceClaim();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("config"u8): o.Config = JsonRead.List(ref r, managers, JsonRead.Object<DeviceClaimConfiguration>); break;
                case 8 when name.SequenceEqual("requests"u8): o.Requests = JsonRead.List(ref r, managers, JsonRead.Object<DeviceRequest>); break;
                case 11 when name.SequenceEqual("constraints"u8): o.Constraints = JsonRead.List(ref r, managers, JsonRead.Object<DeviceConstraint>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Requests is { Count: > 0 } v0) JsonWrite.Field(w, "requests"u8, v0, static (w, e0) => w.WriteStringValue(e0));
        if (Opaque is { } v1) JsonWrite.Field(w, "opaque"u8, v1);
        w.WriteEndObject();
    }
    public static DeviceClaimConfiguration? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeviceClaimConfiguration();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("opaque"u8): o.Opaque = OpaqueDeviceConfiguration.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("requests"u8): o.Requests = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        w.WriteEndObject();
    }
    public static DeviceClass? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeviceClass();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = DeviceClassSpec.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Opaque is { } v0) JsonWrite.Field(w, "opaque"u8, v0);
        w.WriteEndObject();
    }
    public static DeviceClassConfiguration? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeviceClassConfiguration();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("opaque"u8): o.Opaque = OpaqueDeviceConfiguration.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static DeviceClassList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeviceClassList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<DeviceClass>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Selectors is { Count: > 0 } v0) JsonWrite.Field(w, "selectors"u8, v0, static (w, e0) => e0.WriteJson(w));
        if (Config is { Count: > 0 } v1) JsonWrite.Field(w, "config"u8, v1, static (w, e0) => e0.WriteJson(w));
        if (ExtendedResourceName is { } v2) w.WriteString("extendedResourceName"u8, v2);
        w.WriteEndObject();
    }
    public static DeviceClassSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeviceClassSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("config"u8): o.Config = JsonRead.List(ref r, managers, JsonRead.Object<DeviceClassConfiguration>); break;
                case 9 when name.SequenceEqual("selectors"u8): o.Selectors = JsonRead.List(ref r, managers, JsonRead.Object<DeviceSelector>); break;
                case 20 when name.SequenceEqual("extendedResourceName"u8): o.ExtendedResourceName = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Opaque is { } v0) JsonWrite.Field(w, "opaque"u8, v0);
        w.WriteEndObject();
    }
    public static DeviceConfiguration? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeviceConfiguration();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("opaque"u8): o.Opaque = OpaqueDeviceConfiguration.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Requests is { Count: > 0 } v0) JsonWrite.Field(w, "requests"u8, v0, static (w, e0) => w.WriteStringValue(e0));
        if (MatchAttribute is { } v1) w.WriteString("matchAttribute"u8, v1);
        if (DistinctAttribute is { } v2) w.WriteString("distinctAttribute"u8, v2);
        w.WriteEndObject();
    }
    public static DeviceConstraint? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeviceConstraint();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("requests"u8): o.Requests = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 14 when name.SequenceEqual("matchAttribute"u8): o.MatchAttribute = JsonRead.Text(ref r); break;
                case 17 when name.SequenceEqual("distinctAttribute"u8): o.DistinctAttribute = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("counterSet"u8, CounterSet);
        if (Counters is { Count: > 0 } v1) JsonWrite.Field(w, "counters"u8, v1, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static DeviceCounterConsumption? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeviceCounterConsumption();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("counters"u8): o.Counters = JsonRead.Map(ref r, managers, JsonRead.Object<Counter>); break;
                case 10 when name.SequenceEqual("counterSet"u8): o.CounterSet = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        if (Exactly is { } v1) JsonWrite.Field(w, "exactly"u8, v1);
        if (FirstAvailable is { Count: > 0 } v2) JsonWrite.Field(w, "firstAvailable"u8, v2, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static DeviceRequest? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeviceRequest();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("exactly"u8): o.Exactly = ExactDeviceRequest.ReadJson(ref r, managers); break;
                case 14 when name.SequenceEqual("firstAvailable"u8): o.FirstAvailable = JsonRead.List(ref r, managers, JsonRead.Object<DeviceSubRequest>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("request"u8, Request);
        w.WriteString("driver"u8, Driver);
        w.WriteString("pool"u8, Pool);
        w.WriteString("device"u8, Device);
        if (AdminAccess is { } v4) w.WriteBoolean("adminAccess"u8, v4);
        if (Tolerations is { Count: > 0 } v5) JsonWrite.Field(w, "tolerations"u8, v5, static (w, e0) => e0.WriteJson(w));
        if (BindingConditions is { Count: > 0 } v6) JsonWrite.Field(w, "bindingConditions"u8, v6, static (w, e0) => w.WriteStringValue(e0));
        if (BindingFailureConditions is { Count: > 0 } v7) JsonWrite.Field(w, "bindingFailureConditions"u8, v7, static (w, e0) => w.WriteStringValue(e0));
        if (ShareID is { } v8) w.WriteString("shareID"u8, v8);
        if (ConsumedCapacity is { Count: > 0 } v9) JsonWrite.Field(w, "consumedCapacity"u8, v9, static (w, e0) => w.WriteStringValue(e0.ToString()));
        w.WriteEndObject();
    }
    public static DeviceRequestAllocationResult? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeviceRequestAllocationResult();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("pool"u8): o.Pool = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("driver"u8): o.Driver = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("device"u8): o.Device = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("request"u8): o.Request = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("shareID"u8): o.ShareID = JsonRead.Text(ref r); break;
                case 11 when name.SequenceEqual("adminAccess"u8): o.AdminAccess = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 11 when name.SequenceEqual("tolerations"u8): o.Tolerations = JsonRead.List(ref r, managers, JsonRead.Object<DeviceToleration>); break;
                case 16 when name.SequenceEqual("consumedCapacity"u8): o.ConsumedCapacity = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                case 17 when name.SequenceEqual("bindingConditions"u8): o.BindingConditions = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 24 when name.SequenceEqual("bindingFailureConditions"u8): o.BindingFailureConditions = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Cel is { } v0) JsonWrite.Field(w, "cel"u8, v0);
        w.WriteEndObject();
    }
    public static DeviceSelector? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeviceSelector();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("cel"u8): o.Cel = CELDeviceSelector.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        w.WriteString("deviceClassName"u8, DeviceClassName);
        if (Selectors is { Count: > 0 } v2) JsonWrite.Field(w, "selectors"u8, v2, static (w, e0) => e0.WriteJson(w));
        if (AllocationMode.Length > 0) w.WriteString("allocationMode"u8, AllocationMode);
        if (Count != 0) w.WriteNumber("count"u8, Count);
        if (Tolerations is { Count: > 0 } v5) JsonWrite.Field(w, "tolerations"u8, v5, static (w, e0) => e0.WriteJson(w));
        if (Capacity is { } v6) JsonWrite.Field(w, "capacity"u8, v6);
        w.WriteEndObject();
    }
    public static DeviceSubRequest? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeviceSubRequest();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("count"u8): o.Count = JsonRead.Int64(ref r); break;
                case 8 when name.SequenceEqual("capacity"u8): o.Capacity = CapacityRequirements.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("selectors"u8): o.Selectors = JsonRead.List(ref r, managers, JsonRead.Object<DeviceSelector>); break;
                case 11 when name.SequenceEqual("tolerations"u8): o.Tolerations = JsonRead.List(ref r, managers, JsonRead.Object<DeviceToleration>); break;
                case 14 when name.SequenceEqual("allocationMode"u8): o.AllocationMode = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("deviceClassName"u8): o.DeviceClassName = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("key"u8, Key);
        if (Value.Length > 0) w.WriteString("value"u8, Value);
        w.WriteString("effect"u8, Effect);
        if (TimeAdded is { } v3) w.WriteString("timeAdded"u8, KubeTime.Format(v3));
        w.WriteEndObject();
    }
    public static DeviceTaint? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeviceTaint();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("key"u8): o.Key = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("value"u8): o.Value = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("effect"u8): o.Effect = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("timeAdded"u8): o.TimeAdded = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Key.Length > 0) w.WriteString("key"u8, Key);
        if (Operator.Length > 0) w.WriteString("operator"u8, Operator);
        if (Value.Length > 0) w.WriteString("value"u8, Value);
        if (Effect.Length > 0) w.WriteString("effect"u8, Effect);
        if (TolerationSeconds is { } v4) w.WriteNumber("tolerationSeconds"u8, v4);
        w.WriteEndObject();
    }
    public static DeviceToleration? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeviceToleration();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("key"u8): o.Key = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("value"u8): o.Value = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("effect"u8): o.Effect = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("operator"u8): o.Operator = JsonRead.Text(ref r)!; break;
                case 17 when name.SequenceEqual("tolerationSeconds"u8): o.TolerationSeconds = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("deviceClassName"u8, DeviceClassName);
        if (Selectors is { Count: > 0 } v1) JsonWrite.Field(w, "selectors"u8, v1, static (w, e0) => e0.WriteJson(w));
        if (AllocationMode.Length > 0) w.WriteString("allocationMode"u8, AllocationMode);
        if (Count != 0) w.WriteNumber("count"u8, Count);
        if (AdminAccess is { } v4) w.WriteBoolean("adminAccess"u8, v4);
        if (Tolerations is { Count: > 0 } v5) JsonWrite.Field(w, "tolerations"u8, v5, static (w, e0) => e0.WriteJson(w));
        if (Capacity is { } v6) JsonWrite.Field(w, "capacity"u8, v6);
        w.WriteEndObject();
    }
    public static ExactDeviceRequest? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ExactDeviceRequest();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("count"u8): o.Count = JsonRead.Int64(ref r); break;
                case 8 when name.SequenceEqual("capacity"u8): o.Capacity = CapacityRequirements.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("selectors"u8): o.Selectors = JsonRead.List(ref r, managers, JsonRead.Object<DeviceSelector>); break;
                case 11 when name.SequenceEqual("adminAccess"u8): o.AdminAccess = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 11 when name.SequenceEqual("tolerations"u8): o.Tolerations = JsonRead.List(ref r, managers, JsonRead.Object<DeviceToleration>); break;
                case 14 when name.SequenceEqual("allocationMode"u8): o.AllocationMode = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("deviceClassName"u8): o.DeviceClassName = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (InterfaceName.Length > 0) w.WriteString("interfaceName"u8, InterfaceName);
        if (Ips is { Count: > 0 } v1) JsonWrite.Field(w, "ips"u8, v1, static (w, e0) => w.WriteStringValue(e0));
        if (HardwareAddress.Length > 0) w.WriteString("hardwareAddress"u8, HardwareAddress);
        w.WriteEndObject();
    }
    public static NetworkDeviceData? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NetworkDeviceData();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("ips"u8): o.Ips = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 13 when name.SequenceEqual("interfaceName"u8): o.InterfaceName = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("hardwareAddress"u8): o.HardwareAddress = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("driver"u8, Driver);
        if (Parameters is { } v1) JsonWrite.Field(w, "parameters"u8, v1);
        w.WriteEndObject();
    }
    public static OpaqueDeviceConfiguration? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new OpaqueDeviceConfiguration();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("driver"u8): o.Driver = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("parameters"u8): o.Parameters = JsonRead.IsNull(ref r) ? default(JsonElement?) : JsonRead.Element(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        JsonWrite.Field(w, "status"u8, Status);
        w.WriteEndObject();
    }
    public static ResourceClaim? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceClaim();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = ResourceClaimSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = ResourceClaimStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ApiGroup.Length > 0) w.WriteString("apiGroup"u8, ApiGroup);
        w.WriteString("resource"u8, Resource);
        w.WriteString("name"u8, Name);
        w.WriteString("uid"u8, Uid);
        w.WriteEndObject();
    }
    public static ResourceClaimConsumerReference? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceClaimConsumerReference();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("uid"u8): o.Uid = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("apiGroup"u8): o.ApiGroup = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("resource"u8): o.Resource = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ResourceClaimList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceClaimList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<ResourceClaim>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "devices"u8, Devices);
        w.WriteEndObject();
    }
    public static ResourceClaimSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceClaimSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("devices"u8): o.Devices = DeviceClaim.ReadJson(ref r, managers)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Allocation is { } v0) JsonWrite.Field(w, "allocation"u8, v0);
        if (ReservedFor is { Count: > 0 } v1) JsonWrite.Field(w, "reservedFor"u8, v1, static (w, e0) => e0.WriteJson(w));
        if (Devices is { Count: > 0 } v2) JsonWrite.Field(w, "devices"u8, v2, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ResourceClaimStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceClaimStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("devices"u8): o.Devices = JsonRead.List(ref r, managers, JsonRead.Object<AllocatedDeviceStatus>); break;
                case 10 when name.SequenceEqual("allocation"u8): o.Allocation = AllocationResult.ReadJson(ref r, managers); break;
                case 11 when name.SequenceEqual("reservedFor"u8): o.ReservedFor = JsonRead.List(ref r, managers, JsonRead.Object<ResourceClaimConsumerReference>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        w.WriteEndObject();
    }
    public static ResourceClaimTemplate? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceClaimTemplate();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = ResourceClaimTemplateSpec.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ResourceClaimTemplateList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceClaimTemplateList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<ResourceClaimTemplate>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        w.WriteEndObject();
    }
    public static ResourceClaimTemplateSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceClaimTemplateSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("spec"u8): o.Spec = ResourceClaimSpec.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        w.WriteNumber("generation"u8, Generation);
        w.WriteNumber("resourceSliceCount"u8, ResourceSliceCount);
        w.WriteEndObject();
    }
    public static ResourcePool? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourcePool();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("generation"u8): o.Generation = JsonRead.Int64(ref r); break;
                case 18 when name.SequenceEqual("resourceSliceCount"u8): o.ResourceSliceCount = JsonRead.Int64(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        w.WriteEndObject();
    }
    public static ResourceSlice? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceSlice();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = ResourceSliceSpec.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ResourceSliceList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceSliceList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<ResourceSlice>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("driver"u8, Driver);
        JsonWrite.Field(w, "pool"u8, Pool);
        if (NodeName is { } v2) w.WriteString("nodeName"u8, v2);
        if (NodeSelector is { } v3) JsonWrite.Field(w, "nodeSelector"u8, v3);
        if (AllNodes is { } v4) w.WriteBoolean("allNodes"u8, v4);
        if (Devices is { Count: > 0 } v5) JsonWrite.Field(w, "devices"u8, v5, static (w, e0) => e0.WriteJson(w));
        if (PerDeviceNodeSelection is { } v6) w.WriteBoolean("perDeviceNodeSelection"u8, v6);
        if (SharedCounters is { Count: > 0 } v7) JsonWrite.Field(w, "sharedCounters"u8, v7, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ResourceSliceSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceSliceSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("pool"u8): o.Pool = ResourcePool.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("driver"u8): o.Driver = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("devices"u8): o.Devices = JsonRead.List(ref r, managers, JsonRead.Object<Device>); break;
                case 8 when name.SequenceEqual("nodeName"u8): o.NodeName = JsonRead.Text(ref r); break;
                case 8 when name.SequenceEqual("allNodes"u8): o.AllNodes = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 12 when name.SequenceEqual("nodeSelector"u8): o.NodeSelector = NodeSelector.ReadJson(ref r, managers); break;
                case 14 when name.SequenceEqual("sharedCounters"u8): o.SharedCounters = JsonRead.List(ref r, managers, JsonRead.Object<CounterSet>); break;
                case 22 when name.SequenceEqual("perDeviceNodeSelection"u8): o.PerDeviceNodeSelection = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

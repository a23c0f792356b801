// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Networking.V1;

public sealed class HTTPIngressPath : IApiValue<HTTPIngressPath>
{
    [JsonPropertyName("path")][OmitEmpty]
    public string Path { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("pathType")]
    public string? PathType { get; set; }
    [JsonPropertyName("backend")]
    public IngressBackend Backend { get; set => field = value ?? new(); } = new();
    public HTTPIngressPath DeepClone() => new()
    {
        Path = Path,
        PathType = PathType,
        Backend = Backend.DeepClone(),
    };
    public bool DeepEquals(HTTPIngressPath? other) => other is not null
        && Path == other.Path
        && PathType == other.PathType
        && Backend.DeepEquals(other.Backend);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as HTTPIngressPath);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Path.Length > 0) w.WriteString("path"u8, Path);
        if (PathType is { } v1) w.WriteString("pathType"u8, v1);
        JsonWrite.Field(w, "backend"u8, Backend);
        w.WriteEndObject();
    }
    public static HTTPIngressPath? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new HTTPIngressPath();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("path"u8): o.Path = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("backend"u8): o.Backend = IngressBackend.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("pathType"u8): o.PathType = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class HTTPIngressRuleValue : IApiValue<HTTPIngressRuleValue>
{
    [JsonPropertyName("paths")]
    public List<HTTPIngressPath> Paths { get; set => field = value ?? new(); } = new();
    public HTTPIngressRuleValue DeepClone() => new()
    {
        Paths = DeepValues.Clone(Paths, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(HTTPIngressRuleValue? other) => other is not null
        && DeepValues.Same(Paths, other.Paths, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as HTTPIngressRuleValue);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "paths"u8, Paths, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static HTTPIngressRuleValue? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new HTTPIngressRuleValue();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("paths"u8): o.Paths = JsonRead.List(ref r, managers, JsonRead.Object<HTTPIngressPath>)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class IPAddress : IKubeObject, IApiValue<IPAddress>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public IPAddressSpec Spec { get; set => field = value ?? new(); } = new();
    public IPAddress DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
    };
    public bool DeepEquals(IPAddress? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as IPAddress);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        w.WriteEndObject();
    }
    public static IPAddress? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new IPAddress();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = IPAddressSpec.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("IPAddress has no status"); }
}

public sealed class IPAddressList : IKubeList<IPAddress>, IApiValue<IPAddressList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<IPAddress> Items { get; set => field = value ?? new(); } = new();
    public IPAddressList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(IPAddressList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as IPAddressList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static IPAddressList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new IPAddressList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<IPAddress>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class IPAddressSpec : IApiValue<IPAddressSpec>
{
    [JsonPropertyName("parentRef")]
    public ParentReference? ParentRef { get; set; }
    public IPAddressSpec DeepClone() => new()
    {
        ParentRef = ParentRef?.DeepClone(),
    };
    public bool DeepEquals(IPAddressSpec? other) => other is not null
        && DeepValues.Same(ParentRef, other.ParentRef);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as IPAddressSpec);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ParentRef is { } v0) JsonWrite.Field(w, "parentRef"u8, v0);
        w.WriteEndObject();
    }
    public static IPAddressSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new IPAddressSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 9 when name.SequenceEqual("parentRef"u8): o.ParentRef = ParentReference.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class IPBlock : IApiValue<IPBlock>
{
    [JsonPropertyName("cidr")]
    public string Cidr { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("except")][OmitEmpty]
    public List<string>? Except { get; set; }
    public IPBlock DeepClone() => new()
    {
        Cidr = Cidr,
        Except = DeepValues.Copy(Except),
    };
    public bool DeepEquals(IPBlock? other) => other is not null
        && Cidr == other.Cidr
        && DeepValues.Same(Except, other.Except, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as IPBlock);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("cidr"u8, Cidr);
        if (Except is { Count: > 0 } v1) JsonWrite.Field(w, "except"u8, v1, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static IPBlock? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new IPBlock();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("cidr"u8): o.Cidr = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("except"u8): o.Except = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class Ingress : IKubeObject, IApiValue<Ingress>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public IngressSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public IngressStatus Status { get; set => field = value ?? new(); } = new();
    public Ingress DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(Ingress? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Ingress);
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
    public static Ingress? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Ingress();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = IngressSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = IngressStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (IngressStatus)value!; }
}

public sealed class IngressBackend : IApiValue<IngressBackend>
{
    [JsonPropertyName("service")]
    public IngressServiceBackend? Service { get; set; }
    [JsonPropertyName("resource")]
    public TypedLocalObjectReference? Resource { get; set; }
    public IngressBackend DeepClone() => new()
    {
        Service = Service?.DeepClone(),
        Resource = Resource?.DeepClone(),
    };
    public bool DeepEquals(IngressBackend? other) => other is not null
        && DeepValues.Same(Service, other.Service)
        && DeepValues.Same(Resource, other.Resource);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as IngressBackend);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Service is { } v0) JsonWrite.Field(w, "service"u8, v0);
        if (Resource is { } v1) JsonWrite.Field(w, "resource"u8, v1);
        w.WriteEndObject();
    }
    public static IngressBackend? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new IngressBackend();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("service"u8): o.Service = IngressServiceBackend.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("resource"u8): o.Resource = TypedLocalObjectReference.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class IngressClass : IKubeObject, IApiValue<IngressClass>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public IngressClassSpec Spec { get; set => field = value ?? new(); } = new();
    public IngressClass DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
    };
    public bool DeepEquals(IngressClass? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as IngressClass);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        w.WriteEndObject();
    }
    public static IngressClass? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new IngressClass();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = IngressClassSpec.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("IngressClass has no status"); }
}

public sealed class IngressClassList : IKubeList<IngressClass>, IApiValue<IngressClassList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<IngressClass> Items { get; set => field = value ?? new(); } = new();
    public IngressClassList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(IngressClassList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as IngressClassList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static IngressClassList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new IngressClassList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<IngressClass>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class IngressClassParametersReference : IApiValue<IngressClassParametersReference>
{
    [JsonPropertyName("apiGroup")]
    public string? ApiGroup { get; set; }
    [JsonPropertyName("kind")]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("scope")]
    public string? Scope { get; set; }
    [JsonPropertyName("namespace")]
    public string? Namespace { get; set; }
    public IngressClassParametersReference DeepClone() => new()
    {
        ApiGroup = ApiGroup,
        Kind = Kind,
        Name = Name,
        Scope = Scope,
        Namespace = Namespace,
    };
    public bool DeepEquals(IngressClassParametersReference? other) => other is not null
        && ApiGroup == other.ApiGroup
        && Kind == other.Kind
        && Name == other.Name
        && Scope == other.Scope
        && Namespace == other.Namespace;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as IngressClassParametersReference);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ApiGroup is { } v0) w.WriteString("apiGroup"u8, v0);
        w.WriteString("kind"u8, Kind);
        w.WriteString("name"u8, Name);
        if (Scope is { } v3) w.WriteString("scope"u8, v3);
        if (Namespace is { } v4) w.WriteString("namespace"u8, v4);
        w.WriteEndObject();
    }
    public static IngressClassParametersReference? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new IngressClassParametersReference();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("scope"u8): o.Scope = JsonRead.Text(ref r); break;
                case 8 when name.SequenceEqual("apiGroup"u8): o.ApiGroup = JsonRead.Text(ref r); break;
                case 9 when name.SequenceEqual("namespace"u8): o.Namespace = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class IngressClassSpec : IApiValue<IngressClassSpec>
{
    [JsonPropertyName("controller")][OmitEmpty]
    public string Controller { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("parameters")]
    public IngressClassParametersReference? Parameters { get; set; }
    public IngressClassSpec DeepClone() => new()
    {
        Controller = Controller,
        Parameters = Parameters?.DeepClone(),
    };
    public bool DeepEquals(IngressClassSpec? other) => other is not null
        && Controller == other.Controller
        && DeepValues.Same(Parameters, other.Parameters);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as IngressClassSpec);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Controller.Length > 0) w.WriteString("controller"u8, Controller);
        if (Parameters is { } v1) JsonWrite.Field(w, "parameters"u8, v1);
        w.WriteEndObject();
    }
    public static IngressClassSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new IngressClassSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("controller"u8): o.Controller = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("parameters"u8): o.Parameters = IngressClassParametersReference.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class IngressList : IKubeList<Ingress>, IApiValue<IngressList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Ingress> Items { get; set => field = value ?? new(); } = new();
    public IngressList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(IngressList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as IngressList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static IngressList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new IngressList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<Ingress>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class IngressLoadBalancerIngress : IApiValue<IngressLoadBalancerIngress>
{
    [JsonPropertyName("ip")][OmitEmpty]
    public string Ip { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("hostname")][OmitEmpty]
    public string Hostname { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("ports")][OmitEmpty]
    public List<IngressPortStatus>? Ports { get; set; }
    public IngressLoadBalancerIngress DeepClone() => new()
    {
        Ip = Ip,
        Hostname = Hostname,
        Ports = DeepValues.Clone(Ports, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(IngressLoadBalancerIngress? other) => other is not null
        && Ip == other.Ip
        && Hostname == other.Hostname
        && DeepValues.Same(Ports, other.Ports, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as IngressLoadBalancerIngress);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Ip.Length > 0) w.WriteString("ip"u8, Ip);
        if (Hostname.Length > 0) w.WriteString("hostname"u8, Hostname);
        if (Ports is { Count: > 0 } v2) JsonWrite.Field(w, "ports"u8, v2, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static IngressLoadBalancerIngress? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new IngressLoadBalancerIngress();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("ip"u8): o.Ip = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("ports"u8): o.Ports = JsonRead.List(ref r, managers, JsonRead.Object<IngressPortStatus>); break;
                case 8 when name.SequenceEqual("hostname"u8): o.Hostname = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class IngressLoadBalancerStatus : IApiValue<IngressLoadBalancerStatus>
{
    [JsonPropertyName("ingress")][OmitEmpty]
    public List<IngressLoadBalancerIngress>? Ingress { get; set; }
    public IngressLoadBalancerStatus DeepClone() => new()
    {
        Ingress = DeepValues.Clone(Ingress, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(IngressLoadBalancerStatus? other) => other is not null
        && DeepValues.Same(Ingress, other.Ingress, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as IngressLoadBalancerStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Ingress is { Count: > 0 } v0) JsonWrite.Field(w, "ingress"u8, v0, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static IngressLoadBalancerStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new IngressLoadBalancerStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("ingress"u8): o.Ingress = JsonRead.List(ref r, managers, JsonRead.Object<IngressLoadBalancerIngress>); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class IngressPortStatus : IApiValue<IngressPortStatus>
{
    [JsonPropertyName("port")]
    public int Port { get; set; }
    [JsonPropertyName("protocol")]
    public string Protocol { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("error")]
    public string? Error { get; set; }
    public IngressPortStatus DeepClone() => new()
    {
        Port = Port,
        Protocol = Protocol,
        Error = Error,
    };
    public bool DeepEquals(IngressPortStatus? other) => other is not null
        && Port == other.Port
        && Protocol == other.Protocol
        && Error == other.Error;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as IngressPortStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteNumber("port"u8, Port);
        w.WriteString("protocol"u8, Protocol);
        if (Error is { } v2) w.WriteString("error"u8, v2);
        w.WriteEndObject();
    }
    public static IngressPortStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new IngressPortStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("port"u8): o.Port = JsonRead.Int32(ref r); break;
                case 5 when name.SequenceEqual("error"u8): o.Error = JsonRead.Text(ref r); break;
                case 8 when name.SequenceEqual("protocol"u8): o.Protocol = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class IngressRule : IApiValue<IngressRule>
{
    [JsonPropertyName("host")][OmitEmpty]
    public string Host { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("http")]
    public HTTPIngressRuleValue? Http { get; set; }
    public IngressRule DeepClone() => new()
    {
        Host = Host,
        Http = Http?.DeepClone(),
    };
    public bool DeepEquals(IngressRule? other) => other is not null
        && Host == other.Host
        && DeepValues.Same(Http, other.Http);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as IngressRule);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Host.Length > 0) w.WriteString("host"u8, Host);
        if (Http is { } v1) JsonWrite.Field(w, "http"u8, v1);
        w.WriteEndObject();
    }
    public static IngressRule? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new IngressRule();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("host"u8): o.Host = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("http"u8): o.Http = HTTPIngressRuleValue.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class IngressRuleValue : IApiValue<IngressRuleValue>
{
    [JsonPropertyName("http")]
    public HTTPIngressRuleValue? Http { get; set; }
    public IngressRuleValue DeepClone() => new()
    {
        Http = Http?.DeepClone(),
    };
    public bool DeepEquals(IngressRuleValue? other) => other is not null
        && DeepValues.Same(Http, other.Http);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as IngressRuleValue);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Http is { } v0) JsonWrite.Field(w, "http"u8, v0);
        w.WriteEndObject();
    }
    public static IngressRuleValue? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new IngressRuleValue();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("http"u8): o.Http = HTTPIngressRuleValue.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class IngressServiceBackend : IApiValue<IngressServiceBackend>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("port")]
    public ServiceBackendPort Port { get; set => field = value ?? new(); } = new();
    public IngressServiceBackend DeepClone() => new()
    {
        Name = Name,
        Port = Port.DeepClone(),
    };
    public bool DeepEquals(IngressServiceBackend? other) => other is not null
        && Name == other.Name
        && Port.DeepEquals(other.Port);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as IngressServiceBackend);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        JsonWrite.Field(w, "port"u8, Port);
        w.WriteEndObject();
    }
    public static IngressServiceBackend? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new IngressServiceBackend();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("port"u8): o.Port = ServiceBackendPort.ReadJson(ref r, managers)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class IngressSpec : IApiValue<IngressSpec>
{
    [JsonPropertyName("ingressClassName")]
    public string? IngressClassName { get; set; }
    [JsonPropertyName("defaultBackend")]
    public IngressBackend? DefaultBackend { get; set; }
    [JsonPropertyName("tls")][OmitEmpty]
    public List<IngressTLS>? Tls { get; set; }
    [JsonPropertyName("rules")][OmitEmpty]
    public List<IngressRule>? Rules { get; set; }
    public IngressSpec DeepClone() => new()
    {
        IngressClassName = IngressClassName,
        DefaultBackend = DefaultBackend?.DeepClone(),
        Tls = DeepValues.Clone(Tls, static e0 => e0.DeepClone()),
        Rules = DeepValues.Clone(Rules, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(IngressSpec? other) => other is not null
        && IngressClassName == other.IngressClassName
        && DeepValues.Same(DefaultBackend, other.DefaultBackend)
        && DeepValues.Same(Tls, other.Tls, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Rules, other.Rules, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as IngressSpec);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (IngressClassName is { } v0) w.WriteString("ingressClassName"u8, v0);
        if (DefaultBackend is { } v1) JsonWrite.Field(w, "defaultBackend"u8, v1);
        if (Tls is { Count: > 0 } v2) JsonWrite.Field(w, "tls"u8, v2, static (w, e0) => e0.WriteJson(w));
        if (Rules is { Count: > 0 } v3) JsonWrite.Field(w, "rules"u8, v3, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static IngressSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new IngressSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("tls"u8): o.Tls = JsonRead.List(ref r, managers, JsonRead.Object<IngressTLS>); break;
                case 5 when name.SequenceEqual("rules"u8): o.Rules = JsonRead.List(ref r, managers, JsonRead.Object<IngressRule>); break;
                case 14 when name.SequenceEqual("defaultBackend"u8): o.DefaultBackend = IngressBackend.ReadJson(ref r, managers); break;
                case 16 when name.SequenceEqual("ingressClassName"u8): o.IngressClassName = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class IngressStatus : IApiValue<IngressStatus>
{
    [JsonPropertyName("loadBalancer")]
    public IngressLoadBalancerStatus LoadBalancer { get; set => field = value ?? new(); } = new();
    public IngressStatus DeepClone() => new()
    {
        LoadBalancer = LoadBalancer.DeepClone(),
    };
    public bool DeepEquals(IngressStatus? other) => other is not null
        && LoadBalancer.DeepEquals(other.LoadBalancer);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as IngressStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "loadBalancer"u8, LoadBalancer);
        w.WriteEndObject();
    }
    public static IngressStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new IngressStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 12 when name.SequenceEqual("loadBalancer"u8): o.LoadBalancer = IngressLoadBalancerStatus.ReadJson(ref r, managers)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class IngressTLS : IApiValue<IngressTLS>
{
    [JsonPropertyName("hosts")][OmitEmpty]
    public List<string>? Hosts { get; set; }
    [JsonPropertyName("secretName")][OmitEmpty]
    public string SecretName { get; set => field = value ?? ""; } = "";
    public IngressTLS DeepClone() => new()
    {
        Hosts = DeepValues.Copy(Hosts),
        SecretName = SecretName,
    };
    public bool DeepEquals(IngressTLS? other) => other is not null
        && DeepValues.Same(Hosts, other.Hosts, static (x0, y0) => x0 == y0)
        && SecretName == other.SecretName;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as IngressTLS);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Hosts is { Count: > 0 } v0) JsonWrite.Field(w, "hosts"u8, v0, static (w, e0) => w.WriteStringValue(e0));
        if (SecretName.Length > 0) w.WriteString("secretName"u8, SecretName);
        w.WriteEndObject();
    }
    public static IngressTLS? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new IngressTLS();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("hosts"u8): o.Hosts = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 10 when name.SequenceEqual("secretName"u8): o.SecretName = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class NetworkPolicy : IKubeObject, IApiValue<NetworkPolicy>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public NetworkPolicySpec Spec { get; set => field = value ?? new(); } = new();
    public NetworkPolicy DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
    };
    public bool DeepEquals(NetworkPolicy? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NetworkPolicy);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        w.WriteEndObject();
    }
    public static NetworkPolicy? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NetworkPolicy();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = NetworkPolicySpec.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("NetworkPolicy has no status"); }
}

public sealed class NetworkPolicyEgressRule : IApiValue<NetworkPolicyEgressRule>
{
    [JsonPropertyName("ports")][OmitEmpty]
    public List<NetworkPolicyPort>? Ports { get; set; }
    [JsonPropertyName("to")][OmitEmpty]
    public List<NetworkPolicyPeer>? To { get; set; }
    public NetworkPolicyEgressRule DeepClone() => new()
    {
        Ports = DeepValues.Clone(Ports, static e0 => e0.DeepClone()),
        To = DeepValues.Clone(To, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(NetworkPolicyEgressRule? other) => other is not null
        && DeepValues.Same(Ports, other.Ports, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(To, other.To, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NetworkPolicyEgressRule);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Ports is { Count: > 0 } v0) JsonWrite.Field(w, "ports"u8, v0, static (w, e0) => e0.WriteJson(w));
        if (To is { Count: > 0 } v1) JsonWrite.Field(w, "to"u8, v1, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static NetworkPolicyEgressRule? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NetworkPolicyEgressRule();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("to"u8): o.To = JsonRead.List(ref r, managers, JsonRead.Object<NetworkPolicyPeer>); break;
                case 5 when name.SequenceEqual("ports"u8): o.Ports = JsonRead.List(ref r, managers, JsonRead.Object<NetworkPolicyPort>); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class NetworkPolicyIngressRule : IApiValue<NetworkPolicyIngressRule>
{
    [JsonPropertyName("ports")][OmitEmpty]
    public List<NetworkPolicyPort>? Ports { get; set; }
    [JsonPropertyName("from")][OmitEmpty]
    public List<NetworkPolicyPeer>? From { get; set; }
    public NetworkPolicyIngressRule DeepClone() => new()
    {
        Ports = DeepValues.Clone(Ports, static e0 => e0.DeepClone()),
        From = DeepValues.Clone(From, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(NetworkPolicyIngressRule? other) => other is not null
        && DeepValues.Same(Ports, other.Ports, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(From, other.From, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NetworkPolicyIngressRule);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Ports is { Count: > 0 } v0) JsonWrite.Field(w, "ports"u8, v0, static (w, e0) => e0.WriteJson(w));
        if (From is { Count: > 0 } v1) JsonWrite.Field(w, "from"u8, v1, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static NetworkPolicyIngressRule? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NetworkPolicyIngressRule();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("from"u8): o.From = JsonRead.List(ref r, managers, JsonRead.Object<NetworkPolicyPeer>); break;
                case 5 when name.SequenceEqual("ports"u8): o.Ports = JsonRead.List(ref r, managers, JsonRead.Object<NetworkPolicyPort>); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class NetworkPolicyList : IKubeList<NetworkPolicy>, IApiValue<NetworkPolicyList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<NetworkPolicy> Items { get; set => field = value ?? new(); } = new();
    public NetworkPolicyList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(NetworkPolicyList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NetworkPolicyList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static NetworkPolicyList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NetworkPolicyList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<NetworkPolicy>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class NetworkPolicyPeer : IApiValue<NetworkPolicyPeer>
{
    [JsonPropertyName("podSelector")]
    public LabelSelector? PodSelector { get; set; }
    [JsonPropertyName("namespaceSelector")]
    public LabelSelector? NamespaceSelector { get; set; }
    [JsonPropertyName("ipBlock")]
    public IPBlock? IpBlock { get; set; }
    public NetworkPolicyPeer DeepClone() => new()
    {
        PodSelector = PodSelector?.DeepClone(),
        NamespaceSelector = NamespaceSelector?.DeepClone(),
        IpBlock = IpBlock?.DeepClone(),
    };
    public bool DeepEquals(NetworkPolicyPeer? other) => other is not null
        && DeepValues.Same(PodSelector, other.PodSelector)
        && DeepValues.Same(NamespaceSelector, other.NamespaceSelector)
        && DeepValues.Same(IpBlock, other.IpBlock);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NetworkPolicyPeer);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (PodSelector is { } v0) JsonWrite.Field(w, "podSelector"u8, v0);
        if (NamespaceSelector is { } v1) JsonWrite.Field(w, "namespaceSelector"u8, v1);
        if (IpBlock is { } v2) JsonWrite.Field(w, "ipBlock"u8, v2);
        w.WriteEndObject();
    }
    public static NetworkPolicyPeer? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NetworkPolicyPeer();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("ipBlock"u8): o.IpBlock = IPBlock.ReadJson(ref r, managers); break;
                case 11 when name.SequenceEqual("podSelector"u8): o.PodSelector = LabelSelector.ReadJson(ref r, managers); break;
                case 17 when name.SequenceEqual("namespaceSelector"u8): o.NamespaceSelector = LabelSelector.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class NetworkPolicyPort : IApiValue<NetworkPolicyPort>
{
    [JsonPropertyName("protocol")]
    public string? Protocol { get; set; }
    [JsonPropertyName("port")]
    public IntOrString? Port { get; set; }
    [JsonPropertyName("endPort")]
    public int? EndPort { get; set; }
    public NetworkPolicyPort DeepClone() => new()
    {
        Protocol = Protocol,
        Port = Port,
        EndPort = EndPort,
    };
    public bool DeepEquals(NetworkPolicyPort? other) => other is not null
        && Protocol == other.Protocol
        && Nullable.Equals(Port, other.Port)
        && EndPort == other.EndPort;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NetworkPolicyPort);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Protocol is { } v0) w.WriteString("protocol"u8, v0);
        if (Port is { } v1) JsonWrite.Field(w, "port"u8, v1);
        if (EndPort is { } v2) w.WriteNumber("endPort"u8, v2);
        w.WriteEndObject();
    }
    public static NetworkPolicyPort? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NetworkPolicyPort();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("port"u8): o.Port = JsonRead.IsNull(ref r) ? default(IntOrString?) : IntOrString.ReadJson(ref r); break;
                case 7 when name.SequenceEqual("endPort"u8): o.EndPort = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 8 when name.SequenceEqual("protocol"u8): o.Protocol = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class NetworkPolicySpec : IApiValue<NetworkPolicySpec>
{
    [JsonPropertyName("podSelector")]
    public LabelSelector PodSelector { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("ingress")][OmitEmpty]
    public List<NetworkPolicyIngressRule>? Ingress { get; set; }
    [JsonPropertyName("egress")][OmitEmpty]
    public List<NetworkPolicyEgressRule>? Egress { get; set; }
    [JsonPropertyName("policyTypes")][OmitEmpty]
    public List<string>? PolicyTypes { get; set; }
    public NetworkPolicySpec DeepClone() => new()
    {
        PodSelector = PodSelector.DeepClone(),
        Ingress = DeepValues.Clone(Ingress, static e0 => e0.DeepClone()),
        Egress = DeepValues.Clone(Egress, static e0 => e0.DeepClone()),
        PolicyTypes = DeepValues.Copy(PolicyTypes),
    };
    public bool DeepEquals(NetworkPolicySpec? other) => other is not null
        && PodSelector.DeepEquals(other.PodSelector)
        && DeepValues.Same(Ingress, other.Ingress, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Egress, other.Egress, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(PolicyTypes, other.PolicyTypes, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NetworkPolicySpec);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "podSelector"u8, PodSelector);
        if (Ingress is { Count: > 0 } v1) JsonWrite.Field(w, "ingress"u8, v1, static (w, e0) => e0.WriteJson(w));
        if (Egress is { Count: > 0 } v2) JsonWrite.Field(w, "egress"u8, v2, static (w, e0) => e0.WriteJson(w));
        if (PolicyTypes is { Count: > 0 } v3) JsonWrite.Field(w, "policyTypes"u8, v3, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static NetworkPolicySpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NetworkPolicySpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("egress"u8): o.Egress = JsonRead.List(ref r, managers, JsonRead.Object<NetworkPolicyEgressRule>); break;
                case 7 when name.SequenceEqual("ingress"u8): o.Ingress = JsonRead.List(ref r, managers, JsonRead.Object<NetworkPolicyIngressRule>); break;
                case 11 when name.SequenceEqual("podSelector"u8): o.PodSelector = LabelSelector.ReadJson(ref r, managers)!; break;
                case 11 when name.SequenceEqual("policyTypes"u8): o.PolicyTypes = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ParentReference : IApiValue<ParentReference>
{
    [JsonPropertyName("group")][OmitEmpty]
    public string Group { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resource")][OmitEmpty]
    public string Resource { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("namespace")][OmitEmpty]
    public string Namespace { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    public ParentReference DeepClone() => new()
    {
        Group = Group,
        Resource = Resource,
        Namespace = Namespace,
        Name = Name,
    };
    public bool DeepEquals(ParentReference? other) => other is not null
        && Group == other.Group
        && Resource == other.Resource
        && Namespace == other.Namespace
        && Name == other.Name;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ParentReference);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Group.Length > 0) w.WriteString("group"u8, Group);
        if (Resource.Length > 0) w.WriteString("resource"u8, Resource);
        if (Namespace.Length > 0) w.WriteString("namespace"u8, Namespace);
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        w.WriteEndObject();
    }
    public static ParentReference? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ParentReference();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("group"u8): o.Group = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("resource"u8): o.Resource = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("namespace"u8): o.Namespace = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public static class PolicyType
{
    public const string Egress = "Egress";
    public const string Ingress = "Ingress";
}

public sealed class ServiceBackendPort : IApiValue<ServiceBackendPort>
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("number")][OmitEmpty]
    public int Number { get; set; }
    public ServiceBackendPort DeepClone() => new()
    {
        Name = Name,
        Number = Number,
    };
    public bool DeepEquals(ServiceBackendPort? other) => other is not null
        && Name == other.Name
        && Number == other.Number;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ServiceBackendPort);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        if (Number != 0) w.WriteNumber("number"u8, Number);
        w.WriteEndObject();
    }
    public static ServiceBackendPort? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ServiceBackendPort();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("number"u8): o.Number = JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ServiceCIDR : IKubeObject, IApiValue<ServiceCIDR>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public ServiceCIDRSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public ServiceCIDRStatus Status { get; set => field = value ?? new(); } = new();
    public ServiceCIDR DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(ServiceCIDR? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ServiceCIDR);
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
    public static ServiceCIDR? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ServiceCIDR();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = ServiceCIDRSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = ServiceCIDRStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (ServiceCIDRStatus)value!; }
}

public sealed class ServiceCIDRList : IKubeList<ServiceCIDR>, IApiValue<ServiceCIDRList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ServiceCIDR> Items { get; set => field = value ?? new(); } = new();
    public ServiceCIDRList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(ServiceCIDRList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ServiceCIDRList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ServiceCIDRList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ServiceCIDRList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<ServiceCIDR>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ServiceCIDRSpec : IApiValue<ServiceCIDRSpec>
{
    [JsonPropertyName("cidrs")][OmitEmpty]
    public List<string>? Cidrs { get; set; }
    public ServiceCIDRSpec DeepClone() => new()
    {
        Cidrs = DeepValues.Copy(Cidrs),
    };
    public bool DeepEquals(ServiceCIDRSpec? other) => other is not null
        && DeepValues.Same(Cidrs, other.Cidrs, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ServiceCIDRSpec);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Cidrs is { Count: > 0 } v0) JsonWrite.Field(w, "cidrs"u8, v0, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static ServiceCIDRSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ServiceCIDRSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("cidrs"u8): o.Cidrs = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ServiceCIDRStatus : IApiValue<ServiceCIDRStatus>
{
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<Condition>? Conditions { get; set; }
    public ServiceCIDRStatus DeepClone() => new()
    {
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(ServiceCIDRStatus? other) => other is not null
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ServiceCIDRStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Conditions is { Count: > 0 } v0) JsonWrite.Field(w, "conditions"u8, v0, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ServiceCIDRStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ServiceCIDRStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<Condition>); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

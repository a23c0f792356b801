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
}

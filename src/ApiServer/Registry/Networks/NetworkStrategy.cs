using Arktos.Api.Networks;
using Arktos.Api.Networks.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Networks;

/// <summary>
/// A network of a tenant. What other types than flat would be, and addresses of a network's own, are refused: nothing
/// carries them out.
/// </summary>
public sealed class NetworkStrategy : ResourceStrategy<Network>
{
    private const string Kubernetes = "Kubernetes",
        OnlyFlat = "networks of type flat have none, and other types are not carried out",
        OneRange = "a network has no addresses of its own: services get cluster IPs of the installation's range";

    private static readonly string[] Phases = ["Failed", "Pending", "Ready", "Terminating", "Unknown"];

    public NetworkStrategy()
    {
        Subresources = With(Status());
    }

    public override ITableLayout Table { get; } =
        new TableLayout<Network>([
            Cells.Name<Network>(),
            new("Type", "string", (n, _) => n.Spec.Type),
            new("VPC", "string", (n, _) => n.Spec.VpcID),
            new("Phase", "string", (n, _) => n.Status.Phase),
            new("DNS", "string", (n, _) => n.Status.DnsServiceIP),
        ]);

    /// <summary>It is the value of a label.</summary>
    public override IEnumerable<string> NameFaults(string name) => Formats.DnsLabel(name);

    protected override void Default(Network value)
    {
        if (value.Spec.Type.Length == 0)
            value.Spec.Type = TenantNetworks.Flat;
    }

    protected override void PrepareForCreate(Network value)
    {
        value.Status = new NetworkStatus { Phase = "Pending" };
        if (value.Metadata.Finalizers?.Contains(TenantNetworks.Finalizer) != true)
            (value.Metadata.Finalizers ??= []).Add(TenantNetworks.Finalizer);
    }

    protected override void PrepareForUpdate(Network value, Network old) => value.Status = old.Status.DeepClone();

    protected override void Validate(Network value, FieldErrors errors)
    {
        var spec = value.Spec;
        if (spec.Type != TenantNetworks.Flat)
            errors.NotSupported("spec.type", spec.Type, TenantNetworks.Flat);
        if (spec.VpcID.Length > 0)
            errors.Forbidden("spec.vpcID", OnlyFlat);
        if (spec.Service is not { } service)
            return;
        if (service.Ipam is "Arktos" or "External")
            errors.Forbidden("spec.service.ipam", OneRange);
        else if (service.Ipam is not ("" or Kubernetes))
            errors.NotSupported("spec.service.ipam", service.Ipam, Kubernetes);
        foreach (var (cidr, i) in (service.Cidrs ?? []).Select((c, i) => (c, i)))
            errors.InvalidEach($"spec.service.cidrs[{i}]", cidr, Formats.Cidr(cidr));
        if (service.Cidrs is { Count: > 0 })
            errors.Forbidden("spec.service.cidrs", OneRange);
    }

    protected override void ValidateUpdate(Network value, Network old, FieldErrors errors)
    {
        if (!value.Spec.DeepEquals(old.Spec))
            errors.Invalid("spec", value.Spec, Formats.Immutable);
    }

    protected override void ValidateStatus(Network value, Network old, FieldErrors errors)
    {
        var (phase, ip) = (value.Status.Phase, value.Status.DnsServiceIP);
        if (phase.Length > 0 && !Phases.Contains(phase))
            errors.NotSupported("status.phase", phase, Phases);
        if (ip.Length > 0)
            errors.InvalidEach("status.dnsServiceIP", ip, Formats.IpAddress(ip));
    }
}

using System.Net;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Networking.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;
using AddressObject = Arktos.Api.Networking.V1.IPAddress;

namespace Arktos.ApiServer.Registry.Networking;

public sealed class IpAddressStrategy : ResourceStrategy<AddressObject>
{
    public override ITableLayout Table { get; } =
        new TableLayout<AddressObject>([
            Cells.Name<AddressObject>(),
            new("ParentRef", "string", (a, _) => a.Spec.ParentRef is { } parent ? Parent(parent) : Cells.None),
        ]);

    public override IEnumerable<string> NameFaults(string name)
    {
        foreach (var fault in Formats.IpAddress(name))
            yield return fault;
        if (System.Net.IPAddress.TryParse(name, out var address) && address.ToString() != name)
            yield return "must be a canonical format IP address";
    }

    protected override void Validate(AddressObject value, FieldErrors errors)
    {
        if (value.Spec.ParentRef is not { } parent)
        {
            errors.Required("spec.parentRef");
            return;
        }
        if (parent.Group.Length > 0)
            errors.InvalidEach("spec.parentRef.group", parent.Group, Formats.DnsSubdomain(parent.Group));
        if (parent.Resource.Length == 0)
            errors.Required("spec.parentRef.resource");
        else
            errors.InvalidEach("spec.parentRef.resource", parent.Resource, Formats.PathSegment(parent.Resource));
        if (parent.Namespace.Length > 0)
            errors.InvalidEach("spec.parentRef.namespace", parent.Namespace, Formats.PathSegment(parent.Namespace));
        if (parent.Name.Length == 0)
            errors.Required("spec.parentRef.name");
        else
            errors.InvalidEach("spec.parentRef.name", parent.Name, Formats.PathSegment(parent.Name));
    }

    protected override void ValidateUpdate(AddressObject value, AddressObject old, FieldErrors errors)
    {
        if (!DeepValues.Same(value.Spec.ParentRef, old.Spec.ParentRef))
            errors.Invalid("spec.parentRef", value.Spec.ParentRef, Formats.Immutable);
    }

    protected override IEnumerable<string> Warnings(AddressObject value) =>
        ["spec.parentRef: not carried out yet, cluster IPs are allocated without regard to such objects"];

    private static string Parent(ParentReference parent)
    {
        var resource = parent.Group.Length > 0 ? $"{parent.Resource}.{parent.Group}" : parent.Resource;
        var ns = parent.Namespace.Length > 0 ? $"{parent.Namespace}/" : "";
        return $"{resource.ToLowerInvariant()}/{ns}{parent.Name}";
    }
}

public sealed class ServiceCidrStrategy : ResourceStrategy<ServiceCIDR>
{
    private const int CidrsMax = 2;

    public ServiceCidrStrategy()
    {
        Subresources = With(Status());
    }

    public override ITableLayout Table { get; } =
        new TableLayout<ServiceCIDR>([
            Cells.Name<ServiceCIDR>(),
            new("CIDRs", "string", (c, _) => string.Join(",", c.Spec.Cidrs ?? [])),
            Cells.Age<ServiceCIDR>(),
        ]);

    protected override void PrepareForCreate(ServiceCIDR value) => value.Status = new();

    protected override void PrepareForUpdate(ServiceCIDR value, ServiceCIDR old) =>
        value.Status = old.Status.DeepClone();

    protected override void Validate(ServiceCIDR value, FieldErrors errors)
    {
        var cidrs = value.Spec.Cidrs ?? [];
        if (cidrs.Count == 0)
            errors.Required("spec.cidrs", "at least one CIDR required");
        if (cidrs.Count > CidrsMax)
            errors.Invalid("spec.cidrs", cidrs, $"may only hold up to {CidrsMax} values");
        foreach (var (cidr, i) in cidrs.Select((c, i) => (c, i)))
            if (!Formats.TryCidr(cidr, out var address, out var bits))
                errors.InvalidEach($"spec.cidrs[{i}]", cidr, Formats.Cidr(cidr));
            else if (!new IPNetwork(address, bits).BaseAddress.Equals(address))
                errors.Invalid($"spec.cidrs[{i}]", cidr, "must not have bits set beyond the prefix length");
    }

    // A range may get a second one of the other family, and lose it again; the first stays.
    protected override void ValidateUpdate(ServiceCIDR value, ServiceCIDR old, FieldErrors errors)
    {
        if ((value.Spec.Cidrs ?? []).FirstOrDefault() != (old.Spec.Cidrs ?? []).FirstOrDefault())
            errors.Invalid("spec.cidrs[0]", (value.Spec.Cidrs ?? []).FirstOrDefault() ?? "", Formats.Immutable);
    }

    protected override IEnumerable<string> Warnings(ServiceCIDR value) =>
        [
            "spec.cidrs: not carried out yet, cluster IPs are allocated from the range that the API servers were "
                + "started with",
        ];
}

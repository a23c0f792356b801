using System.Net;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Networking.V1;
using Arktos.Api.Services;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Services;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Tables;
using Arktos.StoreClient;
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

    // By hand: nobody gets the address then. What shows a service's address holds nothing.
    protected override async ValueTask<Result<Allocation>> AllocateAsync(
        AddressObject? value,
        AddressObject? old,
        AllocationContext context,
        int attempt
    )
    {
        if (value is not null && old is not null || context.Tenant != ServiceReservations.Tenant)
            return Allocation.None;
        var name = (value ?? old)!.Metadata.Name;
        var key = new ObjectKey(ServiceReservations.AddressKeys, ServiceReservations.Tenant, "", name);
        if (await context.Keyspace.GetAsync(key, context.Cancel) is not ReadResult<KeyspaceItem?>.Ok read)
            return Statuses.StoreUnavailable(Resource, value is null ? "delete" : "create");
        if (value is null)
            return read.Value is { } item && ServiceAddressObjects.IsByHand(item)
                ? new Allocation(
                    [new CommitCondition.RevisionEquals(key, item.Revision)],
                    [new CommitOperation.Delete(key)]
                )
                : Allocation.None;
        if (read.Value is not null)
            return Statuses.AlreadyExists(Resource, name);
        return new Allocation(
            [new CommitCondition.Absent(key)],
            [new CommitOperation.Put(key, ServiceAddressObjects.OwnerByHand(name), -1)]
        );
    }

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
        if (cidrs.Count == CidrsMax && cidrs[0].Contains(':') == cidrs[1].Contains(':'))
            errors.Invalid(
                "spec.cidrs",
                cidrs,
                "may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64"
            );
    }

    // A range may get a second one of the other family, and lose it again; the first stays.
    protected override void ValidateUpdate(ServiceCIDR value, ServiceCIDR old, FieldErrors errors)
    {
        if ((value.Spec.Cidrs ?? []).FirstOrDefault() != (old.Spec.Cidrs ?? []).FirstOrDefault())
            errors.Invalid("spec.cidrs[0]", (value.Spec.Cidrs ?? []).FirstOrDefault() ?? "", Formats.Immutable);
    }

    protected override IEnumerable<string> Warnings(ServiceCIDR value)
    {
        if ((value.Spec.Cidrs ?? []).Any(c => c.Contains(':')))
            yield return "spec.cidrs: services have addresses of IPv4 only, ranges of IPv6 are not used";
    }

    /// <summary>
    /// A range does not go while a service, of whichever tenant, has an address of it that no other range has. Since it
    /// was marked as deleted nobody gets an address of it, so that what is found now is all there will be.
    /// </summary>
    protected override async ValueTask<Result<Allocation>> AllocateAsync(
        ServiceCIDR? value,
        ServiceCIDR? old,
        AllocationContext context,
        int attempt
    )
    {
        if (value is not null || context.Tenant != ServiceReservations.Tenant)
            return Allocation.None;
        var (name, conditions) = (old!.Metadata.Name, new Dictionary<string, CommitCondition>());
        var networks = (old.Spec.Cidrs ?? []).Select(c => IPNetwork.Parse(c)).ToList();
        try
        {
            var ranges = await ServiceRanges.ReadAsync(context.Keyspace, context.Cancel);
            var keys = new KeyRange(ServiceReservations.AddressKeys, ServiceReservations.Tenant);
            await foreach (var item in new ObjectStorage(context.Keyspace).AllAsync(keys, context.Cancel))
            {
                if (
                    ServiceAddressObjects.IsByHand(item)
                    || !System.Net.IPAddress.TryParse(item.Key.Name, out var address)
                    || !networks.Any(n => n.Contains(address))
                )
                    continue;
                if (ranges.Other(address, name) is not { } other)
                    return Statuses.Conflict(Resource, name, ServiceRangeTexts.InUse);
                conditions[other.Key.Name] = new CommitCondition.RevisionEquals(other.Key, other.Revision);
            }
        }
        catch (StoreUnavailableException)
        {
            return Statuses.StoreUnavailable(Resource, "delete");
        }
        return new Allocation([.. conditions.Values], []);
    }
}

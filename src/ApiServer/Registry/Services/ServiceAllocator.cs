using System.Net;
using System.Security.Cryptography;
using System.Text;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Services;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry.Services;

/// <summary>
/// Cluster IPs and node ports, each unique in the whole cluster: whoever holds one has put a key for it in the same
/// commit as the service, under the condition that the key was absent; tenants other than system have reserved it
/// before (<see cref="ServiceReservations"/>). There is no bitmap to fight over.
/// </summary>
internal static class ServiceAllocator
{
    public const int NodePortMin = 30000;
    public const int NodePortMax = 32767;

    private const string AddressKeys = ServiceReservations.AddressKeys,
        PortKeys = ServiceReservations.PortKeys;
    private const int GuessesMax = 16;

    private static readonly GroupVersionResource Resource = new("", "v1", "services");

    public static async ValueTask<Result<Allocation>> AllocateAsync(
        Service? value,
        Service? old,
        AllocationContext context
    )
    {
        // Each tenant's is kept by API servers; where it is not there yet, it will be.
        if (old is null && value is not null && context.Tenant != ServiceReservations.Tenant)
            if (ApiServiceNames.Is(value.Metadata))
                return Statuses.AlreadyExists(Resource, value.Metadata.Name);
        for (var tries = 0; tries < GuessesMax; tries++)
        {
            ServiceRange? range = null;
            if (value is not null && !(await ChooseAsync(value, old, context)).Succeeded(out range, out var refusal))
                return refusal;
            var (now, before) = (
                value is null ? [] : KeysOf(value, context.Tenant),
                old is null ? [] : KeysOf(old, context.Tenant)
            );
            var name = $"{(value ?? old)!.Metadata.Namespace}/{(value ?? old)!.Metadata.Name}";
            var owner = Encoding.UTF8.GetBytes(name);
            var (taken, left) = (now.Except(before).ToList(), before.Except(now).ToList());
            // The range is as it was read when the address is taken, or another one is looked for.
            CommitCondition[] ranges = range is null
                ? []
                : [new CommitCondition.RevisionEquals(range.Stored.Key, range.Stored.Revision)];
            var isSystem = context.Tenant == ServiceReservations.Tenant;
            var objects = Objects(taken, left, (value ?? old)!.Metadata, context).ToList();
            // With the home of a tenant in parts, which need not be where the service is.
            var isApart =
                taken.Concat(left).FirstOrDefault() is { Resource: not null } held
                && objects.Exists(o => !context.Keyspace.SharePartition(o.Key, held));
            var allocation = new Allocation(
                [.. taken.Select(k => new CommitCondition.Absent(k)), .. isSystem ? ranges : []],
                [
                    .. taken.Select(k => new CommitOperation.Put(k, owner, -1)),
                    .. left.Select(k => new CommitOperation.Delete(k)),
                    .. isApart ? [] : objects,
                ]
            );
            if (isSystem || context.IsDryRun || taken.Count + left.Count == 0)
                return allocation;
            try
            {
                var keys = new ReservedKeys($"{context.Tenant}/{name}", taken, left) { Conditions = ranges };
                if (await ServiceReservations.TryReserveAsync(context.Keyspace, keys, context.Cancel) is { } settle)
                    return allocation with
                    {
                        Settle = async outcome =>
                        {
                            if (isApart && outcome is CommitResult.Committed)
                                await ShowAsync(context.Keyspace, objects);
                            await settle(outcome);
                        },
                    };
            }
            catch (StoreUnavailableException)
            {
                return Unavailable();
            }
            // Somebody was quicker: what is free now?
        }
        return Statuses.ServerTimeout(Resource, "create");
    }

    // After the service's own commit, which nothing undoes; who dies before it is done leaves it to AddressRepair.
    private static async Task ShowAsync(IKeyspace keyspace, IReadOnlyList<CommitOperation> objects)
    {
        using var patience = new CancellationTokenSource(ServiceReservations.SettlementDeadline);
        try
        {
            await CommitsApart.TryAsync(keyspace, [], objects, patience.Token);
        }
        catch (OperationCanceledException)
        { /* it is repaired later */
        }
    }

    // The range that a new address is of; null: no address is new.
    private static async ValueTask<Result<ServiceRange?>> ChooseAsync(
        Service value,
        Service? old,
        AllocationContext context
    )
    {
        if (!(await AddressAsync(value, old, context)).Succeeded(out var range, out var refusal))
            return refusal;
        refusal = await PortsAsync(value, old, context) ?? await HealthCheckPortAsync(value, old, context);
        return refusal is null ? Result<ServiceRange?>.Of(range) : refusal;
    }

    // The objects that show the addresses, of the keys among them.
    private static IEnumerable<CommitOperation> Objects(
        IEnumerable<ObjectKey> taken,
        IEnumerable<ObjectKey> left,
        Api.Meta.V1.ObjectMeta service,
        AllocationContext context
    ) =>
        [
            .. left.Where(IsAddress)
                .Select(k => new CommitOperation.Delete(ServiceAddressObjects.KeyOf(k.Tenant, k.Name))),
            .. taken
                .Where(IsAddress)
                .Select(k =>
                    ServiceAddressObjects.Put(
                        ServiceAddressObjects.KeyOf(k.Tenant, k.Name),
                        service.Namespace,
                        service.Name,
                        context.Options.Time.GetUtcNow()
                    )
                ),
        ];

    private static bool IsAddress(ObjectKey key) => key.Resource == AddressKeys;

    private static HashSet<ObjectKey> KeysOf(Service service, string tenant)
    {
        var keys = service.Spec.Ports?.Where(p => p.NodePort != 0).Select(p => Port(p.NodePort)).ToHashSet() ?? [];
        if (service.Spec.HealthCheckNodePort != 0)
            keys.Add(Port(service.Spec.HealthCheckNodePort));
        if (IPAddress.TryParse(service.Spec.ClusterIP, out _))
            keys.Add(Key(AddressKeys, service.Spec.ClusterIP));
        return keys;

        ObjectKey Port(int number) => Key(PortKeys, number.ToString());

        ObjectKey Key(string kind, string what) =>
            ServiceReservations.KeyOf(kind, tenant, service.Metadata.Namespace, what);
    }

    private static async ValueTask<Result<ServiceRange?>> AddressAsync(
        Service service,
        Service? old,
        AllocationContext context
    )
    {
        var spec = service.Spec;
        if (spec.Type == "ExternalName")
            return Result<ServiceRange?>.Of(null);
        if (context.Chosen.Remove("clusterIP"))
            spec.ClusterIP = "";
        if (spec.ClusterIP == "None" || spec.ClusterIP.Length > 0 && spec.ClusterIP == old?.Spec.ClusterIP)
        {
            Fill(spec, spec.ClusterIP);
            return Result<ServiceRange?>.Of(null);
        }
        ServiceRanges ranges;
        try
        {
            ranges = await ServiceRanges.ReadAsync(context.Keyspace, context.Cancel);
        }
        catch (StoreUnavailableException)
        {
            return Unavailable();
        }
        if (spec.ClusterIP.Length > 0)
            return await CertainAddressAsync(service, ranges, context);
        var free = await FreeAddressAsync(ranges, context);
        if (!free.Succeeded(out var found, out var failure))
            return failure;
        if (found is not { } chosen)
            return Statuses.InternalError(
                "failed to allocate a serviceIP: range is full"
                    + (ranges.Usable.Any() ? "" : ": no ServiceCIDR is ready")
            );
        Fill(spec, chosen.Address);
        context.Chosen.Add("clusterIP");
        return Result<ServiceRange?>.Of(chosen.Range);
    }

    private static async ValueTask<Result<ServiceRange?>> CertainAddressAsync(
        Service service,
        ServiceRanges ranges,
        AllocationContext context
    )
    {
        var address = service.Spec.ClusterIP;
        if (!Formats.TryIp(address, out var asked) || ranges.UsableFor(asked) is not { } range)
            return Invalid(
                service,
                "spec.clusterIPs",
                new[] { address },
                $"failed to allocate IP {address}: the provided IP ({address}) is not in the valid range. The range "
                    + $"of valid IPs is {ranges}"
            );
        if (!(await IsHeldAsync(AddressKeys, address, context)).Succeeded(out var isHeld, out var error))
            return error;
        if (isHeld)
            return Invalid(
                service,
                "spec.clusterIPs",
                new[] { address },
                $"failed to allocate IP {address}: provided IP is already allocated"
            );
        Fill(service.Spec, address);
        return Result<ServiceRange?>.Of(range);
    }

    // Guesses in each range, beyond its lower band, which is left to those who ask for a certain address until the rest
    // is full; when guesses fail, looks through all of them.
    private static async ValueTask<Result<(string Address, ServiceRange Range)?>> FreeAddressAsync(
        ServiceRanges ranges,
        AllocationContext context
    )
    {
        var usable = ranges.Usable.Where(r => r.Last > r.Band).ToList();
        foreach (var range in usable)
        {
            for (var guess = 0; guess < GuessesMax; guess++)
            {
                var address = range[range.Band + 1 + (long)(Random.Shared.NextDouble() * (range.Last - range.Band))];
                if (!(await IsHeldAsync(AddressKeys, address, context)).Succeeded(out var isHeld, out var error))
                    return error;
                if (!isHeld)
                    return Result<(string, ServiceRange)?>.Of((address, range));
            }
        }
        if (usable.Count == 0)
            return Result<(string, ServiceRange)?>.Of(null);
        if (!(await TakenAsync(AddressKeys, context)).Succeeded(out var taken, out var failure))
            return failure;
        foreach (var isBand in new[] { false, true })
        foreach (var range in usable)
            for (var n = isBand ? 1 : range.Band + 1; n <= (isBand ? range.Band : range.Last); n++)
                if (!taken.Contains(range[n]))
                    return Result<(string, ServiceRange)?>.Of((range[n], range));
        return Result<(string, ServiceRange)?>.Of(null);
    }

    private static async ValueTask<Api.Meta.V1.Status?> PortsAsync(
        Service service,
        Service? old,
        AllocationContext context
    )
    {
        var spec = service.Spec;
        if (!(spec.Type == "NodePort" || spec.Type == "LoadBalancer" && spec.AllocateLoadBalancerNodePorts != false))
            return null;
        var own = old?.Spec.Ports?.Select(p => p.NodePort).Where(p => p != 0).ToHashSet() ?? [];
        foreach (var (port, i) in (spec.Ports ?? []).Select((p, i) => (p, i)))
        {
            if (context.Chosen.Remove($"nodePort{i}"))
                port.NodePort = 0;
            if (port.NodePort != 0)
            {
                if (own.Contains(port.NodePort))
                    continue;
                if (port.NodePort is < NodePortMin or > NodePortMax)
                    return Invalid(
                        service,
                        $"spec.ports[{i}].nodePort",
                        port.NodePort,
                        $"provided port is not in the valid range. The range of valid ports is "
                            + $"{NodePortMin}-{NodePortMax}"
                    );
                var held = await IsHeldAsync(PortKeys, port.NodePort.ToString(), context);
                if (!held.Succeeded(out var isHeld, out var error))
                    return error;
                if (isHeld)
                    return Invalid(
                        service,
                        $"spec.ports[{i}].nodePort",
                        port.NodePort,
                        "provided port is already allocated"
                    );
                continue;
            }
            // One number serves the same port in several protocols.
            if (
                spec.Ports!.Take(i)
                    .FirstOrDefault(p => p.Port == port.Port && p.Protocol != port.Protocol && p.NodePort != 0) is
                { } twin
            )
            {
                port.NodePort = twin.NodePort;
                continue;
            }
            var mine = spec.Ports!.Select(p => p.NodePort).ToHashSet();
            var free = await FreeAsync(
                PortKeys,
                NodePortMin + 86,
                NodePortMax,
                NodePortMin,
                n => mine.Contains(n) ? "" : n.ToString(),
                context
            );
            if (!free.Succeeded(out var number, out var failure))
                return failure;
            if (number is null)
                return Statuses.InternalError("failed to allocate a nodePort: range is full");
            port.NodePort = int.Parse(number);
            context.Chosen.Add($"nodePort{i}");
        }
        return null;
    }

    private static async ValueTask<Api.Meta.V1.Status?> HealthCheckPortAsync(
        Service service,
        Service? old,
        AllocationContext context
    )
    {
        var spec = service.Spec;
        if (!ServiceUpdates.WantsHealthCheckPort(spec))
            return null;
        if (context.Chosen.Remove("healthCheckNodePort"))
            spec.HealthCheckNodePort = 0;
        if (spec.HealthCheckNodePort != 0)
        {
            if (spec.HealthCheckNodePort == old?.Spec.HealthCheckNodePort)
                return null;
            var held = await IsHeldAsync(PortKeys, spec.HealthCheckNodePort.ToString(), context);
            if (!held.Succeeded(out var isHeld, out var error))
                return error;
            return isHeld || spec.HealthCheckNodePort is < NodePortMin or > NodePortMax
                ? Invalid(
                    service,
                    "spec.healthCheckNodePort",
                    spec.HealthCheckNodePort,
                    isHeld
                        ? "provided port is already allocated"
                        : "provided port is not in the valid range. The range of valid ports is "
                            + $"{NodePortMin}-{NodePortMax}"
                )
                : null;
        }
        var mine = (spec.Ports ?? []).Select(p => p.NodePort).ToHashSet();
        var free = await FreeAsync(
            PortKeys,
            NodePortMin + 86,
            NodePortMax,
            NodePortMin,
            n => mine.Contains(n) ? "" : n.ToString(),
            context
        );
        if (!free.Succeeded(out var number, out var failure))
            return failure;
        if (number is null)
            return Statuses.InternalError("failed to allocate a healthCheckNodePort: range is full");
        spec.HealthCheckNodePort = int.Parse(number);
        context.Chosen.Add("healthCheckNodePort");
        return null;
    }

    // Guesses in [low, high]; when guesses fail, looks through all from bottom to high.
    private static async ValueTask<Result<string?>> FreeAsync(
        string keys,
        int low,
        int high,
        int bottom,
        Func<int, string> name,
        AllocationContext context
    )
    {
        for (var guess = 0; guess < GuessesMax; guess++)
        {
            var candidate = name(RandomNumberGenerator.GetInt32(low, high + 1));
            if (candidate.Length == 0)
                continue;
            var held = await IsHeldAsync(keys, candidate, context);
            if (!held.Succeeded(out var isHeld, out var error))
                return error;
            if (!isHeld)
                return Result<string?>.Of(candidate);
        }
        if (!(await TakenAsync(keys, context)).Succeeded(out var taken, out var failure))
            return failure;
        foreach (var n in Enumerable.Range(low, high - low + 1).Concat(Enumerable.Range(bottom, low - bottom)))
            if (name(n) is { Length: > 0 } candidate && !taken.Contains(candidate))
                return Result<string?>.Of(candidate);
        return Result<string?>.Of(null);
    }

    private static async ValueTask<Result<HashSet<string>>> TakenAsync(string keys, AllocationContext context)
    {
        var taken = new HashSet<string>();
        try
        {
            await foreach (
                var item in new ObjectStorage(context.Keyspace).AllAsync(
                    new KeyRange(keys, ServiceReservations.Tenant),
                    context.Cancel
                )
            )
                taken.Add(item.Key.Name);
        }
        catch (StoreUnavailableException)
        {
            return Unavailable();
        }
        return taken;
    }

    private static async ValueTask<Result<bool>> IsHeldAsync(string keys, string name, AllocationContext context) =>
        await context.Keyspace.GetAsync(new ObjectKey(keys, ServiceReservations.Tenant, "", name), context.Cancel)
            is ReadResult<KeyspaceItem?>.Ok ok
            ? Result<bool>.Of(ok.Value is not null)
            : Unavailable();

    private static Api.Meta.V1.Status Unavailable() => Statuses.StoreUnavailable(Resource, "create");

    private static void Fill(ServiceSpec spec, string address)
    {
        (spec.ClusterIP, spec.ClusterIPs) = (address, [address]);
        ServiceFamilies.Default(spec);
    }

    private static Api.Meta.V1.Status Invalid(Service service, string field, object value, string detail)
    {
        var errors = new FieldErrors();
        errors.Invalid(field, value, detail);
        return Statuses.Invalid(new GroupVersionKind("", "v1", "Service"), service.Metadata.Name, errors);
    }
}

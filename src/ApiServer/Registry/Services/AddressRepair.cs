using System.Security.Cryptography;
using System.Text;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Networking.V1;
using Arktos.Api.Services;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;
using Microsoft.Extensions.Logging;
using AddressObject = Arktos.Api.Networking.V1.IPAddress;
using IPAddress = System.Net.IPAddress;

namespace Arktos.ApiServer.Registry.Services;

/// <summary>
/// Holds the services of all tenants against the keys that hold their cluster IPs and the IPAddress objects that show
/// them, mends what somebody has taken away, and tells of it in events as Kubernetes' allocator does.
/// </summary>
public sealed class AddressRepair(RegistryServices services, ObjectWriter writer, UserIdentity self, ILogger log)
{
    private const string NotAllocated = "ClusterIPNotAllocated",
        Component = "ipallocator-repair-controller";

    /// <summary>No request lasts as long.</summary>
    private static readonly TimeSpan RequestMax = TimeSpan.FromMinutes(1);

    private IKeyspace Keyspace => services.Storage.Keyspace;

    /// <param name="now">What was written within a minute before may belong to a request that is under way.</param>
    /// <returns>All services that there are, as tenant and namespace/name.</returns>
    /// <exception cref="StoreUnavailableException">Nothing can be said.</exception>
    public async Task<IReadOnlySet<(string Tenant, string Service)>> RepairAsync(
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        bool IsOld(KeyspaceItem item) =>
            item.Revision.UnixMilliseconds < now.Subtract(RequestMax).ToUnixTimeMilliseconds();

        var held = await ReadAsync(ServiceReservations.AddressKeys, cancel);
        var shown = await ReadAsync(ServiceAddressObjects.Resource, cancel);
        var ranges = await ServiceRanges.ReadAsync(Keyspace, cancel);
        var names = new HashSet<(string, string)>();
        // Last: a service that was made meanwhile has what the others lack, which the commits notice.
        await foreach (var item in services.Storage.AllAsync(new KeyRange("services"), cancel))
        {
            names.Add((item.Key.Tenant, $"{item.Key.Namespace}/{item.Key.Name}"));
            if (
                Decode<Service>(item) is { } service
                && service.Spec.Type != "ExternalName"
                && service.Spec.ClusterIP is not ("" or "None")
                // Its address is another service's, and held by that.
                && !ApiServiceNames.IsKeptForTenant(service.Metadata)
            )
                await RepairAsync(new Holder(item, service), (held, shown, ranges), cancel);
        }
        foreach (var (place, key) in held)
            if (
                ServiceReservations.TenantOf(key) is null
                && !ServiceAddressObjects.IsByHand(key)
                && !names.Contains((place.Tenant, Owner(key)))
                && IsOld(key)
            )
                await CleanAsync(key, shown.GetValueOrDefault(place), cancel);
        foreach (var (place, item) in shown)
            if (!IsHeld(held.GetValueOrDefault(place)) && IsOld(item))
                await CleanAsync(item, cancel);
        return names;
    }

    private static bool IsHeld(KeyspaceItem? key) => key is not null && ServiceReservations.TenantOf(key) is null;

    private async Task RepairAsync(
        Holder service,
        (
            IReadOnlyDictionary<(string, string), KeyspaceItem> Held,
            IReadOnlyDictionary<(string, string), KeyspaceItem> Shown,
            ServiceRanges Ranges
        ) known,
        CancellationToken cancel
    )
    {
        var address = service.Address;
        if (!IPAddress.TryParse(address, out var parsed))
        {
            await TellAsync(
                service,
                "ClusterIPNotValid",
                $"Cluster IP {address} is not a valid IP; please recreate Service",
                cancel
            );
            return;
        }
        if (!known.Ranges.HasAny(parsed))
        {
            await TellAsync(
                service,
                "ClusterIPOutOfRange",
                $"Cluster IP [IPv4]: {address} is not within any configured Service CIDR; please recreate service",
                cancel
            );
            return;
        }
        var missing = $"Cluster IP [IPv4]: {address} is not allocated; repairing";
        if (known.Held.GetValueOrDefault((service.Tenant, address)) is not { } held)
        {
            // Both anew: nothing can be said for an object that nothing holds.
            if (
                await TryCommitAsync(
                    [
                        new CommitCondition.RevisionEquals(service.Item.Key, service.Item.Revision),
                        new CommitCondition.Absent(service.AddressKey),
                    ],
                    [
                        new CommitOperation.Put(service.AddressKey, Encoding.UTF8.GetBytes(service.Owner), -1),
                        service.Put(services.Now),
                    ],
                    cancel
                )
            )
                await TellAsync(service, NotAllocated, missing, cancel);
            return;
        }
        if (Owner(held) != service.Owner)
        {
            // What was read first may be of a service that is gone.
            if (
                await Keyspace.GetAsync(held.Key, cancel) is ReadResult<KeyspaceItem?>.Ok { Value: { } now }
                && Owner(now) != service.Owner
            )
                await TellAsync(
                    service,
                    "ClusterIPAlreadyAllocated",
                    $"Cluster IP [IPv4]:{address} was assigned to multiple services; please recreate service",
                    cancel
                );
            return;
        }
        var shown = known.Shown.GetValueOrDefault((service.Tenant, address));
        var isRight =
            shown is not null && Decode<AddressObject>(shown)?.Spec.ParentRef?.DeepEquals(service.Parent) == true;
        if (isRight)
            return;
        var text = shown is null
            ? missing
            : $"the ClusterIP [IPv4]: {address} for Service {service.Owner} has a wrong reference; repairing";
        CommitCondition state = shown is null
            ? new CommitCondition.Absent(service.ObjectKey)
            : new CommitCondition.RevisionEquals(shown.Key, shown.Revision);
        if (
            await TryCommitAsync(
                [new CommitCondition.RevisionEquals(held.Key, held.Revision), state],
                [service.Put(services.Now)],
                cancel
            )
        )
            await TellAsync(service, NotAllocated, text, cancel);
    }

    // A key whose service is gone.
    private async Task CleanAsync(KeyspaceItem key, KeyspaceItem? shown, CancellationToken cancel)
    {
        if (Owner(key).Split('/') is not [var ns, var name])
            return;
        List<CommitOperation> operations = [new CommitOperation.Delete(key.Key)];
        if (shown is not null)
            operations.Add(new CommitOperation.Delete(shown.Key));
        if (
            await TryCommitAsync(
                [
                    new CommitCondition.RevisionEquals(key.Key, key.Revision),
                    new CommitCondition.Absent(new ObjectKey("services", key.Key.Tenant, ns, name)),
                ],
                operations,
                cancel
            )
        )
            await TellLeakAsync(key.Key, $"{ns}/{name}", cancel);
    }

    // An object that shows what nobody holds. One that somebody has made by hand before addresses were held so stays.
    private async Task CleanAsync(KeyspaceItem shown, CancellationToken cancel)
    {
        if (
            Decode<AddressObject>(shown) is not { } value
            || value.Metadata.Labels?.GetValueOrDefault(AddressLabels.ManagedBy) != AddressLabels.Allocator
        )
            return;
        var key = ServiceReservations.KeyOf(
            ServiceReservations.AddressKeys,
            shown.Key.Tenant,
            value.Spec.ParentRef?.Namespace ?? "",
            shown.Key.Name
        );
        // In the partition of tenant system the key may be another tenant's reservation.
        CommitCondition[] unheld =
            shown.Key.Tenant == ServiceReservations.Tenant ? [] : [new CommitCondition.Absent(key)];
        if (
            await TryCommitAsync(
                [new CommitCondition.RevisionEquals(shown.Key, shown.Revision), .. unheld],
                [new CommitOperation.Delete(shown.Key)],
                cancel
            )
        )
            await TellLeakAsync(shown.Key, $"{value.Spec.ParentRef?.Namespace}/{value.Spec.ParentRef?.Name}", cancel);
    }

    private Task TellLeakAsync(ObjectKey address, string service, CancellationToken cancel) =>
        TellAsync(
            address.Tenant,
            new ObjectReference
            {
                ApiVersion = "networking.k8s.io/v1",
                Kind = "IPAddress",
                Name = address.Name,
            },
            "IPAddressNotAllocated",
            $"IPAddress: {address.Name} for Service {service} appears to have leaked: cleaning up",
            cancel
        );

    private Task TellAsync(Holder service, string reason, string message, CancellationToken cancel) =>
        TellAsync(
            service.Tenant,
            new ObjectReference
            {
                ApiVersion = "v1",
                Kind = "Service",
                Namespace = service.Item.Key.Namespace,
                Name = service.Item.Key.Name,
                Uid = service.Value.Metadata.Uid,
            },
            reason,
            message,
            cancel
        );

    // Once for as long as the event lives, by whichever server was first.
    private async Task TellAsync(
        string tenant,
        ObjectReference about,
        string reason,
        string message,
        CancellationToken cancel
    )
    {
        log.LogWarning("{Kind} {Name} of tenant {Tenant}: {Message}", about.Kind, about.Name, tenant, message);
        var ns = about.Namespace.Length > 0 ? about.Namespace : "default";
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{about.Uid}/{reason}/{message}"));
        var strategy = services.Catalog.Get("", "events");
        var now = services.Now;
        var value = new Event
        {
            Kind = "Event",
            ApiVersion = "v1",
            Metadata = new() { Name = $"{about.Name}.{Convert.ToHexStringLower(digest[..8])}", Namespace = ns },
            InvolvedObject = about,
            Type = "Warning",
            Reason = reason,
            Message = message,
            Source = new() { Component = Component },
            ReportingComponent = Component,
            FirstTimestamp = now,
            LastTimestamp = now,
            Count = 1,
        };
        var call = new ResolvedRequest
        {
            User = self,
            Verb = "create",
            Resource = strategy.Description,
            StoredBy = strategy,
            Tenant = tenant,
            Namespace = ns,
        };
        var created = await writer.CreateAsync(call, value, cancel);
        if (!created.Succeeded(out _, out var error) && error.Reason != "AlreadyExists")
            log.LogInformation("event {Reason} is not written: {Message}", reason, error.Message);
    }

    private Task<bool> TryCommitAsync(
        CommitCondition[] conditions,
        IReadOnlyList<CommitOperation> operations,
        CancellationToken cancel
    ) => CommitsApart.TryAsync(Keyspace, conditions, operations, cancel);

    private async Task<Dictionary<(string Tenant, string Address), KeyspaceItem>> ReadAsync(
        string kind,
        CancellationToken cancel
    )
    {
        var items = new Dictionary<(string, string), KeyspaceItem>();
        await foreach (var item in services.Storage.AllAsync(new KeyRange(kind), cancel))
            items[(item.Key.Tenant, item.Key.Name)] = item;
        return items;
    }

    private static string Owner(KeyspaceItem key) => Encoding.UTF8.GetString(key.Value.Span);

    // What cannot be read says nothing.
    private static T? Decode<T>(KeyspaceItem item)
        where T : class
    {
        if (item.Unreadable is not null)
            return null;
        try
        {
            return KubeJson.Decode<T>(item.Value.Span);
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return null;
        }
    }

    /// <summary>A service that has a cluster IP.</summary>
    private sealed record Holder(KeyspaceItem Item, Service Value)
    {
        public string Tenant => Item.Key.Tenant;

        public string Address => Value.Spec.ClusterIP;

        public string Owner => $"{Item.Key.Namespace}/{Item.Key.Name}";

        public ObjectKey AddressKey =>
            ServiceReservations.KeyOf(ServiceReservations.AddressKeys, Tenant, Item.Key.Namespace, Address);

        public ObjectKey ObjectKey => ServiceAddressObjects.KeyOf(Tenant, Address);

        public ParentReference Parent => ServiceAddressObjects.Parent(Item.Key.Namespace, Item.Key.Name);

        public CommitOperation Put(DateTimeOffset now) =>
            ServiceAddressObjects.Put(ObjectKey, Item.Key.Namespace, Item.Key.Name, now);
    }
}

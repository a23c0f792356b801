using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Networking.V1;
using Arktos.Api.Rbac.V1;
using Arktos.Api.Services;
using Arktos.Api.Volumes;
using Arktos.ApiServer.Admission;
using Arktos.ApiServer.Aggregation;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Authorization;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.OpenStack;
using Arktos.ApiServer.Registry;
using Arktos.ApiServer.Registry.Aggregation;
using Arktos.ApiServer.Registry.Flowcontrol;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer;

/// <summary>
/// Makes sure of the objects that must be there from the start: the system's namespaces, roles and bindings,
/// priority classes, flow control, APIServices, the storage class, and the service by which pods reach the API servers.
/// May run on several API servers at once; each step is a create that may lose, or an update under a condition.
/// </summary>
public sealed class Bootstrap(RegistryServices services, ObjectWriter writer, ILogger log)
{
    private const string Tenant = UserIdentity.SystemTenant;
    private const int AtOnce = 16;
    private static readonly string[] Namespaces = ["default", "kube-system", "kube-public", "kube-node-lease"];

    /// <summary>Whom the server's own writes are by.</summary>
    internal static readonly UserIdentity Self = new(
        "system:apiserver",
        "",
        [UserIdentity.MastersGroup, UserIdentity.AuthenticatedGroup],
        Tenant,
        UserIdentity.NoExtra
    );

    /// <exception cref="StoreUnavailableException">Or a refusal as <see cref="InvalidOperationException"/>; worth
    /// trying again.</exception>
    public async Task RunAsync(IPEndPoint advertised, CancellationToken cancel)
    {
        await EnsureAsync(
            "",
            "tenants",
            "",
            new Api.Core.V1.Tenant { Metadata = new() { Name = Tenant } },
            null,
            cancel
        );
        foreach (var name in Namespaces)
            await EnsureAsync("", "namespaces", "", new Namespace { Metadata = new() { Name = name } }, null, cancel);
        const string Rbac = "rbac.authorization.k8s.io";
        var wanted = BootstrapRoles
            .ClusterRoles()
            .Select(r => new Wanted(Rbac, "clusterroles", r, Merge))
            .Concat(BootstrapRoles.ClusterRoleBindings().Select(b => new Wanted(Rbac, "clusterrolebindings", b, Merge)))
            .Concat(BootstrapRoles.Roles().Select(r => new Wanted(Rbac, "roles", r, Merge)))
            .Concat(BootstrapRoles.RoleBindings().Select(b => new Wanted(Rbac, "rolebindings", b, Merge)))
            .Concat(SystemPriorityClasses.All.Select(c => new Wanted("scheduling.k8s.io", "priorityclasses", c)))
            .Concat(
                FlowControlObjects
                    .PriorityLevels()
                    .Select(l => new Wanted(FlowControlObjects.Group, FlowControlObjects.Levels, l))
            )
            .Concat(
                FlowControlObjects
                    .FlowSchemas()
                    .Select(s => new Wanted(FlowControlObjects.Group, FlowControlObjects.Schemas, s))
            )
            .Append(new Wanted("storage.k8s.io", "storageclasses", LocalPathVolumes.Class()))
            .Concat(ExtensionAuthentication())
            .Concat(
                services.Options.OpenStackListen is null
                    ? []
                    : OfferReader
                        .Defaults(services.Options.OpenStackImages)
                        .Select(m => new Wanted("", "configmaps", m))
            )
            .Concat(
                ApiServiceStrategy
                    .Local(services.Catalog)
                    .Select(s => new Wanted(ApiServiceStrategy.Group, ApiServiceStrategy.Plural, s))
            );
        // Many at once: they share the store's syncs, and a server is not ready before they are there.
        await Parallel.ForEachAsync(
            wanted,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (one, token) =>
                await EnsureAsync(one.Group, one.Resource, one.Value.Metadata.Namespace, one.Value, one.Merge, token)
        );
        await EnsureServiceRangeAsync(cancel);
        await ServiceAsync(advertised, cancel);
        log.LogInformation("the bootstrap objects are there");
    }

    // By what services that requests are passed on to know this server, and clients.
    private IEnumerable<Wanted> ExtensionAuthentication()
    {
        var data = new Map<string>
        {
            ["client-ca-file"] = services.Options.ClientCertificateAuthorities.ExportCertificatePems(),
        };
        if (services.Options is { ProxyClientAuthorities: { Count: > 0 } authorities, ProxyClientCertificate: { } own })
        {
            data["requestheader-client-ca-file"] = authorities.ExportCertificatePems();
            data["requestheader-allowed-names"] = Names(own.GetNameInfo(X509NameType.SimpleName, forIssuer: false));
            data["requestheader-username-headers"] = Names(ProxyHeaders.User);
            data["requestheader-uid-headers"] = Names(ProxyHeaders.Uid);
            data["requestheader-group-headers"] = Names(ProxyHeaders.Group);
            data["requestheader-extra-headers-prefix"] = Names(ProxyHeaders.ExtraPrefix);
        }
        var map = new ConfigMap
        {
            Metadata = new() { Name = "extension-apiserver-authentication", Namespace = "kube-system" },
            Data = data,
        };
        yield return new Wanted(
            "",
            "configmaps",
            map,
            (stored, wanted) => ((ConfigMap)stored).Data = ((ConfigMap)wanted).Data
        );

        static string Names(string name) => JsonSerializer.Serialize(new[] { name });
    }

    /// <summary>
    /// Makes sure of the ServiceCIDR of the range that the server was started with, ready for services: there is one
    /// before any controller runs. One that is there stays as it is.
    /// </summary>
    /// <exception cref="InvalidOperationException">It cannot be written; worth trying again.</exception>
    internal async Task EnsureServiceRangeAsync(CancellationToken cancel)
    {
        var wanted = services.Options.ServiceRange.ToString();
        const string Group = "networking.k8s.io",
            Plural = "servicecidrs";
        var range = new ServiceCIDR
        {
            Metadata = new() { Name = ServiceRangeTexts.Default },
            Spec = new() { Cidrs = [wanted] },
        };
        await EnsureAsync(Group, Plural, "", range, null, cancel);
        var strategy = services.Catalog.Get(Group, Plural);
        var read = await services.Storage.GetAsync<ServiceCIDR>(
            strategy,
            Tenant,
            "",
            ServiceRangeTexts.Default,
            cancel
        );
        if (!read.Succeeded(out var stored, out var error))
            throw new InvalidOperationException($"{Plural} {ServiceRangeTexts.Default}: {error.Message}");
        if (stored is null || stored.Metadata.DeletionTimestamp is not null)
            return;
        if (stored.Spec.Cidrs?.Contains(wanted) != true)
        {
            log.LogWarning(
                "the default ServiceCIDR [{Stored}] does not match the range {Wanted} that this server was started "
                    + "with: services get addresses of the former",
                string.Join(" ", stored.Spec.Cidrs ?? []),
                wanted
            );
            return;
        }
        // Who has said that it is not ready has a reason.
        if ((stored.Status.Conditions ?? []).Any(c => c.Type == ServiceRangeTexts.Ready))
            return;
        var changed = await writer.ChangeAsync(
            Call(strategy, "", ServiceRangeTexts.Default) with
            {
                Subresource = strategy.Subresources["status"],
            },
            value =>
            {
                (((ServiceCIDR)value).Status.Conditions ??= []).Add(
                    new()
                    {
                        Type = ServiceRangeTexts.Ready,
                        Status = "True",
                        Message = ServiceRangeTexts.IsReady,
                        LastTransitionTime = services.Now,
                    }
                );
                return Result<IKubeObject>.Of(value);
            },
            cancel
        );
        if (!changed.Succeeded(out _, out error))
            throw new InvalidOperationException($"{Plural} {ServiceRangeTexts.Default} is not ready: {error.Message}");
    }

    private async Task ServiceAsync(IPEndPoint advertised, CancellationToken cancel)
    {
        var first = services.Options.ServiceRange.BaseAddress.GetAddressBytes();
        first[^1]++;
        var service = new Service
        {
            Metadata = new()
            {
                Name = "kubernetes",
                Namespace = "default",
                Labels = new() { ["component"] = "apiserver", ["provider"] = "kubernetes" },
            },
            Spec = new()
            {
                Type = "ClusterIP",
                ClusterIP = new System.Net.IPAddress(first).ToString(),
                Ports =
                [
                    new()
                    {
                        Name = "https",
                        Protocol = "TCP",
                        Port = 443,
                        TargetPort = advertised.Port,
                    },
                ],
            },
        };
        await EnsureAsync("", "services", "default", service, null, cancel);
        await PublishAsync([advertised], cancel, isWhole: false);
    }

    /// <summary>
    /// Makes the endpoints of service <c>kubernetes</c> these; its slice has the addresses with the first one's port.
    /// </summary>
    /// <param name="addresses">At least one.</param>
    /// <param name="isWhole">False: what is there already stays.</param>
    /// <exception cref="InvalidOperationException">They cannot be written; worth trying again.</exception>
    internal async Task PublishAsync(IReadOnlyList<IPEndPoint> addresses, CancellationToken cancel, bool isWhole = true)
    {
        var endpoints = new Endpoints
        {
            Metadata = new()
            {
                Name = "kubernetes",
                Namespace = "default",
                Labels = new() { ["endpointslice.kubernetes.io/skip-mirror"] = "true" },
            },
            Subsets =
            [
                .. addresses
                    .GroupBy(a => a.Port)
                    .OrderBy(g => g.Key)
                    .Select(g => new EndpointSubset
                    {
                        Addresses = [.. g.Select(a => new EndpointAddress { Ip = a.Address.ToString() })],
                        Ports =
                        [
                            new()
                            {
                                Name = "https",
                                Port = g.Key,
                                Protocol = "TCP",
                            },
                        ],
                    }),
            ],
        };
        await EnsureAsync(
            "",
            "endpoints",
            "default",
            endpoints,
            (stored, wanted) =>
            {
                if (isWhole)
                    ((Endpoints)stored).Subsets = ((Endpoints)wanted).Subsets;
            },
            cancel
        );
        var slice = new Api.Discovery.V1.EndpointSlice
        {
            Metadata = new()
            {
                Name = "kubernetes",
                Namespace = "default",
                Labels = new() { ["kubernetes.io/service-name"] = "kubernetes" },
            },
            AddressType = "IPv4",
            Endpoints =
            [
                .. addresses
                    .Where(a => a.Port == addresses[0].Port)
                    .Select(a => new Api.Discovery.V1.Endpoint
                    {
                        Addresses = [a.Address.ToString()],
                        Conditions = new() { Ready = true },
                    }),
            ],
            Ports =
            [
                new()
                {
                    Name = "https",
                    Port = addresses[0].Port,
                    Protocol = "TCP",
                },
            ],
        };
        await EnsureAsync(
            "discovery.k8s.io",
            "endpointslices",
            "default",
            slice,
            (stored, wanted) =>
            {
                if (!isWhole)
                    return;
                var (known, now) = ((Api.Discovery.V1.EndpointSlice)stored, (Api.Discovery.V1.EndpointSlice)wanted);
                (known.Endpoints, known.Ports) = (now.Endpoints, now.Ports);
            },
            cancel
        );
    }

    // Adds what is missing; what operators have added stays. Roles marked autoupdate=false are left alone.
    private static void Merge(IKubeObject stored, IKubeObject wanted)
    {
        if (stored.Metadata.Annotations?.GetValueOrDefault("rbac.authorization.kubernetes.io/autoupdate") == "false")
            return;
        foreach (var (key, value) in wanted.Metadata.Labels ?? [])
            (stored.Metadata.Labels ??= []).TryAdd(key, value);
        foreach (var (key, value) in wanted.Metadata.Annotations ?? [])
            (stored.Metadata.Annotations ??= []).TryAdd(key, value);
        switch (stored, wanted)
        {
            case (ClusterRole s, ClusterRole w):
                s.AggregationRule ??= w.AggregationRule;
                // A controller keeps the rules of an aggregated role; until it has, these are better than none.
                if (s.AggregationRule is null)
                    s.Rules = Union(s.Rules, w.Rules);
                else if (s.Rules is not { Count: > 0 })
                    s.Rules = w.Rules;
                break;
            case (Role s, Role w):
                s.Rules = Union(s.Rules, w.Rules);
                break;
            case (ClusterRoleBinding s, ClusterRoleBinding w):
                s.Subjects = Union(s.Subjects, w.Subjects);
                break;
            case (RoleBinding s, RoleBinding w):
                s.Subjects = Union(s.Subjects, w.Subjects);
                break;
        }
    }

    private static List<T>? Union<T>(List<T>? stored, List<T>? wanted)
    {
        if (wanted is null)
            return stored;
        var known = (stored ?? []).Select(v => Convert.ToBase64String(KubeJson.Encode(v))).ToHashSet();
        return [.. stored ?? [], .. wanted.Where(v => !known.Contains(Convert.ToBase64String(KubeJson.Encode(v))))];
    }

    private async Task EnsureAsync(
        string group,
        string resource,
        string ns,
        IKubeObject wanted,
        Action<IKubeObject, IKubeObject>? merge,
        CancellationToken cancel
    )
    {
        var strategy = services.Catalog.Get(group, resource);
        (wanted.Kind, wanted.ApiVersion) = (strategy.Kind.Kind, strategy.Kind.GroupVersion.ToString());
        var name = wanted.Metadata.Name;
        var call = Call(strategy, ns, name);
        var read = await services.Storage.GetAsync(strategy, ObjectStorage.KeyOf(strategy, Tenant, ns, name), cancel);
        if (!read.Succeeded(out var item, out var error))
            throw new InvalidOperationException($"{resource} {name}: {error.Message}");
        if (item is null)
        {
            var created = await writer.CreateAsync(call, KubeJson.Clone(wanted), cancel);
            if (created.Succeeded(out _, out error))
                return;
            if (error.Reason != "AlreadyExists")
                throw new InvalidOperationException($"{resource} {name} cannot be created: {error.Message}");
        }
        if (merge is null)
            return;
        var changed = await writer.ChangeAsync(
            call,
            stored =>
            {
                strategy.Default(wanted);
                merge(stored, wanted);
                return Result<IKubeObject>.Of(stored);
            },
            cancel
        );
        if (!changed.Succeeded(out _, out error))
            throw new InvalidOperationException($"{resource} {name} cannot be updated: {error.Message}");
    }

    private static ResolvedRequest Call(ResourceStrategy strategy, string ns, string name) =>
        new()
        {
            User = Self,
            Verb = "update",
            Resource = strategy.Description,
            StoredBy = strategy,
            Tenant = Tenant,
            Namespace = ns,
            Name = name,
        };

    /// <param name="Merge">Puts into the stored object (first) what it lacks; null: what is there stays.</param>
    private sealed record Wanted(
        string Group,
        string Resource,
        IKubeObject Value,
        Action<IKubeObject, IKubeObject>? Merge = null
    );
}

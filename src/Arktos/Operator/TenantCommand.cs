using System.CommandLine;
using System.Globalization;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Schemas;
using Arktos.Api.Tenants;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Arktos.Local;
using Arktos.Rpc;
using Arktos.StoreClient;
using Spectre.Console;

namespace Arktos.Operator;

/// <summary>`arktos tenant`: makes, shows and deletes tenants, and gives their users what kubectl needs.</summary>
internal static class TenantCommand
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private static readonly Argument<string> Name = new("name") { Description = "the tenant's name: a DNS label" };
    private static readonly Option<string> User = new("--user")
    {
        Description = "the user's name within the tenant",
        Required = true,
    };
    private static readonly Option<string[]> Groups = new("--group")
    {
        Description =
            "a group of the user, for the tenant's bindings; may be given several times. Without one the "
            + $"user is in {TenantHoldings.AdminGroup}, and may do everything within the tenant",
    };
    private static readonly Option<Duration> Lifetime = DurationOption.Create(
        "--duration",
        "how long the certificate holds; as long as the cluster gives unless it is said",
        byDefault: null,
        min: TimeSpan.FromMinutes(10)
    );
    private static readonly Option<string> StorageCluster = new("--storage-cluster")
    {
        Description = "the tenant's spec.storageClusterId, 0 to 63; partitions decide where its data is",
        DefaultValueFactory = _ => "0",
    };
    private static readonly Option<Duration> Timeout = DurationOption.Create(
        "--timeout",
        "how long to wait until the tenant is gone; 0: not at all",
        TimeSpan.FromMinutes(5)
    );

    public static Command Command() =>
        new("tenant", "Make, show, limit and delete tenants of the local cluster, and let their users in")
        {
            Verb("create", "Make a tenant with namespaces and roles of its own", [Name], [StorageCluster], CreateAsync),
            Verb("list", "Print the tenants, where they are and what they run", [], [], ListAsync),
            Verb("describe", "Print a tenant, and what it holds of each resource", [Name], [], DescribeAsync),
            Verb(
                "kubeconfig",
                "Print a kubeconfig for a user of a tenant, with a certificate of its own",
                [Name],
                [User, Groups, Lifetime],
                KubeconfigAsync
            ),
            Verb(
                "quota",
                "Say what a tenant may have; without an option, print what it may have and has",
                [Name],
                TenantQuotaCommand.Options,
                TenantQuotaCommand.RunAsync(Name)
            ),
            Verb(
                "move",
                "Bring a tenant to another partition while it is used",
                [Name],
                TenantMoveCommand.Options,
                TenantMoveCommand.RunAsync(Name)
            ),
            Verb(
                "spread",
                "Have a large tenant live in several partitions, a namespace in one of them",
                [Name],
                TenantSpreadCommand.Options,
                TenantSpreadCommand.RunAsync(Name)
            ),
            Verb("delete", "Delete a tenant with all that it holds", [Name], [Timeout], DeleteAsync),
        };

    private static Command Verb(
        string name,
        string description,
        IReadOnlyList<Argument> arguments,
        IReadOnlyList<Option> options,
        Func<ClusterLayout, ApiConnection, ParseResult, CancellationToken, Task> run
    ) =>
        OperatorVerb.Create(
            "tenant",
            name,
            description,
            arguments,
            options,
            async (layout, parsed, cancel) =>
            {
                using var connection = OperatorApi.Open(layout, RequestTimeout);
                await run(layout, connection, parsed, cancel).ConfigureAwait(false);
            }
        );

    private static async Task CreateAsync(
        ClusterLayout layout,
        ApiConnection connection,
        ParseResult parsed,
        CancellationToken cancel
    )
    {
        var name = parsed.GetRequiredValue(Name);
        await new ResourceClient<Tenant>(connection)
            .CreateAsync(
                new Tenant
                {
                    Kind = "Tenant",
                    ApiVersion = "v1",
                    Metadata = new() { Name = name },
                    Spec = new() { StorageClusterId = parsed.GetRequiredValue(StorageCluster) },
                },
                cancel
            )
            .ConfigureAwait(false);
        var line = OwnCommand.Line(layout.StateDirectory, $"tenant kubeconfig {name} --user alice");
        Console.WriteLine($"tenant/{name} created");
        Console.WriteLine($"let somebody in:     {line} > {name}.kubeconfig");
        Console.WriteLine($"work in it:          kubectl --kubeconfig {name}.kubeconfig get namespaces");
        Console.WriteLine(
            $"as its operator:     kubectl --server https://{layout.SharedApiServer}/tenants/{name} get all -A"
        );
    }

    private static async Task ListAsync(
        ClusterLayout layout,
        ApiConnection connection,
        ParseResult parsed,
        CancellationToken cancel
    )
    {
        var tenants = await new ResourceClient<Tenant>(connection)
            .ListAsync(new ListQuery(), cancel)
            .ConfigureAwait(false);
        var everywhere = new ListQuery { Tenant = "all" };
        var pods = (
            await new ResourceClient<Pod>(connection).ListAsync(everywhere, cancel).ConfigureAwait(false)
        ).ToLookup(p => p.Metadata.Tenant);
        var namespaces = (
            await new ResourceClient<Namespace>(connection).ListAsync(everywhere, cancel).ConfigureAwait(false)
        ).ToLookup(n => n.Metadata.Tenant);
        using var keyspace = OperatorKeyspace.Open(layout);
        await OperatorKeyspace.ConnectAsync(keyspace, cancel).ConfigureAwait(false);
        var usage = await UsageAsync(keyspace, cancel).ConfigureAwait(false);
        var requests = await TenantRequests.ReadAsync(layout, cancel).ConfigureAwait(false);
        var grid = Grid.Of(
            "TENANT",
            "STATUS",
            "PARTITION",
            "NAMESPACES",
            "PODS",
            "NODES",
            "OBJECTS",
            "BYTES",
            "REQUESTS/S",
            "CREATED"
        );
        foreach (var tenant in tenants)
        {
            var (name, own) = (tenant.Metadata.Name, pods[tenant.Metadata.Name].ToList());
            grid.AddRow(
                Markup.Escape(name),
                tenant.Status.Phase,
                TenantMoveCommand.PlaceOf(keyspace, name),
                Text(namespaces[name].Count()),
                Text(own.Count),
                Text(own.Select(p => p.Spec.NodeName).Where(n => n.Length > 0).Distinct().Count()),
                Text(usage.GetValueOrDefault(name).Objects),
                Text(usage.GetValueOrDefault(name).Bytes),
                requests.Cell(name),
                tenant.Metadata.CreationTimestamp?.ToString("u", CultureInfo.InvariantCulture) ?? ""
            );
        }
        Grid.Print(grid);
        if (requests.Problem is { } problem)
            await Console.Error.WriteLineAsync(problem).ConfigureAwait(false);
    }

    private static async Task DescribeAsync(
        ClusterLayout layout,
        ApiConnection connection,
        ParseResult parsed,
        CancellationToken cancel
    )
    {
        var name = parsed.GetRequiredValue(Name);
        var tenant = await new ResourceClient<Tenant>(connection).GetAsync(KeyOf(name), cancel).ConfigureAwait(false);
        var pods = await new ResourceClient<Pod>(connection)
            .ListAsync(new ListQuery { Tenant = name }, cancel)
            .ConfigureAwait(false);
        using var keyspace = OperatorKeyspace.Open(layout);
        await OperatorKeyspace.ConnectAsync(keyspace, cancel).ConfigureAwait(false);
        Console.WriteLine($"Name:        {name}");
        Console.WriteLine($"UID:         {tenant.Metadata.Uid}");
        Console.WriteLine($"Status:      {tenant.Status.Phase}");
        foreach (var condition in tenant.Status.Conditions ?? [])
            Console.WriteLine($"  {condition.Type}={condition.Status} {condition.Reason}: {condition.Message}");
        Console.WriteLine($"Partition:   {TenantMoveCommand.PlaceOf(keyspace, name)}");
        if (TenantMoveCommand.MoveOf(keyspace, name) is { Problem: { Length: > 0 } problem })
            Console.WriteLine($"  its move waits: {problem}");
        var nodes = pods.Select(p => p.Spec.NodeName).Where(n => n.Length > 0).Distinct();
        Console.WriteLine($"Nodes:       {string.Join(' ', nodes.Order(StringComparer.Ordinal))}");
        var requests = await TenantRequests.ReadAsync(layout, cancel).ConfigureAwait(false);
        Console.WriteLine($"Requests:    {requests.Line(name)}");
        if (requests.Problem is { } lack)
            Console.WriteLine($"  {lack}");
        Console.WriteLine($"Server:      https://{layout.SharedApiServer}/tenants/{name}");
        var grid = Grid.Of("RESOURCE", "OBJECTS", "BYTES");
        var (objects, bytes) = (0L, 0L);
        foreach (var resource in await ResourcesAsync(keyspace, name, cancel).ConfigureAwait(false))
        {
            var (count, size) = await SizeAsync(keyspace, new KeyRange(resource, name), cancel).ConfigureAwait(false);
            if (count == 0)
                continue;
            grid.AddRow(Markup.Escape(resource), Text(count), Text(size));
            (objects, bytes) = (objects + count, bytes + size);
        }
        Console.WriteLine($"Objects:     {objects}");
        Console.WriteLine($"Bytes:       {bytes}");
        Console.WriteLine();
        Grid.Print(grid);
        var quotas = await new ResourceClient<TenantQuota>(connection)
            .ListAsync(new ListQuery { Tenant = name }, cancel)
            .ConfigureAwait(false);
        var usage = await UsageAsync(keyspace, cancel, name).ConfigureAwait(false);
        foreach (var quota in quotas)
        {
            Console.WriteLine();
            TenantQuotaCommand.Print(quota, usage);
        }
    }

    /// <summary>What stores have counted, by tenant.</summary>
    internal static async Task<Dictionary<string, TenantUsage>> UsageAsync(
        KeyspaceClient keyspace,
        CancellationToken cancel,
        string? tenant = null
    )
    {
        var usage = new Dictionary<string, TenantUsage>(StringComparer.Ordinal);
        await EachAsync(
                keyspace,
                new KeyRange(TenantUsage.Resource, tenant),
                item =>
                {
                    var (of, before) = (TenantUsage.Decode(item.Value.Span), usage.GetValueOrDefault(item.Key.Tenant));
                    usage[item.Key.Tenant] = new(before.Objects + of.Objects, before.Bytes + of.Bytes);
                },
                cancel
            )
            .ConfigureAwait(false);
        return usage;
    }

    private static async Task KubeconfigAsync(
        ClusterLayout layout,
        ApiConnection connection,
        ParseResult parsed,
        CancellationToken cancel
    )
    {
        var (name, user) = (parsed.GetRequiredValue(Name), parsed.GetRequiredValue(User));
        if (name == CertificateIdentity.SystemTenant)
            throw new InvalidOperationException(
                $"tenant {name} is the operators' own: its kubeconfig is {layout.Kubeconfig}"
            );
        // Said before a key is made: a signing request in no tenant is refused in other words.
        await new ResourceClient<Tenant>(connection).GetAsync(KeyOf(name), cancel).ConfigureAwait(false);
        var groups = parsed.GetValue(Groups) is { Length: > 0 } given ? given : [TenantHoldings.AdminGroup];
        var lifetime = parsed.GetValue(Lifetime).Value is var d && d > TimeSpan.Zero ? d : (TimeSpan?)null;
        var (certificate, key) = await new TenantCertificate(connection)
            .IssueAsync(name, user, groups, lifetime, cancel)
            .ConfigureAwait(false);
        Console.Write(Kubeconfig.OfTenant(layout, name, user, certificate, key));
    }

    private static async Task DeleteAsync(
        ClusterLayout layout,
        ApiConnection connection,
        ParseResult parsed,
        CancellationToken cancel
    )
    {
        var (name, client) = (parsed.GetRequiredValue(Name), new ResourceClient<Tenant>(connection));
        var tenant = await client.GetAsync(KeyOf(name), cancel).ConfigureAwait(false);
        if (tenant.Metadata.DeletionTimestamp is null)
            await client
                .DeleteAsync(
                    KeyOf(name),
                    new DeleteOptions { Preconditions = new() { Uid = tenant.Metadata.Uid } },
                    cancel
                )
                .ConfigureAwait(false);
        var timeout = parsed.GetValue(Timeout).Value;
        var deadline = DateTimeOffset.UtcNow + timeout;
        while (timeout > TimeSpan.Zero)
        {
            var now = await client.TryGetAsync(KeyOf(name), cancel).ConfigureAwait(false);
            if (now is null || now.Metadata.Uid != tenant.Metadata.Uid)
            {
                Console.WriteLine($"tenant/{name} deleted");
                return;
            }
            if (DateTimeOffset.UtcNow > deadline)
                throw new TimeoutException(
                    $"tenant {name} is still there after {parsed.GetValue(Timeout)}: "
                        + (
                            now.Status.Conditions?.FirstOrDefault()?.Message
                            ?? "do the controllers run (arktos status)?"
                        )
                );
            await Task.Delay(Pause, cancel).ConfigureAwait(false);
        }
        Console.WriteLine($"tenant/{name} is being deleted");
    }

    /// <summary>All that a tenant can hold, kinds that were posted among them, as keys have them.</summary>
    private static async Task<List<string>> ResourcesAsync(
        KeyspaceClient keyspace,
        string tenant,
        CancellationToken cancel
    )
    {
        var names = new SortedSet<string>(
            BuiltInKinds.All.Where(k => k.Scope != Api.ResourceScope.Cluster).Select(k => k.StorageName),
            StringComparer.Ordinal
        );
        foreach (var whose in new[] { tenant, CertificateIdentity.SystemTenant })
            await EachAsync(
                    keyspace,
                    new KeyRange("customresourcedefinitions.apiextensions.k8s.io", whose),
                    item => names.Add(item.Key.Name),
                    cancel
                )
                .ConfigureAwait(false);
        return [.. names];
    }

    private static async Task<(long Count, long Bytes)> SizeAsync(
        KeyspaceClient keyspace,
        KeyRange range,
        CancellationToken cancel
    )
    {
        var (count, bytes) = (0L, 0L);
        await EachAsync(keyspace, range, item => (count, bytes) = (count + 1, bytes + item.Value.Length), cancel)
            .ConfigureAwait(false);
        return (count, bytes);
    }

    private static async Task EachAsync(
        KeyspaceClient keyspace,
        KeyRange range,
        Action<KeyspaceItem> each,
        CancellationToken cancel
    )
    {
        StoreClient.ObjectKey? after = null;
        var at = Revision.None;
        while (true)
        {
            var read = await keyspace.ListAsync(new RangeQuery(range, at, after), cancel).ConfigureAwait(false);
            if (read is not ReadResult<RangePage>.Ok page)
                throw new TimeoutException($"the stores do not tell what there is of {range.Resource}");
            foreach (var item in page.Value.Items)
                each(item);
            if (!page.Value.More)
                return;
            (at, after) = (page.Revision, page.Value.Items[^1].Key);
        }
    }

    private static Client.Resources.ObjectKey KeyOf(string tenant) => new("", "", tenant);

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}

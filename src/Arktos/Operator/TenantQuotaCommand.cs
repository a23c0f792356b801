using System.CommandLine;
using System.Globalization;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Quotas;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Arktos.Local;
using Arktos.StoreClient;
using Spectre.Console;

namespace Arktos.Operator;

/// <summary>`arktos tenant quota`: what a tenant may have, and has.</summary>
internal static class TenantQuotaCommand
{
    /// <summary>The one quota that is written here; others may stand beside it.</summary>
    private const string QuotaName = "tenant";
    private const string None = "none";

    private static readonly TimeSpan CountPatience = TimeSpan.FromSeconds(20),
        Pause = TimeSpan.FromMilliseconds(200);

    private static readonly List<(Option<string> Option, string Name)> Amounts =
    [
        (Amount("--cpu", "requests.cpu of all its pods, such as 200 or 1500m"), "requests.cpu"),
        (Amount("--memory", "requests.memory of all its pods, such as 1Ti"), "requests.memory"),
        (Amount("--storage", "requests.storage of all its claims, such as 10Ti"), "requests.storage"),
        (Amount("--pods", "pods that have not ended"), "pods"),
        (Amount("--services", "services"), "services"),
        (Amount("--objects", "objects of all kinds that are stored"), TenantQuotas.Objects),
        (Amount("--bytes", "bytes of these as they are stored, such as 2Gi"), TenantQuotas.Bytes),
        (Amount("--requests", "requests of its users in a second, at each API server"), TenantQuotas.Requests),
    ];

    private static readonly Option<string[]> Hard = new("--hard")
    {
        Description =
            "NAME=AMOUNT of anything else that quotas know, such as count/configmaps=1000; may be given several times",
    };

    public static IReadOnlyList<Option> Options { get; } = [.. Amounts.Select(a => a.Option), Hard];

    public static Func<ClusterLayout, ApiConnection, ParseResult, CancellationToken, Task> RunAsync(
        Argument<string> tenant
    ) =>
        (layout, connection, parsed, cancel) =>
            RunAsync(parsed.GetRequiredValue(tenant), layout, connection, parsed, cancel);

    /// <summary>What stores count is told as it is now, all else as it was counted last.</summary>
    public static void Print(TenantQuota quota, Dictionary<string, TenantUsage> usage)
    {
        var grid = Grid.Of($"QUOTA {Markup.Escape(quota.Metadata.Name)}", "USED", "HARD");
        var stored = usage.GetValueOrDefault(quota.Metadata.Tenant);
        foreach (var (name, hard) in (quota.Spec.Hard ?? []).OrderBy(h => h.Key, StringComparer.Ordinal))
            grid.AddRow(
                Markup.Escape(name),
                name switch
                {
                    TenantQuotas.Objects => stored.Objects.ToString(CultureInfo.InvariantCulture),
                    TenantQuotas.Bytes => stored.Bytes.ToString(CultureInfo.InvariantCulture),
                    TenantQuotas.Requests => "",
                    _ => quota.Status.Used?.TryGetValue(name, out var used) == true ? $"{used}" : "not counted yet",
                },
                $"{hard}"
            );
        Grid.Print(grid);
    }

    private static Option<string> Amount(string name, string description) =>
        new(name) { Description = $"{description}; {None} takes the limit away" };

    private static async Task RunAsync(
        string tenant,
        ClusterLayout layout,
        ApiConnection connection,
        ParseResult parsed,
        CancellationToken cancel
    )
    {
        var changes = Changes(parsed);
        // An unknown tenant is told so, and not that its quota is missing.
        await new ResourceClient<Tenant>(connection).GetAsync(new("", "", tenant), cancel).ConfigureAwait(false);
        var client = new ResourceClient<TenantQuota>(connection);
        var key = new Client.Resources.ObjectKey(tenant, "", QuotaName);
        if (changes.Count > 0)
            await WriteAsync(client, key, changes, cancel).ConfigureAwait(false);
        using var keyspace = OperatorKeyspace.Open(layout);
        await OperatorKeyspace.ConnectAsync(keyspace, cancel).ConfigureAwait(false);
        var quotas = await client.ListAsync(new ListQuery { Tenant = tenant }, cancel).ConfigureAwait(false);
        if (!quotas.Any())
            Console.WriteLine($"tenant {tenant} has no quota");
        var usage = await TenantCommand.UsageAsync(keyspace, cancel, tenant).ConfigureAwait(false);
        foreach (var quota in quotas)
            Print(quota, usage);
    }

    private static async Task WriteAsync(
        ResourceClient<TenantQuota> client,
        Client.Resources.ObjectKey key,
        Dictionary<string, Quantity?> changes,
        CancellationToken cancel
    )
    {
        var known = await client.TryGetAsync(key, cancel).ConfigureAwait(false);
        var hard = DeepValues.Copy(known?.Spec.Hard) ?? [];
        foreach (var (name, amount) in changes)
            if (amount is { } some)
                hard[name] = some;
            else
                hard.Remove(name);
        if (hard.Count == 0)
        {
            if (known is not null)
                await client.DeleteAsync(key, new(), cancel).ConfigureAwait(false);
            return;
        }
        var next =
            known?.DeepClone()
            ?? new TenantQuota
            {
                Kind = nameof(TenantQuota),
                ApiVersion = "v1",
                Metadata = new() { Tenant = key.Tenant, Name = key.Name },
            };
        next.Spec.Hard = hard;
        if (known is null)
            await client.CreateAsync(next, cancel).ConfigureAwait(false);
        else
            await client.UpdateAsync(next, cancel).ConfigureAwait(false);
        // Until it is counted, what it bounds cannot be created.
        var deadline = DateTimeOffset.UtcNow + CountPatience;
        while (
            await client.TryGetAsync(key, cancel).ConfigureAwait(false) is { } now
            && !DeepValues.Same(now.Spec.Hard ?? [], now.Status.Hard ?? [], static (a, b) => a == b)
        )
        {
            if (DateTimeOffset.UtcNow > deadline)
                throw new TimeoutException(
                    $"the quota is written, and not counted after {CountPatience.TotalSeconds} s: until it is, the "
                        + "tenant creates nothing of what it bounds. Do the controllers run (arktos status)?"
                );
            await Task.Delay(Pause, cancel).ConfigureAwait(false);
        }
    }

    /// <returns>Null: the limit is to go.</returns>
    /// <exception cref="InvalidOperationException">An amount is none.</exception>
    private static Dictionary<string, Quantity?> Changes(ParseResult parsed)
    {
        var changes = new Dictionary<string, Quantity?>(StringComparer.Ordinal);
        foreach (var (option, name) in Amounts)
            if (parsed.GetValue(option) is { } text)
                changes[name] = Parse(option.Name, text);
        foreach (var pair in parsed.GetValue(Hard) ?? [])
        {
            var split = pair.IndexOf('=');
            if (split <= 0)
                throw new InvalidOperationException($"--hard: \"{pair}\" is not of the form NAME=AMOUNT");
            changes[pair[..split]] = Parse("--hard", pair[(split + 1)..]);
        }
        return changes;
    }

    private static Quantity? Parse(string option, string text) =>
        text == None ? null
        : Quantity.TryParse(text, out var amount) ? amount
        : throw new InvalidOperationException(
            $"{option}: \"{text}\" is no amount; amounts are such as 5, 500m, 10Gi, or {None}"
        );
}

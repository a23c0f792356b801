using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Arktos.StoreClient;
using static System.FormattableString;

namespace Arktos.Operator;

/// <summary>
/// `arktos kv`: the operator's access to the raw keyspace of a local cluster. Keys are RESOURCE/TENANT/NAMESPACE/NAME;
/// a part may be empty.
/// </summary>
internal static class KvCommand
{
    private static readonly Argument<string> Key = new("key")
    {
        Description = "RESOURCE/TENANT/NAMESPACE/NAME, as pods/acme/default/web",
    };
    private static readonly Argument<string> Value = new("value") { Description = "the JSON object to store" };

    /// <summary>No resource is called so.</summary>
    private const string EveryResource = "*";

    private static readonly Argument<string> Prefix = new("prefix")
    {
        Description =
            "RESOURCE, RESOURCE/TENANT or RESOURCE/TENANT/NAMESPACE; with * for every resource all partitions "
            + "are read",
    };
    private static readonly Argument<string[]> Prefixes = new("prefix")
    {
        Description = "RESOURCE, RESOURCE/TENANT or RESOURCE/TENANT/NAMESPACE; several may be given",
        Arity = ArgumentArity.OneOrMore,
    };
    private static readonly Argument<string?> Hashed = new("prefix")
    {
        Description = "RESOURCE, RESOURCE/TENANT or RESOURCE/TENANT/NAMESPACE; everything when left out",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private static readonly Option<string?> InTenant = new("--tenant") { Description = "only keys of this tenant" };
    private static readonly Option<string?> InNamespace = new("--namespace")
    {
        Description = "only keys of namespaces of this name",
    };
    private static readonly Option<string?> NamePrefix = new("--name-prefix")
    {
        Description = "only keys whose name begins so",
    };
    private static readonly Option<string?> Split = new("--split")
    {
        Description = "I/N: only the Ith of N parts of all keys, by their hash",
    };
    private static readonly Option<long> At = new("--at") { Description = "read at this revision" };
    private static readonly Option<Duration> Ttl = DurationOption.Create(
        "--ttl",
        "after which the key is deleted unless it is put again, as 90s or 1h30m, in whole seconds; 0: it stays",
        null
    );
    private static readonly Option<bool> Raw = new("--raw")
    {
        Description =
            "store the value though it is no JSON object: API servers, schedulers and node agents stop at one in a "
            + "resource that they follow",
    };
    private static readonly Option<long> From = new("--from")
    {
        Description = "events after this revision; default: from now on",
    };

    public static Command Command() =>
        new("kv", "Read and write the raw keyspace of the local cluster")
        {
            Verb("put", "Store a value; prints the revision", [Key, Value], [Ttl, Raw], PutAsync),
            Verb("get", "Print a value", [Key], [], GetAsync),
            Verb("list", "Print keys, revisions and sizes", [Prefix], [At], ListAsync),
            Verb("delete", "Delete a key; prints the revision", [Key], [], DeleteAsync),
            Verb("hash", "Compare all replicas: the hash of what each holds at one revision", [Hashed], [], HashAsync),
            Verb(
                "watch",
                "Print changes as they come",
                [Prefixes],
                [From, InTenant, InNamespace, NamePrefix, Split],
                WatchAsync
            ),
        };

    private static Command Verb(
        string name,
        string description,
        Argument[] arguments,
        Option[] options,
        Func<KeyspaceClient, ParseResult, CancellationToken, Task> run
    ) =>
        KeyspaceVerb.Create(
            "kv",
            name,
            description,
            arguments,
            options,
            (_, keyspace, parsed, cancel) => run(keyspace, parsed, cancel)
        );

    private static async Task PutAsync(KeyspaceClient keyspace, ParseResult parsed, CancellationToken cancel) =>
        Console.WriteLine(
            Revision(
                await keyspace
                    .CommitAsync(
                        new Commit(
                            Guid.NewGuid(),
                            [],
                            [
                                new CommitOperation.Put(
                                    ParseKey(parsed.GetRequiredValue(Key)),
                                    ParseValue(parsed.GetRequiredValue(Value), parsed.GetValue(Raw)),
                                    -1
                                )
                                {
                                    TimeToLive =
                                        parsed.GetValue(Ttl).Value is var ttl && ttl > TimeSpan.Zero ? ttl : null,
                                },
                            ]
                        ),
                        cancel
                    )
                    .ConfigureAwait(false)
            )
        );

    private static async Task DeleteAsync(KeyspaceClient keyspace, ParseResult parsed, CancellationToken cancel)
    {
        var key = ParseKey(parsed.GetRequiredValue(Key));
        Console.WriteLine(
            Revision(
                await keyspace
                    .CommitAsync(
                        new Commit(
                            Guid.NewGuid(),
                            [new CommitCondition.Exists(key)],
                            [new CommitOperation.Delete(key)]
                        ),
                        cancel
                    )
                    .ConfigureAwait(false)
            )
        );
    }

    private static async Task GetAsync(KeyspaceClient keyspace, ParseResult parsed, CancellationToken cancel)
    {
        var key = ParseKey(parsed.GetRequiredValue(Key));
        var item =
            Answer(await keyspace.GetAsync(key, cancel).ConfigureAwait(false)).Value
            ?? throw new InvalidOperationException($"{key} does not exist");
        Console.WriteLine(Encoding.UTF8.GetString(item.Value.Span));
    }

    private static async Task ListAsync(KeyspaceClient keyspace, ParseResult parsed, CancellationToken cancel)
    {
        var (range, at) = (ParsePrefix(parsed.GetRequiredValue(Prefix)), new Revision(parsed.GetValue(At)));
        if (range.Resource == EveryResource)
        {
            foreach (var partition in keyspace.PartitionsOf(new KeyRange(EveryResource)))
                await ListPartitionAsync(keyspace, partition, range, at, cancel).ConfigureAwait(false);
            return;
        }
        var query = new RangeQuery(range, at);
        while (true)
        {
            var page = Answer(await keyspace.ListAsync(query, cancel).ConfigureAwait(false));
            page.Value.Items.ToList().ForEach(Print);
            if (!page.Value.More)
                return;
            query = query with { At = page.Revision, StartAfter = page.Value.Items[^1].Key };
        }
    }

    private static async Task ListPartitionAsync(
        KeyspaceClient keyspace,
        PartitionId partition,
        KeyRange range,
        Revision at,
        CancellationToken cancel
    )
    {
        if (at == StoreClient.Revision.None)
            at = Answer(await keyspace.LatestAsync(partition, at, cancel).ConfigureAwait(false)).Value;
        await foreach (var page in keyspace.ScanAsync(partition, at, cancel).ConfigureAwait(false))
            page.Where(i => (range with { Resource = i.Key.Resource }).Contains(i.Key)).ToList().ForEach(Print);
    }

    private static void Print(KeyspaceItem item) =>
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{item.Revision} {item.Value.Length, 8} {item.Key}")
        );

    private static async Task WatchAsync(KeyspaceClient keyspace, ParseResult parsed, CancellationToken cancel)
    {
        List<KeyRange> ranges = [.. parsed.GetRequiredValue(Prefixes).Select(ParsePrefix)];
        var after = new Revision(parsed.GetValue(From));
        if (after == StoreClient.Revision.None)
            foreach (var range in ranges)
                after = StoreClient.Revision.Max(
                    after,
                    Answer(
                        await keyspace.ListAsync(new RangeQuery(range, Limit: 1), cancel).ConfigureAwait(false)
                    ).Revision
                );
        var filter = new KeyFilter
        {
            Tenant = parsed.GetValue(InTenant),
            Namespace = parsed.GetValue(InNamespace),
            NamePrefix = parsed.GetValue(NamePrefix),
            Hash = parsed.GetValue(Split) is { } split ? ParseSplit(split) : null,
        };
        if (ranges.Count > KeyFilter.CountMax)
            throw new ArgumentException($"at most {KeyFilter.CountMax} prefixes can be watched at once");
        await foreach (
            var batch in keyspace
                .WatchAsync(
                    new WatchQuery(ranges[0], after)
                    {
                        MoreRanges = ranges[1..],
                        Filters = filter == new KeyFilter() ? [] : [filter],
                    },
                    cancel
                )
                .ConfigureAwait(false)
        )
        {
            if (batch.End is { } end)
                throw new InvalidOperationException(end.Message);
            foreach (var e in batch.Events)
                Console.WriteLine(
                    $"{e.Item.Revision} {e.Kind.ToString().ToUpperInvariant(), -6} {e.Item.Key} "
                        + $"{Encoding.UTF8.GetString(e.Item.Value.Span)}"
                );
        }
    }

    private static async Task HashAsync(KeyspaceClient keyspace, ParseResult parsed, CancellationToken cancel)
    {
        KeyRange? range = parsed.GetValue(Hashed) is { } prefix ? ParsePrefix(prefix) : null;
        var unequal = new List<string>();
        foreach (
            var partition in range is { } r
                ? keyspace.PartitionsOf(r)
                : [.. keyspace.Map.Partitions.Select(p => new PartitionId((ushort)p.Id)).Order()]
        )
        {
            var hashes = await keyspace.HashAsync(partition, range, cancel).ConfigureAwait(false);
            foreach (var replica in hashes.Replicas)
            {
                var content =
                    replica.Problem.Length > 0
                        ? replica.Problem
                        : Invariant($"{replica.Hash} {replica.Keys} keys {replica.Bytes} bytes");
                Console.WriteLine(
                    Invariant($"partition {partition} at {hashes.Revision} {replica.Store.Name}: {content}")
                );
            }
            if (!hashes.AreEqual)
                unequal.Add($"{partition}");
        }
        if (unequal.Count > 0)
            throw new InvalidOperationException(
                $"not all replicas are known to hold the same of partition {string.Join(", ", unequal)} (see above)"
            );
        Console.WriteLine("all replicas hold the same");
    }

    private static ObjectKey ParseKey(string text)
    {
        var parts = text.Split('/');
        // A resource holds no slash, a name may not either: four parts, no more.
        return parts.Length == 4 && parts[0].Length > 0 && parts[3].Length > 0
            ? new ObjectKey(parts[0], parts[1], parts[2], parts[3])
            : throw new ArgumentException($"{text} is no RESOURCE/TENANT/NAMESPACE/NAME");
    }

    private static byte[] ParseValue(string text, bool isRaw)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return isRaw || IsJsonObject(bytes)
            ? bytes
            : throw new ArgumentException(
                $"{text} is no JSON object. API servers, schedulers and node agents cannot read anything else and "
                    + $"go no further while it is there; --raw stores it all the same"
            );
    }

    private static bool IsJsonObject(byte[] text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static KeyRange ParsePrefix(string text)
    {
        var parts = text.Split('/');
        return parts.Length is >= 1 and <= 3 && parts[0].Length > 0
            ? new KeyRange(parts[0], parts.ElementAtOrDefault(1), parts.ElementAtOrDefault(2))
            : throw new ArgumentException($"{text} is no RESOURCE, RESOURCE/TENANT or RESOURCE/TENANT/NAMESPACE");
    }

    private static HashRange ParseSplit(string text)
    {
        var parts = text.Split('/');
        return
            parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && index >= 1
            && index <= count
            ? HashRange.Part(index - 1, count)
            : throw new ArgumentException($"--split {text} is no I/N with I from 1 to N");
    }

    private static Revision Revision(CommitResult result) =>
        result switch
        {
            CommitResult.Committed committed => committed.Revision,
            CommitResult.ConditionFailed failed => throw new InvalidOperationException(
                failed.Current is null ? "the key does not exist" : $"the key is at revision {failed.Current.Revision}"
            ),
            CommitResult.Unavailable unavailable => throw new InvalidOperationException(unavailable.Reason),
            CommitResult.Busy busy => throw new InvalidOperationException(busy.Reason),
            CommitResult.Invalid invalid => throw new InvalidOperationException(invalid.Reason),
            _ => throw new InvalidOperationException(result.ToString()),
        };

    private static ReadResult<T>.Ok Answer<T>(ReadResult<T> result) =>
        result switch
        {
            ReadResult<T>.Ok ok => ok,
            ReadResult<T>.Compacted compacted => throw new InvalidOperationException(
                $"the revision is compacted; the oldest that can be read is {compacted.Oldest}"
            ),
            ReadResult<T>.Future future => throw new InvalidOperationException(
                $"the revision lies in the future; the latest is {future.Latest}"
            ),
            ReadResult<T>.Unavailable unavailable => throw new InvalidOperationException(unavailable.Reason),
            _ => throw new InvalidOperationException(result.ToString()),
        };
}

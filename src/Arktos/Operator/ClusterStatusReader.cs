using Arktos.Api.Core.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Arktos.Kubelet.Status;
using Arktos.Local;
using Arktos.Roles;
using Arktos.Rpc;
using Arktos.Store.Partitions;
using Arktos.StoreClient.Records;
using Arktos.StoreClient.Wire;

namespace Arktos.Operator;

/// <summary>Asks the processes, stores and API servers of a local cluster how they are.</summary>
internal static class ClusterStatusReader
{
    private static readonly TimeSpan ApiPatience = TimeSpan.FromSeconds(5);

    public static async Task<ClusterStatus> ReadAsync(ClusterLayout layout, CancellationToken cancel)
    {
        var table = new ProcessTable(layout);
        var wanted = new WantedState(layout).Read();
        var expected = layout.Wanted(wanted).Select(p => p.Name).ToHashSet();
        var processes = layout.Processes.Select(p => new ProcessLine(p.Name, table.FindPid(p))).ToList();
        using var keyspace = OperatorKeyspace.Open(layout);
        // Asked one by one, as the configuration names them: the partition map can only be read while partition 0 has a
        // leader.
        var configuration = ClusterConfiguration.Read(layout.ClusterFile);
        var answers = await keyspace
            .StatusAsync(
                configuration.Stores.Select(s => new StoreNode
                {
                    Id = s.Id,
                    Name = s.Name,
                    Az = s.Az,
                    Address = s.Address,
                }),
                cancel
            )
            .ConfigureAwait(false);
        var stores = answers.Select(a => Line(a.Store, a.Status)).ToList();
        var partitions = Partitions(configuration, answers);
        var (nodes, pods, refusal) = await ObjectsAsync(layout, cancel).ConfigureAwait(false);
        List<string> problems =
        [
            .. wanted == WantedProcesses.None
                ? (string[])[$"the cluster is down; {OwnCommand.Line(layout.StateDirectory, "up")} starts it"]
                : [],
            .. processes.Where(p => p.Pid is null && expected.Contains(p.Name)).Select(p => $"{p.Name} does not run"),
            .. stores.Where(s => !s.IsUp).Select(s => $"store {s.Name} does not answer"),
            .. partitions.Where(p => p.Leader.Length == 0).Select(p => $"partition {p.Id} has no leader"),
            .. partitions.Where(p => p.Problem.Length > 0).Select(p => $"partition {p.Id}: {p.Problem}"),
            .. nodes.Where(n => !n.IsReady).Select(n => $"node {n.Name} is not ready"),
            .. refusal is null || wanted != WantedProcesses.All ? (string[])[] : [$"no API server answers: {refusal}"],
        ];
        return new ClusterStatus(
            layout.StateDirectory,
            ClusterStatus.KubeconfigOf(layout),
            $"https://{layout.SharedApiServer}",
            processes,
            stores,
            partitions,
            nodes,
            pods,
            problems
        );
    }

    private static StoreLine Line(StoreNode store, StatusResponse? answer) =>
        answer is null
            ? new StoreLine(store.Name, store.Az, store.Address, IsUp: false)
            : new StoreLine(
                store.Name,
                store.Az,
                store.Address,
                IsUp: true,
                answer.Partitions.Count(p => p.Leader == store.Id),
                answer.KeyspaceBytes,
                answer.LogBytes
            );

    private static List<PartitionLine> Partitions(
        ClusterConfiguration configuration,
        IReadOnlyList<(StoreNode Store, StatusResponse? Status)> answers
    )
    {
        string NameOf(uint store) => answers.FirstOrDefault(a => a.Store.Id == store).Store?.Name ?? "";
        var ids = configuration
            .Partitions.Select(p => (uint)p.Id)
            .Union(answers.SelectMany(s => s.Status?.Partitions.Select(p => p.Partition) ?? []))
            .Order();
        var lines = new List<PartitionLine>();
        foreach (var id in ids)
        {
            var replicas = answers.SelectMany(a => a.Status?.Partitions.Where(p => p.Partition == id) ?? []).ToList();
            if (replicas.Count == 0)
            {
                lines.Add(new PartitionLine(id, "", [], "", 0, 0, 0, 0, "no replica answers"));
                continue;
            }
            var newest = replicas.MaxBy(p => p.Term)!;
            var applied = replicas.Max(p => p.AppliedIndex);
            lines.Add(
                new PartitionLine(
                    id,
                    NameOf(newest.Leader),
                    [.. newest.Replicas.Order().Select(r => NameOf(r) is { Length: > 0 } name ? name : $"({r})")],
                    replicas.All(p => p.Asleep) ? "asleep"
                        : replicas.Any(p => p.Installing) ? "installing"
                        : "awake",
                    newest.Term,
                    applied,
                    applied - replicas.Min(p => p.AppliedIndex),
                    replicas.Max(p => p.Revision),
                    string.Join("; ", replicas.Where(p => p.Problem.Length > 0).Select(p => p.Problem))
                )
            );
        }
        return lines;
    }

    /// <returns>Refusal: why no API server tells; null when one did.</returns>
    private static async Task<(List<NodeLine> Nodes, Dictionary<string, int>? Pods, string? Refusal)> ObjectsAsync(
        ClusterLayout layout,
        CancellationToken cancel
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(ApiPatience);
        try
        {
            using var connection = OperatorApi.Open(layout, ApiPatience);
            var everywhere = new ListQuery { Tenant = "all" };
            var pods = await new ResourceClient<Pod>(connection)
                .ListAsync(everywhere, patience.Token)
                .ConfigureAwait(false);
            var nodes = await new ResourceClient<Node>(connection)
                .ListAsync(new ListQuery(), patience.Token)
                .ConfigureAwait(false);
            return (
                [
                    .. nodes.Select(n => new NodeLine(
                        n.Metadata.Name,
                        n.Status.Conditions?.Exists(c => c.Type == "Ready" && c.Status == "True") == true,
                        n.Status.Addresses?.FirstOrDefault(a => a.Type == "InternalIP")?.Address ?? "",
                        pods.Count(p => p.Spec.NodeName == n.Metadata.Name),
                        n.Metadata.Labels?.GetValueOrDefault(NodeRegistration.ServiceProxyLabel) switch
                        {
                            NodeRegistration.ServicesAreRouted => true,
                            NodeRegistration.ServicesAreNotRouted => false,
                            _ => null,
                        }
                    )),
                ],
                pods.GroupBy(p => p.Status.Phase is { Length: > 0 } phase ? phase : "Pending")
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .ToDictionary(g => g.Key, g => g.Count()),
                null
            );
        }
        catch (Exception e) when (e is ApiException or HttpRequestException)
        {
            return ([], null, e.Message);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return ([], null, $"not within {ApiPatience.TotalSeconds} s");
        }
    }
}

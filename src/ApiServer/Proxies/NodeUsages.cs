using Arktos.Api.Json;
using Arktos.Api.Metrics.V1Beta1;

namespace Arktos.ApiServer.Proxies;

/// <summary>
/// What node agents say that is used on their nodes, asked for when somebody wants to know it and kept for a few
/// seconds: agents look every ten. An agent is asked once for all who wait for the same. Thread-safe.
/// </summary>
public sealed class NodeUsages : IDisposable
{
    /// <summary>Requests to agents at once.</summary>
    private const int AskedAtOnce = 128;

    /// <summary>Answers that are kept; beyond it all are forgotten and asked for again.</summary>
    private const int AnswersMax = 10_000;

    /// <summary>An agent has some hundred pods at most.</summary>
    private const int AnswerBytesMax = 4 << 20;

    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(5),
        AnswerWithin = TimeSpan.FromSeconds(5);

    private readonly NodeConnections _nodes;
    private readonly PodTargets _targets;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Node, string Path), Answer> _answers = [];
    private readonly SemaphoreSlim _asking = new(AskedAtOnce, AskedAtOnce);

    internal NodeUsages(NodeConnections nodes, PodTargets targets, TimeProvider time) =>
        (_nodes, _targets, _time) = (nodes, targets, time);

    /// <summary>The agent of a node; null: there is no such node, or none that listens.</summary>
    public async Task<NodeAgent?> AgentAsync(string node, CancellationToken cancel) =>
        (await _targets.AgentAsync(node, cancel)).Succeeded(out var agent, out _) ? agent : null;

    /// <summary>Null: the agent does not answer, or does not know yet. Not to be changed.</summary>
    public Task<NodeMetrics?> NodeAsync(NodeAgent agent, CancellationToken cancel) =>
        AskAsync<NodeMetrics>(agent, "/usage/node", cancel);

    /// <summary>Null as above; the pods of a tenant, or with "" all of them. Not to be changed.</summary>
    public Task<PodMetricsList?> PodsAsync(NodeAgent agent, string tenant, CancellationToken cancel) =>
        AskAsync<PodMetricsList>(agent, $"/usage/pods?tenant={Uri.EscapeDataString(tenant)}", cancel);

    public void Dispose() => _asking.Dispose();

    private async Task<T?> AskAsync<T>(NodeAgent agent, string path, CancellationToken cancel)
        where T : class
    {
        Answer answer;
        lock (_lock)
        {
            var key = (agent.Address.Host, path);
            if (!_answers.TryGetValue(key, out answer!) || _time.GetElapsedTime(answer.AskedAt) >= KeptFor)
            {
                if (_answers.Count >= AnswersMax)
                    _answers.Clear();
                _answers[key] = answer = new Answer(FetchAsync<T>(agent, path), _time.GetTimestamp());
            }
        }
        return (T?)await answer.Object.WaitAsync(cancel);
    }

    // For all who wait, so that nobody's leaving ends it.
    private async Task<object?> FetchAsync<T>(NodeAgent agent, string path)
        where T : class
    {
        await Task.Yield();
        await _asking.WaitAsync();
        try
        {
            using var timeout = new CancellationTokenSource(AnswerWithin, _time);
            using var response = await _nodes.GetAsync(agent, new Uri(agent.Address, path), timeout.Token);
            if (!response.IsSuccessStatusCode)
                return null;
            await response.Content.LoadIntoBufferAsync(AnswerBytesMax, timeout.Token);
            return KubeJson.Decode<T>(await response.Content.ReadAsByteArrayAsync(timeout.Token));
        }
        catch (Exception e)
            when (e is HttpRequestException or OperationCanceledException or IOException || JsonText.IsFaultOfInput(e))
        {
            return null;
        }
        finally
        {
            _asking.Release();
        }
    }

    private sealed record Answer(Task<object?> Object, long AskedAt);
}

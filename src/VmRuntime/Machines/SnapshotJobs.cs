using System.Text.Json.Nodes;

namespace Arktos.VmRuntime.Machines;

/// <summary>Saves, loads and deletes of snapshots in a machine's disk: QEMU's jobs, one at a time a machine.</summary>
internal sealed class SnapshotJobs(IOperatedMachine machine, TimeProvider time)
{
    private const string TagBegin = "arktos-";

    private static readonly TimeSpan JobMax = TimeSpan.FromMinutes(10),
        JobPoll = TimeSpan.FromMilliseconds(50);

    private int _jobs;

    /// <summary>QEMU does such work as a job, and answers little meanwhile.</summary>
    /// <param name="command">snapshot-save, snapshot-load or snapshot-delete.</param>
    /// <exception cref="VmRuntimeException">It failed, or has not ended within ten minutes.</exception>
    public async Task RunAsync(string command, string snapshot, CancellationToken ct, Action? begun = null)
    {
        var job = $"{command}-{Interlocked.Increment(ref _jobs)}-{time.GetUtcNow().ToUnixTimeMilliseconds()}";
        var arguments = new JsonObject
        {
            ["job-id"] = job,
            ["tag"] = TagBegin + snapshot,
            ["devices"] = new JsonArray(MachineOperations.DiskNode),
        };
        if (command != "snapshot-delete")
            arguments["vmstate"] = MachineOperations.DiskNode;
        await machine.AskAsync(command, arguments, ct).ConfigureAwait(false);
        begun?.Invoke();
        var deadline = time.GetUtcNow() + JobMax;
        while (true)
        {
            var jobs = await AskPatientlyAsync(deadline, ct).ConfigureAwait(false);
            var mine =
                jobs?.AsArray().FirstOrDefault(j => j?["id"]?.GetValue<string>() == job)
                ?? throw new VmRuntimeException($"QEMU knows nothing of {command} any more");
            if (mine["status"]?.GetValue<string>() == "concluded")
            {
                await machine.AskAsync("job-dismiss", new JsonObject { ["id"] = job }, ct).ConfigureAwait(false);
                if (mine["error"]?.GetValue<string>() is { } error)
                    throw new VmRuntimeException($"{command} failed: {error}");
                return;
            }
            if (time.GetUtcNow() > deadline)
                throw new VmRuntimeException($"{command} has not ended within {JobMax.TotalMinutes} minutes");
            await Task.Delay(JobPoll, time, ct).ConfigureAwait(false);
        }
    }

    private async Task<JsonNode?> AskPatientlyAsync(DateTimeOffset deadline, CancellationToken ct)
    {
        while (true)
            try
            {
                return await machine.AskAsync("query-jobs", null, ct).ConfigureAwait(false);
            }
            catch (VmRuntimeException e) when (e.InnerException is TimeoutException && time.GetUtcNow() < deadline)
            { /* it is at work */
            }
    }
}

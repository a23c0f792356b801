using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.VmRuntime.Qmp;

namespace Arktos.VmRuntime.Machines;

/// <summary>What operations need of their machine.</summary>
internal interface IOperatedMachine
{
    /// <summary>Null: it runs and answers; else why nothing can be done to it.</summary>
    string? WhyNot();

    /// <exception cref="VmRuntimeException">QEMU refuses, is silent, or has gone.</exception>
    Task<JsonNode?> AskAsync(string command, JsonObject? arguments, CancellationToken ct);

    /// <summary>
    /// Resets it and counts that. With <paramref name="grace"/> its guest is asked to shut down before, and has so long
    /// to do it.
    /// </summary>
    /// <inheritdoc cref="AskAsync"/>
    Task ResetAsync(TimeSpan grace, CancellationToken ct);

    /// <summary>Ends it: its guest cannot go on.</summary>
    Task FailAsync(string reason, string message, CancellationToken ct);
}

/// <summary>
/// What is done to a machine that runs, one thing at a time, each once: what is begun is noted before, and its end
/// after, beside the disk. Who asks again with the same id gets the same answer, also of the next server. Thread-safe.
/// </summary>
internal sealed class MachineOperations(IOperatedMachine machine, MachineFiles files, TimeProvider time) : IDisposable
{
    /// <summary>QEMU's name of the machine's disk.</summary>
    public const string DiskNode = "disk";

    private const string TagBegin = "arktos-";
    private const long SlackBytes = 64L << 20;

    private static readonly TimeSpan JobMax = TimeSpan.FromMinutes(10),
        JobPoll = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _jobs;

    public MachineHistory History => MachineHistory.Read(files.History);

    /// <summary>Something is done to the machine: QEMU may be silent for so long.</summary>
    public bool IsBusy { get; private set; }

    /// <param name="grace">Zero: a reset at once.</param>
    /// <exception cref="VmRuntimeException">It could not be done; the message says why.</exception>
    public Task RebootAsync(string operation, TimeSpan grace, CancellationToken ct) =>
        OnceAsync(
            operation,
            async () =>
            {
                await machine.ResetAsync(grace, ct).ConfigureAwait(false);
                return "";
            },
            ct
        );

    /// <returns>The oldest snapshot, which went because there were as many as are kept; "": none did.</returns>
    /// <inheritdoc cref="RebootAsync"/>
    public Task<string> SnapshotAsync(string operation, string id, long memoryBytes, CancellationToken ct) =>
        OnceAsync(
            operation,
            async () =>
            {
                if (History.FindSnapshot(id) is not null)
                    throw new VmRuntimeException($"there is a snapshot \"{id}\" of the machine already");
                var free = new DriveInfo(files.DiskFolder).AvailableFreeSpace;
                if (free < memoryBytes + SlackBytes)
                    throw new VmRuntimeException(
                        $"a snapshot may take {memoryBytes + SlackBytes} bytes, and {free} are free on the node's disk"
                    );
                var replaced = "";
                foreach (var old in History.ToGo())
                {
                    await DropAsync(old.Id, ct).ConfigureAwait(false);
                    replaced = old.IsWhole ? old.Id : replaced;
                }
                var made = new SnapshotRecord(id, time.GetUtcNow(), IsWhole: false);
                Note(h => h.With(made));
                try
                {
                    await RunJobAsync("snapshot-save", id, ct).ConfigureAwait(false);
                }
                catch (VmRuntimeException e)
                {
                    await TryDropAsync(id, ct).ConfigureAwait(false);
                    throw new VmRuntimeException(
                        replaced.Length == 0
                            ? e.Message
                            : $"{e.Message}; snapshot \"{replaced}\" had to go before and is gone",
                        e
                    );
                }
                Note(h => h.With(made with { IsWhole = true }));
                return replaced;
            },
            ct
        );

    /// <inheritdoc cref="RebootAsync"/>
    public Task RestoreAsync(string operation, string id, CancellationToken ct) =>
        OnceAsync(
            operation,
            async () =>
            {
                if (History.FindSnapshot(id) is null)
                    throw new VmRuntimeException($"there is no snapshot \"{id}\" of the machine");
                var isBegun = false;
                try
                {
                    await RunJobAsync("snapshot-load", id, ct, () => isBegun = true).ConfigureAwait(false);
                }
                catch (VmRuntimeException e) when (isBegun)
                {
                    // What is in its memory is neither what it was nor what it was to be.
                    await machine.FailAsync("RestoreFailed", e.Message, ct).ConfigureAwait(false);
                    throw;
                }
                return "";
            },
            ct
        );

    /// <summary>Deletes a snapshot; one that is not there is deleted.</summary>
    /// <inheritdoc cref="RebootAsync"/>
    public async Task DeleteAsync(string id, CancellationToken ct)
    {
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (History.Snapshots.All(s => s.Id != id))
                return;
            if (machine.WhyNot() is { } why)
                throw new VmRuntimeException(why);
            IsBusy = true;
            await DropAsync(id, ct).ConfigureAwait(false);
        }
        finally
        {
            IsBusy = false;
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<string> OnceAsync(string operation, Func<Task<string>> work, CancellationToken ct)
    {
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (History.Find(operation) is { } before)
                return !before.IsDone ? throw new OperationUnknownException()
                    : before.Error.Length > 0 ? throw new VmRuntimeException(before.Error)
                    : before.Answer;
            if (machine.WhyNot() is { } why)
                throw new VmRuntimeException(why);
            Note(h => h.With(new OperationRecord(operation, IsDone: false)));
            IsBusy = true;
            try
            {
                var answer = await work().ConfigureAwait(false);
                Note(h => h.With(new OperationRecord(operation, IsDone: true, "", answer)));
                return answer;
            }
            catch (VmRuntimeException e)
            {
                Note(h => h.With(new OperationRecord(operation, IsDone: true, e.Message)));
                throw;
            }
        }
        finally
        {
            IsBusy = false;
            _turn.Release();
        }
    }

    private void Note(Func<MachineHistory, MachineHistory> change) =>
        StateFiles.Write(files.History, JsonSerializer.Serialize(change(History)));

    private async Task DropAsync(string id, CancellationToken ct)
    {
        // From here on nobody restores it.
        Note(h => h.Snapshots.First(s => s.Id == id) is var s ? h.With(s with { IsWhole = false }) : h);
        await RunJobAsync("snapshot-delete", id, ct).ConfigureAwait(false);
        Note(h => h.Without(id));
    }

    /// <summary>What is left of it goes before the next one is made, if not now.</summary>
    private async Task TryDropAsync(string id, CancellationToken ct)
    {
        try
        {
            await DropAsync(id, ct).ConfigureAwait(false);
        }
        catch (VmRuntimeException)
        { /* the record says that it is not whole */
        }
    }

    /// <summary>QEMU does such work as a job, and answers little meanwhile.</summary>
    private async Task RunJobAsync(string command, string snapshot, CancellationToken ct, Action? begun = null)
    {
        var job = $"{command}-{Interlocked.Increment(ref _jobs)}-{time.GetUtcNow().ToUnixTimeMilliseconds()}";
        var arguments = new JsonObject
        {
            ["job-id"] = job,
            ["tag"] = TagBegin + snapshot,
            ["devices"] = new JsonArray(DiskNode),
        };
        if (command != "snapshot-delete")
            arguments["vmstate"] = DiskNode;
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

/// <summary>An operation was begun by a server that ended: nobody knows whether it was done.</summary>
internal sealed class OperationUnknownException()
    : VmRuntimeException(
        "the runtime server ended while this was done; whether it was done is not known, and it is not done again"
    );

using System.Text.Json.Nodes;

namespace Arktos.VmRuntime.Machines;

/// <summary>How a guest was sent.</summary>
/// <param name="Pause">For how long it stood still here, by QEMU.</param>
internal sealed record SentMachine(TimeSpan Pause, TimeSpan All);

/// <summary>
/// Sends the guest of a machine that runs to a QEMU that waits for it elsewhere. It runs meanwhile, and stands still at
/// the end, or while its memory is copied where QEMU loses what it writes; where it fails, it runs as before.
/// </summary>
internal sealed class MachineSending(IOperatedMachine machine, TimeProvider time)
{
    /// <summary>The copy of the disk: its block node and its job.</summary>
    private const string Away = "away";

    private const long PauseMillisecondsMax = 200,
        BytesASecondMax = 4L << 30;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20),
        AllMax = TimeSpan.FromHours(2),
        // A guest that is stopped is waited for by whoever talks to it.
        HandOverMax = TimeSpan.FromSeconds(30),
        UndoMax = TimeSpan.FromSeconds(10);

    /// <exception cref="VmRuntimeException">It is not there, and goes on here.</exception>
    public async Task<SentMachine> RunAsync(MoveSockets to, CancellationToken ct)
    {
        machine.NoteSending(isSending: true, isHandedOver: false);
        try
        {
            return await SendAsync(to, ct).ConfigureAwait(false);
        }
        catch (Exception e) when (e is VmRuntimeException or OperationCanceledException)
        {
            // Who asked has not been told that it is there, and nobody else lets it go on there.
            try
            {
                await UndoAsync(CancellationToken.None).ConfigureAwait(false);
            }
            catch (VmRuntimeException)
            { /* it is noted as sent still, and undone when QEMU answers again */
            }
            throw e as VmRuntimeException ?? new VmRuntimeException("who asked for it has gone", e);
        }
    }

    /// <summary>Ends what was begun; the guest goes on here.</summary>
    /// <exception cref="VmRuntimeException">It is under way still, or QEMU does not answer.</exception>
    public async Task UndoAsync(CancellationToken ct)
    {
        await TryAsync("migrate_cancel", null, ct).ConfigureAwait(false);
        if (
            !await UntilAsync(async () => !IsUnderWay((await LookAsync(ct).ConfigureAwait(false)).Memory), ct)
                .ConfigureAwait(false)
        )
            throw new VmRuntimeException("QEMU has not ended the copy of the guest's memory");
        await TryAsync("block-job-cancel", new JsonObject { ["device"] = Away, ["force"] = true }, ct)
            .ConfigureAwait(false);
        await UntilAsync(async () => (await LookAsync(ct).ConfigureAwait(false)).Disk is "" or "concluded", ct)
            .ConfigureAwait(false);
        await ForgetDiskAsync(ct).ConfigureAwait(false);
        // QEMU lets a guest go by itself whose migration has failed, and not one whose migration is complete.
        await machine.GoOnAsync(ct).ConfigureAwait(false);
    }

    private async Task<SentMachine> SendAsync(MoveSockets to, CancellationToken ct)
    {
        var begun = time.GetTimestamp();
        await machine
            .AskAsync(
                "blockdev-add",
                new JsonObject
                {
                    ["driver"] = "nbd",
                    ["node-name"] = Away,
                    ["server"] = new JsonObject { ["type"] = "unix", ["path"] = to.Disk },
                    ["export"] = MachineOperations.DiskNode,
                },
                ct
            )
            .ConfigureAwait(false);
        await machine
            .AskAsync(
                "blockdev-mirror",
                new JsonObject
                {
                    ["job-id"] = Away,
                    ["device"] = MachineOperations.DiskNode,
                    ["target"] = Away,
                    // What is in the image is there already.
                    ["sync"] = "top",
                    ["auto-dismiss"] = false,
                },
                ct
            )
            .ConfigureAwait(false);
        var stage = SendingStage.CopyingDisk;
        var (stoppedAt, hasStood) = (0L, false);
        while (true)
        {
            var look = await LookAsync(ct).ConfigureAwait(false);
            var (step, why) = SendingDecision.Of(stage, look);
            switch (step)
            {
                case SendingStep.SendMemory:
                    if (await LosesWritesAsync(ct).ConfigureAwait(false))
                    {
                        stoppedAt = time.GetTimestamp();
                        await machine.AskAsync("stop", null, ct).ConfigureAwait(false);
                    }
                    await SendMemoryAsync(to, ct).ConfigureAwait(false);
                    stage = SendingStage.CopyingMemory;
                    continue;
                case SendingStep.SettleDisk:
                    hasStood = stoppedAt > 0;
                    stoppedAt = hasStood ? stoppedAt : time.GetTimestamp();
                    await machine
                        .AskAsync("block-job-cancel", new JsonObject { ["device"] = Away }, ct)
                        .ConfigureAwait(false);
                    stage = SendingStage.Settling;
                    continue;
                case SendingStep.HandOver:
                    await ForgetDiskAsync(ct).ConfigureAwait(false);
                    machine.NoteSending(isSending: true, isHandedOver: true);
                    await machine
                        .AskAsync("migrate-continue", new JsonObject { ["state"] = "pre-switchover" }, ct)
                        .ConfigureAwait(false);
                    stage = SendingStage.HandingOver;
                    continue;
                case SendingStep.Done:
                    var told = await machine.AskAsync("query-migrate", null, ct).ConfigureAwait(false);
                    machine.NoteSending(isSending: false, isHandedOver: true);
                    return new SentMachine(
                        !hasStood && told?["downtime"]?.GetValue<long>() is { } pause
                            ? TimeSpan.FromMilliseconds(pause)
                            : time.GetElapsedTime(stoppedAt),
                        time.GetElapsedTime(begun)
                    );
                case SendingStep.Fail:
                    throw new VmRuntimeException(why);
            }
            if (time.GetElapsedTime(begun) > AllMax)
                throw new VmRuntimeException($"it was not sent within {AllMax.TotalMinutes} minutes");
            if (stoppedAt > 0 && time.GetElapsedTime(stoppedAt) > HandOverMax)
                throw new VmRuntimeException(
                    $"it stood still for {HandOverMax.TotalSeconds} s and was not handed over"
                );
            await Task.Delay(Poll, time, ct).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// QEMU that translates its guest (TCG; seen with 7.2) now and then does not send again what the guest has written
    /// to a page that was copied: 4 of 102 moves of a busy guest, and none of 230 of one that stood still meanwhile.
    /// Where QEMU loses it was not found. So such a guest stands still, or it would be another one there.
    /// </summary>
    private async Task<bool> LosesWritesAsync(CancellationToken ct)
    {
        var kvm = await machine.AskAsync("query-kvm", null, ct).ConfigureAwait(false);
        return kvm?["enabled"]?.GetValue<bool>() != true;
    }

    private async Task SendMemoryAsync(MoveSockets to, CancellationToken ct)
    {
        await machine
            .AskAsync(
                "migrate-set-capabilities",
                new JsonObject
                {
                    ["capabilities"] = new JsonArray(
                        new JsonObject { ["capability"] = "pause-before-switchover", ["state"] = true },
                        // A guest that writes faster than it can be sent is slowed down.
                        new JsonObject { ["capability"] = "auto-converge", ["state"] = true }
                    ),
                },
                ct
            )
            .ConfigureAwait(false);
        await machine
            .AskAsync(
                "migrate-set-parameters",
                new JsonObject { ["downtime-limit"] = PauseMillisecondsMax, ["max-bandwidth"] = BytesASecondMax },
                ct
            )
            .ConfigureAwait(false);
        await machine.AskAsync("migrate", new JsonObject { ["uri"] = "unix:" + to.Memory }, ct).ConfigureAwait(false);
    }

    private async Task<SendingLook> LookAsync(CancellationToken ct)
    {
        var jobs = await machine.AskAsync("query-jobs", null, ct).ConfigureAwait(false) as JsonArray;
        var disk = jobs?.FirstOrDefault(j => Text(j, "id") == Away);
        var memory = await machine.AskAsync("query-migrate", null, ct).ConfigureAwait(false);
        return new SendingLook(
            Text(disk, "status"),
            Text(disk, "error"),
            Text(memory, "status"),
            Text(memory, "error-desc")
        );
    }

    private async Task ForgetDiskAsync(CancellationToken ct)
    {
        await TryAsync("job-dismiss", new JsonObject { ["id"] = Away }, ct).ConfigureAwait(false);
        await TryAsync("blockdev-del", new JsonObject { ["node-name"] = Away }, ct).ConfigureAwait(false);
    }

    /// <summary>Of what may not be there.</summary>
    private async Task TryAsync(string command, JsonObject? arguments, CancellationToken ct)
    {
        try
        {
            await machine.AskAsync(command, arguments, ct).ConfigureAwait(false);
        }
        catch (VmRuntimeException)
        { /* it is looked at afterwards */
        }
    }

    /// <returns>Whether it holds.</returns>
    private async Task<bool> UntilAsync(Func<Task<bool>> holds, CancellationToken ct)
    {
        var begun = time.GetTimestamp();
        while (time.GetElapsedTime(begun) < UndoMax)
        {
            try
            {
                if (await holds().ConfigureAwait(false))
                    return true;
            }
            catch (VmRuntimeException)
            {
                if (machine.WhyNot() is not null)
                    return false;
            }
            await Task.Delay(Poll, time, ct).ConfigureAwait(false);
        }
        return false;
    }

    private static bool IsUnderWay(string memory) =>
        memory is not ("" or "none" or "completed" or "failed" or "cancelled");

    private static string Text(JsonNode? value, string name) =>
        value?[name] is JsonValue text && text.TryGetValue<string>(out var read) ? read : "";
}

using System.Globalization;
using System.Text.Json.Nodes;
using Arktos.VmRuntime.Agent;
using Arktos.VmRuntime.Machines;

namespace Arktos.VmRuntime.Streaming;

/// <summary>
/// One command in a guest, by its agent: what it has written comes when it has ended. A client that goes leaves it
/// running.
/// </summary>
/// <param name="wanted">The streams that the client opens beside that of errors: "stdout", "stderr".</param>
internal sealed class ExecTalk(Machine machine, IReadOnlyList<string> command, IReadOnlyList<string> wanted) : ISpdyTalk
{
    public string Protocol => "v4.channel.k8s.io";

    public int StreamsMax => 4;

    public void Check() => machine.CheckRuns();

    public async Task RunAsync(SpdyServer spdy, CancellationToken ct)
    {
        var streams = new Dictionary<string, uint>();
        while (!streams.ContainsKey("error") || !wanted.All(streams.ContainsKey))
        {
            if (await spdy.ReadAsync(ct).ConfigureAwait(false) is not { } frame)
                return;
            if (frame.Opened.Length > 0)
                streams[frame.Opened] = frame.StreamId;
        }
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var running = RunAsync(end.Token);
        var gone = ReadToEndAsync(spdy, end.Token);
        try
        {
            if (await Task.WhenAny(running, gone).ConfigureAwait(false) == gone)
                return;
            var (status, output, error) = await running.ConfigureAwait(false);
            foreach (var (name, bytes) in ((string, byte[])[])[("stdout", output), ("stderr", error)])
                if (streams.TryGetValue(name, out var stream))
                    await spdy.SendAsync(stream, bytes, end: true, ct).ConfigureAwait(false);
            await spdy.SendAsync(
                    streams["error"],
                    System.Text.Encoding.UTF8.GetBytes(status.ToJsonString()),
                    end: true,
                    ct
                )
                .ConfigureAwait(false);
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await gone.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>As clients take it from the stream of errors.</summary>
    internal static JsonObject StatusOf(int exitCode) =>
        exitCode == 0
            ? new JsonObject { ["metadata"] = new JsonObject(), ["status"] = "Success" }
            : new JsonObject
            {
                ["metadata"] = new JsonObject(),
                ["status"] = "Failure",
                ["message"] = $"command terminated with non-zero exit code: exit code {exitCode}",
                ["reason"] = "NonZeroExitCode",
                ["details"] = new JsonObject
                {
                    ["causes"] = new JsonArray(
                        new JsonObject
                        {
                            ["reason"] = "ExitCode",
                            ["message"] = exitCode.ToString(CultureInfo.InvariantCulture),
                        }
                    ),
                },
            };

    private async Task<(JsonObject Status, byte[] Output, byte[] Error)> RunAsync(CancellationToken ct)
    {
        try
        {
            var result = await machine.ExecAsync(command, null, ct).ConfigureAwait(false);
            return (StatusOf(result.ExitCode), result.Output, result.Error);
        }
        catch (VmRuntimeException e)
        {
            var failure = new JsonObject
            {
                ["metadata"] = new JsonObject(),
                ["status"] = "Failure",
                ["message"] = e.Message,
                ["reason"] = "InternalError",
            };
            return (failure, [], []);
        }
    }

    private static async Task ReadToEndAsync(SpdyServer spdy, CancellationToken ct)
    {
        while (await spdy.ReadAsync(ct).ConfigureAwait(false) is not null) { }
    }
}

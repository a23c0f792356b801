using System.ComponentModel;
using System.Diagnostics;

namespace Arktos.Kubelet.Network;

/// <summary>Runs a program of the machine and gathers what it writes.</summary>
internal static class Command
{
    /// <param name="Code">The exit code; 127 when the program is not there.</param>
    public sealed record Result(int Code, string Output);

    /// <param name="input">What the program reads; null: nothing of its own.</param>
    /// <exception cref="IOException">The program failed; the message holds what it wrote.</exception>
    public static async Task<string> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        CancellationToken ct,
        string? input = null
    )
    {
        var result = await TryAsync(program, arguments, ct, input).ConfigureAwait(false);
        return result.Code == 0
            ? result.Output
            : throw new IOException(
                $"{program} {string.Join(' ', arguments)} failed with {result.Code}: {result.Output.Trim()}"
            );
    }

    public static async Task<Result> TryAsync(
        string program,
        IReadOnlyList<string> arguments,
        CancellationToken ct,
        string? input = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = input is not null,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            return new Result(127, e.Message);
        }
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var error = process.StandardError.ReadToEndAsync(ct);
            try
            {
                if (input is not null)
                    await WriteAsync(process.StandardInput, input, ct).ConfigureAwait(false);
                await process.WaitForExitAsync(ct).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                throw;
            }
            return new Result(process.ExitCode, await output.ConfigureAwait(false) + await error.ConfigureAwait(false));
        }
    }

    private static async Task WriteAsync(StreamWriter to, string input, CancellationToken ct)
    {
        try
        {
            await using (to)
                await to.WriteAsync(input.AsMemory(), ct).ConfigureAwait(false);
        }
        catch (IOException)
        { /* it has ended without reading all; its exit code says why */
        }
    }
}

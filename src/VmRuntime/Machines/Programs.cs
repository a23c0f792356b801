using System.ComponentModel;
using System.Diagnostics;

namespace Arktos.VmRuntime.Machines;

/// <summary>Runs programs of the machine and gathers what they write, up to a bound.</summary>
internal static class Programs
{
    private const int ErrorCharsMax = 2000;
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    /// <param name="Code">The exit code; 127 when the program is not there.</param>
    public sealed record Result(int Code, string Output, string Error)
    {
        /// <summary>What it said, for a message.</summary>
        public string Said =>
            (Error.Length > 0 ? Error : Output).Trim() is { Length: > ErrorCharsMax } long_
                ? long_[..ErrorCharsMax]
                : (Error.Length > 0 ? Error : Output).Trim();
    }

    /// <exception cref="VmRuntimeException">The program failed; the message holds what it wrote.</exception>
    public static async Task<string> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var result = await TryAsync(program, arguments, ct).ConfigureAwait(false);
        return result.Code == 0
            ? result.Output
            : throw new VmRuntimeException(
                $"{program} {string.Join(' ', arguments)} failed with {result.Code}: {result.Said}"
            );
    }

    /// <exception cref="VmRuntimeException">It did not end within two minutes, and was killed.</exception>
    public static async Task<Result> TryAsync(
        string program,
        IReadOnlyList<string> arguments,
        CancellationToken ct,
        string? input = null,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            return new Result(127, "", e.Message);
        }
        using var timeout = new CancellationTokenSource(Timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        using (process)
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(either.Token);
                var error = process.StandardError.ReadToEndAsync(either.Token);
                await WriteAsync(process.StandardInput, input, either.Token).ConfigureAwait(false);
                await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
                return new Result(
                    process.ExitCode,
                    await output.ConfigureAwait(false),
                    await error.ConfigureAwait(false)
                );
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                if (!ct.IsCancellationRequested)
                    throw new VmRuntimeException($"{program} did not end within {Timeout.TotalSeconds} s");
                throw;
            }
    }

    private static async Task WriteAsync(StreamWriter to, string? input, CancellationToken ct)
    {
        try
        {
            await using (to.ConfigureAwait(false))
                await to.WriteAsync((input ?? "").AsMemory(), ct).ConfigureAwait(false);
        }
        catch (IOException)
        { /* it has ended without reading all; its exit code says why */
        }
    }
}

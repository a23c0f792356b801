namespace Arktos.Kubelet.Network;

/// <summary>A table of nftables that is the node agent's own.</summary>
internal static class NftTable
{
    private const string Program = "nft";

    /// <summary>All of the script at once, or nothing.</summary>
    /// <exception cref="IOException">The kernel, or the program, does not take it.</exception>
    public static Task ApplyAsync(string script, CancellationToken ct) =>
        Command.RunAsync(Program, ["-f", "-"], ct, script);

    /// <summary>Whether this machine has the program.</summary>
    public static async Task<bool> IsThereAsync(CancellationToken ct) =>
        (await Command.TryAsync(Program, ["--version"], ct).ConfigureAwait(false)).Code == 0;

    /// <summary>What of a script removes a table, whether it is there or not.</summary>
    public static string Removal(string family, string table) =>
        $"add table {family} {table}\ndelete table {family} {table}\n";

    /// <summary>Nothing when it is not there.</summary>
    public static async Task RemoveAsync(string table, CancellationToken ct, string family = "ip")
    {
        // A machine without the program has no such table.
        if (await IsThereAsync(ct).ConfigureAwait(false))
            await ApplyAsync(Removal(family, table), ct).ConfigureAwait(false);
    }
}

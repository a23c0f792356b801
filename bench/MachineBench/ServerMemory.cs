using Arktos.Bench;

namespace Arktos.MachineBench;

/// <summary>What a runtime server takes of the node's memory, with machines that boot nothing.</summary>
internal static class ServerMemory
{
    /// <summary>As often as a node agent looks in ten minutes.</summary>
    private const int Looks = 600;
    private const int GuestMiB = 64;

    public static async Task<int> MeasureAsync(string arktos, int count)
    {
        var folder = Directory.CreateTempSubdirectory("arktos-machines-").FullName;
        var image = Path.Combine(folder, "nothing.img");
        // A sector that is booted, and halts: cli, hlt, and again.
        var sector = new byte[1 << 20];
        ((byte[])[0xFA, 0xF4, 0xEB, 0xFD]).CopyTo(sector, 0);
        (sector[510], sector[511]) = (0x55, 0xAA);
        await File.WriteAllBytesAsync(image, sector);
        await using var server = await RuntimeServer.StartAsync(arktos, folder, image);
        Row("before its first machine", server);
        for (var i = 0; i < count; i++)
            await server.CreateAsync($"m{i}", GuestMiB);
        Row($"with {count} machines", server);
        for (var i = 0; i < Looks; i++)
            await server.Runtime.ListPodsAsync(null, CancellationToken.None);
        Row($"after {Looks} looks at them", server);
        return 0;
    }

    private static void Row(string when, RuntimeServer server)
    {
        var (resident, own) = server.MemoryMiB();
        Console.WriteLine(
            $"runtime server {when}, MiB: resident, its own | {Figure.Text(resident)}, {Figure.Text(own)}"
        );
    }
}

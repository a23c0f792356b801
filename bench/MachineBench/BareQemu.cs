using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Arktos.MachineBench;

/// <summary>
/// The peer: QEMU as the runtime server starts it, by hand, with QEMU's own network in place of a tap. Killed when it
/// is done with.
/// </summary>
internal sealed class BareQemu : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _monitor;
    private StreamReader? _reader;
    private StreamWriter? _writer;
    private Socket? _socket;

    private BareQemu(Process process, string monitor) => (_process, _monitor) = (process, monitor);

    /// <summary>A disk that stands on the image, as the runtime server makes one.</summary>
    public static async Task MakeDiskAsync(string image, string disk)
    {
        File.Delete(disk);
        using var made = Process.Start("qemu-img", ["create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", image, disk]);
        await made.WaitForExitAsync();
        if (made.ExitCode != 0)
            throw new InvalidOperationException($"qemu-img create {disk} failed with {made.ExitCode}");
    }

    /// <param name="port">Of the loopback, that leads to the guest's port 80.</param>
    public static BareQemu Start(string disk, int port, long memoryMiB)
    {
        var monitor = disk + ".qmp";
        File.Delete(monitor);
        string[] arguments =
        [
            "-nodefaults",
            "-no-user-config",
            "-display",
            "none",
            "-machine",
            "pc",
            "-accel",
            "tcg,thread=multi,tb-size=64",
            "-cpu",
            "max",
            "-smp",
            "1",
            "-m",
            $"{memoryMiB}M",
            "-device",
            "pvpanic",
            "-device",
            "virtio-rng-pci",
            "-device",
            "virtio-balloon-pci",
            "-drive",
            $"file={disk},if=virtio,format=qcow2,discard=unmap",
            "-netdev",
            $"user,id=net0,hostfwd=tcp:127.0.0.1:{port}-:80",
            "-device",
            "virtio-net-pci,netdev=net0,romfile=",
            "-serial",
            $"file:{disk}.console",
            "-qmp",
            $"unix:{monitor},server=on,wait=off",
        ];
        return new BareQemu(Process.Start("qemu-system-x86_64", arguments), monitor);
    }

    /// <summary>What one types into QEMU's monitor: savevm NAME, loadvm NAME.</summary>
    public async Task TypeAsync(string line)
    {
        if (_writer is null)
        {
            _socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await _socket.ConnectAsync(new UnixDomainSocketEndPoint(_monitor));
            var stream = new NetworkStream(_socket);
            (_reader, _writer) = (new StreamReader(stream), new StreamWriter(stream) { AutoFlush = true });
            await AskAsync(new JsonObject { ["execute"] = "qmp_capabilities" });
        }
        var said = await AskAsync(
            new JsonObject
            {
                ["execute"] = "human-monitor-command",
                ["arguments"] = new JsonObject { ["command-line"] = line },
            }
        );
        if (said is { Length: > 0 })
            throw new InvalidOperationException($"QEMU says to {line}: {said}");
    }

    public async ValueTask DisposeAsync()
    {
        _socket?.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<string?> AskAsync(JsonObject request)
    {
        await _writer!.WriteLineAsync(request.ToJsonString());
        while (true)
        {
            var answer = JsonNode.Parse(
                await _reader!.ReadLineAsync() ?? throw new IOException("QEMU has closed its monitor")
            )!;
            if (answer["error"] is { } error)
                throw new InvalidOperationException(error.ToJsonString());
            if (answer["return"] is { } result)
                return result is JsonValue text ? text.GetValue<string>() : "";
        }
    }
}

using System.Runtime.InteropServices;
using Arktos.Kubelet.Network;
using Microsoft.Win32.SafeHandles;

namespace Arktos.Kubelet.Tests.Routes;

/// <summary>
/// A network namespace of a test's own: what others do to this machine's network meanwhile is not seen in it. Needs
/// root.
/// </summary>
internal sealed partial class NetworkSpace : IAsyncDisposable
{
    private const int NewNetwork = 0x40000000;

    private NetworkSpace(string name) => Name = name;

    /// <summary>What `ip netns` knows it by.</summary>
    public string Name { get; }

    public static async Task<NetworkSpace> MakeAsync()
    {
        var space = new NetworkSpace("arkt-" + Guid.NewGuid().ToString("N")[..8]);
        await Command.RunAsync("ip", ["netns", "add", space.Name], default);
        await space.IpAsync("link set lo up");
        return space;
    }

    public Task IpAsync(string arguments) => Command.RunAsync("ip", ["-n", Name, .. arguments.Split(' ')], default);

    public T In<T>(Func<T> make) => In(Name, make);

    /// <summary>A socket belongs to the namespace that its thread was in when it was opened.</summary>
    public static T In<T>(string name, Func<T> make)
    {
        T? made = default;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                using var file = File.OpenHandle(NetworkNamespace.FileOf(name));
                if (Enter(file, NewNetwork) != 0)
                    throw new IOException($"{name} cannot be entered: {Marshal.GetLastPInvokeErrorMessage()}");
                made = make();
            }
            catch (Exception e)
            {
                failure = e;
            }
        });
        thread.Start();
        thread.Join();
        return failure is null ? made! : throw failure;
    }

    public async ValueTask DisposeAsync() => await Command.TryAsync("ip", ["netns", "delete", Name], default);

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int Enter(SafeFileHandle file, int kind);
}

using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Kubelet.Stats;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Kubelet.Tests.Stats;

public sealed class StorageMeterTests : IDisposable
{
    private readonly string _top = Directory.CreateTempSubdirectory("arktos-storage-").FullName;

    public void Dispose() => Directory.Delete(_top, recursive: true);

    [Fact]
    public void Volumes_on_disk_and_logs_are_measured_pod_by_pod()
    {
        Write("volumes/u1/disk/f", 20_000);
        Write("volumes/u1/memory/f", 50_000);
        Write("logs/u1/c/0.log", 9_000);
        Write("logs/u2/c/0.log", 9_000);
        var meter = Meter([Pod("u1"), Pod("u2")]);
        Assert.Empty(meter.Latest);
        meter.Measure(default);
        var first = meter.Latest["u1"];
        // What is in memory is no disk.
        Assert.Equal(["disk"], first.Volumes.Keys);
        Assert.InRange(first.Volumes["disk"].Bytes, 20_000, 40_000);
        Assert.InRange(first.Logs["c"].Bytes, 9_000, 20_000);
        Assert.Equal(0, meter.Latest["u2"].Volumes["disk"].Bytes);
        var look = meter.Look();
        Assert.NotNull(look.NodeFs);
        Assert.Null(look.ImageFs);
    }

    [Fact]
    public void A_pod_that_cannot_be_measured_keeps_none_of_the_others()
    {
        Write("logs/u2/c/0.log", 9_000);
        var meter = Meter([Pod("bad"), Pod("u2")]);
        meter.Measure(default);
        Assert.Equal(["u2"], meter.Latest.Keys);
        // An agent that stops keeps what it knew.
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        meter.Measure(stopped.Token);
        Assert.Equal(["u2"], meter.Latest.Keys);
    }

    private StorageMeter Meter(IReadOnlyList<Pod> pods) =>
        new(
            () => pods,
            new StorageFolders(
                (uid, volume) =>
                    uid == "bad" ? throw new IOException("gone") : Path.Combine(_top, "volumes", uid, volume),
                pod => Path.Combine(_top, "logs", pod.Metadata.Uid),
                _top,
                Path.Combine(_top, "none")
            ),
            TimeProvider.System,
            NullLogger.Instance
        );

    private void Write(string path, int bytes)
    {
        path = Path.Combine(_top, path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, new byte[bytes]);
    }

    private static Pod Pod(string uid) =>
        new()
        {
            Metadata = new ObjectMeta { Name = uid, Uid = uid },
            Spec = new PodSpec
            {
                Containers = [new Container { Name = "c" }],
                Volumes =
                [
                    new Volume { Name = "disk", EmptyDir = new EmptyDirVolumeSource() },
                    new Volume
                    {
                        Name = "memory",
                        EmptyDir = new EmptyDirVolumeSource { Medium = "Memory" },
                    },
                    new Volume { Name = "map", ConfigMap = new ConfigMapVolumeSource() },
                ],
            },
        };
}

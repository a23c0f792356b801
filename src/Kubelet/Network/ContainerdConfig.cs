namespace Arktos.Kubelet.Network;

/// <summary>The configuration of a private containerd. Pure.</summary>
public static class ContainerdConfig
{
    public static string Write(
        ContainerdLayout layout,
        NodeNetworkOptions network,
        string pauseImage,
        IReadOnlyList<RuntimeHandler> handlers
    ) =>
        $"""
            version = 2
            root = "{layout.Root}"
            state = "{layout.State}"
            disabled_plugins = ["io.containerd.internal.v1.opt", "io.containerd.internal.v1.tracing", "io.containerd.tracing.processor.v1.otlp", "io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.zfs"]

            [grpc]
              address = "{layout.Socket}"

            [ttrpc]
              address = "{layout.Socket}.ttrpc"

            [debug]
              level = "warn"

            [plugins."io.containerd.grpc.v1.cri"]
              # Without CAP_SYS_RESOURCE a container's oom_score_adj cannot go below the agent's own.
              restrict_oom_score_adj = true
              sandbox_image = "{pauseImage}"
              max_container_log_line_size = 16384
              stream_server_address = "127.0.0.1"
              stream_server_port = "0"
              tolerate_missing_hugetlb_controller = true

              [plugins."io.containerd.grpc.v1.cri".cni]
                bin_dir = "{network.PluginDirectory}"
                conf_dir = "{layout.CniConfigDirectory}"
                max_conf_num = 1

              [plugins."io.containerd.grpc.v1.cri".containerd]
                snapshotter = "overlayfs"
                default_runtime_name = "runc"

                [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
                  runtime_type = "io.containerd.runc.v2"

            """ + string.Concat(handlers.Select(Handler));

    private static string Handler(RuntimeHandler handler) =>
        $"""
                [plugins."io.containerd.grpc.v1.cri".containerd.runtimes."{handler.Name}"]
                  runtime_type = "{handler.Type}"

            """;
}

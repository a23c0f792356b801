using Arktos.Kubelet.Cri;
using Arktos.Rpc;

namespace Arktos.Kubelet.Runtimes;

/// <summary>The methods of CRI v1 that are called.</summary>
internal static class CriMethods
{
    private const string Runtime = "/runtime.v1.RuntimeService/";
    private const string Images = "/runtime.v1.ImageService/";

    public static readonly RpcMethod<VersionRequest, VersionResponse> Version = new(Runtime + "Version");
    public static readonly RpcMethod<StatusRequest, StatusResponse> Status = new(Runtime + "Status");
    public static readonly RpcMethod<RunPodSandboxRequest, RunPodSandboxResponse> RunPodSandbox = new(
        Runtime + "RunPodSandbox"
    );
    public static readonly RpcMethod<StopPodSandboxRequest, StopPodSandboxResponse> StopPodSandbox = new(
        Runtime + "StopPodSandbox"
    );
    public static readonly RpcMethod<RemovePodSandboxRequest, RemovePodSandboxResponse> RemovePodSandbox = new(
        Runtime + "RemovePodSandbox"
    );
    public static readonly RpcMethod<PodSandboxStatusRequest, PodSandboxStatusResponse> PodSandboxStatus = new(
        Runtime + "PodSandboxStatus"
    );
    public static readonly RpcMethod<ListPodSandboxRequest, ListPodSandboxResponse> ListPodSandbox = new(
        Runtime + "ListPodSandbox"
    );
    public static readonly RpcMethod<CreateContainerRequest, CreateContainerResponse> CreateContainer = new(
        Runtime + "CreateContainer"
    );
    public static readonly RpcMethod<StartContainerRequest, StartContainerResponse> StartContainer = new(
        Runtime + "StartContainer"
    );
    public static readonly RpcMethod<StopContainerRequest, StopContainerResponse> StopContainer = new(
        Runtime + "StopContainer"
    );
    public static readonly RpcMethod<RemoveContainerRequest, RemoveContainerResponse> RemoveContainer = new(
        Runtime + "RemoveContainer"
    );
    public static readonly RpcMethod<ListContainersRequest, ListContainersResponse> ListContainers = new(
        Runtime + "ListContainers"
    );
    public static readonly RpcMethod<ContainerStatusRequest, ContainerStatusResponse> ContainerStatus = new(
        Runtime + "ContainerStatus"
    );
    public static readonly RpcMethod<ReopenContainerLogRequest, ReopenContainerLogResponse> ReopenContainerLog = new(
        Runtime + "ReopenContainerLog"
    );
    public static readonly RpcMethod<ExecSyncRequest, ExecSyncResponse> ExecSync = new(Runtime + "ExecSync");
    public static readonly RpcMethod<ExecRequest, ExecResponse> Exec = new(Runtime + "Exec");
    public static readonly RpcMethod<AttachRequest, AttachResponse> Attach = new(Runtime + "Attach");
    public static readonly RpcMethod<ListImagesRequest, ListImagesResponse> ListImages = new(Images + "ListImages");
    public static readonly RpcMethod<ImageStatusRequest, ImageStatusResponse> ImageStatus = new(Images + "ImageStatus");
    public static readonly RpcMethod<PullImageRequest, PullImageResponse> PullImage = new(Images + "PullImage");
}

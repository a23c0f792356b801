using Arktos.Kubelet.Cri;
using Arktos.Rpc;
using Arktos.VmRuntime.Images;
using Arktos.VmRuntime.Machines;
using Grpc.Core;

namespace Arktos.VmRuntime.Serving;

/// <summary>CRI's image service over disk images. Thread-safe.</summary>
internal sealed class ImageServer(ImageStore images, MachineRegistry machines) : ImageService.ImageServiceBase
{
    public override Task<ListImagesResponse> ListImages(ListImagesRequest request, ServerCallContext context) =>
        Task.FromResult(new ListImagesResponse { Images = { images.List().Select(Item) } });

    public override Task<ImageStatusResponse> ImageStatus(ImageStatusRequest request, ServerCallContext context) =>
        Task.FromResult(
            new ImageStatusResponse { Image = images.Find(request.Image.Image) is { } found ? Item(found) : null }
        );

    public override async Task<PullImageResponse> PullImage(PullImageRequest request, ServerCallContext context)
    {
        try
        {
            var pulled = await images.PullAsync(request.Image.Image, context.CancellationToken).ConfigureAwait(false);
            return new PullImageResponse { ImageRef = pulled.Id };
        }
        catch (VmRuntimeException e)
        {
            throw RpcFailure.Of(StatusCode.Unknown, e.Message, e);
        }
    }

    public override Task<RemoveImageResponse> RemoveImage(RemoveImageRequest request, ServerCallContext context)
    {
        try
        {
            images.Remove(request.Image.Image, machines.UsedImages());
            return Task.FromResult(new RemoveImageResponse());
        }
        catch (Exception e) when (e is VmRuntimeException or IOException)
        {
            throw RpcFailure.Of(StatusCode.FailedPrecondition, e.Message, e);
        }
    }

    private static Image Item(StoredImage image) =>
        new()
        {
            Id = image.Id,
            RepoTags = { image.Names },
            Size = (ulong)image.FileBytes,
        };
}

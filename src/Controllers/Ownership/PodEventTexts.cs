using Arktos.Api;

namespace Arktos.Controllers.Ownership;

/// <summary>What is told about an owner when a pod of it was made or deleted, or could not be. Pure.</summary>
internal abstract class PodEventTexts
{
    public static PodEventTexts Common { get; } = new CommonTexts();

    public abstract string Created(IKubeObject owner, string pod);

    public abstract string NotCreated(IKubeObject owner, string pod, string error);

    public abstract string Deleted(IKubeObject owner, string pod);

    public abstract string NotDeleted(IKubeObject owner, string pod, string error);

    private sealed class CommonTexts : PodEventTexts
    {
        public override string Created(IKubeObject owner, string pod) => $"Created pod: {pod}";

        public override string NotCreated(IKubeObject owner, string pod, string error) => $"Error creating: {error}";

        public override string Deleted(IKubeObject owner, string pod) => $"Deleted pod: {pod}";

        public override string NotDeleted(IKubeObject owner, string pod, string error) => $"Error deleting: {error}";
    }
}

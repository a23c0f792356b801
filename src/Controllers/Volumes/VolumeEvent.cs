using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Client.Events;

namespace Arktos.Controllers.Volumes;

/// <summary>What is said of a volume, a claim or a pod.</summary>
internal sealed record VolumeEvent(IKubeObject About, bool IsWarning, string Reason, string Message)
{
    public static VolumeEvent Normal(IKubeObject about, string reason, string message) =>
        new(about, false, reason, message);

    public static VolumeEvent Warning(IKubeObject about, string reason, string message) =>
        new(about, true, reason, message);

    public void RecordTo(EventRecorder events) =>
        events.Record(
            new ObjectReference
            {
                // An informer's object has no kind of its own.
                Kind = About switch
                {
                    PersistentVolume => "PersistentVolume",
                    PersistentVolumeClaim => "PersistentVolumeClaim",
                    _ => "Pod",
                },
                ApiVersion = "v1",
                Namespace = About.Metadata.Namespace,
                Name = About.Metadata.Name,
                Uid = About.Metadata.Uid,
                ResourceVersion = About.Metadata.ResourceVersion,
            },
            About.Metadata.Tenant,
            IsWarning ? "Warning" : "Normal",
            Reason,
            Message
        );
}

using Arktos.Api;
using Arktos.Api.Apps.V1;

namespace Arktos.Controllers.ReplicaSets;

/// <summary>A kind that keeps pods in numbers, seen as a ReplicaSet. Pure.</summary>
internal interface IReplicaKind<T>
    where T : class, IKubeObject
{
    /// <summary>The controller's name, and that of its queue.</summary>
    string Name { get; }

    string EventSource { get; }

    /// <summary>The same metadata, kind and apiVersion; not to be changed.</summary>
    ReplicaSet View(T o);

    /// <summary>A copy of the object with another status.</summary>
    T WithStatus(T o, ReplicaSetStatus status);
}

using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Networking.V1;
using Arktos.Api.Networks;
using Arktos.Api.Streams;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;

namespace Arktos.ApiServer.Streams;

/// <summary>What is shown of objects to who may know no more of them (streams.proto). Pure.</summary>
internal abstract class ObjectProjection
{
    private static readonly Dictionary<Projection, ObjectProjection> Known = new()
    {
        [Projection.PodAddresses] = new Shown<Pod>(("", "v1", "pods"), PodProjection.Addresses, PodProjection.AreEqual),
        [Projection.PodPeers] = new Shown<Pod>(("", "v1", "pods"), PodProjection.Peers) { HasLabels = true },
        [Projection.NamespaceLabels] = new Shown<Namespace>(
            ("", "v1", "namespaces"),
            _ => new Namespace { ApiVersion = "v1", Kind = "Namespace" }
        )
        {
            HasLabels = true,
        },
        [Projection.PolicySpecs] = new Shown<NetworkPolicy>(
            ("networking.k8s.io", "v1", "networkpolicies"),
            p => new NetworkPolicy
            {
                ApiVersion = "networking.k8s.io/v1",
                Kind = "NetworkPolicy",
                Spec = p.Spec,
            }
        )
        {
            IsOfNamespace = true,
        },
    };

    /// <summary>Null: there is no such projection, or it is of the whole.</summary>
    public static ObjectProjection? Find(Projection projection) => Known.GetValueOrDefault(projection);

    /// <summary>What is wrong with what is asked for; "" for nothing.</summary>
    public abstract string FaultOf(FollowRequest request);

    /// <returns>Null: the object cannot be decoded.</returns>
    public abstract ReadOnlyMemory<byte>? Of(StoredObject stored, ResourceStrategy strategy);

    /// <summary>Whether both show the same but for their resource versions.</summary>
    public abstract bool AreEqual(StoredObject before, StoredObject now, ResourceStrategy strategy);

    private sealed class Shown<T>(
        (string Group, string Version, string Plural) resource,
        Func<T, T> show,
        Func<T, T, bool>? areEqual = null
    ) : ObjectProjection
        where T : class, IKubeObject, IApiValue<T>
    {
        public bool HasLabels { get; init; }

        /// <summary>Of one namespace; else of a whole tenant.</summary>
        public bool IsOfNamespace { get; init; }

        public override string FaultOf(FollowRequest request)
        {
            if ((request.Group, request.Version, request.Resource) != resource)
                return $"this projection is one of {resource.Plural}";
            // By selectors it could be found out what is not shown.
            if (request.LabelSelector.Length + request.FieldSelector.Length > 0)
                return "a projection is followed without selectors";
            return request.Namespace.Length > 0 == IsOfNamespace ? ""
                : IsOfNamespace ? "this projection is followed of one namespace"
                : "this projection is followed of a whole tenant, without a namespace";
        }

        public override ReadOnlyMemory<byte>? Of(StoredObject stored, ResourceStrategy strategy) =>
            stored.TryDecode(strategy) is T read ? KubeJson.Encode(Show(read, read.Metadata.ResourceVersion)) : null;

        public override bool AreEqual(StoredObject before, StoredObject now, ResourceStrategy strategy) =>
            before.TryDecode(strategy) is T one
            && now.TryDecode(strategy) is T other
            && one.Metadata.Uid == other.Metadata.Uid
            && (areEqual?.Invoke(one, other) ?? Show(one, "").DeepEquals(Show(other, "")));

        private T Show(T read, string resourceVersion)
        {
            var shown = show(read);
            shown.Metadata = new ObjectMeta
            {
                Name = read.Metadata.Name,
                Namespace = read.Metadata.Namespace,
                Tenant = read.Metadata.Tenant,
                Uid = read.Metadata.Uid,
                ResourceVersion = resourceVersion,
                Labels =
                    HasLabels ? read.Metadata.Labels
                    : read is Pod ? TenantNetworks.LabelsOf(read.Metadata)
                    : null,
            };
            return shown;
        }
    }
}

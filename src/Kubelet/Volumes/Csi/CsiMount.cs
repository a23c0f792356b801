using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api.Core.V1;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;
using Arktos.Kubelet.CsiWire;
using Arktos.Kubelet.Pods;
using Mode = Arktos.Kubelet.CsiWire.VolumeCapability.Types.AccessMode.Types.Mode;

namespace Arktos.Kubelet.Volumes.Csi;

/// <summary>What is asked of a driver for a volume of a pod. Pure.</summary>
/// <param name="Name">Of the PersistentVolume, or of the pod's volume when that is inline.</param>
/// <param name="Tenant">Whose secrets and attachments are meant.</param>
public sealed record CsiMount(string Name, string Tenant, string Driver, string Handle)
{
    public bool IsInline { get; init; }

    public bool ReadOnly { get; init; }

    /// <summary>It is wanted as a block device, not as a folder.</summary>
    public bool IsBlock { get; init; }

    public string FsType { get; init; } = "";

    public IReadOnlyList<string> Options { get; init; } = [];

    public IReadOnlyList<string> AccessModes { get; init; } = [];

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    public SecretReference? StageSecret { get; init; }

    public SecretReference? PublishSecret { get; init; }

    public SecretReference? ExpandSecret { get; init; }

    /// <summary>The claim that has it, in the pod's namespace; "" when it is inline.</summary>
    public string Claim { get; init; } = "";

    /// <param name="readOnly">As the pod's volume asks for it.</param>
    public static CsiMount Of(PersistentVolume volume, bool readOnly)
    {
        var source = volume.Spec.Csi!;
        return new CsiMount(volume.Metadata.Name, volume.Metadata.Tenant, source.Driver, source.VolumeHandle)
        {
            ReadOnly = readOnly || source.ReadOnly,
            IsBlock = VolumeUses.IsBlock(volume),
            FsType = source.FsType,
            Options = volume.Spec.MountOptions ?? [],
            AccessModes = volume.Spec.AccessModes ?? [],
            Attributes = source.VolumeAttributes ?? [],
            StageSecret = source.NodeStageSecretRef,
            PublishSecret = source.NodePublishSecretRef,
            ExpandSecret = source.NodeExpandSecretRef,
            Claim = volume.Spec.ClaimRef?.Name ?? "",
        };
    }

    public static CsiMount Of(Pod pod, string volume, CSIVolumeSource source) =>
        new(volume, pod.Metadata.Tenant, source.Driver, CsiNames.InlineHandle(pod.Metadata.Uid, volume))
        {
            IsInline = true,
            ReadOnly = source.ReadOnly == true,
            FsType = source.FsType ?? "",
            AccessModes = ["ReadWriteOnce"],
            Attributes = source.VolumeAttributes ?? [],
            PublishSecret = source.NodePublishSecretRef is { } secret
                ? new SecretReference { Name = secret.Name, Namespace = pod.Metadata.Namespace }
                : null,
        };

    /// <summary>Whether a pod's fsGroup is given the files, by what the driver's object says.</summary>
    public bool IsOwnedByGroup(CSIDriver? driver) =>
        !ReadOnly
        && !IsBlock
        && (driver?.Spec.FsGroupPolicy ?? "ReadWriteOnceWithFSType") switch
        {
            "File" => true,
            "None" => false,
            _ => FsType.Length > 0 && (IsInline || AccessModes.Contains("ReadWriteOnce")),
        };

    /// <summary>Why the driver's object does not let the volume be; "" when it does.</summary>
    public string WhyNotBy(CSIDriver? driver)
    {
        var mode = IsInline ? "Ephemeral" : "Persistent";
        if (driver is null)
            return IsInline ? $"volume mode \"{mode}\" not supported by driver {Driver} (no CSIDriver object)" : "";
        var modes = driver.Spec.VolumeLifecycleModes is { Count: > 0 } given ? given : ["Persistent"];
        return modes.Contains(mode)
            ? ""
            : $"volume mode \"{mode}\" not supported by driver {Driver} (only supports [{string.Join(' ', modes)}])";
    }

    /// <param name="knowsSingleWriters">The driver tells one pod that writes from one node that does.</param>
    /// <param name="group">The pod's fsGroup, when the driver gives the files to it by itself.</param>
    public VolumeCapability Capability(bool knowsSingleWriters, long? group)
    {
        var access = new VolumeCapability.Types.AccessMode { Mode = ModeOf(knowsSingleWriters) };
        if (IsBlock)
            return new VolumeCapability { Block = new VolumeCapability.Types.BlockVolume(), AccessMode = access };
        var mount = new VolumeCapability.Types.MountVolume { FsType = FsType };
        mount.MountFlags.Add(Options);
        if (group is { } id)
            mount.VolumeMountGroup = id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new VolumeCapability { Mount = mount, AccessMode = access };
    }

    /// <summary>What the driver is told of the pod, besides the volume's own attributes.</summary>
    /// <param name="tokens">Of the pod's service account, by audience.</param>
    public Dictionary<string, string> Context(
        Pod pod,
        CSIDriver? driver,
        IReadOnlyDictionary<string, ServiceAccountToken> tokens
    )
    {
        var context = new Dictionary<string, string>(Attributes);
        if (driver?.Spec.PodInfoOnMount == true)
        {
            context["csi.storage.k8s.io/pod.name"] = pod.Metadata.Name;
            context["csi.storage.k8s.io/pod.namespace"] = pod.Metadata.Namespace;
            context["csi.storage.k8s.io/pod.uid"] = pod.Metadata.Uid;
            context["csi.storage.k8s.io/serviceAccount.name"] = pod.Spec.ServiceAccountName;
            context["csi.storage.k8s.io/ephemeral"] = IsInline ? "true" : "false";
            // Namespaces of two tenants may have one name. No attribute says it in its place.
            context.Remove(TenantKey);
            if (pod.Metadata.Tenant is not (LocalPathVolumes.SystemTenant or ""))
                context[TenantKey] = pod.Metadata.Tenant;
        }
        if (tokens.Count > 0)
            context[TokensKey] = TokensJson(tokens);
        return context;
    }

    private const string TenantKey = "arktos.io/pod.tenant";

    internal const string TokensKey = "csi.storage.k8s.io/serviceAccount.tokens";

    internal static string TokensJson(IReadOnlyDictionary<string, ServiceAccountToken> tokens) =>
        new JsonObject(
            tokens
                .OrderBy(t => t.Key, StringComparer.Ordinal)
                .Select(t =>
                    KeyValuePair.Create(
                        t.Key,
                        (JsonNode?)
                            new JsonObject
                            {
                                ["token"] = t.Value.Token,
                                ["expirationTimestamp"] = t.Value.ExpiresAt.UtcDateTime.ToString(
                                    "yyyy-MM-ddTHH:mm:ssZ",
                                    System.Globalization.CultureInfo.InvariantCulture
                                ),
                            }
                    )
                )
        ).ToJsonString(new JsonSerializerOptions());

    private Mode ModeOf(bool knowsSingleWriters) =>
        AccessModes is not [var first, ..]
            ? Mode.SingleNodeWriter
            : first switch
            {
                "ReadWriteOnce" when knowsSingleWriters => Mode.SingleNodeMultiWriter,
                "ReadWriteOncePod" when knowsSingleWriters => Mode.SingleNodeSingleWriter,
                "ReadWriteOnce" or "ReadWriteOncePod" => Mode.SingleNodeWriter,
                "ReadOnlyMany" => Mode.MultiNodeReaderOnly,
                "ReadWriteMany" => Mode.MultiNodeMultiWriter,
                _ => throw new ConfigurationException($"access mode {first} is not known to CSI"),
            };
}

using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Indexes;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// Gives a pod its service account and the volume with its token, the cluster's CA, and its namespace's name. What has
/// changed the pod behind it may have named another account: that there is one is asked for after validation.
/// </summary>
public sealed class ServiceAccountAdmission(FollowedReads reads) : IAdmissionPlugin
{
    private const string MountPath = "/var/run/secrets/kubernetes.io/serviceaccount";
    private const string VolumePrefix = "kube-api-access-";

    public async ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request is not { Operation: AdmissionOperation.Create, IsMain: true, Object: Pod pod })
            return null;
        if (PodReferences.IsMirror(pod))
            return pod.Spec.ServiceAccountName.Length > 0
                ? request.Forbidden("a mirror pod may not reference service accounts")
                : null;
        if (pod.Spec.ServiceAccountName.Length == 0)
            pod.Spec.ServiceAccountName = "default";
        pod.Spec.ServiceAccount = pod.Spec.ServiceAccountName;
        if (
            !(await AccountAsync(request, pod.Spec.ServiceAccountName, cancel)).Succeeded(
                out var account,
                out var error
            )
        )
            return error;
        // Nothing can be mounted into a machine.
        if (pod.Spec.VirtualMachine is not null)
            return null;
        if (pod.Spec.AutomountServiceAccountToken ?? account.AutomountServiceAccountToken ?? true)
            Mount(pod);
        if (pod.Spec.ImagePullSecrets is not { Count: > 0 } && account.ImagePullSecrets is { Count: > 0 } secrets)
            pod.Spec.ImagePullSecrets = secrets;
        return null;
    }

    public async ValueTask<Status?> ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request is not { Operation: AdmissionOperation.Create, IsMain: true, Object: Pod pod })
            return null;
        if (PodReferences.IsMirror(pod))
            return pod.Spec.ServiceAccountName.Length > 0
                ? request.Forbidden("a mirror pod may not reference service accounts")
                : null;
        if (pod.Spec.ServiceAccountName.Length == 0)
            return request.Forbidden($"no service account specified for pod {request.Namespace}/{request.Name}");
        var account = await AccountAsync(request, pod.Spec.ServiceAccountName, cancel);
        return account.Succeeded(out _, out var error) ? null : error;
    }

    private async ValueTask<Result<ServiceAccount>> AccountAsync(
        AdmissionRequest request,
        string name,
        CancellationToken cancel
    )
    {
        var read = await reads.FindAsync<ServiceAccount>(
            "",
            "serviceaccounts",
            new ObjectName(request.Tenant, request.Namespace, name),
            cancel
        );
        if (!read.Succeeded(out var account, out var error))
            return error;
        return account is not null
            ? account
            : request.Forbidden(
                $"error looking up service account {request.Namespace}/{name}: serviceaccount \"{name}\" not found"
            );
    }

    private static void Mount(Pod pod)
    {
        var volume = pod
            .Spec.Volumes?.FirstOrDefault(v => v.Name.StartsWith(VolumePrefix, StringComparison.Ordinal))
            ?.Name;
        var name = volume ?? VolumePrefix + MetadataRules.RandomSuffix();
        var mounted = false;
        foreach (var container in (pod.Spec.InitContainers ?? []).Concat(pod.Spec.Containers))
        {
            if (container.VolumeMounts?.Any(m => m.MountPath == MountPath) == true)
                continue;
            (container.VolumeMounts ??= []).Add(
                new()
                {
                    Name = name,
                    MountPath = MountPath,
                    ReadOnly = true,
                }
            );
            mounted = true;
        }
        if (!mounted || volume is not null)
            return;
        (pod.Spec.Volumes ??= []).Add(
            new()
            {
                Name = name,
                Projected = new()
                {
                    DefaultMode = 420,
                    Sources =
                    [
                        new()
                        {
                            ServiceAccountToken = new() { Path = "token", ExpirationSeconds = 3607 },
                        },
                        new()
                        {
                            ConfigMap = new()
                            {
                                Name = "kube-root-ca.crt",
                                Items = [new() { Key = "ca.crt", Path = "ca.crt" }],
                            },
                        },
                        new()
                        {
                            DownwardAPI = new()
                            {
                                Items =
                                [
                                    new()
                                    {
                                        Path = "namespace",
                                        FieldRef = new() { ApiVersion = "v1", FieldPath = "metadata.namespace" },
                                    },
                                ],
                            },
                        },
                    ],
                },
            }
        );
    }
}

/// <summary>
/// A pod stays for five minutes on a node that is not ready or cannot be reached, unless it says otherwise.
/// </summary>
public sealed class DefaultTolerationSeconds : IAdmissionPlugin
{
    private const long Seconds = 300;
    private static readonly string[] Taints = ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"];

    public ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (
            request
            is not { Operation: AdmissionOperation.Create or AdmissionOperation.Update, IsMain: true, Object: Pod pod }
        )
            return default;
        foreach (var taint in Taints)
            if (
                pod.Spec.Tolerations?.Any(t => (t.Key == taint || t.Key.Length == 0) && t.Effect is ("" or "NoExecute"))
                != true
            )
                (pod.Spec.Tolerations ??= []).Add(
                    new()
                    {
                        Key = taint,
                        Operator = "Exists",
                        Effect = "NoExecute",
                        TolerationSeconds = Seconds,
                    }
                );
        return default;
    }
}

using Arktos.Api.Apps.V1;
using Arktos.Api.Batch.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Controllers.Ownership;

namespace Arktos.Controllers.Tests.Fakes;

/// <summary>Objects that tests begin with.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public const string Tenant = "t1";

    public static Pod Pod(
        string name,
        string phase = "Running",
        bool ready = true,
        string node = "n1",
        double readySecondsAgo = 60,
        double createdSecondsAgo = 100
    ) =>
        new()
        {
            Kind = "Pod",
            ApiVersion = "v1",
            Metadata = new ObjectMeta
            {
                Tenant = Tenant,
                Namespace = "ns",
                Name = name,
                Uid = "uid-" + name,
                ResourceVersion = "1",
                CreationTimestamp = Now.AddSeconds(-createdSecondsAgo),
                Labels = new Map<string> { ["app"] = "web" },
            },
            Spec = new PodSpec { NodeName = node },
            Status = new PodStatus
            {
                Phase = phase,
                Conditions =
                [
                    new PodCondition
                    {
                        Type = "Ready",
                        Status = ready ? "True" : "False",
                        LastTransitionTime = Now.AddSeconds(-readySecondsAgo),
                    },
                ],
            },
        };

    public static PodTemplateSpec Template(string image = "web:1") =>
        new()
        {
            Metadata = new ObjectMeta { Labels = new Map<string> { ["app"] = "web" } },
            Spec = new PodSpec { Containers = [new Container { Name = "web", Image = image }] },
        };

    public static ReplicaSet ReplicaSet(
        string name,
        int replicas = 3,
        int available = 0,
        int ageSeconds = 100,
        string image = "web:1"
    ) =>
        new()
        {
            Kind = "ReplicaSet",
            ApiVersion = "apps/v1",
            Metadata = new ObjectMeta
            {
                Tenant = Tenant,
                Namespace = "ns",
                Name = name,
                Uid = "uid-" + name,
                ResourceVersion = "1",
                Generation = 1,
                CreationTimestamp = Now.AddSeconds(-ageSeconds),
            },
            Spec = new ReplicaSetSpec
            {
                Replicas = replicas,
                Selector = new LabelSelector { MatchLabels = new Map<string> { ["app"] = "web" } },
                Template = Template(image),
            },
            Status = new ReplicaSetStatus
            {
                Replicas = replicas,
                ReadyReplicas = available,
                AvailableReplicas = available,
                TerminatingReplicas = 0,
                ObservedGeneration = 1,
            },
        };

    public static Deployment Deployment(int replicas = 3, string image = "web:1", string strategy = "RollingUpdate") =>
        new()
        {
            Kind = "Deployment",
            ApiVersion = "apps/v1",
            Metadata = new ObjectMeta
            {
                Tenant = Tenant,
                Namespace = "ns",
                Name = "web",
                Uid = "uid-web",
                ResourceVersion = "1",
                Generation = 1,
            },
            Spec = new DeploymentSpec
            {
                Replicas = replicas,
                Selector = new LabelSelector { MatchLabels = new Map<string> { ["app"] = "web" } },
                Template = Template(image),
                Strategy = new DeploymentStrategy
                {
                    Type = strategy,
                    RollingUpdate =
                        strategy == "Recreate"
                            ? null
                            : new RollingUpdateDeployment { MaxSurge = "25%", MaxUnavailable = "25%" },
                },
                RevisionHistoryLimit = 10,
                ProgressDeadlineSeconds = 600,
            },
        };

    public static Job Job(string name, int? completions = 1, int parallelism = 1) =>
        new()
        {
            Kind = "Job",
            ApiVersion = "batch/v1",
            Metadata = new ObjectMeta
            {
                Tenant = Tenant,
                Namespace = "ns",
                Name = name,
                Uid = "uid-" + name,
                ResourceVersion = "1",
                Generation = 1,
            },
            Spec = new JobSpec
            {
                Completions = completions,
                Parallelism = parallelism,
                BackoffLimit = 6,
                CompletionMode = CompletionMode.NonIndexed,
                PodReplacementPolicy = "TerminatingOrFailed",
                Selector = new LabelSelector { MatchLabels = new Map<string> { ["app"] = "web" } },
                Template = Template(),
            },
        };

    public static StatefulSet StatefulSet(int replicas = 3, string image = "web:1") =>
        new()
        {
            Kind = "StatefulSet",
            ApiVersion = "apps/v1",
            Metadata = new ObjectMeta
            {
                Tenant = Tenant,
                Namespace = "ns",
                Name = "db",
                Uid = "uid-db",
                ResourceVersion = "1",
                Generation = 1,
            },
            Spec = new StatefulSetSpec
            {
                Replicas = replicas,
                ServiceName = "db",
                Selector = new LabelSelector { MatchLabels = new Map<string> { ["app"] = "web" } },
                Template = Template(image),
                PodManagementPolicy = PodManagementPolicyType.OrderedReady,
                UpdateStrategy = new StatefulSetUpdateStrategy
                {
                    Type = StatefulSetUpdateStrategyType.RollingUpdate,
                    RollingUpdate = new RollingUpdateStatefulSetStrategy { Partition = 0 },
                },
                RevisionHistoryLimit = 10,
            },
        };

    public static DaemonSet DaemonSet(string image = "web:1") =>
        new()
        {
            Kind = "DaemonSet",
            ApiVersion = "apps/v1",
            Metadata = new ObjectMeta
            {
                Tenant = Tenant,
                Namespace = "ns",
                Name = "agent",
                Uid = "uid-agent",
                ResourceVersion = "1",
                Generation = 1,
            },
            Spec = new DaemonSetSpec
            {
                Selector = new LabelSelector { MatchLabels = new Map<string> { ["app"] = "web" } },
                Template = Template(image),
                UpdateStrategy = new DaemonSetUpdateStrategy
                {
                    Type = DaemonSetUpdateStrategyType.RollingUpdate,
                    RollingUpdate = new RollingUpdateDaemonSet { MaxUnavailable = 1, MaxSurge = 0 },
                },
                RevisionHistoryLimit = 10,
            },
        };

    public static T OwnedBy<T>(this T o, Arktos.Api.IKubeObject owner)
        where T : Arktos.Api.IKubeObject
    {
        (o.Metadata.OwnerReferences ??= []).Add(Owners.ControllerReference(owner, owner.ApiVersion, owner.Kind));
        return o;
    }
}

namespace Arktos.ApiServer.Tests.Kinds;

/// <summary>Stateful sets, daemon sets, their revisions, and replication controllers, through the REST door.</summary>
public sealed class WorkloadKindTests(KindServer server) : IClassFixture<KindServer>
{
    private const string Template = """
        "template":{"metadata":{"labels":{"app":"a"}},"spec":{"containers":[{"name":"c","image":"i:1"}]}}
        """;

    private const string Selector = """ "selector":{"matchLabels":{"app":"a"}} """;
    private const string Immutable = "field is immutable";

    private static readonly Dictionary<string, KindCase> Kinds = new()
    {
        ["StatefulSet"] = new(
            "apps/v1/statefulsets",
            "StatefulSet",
            $$$"""
            {"spec":{"serviceName":"s",{{{Selector}}},{{{Template}}},
            "volumeClaimTemplates":[{"metadata":{"name":"data"},
            "spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"} } } }] } }
            """,
            ["Name", "Ready", "Age", "Containers*", "Images*"],
            new()
            {
                ["Ready"] = "1/3",
                ["Containers"] = "c",
                ["Images"] = "i:1",
            }
        )
        {
            Change = """{"spec":{"replicas":3}}""",
            Status = """{"replicas":2,"readyReplicas":1}""",
        },
        ["DaemonSet"] = new(
            "apps/v1/daemonsets",
            "DaemonSet",
            $$$"""{"spec":{{{{Selector}}},{{{Template}}}}}""",
            [
                "Name",
                "Desired",
                "Current",
                "Ready",
                "Up-to-date",
                "Available",
                "Node Selector",
                "Age",
                "Containers*",
                "Images*",
                "Selector*",
            ],
            new()
            {
                ["Desired"] = 3,
                ["Current"] = 2,
                ["Ready"] = 1,
                ["Up-to-date"] = 0,
                ["Available"] = 0,
                ["Node Selector"] = "disk=ssd",
                ["Selector"] = "app=a",
            }
        )
        {
            Change = """{"spec":{"template":{"spec":{"nodeSelector":{"disk":"ssd"}}}}}""",
            Status = """{"desiredNumberScheduled":3,"currentNumberScheduled":2,"numberReady":1}""",
        },
        ["ControllerRevision"] = new(
            "apps/v1/controllerrevisions",
            "ControllerRevision",
            """{"data":{"spec":{}},"revision":1}""",
            ["Name", "Controller", "Revision", "Age"],
            new() { ["Controller"] = "<none>", ["Revision"] = "2" }
        )
        {
            Change = """{"revision":2}""",
            HasGeneration = false,
        },
        ["ReplicationController"] = new(
            "v1/replicationcontrollers",
            "ReplicationController",
            $$$"""{"spec":{{{{Template}}}}}""",
            ["Name", "Desired", "Current", "Ready", "Age", "Containers*", "Images*", "Selector*"],
            new()
            {
                ["Desired"] = 3,
                ["Current"] = 2,
                ["Ready"] = 1,
                ["Containers"] = "c",
                ["Selector"] = "app=a",
            }
        )
        {
            Change = """{"spec":{"replicas":3}}""",
            Status = """{"replicas":2,"readyReplicas":1}""",
        },
        ["Deployment"] = new(
            "apps/v1/deployments",
            "Deployment",
            $$$"""{"spec":{{{{Selector}}},{{{Template}}}}}""",
            [],
            []
        ),
        ["ReplicaSet"] = new(
            "apps/v1/replicasets",
            "ReplicaSet",
            $$$"""{"spec":{{{{Selector}}},{{{Template}}}}}""",
            [],
            []
        ),
    };

    [Theory]
    [InlineData("StatefulSet")]
    [InlineData("DaemonSet")]
    [InlineData("ControllerRevision")]
    [InlineData("ReplicationController")]
    public Task A_workload_lives_from_its_creation_to_its_deletion(string kind) => server.LiveAsync(Kinds[kind]);

    [Theory]
    [InlineData("StatefulSet", "spec.replicas", "1")]
    [InlineData("StatefulSet", "spec.podManagementPolicy", "OrderedReady")]
    [InlineData("StatefulSet", "spec.updateStrategy.rollingUpdate.partition", "0")]
    [InlineData("StatefulSet", "spec.revisionHistoryLimit", "10")]
    [InlineData("StatefulSet", "spec.persistentVolumeClaimRetentionPolicy.whenScaled", "Retain")]
    [InlineData("StatefulSet", "spec.volumeClaimTemplates.0.spec.volumeMode", "Filesystem")]
    [InlineData("StatefulSet", "spec.volumeClaimTemplates.0.status.phase", "Pending")]
    [InlineData("StatefulSet", "spec.template.spec.restartPolicy", "Always")]
    [InlineData("DaemonSet", "spec.updateStrategy.type", "RollingUpdate")]
    [InlineData("DaemonSet", "spec.updateStrategy.rollingUpdate.maxUnavailable", "1")]
    [InlineData("DaemonSet", "spec.updateStrategy.rollingUpdate.maxSurge", "0")]
    [InlineData("DaemonSet", "spec.revisionHistoryLimit", "10")]
    [InlineData("ReplicationController", "spec.replicas", "1")]
    [InlineData("ReplicationController", "spec.selector.app", "a")]
    [InlineData("ReplicationController", "metadata.labels.app", "a")]
    public async Task What_is_not_said_is_filled_in(string kind, string field, string value)
    {
        var made = await server.Admin.GetAsync(await server.CreateAsync(Kinds[kind]));
        Assert.Equal(value, made.Expect(200).Text(field.Split('.')));
    }

    [Theory]
    [InlineData("StatefulSet", """{"spec":{"selector":null}}""", "spec.selector: Required value")]
    [InlineData(
        "StatefulSet",
        """{"spec":{"selector":{"matchLabels":null}}}""",
        "spec.selector: Invalid value: {}: empty selector is invalid for statefulset"
    )]
    [InlineData(
        "StatefulSet",
        """{"spec":{"selector":{"matchLabels":{"app":"b"}}}}""",
        """spec.template.metadata.labels: Invalid value: {"app":"a"}: `selector` does not match template `labels`"""
    )]
    [InlineData(
        "StatefulSet",
        """{"spec":{"podManagementPolicy":"Never"}}""",
        """spec.podManagementPolicy: Invalid value: "Never": must be 'OrderedReady' or 'Parallel'"""
    )]
    [InlineData(
        "StatefulSet",
        """{"spec":{"updateStrategy":{"type":"X"}}}""",
        """spec.updateStrategy: Invalid value: {"type":"X"}: must be 'RollingUpdate' or 'OnDelete'"""
    )]
    [InlineData(
        "StatefulSet",
        """{"spec":{"updateStrategy":{"type":"OnDelete","rollingUpdate":{"partition":1}}}}""",
        """spec.updateStrategy.rollingUpdate: Invalid value: {"partition":1}: only allowed for updateStrategy """
            + """'RollingUpdate'"""
    )]
    [InlineData(
        "StatefulSet",
        """{"spec":{"updateStrategy":{"rollingUpdate":{"partition":-1}}}}""",
        "spec.updateStrategy.rollingUpdate.partition: Invalid value: -1: must be greater than or equal to 0"
    )]
    [InlineData(
        "StatefulSet",
        """{"spec":{"updateStrategy":{"rollingUpdate":{"maxUnavailable":"101%"}}}}""",
        """spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: "101%": must not be greater than 100%"""
    )]
    [InlineData(
        "StatefulSet",
        """{"spec":{"persistentVolumeClaimRetentionPolicy":{"whenDeleted":"X"}}}""",
        """spec.persistentVolumeClaimRetentionPolicy.whenDeleted: Unsupported value: "X": supported """
            + """values: "Delete", "Retain" """
    )]
    [InlineData(
        "StatefulSet",
        """{"spec":{"replicas":-1}}""",
        "spec.replicas: Invalid value: -1: must be greater than or equal to 0"
    )]
    [InlineData(
        "StatefulSet",
        """{"spec":{"minReadySeconds":-1}}""",
        "spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0"
    )]
    [InlineData(
        "StatefulSet",
        """{"spec":{"ordinals":{"start":-1}}}""",
        "spec.ordinals.start: Invalid value: -1: must be greater than or equal to 0"
    )]
    [InlineData(
        "StatefulSet",
        """{"spec":{"template":{"spec":{"activeDeadlineSeconds":1}}}}""",
        "spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in StatefulSet is not Supported"
    )]
    [InlineData(
        "StatefulSet",
        """{"spec":{"template":{"spec":{"restartPolicy":"Never"}}}}""",
        """spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always" """
    )]
    [InlineData("DaemonSet", """{"spec":{"selector":null}}""", "spec.selector: Required value")]
    [InlineData(
        "DaemonSet",
        """{"spec":{"selector":{"matchLabels":null}}}""",
        "spec.selector: Invalid value: {}: empty selector is invalid for daemonset"
    )]
    [InlineData(
        "DaemonSet",
        """{"spec":{"updateStrategy":{"type":"X"}}}""",
        """spec.updateStrategy: Unsupported value: {"type":"X"}: supported values: "OnDelete", "RollingUpdate" """
    )]
    [InlineData(
        "DaemonSet",
        """{"spec":{"updateStrategy":{"rollingUpdate":{"maxSurge":1}}}}""",
        "spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero"
    )]
    [InlineData(
        "DaemonSet",
        """{"spec":{"updateStrategy":{"rollingUpdate":{"maxUnavailable":0}}}}""",
        "spec.updateStrategy.rollingUpdate.maxUnavailable: Required value: cannot be 0 when maxSurge is 0"
    )]
    [InlineData(
        "DaemonSet",
        """{"spec":{"revisionHistoryLimit":-1}}""",
        "spec.revisionHistoryLimit: Invalid value: -1: must be greater than or equal to 0"
    )]
    [InlineData(
        "DaemonSet",
        """{"spec":{"template":{"spec":{"activeDeadlineSeconds":1}}}}""",
        "spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in DaemonSet is not Supported"
    )]
    [InlineData("ControllerRevision", """{"data":null}""", "data: Required value: data is mandatory")]
    [InlineData(
        "ControllerRevision",
        """{"revision":-1}""",
        "revision: Invalid value: -1: must be greater than or equal to 0"
    )]
    [InlineData("ReplicationController", """{"spec":{"template":null}}""", "spec.template: Required value")]
    [InlineData(
        "ReplicationController",
        """{"spec":{"template":{"metadata":null}}}""",
        "spec.selector: Required value"
    )]
    [InlineData(
        "ReplicationController",
        """{"spec":{"selector":{"app":"b"}}}""",
        """spec.template.metadata.labels: Invalid value: {"app":"a"}: `selector` does not match template `labels`"""
    )]
    [InlineData(
        "ReplicationController",
        """{"spec":{"template":{"spec":{"activeDeadlineSeconds":1}}}}""",
        "spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in ReplicationController is not "
            + "Supported"
    )]
    [InlineData(
        "Deployment",
        """{"spec":{"template":{"spec":{"activeDeadlineSeconds":1}}}}""",
        "spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in ReplicaSet is not Supported"
    )]
    [InlineData(
        "Deployment",
        """{"spec":{"strategy":{"rollingUpdate":{"maxUnavailable":"x"}}}}""",
        """spec.strategy.rollingUpdate.maxUnavailable: Invalid value: "x": a valid percent string must be a numeric """
            + """string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"""
    )]
    public Task What_is_wrong_is_told_by_field(string kind, string patch, string fault) =>
        server.RefusesAsync(Kinds[kind], patch, fault.TrimEnd());

    [Theory]
    [InlineData(
        "StatefulSet",
        """{"spec":{"serviceName":"other"}}""",
        "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', "
            + "'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' "
            + "are forbidden"
    )]
    [InlineData(
        "DaemonSet",
        """{"spec":{"selector":{"matchLabels":{"b":"b"}},"template":{"metadata":{"labels":{"b":"b"}}}}}""",
        """spec.selector: Invalid value: {"matchLabels":{"app":"a","b":"b"}}: """ + Immutable
    )]
    [InlineData(
        "ControllerRevision",
        """{"data":{"x":1}}""",
        """data: Invalid value: """ + """{"spec":{},"x":1}: """ + Immutable
    )]
    public Task What_cannot_change_stays(string kind, string patch, string fault) =>
        server.KeepsAsync(Kinds[kind], "{}", patch, fault);

    [Theory]
    [InlineData("StatefulSet", """{"ordinals":{"start":2}}""")]
    [InlineData("StatefulSet", """{"template":{"spec":{"terminationGracePeriodSeconds":9}}}""")]
    [InlineData("StatefulSet", """{"updateStrategy":{"rollingUpdate":{"partition":2}}}""")]
    [InlineData("StatefulSet", """{"persistentVolumeClaimRetentionPolicy":{"whenDeleted":"Delete"}}""")]
    [InlineData("StatefulSet", """{"revisionHistoryLimit":1,"minReadySeconds":3}""")]
    [InlineData("DaemonSet", """{"updateStrategy":{"rollingUpdate":{"maxUnavailable":0,"maxSurge":"10%"}}}""")]
    [InlineData("DaemonSet", """{"updateStrategy":{"type":"OnDelete","rollingUpdate":null}}""")]
    [InlineData("ReplicationController", """{"minReadySeconds":3}""")]
    public async Task What_may_change_does(string kind, string spec) =>
        (await server.Admin.PatchAsync(await server.CreateAsync(Kinds[kind]), $$"""{"spec":{{spec}}}""")).Expect(200);

    [Theory]
    [InlineData("StatefulSet")]
    [InlineData("ReplicaSet")]
    [InlineData("Deployment")]
    [InlineData("ReplicationController")]
    public async Task A_status_counts_no_more_ready_pods_than_there_are(string kind)
    {
        await server.RefusesStatusAsync(
            Kinds[kind],
            """{"replicas":2,"readyReplicas":2}""",
            """{"replicas":1}""",
            "status.readyReplicas: Invalid value: 2: cannot be greater than status.replicas"
        );
        if (kind != "StatefulSet")
            await server.RefusesStatusAsync(
                Kinds[kind],
                """{"replicas":2,"readyReplicas":1,"availableReplicas":1}""",
                """{"availableReplicas":2}""",
                "status.availableReplicas: Invalid value: 2: cannot be greater than readyReplicas"
            );
    }

    [Theory]
    [InlineData("StatefulSet")]
    [InlineData("ReplicationController")]
    public async Task A_scale_reads_and_writes_the_replicas(string kind)
    {
        var path = await server.CreateAsync(Kinds[kind]);
        var scale = (await server.Admin.GetAsync($"{path}/scale")).Expect(200);
        Assert.Equal(("1", "app=a"), (scale.Text("spec", "replicas"), scale.Text("status", "selector")));
        (await server.Admin.PatchAsync($"{path}/scale", """{"spec":{"replicas":4}}""")).Expect(200);
        var parent = (await server.Admin.GetAsync(path)).Expect(200);
        Assert.Equal(("4", "2"), (parent.Text("spec", "replicas"), parent.Text("metadata", "generation")));
        (await server.Admin.PatchAsync($"{path}/scale", """{"spec":{"replicas":-1}}""")).Expect(422);
    }

    [Theory]
    [InlineData("StatefulSet")]
    [InlineData("DaemonSet")]
    [InlineData("ReplicationController")]
    public async Task A_name_that_is_no_label_is_warned_of(string kind)
    {
        var made = await server.Admin.PostAsync(
            $"{Kinds[kind].Path}?dryRun=All",
            Kinds[kind].Named("a.b").ToJsonString()
        );
        var warnings = KindServer.Warnings(made.Expect(201));
        Assert.Contains("metadata.name: this is used in Pod names and hostnames", warnings);
    }

    [Fact]
    public async Task Containers_of_a_stateful_set_mount_the_volumes_of_its_claims_and_no_others()
    {
        string Mounting(string volume) =>
            $$$"""
                {"spec":{"template":{"spec":{"containers":[{"name":"c","image":"i",
                 "volumeMounts":[{"name":"{{{volume}}}","mountPath":"/data"}]}]} },
                 "volumeClaimTemplates":[{"metadata":{"name":"disk"},"spec":{"accessModes":["ReadWriteOnce"],
                  "resources":{"requests":{"storage":"1Gi"} } } }]} }
                """;
        var kind = Kinds["StatefulSet"];
        var path = await server.CreateAsync(kind, Mounting("disk"));
        Assert.Null((await server.Admin.GetAsync(path)).Expect(200).Node("spec", "template", "spec", "volumes"));
        await server.RefusesAsync(
            kind,
            Mounting("other"),
            "spec.template.spec.containers[0].volumeMounts[0].name: Not found: \"other\""
        );
    }

    [Fact]
    public async Task A_history_without_an_end_is_warned_of()
    {
        var kind = Kinds["StatefulSet"];
        var body = kind.Named("a", """{"spec":{"revisionHistoryLimit":-1}}""").ToJsonString();
        var made = (await server.Admin.PostAsync($"{kind.Path}?dryRun=All", body)).Expect(201);
        Assert.Contains("a negative value retains all historical revisions", KindServer.Warnings(made));
    }

    [Fact]
    public async Task Replication_controllers_are_found_by_how_many_pods_they_have()
    {
        var kind = Kinds["ReplicationController"];
        var path = await server.CreateAsync(kind);
        (await server.Admin.PatchAsync($"{path}/status", """{"status":{"replicas":77}}""")).Expect(200);
        var found = (await server.Admin.GetAsync($"{kind.Path}?fieldSelector=status.replicas%3D77")).Expect(200);
        Assert.Equal(path, $"{kind.Path}/{Assert.Single(found.Node("items")!.AsArray())!["metadata"]!["name"]}");
    }

    [Fact]
    public async Task Replication_controllers_leave_their_pods_unless_it_is_asked_for()
    {
        var kind = Kinds["ReplicationController"];
        var deleted = (await server.Admin.DeleteAsync(await server.CreateAsync(kind))).Expect(200);
        Assert.Equal("orphan", deleted.Text("metadata", "finalizers", "0"));
    }

    [Fact]
    public async Task A_revision_names_the_controller_that_it_is_of()
    {
        var kind = Kinds["ControllerRevision"] with { Cells = new() { ["Controller"] = "statefulset.apps/db" } };
        var owned = kind.Named("owned");
        owned["metadata"]!["ownerReferences"] = System.Text.Json.Nodes.JsonNode.Parse(
            """[{"apiVersion":"apps/v1","kind":"StatefulSet","name":"db","uid":"u","controller":true}]"""
        );
        (await server.Admin.PostAsync(kind.Path, owned.ToJsonString())).Expect(201);
        var table = await server.Admin.GetAsync($"{kind.Path}/owned", "application/json;as=Table;v=v1;g=meta.k8s.io");
        Assert.Equal("statefulset.apps/db", table.Expect(200).Text("rows", "0", "cells", "1"));
    }

    [Fact]
    public async Task Only_tenant_system_has_daemon_sets()
    {
        const string Own = "/api/v1/tenants/blue";
        (
            await server.Admin.PostAsync(
                "/api/v1/tenants",
                """{"metadata":{"name":"blue"},"spec":{"storageClusterId":"1"}}"""
            )
        ).Expect(201);
        (await server.Admin.PostAsync($"{Own}/namespaces", """{"metadata":{"name":"shop"}}""")).Expect(201);
        var body = Kinds["DaemonSet"].Named("a").ToJsonString();
        var refused = await server.Admin.PostAsync("/apis/apps/v1/tenants/blue/namespaces/shop/daemonsets", body);
        Assert.Equal(
            "daemonsets.apps \"a\" is forbidden: only system tenant is allowed to have DaemonSet",
            refused.Expect(403).Message()
        );
        var other = Kinds["StatefulSet"].Named("a").ToJsonString();
        (await server.Admin.PostAsync("/apis/apps/v1/tenants/blue/namespaces/shop/statefulsets", other)).Expect(201);
    }
}

using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests.Kinds;

/// <summary>Volumes and claims, quotas, limits, pod templates and disruption budgets, through the REST door.</summary>
public sealed class CoreKindTests(KindServer server) : IClassFixture<KindServer>
{
    private static readonly Dictionary<string, KindCase> Kinds = new()
    {
        ["PersistentVolume"] = new(
            "v1/persistentvolumes",
            "PersistentVolume",
            """
            {"spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteMany","ReadWriteOnce"],
            "hostPath":{"path":"/data"},"claimRef":{"namespace":"shop","name":"c"},"storageClassName":"fast"}}
            """,
            [
                "Name",
                "Capacity",
                "Access Modes",
                "Reclaim Policy",
                "Status",
                "Claim",
                "StorageClass",
                "VolumeAttributesClass",
                "Reason",
                "Age",
                "VolumeMode*",
            ],
            new()
            {
                ["Capacity"] = "2Gi",
                ["Access Modes"] = "RWO,RWX",
                ["Reclaim Policy"] = "Retain",
                ["Status"] = "Available",
                ["Claim"] = "shop/c",
                ["StorageClass"] = "fast",
                ["VolumeAttributesClass"] = "<unset>",
                ["Reason"] = "why",
                ["VolumeMode"] = "Filesystem",
            }
        )
        {
            Change = """{"spec":{"capacity":{"storage":"2Gi"}}}""",
            Status = """{"phase":"Available","reason":"why"}""",
            HasGeneration = false,
            IsNamespaced = false,
        },
        ["PersistentVolumeClaim"] = new(
            "v1/persistentvolumeclaims",
            "PersistentVolumeClaim",
            """
            {"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}
            """,
            [
                "Name",
                "Status",
                "Volume",
                "Capacity",
                "Access Modes",
                "StorageClass",
                "VolumeAttributesClass",
                "Age",
                "VolumeMode*",
            ],
            new()
            {
                ["Status"] = "Bound",
                ["Volume"] = "v",
                ["Capacity"] = "1Gi",
                ["Access Modes"] = "RWO",
                ["StorageClass"] = "local-path",
                ["VolumeAttributesClass"] = "<unset>",
                ["VolumeMode"] = "Filesystem",
            }
        )
        {
            Change = """{"spec":{"volumeName":"v"}}""",
            Status = """{"phase":"Bound","accessModes":["ReadWriteOnce"],"capacity":{"storage":"1Gi"}}""",
            HasGeneration = false,
        },
        ["PodTemplate"] = new(
            "v1/podtemplates",
            "PodTemplate",
            """
            {"template":{"metadata":{"labels":{"app":"a"}},"spec":{"containers":[{"name":"c","image":"i:1"}]}}}
            """,
            ["Name", "Containers", "Images", "Pod Labels"],
            new()
            {
                ["Containers"] = "c",
                ["Images"] = "i:1",
                ["Pod Labels"] = "app=b",
            }
        )
        {
            Change = """{"template":{"metadata":{"labels":{"app":"b"}}}}""",
        },
        ["ResourceQuota"] = new(
            "v1/resourcequotas",
            "ResourceQuota",
            """{"spec":{"hard":{"pods":"4","limits.cpu":"2"}}}""",
            ["Name", "Request", "Limit", "Age"],
            new() { ["Request"] = "pods: 3/4, requests.cpu: 0/1", ["Limit"] = "limits.cpu: 1/2" }
        )
        {
            Change = """{"spec":{"hard":{"services":"5"}}}""",
            Status = """
                {"hard":{"limits.cpu":"2","pods":"4","requests.cpu":"1"},"used":{"limits.cpu":"1","pods":"3"}}
                """,
            HasGeneration = false,
        },
        ["LimitRange"] = new(
            "v1/limitranges",
            "LimitRange",
            """{"spec":{"limits":[{"type":"Container","max":{"cpu":"2"},"min":{"memory":"1Mi"}}]}}""",
            ["Name", "Created At"],
            []
        )
        {
            Change = """{"spec":{"limits":[{"type":"Pod","max":{"cpu":"2"}}]}}""",
            HasGeneration = false,
        },
        ["PodDisruptionBudget"] = new(
            "policy/v1/poddisruptionbudgets",
            "PodDisruptionBudget",
            """{"spec":{"minAvailable":"50%","selector":{"matchLabels":{"app":"a"}}}}""",
            ["Name", "Min Available", "Max Unavailable", "Allowed Disruptions", "Age"],
            new()
            {
                ["Min Available"] = "N/A",
                ["Max Unavailable"] = "1",
                ["Allowed Disruptions"] = 2,
            }
        )
        {
            Change = """{"spec":{"minAvailable":null,"maxUnavailable":1}}""",
            Status = """{"disruptionsAllowed":2,"currentHealthy":3,"desiredHealthy":1,"expectedPods":3}""",
        },
    };

    [Theory]
    [InlineData("PersistentVolume")]
    [InlineData("PersistentVolumeClaim")]
    [InlineData("PodTemplate")]
    [InlineData("ResourceQuota")]
    [InlineData("LimitRange")]
    [InlineData("PodDisruptionBudget")]
    public Task It_lives_from_its_creation_to_its_deletion(string kind) => server.LiveAsync(Kinds[kind]);

    [Theory]
    [InlineData("PersistentVolume", "{}", "spec.persistentVolumeReclaimPolicy", "Retain")]
    [InlineData("PersistentVolume", "{}", "spec.volumeMode", "Filesystem")]
    [InlineData(
        "PersistentVolume",
        """{"spec":{"hostPath":null,"azureDisk":{"diskName":"d","diskURI":"u"}}""" + """}""",
        "spec.azureDisk.cachingMode",
        "ReadWrite"
    )]
    [InlineData(
        "PersistentVolume",
        """{"spec":{"hostPath":null,"iscsi":{"targetPortal":"p","iqn":"q","lun":1}}""" + """}""",
        "spec.iscsi.iscsiInterface",
        "default"
    )]
    [InlineData(
        "PersistentVolume",
        """{"spec":{"hostPath":null,"rbd":{"monitors":["m"],"image":"i"}}""" + """}""",
        "spec.rbd.keyring",
        "/etc/ceph/keyring"
    )]
    [InlineData("PersistentVolume", """{"status":{"phase":"Bound"}}""", "status.phase", "Pending")]
    [InlineData("PersistentVolumeClaim", "{}", "spec.volumeMode", "Filesystem")]
    [InlineData("PersistentVolumeClaim", """{"status":{"phase":"Bound"}}""", "status.phase", "Pending")]
    [InlineData(
        "PersistentVolumeClaim",
        """{"spec":{"dataSource":{"kind":"PersistentVolumeClaim","name":"x"}}""" + """}""",
        "spec.dataSourceRef.name",
        "x"
    )]
    [InlineData(
        "PersistentVolumeClaim",
        """{"spec":{"dataSourceRef":{"apiGroup":"a.io","kind":"Copy","name":"x"}}""" + """}""",
        "spec.dataSource.kind",
        "Copy"
    )]
    [InlineData(
        "PersistentVolumeClaim",
        """{"spec":{"dataSource":{"apiGroup":"a.io","kind":"Copy","name":"x"}}""" + """}""",
        "spec.dataSource",
        ""
    )]
    [InlineData("PodTemplate", "{}", "template.spec.dnsPolicy", "ClusterFirst")]
    [InlineData("LimitRange", "{}", "spec.limits.0.default.cpu", "2")]
    [InlineData("LimitRange", "{}", "spec.limits.0.defaultRequest.cpu", "2")]
    [InlineData("LimitRange", "{}", "spec.limits.0.defaultRequest.memory", "1Mi")]
    [InlineData(
        "LimitRange",
        """{"spec":{"limits":[{"type":"Pod","max":{"cpu":"2"}}]}""" + """}""",
        "spec.limits.0.default",
        ""
    )]
    public async Task What_is_not_said_is_filled_in(string kind, string patch, string field, string value)
    {
        var made = await server.Admin.GetAsync(await server.CreateAsync(Kinds[kind], patch));
        Assert.Equal(value, made.Expect(200).Text(field.Split('.')));
    }

    [Theory]
    [InlineData(
        "PersistentVolumeClaim",
        """{"spec":{"accessModes":null}}""",
        "spec.accessModes: Required value: at " + "least 1 access mode is required"
    )]
    [InlineData(
        "PersistentVolumeClaim",
        """{"spec":{"accessModes":["X"]}}""",
        "spec.accessModes: Unsupported value: "
            + "\"X\": supported values: \"ReadOnlyMany\", \"ReadWriteMany\", \"ReadWriteOnce\", \"ReadWriteOncePod\""
    )]
    [InlineData(
        "PersistentVolumeClaim",
        """{"spec":{"accessModes":["ReadWriteOncePod","ReadOnlyMany"]}}""",
        "spec.acce" + "ssModes: Forbidden: may not use ReadWriteOncePod with other access modes"
    )]
    [InlineData("PersistentVolumeClaim", """{"spec":{"resources":null}}""", "spec.resources[storage]: Required value")]
    [InlineData(
        "PersistentVolumeClaim",
        """{"spec":{"resources":{"requests":{"storage":"0"}}}}""",
        "spec.resources[sto" + "rage]: Invalid value: \"0\": must be greater than zero"
    )]
    [InlineData(
        "PersistentVolumeClaim",
        """{"spec":{"volumeMode":"X"}}""",
        "spec.volumeMode: Unsupported value: " + "\"X\": supported values: \"Block\", \"Filesystem\""
    )]
    [InlineData(
        "PersistentVolumeClaim",
        """{"spec":{"dataSource":{"kind":"PersistentVolumeClaim","name":"a"},"dataSo"""
            + """urceRef":{"kind":"PersistentVolumeClaim","name":"b"}}}""",
        "spec.dataSource: Invalid value: "
            + "{\"kind\":\"PersistentVolumeClaim\",\"name\":\"a\"}: must match dataSourceRef"
    )]
    [InlineData(
        "PersistentVolumeClaim",
        """{"spec":{"dataSourceRef":{"kind":"Pod","name":"b"}}}""",
        "spec.dataSourceRe"
            + "f: Invalid value: \"Pod\": must be 'PersistentVolumeClaim' when referencing the default apiGroup"
    )]
    [InlineData("PersistentVolume", """{"spec":{"accessModes":null}}""", "spec.accessModes: Required value")]
    [InlineData("PersistentVolume", """{"spec":{"capacity":null}}""", "spec.capacity: Required value")]
    [InlineData(
        "PersistentVolume",
        """{"spec":{"capacity":{"cpu":"1"}}}""",
        "spec.capacity: Unsupported value: " + "{\"cpu\":\"1\",\"storage\":\"1Gi\"}: supported values: \"storage\""
    )]
    [InlineData(
        "PersistentVolume",
        """{"spec":{"capacity":{"storage":"0"}}}""",
        "spec.capacity[storage]: Invalid " + "value: \"0\": must be greater than zero"
    )]
    [InlineData(
        "PersistentVolume",
        """{"spec":{"persistentVolumeReclaimPolicy":"X"}}""",
        "spec.persistentVolumeReclaim"
            + "Policy: Unsupported value: \"X\": supported values: \"Delete\", \"Recycle\", \"Retain\""
    )]
    [InlineData(
        "PersistentVolume",
        """{"spec":{"hostPath":null}}""",
        "spec: Required value: must specify a volume " + "type"
    )]
    [InlineData(
        "PersistentVolume",
        """{"spec":{"nfs":{"server":"s","path":"/"}}}""",
        "spec.nfs: Forbidden: may not " + "specify more than 1 volume type"
    )]
    [InlineData(
        "PersistentVolume",
        """{"spec":{"hostPath":null,"local":{"path":"/"}}}""",
        "spec.nodeAffinity: Required" + " value: Local volume requires node affinity"
    )]
    [InlineData(
        "PersistentVolume",
        """{"spec":{"nodeAffinity":{}}}""",
        "spec.nodeAffinity.required: Required value: must specify required node constraints"
    )]
    [InlineData(
        "PersistentVolume",
        """{"spec":{"nodeAffinity":{"required":{"nodeSelectorTerms":[]}}}}""",
        "spec.nodeAffinity.required.nodeSelectorTerms: Required value: must have at least one node selector term"
    )]
    [InlineData(
        "PersistentVolume",
        """{"spec":{"volumeMode":"X"}}""",
        "spec.volumeMode: Unsupported value: \"X\": " + "supported values: \"Block\", \"Filesystem\""
    )]
    [InlineData(
        "PodTemplate",
        """{"template":{"spec":{"containers":[]}}""" + """}""",
        "template.spec.containers: Required value"
    )]
    [InlineData(
        "ResourceQuota",
        """{"spec":{"hard":{"x":"1"}}}""",
        "spec.hard[x]: Invalid value: \"x\": must be a " + "standard resource type or fully qualified"
    )]
    [InlineData(
        "ResourceQuota",
        """{"spec":{"hard":{"x":"1"}}}""",
        "spec.hard[x]: Invalid value: \"x\": must be a " + "standard resource for quota"
    )]
    [InlineData(
        "ResourceQuota",
        """{"spec":{"hard":{"pods":"-1"}}}""",
        "spec.hard[pods]: Invalid value: \"-1\": must " + "be greater than or equal to 0"
    )]
    [InlineData(
        "ResourceQuota",
        """{"spec":{"hard":{"pods":"500m"}}}""",
        "spec.hard[pods]: Invalid value: \"500m\": " + "must be an integer"
    )]
    [InlineData(
        "ResourceQuota",
        """{"spec":{"scopes":["X"]}}""",
        "spec.scopes: Invalid value: [\"X\"]: unsupported " + "scope"
    )]
    [InlineData(
        "ResourceQuota",
        """{"spec":{"scopes":["BestEffort"]}}""",
        "spec.scopes: Invalid value: " + "[\"BestEffort\"]: unsupported scope applied to resource"
    )]
    [InlineData(
        "ResourceQuota",
        """{"spec":{"hard":{"limits.cpu":null},"scopes":["BestEffort","NotBestEffort"]}}""",
        "spec.scopes: Invalid value: [\"BestEffort\",\"NotBestEffort\"]: conflicting scopes"
    )]
    [InlineData(
        "LimitRange",
        """{"spec":{"limits":[{"type":"X"}]}}""",
        "spec.limits[0].type: Invalid value: \"X\": " + "must be a standard limit type or fully qualified"
    )]
    [InlineData(
        "LimitRange",
        """{"spec":{"limits":[{"type":"Pod"},{"type":"Pod"}]}""" + """}""",
        "spec.limits[1].type: Duplicate value: \"Pod\""
    )]
    [InlineData(
        "LimitRange",
        """{"spec":{"limits":[{"type":"Pod","min":{"cpu":"2"},"max":{"cpu":"1"}}]}}""",
        "spec.lim" + "its[0].min[cpu]: Invalid value: \"2\": min value 2 is greater than max value 1"
    )]
    [InlineData(
        "LimitRange",
        """{"spec":{"limits":[{"type":"Container","min":{"cpu":"2"},"defaultRequest":{"cpu":"1"}}]}}""",
        "spec.limits[0].defaultRequest[cpu]: Invalid value: \"1\": min value 2 is greater than default request value 1"
    )]
    [InlineData(
        "LimitRange",
        """{"spec":{"limits":[{"type":"Container","max":{"cpu":"1"},"defaultRequest":{"cpu":"2"}}]}}""",
        "spec.limits[0].defaultRequest[cpu]: Invalid value: \"2\": default request value 2 is greater than max value 1"
    )]
    [InlineData(
        "LimitRange",
        """{"spec":{"limits":[{"type":"Container","default":{"cpu":"1"},"defaultRequest":{"cpu":"2"}}]}}""",
        "spec.limits[0].defaultRequest[cpu]: Invalid value: \"2\": default request value 2 is greater than default "
            + "limit value 1"
    )]
    [InlineData(
        "LimitRange",
        """{"spec":{"limits":[{"type":"Container","default":{"cpu":"1"},"min":{"cpu":"2"}}]}}""",
        "spec.limits[0].default[cpu]: Invalid value: \"1\": min value 2 is greater than default value 1"
    )]
    [InlineData(
        "LimitRange",
        """{"spec":{"limits":[{"type":"Container","default":{"cpu":"2"},"max":{"cpu":"1"}}]}}""",
        "spec.limits[0].default[cpu]: Invalid value: \"2\": default value 2 is greater than max value 1"
    )]
    [InlineData(
        "LimitRange",
        """{"spec":{"limits":[{"type":"Pod","default":{"cpu":"2"}}]}}""",
        "spec.limits[0].default" + ": Forbidden: may not be specified when `type` is 'Pod'"
    )]
    [InlineData(
        "LimitRange",
        """{"spec":{"limits":[{"type":"Pod","defaultRequest":{"cpu":"2"}}]}}""",
        "spec.limits[0]." + "defaultRequest: Forbidden: may not be specified when `type` is 'Pod'"
    )]
    [InlineData(
        "LimitRange",
        """{"spec":{"limits":[{"type":"Pod","maxLimitRequestRatio":{"cpu":"500m"}}]}}""",
        "spec.l" + "imits[0].maxLimitRequestRatio[cpu]: Invalid value: \"500m\": ratio 500m is less than 1"
    )]
    [InlineData(
        "PodDisruptionBudget",
        """{"spec":{"selector":null,"maxUnavailable":1}}""",
        "spec: Invalid value: "
            + "{\"minAvailable\":\"50%\",\"maxUnavailable\":1}: minAvailable and maxUnavailable cannot be both set"
    )]
    [InlineData(
        "PodDisruptionBudget",
        """{"spec":{"minAvailable":-1}}""",
        "spec.minAvailable: Invalid value: -1: must " + "be greater than or equal to 0"
    )]
    [InlineData(
        "PodDisruptionBudget",
        """{"spec":{"minAvailable":"150%"}}""",
        "spec.minAvailable: Invalid value: " + "\"150%\": must not be greater than 100%"
    )]
    [InlineData(
        "PodDisruptionBudget",
        """{"spec":{"unhealthyPodEvictionPolicy":"X"}}""",
        "spec.unhealthyPodEvictionPol"
            + "icy: Unsupported value: \"X\": supported values: \"AlwaysAllow\", \"IfHealthyBudget\""
    )]
    [InlineData(
        "PodDisruptionBudget",
        """{"spec":{"selector":{"matchLabels":null,"matchExpressions":[{"key":"a","operator":"In"}]}}}""",
        "spec.selector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'"
    )]
    public Task What_is_wrong_is_told_by_field(string kind, string patch, string fault) =>
        server.RefusesAsync(Kinds[kind], patch, fault);

    [Theory]
    [InlineData(
        "PersistentVolumeClaim",
        "{}",
        """{"spec":{"accessModes":["ReadOnlyMany"]}}""",
        "spec: Forbidden: spec "
            + "is immutable after creation except resources.requests and volumeAttributesClassName for bound claims"
    )]
    [InlineData(
        "PersistentVolumeClaim",
        "{}",
        """{"spec":{"resources":{"requests":{"storage":"500Mi"}}}}""",
        "spec: Forb"
            + "idden: spec is immutable after creation except resources.requests and volumeAttributesClassName for "
            + "bound "
            + "claims"
    )]
    [InlineData(
        "PersistentVolumeClaim",
        """{"spec":{"volumeName":"v"}}""",
        """{"spec":{"volumeName":"w"}}""",
        "spec: F"
            + "orbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for "
            + "bound claims"
    )]
    [InlineData(
        "PersistentVolume",
        "{}",
        """{"spec":{"hostPath":{"path":"/other"}}}""",
        "spec.persistentvolumesource: " + "Forbidden: spec.persistentvolumesource is immutable after creation"
    )]
    [InlineData(
        "PersistentVolume",
        "{}",
        """{"spec":{"volumeMode":"Block"}}""",
        "volumeMode: Invalid value: " + "\"Block\": field is immutable"
    )]
    [InlineData(
        "ResourceQuota",
        """{"spec":{"hard":{"limits.cpu":null},"scopes":["BestEffort"]}""" + """}""",
        """{"spec":{"scopes":null}}""",
        "spec.scopes: Invalid value: []: field is immutable"
    )]
    public Task What_cannot_change_stays(string kind, string first, string second, string fault) =>
        server.KeepsAsync(Kinds[kind], first, second, fault);

    [Theory]
    [InlineData(
        "ResourceQuota",
        "{}",
        """{"used":{"pods":"-1"}}""",
        "status.used[pods]: Invalid value: \"-1\": must " + "be greater than or equal to 0"
    )]
    [InlineData(
        "PodDisruptionBudget",
        "{}",
        """{"disruptionsAllowed":-1}""",
        "status.disruptionsAllowed: Invalid " + "value: -1: must be greater than or equal to 0"
    )]
    [InlineData(
        "PodDisruptionBudget",
        "{}",
        """{"conditions":[{"type":"A","status":"True","reason":"","messag"""
            + """e":"","lastTransitionTime":"2026-01-01T00:00:00Z"}]}""",
        "status.conditions[0].reason: Required value"
    )]
    [InlineData(
        "PodDisruptionBudget",
        "{}",
        """{"conditions":[{"type":"A","status":"True","reason":"R","messag"""
            + """e":"","lastTransitionTime":null}]}""",
        "status.conditions[0].lastTransitionTime: Required value"
    )]
    public Task A_status_that_makes_no_sense_is_refused(string kind, string first, string second, string fault) =>
        server.RefusesStatusAsync(Kinds[kind], first, second, fault);

    [Fact]
    public async Task A_claim_that_is_bound_may_grow_and_not_shrink_below_what_it_has()
    {
        var path = await server.CreateAsync(Kinds["PersistentVolumeClaim"]);
        string Size(string size) => $$$"""{"spec":{"resources":{"requests":{"storage":"{{{size}}}"} } } }""";
        (await server.Admin.PatchAsync(path, """{"spec":{"volumeName":"v"}}""")).Expect(200);
        (
            await server.Admin.PatchAsync(
                $"{path}/status",
                """{"status":{"phase":"Bound","capacity":{"storage":"1Gi"}}}"""
            )
        ).Expect(200);
        (await server.Admin.PatchAsync(path, Size("3Gi"))).Expect(200);
        (await server.Admin.PatchAsync(path, Size("2Gi"))).Expect(200);
        Assert.Equal(
            "spec.resources.requests.storage: Forbidden: field can not be less than status.capacity",
            KindServer.Faults(await server.Admin.PatchAsync(path, Size("1Gi")))
        );
    }

    [Fact]
    public async Task A_volume_moves_to_the_new_labels_of_nodes_and_nowhere_else()
    {
        string On(string key) =>
            "{\"spec\":{\"nodeAffinity\":{\"required\":{\"nodeSelectorTerms\":[{\"matchExpressions\":["
            + $"{{\"key\":\"{key}\",\"operator\":\"In\",\"values\":[\"a\"]}}]}}]}}}}}}}}";
        var path = await server.CreateAsync(Kinds["PersistentVolume"], On("failure-domain.beta.kubernetes.io/zone"));
        Assert.Contains(
            "nodeAffinity: Invalid value: ",
            KindServer.Faults(await server.Admin.PatchAsync(path, On("kubernetes.io/hostname")))
        );
        (await server.Admin.PatchAsync(path, On("topology.kubernetes.io/zone"))).Expect(200);
    }

    [Fact]
    public async Task A_volume_knows_since_when_it_is_in_its_phase()
    {
        var path = await server.CreateAsync(Kinds["PersistentVolume"]);
        var made = (await server.Admin.GetAsync(path)).Expect(200);
        Assert.Equal(made.Text("metadata", "creationTimestamp"), made.Text("status", "lastPhaseTransitionTime"));
        const string Said = "2020-01-01T00:00:00Z";
        var told = await server.Admin.PatchAsync(
            $"{path}/status",
            $$$"""{"status":{"phase":"Available","lastPhaseTransitionTime":"{{{Said}}}"}}"""
        );
        Assert.Equal(Said, told.Expect(200).Text("status", "lastPhaseTransitionTime"));
        var moved = await server.Admin.PatchAsync($"{path}/status", """{"status":{"phase":"Released"}}""");
        Assert.NotEqual(Said, moved.Expect(200).Text("status", "lastPhaseTransitionTime"));
    }

    [Theory]
    [InlineData("PersistentVolume", "{}", "")]
    [InlineData("PersistentVolume", """{"spec":{"hostPath":null,"nfs":{"server":"s","path":"/"}}}""", "spec.nfs: not")]
    [InlineData("PersistentVolume", """{"spec":{"volumeMode":"Block"}}""", "volumes of this kind are folders")]
    [InlineData(
        "PersistentVolume",
        """{"spec":{"volumeMode":"Block","hostPath":null,"csi":{"driver":"d.example","volumeHandle":"h"}}}""",
        ""
    )]
    [InlineData("PersistentVolumeClaim", "{}", "")]
    [InlineData("PersistentVolumeClaim", """{"spec":{"volumeMode":"Block"}}""", "")]
    public async Task Who_asks_for_what_nothing_carries_out_is_told(string kind, string patch, string warning)
    {
        var made = await server.Admin.PostAsync(
            $"{Kinds[kind].Path}?dryRun=All",
            Kinds[kind].Named("a", patch).ToJsonString()
        );
        var warnings = KindServer.Warnings(made.Expect(201));
        if (warning.Length == 0)
            Assert.Equal("", warnings);
        else
            Assert.Contains(warning, warnings);
    }

    [Theory]
    [InlineData(
        "ResourceQuota",
        """{"spec":{"hard":{"requests.cpu":"3"}}}""",
        "ResourceQuota requests.cpu (3) should " + "be less than limits.cpu (2)"
    )]
    [InlineData(
        "PersistentVolume",
        """{"spec":{"persistentVolumeReclaimPolicy":"Recycle"}""" + """}""",
        "The Recycle reclaim policy is deprecated."
    )]
    [InlineData(
        "PersistentVolumeClaim",
        """{"metadata":{"annotations":{"volume.beta.kubernetes.io/storage-clas""" + """s":"x"}}}""",
        "deprecated since v1.8; use"
    )]
    public async Task What_is_good_and_unwise_is_warned_of(string kind, string patch, string warning)
    {
        var body = Kinds[kind].Named("a", patch).ToJsonString();
        var made = (await server.Admin.PostAsync($"{Kinds[kind].Path}?dryRun=All", body)).Expect(201);
        Assert.Contains(warning, KindServer.Warnings(made));
    }

    [Fact]
    public async Task A_budget_is_only_written_by_who_has_seen_it()
    {
        var kind = Kinds["PodDisruptionBudget"];
        var path = await server.CreateAsync(kind);
        var name = path[(path.LastIndexOf('/') + 1)..];
        var put = await server.Admin.PutAsync(path, kind.Named(name).ToJsonString());
        Assert.Equal(
            "metadata.resourceVersion: Invalid value: 0: must be specified for an update",
            KindServer.Faults(put)
        );
    }

    [Fact]
    public async Task A_put_makes_a_limit_range_that_is_not_there_and_no_quota()
    {
        var (limits, quota) = (Kinds["LimitRange"], Kinds["ResourceQuota"]);
        (await server.Admin.PutAsync($"{limits.Path}/new", limits.Named("new").ToJsonString())).Expect(201);
        (await server.Admin.PutAsync($"{quota.Path}/new", quota.Named("new").ToJsonString())).Expect(404);
    }

    [Fact]
    public async Task Each_tenant_has_volumes_of_its_own()
    {
        (
            await server.Admin.PostAsync(
                "/api/v1/tenants",
                """{"metadata":{"name":"blue"},"spec":{"storageClusterId":"1"}}"""
            )
        ).Expect(201);
        var kind = Kinds["PersistentVolume"];
        var body = kind.Named("same").ToJsonString();
        (await server.Admin.PostAsync(kind.Path, body)).Expect(201);
        (await server.Admin.PostAsync("/api/v1/tenants/blue/persistentvolumes", body)).Expect(201);
        var list = (await server.Admin.GetAsync("/api/v1/tenants/blue/persistentvolumes")).Expect(200);
        Assert.Single(list.Node("items")!.AsArray());
    }
}

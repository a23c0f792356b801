using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>The kinds of storage.k8s.io.</summary>
public sealed class StorageKindTests(KindServer server) : IClassFixture<KindServer>
{
    private const string Root = "/apis/storage.k8s.io/v1";

    private static readonly Dictionary<string, KindCase> Kinds = new()
    {
        ["StorageClass"] = new(
            $"{Root}/storageclasses",
            """{"provisioner":"disks.example.com/Fast","parameters":{"type":"ssd"}}""",
            """{"allowVolumeExpansion":true}"""
        )
        {
            Columns = "Name|Provisioner|ReclaimPolicy|VolumeBindingMode|AllowVolumeExpansion|Age",
            Cells = "disks.example.com/Fast|Delete|Immediate|false|age",
            Warning = "claims of this class stay Pending",
        },
        ["VolumeAttributesClass"] = new(
            $"{Root}/volumeattributesclasses",
            """{"driverName":"disks.example.com","parameters":{"iops":"100"}}""",
            """{"metadata":{"annotations":{"a":"b"}}}"""
        )
        {
            Columns = "Name|DriverName|Age",
            Cells = "disks.example.com|age",
            Warning = "only a driver's own sidecars",
        },
        ["CSIDriver"] = new(
            $"{Root}/csidrivers",
            """{"spec":{"tokenRequests":[{"audience":"a"},{"audience":"b","expirationSeconds":600}]}}""",
            """{"spec":{"podInfoOnMount":true}}"""
        )
        {
            Columns = "Name|AttachRequired|PodInfoOnMount|StorageCapacity|TokenRequests|RequiresRepublish|Modes|Age",
            Cells = "true|false|false|a,b|false|Persistent|age",
            NeedsVersion = true,
        },
        ["CSINode"] = new(
            $"{Root}/csinodes",
            """{"spec":{"drivers":[{"name":"disks.example.com","nodeID":"n","topologyKeys":["zone"]}]}}""",
            """
            {"spec":{"drivers":[{"name":"disks.example.com","nodeID":"n","topologyKeys":["zone"],
             "allocatable":{"count":3}}]}}
            """
        )
        {
            Columns = "Name|Drivers|Age",
            Cells = "1|age",
            NeedsVersion = true,
        },
        ["CSIStorageCapacity"] = new(
            $"{Root}/namespaces/shop/csistoragecapacities",
            """{"storageClassName":"fast","nodeTopology":{"matchLabels":{"zone":"a"}},"capacity":"1Gi"}""",
            """{"capacity":"2Gi"}"""
        )
        {
            Columns = "Name|StorageClassName|Capacity",
            Cells = "fast|1Gi",
            NeedsVersion = true,
        },
        ["VolumeAttachment"] = new(
            $"{Root}/volumeattachments",
            """{"spec":{"attacher":"disks.example.com","nodeName":"n","source":{"persistentVolumeName":"pv"}}}""",
            """{"metadata":{"annotations":{"a":"b"}}}"""
        )
        {
            Columns = "Name|Attacher|PV|Node|Attached|Age",
            Cells = "disks.example.com|pv|n|false|age",
            Status = """{"status":{"attached":true,"attachmentMetadata":{"device":"/dev/sdb"}}}""",
            NeedsVersion = true,
        },
    };

    public static TheoryData<string> Names => new(Kinds.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Objects_of_each_kind_are_written_in_every_way(string kind) => server.Probe.RunAsync(Kinds[kind]);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Each_kind_is_shown_as_a_table(string kind) => server.Probe.TableAsync(Kinds[kind]);

    [Theory]
    [InlineData("StorageClass", """{"provisioner":null}""", "provisioner: Required value")]
    [InlineData(
        "StorageClass",
        """{"provisioner":"a/b/c"}""",
        "provisioner: Invalid value: \"a/b/c\": a valid label key must consist of alphanumeric characters, '-', '_' or "
            + "'.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or "
            + "'123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional "
            + "DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"
    )]
    [InlineData(
        "StorageClass",
        """{"volumeBindingMode":"Later","reclaimPolicy":"Recycle"}""",
        "reclaimPolicy: Unsupported value: \"Recycle\": supported values: \"Delete\", \"Retain\"\n"
            + "volumeBindingMode: Unsupported value: \"Later\": supported values: \"Immediate\", "
            + "\"WaitForFirstConsumer\""
    )]
    [InlineData(
        "StorageClass",
        """{"allowedTopologies":[{"matchLabelExpressions":[{"key":"zone","values":[]}]}]}""",
        "allowedTopologies[0].matchLabelExpressions[0].values: Required value"
    )]
    [InlineData(
        "VolumeAttributesClass",
        """{"driverName":null,"parameters":null}""",
        "driverName: Required value\nparameters: Required value: must contain at least one key/value pair"
    )]
    [InlineData(
        "CSIDriver",
        """{"spec":{"fsGroupPolicy":"Some","volumeLifecycleModes":["Short"],"tokenRequests":null}}""",
        "spec.fsGroupPolicy: Unsupported value: \"Some\": supported values: \"File\", \"None\", "
            + "\"ReadWriteOnceWithFSType\"\n"
            + "spec.volumeLifecycleModes: Unsupported value: \"Short\": supported values: \"Ephemeral\", "
            + "\"Persistent\""
    )]
    [InlineData(
        "CSIDriver",
        """
            {"spec":{"tokenRequests":[{"audience":"a","expirationSeconds":599},
             {"audience":"a","expirationSeconds":4294967297}]}}
            """,
        "spec.tokenRequests[0].expirationSeconds: Invalid value: 599: may not specify a duration less than 10 minutes\n"
            + "spec.tokenRequests[1].audience: Duplicate value: \"a\"\n"
            + "spec.tokenRequests[1].expirationSeconds: Invalid value: 4294967297: may not specify a duration larger "
            + "than 2^32 seconds"
    )]
    [InlineData(
        "CSINode",
        """
            {"spec":{"drivers":[{"name":"a","nodeID":""},
             {"name":"a","nodeID":"n","allocatable":{"count":-1},"topologyKeys":["z","z"]}]}}
            """,
        "spec.drivers[0].nodeID: Required value\n"
            + "spec.drivers[1].name: Duplicate value: \"a\"\n"
            + "spec.drivers[1].allocatable.count: Invalid value: -1: must be greater than or equal to 0\n"
            + "spec.drivers[1]: Duplicate value: \"z\""
    )]
    [InlineData(
        "CSIStorageCapacity",
        """{"storageClassName":null,"capacity":"-1","maximumVolumeSize":"-2"}""",
        "storageClassName: Required value\n"
            + "capacity: Invalid value: \"-1\": must be greater than or equal to 0\n"
            + "maximumVolumeSize: Invalid value: \"-2\": must be greater than or equal to 0"
    )]
    [InlineData(
        "CSIStorageCapacity",
        """{"nodeTopology":{"matchExpressions":[{"key":"zone","operator":"In"}]}}""",
        "nodeTopology.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'"
    )]
    [InlineData(
        "VolumeAttachment",
        """{"spec":{"source":{"persistentVolumeName":null}}}""",
        "spec.source: Required value: must specify exactly one of inlineVolumeSpec and persistentVolumeName"
    )]
    [InlineData(
        "VolumeAttachment",
        """{"spec":{"attacher":"","source":{"inlineVolumeSpec":{}}}}""",
        "spec.attacher: Required value\n"
            + "spec.source: Forbidden: must specify exactly one of inlineVolumeSpec and persistentVolumeName"
    )]
    public Task Bad_objects_are_refused_with_the_reason(string kind, string patch, string errors) =>
        server.Probe.RefusedAsync(Kinds[kind], patch, errors);

    [Theory]
    [InlineData(
        "StorageClass",
        """{"provisioner":"other","parameters":{"type":"hdd"},"reclaimPolicy":"Retain"}""",
        "parameters: Forbidden: updates to parameters are forbidden.\n"
            + "provisioner: Forbidden: updates to provisioner are forbidden.\n"
            + "reclaimPolicy: Forbidden: updates to reclaimPolicy are forbidden."
    )]
    [InlineData(
        "StorageClass",
        """{"volumeBindingMode":"WaitForFirstConsumer"}""",
        "volumeBindingMode: Invalid value: \"WaitForFirstConsumer\": field is immutable"
    )]
    [InlineData(
        "VolumeAttributesClass",
        """{"driverName":"other","parameters":{"iops":"200"}}""",
        "driverName: Forbidden: updates to driverName are forbidden.\n"
            + "parameters: Forbidden: updates to parameters are forbidden."
    )]
    [InlineData(
        "CSIDriver",
        """{"spec":{"attachRequired":false,"volumeLifecycleModes":["Ephemeral"]}}""",
        "spec.attachRequired: Invalid value: false: field is immutable\n"
            + "spec.volumeLifecycleModes: Invalid value: [\"Ephemeral\"]: field is immutable"
    )]
    [InlineData(
        "CSINode",
        """{"spec":{"drivers":[{"name":"disks.example.com","nodeID":"m","topologyKeys":["zone"]}]}}""",
        "CSINodeDriver: Invalid value: {\"name\":\"disks.example.com\",\"nodeID\":\"m\",\"topologyKeys\":[\"zone\"]}: "
            + "field is immutable"
    )]
    [InlineData(
        "CSIStorageCapacity",
        """{"storageClassName":"slow","nodeTopology":{"matchLabels":{"zone":"b"}}}""",
        "nodeTopology: Invalid value: {\"matchLabels\":{\"zone\":\"b\"}}: field is immutable\n"
            + "storageClassName: Invalid value: \"slow\": field is immutable"
    )]
    [InlineData(
        "VolumeAttachment",
        """{"spec":{"nodeName":"m"}}""",
        "spec: Invalid value: {\"attacher\":\"disks.example.com\",\"source\":{\"persistentVolumeName\":\"pv\"},"
            + "\"nodeName\":\"m\"}: field is immutable"
    )]
    public Task What_may_not_change_is_kept(string kind, string patch, string errors) =>
        server.Probe.KeptAsync(Kinds[kind], patch, errors);

    [Fact]
    public async Task Parameters_are_bounded_in_number_and_bytes()
    {
        var many = string.Join(",", Enumerable.Range(0, 513).Select(i => $"\"k{i}\":\"\""));
        await server.Probe.RefusedAsync(
            Kinds["StorageClass"],
            $"{{\"parameters\":{{{many}}}}}",
            "parameters: Too long: may not be more than 512 bytes"
        );
        await server.Probe.RefusedAsync(
            Kinds["StorageClass"],
            $"{{\"parameters\":{{\"type\":\"{new string('x', 262_141)}\"}}}}",
            "parameters: Too long: may not be more than 262144 bytes"
        );
        var (_, body) = KindProbe.New(
            Kinds["StorageClass"],
            $"{{\"parameters\":{{\"type\":\"{new string('x', 262_140)}\"}}}}"
        );
        (await server.Admin.PostAsync(Kinds["StorageClass"].Collection, body.ToJsonString())).Expect(201);
    }

    [Fact]
    public async Task A_default_storage_class_is_marked_in_the_table()
    {
        var (path, body) = KindProbe.New(
            Kinds["StorageClass"],
            """{"metadata":{"annotations":{"storageclass.kubernetes.io/is-default-class":"true"}}}"""
        );
        (await server.Admin.PostAsync(Kinds["StorageClass"].Collection, body.ToJsonString())).Expect(201);
        var table = (await server.Admin.GetAsync(path, "application/json;as=Table;v=v1;g=meta.k8s.io")).Expect(200);
        Assert.Equal($"{body["metadata"]!["name"]} (default)", table.Text("rows", "0", "cells", "0"));
    }

    [Fact]
    public async Task The_name_of_a_CSI_driver_is_no_longer_than_63_bytes() =>
        await server.Probe.RefusedAsync(
            Kinds["CSIDriver"] with
            {
                Name = _ => new string('d', 64),
            },
            "{}",
            "metadata.name: Too long: may not be more than 63 bytes"
        );

    [Fact]
    public async Task The_status_of_an_attachment_takes_no_metadata_along()
    {
        var kind = Kinds["VolumeAttachment"];
        var (path, body) = KindProbe.New(kind);
        (await server.Admin.PostAsync(kind.Collection, body.ToJsonString())).Expect(201);
        var written = await server.Admin.PatchAsync(
            $"{path}/status",
            """{"metadata":{"labels":{"a":"b"}},"status":{"attached":true}}"""
        );
        Assert.Equal(
            ("true", ""),
            (written.Expect(200).Text("status", "attached"), written.Text("metadata", "labels"))
        );
    }
}

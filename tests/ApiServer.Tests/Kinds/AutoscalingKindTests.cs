using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests.Kinds;

/// <summary>Autoscalers in both of their versions, through the REST door.</summary>
public sealed class AutoscalingKindTests(KindServer server) : IClassFixture<KindServer>
{
    private const string Prefix = "autoscaling.alpha.kubernetes.io/";
    private const string Memory =
        """{"type":"Resource","resource":{"name":"memory","target":{"type":"AverageValue","averageValue":"1Gi"}}}""";

    private static readonly string[] Columns =
    [
        "Name",
        "Reference",
        "Targets",
        "MinPods",
        "MaxPods",
        "Replicas",
        "Age",
    ];

    private static readonly KindCase V2 = new(
        "autoscaling/v2/horizontalpodautoscalers",
        "HorizontalPodAutoscaler",
        """{"spec":{"scaleTargetRef":{"kind":"Deployment","name":"web","apiVersion":"apps/v1"},"maxReplicas":3}}""",
        Columns,
        new()
        {
            ["Reference"] = "Deployment/web",
            ["Targets"] = "cpu: 50%/80%",
            ["MinPods"] = "1",
            ["MaxPods"] = "5",
            ["Replicas"] = "2",
        }
    )
    {
        Change = """{"spec":{"maxReplicas":5}}""",
        Status = """
            {"currentReplicas":2,"desiredReplicas":2,"currentMetrics":[{"type":"Resource","resource":{"name":"cpu",
            "current":{"averageValue":"5m","averageUtilization":50}}}]}
            """,
        HasGeneration = false,
    };

    private static readonly KindCase V1 = V2 with
    {
        Resource = "autoscaling/v1/horizontalpodautoscalers",
        Status = """{"currentReplicas":2,"desiredReplicas":2,"currentCPUUtilizationPercentage":50}""",
    };

    private static KindCase Of(string version) => version == "v1" ? V1 : V2;

    [Theory]
    [InlineData("v1")]
    [InlineData("v2")]
    public Task It_lives_from_its_creation_to_its_deletion(string version) => server.LiveAsync(Of(version));

    [Fact]
    public async Task Both_versions_are_named_and_the_second_is_preferred_and_stored()
    {
        var group = (await server.Admin.GetAsync("/apis/autoscaling")).Expect(200);
        Assert.Equal(
            ("v2", "v2", "v1"),
            (
                group.Text("preferredVersion", "version"),
                group.Text("versions", "0", "version"),
                group.Text("versions", "1", "version")
            )
        );
        foreach (var version in new[] { "v1", "v2" })
        {
            var served = (await server.Admin.GetAsync($"/apis/autoscaling/{version}")).Expect(200);
            Assert.Equal("qwQve8ut294=", served.Text("resources", "0", "storageVersionHash"));
        }
    }

    [Theory]
    [InlineData("v2", "{}", "spec.minReplicas", "1")]
    [InlineData("v2", "{}", "spec.metrics.0.resource.target.averageUtilization", "80")]
    [InlineData("v2", """{"spec":{"behavior":{}}}""", "spec.behavior.scaleUp.stabilizationWindowSeconds", "0")]
    [InlineData("v2", """{"spec":{"behavior":{}}}""", "spec.behavior.scaleUp.selectPolicy", "Max")]
    [InlineData("v2", """{"spec":{"behavior":{}}}""", "spec.behavior.scaleUp.policies.0.type", "Pods")]
    [InlineData("v2", """{"spec":{"behavior":{}}}""", "spec.behavior.scaleUp.policies.1.value", "100")]
    [InlineData("v2", """{"spec":{"behavior":{}}}""", "spec.behavior.scaleDown.stabilizationWindowSeconds", "")]
    [InlineData("v2", """{"spec":{"behavior":{}}}""", "spec.behavior.scaleDown.policies.0.type", "Percent")]
    [InlineData("v1", "{}", "spec.targetCPUUtilizationPercentage", "80")]
    public async Task What_is_not_said_is_filled_in(string version, string patch, string field, string value)
    {
        var made = await server.Admin.GetAsync(await server.CreateAsync(Of(version), patch));
        Assert.Equal(value, made.Expect(200).Text(field.Split('.')));
    }

    [Fact]
    public async Task What_the_first_version_has_no_field_for_stands_in_annotations_and_survives_its_writes()
    {
        var patch = $$$"""{"spec":{"behavior":{"scaleDown":{"selectPolicy":"Min"}},"metrics":[{{{Memory}}}]}}""";
        var path = await server.CreateAsync(V2, patch);
        const string Condition = """{"type":"AbleToScale","status":"True","reason":"R","message":"m"}""";
        (await server.Admin.PatchAsync($"{path}/status", $$$"""{"status":{"conditions":[{{{Condition}}}]}}""")).Expect(
            200
        );
        var second = (await server.Admin.GetAsync(path)).Expect(200);
        var first = (await server.Admin.GetAsync(path.Replace("/v2/", "/v1/"))).Expect(200);
        Assert.Equal("", first.Text("spec", "targetCPUUtilizationPercentage"));
        Assert.Equal(
            """[{"type":"Resource","resource":{"name":"memory","targetAverageValue":"1Gi"}}]""",
            first.Text("metadata", "annotations", Prefix + "metrics")
        );
        Assert.Contains("\"SelectPolicy\":\"Min\"", first.Text("metadata", "annotations", Prefix + "behavior"));
        Assert.Contains("AbleToScale", first.Text("metadata", "annotations", Prefix + "conditions"));
        // Written back as it came, but for one field that both have.
        first.Body["spec"]!["maxReplicas"] = 9;
        var put = await server.Admin.PutAsync(path.Replace("/v2/", "/v1/"), first.Body.ToJsonString());
        put.Expect(200);
        var after = (await server.Admin.GetAsync(path)).Expect(200);
        second.Body["spec"]!["maxReplicas"] = 9;
        Assert.Equal(second.Node("spec")!.ToJsonString(), after.Node("spec")!.ToJsonString());
        Assert.Equal(second.Node("status")!.ToJsonString(), after.Node("status")!.ToJsonString());
        Assert.Null(after.Node("metadata", "annotations"));
    }

    [Theory]
    [InlineData(
        """{"type":"Pods","pods":{"metric":{"name":"m"},"target":{"type":"AverageValue","averageValue":"2"}}}"""
    )]
    [InlineData(
        """{"type":"Object","object":{"describedObject":{"kind":"K","name":"n"},"target":{"type":"Value","value":"2"}"""
            + ""","metric":{"name":"m"}}}"""
    )]
    [InlineData(
        """{"type":"Object","object":{"describedObject":{"kind":"K","name":"n"},"target":{"type":"AverageValue","aver"""
            + """ageValue":"2"},"metric":{"name":"m"}}}"""
    )]
    [InlineData(
        """{"type":"External","external":{"metric":{"name":"m","selector":{"matchLabels":{"a":"b"}}},"target":{"typ"""
            + """e":"Value","value":"2"}}}"""
    )]
    [InlineData(
        """{"type":"External","external":{"metric":{"name":"m"},"target":{"type":"AverageValue","averageValue":"2"}}}"""
    )]
    [InlineData(
        """{"type":"Resource","resource":{"name":"memory","target":{"type":"Utilization","averageUtilization":70}}}"""
    )]
    [InlineData(
        """{"type":"ContainerResource","containerResource":{"name":"cpu","target":{"type":"Utilization","averageUtili"""
            + """zation":70},"container":"c"}}"""
    )]
    public async Task A_metric_of_each_type_comes_back_from_the_first_version(string metric)
    {
        var path = await server.CreateAsync(V2, $$$"""{"spec":{"metrics":[{{{metric}}}]}}""");
        var first = (await server.Admin.GetAsync(path.Replace("/v2/", "/v1/"))).Expect(200);
        first.Body["metadata"]!["labels"] = new JsonObject { ["written"] = "back" };
        (await server.Admin.PutAsync(path.Replace("/v2/", "/v1/"), first.Body.ToJsonString())).Expect(200);
        var after = (await server.Admin.GetAsync(path)).Expect(200);
        Assert.Equal("back", after.Text("metadata", "labels", "written"));
        Assert.Equal($"[{metric}]", after.Node("spec", "metrics")!.ToJsonString());
    }

    [Fact]
    public async Task A_status_written_in_the_first_version_changes_nothing_of_the_spec()
    {
        var path = await server.CreateAsync(V2, $$$"""{"spec":{"metrics":[{{{Memory}}}]}}""");
        var first = (await server.Admin.GetAsync(path.Replace("/v2/", "/v1/"))).Expect(200);
        first.Body["metadata"]!["annotations"] = null;
        first.Body["status"]!["currentReplicas"] = 7;
        (await server.Admin.PutAsync($"{path.Replace("/v2/", "/v1/")}/status", first.Body.ToJsonString())).Expect(200);
        var after = (await server.Admin.GetAsync(path)).Expect(200);
        Assert.Equal("7", after.Text("status", "currentReplicas"));
        Assert.Equal($"[{Memory}]", after.Node("spec", "metrics")!.ToJsonString());
    }

    [Theory]
    [InlineData("metrics")]
    [InlineData("behavior")]
    [InlineData("current-metrics")]
    [InlineData("conditions")]
    public async Task An_annotation_that_cannot_be_read_is_refused(string name)
    {
        var body = V1.Named("a");
        body["metadata"]!["annotations"] = new JsonObject { [Prefix + name] = "{nonsense" };
        var answer = await server.Admin.PostAsync($"{V1.Path}?dryRun=All", body.ToJsonString());
        Assert.Contains($"metadata.annotations[{Prefix}{name}]: Invalid value: ", KindServer.Faults(answer));
    }

    [Theory]
    [InlineData("""{"minReplicas":0}""", "spec.minReplicas: Invalid value: 0: must be greater than or equal to 1")]
    [InlineData("""{"maxReplicas":0}""", "spec.maxReplicas: Invalid value: 0: must be greater than 0")]
    [InlineData(
        """{"minReplicas":4}""",
        "spec.maxReplicas: Invalid value: 3: must be greater than or equal to `minReplicas`"
    )]
    [InlineData("""{"scaleTargetRef":{"kind":null}}""", "spec.scaleTargetRef.kind: Required value")]
    [InlineData(
        """{"scaleTargetRef":{"name":"a/b"}}""",
        "spec.scaleTargetRef.name: Invalid value: \"a/b\": may not contain '/'"
    )]
    [InlineData(
        """{"metrics":[{"type":"X"}]}""",
        "spec.metrics[0].type: Unsupported value: \"X\": supported values: \"ContainerResource\", \"External\", "
            + "\"Object\", \"Pods\", \"Resource\""
    )]
    [InlineData(
        """{"metrics":[{"type":"Pods"}]}""",
        "spec.metrics[0].pods: Required value: must populate information for the given metric source"
    )]
    [InlineData(
        """{"metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"type":"X","averageUtilization":1}}}]}""",
        "spec.metrics[0].resource.target.type: Invalid value: \"X\": must be either Utilization, Value, or AverageValue"
    )]
    [InlineData(
        """{"metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilizatio"""
            + """n":0}}}]}""",
        "spec.metrics[0].resource.target.averageUtilization: Invalid value: 0: must be greater than 0"
    )]
    [InlineData(
        """{"metrics":[{"type":"Pods","pods":{"metric":{"name":""},"target":{"type":"AverageValue","averageValu"""
            + """e":"1"}}}]}""",
        "spec.metrics[0].pods.metric.name: Required value: must specify a metric name"
    )]
    [InlineData(
        """{"behavior":{"scaleUp":{"stabilizationWindowSeconds":-1}}}""",
        "spec.behavior.scaleUp.stabilizationWindowSeconds: Invalid value: -1: must be greater than or equal to zero"
    )]
    [InlineData(
        """{"behavior":{"scaleDown":{"stabilizationWindowSeconds":3601}}}""",
        "spec.behavior.scaleDown.stabilizationWindowSeconds: Invalid value: 3601: must be less than or equal to 3600"
    )]
    [InlineData(
        """{"behavior":{"scaleUp":{"policies":[{"type":"Pods","value":1,"periodSeconds":0}]}}}""",
        "spec.behavior.scaleUp.policies[0].periodSeconds: Invalid value: 0: must be greater than zero"
    )]
    [InlineData(
        """{"behavior":{"scaleUp":{"policies":[{"type":"Pods","value":1,"periodSeconds":1801}]}}}""",
        "spec.behavior.scaleUp.policies[0].periodSeconds: Invalid value: 1801: must be less than or equal to 1800"
    )]
    [InlineData(
        """{"behavior":{"scaleUp":{"policies":[{"type":"X","value":1,"periodSeconds":1}]}}}""",
        "spec.behavior.scaleUp.policies[0].type: Unsupported value: \"X\": supported values: \"Percent\", \"Pods\""
    )]
    public Task What_is_wrong_is_told_by_field(string spec, string fault) =>
        server.RefusesAsync(V2, $$"""{"spec":{{spec}}}""", fault);

    [Theory]
    [InlineData("""{"minReplicas":0}""", "spec.minReplicas: Invalid value: 0: must be greater than or equal to 1")]
    [InlineData(
        """{"targetCPUUtilizationPercentage":0}""",
        "spec.metrics[0].resource.target.averageUtilization: Invalid value: 0: must be greater than 0"
    )]
    public Task What_is_wrong_in_the_first_version_is_told_as_in_the_second(string spec, string fault) =>
        server.RefusesAsync(V1, $$"""{"spec":{{spec}}}""", fault);

    [Theory]
    [InlineData("[]", "cpu: <unknown>/80%")]
    [InlineData(
        """[{"type":"Pods","pods":{"metric":{"name":"m"},"target":{"type":"AverageValue","averageValue":"2"}}}]""",
        "<unknown>/2"
    )]
    [InlineData(
        """[{"type":"External","external":{"metric":{"name":"m"},"target":{"type":"AverageValue","averageValue":"2"}}"""
            + """}]""",
        "<unknown>/2 (avg)"
    )]
    [InlineData(
        """[{"type":"External","external":{"metric":{"name":"m"},"target":{"type":"Value","value":"2"}}}]""",
        "<unknown>/2"
    )]
    [InlineData($"[{Memory},{Memory},{Memory}]", "memory: <unknown>/1Gi, memory: <unknown>/1Gi + 1 more...")]
    public async Task A_table_tells_what_is_aimed_at(string metrics, string cell)
    {
        var path = await server.CreateAsync(V2, $$$"""{"spec":{"metrics":{{{metrics}}}}}""");
        foreach (var version in new[] { "/v1/", "/v2/" })
        {
            var table = await server.Admin.GetAsync(
                path.Replace("/v2/", version),
                "application/json;as=Table;v=v1;g=meta.k8s.io"
            );
            Assert.Equal(cell, table.Expect(200).Text("rows", "0", "cells", "2"));
        }
    }

    [Fact]
    public async Task A_watch_of_one_version_sees_what_is_written_in_the_other()
    {
        using var watch = await server
            .Server.Client()
            .WatchAsync($"{V1.Path}?watch=true&fieldSelector=metadata.name%3Dseen");
        (await server.Admin.PostAsync(V2.Path, V2.Named("seen").ToJsonString())).Expect(201);
        var frame = await watch.NextAsync();
        Assert.Equal("autoscaling/v1", frame!["object"]!["apiVersion"]!.ToString());
        Assert.Equal(80, (int)frame["object"]!["spec"]!["targetCPUUtilizationPercentage"]!);
    }
}

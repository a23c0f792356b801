using System.Text;
using Arktos.ApiServer.Registry.Pods;

namespace Arktos.ApiServer.Tests;

public sealed class PodManifestTests
{
    private const string Head = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n";

    [Fact]
    public void A_pod_of_a_file_has_defaults_as_one_of_the_API()
    {
        var pod = Read(Head + "spec: {containers: [{name: c, image: web, resources: {limits: {cpu: 1}}}]}");
        Assert.Equal(
            ("Always", "ClusterFirst", 30L, true),
            (
                pod.Spec.RestartPolicy,
                pod.Spec.DnsPolicy,
                pod.Spec.TerminationGracePeriodSeconds,
                pod.Spec.EnableServiceLinks
            )
        );
        var container = pod.Spec.Containers[0];
        Assert.Equal(("Always", "1"), (container.ImagePullPolicy, container.Resources.Requests!["cpu"].ToString()));
        Assert.Equal(("Pending", "Burstable"), (pod.Status.Phase, pod.Status.QosClass));
        Assert.Equal(
            "p",
            Read(
                """{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"},"spec":{"containers":[{"name":"c","image":"i"}]}}"""
            ).Metadata.Name
        );
    }

    [Theory]
    [InlineData("", "it cannot be read: ")]
    [InlineData("{", "it cannot be read: ")]
    [InlineData("a: b: c", "it cannot be read: ")]
    [InlineData("apiVersion: v1\nkind: Pod\n---\nkind: Pod", "it cannot be read: ")]
    [InlineData("[]", "it cannot be read: ")]
    [InlineData("apiVersion: v1\nkind: Service", "kind Pod of v1 was expected, and it is \"Service\" of \"v1\"")]
    [InlineData("kind: Pod", "kind Pod of v1 was expected, and it is \"Pod\" of \"\"")]
    [InlineData(Head + "spec: {containers: 5}", "it cannot be read: ")]
    [InlineData(Head + "spec: {}", "spec.containers: Required value")]
    [InlineData(Head + "spec: {restartPolicy: Perhaps, containers: [{name: c, image: i}]}", "spec.restartPolicy: ")]
    [InlineData(
        "apiVersion: v1\nkind: Pod\nmetadata: {name: P}\nspec: {containers: [{name: c, image: i}]}",
        "metadata.name: "
    )]
    [InlineData(
        "apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: a.b}\nspec: {containers: [{name: c, image: i}]}",
        "metadata.namespace: "
    )]
    [InlineData(
        "apiVersion: v1\nkind: Pod\nmetadata: {name: p, labels: {a: b c}}\nspec: {containers: [{name: c, image: i}]}",
        "metadata.labels: Invalid value: \"b c\""
    )]
    [InlineData(
        Head + "spec: {schedulingGates: [{name: a/b}], containers: [{name: c, image: i}]}",
        "spec.nodeName: Forbidden: cannot be set until all schedulingGates have been cleared"
    )]
    [InlineData(
        Head + "spec: {ephemeralContainers: [{name: d, image: i}], containers: [{name: c, image: i}]}",
        "spec.ephemeralContainers: Forbidden: cannot be set on create"
    )]
    [InlineData(
        Head + "spec: {resourceClaims: [{name: d, resourceClaimName: r}], containers: [{name: c, image: i}]}",
        "static pods may not reference resourceclaims"
    )]
    [InlineData(
        Head + "spec: {volumes: [{name: v, secret: {secretName: s}}], containers: [{name: c, image: i}]}",
        "static pods may not reference secrets"
    )]
    [InlineData(
        Head + "spec: {containers: [{name: c, image: i, envFrom: [{configMapRef: {name: m}}]}]}",
        "static pods may not reference configmaps"
    )]
    [InlineData(
        Head + "spec: {serviceAccountName: a, containers: [{name: c, image: i}]}",
        "static pods may not reference serviceaccounts"
    )]
    [InlineData(
        Head + "spec: {volumes: [{name: v, persistentVolumeClaim: {claimName: c}}], containers: [{name: c, image: i}]}",
        "static pods may not reference persistentvolumeclaims"
    )]
    public void What_is_wrong_with_it_is_told(string text, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<FormatException>(() => Read(text)).Message);

    private static Api.Core.V1.Pod Read(string text) => PodManifest.Read(Encoding.UTF8.GetBytes(text));
}
